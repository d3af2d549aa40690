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
}
