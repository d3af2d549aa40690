package org.lineoff.simulate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The operation-dependent failures of a whole line. Whoever works only counts down what is left
 * until the next failure of a station; the modes are told what was worked when it comes to one.
 */
final class Breakdowns {
    /** By station; null if it never fails. */
    private final @Nullable OperationFailures[] failures;

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
    }

    /** Work until the next failure of a station; {@link Long#MAX_VALUE} for never. */
    long untilNext(int station) {
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
