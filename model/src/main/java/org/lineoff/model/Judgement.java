package org.lineoff.model;

import java.util.List;
import java.util.Set;
import org.lineoff.model.random.Correlated;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;

/**
 * How far judged ranges can be trusted. People state ranges that are too narrow, and what they
 * misjudge they misjudge together: a plant that is better than thought is better in many figures at
 * once. Both are known from cost and schedule estimates, where ranges are taken to hold a stated
 * share of the truth and to be correlated (docs/decisions/0005-judged-ranges.md).
 *
 * <p>What is drawn from a range is moved away from its median until about the stated share lies
 * inside the range: {@code s = 1 / (1 − √(1 − hold))} times as far, in the logarithm where the
 * range is above 0 and in the logit where it is a share, so that it stays there. Half of the draws
 * are below the median as before: a wider range does not make a worse plant. The figures of a
 * replication share a common luck, by a Gaussian copula of that correlation, each in the direction
 * in which the plant is better.
 *
 * @param files whose ranges are stretched, as the names of figures begin; empty: all
 */
public record Judgement(
        @About(
                        value =
                                "Share of the truth that lies inside a stated range; 100 %: a range is a"
                                        + " limit.",
                        byDefault = "100%",
                        min = 0.3,
                        max = 1)
                double hold,
        @About("Files whose ranges hold no more than that; left out: all.") List<String> files,
        @About(
                        value =
                                "Correlation of the errors of all judged figures, towards a better plant.",
                        byDefault = "0",
                        min = 0,
                        max = 0.95)
                double together) {
    /** Ranges are limits, and their errors independent. */
    public static final Judgement LIMITS = new Judgement(1, List.of(), 0);

    public Judgement {
        files = List.copyOf(files);
    }

    private static final Set<String> MORE_IS_BETTER =
            Set.of(
                    "availability",
                    "chance",
                    "by",
                    "from",
                    "to",
                    "perWeek",
                    "count",
                    "skill",
                    "stock",
                    "jobsPerHour");
    private static final Set<String> MORE_IS_WORSE = Set.of("probability", "backlogWeeks", "loss");

    /** Whether a figure of that name is stretched. */
    public boolean stretches(String figure) {
        return hold < 1
                && (files.isEmpty()
                        || files.stream().anyMatch(file -> figure.startsWith(file + "#")));
    }

    /** How many times as far from its median a figure is as its range says. */
    private double stretch() {
        return 1 / (1 - Math.sqrt(1 - hold));
    }

    /**
     * Moves a figure away from its median.
     *
     * @param x from low to high
     */
    public double stretched(double x, double median, double low, double high) {
        return moved(x, median, low, high, stretch());
    }

    /** What {@link #stretched} has moved there. */
    public double unstretched(double x, double median, double low, double high) {
        return moved(x, median, low, high, 1 / stretch());
    }

    private static double moved(double x, double median, double low, double high, double by) {
        if (low > 0 && high < 1) {
            double logit = logit(median) + by * (logit(x) - logit(median));
            return 1 / (1 + StrictMath.exp(-logit));
        }
        if (low > 0) {
            double y = median * StrictMath.exp(by * StrictMath.log(x / median));
            return high == 1 ? Math.min(1, y) : y;
        }
        return median + by * (x - median);
    }

    private static double logit(double share) {
        return StrictMath.log(share / (1 - share));
    }

    /**
     * The luck of a figure, of its own and what it shares with the others of its kind.
     *
     * @param own strictly between 0 and 1
     * @param kind programme, assumptions or policies: each has a common luck of its own
     * @param direction 1 where a larger figure makes a better plant, −1 where a smaller one does, 0
     *     where neither can be said
     */
    public double luck(double own, Draws draws, Kind kind, int direction) {
        return together == 0 || direction == 0
                ? own
                : Correlated.uniform(own, common(draws, kind), direction * together);
    }

    /** The common luck of all figures of a kind in one replication: the larger, the better. */
    public static double common(Draws draws, Kind kind) {
        return draws.uniform(Purpose.ASSUMPTION, Draws.place(kind.place), 0);
    }

    /** What is judged by the same people. */
    public enum Kind {
        PROGRAMME("judgement/programme"),
        ASSUMPTIONS("judgement/assumptions"),
        POLICIES("judgement/policies");

        private final String place;

        Kind(String place) {
            this.place = place;
        }

        public String place() {
            return place;
        }
    }

    /** Which way a number makes a better plant, by the last key of its name. */
    static int ofNumber(String name) {
        String key = name.substring(name.lastIndexOf('.') + 1);
        return MORE_IS_BETTER.contains(key) ? 1 : MORE_IS_WORSE.contains(key) ? -1 : 0;
    }

    /** Which way a duration does: shorter, but for up times. */
    static int ofDuration(String name) {
        return name.contains(".up.") ? 1 : -1;
    }
}
