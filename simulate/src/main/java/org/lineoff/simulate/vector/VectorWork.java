package org.lineoff.simulate.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The work of one class of stations in one step of the wave: luck, quantile and rounding, for all
 * stations whose work is triangular by a cv, uniform or constant.
 *
 * <p>Lane i works on car T − i. A random word serves two neighbouring cars, the even one by its
 * high half and the odd one by its low half ({@code Draws}). In a step with even T the even lanes
 * have even cars, so they compute words; the odd lanes use the low halves of the words that they
 * computed in the step before. So each step costs one word for every two stations, and the two
 * halves lie in just the order of the lanes: of 64 bits the low ones are lane 2k, the high ones
 * lane 2k + 1.
 *
 * <p>The quantile: with y = 2u − 1, which is exact, it is 1 + sign(y) · half width · (1 − √(1 −
 * |y|)) for the triangle and the same without the root for the uniform one; a constant has the half
 * width 0. Every operation is rounded as in {@code Triangular} and {@code Uniform}.
 */
public final class VectorWork {
    static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS =
            VectorSpecies.of(long.class, INTS.vectorShape());
    private static final VectorSpecies<Double> DOUBLES =
            VectorSpecies.of(double.class, INTS.vectorShape());

    /** Stations are taken by so many; a class of them is filled up to a multiple. */
    public static final int LANES = INTS.length();

    private static final int HALF = LANES / 2;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FIRST = 0xBF58476D1CE4E5B9L;
    private static final long SECOND = 0x94D049BB133111EBL;
    private static final long HIGH = 0xFFFFFFFF00000000L;
    private static final long SIGN = 0x8000000000000000L;

    /** How a group of lanes is computed. */
    private enum Kind {
        /** Nothing to draw: constant, or drawn by somebody else. */
        GIVEN,
        ROOT,
        NO_ROOT,
        BOTH
    }

    private final Kind[] kinds;

    /** Keys of the even lanes and of the odd ones, and the same less what their lane is behind. */
    private final long[][] keys = new long[2][];

    private final long[][] counters = new long[2][];

    /** The last words of the even lanes and of the odd ones. */
    private final long[][] words = new long[2][];

    private final double[] means;
    private final double[] halfWidths;
    private final double[] roots;

    /** Work by lane, in ms; lanes that are not drawn keep theirs. */
    public final int[] work;

    /**
     * Stations without work.
     *
     * @param lanes a multiple of {@link #LANES}
     */
    public VectorWork(int lanes) {
        kinds = new Kind[lanes / LANES];
        java.util.Arrays.fill(kinds, Kind.GIVEN);
        for (int parity = 0; parity < 2; parity++) {
            keys[parity] = new long[lanes / 2];
            counters[parity] = new long[lanes / 2];
            words[parity] = new long[lanes / 2];
        }
        means = new double[lanes];
        halfWidths = new double[lanes];
        roots = new double[lanes];
        work = new int[lanes];
    }

    /**
     * Draws the work of a lane: mean · quantile.
     *
     * @param key of its luck
     * @param halfWidth of the quantile; 0 for a constant one
     * @param root whether it is triangular, else uniform
     */
    public void draw(int lane, long key, double mean, double halfWidth, boolean root) {
        keys[lane & 1][lane / 2] = key;
        counters[lane & 1][lane / 2] = key - (lane / 2) * GOLDEN;
        means[lane] = mean;
        halfWidths[lane] = halfWidth;
        roots[lane] = root ? 1 : 0;
        if (halfWidth != 0) {
            Kind own = root ? Kind.ROOT : Kind.NO_ROOT;
            Kind others = kinds[lane / LANES];
            kinds[lane / LANES] = others == Kind.GIVEN || others == own ? own : Kind.BOTH;
        }
    }

    /**
     * Fills {@link #work} for a step.
     *
     * @param step lane i works on car step − i
     */
    public void draw(long step) {
        for (int g = 0; g < kinds.length; g++) {
            switch (kinds[g]) {
                case GIVEN -> {}
                case ROOT -> root(g, step);
                case NO_ROOT -> noRoot(g, step);
                case BOTH -> both(g, step);
            }
        }
    }

    /** Before the first step: the words of the lanes that compute none in it. */
    public void prepare(long firstStep) {
        for (int g = 0; g < kinds.length; g++) {
            words(g, firstStep - 1);
        }
    }

