package org.lineoff.events;

import java.util.Arrays;

/**
 * Periods without gaps between them: the p-th is [from(p), to(p)) in ms since the plant's epoch,
 * and from(p + 1) = to(p). What falls before the first or after the last belongs to none.
 */
public final class Periods {
    /** One longer than there are periods. */
    private final long[] bounds;

    private Periods(long[] bounds) {
        this.bounds = bounds;
        if (bounds.length < 2) {
            throw new IllegalArgumentException(
                    "a period needs two bounds, not " + Arrays.toString(bounds));
        }
        for (int i = 1; i < bounds.length; i++) {
            if (bounds[i] <= bounds[i - 1]) {
                throw new IllegalArgumentException(
                        "bound %d (%d ms) is not after the one before (%d ms)"
                                .formatted(i, bounds[i], bounds[i - 1]));
            }
        }
    }

    /**
     * Periods between neighbouring bounds.
     *
     * @param bounds ms since the plant's epoch, each later than the one before; two at least
     */
    public static Periods of(long... bounds) {
        return new Periods(bounds.clone());
    }

    public int count() {
        return bounds.length - 1;
    }

    public long from(int period) {
        return bounds[period];
    }

    public long to(int period) {
        return bounds[period + 1];
    }

    /** Index of the period that holds the time; −1 if none does. */
    public int indexOf(long time) {
        int found = Arrays.binarySearch(bounds, time);
        int period = found >= 0 ? found : -found - 2;
        return period < count() ? period : -1;
    }

    long[] bounds() {
        return bounds.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Periods that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return Arrays.toString(bounds);
    }
}
