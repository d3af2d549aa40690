package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.lineoff.events.EventType;
import org.lineoff.model.Plant;
import org.lineoff.simulate.FrozenRun.Kind;

/**
 * A plant in which one duration is longer, simulated again with all decisions free, beside what
 * would have come with the decisions of the run before and beside what the critical path says.
 * Line-offs are compared by their rank in time: the first, the second, ...
 *
 * @param counted occurrences on the paths of all line-offs compared, times what each is longer
 * @param frozen how much later all line-offs together would be with decisions frozen, in ms
 * @param free how much later they are
 * @param same whether each is when it would be with decisions frozen
 * @param stuck whether one of the two runs ended with cars waiting for each other
 */
record FreeRun(long counted, long frozen, long free, boolean same, boolean stuck) {

    /** A run whose decisions are kept, and its plant. */
    record Base(Plant plant, long seed, FrozenRun run, boolean stuck) {
        static Base of(Plant plant, long seed) {
            FrozenRun run =
                    FrozenRun.of(
                            Simulator.of(plant),
                            Ran.scenario(plant, seed),
                            (type, time, place, car, visit, part, cause, value) -> {});
            return new Base(plant, seed, run, times(plant, seed, new ArrayList<>()));
        }

        /** Runs a plant and keeps its line-offs; returns whether it ended with cars stuck. */
        private static boolean times(Plant plant, long seed, List<Long> times) {
            Simulator simulator = Simulator.of(plant);
            return simulator
                    .run(
                            Ran.scenario(plant, seed),
                            (type, time, place, car, visit, part, cause, value) -> {
                                if (type == EventType.LINE_OFF) {
                                    times.add(time);
                                }
                            })
                    .deadlock()
                    .isPresent();
        }

        /** The duration that is most often on the path, and one more of those that are on it. */
        List<Longer> mostOnPathAndAnother(Dice dice) {
            Map<Longer, Long> counts = new LinkedHashMap<>();
            for (Longer what : Longer.all(plant)) {
                long count = Arrays.stream(run.counts(what.kinds(plant))).sum();
                if (count > 0) {
                    counts.put(what, count);
                }
            }
            List<Longer> all = new ArrayList<>(counts.keySet());
            if (all.size() < 2) {
                return all;
            }
            Longer most = Collections.max(all, Comparator.comparingLong(counts::get));
            all.remove(most);
            return List.of(most, dice.pick(all));
        }

        FreeRun with(Longer what, long millis) {
            Predicate<Kind> kinds = what.kinds(plant);
            long[] was = run.times();
            long[] counts = run.counts(kinds);
            long[] frozen = run.times(kinds, millis);
            List<Long> times = new ArrayList<>();
            boolean nowStuck = times(what.by(plant, millis), seed, times);
            long[] free = times.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(free);
            Arrays.sort(frozen);
            int common = Math.min(was.length, free.length);
            long before = sum(was, common);
            return new FreeRun(
                    millis * sum(counts, common),
                    sum(frozen, common) - before,
                    sum(free, common) - before,
                    Arrays.equals(free, 0, common, frozen, 0, common),
                    stuck || nowStuck);
        }
    }

    private static long sum(long[] values, int first) {
        return Arrays.stream(values, 0, first).sum();
    }

    /** Whether what is later or earlier is so in the direction that the path says. */
    boolean sameDirection() {
        return Long.signum(free) == Long.signum(counted);
    }

    /** Whether it differs from what the path says by a tenth of that at most. */
    boolean withinATenth() {
        return 10 * Math.abs(free - counted) <= Math.abs(counted);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "path %+d, frozen %+d, free %+d ms", counted, frozen, free);
    }
}
