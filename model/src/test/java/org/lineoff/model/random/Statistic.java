package org.lineoff.model.random;

import java.util.Arrays;

/** p-values of the usual tests: the probability of a result at least as far from the expected. */
final class Statistic {
    private Statistic() {}

    /** The probability of a greater chi-square; a p near 1 means "too even". */
    static double chiSquare(double value, int freedom) {
        return IncompleteGamma.upper(freedom / 2.0, value / freedom);
    }

    static double chiSquare(long[] counts, double[] probabilities) {
        long n = Arrays.stream(counts).sum();
        double value = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = n * probabilities[i];
            value += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return chiSquare(value, counts.length - 1);
    }

    static double evenly(long[] counts) {
        double[] probabilities = new double[counts.length];
        Arrays.fill(probabilities, 1.0 / counts.length);
        return chiSquare(counts, probabilities);
    }

    /** The probability of more than z, of a standard normal. */
    static double normal(double z) {
        return Normal.cdf(-z);
    }

    /** The probability of at least so many, plus half that of exactly so many. */
    static double poisson(long count, double mean) {
        double atLeast = count == 0 ? 1 : IncompleteGamma.lower(count, mean / count);
        double more = IncompleteGamma.lower(count + 1, mean / (count + 1));
        return (atLeast + more) / 2;
    }

    /** Kolmogorov's test of uniformity; sorts the values. */
    static double kolmogorov(double[] values) {
        Arrays.sort(values);
        int n = values.length;
        double distance = 0;
        for (int i = 0; i < n; i++) {
            distance =
                    Math.max(
                            distance,
                            Math.max((i + 1.0) / n - values[i], values[i] - (double) i / n));
        }
        double t = distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
        double p = 0;
        for (int k = 1; k < 100; k++) {
            double term = StrictMath.exp(-2.0 * k * k * t * t);
            p += k % 2 == 1 ? 2 * term : -2 * term;
        }
        return Math.clamp(p, 0, 1);
    }
}
