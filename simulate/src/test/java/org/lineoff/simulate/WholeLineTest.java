package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.events.Event;
import org.lineoff.events.EventLog;
import org.lineoff.events.EventSink;
import org.lineoff.events.EventType;
import org.lineoff.events.Fan;
import org.lineoff.events.Names;
import org.lineoff.events.Periods;
import org.lineoff.events.StateTimes;
import org.lineoff.model.Plant;

/**
 * Whole lines by recurrence against the event-driven engine, on generated lines: the same events,
 * the same times of all states in all periods, the same visits.
 */
class WholeLineTest {
    private static final int DAYS = 4;
    private static final long DAY = 86_400_000;

    /** Bounds before, at and after closings, and beyond the end. */
    private static Periods periods(Random random) {
        List<Long> bounds = new ArrayList<>();
        long at = random.nextBoolean() ? 0 : random.nextLong(DAY);
        while (at < (DAYS + 1) * DAY && bounds.size() < 12) {
            bounds.add(at);
            at += 1 + (random.nextBoolean() ? random.nextLong(DAY) : 3_600_000L * 8 - 1);
        }
        return Periods.of(bounds.stream().mapToLong(Long::longValue).toArray());
    }

    /** A run of a generated line. */
    static Scenario scenario(Plant plant, long seed) {
        Scenario all = Ran.scenario(plant, seed);
        return new Scenario(
                all.drawn(),
                all.startOfProduction(),
                false,
                all.pathFrom(),
                seed % 5 == 0 ? plant.horizon().to().minusDays(1) : null);
    }

    static long end(Scenario scenario) {
        return (scenario.until() == null ? DAYS : DAYS - 1) * DAY;
    }

    private static List<Event> log(Simulator simulator, Plant plant, Logged run) {
        List<Event> events = new ArrayList<>();
        EventLog log = new EventLog(simulator.places(), Names.of(plant), events::add);
        long[] last = {Long.MIN_VALUE};
        run.into(
                (type, time, place, car, visit, part, cause, value) -> {
                    if (time < last[0]) {
                        throw new AssertionError(time + " ms after " + last[0] + " ms");
                    }
                    last[0] = time;
                    log.accept(type, time, place, car, visit, part, cause, value);
                });
        log.flush();
        return events;
    }

    private interface Logged {
        void into(EventSink sink);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {0, 1000})
    void theSameEventsAndFiguresAsByEvents(int first) {
        for (int seed = first; seed < first + 12; seed++) {
            compare(seed);
        }
    }

    @Tag("slow")
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {2000, 3000, 4000, 5000})
    void theSameEventsAndFiguresAsByEventsManyTimes(int first) {
        for (int seed = first; seed < first + 50; seed++) {
            compare(seed);
        }
    }

    private static void compare(long seed) {
        Plant plant = GeneratedLines.plant(seed, 12, DAYS);
        Scenario scenario = scenario(plant, seed);
        Simulator simulator = Simulator.of(plant);
        assertThat(simulator.lineMisses(scenario)).as("seed %d", seed).isEmpty();
        Periods periods = periods(new Random(seed));
        StateTimes states = new StateTimes(simulator.places(), periods);
        long[] visits = new long[2];
        List<Event> expected =
                log(
                        simulator,
                        plant,
                        sink ->
                                visits[0] =
                                        simulator
                                                .runByEvents(scenario, Fan.of(states, sink))
                                                .visits());
        List<Event> got =
                log(simulator, plant, sink -> visits[1] = simulator.run(scenario, sink).visits());
        assertThat(visits[1]).as("seed %d: visits", seed).isEqualTo(visits[0]);
        assertSame(seed, got, expected);
        StateTimes.Result expectedStates = states.end(end(scenario));
        List<Event> cars =
                log(
                        simulator,
                        plant,
                        sink -> {
                            LineFigures figures = simulator.figures(scenario, periods, sink);
                            assertThat(figures.states())
                                    .as("seed %d: states", seed)
                                    .isEqualTo(expectedStates);
                            assertThat(figures.visits()).as("seed %d", seed).isEqualTo(visits[0]);
                        });
        LineWaveTest.assertSame("seed " + seed, plant, scenario, periods);
        assertThat(withoutIds(cars))
                .as("seed %d: cars", seed)
                .isEqualTo(
                        withoutIds(
                                expected.stream()
                                        .filter(
                                                e ->
                                                        e.type() == EventType.RELEASED
                                                                || e.type() == EventType.LINE_OFF)
                                        .toList()));
    }

    /** Longer lines, so that several groups of lanes have something to do. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {10_000, 11_000})
    void inAWaveTheSameFiguresAsCarByCar(int first) {
        for (int seed = first; seed < first + 15; seed++) {
            Plant plant = GeneratedLines.plant(seed, 100, DAYS);
            LineWaveTest.assertSame(
                    "seed " + seed, plant, scenario(plant, seed), periods(new Random(seed)));
        }
    }

    private static List<String> withoutIds(List<Event> events) {
        return events.stream().map(e -> "%s %d %d".formatted(e.type(), e.time(), e.car())).toList();
    }

    private static void assertSame(long seed, List<Event> got, List<Event> expected) {
        for (int i = 0; i < Math.min(got.size(), expected.size()); i++) {
            if (!got.get(i).equals(expected.get(i))) {
                assertThat(got.get(i)).as("seed %d: event %d", seed, i).isEqualTo(expected.get(i));
            }
        }
        assertThat(got).as("seed %d: events", seed).hasSameSizeAs(expected);
    }
}
