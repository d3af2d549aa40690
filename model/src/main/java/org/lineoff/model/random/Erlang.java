package org.lineoff.model.random;

/**
 * The sum of k equal exponential phases: a gamma distribution with cv 1/√k.
 *
 * <p>See {@link Gamma} for how and at what cost.
 *
 * @param phases from 1 to 1,000,000
 */
public record Erlang(int phases) implements Shape {

    public Erlang {
        if (phases < 1 || phases > 1_000_000) {
            throw new IllegalArgumentException(
                    "The phases ("
                            + phases
                            + ") of an erlang distribution must be from 1 to 1,000,000.");
        }
    }

    @Override
    public double quantile(double u) {
        return IncompleteGamma.quantile(phases, u);
    }

    @Override
    public double exceededWith(double s) {
        return IncompleteGamma.exceededWith(phases, s);
    }

    @Override
    public double cdf(double x) {
        return IncompleteGamma.lower(phases, x);
    }

    @Override
    public double survival(double x) {
        return IncompleteGamma.upper(phases, x);
    }

    @Override
    public double cv() {
        return 1 / Math.sqrt(phases);
    }
}
