package org.lineoff.simulate.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
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
 * width 0. Every operation is rounded as in {@code Triangular} and {@code Uniform}. The root is
 * what costs: half of the 0.5 ns of a visit's work.
 *
 * <p>The loops are written out, because the compiler does not inline what is long already, and a
 * vector that is handed to a method becomes an object.
 */
public final class VectorWork {
    static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Long> LONGS =
            VectorSpecies.of(long.class, INTS.vectorShape());
    private static final VectorSpecies<Double> DOUBLES =
            VectorSpecies.of(double.class, INTS.vectorShape());
    private static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, INTS.vectorShape());
    private static final VectorSpecies<Integer> HALF_INTS =
            VectorSpecies.of(int.class, VectorShape.forBitSize(INTS.vectorBitSize() / 2));

    /** Stations are taken by so many; a class of them is filled up to a multiple. */
    public static final int LANES = INTS.length();

    private static final int HALF = LANES / 2;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FIRST = 0xBF58476D1CE4E5B9L;
    private static final long SECOND = 0x94D049BB133111EBL;
    private static final long HIGH = 0xFFFFFFFF00000000L;
    private static final long SIGN = 0x8000000000000000L;

    private static final long BOTH_SIGNS = 0x8000000080000000L;

    /** Added to a double below 2³¹ it leaves the nearest whole number in the low bits. */
    private static final double WHOLE = 0x1p52;

    /** Added to a float below 2²² it leaves the nearest whole number in the low bits. */
    private static final float WHOLE_FLOAT = 0x1.8p23f;

    /** Half a width up to which floats say in most draws which ms is the nearest, in ms. */
    private static final double NARROW = 0x1p15;

    /** How a group of lanes is computed. */
    private enum Kind {
        /** Nothing to draw: constant, or drawn by somebody else. */
        GIVEN,
        /** As {@link #ROOT}, first with floats. */
        NARROW_ROOT,
        ROOT,
        NO_ROOT,
        BOTH
    }

    /** Neighbouring groups of one kind. */
    private record Range(Kind kind, int from, int to) {}

    private final Kind[] kinds;
    private final List<Range> ranges = new ArrayList<>();

    /** Keys of the even lanes and of the odd ones, and the same less what their lane is behind. */
    private final long[][] keys = new long[2][];

    private final long[][] counters = new long[2][];

    /** The last words of the even lanes and of the odd ones. */
    private final long[][] words = new long[2][];

    private final double[] means;
    private final double[] halfWidths;
    private final double[] roots;

    // For floats, in ms: half widths, means less their whole numbers, these (less the bits of
    // WHOLE_FLOAT), and how far from a whole number all is surely rounded as doubles are.
    private final float[] spans;
    private final float[] fractions;
    private final int[] wholes;
    private final float[] sure;

    /** Groups of lanes some of which are not sure, and which, one bit each. */
    private final int[] unsure;

    private final long[] unsureLanes;

    /** The random bits of a step, less 2³¹. */
    private final int[] luck;

    /** Work by lane, in ms; lanes that are not drawn keep theirs. */
    public final int[] work;

    /**
     * Stations without work.
     *
     * @param lanes a multiple of {@link #LANES}
     */
    public VectorWork(int lanes) {
        kinds = new Kind[lanes / LANES];
        Arrays.fill(kinds, Kind.GIVEN);
        for (int parity = 0; parity < 2; parity++) {
            keys[parity] = new long[lanes / 2];
            counters[parity] = new long[lanes / 2];
            words[parity] = new long[lanes / 2];
        }
        means = new double[lanes];
        halfWidths = new double[lanes];
        roots = new double[lanes];
        spans = new float[lanes];
        fractions = new float[lanes];
        wholes = new int[lanes];
        Arrays.fill(wholes, -Float.floatToRawIntBits(WHOLE_FLOAT));
        sure = new float[lanes];
        Arrays.fill(sure, 1);
        unsure = new int[lanes / LANES + 1];
        unsureLanes = new long[lanes / LANES + 1];
        luck = new int[lanes];
        work = new int[lanes];
    }

    /**
     * Draws the work of a lane: mean · quantile.
     *
     * @param key of its luck
     * @param mean below 2²⁹ ms
     * @param halfWidth of the quantile, at most 1; 0 for a constant one
     * @param root whether it is triangular, else uniform
     */
    public void draw(int lane, long key, double mean, double halfWidth, boolean root) {
        keys[lane & 1][lane / 2] = key;
        counters[lane & 1][lane / 2] = key - (lane / 2) * GOLDEN;
        means[lane] = mean;
        halfWidths[lane] = halfWidth;
        roots[lane] = root ? 1 : 0;
        double span = halfWidth * mean;
        spans[lane] = (float) span;
        double whole = Math.floor(halfWidth == 0 ? mean + 0.5 : mean);
        fractions[lane] = halfWidth == 0 ? 0 : (float) (mean - whole);
        wholes[lane] = (int) whole - Float.floatToRawIntBits(WHOLE_FLOAT);
        sure[lane] = (float) (0.5 - span * 0x1p-22 - 0x1p-20);
        if (halfWidth != 0) {
            Kind own = !root ? Kind.NO_ROOT : span <= NARROW ? Kind.NARROW_ROOT : Kind.ROOT;
            kinds[lane / LANES] = serving(kinds[lane / LANES], own);
        }
    }

    /** What serves a group of lanes, and one more that is drawn. */
    private static Kind serving(Kind others, Kind own) {
        if (others == Kind.GIVEN || others == own) {
            return own;
        }
        return isRoot(others) && isRoot(own) ? Kind.ROOT : Kind.BOTH;
    }

    private static boolean isRoot(Kind kind) {
        return kind == Kind.ROOT || kind == Kind.NARROW_ROOT;
    }

    /** Before the first step: the words of the lanes that compute none in it. */
    public void prepare(long firstStep) {
        ranges.clear();
        int from = 0;
        for (int g = 1; g <= kinds.length; g++) {
            if (g == kinds.length || kinds[g] != kinds[from]) {
                if (kinds[from] != Kind.GIVEN) {
                    ranges.add(new Range(kinds[from], from * LANES, g * LANES));
                }
                from = g;
            }
        }
        for (Range range : ranges) {
            luck(range.from(), range.to(), firstStep - 1);
        }
    }

    /**
     * Fills {@link #work} for a step.
     *
     * @param step lane i works on car step − i
     */
    public void draw(long step) {
        for (int i = 0; i < ranges.size(); i++) {
            Range range = ranges.get(i);
            luck(range.from(), range.to(), step);
            switch (range.kind()) {
                case NARROW_ROOT -> narrowRoot(range.from(), range.to());
                case ROOT -> root(range.from(), range.to());
                case NO_ROOT -> noRoot(range.from(), range.to());
                case BOTH -> both(range.from(), range.to());
                case GIVEN -> {}
            }
        }
    }

    /** The random bits of lanes: {@code Draws.word} for half of them, and the halves in order. */
    private void luck(int from, int to, long step) {
        int parity = (int) (step & 1);
        long[] key = keys[parity];
        long[] counter = counters[parity];
        long[] fresh = words[parity];
        long[] other = words[1 - parity];
        long block = (step >> 1) * GOLDEN;
        long ofFresh = parity == 0 ? ~HIGH : HIGH;
        int right = parity == 0 ? 32 : 0;
        int left = parity == 0 ? 32 : 0;
        for (int i = from / 2; i < to / 2; i += HALF) {
            LongVector k = LongVector.fromArray(LONGS, key, i);
            LongVector z = LongVector.fromArray(LONGS, counter, i).add(block);
            z = z.lanewise(VectorOperators.LSHR, 30).lanewise(VectorOperators.XOR, z).mul(FIRST);
            z =
                    z.lanewise(VectorOperators.LSHR, 27)
                            .lanewise(VectorOperators.XOR, z)
                            .lanewise(VectorOperators.XOR, k)
                            .mul(SECOND);
            z = z.lanewise(VectorOperators.LSHR, 31).lanewise(VectorOperators.XOR, z);
            z.intoArray(fresh, i);
            // even step: high half of the fresh word, low half of the other one as the high half;
            // odd step: the halves are where they have to be
            LongVector half = z.lanewise(VectorOperators.LSHR, right);
            LongVector last =
                    LongVector.fromArray(LONGS, other, i).lanewise(VectorOperators.LSHL, left);
            half.lanewise(VectorOperators.AND, ofFresh)
                    .lanewise(VectorOperators.OR, last.lanewise(VectorOperators.AND, ~ofFresh))
                    .lanewise(VectorOperators.XOR, BOTH_SIGNS)
                    .reinterpretAsInts()
                    .intoArray(luck, 2 * i);
        }
    }

    /**
     * As {@link #root}, with floats, twice as many at a time. With n = 2³¹ − ½ − |bits − 2³¹ + ½|,
     * 1 − |y| = (n + ½) / 2³¹; half a width times 1 − √ of that differs from what doubles say by
     * less than the span · 1.75 · 2⁻²³: the root by 2⁻²³ of it, of the rest each rounding by 2⁻²⁴.
     * Where the sum is nearer to the middle between two ms than that, doubles have to say which is
     * the nearest: in one of 150 draws where work spreads by 13 s.
     */
    private void narrowRoot(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i += LANES) {
            IntVector x = IntVector.fromArray(INTS, luck, i);
            IntVector n =
                    x.lanewise(VectorOperators.ASHR, 31)
                            .lanewise(VectorOperators.XOR, Integer.MAX_VALUE)
                            .lanewise(VectorOperators.XOR, x);
            FloatVector inner =
                    ((FloatVector) n.convertShape(VectorOperators.I2F, FLOATS, 0))
                            .mul(0x1p-31f)
                            .add(0x1p-32f)
                            .sqrt()
                            .neg()
                            .add(1f);
            FloatVector millis =
                    FloatVector.fromArray(FLOATS, spans, i)
                            .mul(inner)
                            .reinterpretAsInts()
                            .lanewise(
                                    VectorOperators.XOR,
                                    x.lanewise(VectorOperators.AND, Integer.MIN_VALUE))
                            .reinterpretAsFloats()
                            .add(FloatVector.fromArray(FLOATS, fractions, i));
            FloatVector nearest = millis.add(WHOLE_FLOAT);
            nearest.reinterpretAsInts()
                    .add(IntVector.fromArray(INTS, wholes, i))
                    .intoArray(work, i);
            long middle =
                    millis.sub(nearest.sub(WHOLE_FLOAT))
                            .abs()
                            .compare(VectorOperators.GT, FloatVector.fromArray(FLOATS, sure, i))
                            .toLong();
            unsure[count] = i;
            unsureLanes[count] = middle;
            count += (int) (-middle >>> 63); // without a branch, which would be mispredicted
        }
        for (int k = 0; k < count; k++) {
            for (long bits = unsureLanes[k]; bits != 0; bits &= bits - 1) {
                rootOf(unsure[k] + Long.numberOfTrailingZeros(bits));
            }
        }
    }

    /** As {@link #root}, of one lane. */
    private void rootOf(int lane) {
        double y = luck[lane] * 0x1p-31 + 0x1p-32;
        double inner = 1 - Math.sqrt(1 - Math.abs(y));
        double factor = 1 + Math.copySign(halfWidths[lane] * inner, y);
        work[lane] = (int) (factor * means[lane] + 0.5);
    }

    private void root(int from, int to) {
        for (int i = from; i < to; i += HALF) {
            DoubleVector y = balanced(i);
            DoubleVector inner = y.abs().neg().add(1.0).sqrt().neg().add(1.0);
            put(i, y, inner);
        }
    }

    private void noRoot(int from, int to) {
        for (int i = from; i < to; i += HALF) {
            DoubleVector y = balanced(i);
            put(i, y, y.abs());
        }
    }

    private void both(int from, int to) {
        for (int i = from; i < to; i += HALF) {
            DoubleVector y = balanced(i);
            DoubleVector inner = y.abs().neg().add(1.0).sqrt().neg().add(1.0);
            DoubleVector root = DoubleVector.fromArray(DOUBLES, roots, i);
            put(i, y, y.abs().blend(inner, root.compare(VectorOperators.GT, 0.5)));
        }
    }

    /** 2u − 1: (bits − 2³¹ + ½) / 2³¹. */
    private DoubleVector balanced(int i) {
        return ((DoubleVector)
                        IntVector.fromArray(HALF_INTS, luck, i)
                                .convertShape(VectorOperators.I2D, DOUBLES, 0))
                .mul(0x1p-31)
                .add(0x1p-32);
    }

    /** Rounds mean · (1 ± half width · inner), the sign being that of y. */
    private void put(int i, DoubleVector y, DoubleVector inner) {
        DoubleVector millis =
                DoubleVector.fromArray(DOUBLES, halfWidths, i)
                        .mul(inner)
                        .reinterpretAsLongs()
                        .lanewise(
                                VectorOperators.OR,
                                y.reinterpretAsLongs().lanewise(VectorOperators.AND, SIGN))
                        .reinterpretAsDoubles()
                        .add(1.0)
                        .mul(DoubleVector.fromArray(DOUBLES, means, i))
                        .add(0.5);
        DoubleVector nearest = millis.add(WHOLE);
        ((IntVector)
                        nearest.reinterpretAsLongs()
                                .sub(
                                        1,
                                        nearest.sub(WHOLE)
                                                .compare(VectorOperators.GT, millis)
                                                .cast(LONGS))
                                .convertShape(VectorOperators.L2I, HALF_INTS, 0))
                .intoArray(work, i);
    }
}
