package org.lineoff.model.random;

/**
 * The beta distribution on [0, 1] with parameters of at least 1, and its inverse.
 *
 * <p>Lentz's continued fraction on the side where it converges fast (Abramowitz and Stegun 26.5.8);
 * the inverse is Newton's method on the logarithm of the probability over the logarithm of the
 * value, from a lower bound: the function is concave, so it converges from below. Costs some 100 ns
 * a probability, some five times that an inverse. Not for parameters below 1.
 */
final class IncompleteBeta {
    private IncompleteBeta() {}

    /** The probability of at most x. */
    static double lower(double a, double b, double x) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double factor = factor(a, b, x);
        return x * (a + b + 2) < a + 1
                ? factor / a * fraction(a, b, x)
                : 1 - factor / b * fraction(b, a, 1 - x);
    }

    /** The x of which {@code lower(a, b, x) = p}, for p up to a half. */
    static double inverse(double a, double b, double p) {
        double goal = StrictMath.log(p);
        double y = Math.min(-0x1p-52, (goal + StrictMath.log(a) + logBeta(a, b)) / a);
        for (int i = 0; i < 100; i++) {
            double x = StrictMath.exp(y);
            double tail = lower(a, b, x);
            double slope = factor(a, b, x) / (1 - x) / tail;
            double step = (StrictMath.log(tail) - goal) / slope;
            y = Math.min(y - step, y / 2);
            if (Math.abs(step) < 1e-9) {
                break;
            }
        }
        return StrictMath.exp(y);
    }

    /** {@code x^a (1 − x)^b / B(a, b)}. */
    private static double factor(double a, double b, double x) {
        return StrictMath.exp(a * StrictMath.log(x) + b * StrictMath.log1p(-x) - logBeta(a, b));
    }

    private static double logBeta(double a, double b) {
        return LogGamma.of(a) + LogGamma.of(b) - LogGamma.of(a + b);
    }

    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / (1 - (a + b) * x / (a + 1));
        double h = d;
        for (int m = 1; m < 10_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / (1 + even * d);
            c = 1 + even / c;
            h *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / (1 + odd * d);
            c = 1 + odd / c;
            double ratio = c * d;
            h *= ratio;
            if (Math.abs(ratio - 1) < 0x1p-52) {
                break;
            }
        }
        return h;
    }
}
