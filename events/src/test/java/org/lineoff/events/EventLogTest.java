package org.lineoff.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogTest {
    private final Places places = TwoLines.places();
    private final int weld = places.indexOf("p1/body/main/weld-1");
    private final int audit = places.indexOf("p1/body/main/audit");
    private final List<Event> logged = new ArrayList<>();
    private final EventLog log = new EventLog(places, names(), logged::add);

    private Names names() {
        List<List<String>> ofPlace = new ArrayList<>(Names.none(places).ofPlace());
        ofPlace.set(places.indexOf("p1/body/main/weld-1"), List.of("gun", "robot"));
        return new Names(List.of("paint", "weld"), ofPlace);
    }

    private void log(Happening... happenings) {
        for (Happening h : happenings) {
            h.into(log);
        }
        log.flush();
    }

    @Test
    void oneInstantIsSortedByPlaceCarVisitTypePartCauseAndValue() {
        log(
                Happening.of(EventType.MEASURED, 5, audit, 1).visit(1).value(1),
                Happening.of(EventType.MEASURED, 5, audit, 1).value(0),
                Happening.of(EventType.DEFECT_FOUND, 5, audit, 1).part(1),
                Happening.of(EventType.DEFECT_FOUND, 5, audit, 1).part(0),
                Happening.of(EventType.ENTERED, 5, weld, 2),
                Happening.of(EventType.LEFT, 5, weld, 1).cause(Cause.ROOM),
                Happening.of(EventType.WORK_FINISHED, 5, weld, 1));
        assertThat(logged)
                .extracting(e -> e.place() + " " + e.car() + " " + e.type() + " " + e.part())
                .containsExactly(
                        "p1/body/main/weld-1 1 WORK_FINISHED ",
                        "p1/body/main/weld-1 1 LEFT ",
                        "p1/body/main/weld-1 2 ENTERED ",
                        "p1/body/main/audit 1 DEFECT_FOUND paint",
                        "p1/body/main/audit 1 DEFECT_FOUND weld",
                        "p1/body/main/audit 1 MEASURED ",
                        "p1/body/main/audit 1 MEASURED ");
        assertThat(logged).extracting(Event::visit).endsWith(0, 1);
    }

    @Test
    void idsRunOnFromOne() {
        log(
                Happening.of(EventType.ENTERED, 1, weld, 1),
                Happening.of(EventType.WORK_STARTED, 1, weld, 1),
                Happening.of(EventType.WORK_FINISHED, 9, weld, 1));
        assertThat(logged).extracting(Event::id).containsExactly(1L, 2L, 3L);
        assertThat(log.count()).isEqualTo(3);
    }

    @Test
    void anInstantIsHandedOnWhenTimeMoves() {
        Happening.of(EventType.ENTERED, 1, weld, 1).into(log);
        assertThat(logged).isEmpty();
        Happening.of(EventType.WORK_STARTED, 2, weld, 1).into(log);
        assertThat(logged).extracting(Event::type).containsExactly(EventType.ENTERED);
    }

    @Test
    void failureModesHaveTheirNames() {
        log(Happening.of(EventType.FAILED, 1, weld, 0).part(1).cause(Cause.FAILURE));
        assertThat(logged).extracting(Event::part).containsExactly("robot");
    }

    @Test
    void goingBackInTimeIsRefused() {
        Happening.of(EventType.ENTERED, 7, weld, 3).into(log);
        assertThatThrownBy(() -> Happening.of(EventType.LEFT, 6, weld, 3).into(log))
                .hasMessageContaining("p1/body/main/weld-1")
                .hasMessageContaining("6 ms after an event at 7 ms");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aReplayedLogGivesTheSameLog(long seed) {
        RandomStream.of(seed).forEach(e -> e.into(log));
        log.flush();
        List<Event> again = new ArrayList<>();
        EventLog second = new EventLog(places, names(), again::add);
        logged.forEach(new Replay(places, names(), second));
        second.flush();
        assertThat(again).as("seed %d", seed).isNotEmpty().isEqualTo(logged);
    }

    @Test
    void replayRefusesAPlaceThatThePlantDoesNotHave() {
        Event e = new Event(4, EventType.LINE_OFF, 1, "p9/out", 1, 0, "", Cause.NONE, 0);
        Replay replay = new Replay(places, names(), log);
        assertThatThrownBy(() -> replay.accept(e)).hasMessageContaining("p9/out");
    }

    @Test
    void replayRefusesAPartThatThePlaceDoesNotHave() {
        Event e =
                new Event(
                        4,
                        EventType.FAILED,
                        1,
                        "p1/body/main/weld-1",
                        0,
                        0,
                        "welder",
                        Cause.FAILURE,
                        0);
        Replay replay = new Replay(places, names(), log);
        assertThatThrownBy(() -> replay.accept(e))
                .hasMessageContaining("welder")
                .hasMessageContaining("gun");
    }
}
