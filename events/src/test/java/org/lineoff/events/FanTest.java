package org.lineoff.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FanTest {
    private final List<String> heard = new ArrayList<>();

    private EventSink plain(String name) {
        return (type, time, place, car, visit, part, cause, value) ->
                heard.add(name + " " + type + " " + time + place + car + visit + part + value);
    }

    private final class Choosy implements Accumulator<String> {
        @Override
        public Set<EventType> takes() {
            return EnumSet.of(EventType.LINE_OFF);
        }

        @Override
        public void accept(
                EventType type,
                long time,
                int place,
                long car,
                int visit,
                int part,
                Cause cause,
                double value) {
            heard.add("choosy " + type);
        }

        @Override
        public String end(long horizon) {
            return "";
        }
    }

    @Test
    void eachSinkGetsEachEventInTheOrderOfTheSinks() {
        Fan fan = Fan.of(plain("a"), plain("b"));
        fan.accept(EventType.MEASURED, 1, 2, 3, 4, 5, Cause.NONE, 6);
        assertThat(heard).containsExactly("a MEASURED 123456.0", "b MEASURED 123456.0");
    }

    /** The choosy one takes no releases at all, so it does not matter what it says of parts. */
    @Test
    void releasesOfPartsAreTakenIfAnyLooksAtThem() {
        LeadTime leadTime = new LeadTime(new Places(List.of()), Periods.of(0, 1));
        assertThat(Fan.of(new Choosy(), leadTime).takesParts()).isFalse();
        assertThat(Fan.of(leadTime, plain("all")).takesParts()).isTrue();
    }

    @Test
    void anAccumulatorGetsOnlyWhatItTakes() {
        Fan fan = Fan.of(new Choosy(), plain("all"));
        Happening.of(EventType.ENTERED, 1, 0, 1).into(fan);
        Happening.of(EventType.LINE_OFF, 1, 0, 1).into(fan);
        assertThat(heard)
                .containsExactly(
                        "all ENTERED 1010-10.0", "choosy LINE_OFF", "all LINE_OFF 1010-10.0");
    }

    @Test
    void throughAFanAllFiguresAreWhatTheyAreAlone() {
        Places places = TwoLines.places();
        for (long seed = 0; seed < 20; seed++) {
            Periods periods = RandomStream.periods(seed);
            long horizon = RandomStream.horizon(seed);
            List<Happening> events = RandomStream.of(seed);
            Accumulator<?>[] alone = all(places, periods);
            Accumulator<?>[] together = all(places, periods);
            Fan fan = Fan.of(together);
            for (Happening e : events) {
                e.into(fan);
                for (Accumulator<?> one : alone) {
                    e.into(one);
                }
            }
            for (int i = 0; i < alone.length; i++) {
                Object expected = alone[i].end(horizon);
                assertThat(together[i].end(horizon)).as("seed %d", seed).isEqualTo(expected);
            }
        }
    }

    private static Accumulator<?>[] all(Places places, Periods periods) {
        return new Accumulator<?>[] {
            new StateTimes(places, periods),
            new LineOffCounts(places, periods, false),
            new FirstTimeThrough(places, periods),
            new LeadTime(places, periods),
            new WorkInProgress(places, periods)
        };
    }
}
