package org.lineoff.events.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lineoff.events.quality.ControlChart.Point;

/** Charts against the published examples; sums in comments were done by hand. */
class ControlChartTest {
    private static List<Integer> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Integer::valueOf).toList();
    }

    /** NIST/SEMATECH 6.3.2.2: flow rates. Sum 508.1 of 10; ranges 16.9 of 9, mean 1.8778. */
    @Test
    void individualsOfTheNistHandbook() {
        List<Double> flow = List.of(49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1);
        Point point = ControlChart.individuals(flow).points().getFirst();

        assertThat(point.centre()).isCloseTo(50.81, within(1e-9));
        assertThat(point.upper()).isCloseTo(55.8041, within(0.002));
        assertThat(point.lower()).isCloseTo(45.8159, within(0.002));
        Point range = ControlChart.movingRange(flow).points().getFirst();
        assertThat(range.centre()).isCloseTo(1.8778, within(1e-4));
        assertThat(range.upper()).isCloseTo(3.267 * 1.8778, within(0.002)); // AIAG: D4 of 2
        assertThat(range.lower()).isZero();
    }

    /** NIST/SEMATECH 6.3.3.1: defects on 25 wafers, 400 in all. */
    @Test
    void countsOfTheNistHandbook() {
        List<Integer> wafers =
                numbers(
                        "16 14 28 16 12 20 10 12 10 17 19 17 14 16 15 13 14 16 11 20 11 19 16 31"
                                + " 13");
        ControlChart chart = ControlChart.counts(wafers);

        assertThat(chart.points().getFirst()).isEqualTo(new Point(16, 16, 4, 4, 28));
        // Wafer 24 (31) alone; 14, 16 and 16 end the run of those above and below the centre.
        assertThat(ChartRule.signals(chart, ChartRule.WESTERN_ELECTRIC))
                .containsExactly(new ChartRule.Signal(ChartRule.BEYOND_LIMITS, 23));
    }

    /** NIST/SEMATECH 6.3.3.2: 30 wafers of 50 chips, 347 of 1,500 defective. */
    @Test
    void sharesOfTheNistHandbook() {
        List<Integer> failed =
                numbers(
                        "12 15 8 10 4 7 16 9 14 10 5 6 17 12 22 8 10 5 13 11 20 18 24 15 9 12 7"
                                + " 13 9 6");
        ControlChart chart = ControlChart.shares(failed, Collections.nCopies(30, 50));
        Point point = chart.points().getFirst();

        assertThat(point.centre()).isCloseTo(0.2313, within(5e-5));
        assertThat(point.upper()).isCloseTo(0.4102, within(5e-5));
        assertThat(point.lower()).isCloseTo(0.0524, within(6e-5));
        assertThat(IntStream.range(0, 30).filter(i -> !chart.points().get(i).isInside()))
                .containsExactly(14, 22);
    }

    /** Montgomery, Introduction to SQC: piston rings, X̄̄ 74.001, R̄ 0.023, five in a subgroup. */
    @Test
    void meansOfMontgomerysPistonRings() {
        Point point = ControlChart.meansOf(List.of(74.001), 0.023, 5).points().getFirst();

        assertThat(point.upper()).isCloseTo(74.014, within(5e-4));
        assertThat(point.lower()).isCloseTo(73.988, within(5e-4));
    }

    /** AIAG SPC, 2nd edition, appendix E: A2, D3 and D4 by size of the subgroup. */
    @ParameterizedTest
    @CsvSource({
        "2,1.880,0,3.267",
        "3,1.023,0,2.574",
        "4,0.729,0,2.282",
        "5,0.577,0,2.114",
        "6,0.483,0,2.004",
        "7,0.419,0.076,1.924",
        "8,0.373,0.136,1.864",
        "9,0.337,0.184,1.816",
        "10,0.308,0.223,1.777"
    })
    void constantsAreThoseOfTheTable(int size, double a2, double d3, double d4) {
        // Two subgroups of range 1 about 0: the limits are the constants.
        List<Double> values = new java.util.ArrayList<>(Collections.nCopies(size, 0.0));
        values.set(0, -0.5);
        values.set(1, 0.5);
        Point mean = ControlChart.means(values, size).points().getFirst();
        Point range = ControlChart.ranges(values, size).points().getFirst();

        assertThat(mean.upper()).isCloseTo(a2, within(0.0007));
        assertThat(range.upper()).isCloseTo(d4, within(0.0015));
        assertThat(range.lower()).isCloseTo(d3, within(0.0015));
        assertThat(range.value()).isEqualTo(1.0);
    }

    /** NIST/SEMATECH 6.1.6: limits 8 and 20, mean 16, standard deviation 2. */
    @Test
    void capabilityOfTheNistHandbook() {
        Capability c = Capability.of(100, 16, 2, 2, 8, 20);

        assertThat(c.cp()).isEqualTo(1.0);
        assertThat(c.cpk()).isCloseTo(0.6667, within(5e-5));
        Capability oneSided = Capability.of(100, 16, 2, 4, Double.NEGATIVE_INFINITY, 20);
        assertThat(oneSided.cp()).isNaN();
        assertThat(oneSided.cpk()).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(oneSided.ppk()).isCloseTo(4 / 12.0, within(1e-12));
    }

    /** By hand: mean 3, squares 10, overall √2.5; moving ranges 1, 1, 1, 1. */
    @Test
    void capabilityOfValues() {
        Capability c = Capability.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0), 1, 0, 6);

        assertThat(c.overall()).isCloseTo(Math.sqrt(2.5), within(1e-12));
        assertThat(c.within()).isCloseTo(1 / 1.1284, within(1e-12));
        assertThat(c.ppk()).isCloseTo(1 / Math.sqrt(2.5), within(1e-12));
    }

    @Test
    void aParetoAddsUp() {
        Pareto pareto = Pareto.of(java.util.Map.of("gap", 30L, "dirt", 60L, "dent", 10L));

        assertThat(pareto.bars())
                .extracting(b -> b.kind() + " " + b.count() + " " + b.cumulative())
                .containsExactly("dirt 60 0.6", "gap 30 0.9", "dent 10 1.0");
    }
}
