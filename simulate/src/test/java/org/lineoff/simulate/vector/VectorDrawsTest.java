package org.lineoff.simulate.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Erlang;
import org.lineoff.model.random.Gamma;
import org.lineoff.model.random.Lognormal;
import org.lineoff.model.random.Pert;
import org.lineoff.model.random.Sampler;
import org.lineoff.model.random.Shape;
import org.lineoff.model.random.Weibull;

/** What is drawn in lanes is what is drawn one by one, to the millisecond. */
class VectorDrawsTest {
    private static final int LANES = VectorDraws.LANES;

    static Shape[] shapes() {
        return new Shape[] {
            new Lognormal(0.06),
            new Lognormal(4),
            new Gamma(0.3),
            new Erlang(4),
            new Pert(2, 3, 7),
            new Weibull(0.4),
            new Weibull(20)
        };
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void lanesDrawWhatTheSamplerDraws(Shape shape) {
        Sampler sampler = Sampler.of(shape);
        VectorDraws vectors = new VectorDraws();
        SplittableRandom random = new SplittableRandom(1);
        int given = 0;
        for (int run = 0; run < 4_000; run++) {
            int count = 1 + random.nextInt(40);
            int from = random.nextInt(count);
            int base = random.nextInt(3);
            long index = random.nextLong(1L << 42);
            double rate = run % 3 == 0 ? 1 : 0.2 + 2 * random.nextDouble();
            long[] keys = random.longs(count + LANES).toArray();
            // usually a minute, now and then more than an int holds
            double most = run % 5 == 0 ? 5e9 : 1e5;
            double[] means = random.doubles(count + LANES, 0, most).toArray();
            int[] expected = random.ints(base + count + LANES).toArray();
            int[] row = expected.clone();
            sampler.durations(keys, index, means, rate, from, count, expected, base);
            if (vectors.durations(
                    sampler.table(), keys, index, means, rate, from, count, row, base)) {
                given++;
                int end = base + count;
                assertThat(Arrays.copyOf(row, end)).isEqualTo(Arrays.copyOf(expected, end));
            } else {
                assertThat(most).isGreaterThan(1e5);
            }
        }
        assertThat(given).isGreaterThan(3_200);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aNumberThatNoIntHoldsIsLeftToTheSampler(Shape shape) {
        long[] keys = new SplittableRandom(1).longs(2L * LANES).toArray();
        double[] means = new double[2 * LANES];
        means[3] = 1e15;
        Sampler sampler = Sampler.of(shape);
        int[] row = new int[2 * LANES];
        VectorDraws vectors = new VectorDraws();
        assertThat(vectors.durations(sampler.table(), keys, 0, means, 1, 0, 5, row, 0)).isFalse();
        assertThat(vectors.durations(sampler.table(), keys, 0, means, 1, 4, 5, row, 0)).isTrue();
    }

    @Test
    void lanesFindTheNumbersBelowTheirLimits() {
        VectorDraws vectors = new VectorDraws();
        SplittableRandom random = new SplittableRandom(1);
        int found = 0;
        for (int run = 0; run < 4_000; run++) {
            int count = random.nextInt(40);
            long[] keys = random.longs(count + LANES).toArray();
            double[] limits =
                    Arrays.copyOf(random.doubles(count, 0, 0.05).toArray(), count + LANES);
            long index = random.nextLong(1L << 42);
            if (count > 0 && run % 3 == 0) { // exactly at it is not below it
                limits[count - 1] = Draws.uniform(keys[count - 1], index);
            }
            boolean any = false;
            for (int i = 0; i < count; i++) {
                any |= Draws.uniform(keys[i], index) < limits[i];
            }
            assertThat(vectors.isAnyBelow(keys, limits, index, count)).isEqualTo(any);
            found += any ? 1 : 0;
        }
        assertThat(found).isBetween(400, 3_600);
    }
}
