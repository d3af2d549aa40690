package org.lineoff.model.random;

/**
 * From a quantile to whole milliseconds, in the one way that every engine uses.
 *
 * <p>The real duration is rounded once, half up. It costs a multiplication and a conversion.
 * Factors (people, takt, availability) are to be multiplied in their declared order before the
 * rounding, never after.
 */
public final class Durations {
    private Durations() {}

    /**
     * Returns {@code round(quantile(u) · meanMillis)}, exactly; never negative. In a run take
     * {@link Sampler#duration}.
     */
    public static long scaled(double meanMillis, Shape shape, double u) {
        return round(shape.quantile(u) * meanMillis);
    }

    /**
     * Returns the duration in whole milliseconds, rounded half up: {@code millis + 0.5} as a {@code
     * double}, cut off. 0 where it is negative or not a number, the largest {@code long} where it
     * exceeds that. Without a branch, because half of the branches would be mispredicted.
     */
    public static long round(double millis) {
        return Math.max(0, (long) (millis + 0.5));
    }

    /**
     * Returns the duration, but at least 1 ms: the rule for up times and calendar-dependent downs.
     */
    public static long atLeastOne(long millis) {
        return Math.max(1, millis);
    }
}
