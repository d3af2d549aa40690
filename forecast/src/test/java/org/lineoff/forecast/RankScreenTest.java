package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankScreenTest {
    private static List<double[]> figures(int count, int runs, SplittableRandom random) {
        List<double[]> figures = new ArrayList<>();
        for (int f = 0; f < count; f++) {
            double[] values = new double[runs];
            for (int r = 0; r < runs; r++) {
                values[r] = random.nextDouble();
            }
            figures.add(values);
        }
        return figures;
    }

    @Test
    void findsTheFiguresThatDecideAndTheirShares() {
        SplittableRandom random = new SplittableRandom(1);
        List<double[]> figures = figures(40, 400, random);
        double[] result = new double[400];
        for (int r = 0; r < 400; r++) {
            result[r] = 3 * figures.get(7)[r] - 2 * figures.get(3)[r] + random.nextDouble();
        }

        RankScreen.Result found = new RankScreen(400, figures, List.of()).of(result);

        assertThat(found.found()).extracting(RankScreen.Found::figure).startsWith(7, 3);
        assertThat(found.found().get(0).share()).isCloseTo(9 / 14.0, within(0.08));
        assertThat(found.found().get(1).share()).isCloseTo(4 / 14.0, within(0.08));
        for (RankScreen.Found f : found.found()) {
            assertThat(f.share()).isBetween(f.low(), f.high());
        }
        assertThat(found.least()).isLessThan(0.05);
    }

    /** A result that hangs on nothing names a figure in one of ten cases. */
    @Test
    void namesAFigureByMistakeInOneOfTenResults() {
        SplittableRandom random = new SplittableRandom(2);
        int wrong = 0;
        for (int i = 0; i < 300; i++) {
            RankScreen screen = new RankScreen(20, figures(30, 20, random), List.of());
            wrong += screen.of(figures(1, 20, random).getFirst()).found().isEmpty() ? 0 : 1;
        }

        assertThat(wrong / 300.0).isBetween(0.05, 0.16); // three standard errors around 0.1
    }

    /** What is known to matter is taken out first, so that less is enough to be seen. */
    @Test
    void aKnownCauseDoesNotHideTheRest() {
        SplittableRandom random = new SplittableRandom(3);
        List<double[]> figures = figures(20, 30, random);
        double[] known = figures(1, 30, random).getFirst();
        double[] result = new double[30];
        for (int r = 0; r < 30; r++) {
            result[r] = 10 * known[r] + 3 * figures.get(5)[r];
        }

        RankScreen.Result without = new RankScreen(30, figures, List.of()).of(result);
        RankScreen.Result with = new RankScreen(30, figures, List.of(known)).of(result);

        assertThat(with.found()).extracting(RankScreen.Found::figure).startsWith(5);
        assertThat(with.found().getFirst().share()).isLessThan(0.2);
        assertThat(with.least()).isLessThan(without.least());
    }

    @Test
    void fewRunsNameNothing() {
        SplittableRandom random = new SplittableRandom(4);
        List<double[]> figures = figures(3, 4, random);

        RankScreen.Result found = new RankScreen(4, figures, List.of()).of(figures.getFirst());

        assertThat(found.found()).isEmpty();
        assertThat(found.least()).isEqualTo(1);
    }

    @Test
    void equalValuesShareTheirRank() {
        assertThat(RankScreen.ranks(new double[] {5, 1, 5, 9})).containsExactly(0, -1.5, 0, 1.5);
    }
}
