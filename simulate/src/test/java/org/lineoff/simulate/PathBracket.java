package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.lineoff.model.Plant;
import org.lineoff.simulate.FrozenRun.Kind;

/**
 * What the critical path says is worth looking at, held against what would have been: for every
 * kind of length (work at a station, takt of a section, transport into a station, ...) and every
 * line-off, the number of its occurrences on the path lies between what one millisecond less and
 * one more of each would have changed, decisions frozen: D(0) − D(−1) ≤ count ≤ D(+1) − D(0).
 */
final class PathBracket {
    private PathBracket() {}

    /**
     * How much was looked at.
     *
     * @param kinds places and causes
     * @param brackets kinds × line-offs
     * @param wide those in which the two changes differ: another path was as long
     */
    record Tally(long kinds, long brackets, long wide) {
        static final Tally NONE = new Tally(0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(kinds + other.kinds, brackets + other.brackets, wide + other.wide);
        }
    }

    static Tally check(Plant plant, long seed) {
        Simulator simulator = Simulator.of(plant);
        Scenario scenario = Ran.scenario(plant, seed);
        FrozenRun run =
                FrozenRun.of(
                        simulator,
                        scenario,
                        (type, time, place, car, visit, part, cause, value) -> {});
        assertThat(run.path()).as("what the engine sums up").isEqualTo(path(simulator, scenario));
        long wide = 0;
        long brackets = 0;
        long[] was = run.times();
        for (Kind kind : run.kinds()) {
            long[] counts = run.counts(kind::equals);
            long[] same = run.times(kind::equals, 0);
            long[] less = run.times(kind::equals, -1);
            long[] more = run.times(kind::equals, 1);
            assertThat(same).isEqualTo(was);
            for (int i = 0; i < was.length; i++) {
                if (counts[i] < was[i] - less[i] || counts[i] > more[i] - was[i]) {
                    throw new AssertionError(
                            "line-off %d, %s of %s: %d on the path, but 1 ms less is worth %d and 1 ms more %d"
                                    .formatted(
                                            i + 1,
                                            kind.cause(),
                                            simulator.places().get(kind.place()).name(),
                                            counts[i],
                                            was[i] - less[i],
                                            more[i] - was[i]));
                }
                wide += more[i] - was[i] != was[i] - less[i] ? 1 : 0;
            }
            brackets += was.length;
        }
        return new Tally(run.kinds().size(), brackets, wide);
    }

    /** What the engine that the product ships makes of the critical path, in one period. */
    private static Map<Kind, Long> path(Simulator simulator, Scenario scenario) {
        Map<Kind, Long> path = new HashMap<>();
        CriticalPath kept =
                new CriticalPath(FrozenRun.period(simulator, scenario), simulator.places().count());
        simulator
                .run(
                        scenario,
                        (type, time, place, car, visit, part, cause, value) -> {},
                        kept,
                        false)
                .path()
                .forEach(part -> path.put(new Kind(part.place(), part.cause()), part.millis()));
        return path;
    }
}
