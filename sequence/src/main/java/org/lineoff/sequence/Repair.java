package org.lineoff.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A sequence that was changed a little.
 *
 * @param order rows by place
 * @param moved the cars that left their place among the others, by their new place: the fewest of
 *     which it can be said, since all others still follow each other as before
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out
public record Repair(int[] order, List<Moved> moved) {
    /**
     * A car that was taken out and put in elsewhere; places count from 0 at the first car to be
     * ordered.
     */
    public record Moved(int row, int from, int to) {}

    public Repair {
        order = order.clone();
        moved = List.copyOf(moved);
    }

    @Override
    public int[] order() {
        return order.clone();
    }

    /** What the order changed of the plan: a longest row of cars that kept their order stayed. */
    static Repair of(SequencingProblem problem, int[] order) {
        boolean[] stays = longestRising(order);
        List<Moved> moved = new ArrayList<>();
        for (int place = 0; place < order.length; place++) {
            if (!stays[place]) {
                moved.add(new Moved(order[place], order[place] - problem.past(), place));
            }
        }
        return new Repair(order, moved);
    }

    /** Marks one longest rising subsequence, by patience sorting in O(n log n). */
    static boolean[] longestRising(int[] values) {
        int[] tails = new int[values.length];
        int[] before = new int[values.length];
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            int lo = 0;
            int hi = length;
            while (lo < hi) {
                int mid = (lo + hi) >>> 1;
                if (values[tails[mid]] < values[i]) {
                    lo = mid + 1;
                } else {
                    hi = mid;
                }
            }
            before[i] = lo == 0 ? -1 : tails[lo - 1];
            tails[lo] = i;
            length = Math.max(length, lo + 1);
        }
        boolean[] marked = new boolean[values.length];
        for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = before[i]) {
            marked[i] = true;
        }
        return marked;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Repair repair
                && Arrays.equals(order, repair.order)
                && moved.equals(repair.moved);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(order) + moved.hashCode();
    }

    @Override
    public String toString() {
        return "Repair[order=%s, moved=%s]".formatted(Arrays.toString(order), moved);
    }
}
