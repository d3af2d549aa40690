package org.lineoff.sequence.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.order.Order;

/**
 * Which order is built in which period.
 *
 * @param cars by period, in the order of the file
 * @param left what could not be placed, and why
 * @param cost of the plan in its own units, see {@link DayPlanner}
 * @param bound no plan costs less
 * @param excess limits that the plan does not keep
 */
public record DayPlan(
        List<Period> periods,
        List<List<Order>> cars,
        List<Left> left,
        long cost,
        long bound,
        List<Excess> excess) {
    /** Why an order was not placed. */
    public enum Reason {
        /** Its wanted day lies behind the days planned. */
        LATER,
        /** The days are full. */
        CAPACITY,
        /** A limit stands against it: parts, or a quantity a day. */
        LIMIT,
        /** Blocked for as long as is planned. */
        BLOCKED,
        /** Its model is not built yet. */
        NOT_YET
    }

    /**
     * An order that was not placed.
     *
     * @param limit the rule or the supply that stands against it; null for other reasons
     */
    public record Left(Order order, Reason reason, @Nullable String limit) {}

    /**
     * A limit that is not kept.
     *
     * @param limit name of the rule or the supply
     * @param period the last one it counts
     * @param count cars that have it
     * @param least fewest, {@code most} most that there should be
     * @param hard whether it must be kept
     */
    public record Excess(
            String limit, Period period, int count, int least, int most, boolean hard) {}

    public DayPlan {
        periods = List.copyOf(periods);
        cars = cars.stream().map(List::copyOf).toList();
        left = List.copyOf(left);
        excess = List.copyOf(excess);
    }

    /** Orders placed behind their wanted day. */
    public int late() {
        int late = 0;
        for (int p = 0; p < periods.size(); p++) {
            for (Order order : cars.get(p)) {
                late +=
                        order.wanted() != null && order.wanted().isBefore(periods.get(p).day())
                                ? 1
                                : 0;
            }
        }
        return late;
    }

    public int placed() {
        return cars.stream().mapToInt(List::size).sum();
    }

    /** Whether no plan is better. */
    public boolean isProven() {
        return cost == bound;
    }
}
