package org.lineoff.simulate;

/**
 * The operation-dependent failures of a whole line. Whoever works only counts down what is left
 * until the next failure of a station; the modes are told what was worked when it comes to one.
 */
final class Breakdowns {
    private final WholeLine.Stop[] stops;

    // The failures of the last visit that had any: work before each, its mode and its repair.
    private int count;
    private long[] worked = new long[8];
    private int[] mode = new int[8];
    private long[] repair = new long[8];

    Breakdowns(WholeLine line) {
        stops = line.stops().toArray(WholeLine.Stop[]::new);
    }

    /** Work until the next failure of a station; {@link Long#MAX_VALUE} for never. */
    long untilNext(int station) {
        OperationFailures failures = stops[station].failures();
        return failures == null ? Long.MAX_VALUE : failures.untilNext();
    }

    /**
     * A visit with some work, which may bring failures about; returns the time of all repairs.
     *
     * @param before what was worked since the modes were told last
     */
    long strike(int station, long before, long work) {
        count = 0;
        OperationFailures failures = stops[station].failures();
        if (failures == null) {
            return 0;
        }
        failures.worked(before);
        long left = work;
        long repairs = 0;
        for (long until = failures.untilNext(); until < left; until = failures.untilNext()) {
            failures.worked(until);
            left -= until;
            int which = failures.mode();
            long lasts = failures.strike(1);
            add(until, which, lasts);
            repairs += lasts;
        }
        failures.worked(left);
        return repairs;
    }

    private void add(long until, int which, long lasts) {
        if (count == worked.length) {
            worked = java.util.Arrays.copyOf(worked, 2 * count);
            mode = java.util.Arrays.copyOf(mode, 2 * count);
            repair = java.util.Arrays.copyOf(repair, 2 * count);
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
