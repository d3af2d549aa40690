package org.lineoff.model.random;

import java.util.Arrays;

/**
 * Measured values, each equally likely, divided by their mean.
 *
 * <p>Drawn by picking one, not by interpolating, so that the mean and the variance are exactly
 * those measured. A quantile costs an array access, a few nanoseconds; memory is eight bytes a
 * value. Not for a handful of values: the longest ever measured is then the longest ever drawn.
 */
public final class Empirical implements Shape {
    private final double[] sorted;

    private Empirical(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Returns the distribution of the given values, in any order and unit.
     *
     * @param values at least one, none negative, not all 0
     */
    public static Empirical of(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        for (double value : sorted) {
            if (!(value >= 0 && value <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "A measured value ("
                                + value
                                + ") of an empirical distribution must be a number of at least 0.");
            }
            sum += value;
        }
        if (!(sum > 0 && sum <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "An empirical distribution needs values whose sum ("
                            + sum
                            + ") is above 0, but it has "
                            + values.length
                            + " values.");
        }
        double mean = sum / sorted.length;
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] /= mean;
        }
        return new Empirical(sorted);
    }

    /** Returns the values over their mean, ascending. */
    public double[] values() {
        return sorted.clone();
    }

    @Override
    public double quantile(double u) {
        return sorted[Math.min(sorted.length - 1, (int) (u * sorted.length))];
    }

    @Override
    public double exceededWith(double s) {
        return sorted[Math.max(0, sorted.length - 1 - (int) (s * sorted.length))];
    }

    @Override
    public double cdf(double x) {
        return (double) atMost(x) / sorted.length;
    }

    @Override
    public double cv() {
        double squares = 0;
        for (double value : sorted) {
            squares += (value - 1) * (value - 1);
        }
        return Math.sqrt(squares / sorted.length);
    }

    @Override
    public double quantileGivenMoreThan(double x, double u) {
        int first = atMost(x);
        int left = sorted.length - first;
        return left == 0 ? x : sorted[first + Math.min(left - 1, (int) (u * left))];
    }

    /** The number of values that are at most x. */
    private int atMost(double x) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Empirical that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return "Empirical[" + sorted.length + " values]";
    }
}
