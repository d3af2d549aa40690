package org.lineoff.forecast;

import org.lineoff.events.Longs;

/**
 * What one replication says of the cars to come.
 *
 * @param waiting orders that came in by the end of the as-of day and whose cars had not been
 *     released by then
 * @param releasedBy cars released after the as-of day by the end of each day after it, all lines
 *     together; never falls
 */
public record ReadyRun(long waiting, Longs releasedBy) {
    /** Stands for a day that the run does not reach. */
    static final int NEVER = Integer.MAX_VALUE;

    /** In how many days, from 1, one car more than so many is released. */
    int daysUntil(long ahead) {
        int low = 0;
        int high = releasedBy.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (releasedBy.get(middle) > ahead) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == releasedBy.size() ? NEVER : low + 1;
    }
}
