package org.lineoff.model.random;

/**
 * The gamma distribution with mean 1 and shape parameter a, and its inverse.
 *
 * <p>Power series below the mean, Lentz's continued fraction above (Abramowitz and Stegun 6.5.29
 * and 6.5.31); their common factor through the deviance, which stays accurate for large a (Loader,
 * 2000). The inverse is Newton's method on the logarithm of the probability over the logarithm of
 * the value, which converges from everywhere because both tails are log-concave there. Costs grow
 * with √a.
 */
final class IncompleteGamma {
    private static final double SQRT_2_PI = 2.5066282746310002;
    private static final double ENOUGH = 0x1p-54;

    private IncompleteGamma() {}

    /** The probability of at most x. */
    static double lower(double a, double x) {
        if (x <= 0) {
            return 0;
        }
        return a * x < a + 1 ? factor(a, x) * series(a, a * x) : 1 - upper(a, x);
    }

    /** The probability of more than x. */
    static double upper(double a, double x) {
        if (x <= 0) {
            return 1;
        }
        return a * x < a + 1 ? 1 - lower(a, x) : factor(a, x) * a * fraction(a, a * x);
    }

    static double quantile(double a, double u) {
        if (u > 0.9) {
            return exceededWith(a, 1 - u);
        }
        double least = (StrictMath.log(u) + LogGamma.of(a + 1)) / a - StrictMath.log(a);
        if (least < -600) {
            return StrictMath.exp(least); // so small that the series is its first term
        }
        double normal = nearNormal(a, Normal.quantile(u));
        double start = normal > 0 ? Math.max(least, StrictMath.log(normal)) : least;
        return solve(a, start, u, false);
    }

    static double exceededWith(double a, double s) {
        if (s > 0.1) {
            return quantile(a, 1 - s);
        }
        double normal = nearNormal(a, -Normal.quantile(s));
        return solve(a, StrictMath.log(Math.max(1, normal)), s, true);
    }

    /** Newton in y = ln x on ln P(e^y) = ln p, P being one of the two tails; steps at most 1. */
    private static double solve(double a, double start, double p, boolean above) {
        double y = start;
        double goal = StrictMath.log(p);
        for (int i = 0; i < 100; i++) {
            double x = StrictMath.exp(y);
            double tail = above ? upper(a, x) : lower(a, x);
            double slope = factor(a, x) * a / tail;
            double step = (StrictMath.log(tail) - goal) / slope;
            step = Math.clamp(above ? -step : step, -1, 1);
            y -= step;
            if (Math.abs(step) < 1e-9) {
                break;
            }
        }
        return StrictMath.exp(y);
    }

    /** Wilson and Hilferty's approximation; may be negative. */
    private static double nearNormal(double a, double z) {
        double root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
        return root * root * root;
    }

    /** {@code (ax)^a e^(−ax) / Γ(a + 1)}; the density is this times a / x. */
    private static double factor(double a, double x) {
        return StrictMath.exp(-a * deviance(x) - LogGamma.stirlingError(a))
                / (SQRT_2_PI * Math.sqrt(a));
    }

    /** {@code x − 1 − ln x}, by a series near 1. */
    private static double deviance(double x) {
        double d = x - 1;
        if (Math.abs(d) > 0.3) {
            return d - StrictMath.log(x);
        }
        double v = d / (2 + d);
        double power = 2 * v;
        double sum = d * v;
        for (int j = 3; j < 30; j += 2) {
            power *= v * v;
            sum -= power / j;
        }
        return sum;
    }

    private static double series(double a, double z) {
        double term = 1;
        double sum = 1;
        for (double n = a + 1; term > sum * ENOUGH; n++) {
            term *= z / n;
            sum += term;
        }
        return sum;
    }

    private static double fraction(double a, double z) {
        double b = z + 1 - a;
        double c = 1 / Double.MIN_NORMAL;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < 1_000_000; i++) {
            double numerator = -i * (i - a);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            double ratio = c * d;
            h *= ratio;
            if (Math.abs(ratio - 1) < 0x1p-52) {
                break;
            }
        }
        return h;
    }
}
