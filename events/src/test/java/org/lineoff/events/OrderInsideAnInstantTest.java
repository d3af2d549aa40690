package org.lineoff.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever order the events of one instant come in, nobody's result changes. */
class OrderInsideAnInstantTest {
    private final Places places = TwoLines.places();

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void figuresAreTheSameInAnyOrder(long seed) {
        Periods periods = RandomStream.periods(seed);
        List<Supplier<Accumulator<?>>> all =
                List.of(
                        () -> new StateTimes(places, periods),
                        () -> new Pitches(places, periods, List.of(places.indexOf("p1/body/main"))),
                        () -> new Drift(places, Map.of(places.indexOf("p1/body/main"), 5.5)),
                        () ->
                                new PartWaits(
                                        places,
                                        periods,
                                        List.of(
                                                places.indexOf("p1/body/main/weld-1"),
                                                places.indexOf("p1/body/main/weld-2"))),
                        () -> new LineOffCounts(places, periods, true),
                        () -> new FirstTimeThrough(places, periods),
                        () -> new LeadTime(places, periods, 3),
                        () -> new WorkInProgress(places, periods));
        List<Happening> events = RandomStream.of(seed);
        for (Supplier<Accumulator<?>> fresh : all) {
            Object expected = fed(fresh.get(), events, seed);
            for (int shuffle = 0; shuffle < 3; shuffle++) {
                List<Happening> other = RandomStream.shuffled(events, 100 * seed + shuffle);
                assertThat(fed(fresh.get(), other, seed))
                        .as("%s, seed %d, shuffle %d", fresh.get().getClass(), seed, shuffle)
                        .hasToString(expected.toString())
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theLogIsTheSameInAnyOrder(long seed) {
        List<Happening> events = RandomStream.of(seed);
        assertThat(logged(RandomStream.shuffled(events, seed)))
                .as("seed %d", seed)
                .isEqualTo(logged(events));
    }

    private static Object fed(Accumulator<?> accumulator, List<Happening> events, long seed) {
        events.forEach(e -> e.into(accumulator));
        return accumulator.end(RandomStream.horizon(seed));
    }

    private List<Event> logged(List<Happening> events) {
        List<Event> result = new ArrayList<>();
        EventLog log = new EventLog(places, Names.none(places), result::add);
        events.forEach(e -> e.into(log));
        log.flush();
        return result;
    }
}
