package org.lineoff.events.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.events.quality.ControlChart.Kind;
import org.lineoff.events.quality.ControlChart.Point;
import org.lineoff.model.random.Choices;

/**
 * Each rule alone on the pattern that Nelson (1984, figure 1) draws for it, one point short of it,
 * and mirrored; numbers are standard deviations from the centre.
 */
class ChartRuleTest {
    private static ControlChart chart(double... scores) {
        List<Point> points = new ArrayList<>();
        for (double s : scores) {
            points.add(new Point(s, 0, 1, -3, 3));
        }
        return new ControlChart(Kind.INDIVIDUALS, 1, points);
    }

    static Stream<Arguments> patterns() {
        return Stream.of(
                Arguments.of(ChartRule.BEYOND_LIMITS, new double[] {0.1, -0.2, 3.01}),
                Arguments.of(ChartRule.TWO_OF_THREE_BEYOND_TWO, new double[] {2.1, 0.5, 2.2}),
                Arguments.of(
                        ChartRule.FOUR_OF_FIVE_BEYOND_ONE, new double[] {1.2, 1.5, 0.3, 1.1, 1.4}),
                Arguments.of(
                        ChartRule.EIGHT_ON_ONE_SIDE,
                        new double[] {0.5, 0.2, 0.9, 0.1, 0.6, 0.3, 0.7, 0.2}),
                Arguments.of(
                        ChartRule.NINE_ON_ONE_SIDE,
                        new double[] {0.5, 0.2, 0.9, 0.1, 0.6, 0.3, 0.7, 0.2, 0.4}),
                Arguments.of(
                        ChartRule.SIX_IN_A_TREND, new double[] {-0.9, -0.5, -0.2, 0.2, 0.6, 0.9}),
                Arguments.of(
                        ChartRule.FOURTEEN_ALTERNATING,
                        IntStream.range(0, 14)
                                .mapToDouble(i -> i % 2 == 0 ? 0.5 + i / 100.0 : -1.5)
                                .toArray()),
                Arguments.of(
                        ChartRule.FIFTEEN_WITHIN_ONE,
                        IntStream.range(0, 15).mapToDouble(i -> (i % 5 - 2) * 0.4).toArray()),
                Arguments.of(
                        ChartRule.EIGHT_BEYOND_ONE,
                        new double[] {1.5, -1.2, 1.3, -1.4, -1.1, 1.8, 1.2, -1.6}));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void aPatternIsFoundWithItsLastPointAndNotBefore(ChartRule rule, double[] scores) {
        int last = scores.length - 1;
        double[] mirrored =
                IntStream.range(0, scores.length).mapToDouble(i -> -scores[i]).toArray();
        double[] shorter = IntStream.range(0, last).mapToDouble(i -> scores[i]).toArray();

        var expected = List.of(new ChartRule.Signal(rule, last));
        assertThat(ChartRule.signals(chart(scores), List.of(rule))).isEqualTo(expected);
        assertThat(ChartRule.signals(chart(mirrored), List.of(rule))).isEqualTo(expected);
        assertThat(ChartRule.signals(chart(shorter), List.of(rule))).isEmpty();
    }

    /** What is nearly a pattern, by the words of Nelson's table (1984, page 238): not found. */
    static Stream<Arguments> nearly() {
        return Stream.of(
                Arguments.of("just inside", ChartRule.BEYOND_LIMITS, new double[] {2.99, -2.99}),
                Arguments.of(
                        "one on each side",
                        ChartRule.TWO_OF_THREE_BEYOND_TWO,
                        new double[] {2.5, 0, -2.5}),
                Arguments.of(
                        "two of four",
                        ChartRule.TWO_OF_THREE_BEYOND_TWO,
                        new double[] {2.5, 0, 0, 2.5}),
                Arguments.of(
                        "three and one on the other side",
                        ChartRule.FOUR_OF_FIVE_BEYOND_ONE,
                        new double[] {1.5, 1.5, -1.5, 0.5, 1.5}),
                Arguments.of(
                        "four of six",
                        ChartRule.FOUR_OF_FIVE_BEYOND_ONE,
                        new double[] {1.5, 1.5, 0.5, 0.5, 1.5, 1.5}),
                Arguments.of(
                        "one on the centre",
                        ChartRule.EIGHT_ON_ONE_SIDE,
                        new double[] {0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0.5}),
                Arguments.of(
                        "one on the other side",
                        ChartRule.NINE_ON_ONE_SIDE,
                        new double[] {0.5, 0.5, 0.5, 0.5, -0.1, 0.5, 0.5, 0.5, 0.5}),
                Arguments.of(
                        "two alike in the trend",
                        ChartRule.SIX_IN_A_TREND,
                        new double[] {-0.9, -0.5, -0.2, -0.2, 0.2, 0.6}),
                Arguments.of(
                        "two rises in turn",
                        ChartRule.FOURTEEN_ALTERNATING,
                        new double[] {0, 1, 0, 1, 0, 1, 2, 1, 2, 1, 2, 1, 2, 1}),
                Arguments.of(
                        "one at a standard deviation",
                        ChartRule.FIFTEEN_WITHIN_ONE,
                        IntStream.range(0, 15).mapToDouble(i -> i == 7 ? 1 : 0.2).toArray()),
                Arguments.of(
                        "one in the middle",
                        ChartRule.EIGHT_BEYOND_ONE,
                        new double[] {1.5, -1.2, 1.3, -0.4, -1.1, 1.8, 1.2, -1.6}),
                Arguments.of(
                        "all on one side",
                        ChartRule.EIGHT_BEYOND_ONE,
                        new double[] {1.5, 1.2, 1.3, 1.4, 1.1, 1.8, 1.2, 1.6}));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("nearly")
    void whatIsNearlyAPatternIsNone(String why, ChartRule rule, double[] scores) {
        assertThat(ChartRule.signals(chart(scores), List.of(rule))).as(why).isEmpty();
    }

    /**
     * A sheet of 30 points as an inspector marks it with a pencil, all rules of a set at once.
     * Points from 1; + or − the side, the figure the zone: 0 within one standard deviation, 1, 2, 3
     * beyond as many.
     *
     * <pre>
     *   1-8   +0 in turn with −0, but 3, 4        nothing
     *   9     −3                                  beyond the limits
     *  10-11  +2 +2                               11: two of three beyond two
     *  12-13  +1 +1                               13: four of five beyond one (10 to 13)
     *  14-17  +0                                  17: eight in a row above (10 to 17)
     *  18     +0                                  18: eight, and nine (10 to 18)
     *  19     −1                                  nothing
     *  20-24  +0, each higher than the one before 24: six that rise (19 to 24)
     *  25-30  −0                                  nothing
     * </pre>
     */
    @Test
    void aSheetMarkedByHandWithAllRulesAtOnce() {
        double[] sheet = {
            0.4, -0.3, 0.8, 0.6, -0.5, 0.2, -0.7, 0.3, -3.2, 2.3, 2.1, 1.4, 1.6, 0.5, 0.9, 0.3, 0.6,
            0.4, -1.3, 0.1, 0.2, 0.3, 0.4, 0.5, -0.2, -0.4, -0.3, -0.1, -0.6, -0.2
        };
        assertThat(marks(sheet, ChartRule.WESTERN_ELECTRIC))
                .containsExactly(
                        "9 BEYOND_LIMITS",
                        "11 TWO_OF_THREE_BEYOND_TWO",
                        "13 FOUR_OF_FIVE_BEYOND_ONE",
                        "17 EIGHT_ON_ONE_SIDE",
                        "18 EIGHT_ON_ONE_SIDE");
        assertThat(marks(sheet, ChartRule.NELSON))
                .containsExactly(
                        "9 BEYOND_LIMITS",
                        "11 TWO_OF_THREE_BEYOND_TWO",
                        "13 FOUR_OF_FIVE_BEYOND_ONE",
                        "18 NINE_ON_ONE_SIDE",
                        "24 SIX_IN_A_TREND");
    }

    private static List<String> marks(double[] scores, List<ChartRule> rules) {
        return ChartRule.signals(chart(scores), rules).stream()
                .map(signal -> (signal.point() + 1) + " " + signal.rule())
                .toList();
    }

    @Test
    void aPointOnALineIsNotBeyondIt() {
        assertThat(ChartRule.signals(chart(3), ChartRule.NELSON)).isEmpty();
        assertThat(ChartRule.signals(chart(2, 0, 2), ChartRule.NELSON)).isEmpty();
        assertThat(ChartRule.signals(chart(2.5, 0, -2.5), ChartRule.NELSON)).isEmpty();
        assertThat(ChartRule.signals(chart(0, 0, 0, 0, 0, 0, 0, 0, 0), ChartRule.NELSON)).isEmpty();
    }

    /** Of a steady process about 0.27 % of the points are beyond the limits; the rules add some. */
    @Test
    void aSteadyProcessIsSeldomAccused() {
        Choices choices = new Choices(7, 1);
        double[] scores = new double[20_000];
        for (int i = 0; i < scores.length; i++) {
            double sum = -6;
            for (int k = 0; k < 12; k++) {
                sum += choices.uniform();
            }
            scores[i] = sum;
        }
        long beyond = ChartRule.signals(chart(scores), List.of(ChartRule.BEYOND_LIMITS)).size();
        long all =
                ChartRule.signals(chart(scores), ChartRule.WESTERN_ELECTRIC).stream()
                        .map(ChartRule.Signal::point)
                        .distinct()
                        .count();
        assertThat(beyond).isBetween(20L, 80L);
        // Champ and Woodall (1987): with all four a false alarm every 91.75 points.
        assertThat(all).isBetween(200L, 500L);
    }
}
