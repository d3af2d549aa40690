package org.lineoff.model.random;

/**
 * A triangle given by its least, most frequent and greatest value, divided by its mean.
 *
 * <p>The three may be in any unit, since only their ratios count; the mean is a third of their sum.
 * Costs a square root and some divisions, about five nanoseconds. For a symmetric one with a stated
 * cv there is {@link Triangular}.
 *
 * @param low at least 0
 * @param mode from low to high
 * @param high above low
 */
public record SkewedTriangular(double low, double mode, double high) implements Shape {

    public SkewedTriangular {
        ThreePoints.check("triangular", low, mode, high);
    }

    @Override
    public double quantile(double u) {
        double width = high - low;
        double x =
                u * width < mode - low
                        ? low + Math.sqrt(u * width * (mode - low))
                        : high - Math.sqrt((1 - u) * width * (high - mode));
        return x / center();
    }

    @Override
    public double exceededWith(double s) {
        double width = high - low;
        double x =
                s * width < high - mode
                        ? high - Math.sqrt(s * width * (high - mode))
                        : low + Math.sqrt((1 - s) * width * (mode - low));
        return x / center();
    }

    @Override
    public double cdf(double x) {
        double value = x * center();
        return value <= mode ? below(value) : 1 - above(value);
    }

    @Override
    public double survival(double x) {
        double value = x * center();
        return value <= mode ? 1 - below(value) : above(value);
    }

    @Override
    public double cv() {
        double squares = low * low + mode * mode + high * high;
        double products = low * mode + low * high + mode * high;
        return Math.sqrt((squares - products) / 18) / center();
    }

    private double center() {
        return (low + mode + high) / 3;
    }

    private double below(double value) {
        double d = value - low;
        return d <= 0 ? 0 : d * d / ((high - low) * (mode - low));
    }

    private double above(double value) {
        double d = high - value;
        return d <= 0 ? 0 : d * d / ((high - low) * (high - mode));
    }
}
