package org.lineoff.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A random duration: a mean and a shape. In a file a bare duration is constant; otherwise {@code
 * {mean: 8min, shape: lognormal, cv: 0.8}}, or {@code {shape: pert, low: 5min, mode: 7min, high:
 * 20min}} where people think in three points.
 */
public record Distribution(
        @About("Mean duration.") @Nullable Known<Duration> mean,
        @About(value = "Shape of the distribution.", byDefault = "constant") Kind shape,
        @About(value = "Coefficient of variation: standard deviation / mean.", min = 0)
                @Nullable Double cv,
        @About(value = "Number of phases (erlang) or shape parameter (weibull).", min = 0)
                @Nullable Double k,
        @About("Smallest duration (pert, or triangular by three points).") @Nullable Duration low,
        @About("Most likely duration (pert, or triangular by three points).")
                @Nullable Duration mode,
        @About("Largest duration (pert, or triangular by three points).") @Nullable Duration high,
        @About("Observed durations (empirical).") List<Duration> values) {

    public enum Kind {
        CONSTANT,
        UNIFORM,
        TRIANGULAR,
        PERT,
        EXPONENTIAL,
        ERLANG,
        GAMMA,
        LOGNORMAL,
        WEIBULL,
        EMPIRICAL
    }

    public Distribution {
        values = List.copyOf(values);
    }

    /** A mean with a shape that needs no further parameter, or only a coefficient of variation. */
    public static Distribution of(Known<Duration> mean, Kind shape, @Nullable Double cv) {
        return new Distribution(mean, shape, cv, null, null, null, null, List.of());
    }
}
