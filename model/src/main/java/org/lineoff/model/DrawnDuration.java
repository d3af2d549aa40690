package org.lineoff.model;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.random.Constant;
import org.lineoff.model.random.Durations;
import org.lineoff.model.random.Empirical;
import org.lineoff.model.random.Erlang;
import org.lineoff.model.random.Exponential;
import org.lineoff.model.random.Gamma;
import org.lineoff.model.random.Lognormal;
import org.lineoff.model.random.Pert;
import org.lineoff.model.random.Shape;
import org.lineoff.model.random.SkewedTriangular;
import org.lineoff.model.random.Triangular;
import org.lineoff.model.random.Uniform;
import org.lineoff.model.random.Weibull;

/**
 * A distribution of a replication, ready to be drawn from: its mean, drawn where it is a range, and
 * its shape.
 *
 * @param meanMillis mean in ms
 */
public record DrawnDuration(double meanMillis, Shape shape) {

    /** The distribution as the replication drew it; its form has been checked when it was read. */
    public static DrawnDuration of(Distribution distribution, Drawn drawn) {
        Shape shape = shape(distribution);
        Known<Duration> mean = distribution.mean();
        return new DrawnDuration(mean == null ? meanOf(distribution) : drawn.millis(mean), shape);
    }

    /**
     * The duration at u, in ms, rounded half up, from the exact quantile. The engines draw through
     * tables ({@link org.lineoff.model.random.Sampler}), which this is the measure of.
     */
    public long at(double u) {
        return Durations.scaled(meanMillis, shape, u);
    }

    /** The shape alone. */
    public static Shape shape(Distribution d) {
        return switch (d.shape()) {
            case CONSTANT -> new Constant();
            case UNIFORM -> new Uniform(need(d.cv(), d, "cv"));
            case TRIANGULAR ->
                    d.cv() == null
                            ? new SkewedTriangular(low(d), mode(d), high(d))
                            : new Triangular(need(d.cv(), d, "cv"));
            case PERT -> new Pert(low(d), mode(d), high(d));
            case EXPONENTIAL -> new Exponential();
            case ERLANG -> new Erlang((int) Math.round(need(d.k(), d, "k")));
            case GAMMA -> new Gamma(need(d.cv(), d, "cv"));
            case LOGNORMAL -> new Lognormal(need(d.cv(), d, "cv"));
            case WEIBULL -> new Weibull(need(d.k(), d, "k"));
            case EMPIRICAL ->
                    Empirical.of(
                            d.values().stream().mapToDouble(v -> (double) v.toMillis()).toArray());
        };
    }

    /** The mean, in ms, of a distribution that is given by its points. */
    private static double meanOf(Distribution d) {
        return switch (d.shape()) {
            case PERT -> (low(d) + 4 * mode(d) + high(d)) / 6;
            case TRIANGULAR -> (low(d) + mode(d) + high(d)) / 3;
            case EMPIRICAL ->
                    d.values().stream().mapToDouble(v -> (double) v.toMillis()).sum()
                            / d.values().size();
            default -> throw missing(d, "mean");
        };
    }

    private static double low(Distribution d) {
        return need(d.low(), d, "low").toMillis();
    }

    private static double mode(Distribution d) {
        return need(d.mode(), d, "mode").toMillis();
    }

    private static double high(Distribution d) {
        return need(d.high(), d, "high").toMillis();
    }

    private static <T> T need(@Nullable T value, Distribution d, String key) {
        if (value == null) {
            throw missing(d, key);
        }
        return value;
    }

    private static IllegalArgumentException missing(Distribution d, String key) {
        return new IllegalArgumentException(
                "a %s distribution needs %s"
                        .formatted(d.shape().name().toLowerCase(Locale.ROOT), key));
    }
}
