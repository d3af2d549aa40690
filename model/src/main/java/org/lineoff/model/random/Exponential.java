package org.lineoff.model.random;

/**
 * The exponential distribution: without memory, cv 1.
 *
 * <p>The quantile is {@code −ln(1 − u)} by {@code StrictMath.log}; {@code 1 − u} is exact for every
 * number of {@link Draws}. Costs some ten nanoseconds.
 */
public record Exponential() implements Shape {
    /** Parts of an octave; of each the inverse of its middle and the logarithm of that. */
    private static final int CELLS = 128;

    private static final double[] INVERSES = new double[CELLS];
    private static final double[] LOGS = new double[CELLS];
    private static final double LN_2 = StrictMath.log(2);
    private static final long DIGITS = 0x000FFFFFFFFFFFFFL;
    private static final long ONE = 0x3FF0000000000000L;

    /** {@link #roughLog} is nearer to the logarithm than that. */
    private static final double ROUGH = 0x1p-40;

    static {
        for (int i = 0; i < CELLS; i++) {
            double middle = 1 + (i + 0.5) / CELLS;
            INVERSES[i] = 1 / middle;
            LOGS[i] = StrictMath.log(middle);
        }
    }

    /**
     * A duration in whole ms: what {@link Durations#scaled} gives, in half the time. A rough
     * logarithm says which ms is the nearest but where it lies in the middle between two, and there
     * the exact one is asked.
     *
     * @param u strictly between 0 and 1
     */
    public static long millis(double mean, double u) {
        double rough = -roughLog(1 - u) * mean + 0.5;
        double error = ROUGH * (mean + rough);
        long millis = (long) rough;
        double rest = rough - millis;
        return rest > error && rest < 1 - error
                ? millis
                : Durations.round(-StrictMath.log(1 - u) * mean);
    }

    /**
     * The logarithm of a number in (0, 1], within some 2⁻⁴⁹: of the power of two, of the middle of
     * its cell, and five terms of the series for what it is above that.
     */
    private static double roughLog(double s) {
        long bits = Double.doubleToRawLongBits(s);
        int cell = (int) (bits >>> 45) & (CELLS - 1);
        double digits = Double.longBitsToDouble((bits & DIGITS) | ONE);
        double above = digits * INVERSES[cell] - 1;
        double series =
                above * (1 - above * (0.5 - above * (1 / 3.0 - above * (0.25 - above * 0.2))));
        return ((int) (bits >>> 52) - 1023) * LN_2 + LOGS[cell] + series;
    }

    @Override
    public double quantile(double u) {
        return -StrictMath.log(1 - u);
    }

    @Override
    public double exceededWith(double s) {
        return -StrictMath.log(s);
    }

    @Override
    public double cdf(double x) {
        return x <= 0 ? 0 : -StrictMath.expm1(-x);
    }

    @Override
    public double survival(double x) {
        return x <= 0 ? 1 : StrictMath.exp(-x);
    }

    @Override
    public double cv() {
        return 1;
    }

    @Override
    public double quantileGivenMoreThan(double x, double u) {
        return Math.max(0, x) + quantile(u);
    }
}
