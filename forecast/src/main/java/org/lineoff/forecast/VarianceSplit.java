package org.lineoff.forecast;

import java.util.Arrays;
import java.util.List;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;

/**
 * The variance of a result told apart by groups of causes. A walk goes from one replication to
 * another by exchanging one group after the other; half the mean square of a group's steps is its
 * variance. The shares of these add up to 1; where groups act on each other, what they do together
 * counts for each of them.
 *
 * <p>Intervals take the steps of a group for normal: its variance is then the sum of their squares
 * over a chi-square of as many degrees of freedom as there are walks, which is drawn a thousand
 * times.
 */
final class VarianceSplit {
    private static final int DRAWS = 1_000;
    private static final double EACH_SIDE = 0.05;

    /** By draw and group; only its ratios matter. */
    private final double[][] chiSquare;

    private final int groups;

    VarianceSplit(int walks, int groups) {
        this.groups = groups;
        chiSquare = new double[DRAWS][groups];
        for (int d = 0; d < DRAWS; d++) {
            Draws draws = new Draws(0, d);
            for (int g = 0; g < groups; g++) {
                long key = draws.key(Purpose.ROUTE, Draws.place("spread/" + g));
                chiSquare[d][g] = chiSquare(walks, key);
            }
        }
    }

    private static double chiSquare(int freedom, long key) {
        double sum = 0;
        for (int i = 0; i < freedom / 2; i++) {
            sum -= 2 * StrictMath.log(Draws.uniform(key, i));
        }
        if (freedom % 2 == 1) {
            double cosine = StrictMath.cos(2 * StrictMath.PI * Draws.uniform(key, freedom));
            sum -= 2 * StrictMath.log(Draws.uniform(key, freedom + 1L)) * cosine * cosine;
        }
        return sum;
    }

    /**
     * Shares by group with their 90 % intervals.
     *
     * @param steps by walk and group: by how much the result changed when the group was exchanged
     * @return empty where no step changed anything
     */
    List<Forecast.SpreadShare> of(double[][] steps) {
        double[] squares = new double[groups];
        double all = 0;
        for (double[] walk : steps) {
            for (int g = 0; g < groups; g++) {
                squares[g] += walk[g] * walk[g];
                all += walk[g] * walk[g];
            }
        }
        if (all == 0) {
            return List.of();
        }
        double[][] drawn = new double[groups][DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            double sum = 0;
            for (int g = 0; g < groups; g++) {
                drawn[g][d] = squares[g] / chiSquare[d][g];
                sum += drawn[g][d];
            }
            for (int g = 0; g < groups; g++) {
                drawn[g][d] /= sum;
            }
        }
        Forecast.SpreadShare[] shares = new Forecast.SpreadShare[groups];
        double others = 0;
        int largest = 0;
        for (int g = 0; g < groups; g++) {
            largest = squares[g] > squares[largest] ? g : largest;
        }
        for (int g = 0; g < groups; g++) {
            others += g == largest ? 0 : squares[g] / all;
        }
        for (int g = 0; g < groups; g++) {
            Arrays.sort(drawn[g]);
            double share = g == largest ? 1 - others : squares[g] / all;
            shares[g] =
                    new Forecast.SpreadShare(
                            share,
                            drawn[g][Quantiles.rank(EACH_SIDE, DRAWS)],
                            drawn[g][Quantiles.rank(1 - EACH_SIDE, DRAWS)]);
        }
        return List.of(shares);
    }
}
