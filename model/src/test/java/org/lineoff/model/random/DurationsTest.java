package org.lineoff.model.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void halfAMillisecondIsRoundedUp() {
        assertThat(Durations.round(0)).isZero();
        assertThat(Durations.round(0.4999999999999999)).isZero();
        assertThat(Durations.round(0.5)).isEqualTo(1);
        assertThat(Durations.round(1.5)).isEqualTo(2);
        assertThat(Durations.round(2.5)).isEqualTo(3);
        assertThat(Durations.round(2.4999)).isEqualTo(2);
        assertThat(Durations.round(0x1p51 + 1.5)).isEqualTo((1L << 51) + 2);
    }

    @Test
    void whatIsNoDurationIsNothingOrEndless() {
        assertThat(Durations.round(-3)).isZero();
        assertThat(Durations.round(Double.NaN)).isZero();
        assertThat(Durations.round(Double.POSITIVE_INFINITY)).isEqualTo(Long.MAX_VALUE);
        assertThat(Durations.round(1e300)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aDurationIsTheMeanTimesTheQuantile() {
        assertThat(Durations.scaled(60_000, new Constant(), 0.7)).isEqualTo(60_000);
        assertThat(Durations.scaled(60_000, new Exponential(), 0.5)).isEqualTo(41_589);
        assertThat(Sampler.of(new Exponential()).duration(60_000, 0.5)).isEqualTo(41_589);
        assertThat(Durations.scaled(0, new Exponential(), 0.5)).isZero();
    }

    @Test
    void upTimesAreAtLeastAMillisecond() {
        assertThat(Durations.atLeastOne(0)).isEqualTo(1);
        assertThat(Durations.atLeastOne(7)).isEqualTo(7);
    }

    @Test
    void exponentialOnesAreFoundFaster() {
        Exponential exponential = new Exponential();
        double[] means = {0, 0.001, 1, 2.5, 300_000, 9_700_000.25, 1e12, 1e300};
        for (long i = 0; i < 400_000; i++) {
            double u = Draws.uniform(17, i);
            for (double mean : means) {
                long expected = Durations.scaled(mean, exponential, u);
                if (Exponential.millis(mean, u) != expected) {
                    assertThat(Exponential.millis(mean, u))
                            .as("mean %s, luck %s", mean, u)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void inTheMiddleBetweenTwoTheExactLogarithmDecides() {
        Exponential exponential = new Exponential();
        for (long i = 0; i < 100_000; i++) {
            double u = Draws.uniform(18, i);
            double half = (i % 1000 + 0.5) / exponential.quantile(u); // the quantile times this
            for (double mean : new double[] {half, Math.nextUp(half), Math.nextDown(half)}) {
                assertThat(Exponential.millis(mean, u))
                        .isEqualTo(Durations.scaled(mean, exponential, u));
            }
        }
    }
}
