package org.lineoff.simulate.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.lineoff.model.random.Sampler;

/**
 * Draws for one car at many stations, several in the lanes of a register: what {@link
 * Sampler#durations} draws from a table of cubics, to the last bit, in half the time and less.
 *
 * <p>Lane by lane: the random word of the station's key, its half, the digits of that as the cell
 * of the table and the place in the cell (see {@code Sampler}), four gathers, a cubic, the mean,
 * the rate, the rounding. There are no masks: the last lanes may draw for stations beyond the last,
 * so all arrays must reach {@link #LANES} further, and what is written there means nothing.
 */
public final class VectorDraws {
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES =
            VectorSpecies.of(double.class, LONGS.vectorShape());
    private static final VectorSpecies<Integer> INTS =
            VectorSpecies.of(int.class, VectorShape.forBitSize(LONGS.vectorBitSize() / 2));

    /** Stations are taken by so many. */
    public static final int LANES = LONGS.length();

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FIRST = 0xBF58476D1CE4E5B9L;
    private static final long SECOND = 0x94D049BB133111EBL;
    private static final long LOW = 0xFFFFFFFFL;

    // The digits of a double: sixteen cells to an octave, the rest is the place in the cell.
    private static final long FRACTION = 0x0000FFFFFFFFFFFFL;
    private static final long ONE = 0x3FF0000000000000L;

    /** Where the cell of a number begins in the table. */
    private final int[] cells = new int[LANES];

    /**
     * Writes whole milliseconds to {@code out[base + from]} and so on; returns whether all of them
     * are right. If not, one is greater than an {@code int} holds, and they are to be drawn by the
     * sampler.
     *
     * @param table of {@link Sampler#table}
     */
    public boolean durations(
            double[] table,
            long[] keys,
            long index,
            double[] means,
            double rate,
            int from,
            int to,
            int[] out,
            int base) {
        long block = (index >> 1) * GOLDEN;
        int shift = (int) ((~index & 1) << 5);
        long upperSide = table.length / 2;
        IntVector all = IntVector.zero(INTS);
        for (int j = from; j < to; j += LANES) {
            LongVector half = half(LongVector.fromArray(LONGS, keys, j), block, shift);
            LongVector upper = half.lanewise(VectorOperators.LSHR, 31).neg();
            LongVector distance =
                    half.lanewise(VectorOperators.XOR, upper)
                            .and(LOW)
                            .lanewise(VectorOperators.LSHL, 1)
                            .or(1);
            LongVector bits =
                    ((DoubleVector) distance.convert(VectorOperators.L2D, 0)).reinterpretAsLongs();
            LongVector cell =
                    bits.sub(ONE)
                            .lanewise(VectorOperators.LSHR, 48)
                            .lanewise(VectorOperators.LSHL, 2)
                            .add(upper.and(upperSide));
            ((IntVector) cell.convertShape(VectorOperators.L2I, INTS, 0)).intoArray(cells, 0);
            DoubleVector s =
                    bits.and(FRACTION)
                            .lanewise(VectorOperators.LSHL, 4)
                            .or(ONE)
                            .reinterpretAsDoubles()
                            .sub(1.0);
            DoubleVector millis =
                    coefficient(table, 3)
                            .mul(s)
                            .add(coefficient(table, 2))
                            .mul(s)
                            .add(coefficient(table, 1))
                            .mul(s)
                            .add(coefficient(table, 0))
                            .mul(DoubleVector.fromArray(DOUBLES, means, j))
                            .div(rate)
                            .add(0.5);
            IntVector whole = (IntVector) millis.convertShape(VectorOperators.D2I, INTS, 0);
            whole.intoArray(out, base + j);
            // a sign bit where it is negative, or the greatest int, to which all above are cut
            all = all.or(whole).or(whole.add(1));
        }
        return !all.compare(VectorOperators.LT, 0).anyTrue();
    }

    private DoubleVector coefficient(double[] table, int power) {
        return DoubleVector.fromArray(DOUBLES, table, power, cells, 0);
    }

    /**
     * Whether any number of luck is below its limit: {@code Draws.uniform(keys[i], index) <
     * limits[i]} for an i below count.
     *
     * @param limits 0 beyond the last
     */
    public boolean isAnyBelow(long[] keys, double[] limits, long index, int count) {
        long block = (index >> 1) * GOLDEN;
        int shift = (int) ((~index & 1) << 5);
        DoubleVector least = DoubleVector.broadcast(DOUBLES, 1);
        for (int i = 0; i < count; i += LANES) {
            LongVector half = half(LongVector.fromArray(LONGS, keys, i), block, shift);
            DoubleVector u =
                    ((DoubleVector) half.convert(VectorOperators.L2D, 0)).add(0.5).mul(0x1p-32);
            least = least.min(u.sub(DoubleVector.fromArray(DOUBLES, limits, i)));
        }
        return least.compare(VectorOperators.LT, 0).anyTrue();
    }

    /** See {@code Draws.half}; without a sign. */
    private static LongVector half(LongVector key, long block, int shift) {
        LongVector z = key.add(block);
        z = z.lanewise(VectorOperators.LSHR, 30).lanewise(VectorOperators.XOR, z).mul(FIRST);
        z =
                z.lanewise(VectorOperators.LSHR, 27)
                        .lanewise(VectorOperators.XOR, z)
                        .lanewise(VectorOperators.XOR, key)
                        .mul(SECOND);
        return z.lanewise(VectorOperators.LSHR, 31)
                .lanewise(VectorOperators.XOR, z)
                .lanewise(VectorOperators.LSHR, shift)
                .and(LOW);
    }
}
