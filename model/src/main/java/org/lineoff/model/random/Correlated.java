package org.lineoff.model.random;

/** Uniform numbers that go together, by a Gaussian copula with one common factor. */
public final class Correlated {
    private Correlated() {}

    /**
     * A uniform number made of one of its own and one that others share: any two that are made with
     * the same correlation and common number have that correlation, in normal scores. Costs a
     * microsecond.
     *
     * @param own strictly between 0 and 1
     * @param common strictly between 0 and 1
     * @param correlation between −1 and 1; below 0 it goes against the common one
     * @return strictly between 0 and 1
     */
    public static double uniform(double own, double common, double correlation) {
        double share = Math.abs(correlation);
        double shared = Math.sqrt(share) * Normal.quantile(common);
        double z =
                Math.sqrt(1 - share) * Normal.quantile(own) + (correlation < 0 ? -shared : shared);
        return Math.min(Math.max(Normal.cdf(z), LEAST), 1 - LEAST);
    }

    private static final double LEAST = 0x1p-40;
}
