package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FirstOrderTest {
    private static double[] uniform(int n, long seed) {
        return new SplittableRandom(seed).doubles(n).toArray();
    }

    @Test
    void sharesOfASum() {
        int n = 10_000;
        double[] a = uniform(n, 1);
        double[] b = uniform(n, 2);
        double[] c = uniform(n, 3);
        double[] sum = new double[n];
        for (int d = 0; d < n; d++) {
            sum[d] = 3 * a[d] - b[d];
        }

        holds(FirstOrder.of(a, sum), 0.9, 0.02);
        holds(FirstOrder.of(b, sum), 0.1, 0.02);
        holds(FirstOrder.of(c, sum), 0, 0.02);
    }

    /** Of the larger of two uniform numbers each explains 2/5 alone: E(max | a) = (1 + a²) / 2. */
    @Test
    void sharesOfTheLaterOfTwo() {
        int n = 20_000;
        double[] a = uniform(n, 4);
        double[] b = uniform(n, 5);
        double[] later = new double[n];
        for (int d = 0; d < n; d++) {
            later[d] = Math.max(a[d], b[d]);
        }

        holds(FirstOrder.of(a, later), 0.4, 0.025); // (1/45) / (1/18)
        holds(FirstOrder.of(b, later), 0.4, 0.025);
    }

    @Test
    void nothingVaries() {
        assertThat(FirstOrder.of(uniform(200, 1), new double[200]).share()).isEqualTo(0);
    }

    private static void holds(Forecast.SpreadShare share, double truth, double wide) {
        assertThat(share.share()).isBetween(truth - wide, truth + wide);
        assertThat(share.low()).isLessThanOrEqualTo(truth + 0.01);
        assertThat(share.high()).isGreaterThanOrEqualTo(truth - 0.01);
        assertThat(share.high() - share.low()).isLessThan(2 * wide);
    }
}
