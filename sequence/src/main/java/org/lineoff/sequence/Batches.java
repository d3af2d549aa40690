package org.lineoff.sequence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Orders with as few changes of a value as there can be: of each value as few batches as the limit
 * on a run allows, no two of one value side by side, the first of the value in which the past ends
 * if it comes again. Where batches of one value are too many to be kept apart, some touch.
 */
final class Batches {
    private final int[] value;
    private final int limit;

    /** Cars of each value that are still to come. */
    private final int[] left;

    private Batches(int[] value, int values, int limit) {
        this.value = value;
        this.limit = limit;
        left = new int[values];
    }

    /**
     * The rows of an order in batches; within a value they come as they came. The frozen places are
     * left as they are.
     */
    static int[] order(SequencingProblem problem, Column column, int limit, int[] planned) {
        int[] number = numbered(column);
        int values = Arrays.stream(number).max().orElse(-1) + 1;
        Batches batches = new Batches(number, values, limit);
        int frozen = problem.frozen();
        int before =
                frozen > 0
                        ? number[planned[frozen - 1]]
                        : problem.past() > 0 ? number[problem.past() - 1] : -1;
        return batches.order(planned, frozen, before);
    }

    /** No order of the rows from a place on has fewer changes. */
    static long leastChanges(SequencingProblem problem, Column column, int limit) {
        if (problem.frozen() > 0) {
            return 0;
        }
        int[] number = numbered(column);
        int[] count = new int[Arrays.stream(number).max().orElse(-1) + 1];
        for (int row = problem.past(); row < problem.rows(); row++) {
            count[number[row]]++;
        }
        long sum = 0;
        for (int cars : count) {
            sum += (cars + limit - 1L) / limit;
        }
        if (problem.past() == 0) {
            return Math.max(0, sum - 1);
        }
        return count[number[problem.past() - 1]] > 0 ? sum - 1 : sum;
    }

    /** The values as numbers from 0 on. */
    static int[] numbered(Column column) {
        int[] sorted = Arrays.stream(column.values()).sorted().distinct().toArray();
        int[] number = new int[column.rows()];
        Arrays.setAll(number, row -> Arrays.binarySearch(sorted, column.get(row)));
        return number;
    }

    private int[] order(int[] planned, int frozen, int before) {
        List<ArrayDeque<Integer>> rows = new ArrayList<>();
        for (int v = 0; v < left.length; v++) {
            rows.add(new ArrayDeque<>());
        }
        for (int place = frozen; place < planned.length; place++) {
            int row = planned[place];
            left[value[row]]++;
            rows.get(value[row]).add(row);
        }
        int[] order = planned.clone();
        int place = frozen;
        int last = -1;
        while (place < order.length) {
            int next = place == frozen && before >= 0 && left[before] > 0 ? before : most(last);
            next = next < 0 ? last : next;
            // As even as they can be: there is room in each for a car more or less.
            int size = (left[next] + batches(next) - 1) / batches(next);
            for (int k = 0; k < size; k++) {
                order[place++] = rows.get(next).remove();
            }
            left[next] -= size;
            last = next;
        }
        return order;
    }

    private int batches(int v) {
        return (left[v] + limit - 1) / limit;
    }

    /** The value with the most batches to come, but that one; −1 if no other comes. */
    private int most(int but) {
        int best = -1;
        for (int v = 0; v < left.length; v++) {
            boolean isMore = best < 0 || batches(v) > batches(best);
            if (v != but && left[v] > 0 && isMore) {
                best = v;
            }
        }
        return best;
    }
}
