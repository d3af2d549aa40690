package org.lineoff.forecast;

/**
 * The share of a result's variance that one uniform number alone explains, from many draws: the
 * variance between bins of that number over the whole, less what bins show by chance. The interval
 * is a jackknife over ten parts of the draws.
 */
final class FirstOrder {
    /** With fewer draws there is nothing to say. */
    static final int LEAST_DRAWS = 100;

    /** Smaller shares are not worth naming. */
    static final double LEAST_SHARE = 0.01;

    private static final int PARTS = 10;
    private static final int MOST_BINS = 20;
    private static final int LEAST_PER_BIN = 25;

    /** 95 % quantile of Student's t with 9 degrees of freedom. */
    private static final double T95 = 1.8331;

    private FirstOrder() {}

    /**
     * @param number by draw, between 0 and 1
     * @param result by draw
     */
    static Forecast.SpreadShare of(double[] number, double[] result) {
        int n = result.length;
        int bins = Math.clamp(n / LEAST_PER_BIN, 2, MOST_BINS);
        double[][] counts = new double[PARTS + 1][bins];
        double[][] sums = new double[PARTS + 1][bins];
        double[] squares = new double[PARTS + 1];
        double centre = Student.mean(result);
        for (int d = 0; d < n; d++) {
            int bin = Math.min(bins - 1, (int) (number[d] * bins));
            double y = result[d] - centre;
            for (int part : new int[] {d % PARTS, PARTS}) {
                counts[part][bin]++;
                sums[part][bin] += y;
                squares[part] += y * y;
            }
        }
        double whole = index(counts[PARTS], sums[PARTS], squares[PARTS]);
        double[] without = new double[PARTS];
        for (int part = 0; part < PARTS; part++) {
            without[part] =
                    index(
                            less(counts[PARTS], counts[part]),
                            less(sums[PARTS], sums[part]),
                            squares[PARTS] - squares[part]);
        }
        double half = T95 * Student.deviation(without) * (PARTS - 1) / Math.sqrt((double) PARTS);
        return new Forecast.SpreadShare(
                whole, Math.max(0, whole - half), Math.min(1, whole + half));
    }

    private static double index(double[] counts, double[] sums, double squares) {
        double n = 0;
        double sum = 0;
        double between = 0;
        int used = 0;
        for (int b = 0; b < counts.length; b++) {
            if (counts[b] > 0) {
                n += counts[b];
                sum += sums[b];
                between += sums[b] * sums[b] / counts[b];
                used++;
            }
        }
        double all = squares - sum * sum / n;
        between -= sum * sum / n;
        if (all <= 0 || n <= used) {
            return 0;
        }
        double byChance = (used - 1) * (all - between) / (n - used);
        return Math.clamp((between - byChance) / all, 0, 1);
    }

    private static double[] less(double[] a, double[] b) {
        double[] rest = a.clone();
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= b[i];
        }
        return rest;
    }
}
