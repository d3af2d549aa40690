package org.lineoff.model.random;

/**
 * The logarithm of the gamma function for positive arguments, and its distance from Stirling's
 * formula.
 *
 * <p>Stirling's series from 16 on (Abramowitz and Stegun 6.1.40), below that by {@code Γ(x + 1) = x
 * Γ(x)}; absolute error about 1e-14. Costs two logarithms. Not for arguments of 0 or less.
 */
final class LogGamma {
    private static final double HALF_LOG_2_PI = 0.9189385332046727;

    private LogGamma() {}

    static double of(double x) {
        double product = 1;
        double y = x;
        while (y < 16) {
            product *= y;
            y++;
        }
        double log = (y - 0.5) * StrictMath.log(y) - y + HALF_LOG_2_PI + series(y);
        return product == 1 ? log : log - StrictMath.log(product);
    }

    /** {@code ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π)}. */
    static double stirlingError(double x) {
        return x >= 16 ? series(x) : of(x) - ((x - 0.5) * StrictMath.log(x) - x + HALF_LOG_2_PI);
    }

    private static double series(double x) {
        double s = 1 / (x * x);
        double sum = 1.0 / 156 * s;
        sum = (-691.0 / 360360 + sum) * s;
        sum = (1.0 / 1188 + sum) * s;
        sum = (-1.0 / 1680 + sum) * s;
        sum = (1.0 / 1260 + sum) * s;
        sum = (-1.0 / 360 + sum) * s;
        return (1.0 / 12 + sum) / x;
    }
}
