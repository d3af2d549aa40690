package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.lineoff.events.Event;
import org.lineoff.events.EventLog;
import org.lineoff.events.Names;
import org.lineoff.files.StateFile;
import org.lineoff.model.Plant;
import org.lineoff.model.Where;
import org.lineoff.model.state.PlantState;

/**
 * A run that is stopped at some instants, and each time goes on from its state: the law that this
 * is the uninterrupted run, event for event.
 */
final class SplitRun {
    static final int SPLITS = 3;

    private static final StateFit.Source SOMEWHERE =
            new StateFit.Source() {
                @Override
                public Where where(Object record, String key) {
                    return new Where("state.json", 1, 1);
                }

                @Override
                public String nearest(String name, Collection<String> known) {
                    return null;
                }
            };

    private SplitRun() {}

    /** What becomes of a state that is written and read. */
    static PlantState throughText(PlantState state) {
        StateFile read = StateFile.read("state.json", StateFile.text(state));
        assertThat(read.problems()).isEmpty();
        assertThat(read.state()).contains(state);
        return read.state().orElseThrow();
    }

    /**
     * Checks a plant with the luck of a seed, split at instants that the same seed picks: half of
     * them instants at which something happens.
     *
     * @param carried what becomes of a state between two runs
     * @return how many cars and parts the states had in all
     */
    static long check(Plant plant, long seed, UnaryOperator<PlantState> carried) {
        Ran whole = Ran.of(plant, seed);
        long[] instants = instants(whole, new Random(seed));
        long inside = 0;
        List<Event> events = new ArrayList<>();
        Simulator simulator = Simulator.of(plant);
        Scenario scenario = Ran.scenario(plant, seed);
        EventLog log = new EventLog(simulator.places(), Names.of(plant), events::add);
        PlantState state = null;
        Outcome last = null;
        for (long instant : instants) {
            Simulator.Reached reached = simulator.runTo(scenario, state, instant, log);
            state = carried.apply(reached.state());
            assertThat(StateFit.problems(plant, state, SOMEWHERE)).as("seed %d", seed).isEmpty();
            inside += StateOfRun.cars(state).size();
            if (reached.outcome().deadlock().isPresent()) {
                last = reached.outcome();
                break;
            }
        }
        last = last == null ? simulator.run(scenario, state, log) : last;
        log.flush();
        assertThat(events)
                .as("seed %d, split at %s", seed, Arrays.toString(instants))
                .isEqualTo(whole.events());
        assertThat(last.decisions()).isEqualTo(whole.outcome().decisions());
        assertThat(last.deadlock()).isEqualTo(whole.outcome().deadlock());
        return inside;
    }

    static long[] instants(Ran whole, Random random) {
        List<Event> events = whole.events();
        long end = events.isEmpty() ? 1 : events.getLast().time() + 1;
        long[] instants = new long[SPLITS];
        for (int i = 0; i < SPLITS; i++) {
            instants[i] =
                    random.nextBoolean() && !events.isEmpty()
                            ? events.get(random.nextInt(events.size())).time()
                            : random.nextLong(end);
        }
        Arrays.sort(instants);
        return instants;
    }
}
