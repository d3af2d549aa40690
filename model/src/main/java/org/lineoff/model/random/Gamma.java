package org.lineoff.model.random;

/**
 * The gamma distribution: the usual one for repairs and for work with a long tail.
 *
 * <p>Its shape parameter is {@code 1 / cv²}; inverted by {@link IncompleteGamma}. A quantile costs
 * just under a microsecond, and more with a cv below 0.05: in a loop take a {@link Sampler}.
 *
 * @param cv standard deviation over mean, from 0.001 to 5
 */
public record Gamma(double cv) implements Shape {

    public Gamma {
        if (!(cv >= 0.001 && cv <= 5)) {
            throw new IllegalArgumentException(
                    "The cv ("
                            + cv
                            + ") of a gamma distribution must be from 0.001 to 5. Maybe take constant "
                            + "or lognormal.");
        }
    }

    @Override
    public double quantile(double u) {
        return IncompleteGamma.quantile(shape(), u);
    }

    @Override
    public double exceededWith(double s) {
        return IncompleteGamma.exceededWith(shape(), s);
    }

    @Override
    public double cdf(double x) {
        return IncompleteGamma.lower(shape(), x);
    }

    @Override
    public double survival(double x) {
        return IncompleteGamma.upper(shape(), x);
    }

    private double shape() {
        return 1 / (cv * cv);
    }
}
