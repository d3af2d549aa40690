package org.lineoff.forecast;

/** Means of a few values with their interval, by Student's t. */
final class Student {
    /** 95 % quantiles of t by degrees of freedom, from 1: two-sided intervals of 90 %. */
    private static final double[] T95 = {
        6.3138, 2.9200, 2.3534, 2.1318, 2.0150, 1.9432, 1.8946, 1.8595, 1.8331, 1.8125, 1.7959,
        1.7823, 1.7709, 1.7613, 1.7531, 1.7459, 1.7396, 1.7341, 1.7291, 1.7247, 1.7207, 1.7171,
        1.7139, 1.7109, 1.7081, 1.7056, 1.7033, 1.7011, 1.6991, 1.6973
    };

    private static final double NORMAL = 1.6449;

    private Student() {}

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Standard deviation of a sample. */
    static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }

    /**
     * Half the width of the 90 % interval of the mean; not a number for a single value, of which
     * nothing is known.
     */
    static double halfWidth(double[] values) {
        if (values.length < 2) {
            return Double.NaN;
        }
        int freedom = values.length - 1;
        double t = freedom <= T95.length ? T95[freedom - 1] : NORMAL + 1.52 / freedom;
        return t * deviation(values) / Math.sqrt(values.length);
    }
}
