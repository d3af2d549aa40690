package org.lineoff.programme;

import java.time.Duration;
import org.lineoff.model.Judgement;
import org.lineoff.model.Known;
import org.lineoff.model.random.Pert;

/**
 * How many working days an activity takes: constant, or PERT by its three points, in whole days
 * (rounded half up, at least one unless the figure itself is zero).
 *
 * <p>Since only whole days count, a draw is looked up in the table of P(more than j days), which is
 * the PERT's survival at j + ½: the same day as rounding its quantile, without inverting it. What
 * has already run for e days is drawn from the days beyond e. A draw costs a binary search.
 */
final class DurationLaw {
    private static final double[] NONE = {};

    private final int mostLikely;
    private final int first;

    /** moreThan[i] = P(more than first + i days); falls to 0 at the last. */
    private final double[] moreThan;

    private DurationLaw(int mostLikely, int first, double[] moreThan) {
        this.mostLikely = mostLikely;
        this.first = first;
        this.moreThan = moreThan;
    }

    static DurationLaw constant(int days) {
        return new DurationLaw(days, days, NONE);
    }

    /**
     * @param name of the figure
     * @param judgement may stretch its range
     */
    static DurationLaw of(String name, Known.Version<Duration> figure, Judgement judgement) {
        Duration low = figure.low();
        Duration high = figure.high();
        if (low == null || high == null || low.equals(high)) {
            return constant(figure.value().isZero() ? 0 : atLeastOne(figure.value()));
        }
        double mode = Days.in(figure.value());
        double a = Days.in(low);
        double b = Days.in(high);
        Pert pert = new Pert(a, mode, b);
        double mean = (a + 4 * mode + b) / 6;
        double median = pert.quantile(0.5) * mean;
        boolean stretched = judgement.stretches(name);
        int first =
                stretched
                        ? Math.max(1, (int) (judgement.stretched(a, median, a, b) + 0.5))
                        : atLeastOne(low);
        int last =
                stretched ? (int) (judgement.stretched(b, median, a, b) + 0.5) : atLeastOne(high);
        double[] moreThan = new double[last - first + 1];
        for (int i = 0; i < moreThan.length - 1; i++) {
            double days = first + i + 0.5;
            moreThan[i] =
                    pert.survival(
                            (stretched ? judgement.unstretched(days, median, a, b) : days) / mean);
        }
        return new DurationLaw(atLeastOne(figure.value()), first, moreThan);
    }

    /** The days in a plan without luck, for an activity that goes on beyond the elapsed days. */
    int mostLikely(int elapsed) {
        return Math.max(mostLikely, elapsed + 1);
    }

    int mostLikely() {
        return mostLikely;
    }

    int least() {
        return first;
    }

    boolean isConstant() {
        return moreThan.length < 2;
    }

    /**
     * The days drawn by u, given more than the elapsed days; one more than these where the law has
     * nothing beyond them.
     *
     * @param u strictly between 0 and 1
     * @param elapsed working days already done, 0 for an activity that has not started
     */
    int draw(double u, int elapsed) {
        if (isConstant()) {
            return elapsed == 0 ? first : Math.max(first, elapsed + 1);
        }
        int from = Math.max(0, elapsed + 1 - first);
        double above = elapsed < first ? 1 : from > moreThan.length ? 0 : moreThan[from - 1];
        if (above <= 0) {
            return elapsed + 1;
        }
        double goal = (1 - u) * above;
        int low = from;
        int high = moreThan.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moreThan[middle] <= goal) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return first + low;
    }

    /** P(more than j days), for tests and exact means. */
    double moreThan(int days) {
        if (days < first) {
            return 1;
        }
        return days - first < moreThan.length ? moreThan[days - first] : 0;
    }

    private static int atLeastOne(Duration duration) {
        return Math.max(1, Days.whole(duration));
    }
}
