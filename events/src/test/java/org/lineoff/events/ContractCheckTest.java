package org.lineoff.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The random streams keep the contract, and streams that do not are told apart. */
class ContractCheckTest {
    private final Places places = TwoLines.places();
    private final int weld = places.indexOf("p1/body/main/weld-1");
    private final int section = places.indexOf("p1/body/main");
    private final int audit = places.indexOf("p1/body/main/audit");

    private List<String> broken(List<Happening> events, long horizon) {
        ContractCheck check = new ContractCheck(places);
        events.forEach(e -> e.into(check));
        return check.broken(horizon);
    }

    private void assertBroken(String how, Happening... events) {
        assertThat(broken(List.of(events), 1000)).anyMatch(b -> b.contains(how));
    }

    @Test
    void randomStreamsKeepTheContractInAnyOrderInsideAnInstant() {
        for (long seed = 0; seed < 200; seed++) {
            List<Happening> events = RandomStream.of(seed);
            long horizon = RandomStream.horizon(seed);
            assertThat(broken(events, horizon)).as("seed %d", seed).isEmpty();
            assertThat(broken(RandomStream.shuffled(events, seed), horizon))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENTERED", "WORK_STARTED", "WORK_FINISHED", "RELEASED", "MEASURED"})
    void aStreamThatLosesAnEventBreaksIt(String lost) {
        EventType type = EventType.valueOf(lost);
        for (long seed = 0; seed < 20; seed++) {
            List<Happening> events = new ArrayList<>(RandomStream.of(seed));
            boolean needed =
                    events.removeIf(
                            e ->
                                    e.type() == type
                                            && (type != EventType.MEASURED || e.value() == 0));
            boolean follows = events.stream().anyMatch(e -> follows(type, e));
            if (needed && follows) {
                assertThat(broken(events, RandomStream.horizon(seed)))
                        .as("seed %d", seed)
                        .isNotEmpty();
            }
        }
    }

    private boolean follows(EventType type, Happening e) {
        return switch (type) {
            case ENTERED -> e.type() == EventType.WORK_STARTED && e.car() > 0 && station(e);
            case WORK_STARTED -> e.type() == EventType.WORK_FINISHED && station(e);
            case WORK_FINISHED -> e.type() == EventType.LEFT && station(e);
            case RELEASED -> e.type() == EventType.LINE_OFF;
            default -> e.type() == EventType.DEFECT_FOUND;
        };
    }

    private boolean station(Happening e) {
        return places.get(e.place()).kind() == Places.Kind.STATION;
    }

    @Test
    void eachWayOfBreakingItIsNoticed() {
        Happening entered = Happening.of(EventType.ENTERED, 10, weld, 1);
        Happening off = Happening.of(EventType.STOPPED, 10, section, 0).cause(Cause.OFF_SHIFT);
        Happening failed = Happening.of(EventType.FAILED, 10, weld, 0).part(0).cause(Cause.FAILURE);
        assertBroken("comes after", entered, Happening.of(EventType.WORK_STARTED, 9, weld, 1));
        assertBroken("does not belong to a STATION", Happening.of(EventType.RELEASED, 1, weld, 1));
        assertBroken("entered 2", entered, Happening.of(EventType.ENTERED, 11, weld, 2));
        assertBroken("a cause of a departure", Happening.of(EventType.LEFT, 10, weld, 1));
        assertBroken("LINE_STOP", failed.part(-1));
        assertBroken("not 2", failed, failed);
        assertBroken(
                "another cause",
                off,
                new Happening(off.type(), 20, section, 0, 0, -1, Cause.OFF_SHIFT, 0));
        assertBroken("only one now", off, off.cause(Cause.PLANNED_STOP));
        assertBroken(
                "to end NONE",
                new Happening(EventType.RESUMED, 10, section, 0, 0, -1, Cause.OFF_SHIFT, 0));
        assertBroken("value 1", Happening.of(EventType.MEASURED, 10, audit, 1).value(0));
        assertBroken(
                "result of its inspection",
                Happening.of(EventType.DEFECT_FOUND, 10, audit, 1).part(0));
        assertBroken("horizon", Happening.of(EventType.ENTERED, 1000, weld, 1));
    }
}
