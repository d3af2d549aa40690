package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles and intervals as the forecast states them: the p-quantile of R values is the ⌈pR⌉-th
 * smallest, without interpolation, so that it is a value that really occurred.
 */
final class Quantiles {
    /** Stands for "not reached within the horizon" among days; larger than every day. */
    static final long NEVER = Long.MAX_VALUE;

    /** Two-sided 95 % quantile of the normal distribution. */
    private static final double Z = 1.959963984540054;

    private Quantiles() {}

    /** Index, from 0, of the p-quantile among n sorted values. */
    static int rank(double p, int n) {
        // The small step back keeps ⌈0.1 · 30⌉ at 3 though 0.1 · 30 is a hair above 3 in binary.
        int rank = (int) Math.ceil(p * n - 1e-9);
        return Math.clamp(rank, 1, n) - 1;
    }

    static double of(double p, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[rank(p, sorted.length)];
    }

    /** The p-quantile of days, null where it was not reached. */
    static @Nullable LocalDate day(double p, long[] epochDays) {
        long[] sorted = epochDays.clone();
        Arrays.sort(sorted);
        long day = sorted[rank(p, sorted.length)];
        return day == NEVER ? null : LocalDate.ofEpochDay(day);
    }

    static Forecast.Band band(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return new Forecast.Band(sorted[rank(0.1, n)], sorted[rank(0.5, n)], sorted[rank(0.9, n)]);
    }

    /** A share with its 95 % Wilson score interval (Wilson 1927). */
    record Share(double value, double low, double high) {}

    static Share wilson(int hits, int n) {
        double p = (double) hits / n;
        double z2 = Z * Z;
        double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        return new Share(
                p,
                hits == 0 ? 0 : Math.max(0, centre - half),
                hits == n ? 1 : Math.min(1, centre + half));
    }
}
