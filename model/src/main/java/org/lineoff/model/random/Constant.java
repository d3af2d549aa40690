package org.lineoff.model.random;

/** Always 1. Free; it uses no luck. */
public record Constant() implements Shape {
    @Override
    public double quantile(double u) {
        return 1;
    }

    @Override
    public double exceededWith(double s) {
        return 1;
    }

    @Override
    public double cdf(double x) {
        return x >= 1 ? 1 : 0;
    }

    @Override
    public double cv() {
        return 0;
    }
}