    private void root(int g, long step) {
        IntVector luck = luck(g, step);
        for (int part = 0; part < 2; part++) {
            DoubleVector y = balanced(luck, part);
            DoubleVector inner = y.abs().neg().add(1.0).sqrt().neg().add(1.0);
            put(g, part, y, inner);
        }
    }

    private void noRoot(int g, long step) {
        IntVector luck = luck(g, step);
        for (int part = 0; part < 2; part++) {
            DoubleVector y = balanced(luck, part);
            put(g, part, y, y.abs());
        }
    }

    private void both(int g, long step) {
        IntVector luck = luck(g, step);
        for (int part = 0; part < 2; part++) {
            DoubleVector y = balanced(luck, part);
            DoubleVector inner = y.abs().neg().add(1.0).sqrt().neg().add(1.0);
            DoubleVector root = DoubleVector.fromArray(DOUBLES, roots, g * LANES + part * HALF);
            put(g, part, y, y.abs().blend(inner, root.compare(VectorOperators.GT, 0.5)));
        }
    }

    /** Computes new words for half of the lanes; returns them. */
    private LongVector words(int g, long step) {
        int parity = (int) (step & 1);
        int at = g * HALF;
        LongVector key = LongVector.fromArray(LONGS, keys[parity], at);
        LongVector z = LongVector.fromArray(LONGS, counters[parity], at).add((step >> 1) * GOLDEN);
        LongVector word = word(key, z);
        word.intoArray(words[parity], at);
        return word;
    }

    /** {@code Draws.word}, of key and key + block · G. */
    static LongVector word(LongVector key, LongVector counter) {
        LongVector z = counter;
        z = z.lanewise(VectorOperators.LSHR, 30).lanewise(VectorOperators.XOR, z).mul(FIRST);
        z =
                z.lanewise(VectorOperators.LSHR, 27)
                        .lanewise(VectorOperators.XOR, z)
                        .lanewise(VectorOperators.XOR, key)
                        .mul(SECOND);
        return z.lanewise(VectorOperators.LSHR, 31).lanewise(VectorOperators.XOR, z);
    }

    /** The 32 random bits of each lane. */
    private IntVector luck(int g, long step) {
        LongVector fresh = words(g, step);
        int at = g * HALF;
        LongVector both;
        if ((step & 1) == 0) {
            LongVector odd = LongVector.fromArray(LONGS, words[1], at);
            both =
                    fresh.lanewise(VectorOperators.LSHR, 32)
                            .lanewise(VectorOperators.OR, odd.lanewise(VectorOperators.LSHL, 32));
        } else {
            LongVector even = LongVector.fromArray(LONGS, words[0], at);
            both =
                    even.lanewise(VectorOperators.AND, ~HIGH)
                            .lanewise(
                                    VectorOperators.OR, fresh.lanewise(VectorOperators.AND, HIGH));
        }
        return both.reinterpretAsInts();
    }

    /** 2u − 1 of half of the lanes: (bits − 2³¹ + ½) / 2³¹. */
    private static DoubleVector balanced(IntVector luck, int part) {
        IntVector signed = luck.lanewise(VectorOperators.XOR, Integer.MIN_VALUE);
        DoubleVector d = (DoubleVector) signed.convertShape(VectorOperators.I2D, DOUBLES, part);
        return d.mul(0x1p-31).add(0x1p-32);
    }

    /** Rounds mean · (1 ± half width · inner), the sign being that of y. */
    private void put(int g, int part, DoubleVector y, DoubleVector inner) {
        int at = g * LANES + part * HALF;
        LongVector sign = y.reinterpretAsLongs().lanewise(VectorOperators.AND, SIGN);
        DoubleVector off =
                DoubleVector.fromArray(DOUBLES, halfWidths, at)
                        .mul(inner)
                        .reinterpretAsLongs()
                        .lanewise(VectorOperators.OR, sign)
                        .reinterpretAsDoubles();
        DoubleVector millis = off.add(1.0).mul(DoubleVector.fromArray(DOUBLES, means, at)).add(0.5);
        IntVector whole = (IntVector) millis.convertShape(VectorOperators.D2I, HALF_INTS, 0);
        whole.max(0).intoArray(work, at);
    }

    private static final VectorSpecies<Integer> HALF_INTS =
            VectorSpecies.of(
                    int.class,
                    jdk.incubator.vector.VectorShape.forBitSize(INTS.vectorBitSize() / 2));
}
