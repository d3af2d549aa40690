package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VarianceSplitTest {
    /** Steps of an additive result whose groups have these standard deviations. */
    private static double[][] steps(int walks, SplittableRandom random, double... deviations) {
        double[][] steps = new double[walks][deviations.length];
        for (double[] walk : steps) {
            for (int g = 0; g < walk.length; g++) {
                walk[g] = deviations[g] * Math.sqrt(2) * random.nextGaussian();
            }
        }
        return steps;
    }

    @Test
    void anAdditiveResultIsSplitAsItWasMade() {
        List<Forecast.SpreadShare> shares =
                new VarianceSplit(20_000, 4).of(steps(20_000, new SplittableRandom(1), 1, 2, 0, 2));

        assertThat(shares.get(0).share()).isCloseTo(1 / 9.0, within(0.01));
        assertThat(shares.get(1).share()).isCloseTo(4 / 9.0, within(0.01));
        assertThat(shares.get(2)).isEqualTo(new Forecast.SpreadShare(0, 0, 0));
        assertThat(shares.get(3).share()).isCloseTo(4 / 9.0, within(0.01));
        assertThat(shares.get(1).low()).isBetween(0.42, shares.get(1).share());
        assertThat(shares.get(1).high()).isBetween(shares.get(1).share(), 0.47);
    }

    @Test
    void theSharesAddUpToOneExactly() {
        SplittableRandom random = new SplittableRandom(2);
        for (int walks = 1; walks < 60; walks++) {
            List<Forecast.SpreadShare> shares =
                    new VarianceSplit(walks, 4).of(steps(walks, random, 3, 0.1, 7, 1e-3));
            int largest = 0;
            for (int g = 0; g < 4; g++) {
                largest = shares.get(g).share() > shares.get(largest).share() ? g : largest;
            }
            double others = 0;
            for (int g = 0; g < 4; g++) {
                Forecast.SpreadShare s = shares.get(g);
                others += g == largest ? 0 : s.share();
                assertThat(s.share()).isBetween(0.0, 1.0);
                assertThat(s.low()).isLessThanOrEqualTo(s.high());
            }
            assertThat(others + shares.get(largest).share()).isEqualTo(1);
        }
    }

    /** Nine of ten intervals hold the truth, with four walks as with forty. */
    @Test
    void theIntervalsHoldTheTruthAsOftenAsTheySay() {
        for (int walks : new int[] {4, 40}) {
            VarianceSplit split = new VarianceSplit(walks, 3);
            SplittableRandom random = new SplittableRandom(walks);
            int inside = 0;
            int of = 2_000;
            for (int i = 0; i < of; i++) {
                Forecast.SpreadShare share =
                        split.of(steps(walks, random, 1, 2, Math.sqrt(5))).get(1);
                inside += share.low() <= 0.4 && 0.4 <= share.high() ? 1 : 0;
            }
            assertThat((double) inside / of).as("%d walks", walks).isBetween(0.87, 0.95);
        }
    }

    @Test
    void withoutAnyChangeThereIsNothingToSplit() {
        assertThat(new VarianceSplit(3, 4).of(new double[3][4])).isEmpty();
    }

    @Test
    void aSingleCauseHasAllOfIt() {
        assertThat(new VarianceSplit(2, 2).of(new double[][] {{0, 5}, {0, -1}}))
                .containsExactly(
                        new Forecast.SpreadShare(0, 0, 0), new Forecast.SpreadShare(1, 1, 1));
    }
}
