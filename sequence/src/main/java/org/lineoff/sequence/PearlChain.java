package org.lineoff.sequence;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How well the order that was promised to suppliers, who deliver just in sequence, was kept: the
 * pearl chain. Cars are known by their numbers; those in only one of the two orders are left out.
 *
 * @param cars in both orders
 * @param inPlace share of them at the very place that was promised (places counted among them)
 * @param within share at most {@code tolerance} places away from it
 * @param tolerance in places
 * @param inSequence share of the longest chain that came in the promised order: what is left if as
 *     few cars as possible are taken out
 * @param meanAway mean of the places away
 * @param latest most places that a car came late, 0 if none did
 */
public record PearlChain(
        int cars,
        double inPlace,
        double within,
        int tolerance,
        double inSequence,
        double meanAway,
        int latest) {

    /** Compares the order promised with the order that came; in n log n. */
    public static PearlChain of(long[] promised, long[] came, int tolerance) {
        Map<Long, Integer> place = new HashMap<>();
        long[] both = Arrays.stream(came).distinct().sorted().toArray();
        for (long car : promised) {
            if (Arrays.binarySearch(both, car) >= 0) {
                place.putIfAbsent(car, place.size());
            }
        }
        int[] wanted =
                Arrays.stream(came)
                        .filter(place::containsKey)
                        .distinct()
                        .mapToInt(place::get)
                        .toArray();
        int n = wanted.length;
        int exact = 0;
        int near = 0;
        long away = 0;
        int latest = 0;
        for (int i = 0; i < n; i++) {
            int late = i - wanted[i];
            exact += late == 0 ? 1 : 0;
            near += Math.abs(late) <= tolerance ? 1 : 0;
            away += Math.abs(late);
            latest = Math.max(latest, late);
        }
        double all = Math.max(1, n);
        return new PearlChain(
                n,
                exact / all,
                near / all,
                tolerance,
                longestRising(wanted) / all,
                away / all,
                latest);
    }

    private static int longestRising(int[] values) {
        int[] tails = new int[values.length];
        int length = 0;
        for (int value : values) {
            int at = Arrays.binarySearch(tails, 0, length, value);
            int slot = at < 0 ? -at - 1 : at;
            tails[slot] = value;
            length = Math.max(length, slot + 1);
        }
        return length;
    }
}
