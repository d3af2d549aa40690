package org.lineoff.events.quality;

import java.util.ArrayList;
import java.util.List;
import org.lineoff.events.quality.ControlChart.Point;

/**
 * Tests for special causes on a control chart. {@link #WESTERN_ELECTRIC} are the four rules of the
 * Statistical Quality Control Handbook (Western Electric, 1956); {@link #NELSON} the eight tests of
 * L. S. Nelson, Journal of Quality Technology 16 (1984) 237–239. Zones are strict: a point on a
 * line is not beyond it.
 */
public enum ChartRule {
    /** One point beyond three standard deviations (Western Electric 1, Nelson 1). */
    BEYOND_LIMITS(1) {
        @Override
        boolean holds(List<Point> points, int last) {
            return Math.abs(points.get(last).score()) > 3;
        }
    },
    /** Two of three points beyond two, on one side (Western Electric 2, Nelson 5). */
    TWO_OF_THREE_BEYOND_TWO(2) {
        @Override
        boolean holds(List<Point> points, int last) {
            return beyond(points, last, 3, 2, 2);
        }
    },
    /** Four of five points beyond one, on one side (Western Electric 3, Nelson 6). */
    FOUR_OF_FIVE_BEYOND_ONE(4) {
        @Override
        boolean holds(List<Point> points, int last) {
            return beyond(points, last, 5, 4, 1);
        }
    },
    /** Eight points in a row on one side of the centre (Western Electric 4). */
    EIGHT_ON_ONE_SIDE(8) {
        @Override
        boolean holds(List<Point> points, int last) {
            return beyond(points, last, 8, 8, 0);
        }
    },
    /** Nine points in a row on one side of the centre (Nelson 2). */
    NINE_ON_ONE_SIDE(9) {
        @Override
        boolean holds(List<Point> points, int last) {
            return beyond(points, last, 9, 9, 0);
        }
    },
    /** Six points in a row that rise, or fall (Nelson 3). */
    SIX_IN_A_TREND(6) {
        @Override
        boolean holds(List<Point> points, int last) {
            return trend(points, last, 1) || trend(points, last, -1);
        }

        private static boolean trend(List<Point> points, int last, int sign) {
            for (int i = last; i > last - 5; i--) {
                if (sign * step(points, i) <= 0) {
                    return false;
                }
            }
            return true;
        }
    },
    /** Fourteen points in a row that go up and down in turn (Nelson 4). */
    FOURTEEN_ALTERNATING(14) {
        @Override
        boolean holds(List<Point> points, int last) {
            for (int i = last; i > last - 12; i--) {
                if (step(points, i) * step(points, i - 1) >= 0) {
                    return false;
                }
            }
            return true;
        }
    },
    /** Fifteen points in a row within one of the centre, on either side (Nelson 7). */
    FIFTEEN_WITHIN_ONE(15) {
        @Override
        boolean holds(List<Point> points, int last) {
            return points.subList(last - 14, last + 1).stream()
                    .allMatch(p -> Math.abs(p.score()) < 1);
        }
    },
    /** Eight points in a row beyond one, on both sides (Nelson 8). */
    EIGHT_BEYOND_ONE(8) {
        @Override
        boolean holds(List<Point> points, int last) {
            List<Point> run = points.subList(last - 7, last + 1);
            return run.stream().allMatch(p -> Math.abs(p.score()) > 1)
                    && run.stream().anyMatch(p -> p.score() > 0)
                    && run.stream().anyMatch(p -> p.score() < 0);
        }
    };

    /** Western Electric's four, in their order. */
    public static final List<ChartRule> WESTERN_ELECTRIC =
            List.of(
                    BEYOND_LIMITS,
                    TWO_OF_THREE_BEYOND_TWO,
                    FOUR_OF_FIVE_BEYOND_ONE,
                    EIGHT_ON_ONE_SIDE);

    /** Nelson's eight, in their order. */
    public static final List<ChartRule> NELSON =
            List.of(
                    BEYOND_LIMITS,
                    NINE_ON_ONE_SIDE,
                    SIX_IN_A_TREND,
                    FOURTEEN_ALTERNATING,
                    TWO_OF_THREE_BEYOND_TWO,
                    FOUR_OF_FIVE_BEYOND_ONE,
                    FIFTEEN_WITHIN_ONE,
                    EIGHT_BEYOND_ONE);

    private final int fewest;

    ChartRule(int fewest) {
        this.fewest = fewest;
    }

    /** What a rule found: it is complete with this point, counted from 0. */
    public record Signal(ChartRule rule, int point) {}

    abstract boolean holds(List<Point> points, int last);

    /** All that the rules find, by point and then in the order of the rules. */
    public static List<Signal> signals(ControlChart chart, List<ChartRule> rules) {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < chart.points().size(); i++) {
            for (ChartRule rule : rules) {
                if (i + 1 >= rule.fewest && rule.holds(chart.points(), i)) {
                    signals.add(new Signal(rule, i));
                }
            }
        }
        return List.copyOf(signals);
    }

    /** Whether the last point, and so many of the last, are beyond a distance on one side. */
    private static boolean beyond(List<Point> points, int last, int of, int many, double distance) {
        double side = Math.signum(points.get(last).score());
        if (side == 0 || side * points.get(last).score() <= distance) {
            return false;
        }
        int found = 0;
        for (int i = last; i > last - of && i >= 0; i--) {
            found += side * points.get(i).score() > distance ? 1 : 0;
        }
        return found >= many;
    }

    private static double step(List<Point> points, int to) {
        return points.get(to).value() - points.get(to - 1).value();
    }
}
