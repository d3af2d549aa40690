package org.lineoff.model.random;

import java.util.Arrays;

/**
 * Draws from a {@link Shape} in a few nanoseconds; what the engines call, so that they agree.
 *
 * <p>Shapes with a short closed form (constant, uniform, triangular, exponential, empirical) are
 * asked directly; of the others the quantile is a table of cubics through four exact quantiles
 * each, sixteen to every halving of the distance from 0 or from 1. It differs from the exact one by
 * at most 1e-7 of the quantile or of the mean, whichever is greater (1e-6 for a cv above 1.5). A
 * table costs 32 KB and some 3,000 exact quantiles, that is milliseconds: make one a shape, not one
 * a station. Not for conditional draws, which are exact and rare.
 */
public final class Sampler {
    private static final int CELLS_PER_OCTAVE = 16;
    private static final int CELLS_PER_SIDE = 32 * CELLS_PER_OCTAVE;
    private static final double LEAST = 0x1p-33;

    /** The greatest number of the last cell: a half itself would belong to a further one. */
    private static final double BELOW_HALF = 0x1.fffffffffffffp-2;

    /** A double's sign, exponent and four leading digits, for the least number. */
    private static final int BASE = (int) (Double.doubleToRawLongBits(LEAST) >>> 48);

    /** The same for 1, which in whole numbers of {@link #LEAST} is the least. */
    private static final int WHOLE = (int) (Double.doubleToRawLongBits(1) >>> 48);

    private static final long FRACTION = 0x0000FFFFFFFFFFFFL;
    private static final long ONE = 0x3FF0000000000000L;

    private final Shape shape;

    /**
     * Four coefficients a cell, first the side of 0, then the side of 1; empty if asked directly.
     */
    private final double[] cubics;

    private Sampler(Shape shape, double[] cubics) {
        this.shape = shape;
        this.cubics = cubics;
    }

    public static Sampler of(Shape shape) {
        return switch (shape) {
            case Constant _,
                    Uniform _,
                    Triangular _,
                    SkewedTriangular _,
                    Exponential _,
                    Empirical _ ->
                    new Sampler(shape, new double[0]);
            case Pert _, Erlang _, Gamma _, Lognormal _, Weibull _ ->
                    new Sampler(shape, table(shape));
        };
    }

    public Shape shape() {
        return shape;
    }

    /**
     * Returns the quantile, within the accuracy stated above; exact where u is nearer than 2⁻³³ to
     * 0 or 1, which no number of {@link Draws} is.
     */
    public double quantile(double u) {
        double v = Math.min(Math.min(u, 1 - u), BELOW_HALF);
        return cubics.length == 0 || v < LEAST ? shape.quantile(u) : cubic(u);
    }

    private double cubic(double u) {
        double v = Math.min(Math.min(u, 1 - u), BELOW_HALF);
        long bits = Double.doubleToRawLongBits(v);
        int cell = (int) (bits >>> 48) - BASE;
        double s = Double.longBitsToDouble((bits & FRACTION) << 4 | ONE) - 1;
        int lower = (int) (Double.doubleToRawLongBits(u - 0.5) >>> 63);
        int c = (cell + (1 - lower) * CELLS_PER_SIDE) * 4;
        return ((cubics[c + 3] * s + cubics[c + 2]) * s + cubics[c + 1]) * s + cubics[c];
    }

    /**
     * Returns a duration in whole milliseconds: {@code quantile(u) · meanMillis}, rounded half up.
     */
    public long duration(double meanMillis, double u) {
        return Durations.round(quantile(u) * meanMillis);
    }

    /**
     * Draws for one car at many stations: {@code out[base + j]} becomes {@link #quantile} of {@link
     * Draws#uniform}{@code (keys[j], index)}, times the mean, divided by the rate and rounded, in
     * whole ms; −1 where that is more than an {@code int} holds.
     *
     * <p>In loops, each of which the compiler can do something with: the random bits in {@code
     * out}, in vector registers; the quantiles, one by one where they come from a table, but none
     * waits for another; then mean, rate and rounding, in vector registers again. So a draw costs a
     * fifth of what it costs alone.
     *
     * @param scratch to be written over, at least {@code to} long
     */
    public void durations(
            long[] keys,
            long index,
            double[] means,
            double rate,
            int from,
            int to,
            int[] out,
            int base,
            double[] scratch) {
        bits(keys, index, from, to, out, base);
        quantiles(out, base, from, to, scratch);
        durations(scratch, means, rate, from, to, out, base);
    }

