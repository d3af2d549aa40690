package org.lineoff.programme;

import java.util.Arrays;

/**
 * How often each day came up, and the first draw in which it did. Adding two gives the same in
 * either order, so the split of draws over threads leaves no trace. Grows with the range of days
 * seen.
 */
final class DayCounts {
    private int first;
    private int[] count = {};
    private int[] firstDraw = {};

    void add(int day, int draw) {
        add(day, 1, draw);
    }

    void addAll(DayCounts other) {
        for (int i = 0; i < other.count.length; i++) {
            if (other.count[i] > 0) {
                add(other.first + i, other.count[i], other.firstDraw[i]);
            }
        }
    }

    /** The day that is the rank-th smallest, counted from 1. */
    int smallest(int rank) {
        int seen = 0;
        for (int i = 0; i < count.length; i++) {
            seen += count[i];
            if (seen >= rank) {
                return first + i;
            }
        }
        throw new IllegalArgumentException(
                "There are (%d) dates, but the (%d)th was asked for.".formatted(seen, rank));
    }

    /** The lowest number of a draw in which that day came up; the day must have come up. */
    int firstDraw(int day) {
        return firstDraw[day - first];
    }

    private void add(int day, int times, int draw) {
        if (count.length == 0) {
            first = day;
        }
        if (day < first || day - first >= count.length) {
            grow(Math.min(day, first), Math.max(day + 1, first + count.length));
        }
        int i = day - first;
        firstDraw[i] = count[i] == 0 ? draw : Math.min(firstDraw[i], draw);
        count[i] += times;
    }

    private void grow(int from, int to) {
        int spare = (to - from) / 2 + 16;
        int newFirst = from < first ? from - spare : from;
        int length = to + spare - newFirst;
        int[] counts = new int[length];
        int[] draws = new int[length];
        System.arraycopy(count, 0, counts, first - newFirst, count.length);
        System.arraycopy(firstDraw, 0, draws, first - newFirst, count.length);
        first = newFirst;
        count = counts;
        firstDraw = draws;
    }

    @Override
    public String toString() {
        return "DayCounts[" + first + ": " + Arrays.toString(count) + "]";
    }
}
