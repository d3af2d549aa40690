package org.lineoff.model.random;

/**
 * A distribution that is never negative and has the mean 1: what a duration is multiplied with.
 *
 * <p>Drawn by inversion, so that one uniform number makes one duration and a larger number a longer
 * one; everything is + − × ÷, square root and {@code StrictMath}, hence the same to the bit on
 * every machine. Costs stand with each shape; those of more than some ten nanoseconds are drawn
 * faster through a {@link Sampler}. Not for quantities that may be negative.
 */
public sealed interface Shape
        permits Constant,
                Uniform,
                Triangular,
                SkewedTriangular,
                Pert,
                Exponential,
                Erlang,
                Gamma,
                Lognormal,
                Weibull,
                Empirical {

    /** Returns the value not exceeded with probability u, strictly between 0 and 1; unchecked. */
    double quantile(double u);

    /**
     * Returns the value exceeded with probability s, strictly between 0 and 1: {@code quantile(1 −
     * s)} without the loss of digits where s is tiny.
     */
    double exceededWith(double s);

    /** Returns the probability of a value of at most x. */
    double cdf(double x);

    /**
     * Returns the probability of a value above x: {@code 1 − cdf(x)}, without the loss of digits.
     */
    default double survival(double x) {
        return 1 - cdf(x);
    }

    /** Returns the standard deviation over the mean. */
    double cv();

    /** Returns 1, always: the caller scales. */
    default double mean() {
        return 1;
    }

    /**
     * Returns the quantile among the values above x: for something that has already run for x and
     * is not over. Where nothing lies above x, it is x itself.
     */
    default double quantileGivenMoreThan(double x, double u) {
        double above = survival(x);
        if (above <= 0) {
            return x;
        }
        if (above >= 1) {
            return quantile(u);
        }
        return Math.max(x, exceededWith(above * (1 - u)));
    }
}
