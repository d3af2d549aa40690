package org.lineoff.model.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * With fixed seeds, so each passes for ever or fails for ever; the long battery is a test of its
 * own.
 */
class DrawsStatisticsTest {
    private static final int N = 1 << 20;
    private static final long PLACE = Draws.place("body/weld-1");

    /** What two neighbours that must have nothing in common differ in. */
    enum Neighbours {
        INDEX,
        VISIT,
        REPLICATION,
        SAME_CAR_NEXT_REPLICATION,
        SEED,
        SEED_SIGN,
        PLACE_NAME,
        SAME_CAR_NEXT_PLACE,
        FAILURE_MODE,
        PURPOSE
    }

    /** The word of one of the two neighbours (side 0 or 1) in the i-th pair. */
    private static long word(Neighbours neighbours, int side, int i) {
        int one = 2 * i + side;
        return switch (neighbours) {
            case INDEX -> word(11, 0, Purpose.WORK, PLACE, one);
            case VISIT -> word(11, 0, Purpose.WORK, PLACE, i + ((long) side << 39));
            case REPLICATION -> word(11, one, Purpose.WORK, PLACE, 5);
            case SAME_CAR_NEXT_REPLICATION -> word(11, side, Purpose.WORK, PLACE, i);
            case SEED -> word(one, 0, Purpose.WORK, PLACE, 5);
            case SEED_SIGN -> word(side == 0 ? i : -i - 1, 0, Purpose.WORK, PLACE, 5);
            case PLACE_NAME -> word(11, 0, Purpose.WORK, Draws.place("weld-" + one), 5);
            case SAME_CAR_NEXT_PLACE -> word(11, 0, Purpose.WORK, Draws.place("weld-" + side), i);
            case FAILURE_MODE -> word(11, 0, Purpose.UP, Draws.place(PLACE, "mode" + side), i);
            case PURPOSE -> word(11, 0, side == 0 ? Purpose.UP : Purpose.REPAIR, PLACE, i);
        };
    }

    private static long word(long seed, int replication, Purpose purpose, long place, long block) {
        return Draws.word(new Draws(seed, replication).key(purpose, place), block);
    }

    @ParameterizedTest
    @EnumSource
    void neighboursDoNotCorrelate(Neighbours neighbours) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            double x = centered(word(neighbours, 0, i) >>> 32);
            double y = centered(word(neighbours, 1, i) >>> 32);
            sum += x * y;
        }
        assertUnsuspicious(Statistic.normal(12 * sum / Math.sqrt(N)));
    }

    @ParameterizedTest
    @EnumSource
    void neighboursDifferInHalfOfTheBits(Neighbours neighbours) {
        long[] different = new long[64];
        for (int i = 0; i < N; i++) {
            long changed = word(neighbours, 0, i) ^ word(neighbours, 1, i);
            for (int bit = 0; bit < 64; bit++) {
                different[bit] += changed >>> bit & 1;
            }
        }
        double value = 0;
        for (long count : different) {
            value += (count - N / 2.0) * (count - N / 2.0) / (N / 4.0);
        }
        assertUnsuspicious(Statistic.chiSquare(value, 64));
    }

    @ParameterizedTest
    @EnumSource
    void pairsOfNeighboursFillTheSquareEvenly(Neighbours neighbours) {
        long[] cells = new long[64 * 64];
        for (int i = 0; i < N; i++) {
            int x = (int) (word(neighbours, 0, i) >>> 58);
            int y = (int) (word(neighbours, 1, i) >>> 58);
            cells[x * 64 + y]++;
        }
        assertUnsuspicious(Statistic.evenly(cells));
    }

    @Test
    void theTwoHalvesOfAWordDoNotCorrelate() {
        long key = new Draws(5, 0).key(Purpose.WORK, PLACE);
        double sum = 0;
        for (int i = 0; i < N; i++) {
            sum += (Draws.uniform(key, 2L * i) - 0.5) * (Draws.uniform(key, 2L * i + 1) - 0.5);
        }
        assertUnsuspicious(Statistic.normal(12 * sum / Math.sqrt(N)));
    }

    @Test
    void numbersAreUniformAlongCarsReplicationsSeedsAndPlaces() {
        long key = new Draws(5, 0).key(Purpose.WORK, PLACE);
        assertUniform(i -> Draws.uniform(key, i));
        assertUniform(i -> new Draws(5, i).uniform(Purpose.WORK, PLACE, 0));
        assertUniform(i -> new Draws(i, 0).uniform(Purpose.WORK, PLACE, 1));
        Draws draws = new Draws(5, 0);
        assertUniform(i -> draws.uniform(Purpose.WORK, Draws.place("station " + i), 0));
    }

    @Test
    void keysAMultipleOfTheStepApartDoNotRepeatEachOther() {
        long key = 0x0123456789ABCDEFL;
        long shifted = key;
        for (int i = 0; i < 10; i++) {
            shifted += 0x9E3779B97F4A7C15L;
        }
        int equal = 0;
        for (int block = 0; block < 1000; block++) {
            equal += Draws.word(key, block + 10) == Draws.word(shifted, block) ? 1 : 0;
        }
        assertThat(equal).isZero();
    }

    private static void assertUniform(IntToDoubleFunction number) {
        double[] values = new double[1 << 17];
        for (int i = 0; i < values.length; i++) {
            values[i] = number.applyAsDouble(i);
        }
        assertUnsuspicious(Statistic.kolmogorov(values));
    }

    private static double centered(long half) {
        return (half + 0.5) * 0x1p-32 - 0.5;
    }

    /**
     * Some fifty p-values: one below 1e-4 in five hundred runs, if one were to change the seeds.
     */
    private static void assertUnsuspicious(double p) {
        assertThat(p).isBetween(1e-4, 1 - 1e-4);
    }
}
