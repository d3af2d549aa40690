package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lineoff.events.Event;
import org.lineoff.events.EventLog;
import org.lineoff.events.EventType;
import org.lineoff.events.Names;
import org.lineoff.events.Periods;
import org.lineoff.events.StateTimes;
import org.lineoff.model.Plant;

/** Sections that compute ahead make the same plant as the plain event-driven ones. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class AheadTest {
    private static final int PLANTS = 500;

    /** What came of a run. */
    private record Came(List<Event> events, List<PathPart> path, long visits, boolean stuck) {
        static Came of(Plant plant, long seed, boolean ahead, boolean askAll) {
            Simulator simulator = Simulator.of(plant);
            Scenario scenario = Ran.scenario(plant, seed);
            List<Event> events = new ArrayList<>();
            EventLog log = new EventLog(simulator.places(), Names.of(plant), events::add);
            Outcome outcome =
                    simulator.run(
                            scenario,
                            log,
                            new CriticalPath(
                                    simulator.periods(scenario), simulator.places().count()),
                            askAll,
                            ahead);
            log.flush();
            boolean stuck = outcome.deadlock().isPresent();
            return new Came(events, outcome.path(), stuck ? 0 : outcome.visits(), stuck);
        }
    }

    @Test
    void theEventsAndTheCriticalPathAreTheSame() {
        long finished = 0;
        for (int seed = 0; seed < PLANTS; seed++) {
            int luck = seed;
            finished +=
                    Generated.held(
                            seed,
                            GeneratedPlants.plant(seed),
                            plant -> {
                                Came ahead = Came.of(plant, luck, true, luck % 7 == 0);
                                Came plain = Came.of(plant, luck, false, false);
                                assertThat(difference(ahead.events(), plain.events()))
                                        .as("seed %d", luck)
                                        .isEmpty();
                                assertThat(ahead).as("seed %d", luck).isEqualTo(plain);
                                return ahead.events().stream()
                                        .filter(e -> e.type() == EventType.LINE_OFF)
                                        .count();
                            });
        }
        assertThat(finished).isGreaterThan(20L * PLANTS);
    }

    /** The first event in which they differ. */
    private static String difference(List<Event> ahead, List<Event> plain) {
        for (int i = 0; i < Math.max(ahead.size(), plain.size()); i++) {
            Event one = i < ahead.size() ? ahead.get(i) : null;
            Event other = i < plain.size() ? plain.get(i) : null;
            if (!Objects.equals(one, other)) {
                return "ahead %s, plain %s".formatted(one, other);
            }
        }
        return "";
    }

    @Test
    void theBookedTimesAreThoseOfTheEvents() {
        for (int seed = 0; seed < PLANTS; seed++) {
            int luck = seed;
            Generated.held(
                    seed,
                    GeneratedPlants.plant(seed),
                    plant -> {
                        Simulator simulator = Simulator.of(plant);
                        assertThat(times(plant, simulator, luck, true))
                                .as("seed %d", luck)
                                .isEqualTo(times(plant, simulator, luck, false));
                        return plant;
                    });
        }
    }

    /** The times by day; nothing for a plant that locks up. */
    private static Optional<StateTimes.Result> times(
            Plant plant, Simulator simulator, long seed, boolean ahead) {
        Days days = new Days(plant);
        long[] midnights = new long[days.count() + 1];
        for (int d = 0; d < midnights.length; d++) {
            midnights[d] = days.begins(d);
        }
        Periods periods = Periods.of(midnights);
        StateTimes times = new StateTimes(simulator.places(), periods);
        Outcome outcome =
                simulator.run(
                        Ran.scenario(plant, seed),
                        times,
                        new CriticalPath(new long[0], simulator.places().count()),
                        false,
                        ahead);
        return outcome.deadlock().isPresent()
                ? Optional.empty()
                : Optional.of(times.end(days.end()));
    }
}
