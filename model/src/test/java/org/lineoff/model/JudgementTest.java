package org.lineoff.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.lineoff.model.random.Draws;

class JudgementTest {
    private static final int RUNS = 20_000;
    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);
    private static final Basis BASIS = Basis.assumption("judged", DAY);

    private static final Known<Double> TAKT =
            Known.between("plant.yaml#lines.p1.ramp.takt.to", 0.8, 1.0, 1.5, BASIS);
    private static final Known<Double> AVAILABILITY =
            Known.between("shops/a.yaml#s.failures.f.availability", 0.9, 0.95, 0.99, BASIS);
    private static final Known<Duration> WORK =
            Known.between(
                    "shops/a.yaml#s.work.mean",
                    Duration.ofSeconds(50),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(80),
                    BASIS);

    private static double[] drawn(Judgement judgement, ToDoubleFunction<Drawn> figure) {
        double[] values = new double[RUNS];
        for (int r = 0; r < RUNS; r++) {
            values[r] = figure.applyAsDouble(new Drawn(new Draws(7, r), DAY, judgement));
        }
        return values;
    }

    private static double share(double[] values, double low, double high) {
        return Arrays.stream(values).filter(v -> v >= low && v <= high).count() / (double) RUNS;
    }

    @Test
    void aRangeHoldsTheShareOfTheTruthThatItIsSaidToHold() {
        for (double hold : new double[] {0.6, 0.8, 0.95}) {
            double[] takt = drawn(new Judgement(hold, List.of(), 0), d -> d.number(TAKT));
            assertThat(share(takt, 0.8, 1.5)).isCloseTo(hold, within(0.03));
        }
    }

    @Test
    void whatTheRangeHoldsDoesNotChangeWhenFiguresGoTogether() {
        double[] takt = drawn(new Judgement(0.8, List.of(), 0.4), d -> d.number(TAKT));
        assertThat(share(takt, 0.8, 1.5)).isCloseTo(0.8, within(0.03));
    }

    @Test
    void rangesAreLimitsUnlessSomethingElseIsSaid() {
        for (int r = 0; r < 1_000; r++) {
            Draws draws = new Draws(7, r);
            Drawn limits = new Drawn(draws, DAY, new Judgement(1, List.of(), 0));
            Drawn plain = new Drawn(draws, DAY);
            assertThat(limits.number(TAKT)).isEqualTo(plain.number(TAKT)).isBetween(0.8, 1.5);
            assertThat(limits.millis(WORK))
                    .isEqualTo(plain.millis(WORK))
                    .isBetween(50_000L, 80_000L);
        }
    }

    @Test
    void aShareStaysAShareAndATimeAboveNothing() {
        Judgement wide = new Judgement(0.4, List.of(), 0.3);
        assertThat(share(drawn(wide, d -> d.number(AVAILABILITY)), 0.3, 0.999999)).isEqualTo(1);
        assertThat(share(drawn(wide, d -> d.millis(WORK)), 1, 1e9)).isEqualTo(1);
    }

    @Test
    void halfOfTheDrawsAreBelowTheSameMedian() {
        for (ToDoubleFunction<Drawn> figure :
                List.<ToDoubleFunction<Drawn>>of(
                        d -> d.number(TAKT), d -> d.number(AVAILABILITY), d -> d.millis(WORK))) {
            double[] limits = drawn(Judgement.LIMITS, figure);
            double[] wide = drawn(new Judgement(0.6, List.of(), 0), figure);
            double median = Arrays.stream(limits).sorted().toArray()[RUNS / 2];
            assertThat(share(wide, -1e9, median)).isCloseTo(0.5, within(0.015));
        }
    }

    @Test
    void onlyRangesOfTheNamedFilesAreStretched() {
        Judgement judgement = new Judgement(0.6, List.of("plant.yaml"), 0);
        assertThat(share(drawn(judgement, d -> d.number(TAKT)), 0.8, 1.5)).isLessThan(0.65);
        assertThat(share(drawn(judgement, d -> d.number(AVAILABILITY)), 0.9, 0.99)).isEqualTo(1);
    }

    @Test
    void figuresAreBetterTogetherWhicheverWayBetterIs() {
        Judgement judgement = new Judgement(0.8, List.of(), 0.4);
        double[] takt = drawn(judgement, d -> d.number(TAKT));
        double[] availability = drawn(judgement, d -> d.number(AVAILABILITY));
        double[] work = drawn(judgement, d -> d.millis(WORK));
        // Of normal scores 0.4; of ranks 6/π · asin(0.4 / 2).
        double expected = 6 / Math.PI * Math.asin(0.2);
        assertThat(correlation(ranks(takt), ranks(availability))).isCloseTo(expected, within(0.02));
        assertThat(correlation(ranks(takt), ranks(work))).isCloseTo(-expected, within(0.02));
    }

    @Test
    void decisionsAndAssumptionsHaveACommonLuckEach() {
        Known<Duration> lead =
                Known.between(
                        "policies.yaml#policies.second.lead",
                        Duration.ofDays(20),
                        Duration.ofDays(60),
                        Duration.ofDays(200),
                        BASIS);
        Judgement judgement = new Judgement(0.8, List.of(), 0.6);
        double[] takt = drawn(judgement, d -> d.number(TAKT));
        double[] leads = drawn(judgement, d -> d.millis(lead));
        assertThat(correlation(ranks(takt), ranks(leads))).isCloseTo(0, within(0.02));
    }

    private static double[] ranks(double[] values) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            order.add(i);
        }
        order.sort((a, b) -> Double.compare(values[a], values[b]));
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[order.get(i)] = i;
        }
        return ranks;
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
