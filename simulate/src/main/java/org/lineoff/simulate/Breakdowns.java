package org.lineoff.simulate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Durations;
import org.lineoff.model.random.Exponential;

/**
 * The operation-dependent failures of a whole line. Whoever works only counts down what is left
 * until the next failure of a station; the modes are told what was worked when it comes to one.
 *
 * <p>A station with a single mode of exponential up times and repairs, the usual one, has all that
 * a failure asks for side by side in one line of the cache: half the time of the objects that say
 * the same.
 */
final class Breakdowns {
    // What stands side by side of a station: work left until the failure, ups and repairs so far,
    // keys of their luck, their means as bits, 1 if all that is used.
    private static final int LEFT = 0;
    private static final int UPS = 1;
    private static final int REPAIRS = 2;
    private static final int UP_KEY = 3;
    private static final int REPAIR_KEY = 4;
    private static final int UP_MEAN = 5;
    private static final int REPAIR_MEAN = 6;
    private static final int USED = 7;
    private static final int STRIDE = 8;

    /** By station; null if it never fails. Idle where {@link #flat} is used. */
    private final @Nullable OperationFailures[] failures;

    private final long[] flat;

    // The failures of the last visit that had any: work before each, its mode and its repair.
    private int count;
    private long[] worked = new long[8];
    private int[] mode = new int[8];
    private long[] repair = new long[8];

    Breakdowns(WholeLine line) {
        failures =
                line.stops().stream()
                        .map(WholeLine.Stop::failures)
                        .toArray(OperationFailures[]::new);
        flat = new long[failures.length * STRIDE];
        for (int j = 0; j < failures.length; j++) {
            OperationFailures modes = failures[j];
            FailureLaw law = modes == null ? null : modes.onlyExponential();
            if (modes != null && law != null) {
                int at = j * STRIDE;
                flat[at + LEFT] = modes.untilNext();
                flat[at + UPS] = 1;
                flat[at + UP_KEY] = law.upKey();
                flat[at + REPAIR_KEY] = law.repairKey();
                flat[at + UP_MEAN] = Double.doubleToRawLongBits(law.upMean());
                flat[at + REPAIR_MEAN] = Double.doubleToRawLongBits(law.repairMean());
                flat[at + USED] = 1;
            }
        }
    }

    /** Work until the next failure of a station; {@link Long#MAX_VALUE} for never. */
    long untilNext(int station) {
        if (flat[station * STRIDE + USED] != 0) {
            return flat[station * STRIDE + LEFT];
        }
        OperationFailures modes = failures[station];
        return modes == null ? Long.MAX_VALUE : modes.untilNext();
    }

    /**
     * A visit with some work, which may bring failures about; returns the time of all repairs.
     *
     * @param before what was worked since the modes were told last
     */
    long strike(int station, long before, long work) {
        count = 0;
        if (flat[station * STRIDE + USED] != 0) {
            return strikeFlat(station * STRIDE, before, work);
        }
        OperationFailures modes = failures[station];
        if (modes == null) {
            return 0;
        }
        modes.worked(before);
        long left = work;
        long repairs = 0;
        for (long until = modes.untilNext(); until < left; until = modes.untilNext()) {
            modes.worked(until);
            left -= until;
            int which = modes.mode();
            long lasts = modes.strike(1);
            add(until, which, lasts);
            repairs += lasts;
        }
        modes.worked(left);
        return repairs;
    }

    private long strikeFlat(int at, long before, long work) {
        long until = flat[at + LEFT] - before;
        long left = work;
        long repairs = 0;
        while (until < left) {
            left -= until;
            long lasts = exponential(at + REPAIR_KEY, at + REPAIRS, at + REPAIR_MEAN);
            add(until, 0, lasts);
            repairs += lasts;
            until = Durations.atLeastOne(exponential(at + UP_KEY, at + UPS, at + UP_MEAN));
        }
        flat[at + LEFT] = until - left;
        return repairs;
    }

    /** The next of such durations, as {@link FailureLaw} draws it. */
    private long exponential(int key, int ordinal, int mean) {
        double u = Draws.uniform(flat[key], flat[ordinal]++);
        return Exponential.millis(Double.longBitsToDouble(flat[mean]), u);
    }

    private void add(long until, int which, long lasts) {
        if (count == worked.length) {
            worked = Arrays.copyOf(worked, 2 * count);
            mode = Arrays.copyOf(mode, 2 * count);
            repair = Arrays.copyOf(repair, 2 * count);
        }
        worked[count] = until;
        mode[count] = which;
        repair[count++] = lasts;
    }

    /** A visit without failures. */
    void none() {
        count = 0;
    }

    /**
     * How many failures the last visit had; then what was worked before each since the one before.
     */
    int count() {
        return count;
    }

    long worked(int i) {
        return worked[i];
    }

    int mode(int i) {
        return mode[i];
    }

    long repair(int i) {
        return repair[i];
    }
}
