package org.lineoff.model.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Sorted half-open intervals [from, to) that neither overlap nor touch, with the time they cover
 * before each.
 *
 * <p>Made by sorting and merging; a search is by bisection. Building costs O(n log n), a search
 * O(log n). For many searches at increasing times use {@link OpenTimeCursor}.
 */
final class Spans {
    final long[] from;
    final long[] to;

    /** covered[i] = what the intervals before the i-th cover; one longer than the others. */
    final long[] covered;

    private Spans(List<long[]> spans) {
        int n = spans.size();
        from = new long[n];
        to = new long[n];
        covered = new long[n + 1];
        for (int i = 0; i < n; i++) {
            from[i] = spans.get(i)[0];
            to[i] = spans.get(i)[1];
            covered[i + 1] = covered[i] + (to[i] - from[i]);
        }
    }

    /** Returns the union of non-empty intervals given in any order. */
    static Spans union(List<long[]> intervals) {
        List<long[]> sorted = new ArrayList<>(intervals);
        sorted.sort(Comparator.comparingLong(span -> span[0]));
        List<long[]> merged = new ArrayList<>();
        for (long[] next : sorted) {
            if (!merged.isEmpty() && next[0] <= merged.getLast()[1]) {
                merged.getLast()[1] = Math.max(merged.getLast()[1], next[1]);
            } else {
                merged.add(next.clone());
            }
        }
        return new Spans(merged);
    }

    /** Returns what of these intervals lies outside of the others. */
    Spans without(Spans cuts) {
        List<long[]> left = new ArrayList<>();
        int cut = 0;
        for (int i = 0; i < from.length; i++) {
            long at = from[i];
            while (cut < cuts.from.length && cuts.from[cut] < to[i]) {
                if (cuts.to[cut] > at) {
                    if (cuts.from[cut] > at) {
                        left.add(new long[] {at, cuts.from[cut]});
                    }
                    at = cuts.to[cut];
                }
                if (cuts.to[cut] >= to[i]) {
                    break; // the same cut may reach into the next interval
                }
                cut++;
            }
            if (at < to[i]) {
                left.add(new long[] {at, to[i]});
            }
        }
        return new Spans(left);
    }

    /** Returns the last interval that begins at or before t, or −1. */
    int lastFrom(long t) {
        int found = Arrays.binarySearch(from, t);
        return found >= 0 ? found : -found - 2;
    }

    boolean contains(long t) {
        int i = lastFrom(t);
        return i >= 0 && t < to[i];
    }

    /** Returns how much of [0, t) is covered. */
    long coveredBefore(long t) {
        int i = lastFrom(t);
        return i < 0 ? 0 : covered[i] + Math.min(t, to[i]) - from[i];
    }

    long total() {
        return covered[from.length];
    }
}
