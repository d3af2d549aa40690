package org.lineoff.events.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * A Shewhart control chart: points in their order, each with its centre and limits three standard
 * deviations away. Formulas and constants are those of the AIAG manual (SPC, 2nd edition, 2005) and
 * the NIST/SEMATECH handbook (6.3.2, 6.3.3).
 *
 * @param subgroup values that a point stands for: 1 of an individual, n of a mean or range
 */
public record ControlChart(Kind kind, int subgroup, List<Point> points) {
    /** What the points are. */
    public enum Kind {
        INDIVIDUALS,
        MOVING_RANGE,
        MEANS,
        RANGES,
        /** Shares that failed, of samples that may differ in size. */
        SHARES,
        /** Counts of defects in samples of one size. */
        COUNTS
    }

    /**
     * A point of a chart.
     *
     * @param sigma standard deviation of what is drawn, as the process is estimated
     */
    public record Point(double value, double centre, double sigma, double lower, double upper) {
        /** How many standard deviations it is from the centre; 0 where nothing varies. */
        public double score() {
            return sigma == 0 ? 0 : (value - centre) / sigma;
        }

        public boolean isInside() {
            return value >= lower && value <= upper;
        }
    }

    private static final int LARGEST = 10;

    /** Mean and standard deviation of the range of n values of a standard normal process. */
    private static final double[] D2 = {
        0, 0, 1.1284, 1.6926, 2.0588, 2.3259, 2.5344, 2.7044, 2.8472, 2.9700, 3.0775
    };

    private static final double[] D3 = {
        0, 0, 0.8525, 0.8884, 0.8798, 0.8641, 0.8480, 0.8332, 0.8198, 0.8078, 0.7971
    };

    public ControlChart {
        points = List.copyOf(points);
    }

    /** Chart of single values; the process is estimated from the mean moving range of two. */
    public static ControlChart individuals(List<Double> values) {
        double sigma = meanRange(movingRanges(values)) / D2[2];
        return flat(Kind.INDIVIDUALS, 1, values, mean(values), sigma, -Double.MAX_VALUE);
    }

    /** Chart of the differences of neighbours, one point less than there are values. */
    public static ControlChart movingRange(List<Double> values) {
        List<Double> ranges = movingRanges(values);
        double mean = meanRange(ranges);
        return flat(Kind.MOVING_RANGE, 2, ranges, mean, mean * D3[2] / D2[2], 0);
    }

    /**
     * Chart of the means of subgroups (X̄).
     *
     * @param size of a subgroup, 2 to 10; what does not fill one at the end is left out
     */
    public static ControlChart means(List<Double> values, int size) {
        List<Double> means = new ArrayList<>();
        List<Double> ranges = new ArrayList<>();
        group(values, size, means, ranges);
        return meansOf(means, meanRange(ranges), size);
    }

    /** The same where the means of the subgroups, and their mean range, are known. */
    public static ControlChart meansOf(List<Double> means, double meanRange, int size) {
        double sigma = meanRange / (D2[size] * Math.sqrt(size));
        return flat(Kind.MEANS, size, means, mean(means), sigma, -Double.MAX_VALUE);
    }

    /** Chart of the ranges of subgroups (R). */
    public static ControlChart ranges(List<Double> values, int size) {
        List<Double> means = new ArrayList<>();
        List<Double> ranges = new ArrayList<>();
        group(values, size, means, ranges);
        double mean = meanRange(ranges);
        return flat(Kind.RANGES, size, ranges, mean, mean * D3[size] / D2[size], 0);
    }

    /**
     * Chart of shares that failed (p).
     *
     * @param failed how many of each sample
     * @param sizes of the samples
     */
    public static ControlChart shares(List<Integer> failed, List<Integer> sizes) {
        double all = sizes.stream().mapToInt(n -> n).sum();
        double share = all == 0 ? 0 : failed.stream().mapToInt(n -> n).sum() / all;
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < failed.size(); i++) {
            double n = sizes.get(i);
            double sigma = Math.sqrt(share * (1 - share) / n);
            points.add(
                    new Point(
                            failed.get(i) / n,
                            share,
                            sigma,
                            Math.max(0, share - 3 * sigma),
                            Math.min(1, share + 3 * sigma)));
        }
        return new ControlChart(Kind.SHARES, 1, points);
    }

    /** Chart of counts of defects (c). */
    public static ControlChart counts(List<Integer> counts) {
        List<Double> values = counts.stream().map(Integer::doubleValue).toList();
        double mean = mean(values);
        return flat(Kind.COUNTS, 1, values, mean, Math.sqrt(mean), 0);
    }

    /** Standard deviation within the process, as the ranges of subgroups of a size tell it. */
    static double within(List<Double> values, int size) {
        if (size == 1) {
            return meanRange(movingRanges(values)) / D2[2];
        }
        List<Double> means = new ArrayList<>();
        List<Double> ranges = new ArrayList<>();
        group(values, size, means, ranges);
        return meanRange(ranges) / D2[size];
    }

    private static ControlChart flat(
            Kind kind, int size, List<Double> values, double centre, double sigma, double least) {
        List<Point> points =
                values.stream()
                        .map(
                                value ->
                                        new Point(
                                                value,
                                                centre,
                                                sigma,
                                                Math.max(least, centre - 3 * sigma),
                                                centre + 3 * sigma))
                        .toList();
        return new ControlChart(kind, size, points);
    }

    private static void group(
            List<Double> values, int size, List<Double> means, List<Double> ranges) {
        if (size < 2 || size > LARGEST) {
            throw new IllegalArgumentException("A subgroup has 2 to 10 values, not " + size + ".");
        }
        for (int from = 0; from + size <= values.size(); from += size) {
            List<Double> group = values.subList(from, from + size);
            means.add(mean(group));
            double most = group.stream().mapToDouble(v -> v).max().orElse(0);
            double least = group.stream().mapToDouble(v -> v).min().orElse(0);
            ranges.add(most - least);
        }
    }

    private static List<Double> movingRanges(List<Double> values) {
        List<Double> ranges = new ArrayList<>();
        for (int i = 1; i < values.size(); i++) {
            ranges.add(Math.abs(values.get(i) - values.get(i - 1)));
        }
        return ranges;
    }

    private static double meanRange(List<Double> ranges) {
        return ranges.isEmpty() ? 0 : mean(ranges);
    }

    static double mean(List<Double> values) {
        return values.stream().mapToDouble(v -> v).average().orElse(0);
    }
}
