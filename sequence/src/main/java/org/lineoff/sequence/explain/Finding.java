package org.lineoff.sequence.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of one rule in one order: where it is broken, or so tight that one car more
 * would break it.
 *
 * @param rule index in the problem
 * @param penalty as the rule counts it; 0: kept, but tight
 * @param spots where, from the front; the worst {@value #MOST_SPOTS} at most unless more were asked
 *     for
 * @param spotsInAll how many there are
 * @param relaxations what would cure it, each alone or, where it needs several, together; empty
 *     where the rule has nothing to relax (an even spread, few changes)
 */
public record Finding(
        int rule, long penalty, List<Spot> spots, int spotsInAll, List<Relaxation> relaxations) {
    /** More would tell a reader nothing. */
    public static final int MOST_SPOTS = 20;

    /**
     * A stretch of places.
     *
     * @param from first place, from 0; below 0 in the past
     * @param to last place
     * @param amount by how much the rule is broken there; 0 where it is only tight
     * @param rows the cars that cause it, from the front
     */
    public record Spot(int from, int to, long amount, List<Integer> rows) {
        public Spot {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The smallest change of a limit with which this order would keep the rule.
     *
     * @param limit name of the limit as the planner writes it, e.g. {@code most}
     * @param now what it is
     * @param needed what it would have to be
     * @param best what it would have to be at least whatever the order, by counting the cars; null:
     *     nothing can be said
     */
    public record Relaxation(String limit, long now, long needed, @Nullable Long best) {
        /** Whether no order at all keeps the limit. */
        public boolean isUnavoidable() {
            Long bound = best;
            return bound != null && (needed > now ? bound > now : needed < now && bound < now);
        }
    }

    public Finding {
        spots = List.copyOf(spots);
        relaxations = List.copyOf(relaxations);
    }

    public boolean isBroken() {
        return penalty > 0;
    }
}
