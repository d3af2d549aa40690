package org.lineoff.model.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerTest {

    static List<Shape> all() {
        return Shapes.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aSamplerStaysCloseToTheQuantile(Shape shape) {
        Sampler sampler = Sampler.of(shape);
        SplittableRandom random = new SplittableRandom(1);
        double worst = 0;
        for (int i = 0; i < 20_000; i++) {
            // evenly over the orders of magnitude of both tails
            double tail = StrictMath.scalb(1 + random.nextDouble(), -2 - random.nextInt(32));
            double u = i % 2 == 0 ? tail : 1 - tail;
            double exact = shape.quantile(u);
            double error = Math.abs(sampler.quantile(u) - exact) / Math.max(1, exact);
            worst = Math.max(worst, error);
        }
        assertThat(worst).isLessThanOrEqualTo(shape.cv() <= 1.5 ? 1e-7 : 1e-6);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aSamplerKeepsTheOrder(Shape shape) {
        Sampler sampler = Sampler.of(shape);
        double before = 0;
        for (long half = 0; half < 1L << 32; half += 1 + half / 997) {
            double now = sampler.quantile((half + 0.5) * 0x1p-32);
            assertThat(now).as("half %s", half).isGreaterThanOrEqualTo(before);
            before = now;
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aSamplerTakesEveryNumberBetweenZeroAndOne(Shape shape) {
        Sampler sampler = Sampler.of(shape);
        assertThat(sampler.shape()).isSameAs(shape);
        for (double u :
                new double[] {1e-300, 0x1p-34, 0x1p-33, 0.5, Math.nextDown(0.5), 1 - 0x1p-33}) {
            assertThat(Math.abs(sampler.quantile(u) - shape.quantile(u)))
                    .isLessThanOrEqualTo(1e-9 * shape.quantile(u) + 1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aRowOfDrawsIsWhatEachDrawAloneIs(Shape shape) {
        Sampler sampler = Sampler.of(shape);
        SplittableRandom random = new SplittableRandom(2);
        int negative = 0;
        for (int run = 0; run < 500; run++) {
            int count = 1 + random.nextInt(40);
            int from = random.nextInt(count);
            int to = from + random.nextInt(count - from + 1);
            int base = random.nextInt(3);
            long index = random.nextLong(1L << 42);
            double rate = run % 3 == 0 ? 1 : 0.2 + 2 * random.nextDouble();
            long[] keys = random.longs(count).toArray();
            // from nothing to more than an int holds
            double[] means =
                    random.doubles(count, 0, 11).map(d -> StrictMath.pow(10, d) - 1).toArray();
            int[] row = random.ints(base + count).toArray();
            int[] expected = row.clone();
            for (int j = from; j < to; j++) {
                double u = Draws.uniform(keys[j], index);
                long whole = Durations.round(sampler.quantile(u) * means[j] / rate);
                expected[base + j] = whole <= Integer.MAX_VALUE ? (int) whole : -1;
                negative += expected[base + j] < 0 ? 1 : 0;
            }
            sampler.durations(keys, index, means, rate, from, to, row, base, new double[to]);
            assertThat(row).isEqualTo(expected);
        }
        assertThat(negative).isPositive();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aLongRowOfDrawsIsWhatEachDrawAloneIs(Shape shape) {
        // a quarter of a million numbers: the least of them are some millionths from 0 and from 1
        Sampler sampler = Sampler.of(shape);
        long[] keys = new SplittableRandom(3).longs(1 << 12).toArray();
        double[] means = new double[keys.length];
        Arrays.fill(means, 1e6);
        int[] row = new int[keys.length];
        double[] scratch = new double[keys.length];
        for (long index = 0; index < 60; index++) {
            sampler.durations(keys, index, means, 1, 0, keys.length, row, 0, scratch);
            for (int j = 0; j < keys.length; j++) {
                double u = Draws.uniform(keys[j], index);
                if (row[j] != sampler.duration(1e6, u)) {
                    assertThat((long) row[j]).as("u %s", u).isEqualTo(sampler.duration(1e6, u));
                }
            }
        }
    }

    @Test
    void samplersOfEqualShapesDrawTheSame() {
        Sampler one = Sampler.of(new Gamma(0.3));
        Sampler other = Sampler.of(new Gamma(0.3));
        for (int i = 1; i < 1000; i++) {
            assertThat(one.quantile(i / 1000.0)).isEqualTo(other.quantile(i / 1000.0));
        }
    }

    @Test
    void theTableIsPinned() {
        // the last digit of any of these decides durations in results that people have kept
        assertThat(Sampler.of(new Gamma(0.3)).quantile(0.2)).isEqualTo(0.7428449870331002);
        assertThat(Sampler.of(new Lognormal(0.8)).quantile(0.999)).isEqualTo(6.863076613364554);
        assertThat(Sampler.of(new Pert(2, 3, 7)).quantile(0.5000001)).isEqualTo(0.9666747240518457);
        assertThat(Sampler.of(new Weibull(1.5)).duration(60_000, 0.9)).isEqualTo(115_895);
    }
}
