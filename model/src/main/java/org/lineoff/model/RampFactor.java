package org.lineoff.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A factor of the rate that grows with experience: from {@code from} at the start of production to
 * {@code to}, over an age of the section or over the cars that have entered it.
 */
public record RampFactor(
        @About("What it scales: takt, availability, firstTimeThrough or people.") Factor factor,
        @About(value = "Factor on the first day, or for the first car.", min = 0.01, max = 2)
                Known<Double> from,
        @About(value = "Factor in the end.", byDefault = "1", min = 0.01, max = 2)
                @Nullable Known<Double> to,
        @About("Age since the start of production over which it changes.")
                @Nullable Known<Duration> over,
        @About(value = "Cars over which it changes.", min = 1) @Nullable Known<Double> overCars,
        @About(
                        value =
                                "linear: reached at the end; exponential: 1 - 1/e of the way by then.",
                        byDefault = "linear")
                Curve curve) {
    public enum Curve {
        LINEAR,
        EXPONENTIAL
    }
}
