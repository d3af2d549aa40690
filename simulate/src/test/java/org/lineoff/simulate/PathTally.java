package org.lineoff.simulate;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the critical path was worth on some generated plants.
 *
 * @param bracket what was looked at with decisions frozen
 * @param failures plants in which a bracket did not hold
 * @param changed plants in which something was made longer and shorter
 * @param free by change ({@link #CHANGES}): re-runs with decisions free
 */
record PathTally(
        long plants, PathBracket.Tally bracket, long failures, long changed, List<Free> free) {
    /** By how much something is made longer, in ms. */
    static final long[] CHANGES = {-1000, -1, 1, 1000};

    private static final List<Free> NO_RUNS = List.of(Free.NONE, Free.NONE, Free.NONE, Free.NONE);
    static final PathTally NONE = new PathTally(0, PathBracket.Tally.NONE, 0, 0, NO_RUNS);

    /**
     * Re-runs.
     *
     * @param same each line-off came when it would have with decisions frozen
     * @param close the sum changed by what the path says, give or take a tenth
     * @param direction the sum changed in the direction that the path says
     * @param none nothing changed
     */
    record Free(long runs, long same, long close, long direction, long none) {
        static final Free NONE = new Free(0, 0, 0, 0, 0);

        static Free of(FreeRun run) {
            return new Free(
                    1,
                    run.same() ? 1 : 0,
                    run.withinATenth() ? 1 : 0,
                    run.sameDirection() ? 1 : 0,
                    run.free() == 0 ? 1 : 0);
        }

        Free plus(Free other) {
            return new Free(
                    runs + other.runs,
                    same + other.same,
                    close + other.close,
                    direction + other.direction,
                    none + other.none);
        }
    }

    static PathTally failed() {
        return new PathTally(1, PathBracket.Tally.NONE, 1, 0, NO_RUNS);
    }

    PathTally plus(PathTally other) {
        return new PathTally(
                plants + other.plants,
                bracket.plus(other.bracket),
                failures + other.failures,
                changed + other.changed,
                IntStream.range(0, CHANGES.length)
                        .mapToObj(i -> free.get(i).plus(other.free.get(i)))
                        .toList());
    }

    /** As a text that {@link #read} gives back. */
    String text() {
        StringBuilder text = new StringBuilder();
        long[] first = {
            plants, bracket.kinds(), bracket.brackets(), bracket.wide(), failures, changed
        };
        for (long figure : first) {
            text.append(figure).append('\n');
        }
        for (Free f : free) {
            for (long figure :
                    new long[] {f.runs(), f.same(), f.close(), f.direction(), f.none()}) {
                text.append(figure).append('\n');
            }
        }
        return text.toString();
    }

    static PathTally read(String text) {
        long[] f = text.lines().mapToLong(Long::parseLong).toArray();
        List<Free> free =
                IntStream.range(0, CHANGES.length)
                        .map(i -> 6 + 5 * i)
                        .mapToObj(i -> new Free(f[i], f[i + 1], f[i + 2], f[i + 3], f[i + 4]))
                        .toList();
        return new PathTally(f[0], new PathBracket.Tally(f[1], f[2], f[3]), f[4], f[5], free);
    }
}
