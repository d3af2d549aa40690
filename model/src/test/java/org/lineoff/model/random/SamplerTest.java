package org.lineoff.model.random;

import static org.assertj.core.api.Assertions.assertThat;

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
