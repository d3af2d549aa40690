package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairedIntervalTest {
    @Test
    void threeDifferencesByHand() {
        PairedInterval interval = PairedInterval.of(new double[] {1, 2, 3});

        assertThat(interval.mean()).isEqualTo(2);
        assertThat(interval.high() - 2).isCloseTo(2.92 / Math.sqrt(3), within(1e-3));
        assertThat(interval.low()).isCloseTo(4 - interval.high(), within(1e-12));
        assertThat(interval.isSeen()).isTrue();
    }

    @Test
    void oneDifferenceSaysNothingOfTheInterval() {
        PairedInterval interval = PairedInterval.of(new double[] {5});

        assertThat(interval.mean()).isEqualTo(5);
        assertThat(interval.low()).isNaN();
        assertThat(interval.isSeen()).isFalse();
    }

    /** Of normal differences nine of ten intervals hold the mean, whatever their number. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 10, 31, 100})
    void nineOfTenCoverTheMean(int pairs) {
        Random random = new Random(pairs);
        int covered = 0;
        for (int i = 0; i < 10_000; i++) {
            double[] differences =
                    random.doubles(pairs).map(u -> 7 + 3 * random.nextGaussian()).toArray();
            PairedInterval interval = PairedInterval.of(differences);
            covered += interval.low() <= 7 && 7 <= interval.high() ? 1 : 0;
        }
        assertThat(covered).isBetween(8_880, 9_120); // four standard deviations
    }
}
