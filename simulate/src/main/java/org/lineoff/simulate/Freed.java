package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * Since when places have been free, kept in a ring by the number of the departure: the n-th arrival
 * takes the place that departure n − places gave up. In a state these are the last departures,
 * oldest first; the numbers themselves do not matter, so a run that goes on counts anew.
 */
final class Freed {
    private Freed() {}

    /** For each free place that was used before when it became so, and at least the last. */
    static List<Long> save(long[] left, long arrivals, long departures) {
        List<Long> freed = new ArrayList<>();
        long first = Math.max(0, Math.min(arrivals - left.length, departures - 1));
        for (long n = first; n < departures; n++) {
            freed.add(left[(int) (n % left.length)]);
        }
        return freed;
    }

    /** Returns how many departures there have been, of those that matter. */
    static int restore(List<Long> freed, long[] left, int inside) {
        int most = Math.max(1, left.length - inside);
        int count = Math.min(freed.size(), most);
        for (int n = 0; n < count; n++) {
            left[n % left.length] = freed.get(freed.size() - count + n);
        }
        return count;
    }
}
