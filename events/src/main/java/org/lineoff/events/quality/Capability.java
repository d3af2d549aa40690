package org.lineoff.events.quality;

import java.util.List;

/**
 * What a process can do against its limits (AIAG SPC, 2nd edition; NIST/SEMATECH handbook 6.1.6).
 * Cp and Cpk go by the spread within the process, as ranges tell it; Pp and Ppk by all of it. Where
 * there is one limit only, Cp and Pp are not defined ({@code NaN}).
 *
 * @param within standard deviation within the process
 * @param overall standard deviation of all values (with n − 1)
 */
public record Capability(
        int count,
        double mean,
        double within,
        double overall,
        double cp,
        double cpk,
        double pp,
        double ppk) {

    /**
     * The capability that values show.
     *
     * @param size of the subgroups in which they came, 1 for single values
     * @param lower smallest good value, −∞ if none is stated
     * @param upper largest good value, ∞ if none is stated
     */
    public static Capability of(List<Double> values, int size, double lower, double upper) {
        double mean = ControlChart.mean(values);
        double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        double overall = values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
        return of(values.size(), mean, ControlChart.within(values, size), overall, lower, upper);
    }

    /** The same where mean and spread are known. */
    public static Capability of(
            int count, double mean, double within, double overall, double lower, double upper) {
        return new Capability(
                count,
                mean,
                within,
                overall,
                room(lower, upper, within),
                nearest(mean, lower, upper, within),
                room(lower, upper, overall),
                nearest(mean, lower, upper, overall));
    }

    /**
     * How far Ppk may be off either way, so many standard deviations of its estimate (Bissell,
     * Applied Statistics 39 (1990) 331–340; NIST/SEMATECH handbook 6.1.6).
     *
     * @param z 1.645 for an interval of 90 %
     */
    public double ppkMargin(double z) {
        return z * Math.sqrt(1.0 / (9.0 * count) + ppk * ppk / (2.0 * (count - 1)));
    }

    private static double room(double lower, double upper, double sigma) {
        return Double.isInfinite(lower) || Double.isInfinite(upper)
                ? Double.NaN
                : (upper - lower) / (6 * sigma);
    }

    private static double nearest(double mean, double lower, double upper, double sigma) {
        return Math.min(upper - mean, mean - lower) / (3 * sigma);
    }
}
