package org.lineoff.sequence.plan;

import java.util.BitSet;

/**
 * A limit on how many cars that have something are built in some periods.
 *
 * @param name of the rule or the supply
 * @param kinds the kinds of orders that count
 * @param periods the periods that count
 * @param price cost of one car too few or too many
 */
record Limit(String name, BitSet kinds, BitSet periods, int least, int most, long price) {
    /** Dearer than any lateness: as good as never, but where nothing else is possible. */
    static final long HARD = 1_000_000;

    long cost(int count) {
        return price * (Math.max(0, least - count) + Math.max(0, count - most));
    }
}
