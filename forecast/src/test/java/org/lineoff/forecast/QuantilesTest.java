package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void theQuantileIsTheSmallestValueThatAShareOfAllValuesDoesNotExceed() {
        Random random = new Random(7);
        for (int n = 1; n <= 200; n++) {
            double[] values = random.doubles(n).toArray();
            for (double p : new double[] {0.1, 0.5, 0.9}) {
                double quantile = Quantiles.of(p, values);
                long atMost = Arrays.stream(values).filter(v -> v <= quantile).count();
                long below = Arrays.stream(values).filter(v -> v < quantile).count();
                // Compared in tenths, exactly: at least p of them, and without it fewer than p.
                int tenths = (int) Math.round(10 * p);
                assertThat(10 * atMost)
                        .as("p=%s n=%d", p, n)
                        .isGreaterThanOrEqualTo((long) tenths * n);
                assertThat(10 * below).as("p=%s n=%d", p, n).isLessThan((long) tenths * n);
            }
        }
    }

    @Test
    void aDayThatTooFewRunsReachIsNull() {
        long[] days = {100, Quantiles.NEVER, Quantiles.NEVER, Quantiles.NEVER};

        assertThat(Quantiles.day(0.1, days)).isEqualTo(LocalDate.ofEpochDay(100));
        assertThat(Quantiles.day(0.5, days)).isNull();
    }

    @Test
    void wilsonIntervalsAgreeWithTheSolvedQuadratic() {
        // The ends are the p at which (x/n - p)^2 = z^2 p (1 - p) / n: solved here by bisection.
        for (int n : new int[] {1, 5, 24, 100, 10_000}) {
            for (int x = 0; x <= n; x += Math.max(1, n / 7)) {
                Quantiles.Share share = Quantiles.wilson(x, n);
                assertThat(share.low())
                        .as("%d of %d", x, n)
                        .isCloseTo(end(x, n, true), within(1e-9));
                assertThat(share.high())
                        .as("%d of %d", x, n)
                        .isCloseTo(end(x, n, false), within(1e-9));
            }
        }
    }

    private static double end(int x, int n, boolean lower) {
        double hat = (double) x / n;
        double inside = hat;
        double outside = lower ? 0 : 1;
        for (int i = 0; i < 200; i++) {
            double p = (inside + outside) / 2;
            boolean in =
                    (hat - p) * (hat - p)
                            <= 1.959963984540054 * 1.959963984540054 * p * (1 - p) / n;
            if (in) {
                inside = p;
            } else {
                outside = p;
            }
        }
        return inside;
    }
}