    /** The first loop: {@code out[base + j]} becomes {@link Draws#half}{@code (keys[j], index)}. */
    public static void bits(long[] keys, long index, int from, int to, int[] out, int base) {
        for (int j = from; j < to; j++) {
            out[base + j] = Draws.half(keys[j], index);
        }
    }

    /** The second: {@code out[j]} becomes the quantile of {@code bits[base + j]}. */
    public void quantiles(int[] bits, int base, int from, int to, double[] out) {
        if (shape instanceof Constant) {
            Arrays.fill(out, from, to, 1);
        } else if (shape instanceof Triangular triangular) { // so that it is inlined
            for (int j = from; j < to; j++) {
                out[j] = triangular.quantile(Draws.uniform(bits[base + j]));
            }
        } else if (cubics.length == 0) {
            for (int j = from; j < to; j++) {
                out[j] = shape.quantile(Draws.uniform(bits[base + j]));
            }
        } else {
            for (int j = from; j < to; j++) {
                out[j] = cubic(bits[base + j]);
            }
        }
    }

    /** The third: {@code out[base + j]} becomes {@code quantiles[j]} times the mean, and so on. */
    public static void durations(
            double[] quantiles,
            double[] means,
            double rate,
            int from,
            int to,
            int[] out,
            int base) {
        // a double that an int cannot hold becomes the nearest that it can
        int greatest = 0;
        for (int j = from; j < to; j++) {
            int millis = Math.max(0, (int) (quantiles[j] * means[j] / rate + 0.5));
            out[base + j] = millis;
            greatest = Math.max(greatest, millis);
        }
        if (greatest == Integer.MAX_VALUE) {
            for (int j = from; j < to; j++) {
                out[base + j] = whole(quantiles[j] * means[j] / rate);
            }
        }
    }

    /**
     * The quantile of random bits. A number of theirs is (2m + 1) / 2³³ from 0, or as far from 1 in
     * the upper half, where m is the complement: its cell and the place in that are the digits of
     * the whole number 2m + 1.
     */
    private double cubic(int half) {
        int upper = half >> 31;
        long distance = 2 * ((half ^ upper) & 0xFFFFFFFFL) + 1;
        long bits = Double.doubleToRawLongBits((double) distance);
        int cell = (int) (bits >>> 48) - WHOLE;
        double s = Double.longBitsToDouble((bits & FRACTION) << 4 | ONE) - 1;
        int c = (cell - upper * CELLS_PER_SIDE) * 4;
        return ((cubics[c + 3] * s + cubics[c + 2]) * s + cubics[c + 1]) * s + cubics[c];
    }

    private static int whole(double millis) {
        long rounded = Durations.round(millis);
        return rounded <= Integer.MAX_VALUE ? (int) rounded : -1;
    }

    private static double[] table(Shape shape) {
        double[] cubics = new double[2 * CELLS_PER_SIDE * 4];
        for (int side = 0; side < 2; side++) {
            double y0 = at(shape, side, LEAST);
            for (int cell = 0; cell < CELLS_PER_SIDE; cell++) {
                double from = edge(cell);
                double width = edge(cell + 1) - from;
                double y1 = at(shape, side, from + width / 3);
                double y2 = at(shape, side, from + width * 2 / 3);
                double y3 = at(shape, side, from + width);
                int c = (side * CELLS_PER_SIDE + cell) * 4;
                cubics[c] = y0;
                cubics[c + 1] = (18 * y1 - 11 * y0 - 9 * y2 + 2 * y3) / 2;
                cubics[c + 2] = (18 * y0 - 45 * y1 + 36 * y2 - 9 * y3) / 2;
                cubics[c + 3] = (27 * y1 - 9 * y0 - 27 * y2 + 9 * y3) / 2;
                y0 = y3;
            }
        }
        return cubics;
    }

    private static double at(Shape shape, int side, double v) {
        return side == 0 ? shape.quantile(v) : shape.exceededWith(v);
    }

    private static double edge(int cell) {
        return Double.longBitsToDouble((long) (BASE + cell) << 48);
    }

    @Override
    public String toString() {
        return "Sampler[" + shape + "]";
    }
}
