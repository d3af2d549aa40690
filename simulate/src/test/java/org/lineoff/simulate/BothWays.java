package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lineoff.events.Event;
import org.lineoff.events.EventLog;
import org.lineoff.events.Names;
import org.lineoff.events.Periods;
import org.lineoff.events.StateTimes;
import org.lineoff.model.Plant;

/** Holds sections that compute ahead against the plain event-driven ones, which are the law. */
final class BothWays {
    private BothWays() {}

    /**
     * Events, critical path, visits and the times of all states are the same; returns the events.
     *
     * @param askAll whether everybody looks again after every step, woken or not
     */
    static List<Event> agree(Plant plant, int seed, boolean askAll) {
        Simulator simulator = Simulator.of(plant);
        Came ahead = Came.of(plant, simulator, seed, true, askAll);
        Came plain = Came.of(plant, simulator, seed, false, false);
        assertThat(difference(ahead.events(), plain.events())).as("seed %d", seed).isEmpty();
        assertThat(ahead).as("seed %d", seed).isEqualTo(plain);
        Optional<Added> byEvents = added(plant, simulator, seed, false, true);
        assertThat(added(plant, simulator, seed, true, true))
                .as("seed %d, with the critical path", seed)
                .isEqualTo(byEvents);
        assertThat(added(plant, simulator, seed, true, false).map(Added::times))
                .as("seed %d", seed)
                .isEqualTo(byEvents.map(Added::times));
        return ahead.events();
    }

    /** What came of a run. */
    private record Came(List<Event> events, List<PathPart> path, long visits, boolean stuck) {
        static Came of(Plant plant, Simulator simulator, long seed, boolean ahead, boolean askAll) {
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

    /** What is added up without events of stations: the times by day, and the critical path. */
    private record Added(StateTimes.Result times, List<PathPart> path, long visits) {}

    /** Nothing for a plant that locks up. */
    private static Optional<Added> added(
            Plant plant, Simulator simulator, long seed, boolean ahead, boolean keepsPath) {
        Days days = new Days(plant);
        long[] midnights = new long[days.count() + 1];
        for (int d = 0; d < midnights.length; d++) {
            midnights[d] = days.begins(d);
        }
        Periods periods = Periods.of(midnights);
        StateTimes times = new StateTimes(simulator.places(), periods);
        Scenario scenario = Ran.scenario(plant, seed);
        long[] quarters = keepsPath ? simulator.periods(scenario) : new long[0];
        Outcome outcome =
                simulator.run(
                        scenario,
                        times,
                        new CriticalPath(quarters, simulator.places().count()),
                        false,
                        ahead);
        return outcome.deadlock().isPresent()
                ? Optional.empty()
                : Optional.of(new Added(times.end(days.end()), outcome.path(), outcome.visits()));
    }
}
