package org.lineoff.model.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeTest {
    private static final double[] TAILS = {
        0x1p-33, 1e-9, 1e-6, 1e-4, 0.003, 0.02, 0.099, 0.1, 0.101, 0.2, 0.33, 0.4999, 0.5
    };

    static List<Shape> smooth() {
        return Shapes.smooth();
    }

    static List<Shape> all() {
        return Shapes.all();
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void meanAndCvAreThoseOfTheQuantileFunction(Shape shape) {
        assertThat(shape.mean()).isEqualTo(1);
        assertThat(overLuck(shape, x -> x)).isCloseTo(1, within(1e-7));
        double variance = overLuck(shape, x -> (x - 1) * (x - 1));
        assertThat(Math.sqrt(variance)).isCloseTo(shape.cv(), within(1e-6 * shape.cv()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void moreLuckMakesNoLessAndNothingIsNegative(Shape shape) {
        double before = 0;
        for (int i = 0; i < 20_000; i++) {
            double now = shape.quantile((i + 0.5) / 20_000);
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void nextNumbersOfTheGeneratorKeepTheirOrder(Shape shape) {
        for (long half :
                new long[] {0, 1, 1000, 1L << 20, 429_496_729L, 0x7FFFFFFFL, 3_865_470_566L}) {
            double before = shape.quantile((half + 0.5) * 0x1p-32);
            for (int i = 1; i < 50; i++) {
                double now = shape.quantile((half + i + 0.5) * 0x1p-32);
                assertThat(now).isGreaterThanOrEqualTo(before);
                before = now;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void theDistributionFunctionUndoesTheQuantile(Shape shape) {
        for (double p : TAILS) {
            assertThat(shape.cdf(shape.quantile(p))).isCloseTo(p, within(p * 1e-9 + 1e-14));
            assertThat(shape.survival(shape.exceededWith(p)))
                    .isCloseTo(p, within(p * 1e-9 + 1e-14));
            assertThat(shape.quantile(1 - p))
                    .isCloseTo(shape.exceededWith(p), within(1e-6 * shape.exceededWith(p)));
            double x = shape.quantile(p);
            assertThat(shape.cdf(x) + shape.survival(x)).isCloseTo(1, within(1e-13));
        }
        assertThat(shape.cdf(0)).isZero();
        assertThat(shape.survival(0)).isEqualTo(1);
        assertThat(shape.cdf(-1)).isZero();
        assertThat(shape.survival(-1)).isEqualTo(1);
        assertThat(shape.cdf(1e9)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void whatIsNotOverYetIsDrawnFromTheRestOfTheDistribution(Shape shape) {
        for (double done : new double[] {0.01, 0.5, 0.9, 0.999, 1 - 1e-6}) {
            double x = shape.quantile(done);
            double above = shape.survival(x);
            for (double u : new double[] {1e-6, 0.25, 0.5, 0.99}) {
                double drawn = shape.quantileGivenMoreThan(x, u);
                assertThat(drawn).isGreaterThanOrEqualTo(x);
                assertThat(shape.survival(drawn) / above).isCloseTo(1 - u, within(1e-9));
            }
        }
        assertThat(shape.quantileGivenMoreThan(0, 0.3))
                .isCloseTo(shape.quantile(0.3), within(1e-12));
    }

    @Test
    void whereNothingLiesAboveTheRestIsNothing() {
        assertThat(new Uniform(0.2).quantileGivenMoreThan(1.5, 0.5)).isEqualTo(1.5);
        assertThat(new Pert(2, 3, 7).quantileGivenMoreThan(4, 0.5)).isEqualTo(4);
        assertThat(new Constant().quantileGivenMoreThan(2, 0.5)).isEqualTo(2);
        assertThat(new Constant().quantileGivenMoreThan(0.2, 0.5)).isEqualTo(1);
        assertThat(new Gamma(0.1).quantileGivenMoreThan(1000, 0.5)).isEqualTo(1000);
        assertThat(new Exponential().quantileGivenMoreThan(2000, 0.5))
                .isEqualTo(2000 + StrictMath.log(2));
    }

    @Test
    void measuredValuesAreDrawnEquallyOftenAndOverTheirMean() {
        Empirical shape = Empirical.of(30, 10, 50, 30);
        assertThat(shape.values()).containsExactly(1 / 3.0, 1, 1, 5 / 3.0);
        assertThat(shape.quantile(0.01)).isEqualTo(1 / 3.0);
        assertThat(shape.quantile(0.24)).isEqualTo(1 / 3.0);
        assertThat(shape.quantile(0.26)).isEqualTo(1);
        assertThat(shape.quantile(0.74)).isEqualTo(1);
        assertThat(shape.quantile(1 - 0x1p-33)).isEqualTo(5 / 3.0);
        assertThat(shape.exceededWith(0.01)).isEqualTo(5 / 3.0);
        assertThat(shape.exceededWith(0.99)).isEqualTo(1 / 3.0);
        assertThat(shape.cdf(1)).isEqualTo(0.75);
        assertThat(shape.cv()).isCloseTo(Math.sqrt(2) / 3, within(1e-15));
        assertThat(shape.quantileGivenMoreThan(1, 0.1)).isEqualTo(5 / 3.0);
        assertThat(shape.quantileGivenMoreThan(0.9, 0.6)).isEqualTo(1);
        assertThat(shape.quantileGivenMoreThan(2, 0.6)).isEqualTo(2);
        assertThat(shape)
                .isEqualTo(Empirical.of(3, 5, 1, 3))
                .hasSameHashCodeAs(Empirical.of(3, 5, 1, 3));
    }

    @Test
    void wrongParametersAreRefusedWithTheirValue() {
        refused(() -> new Uniform(0.6), "0.6");
        refused(() -> new Uniform(0), "0.0");
        refused(() -> new Triangular(0.41), "0.41");
        refused(() -> new Triangular(Double.NaN), "NaN");
        refused(() -> new SkewedTriangular(3, 2, 7), "low 3.0");
        refused(() -> new SkewedTriangular(-1, 2, 7), "low -1.0");
        refused(() -> new Pert(2, 8, 7), "mode 8.0");
        refused(() -> new Pert(2, 2, 2), "high 2.0");
        refused(() -> new Erlang(0), "(0)");
        refused(() -> new Gamma(0.0001), "1.0E-4");
        refused(() -> new Gamma(6), "6.0");
        refused(() -> new Lognormal(-1), "-1.0");
        refused(() -> new Weibull(0.1), "0.1");
        refused(() -> Empirical.of(), "0 values");
        refused(() -> Empirical.of(1, -2), "-2.0");
        refused(() -> Empirical.of(0, 0), "0.0");
        refused(() -> Empirical.of(Double.NaN), "NaN");
    }

    private static void refused(ThrowingCallable construction, String value) {
        assertThatThrownBy(construction)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(value);
    }

    /**
     * The mean of f over all luck, by Simpson's rule in the logarithm of the tail's probability.
     */
    private static double overLuck(Shape shape, DoubleUnaryOperator f) {
        double from = StrictMath.log(2);
        double to = 90;
        int n = 16_000;
        double h = (to - from) / n;
        double sum = 0;
        for (int i = 0; i <= n; i++) {
            double tail = Math.min(0.5, StrictMath.exp(-(from + i * h)));
            double both =
                    f.applyAsDouble(shape.quantile(tail))
                            + f.applyAsDouble(shape.exceededWith(tail));
            int weight = i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * tail * both;
        }
        return sum * h / 3;
    }
}
