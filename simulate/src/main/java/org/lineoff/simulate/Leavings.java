package org.lineoff.simulate;

import java.util.Arrays;

/**
 * When cars passed the boundaries of a section which computes ahead: boundary 0 is the entry,
 * boundary j + 1 the leaving of stage j. How many have passed, and of the last ones when and led by
 * what, in a ring of rows.
 *
 * <p>This is the whole state of the section: cars keep their order, so the n-th car that enters is
 * the n-th at every boundary; those inside stage j are the numbers from {@code count[j + 1]} to
 * {@code count[j]}, and the next one may enter it when car {@code count[j] − capacity[j]} has left.
 */
final class Leavings {
    /** By stage: its places. */
    final int[] capacity;

    // By boundary.
    final long[] count;
    final long[] last;

    /** A row for each of the last cars, in it a column for each boundary. */
    private final long[] at;

    private final int[] by;
    private final int boundaries;
    private final int mask;

    Leavings(int[] capacity) {
        this.capacity = capacity;
        boundaries = capacity.length + 1;
        count = new long[boundaries];
        last = new long[boundaries];
        Arrays.fill(last, Long.MIN_VALUE);
        int rows = FlatStations.rows(Arrays.stream(capacity).max().orElse(1));
        mask = rows - 1;
        at = new long[rows * boundaries];
        Arrays.fill(at, Long.MIN_VALUE);
        by = new int[rows * boundaries];
    }

    private int slot(int boundary, long n) {
        return ((int) n & mask) * boundaries + boundary;
    }

    /** When the n-th car passed; long ago for one before the first. */
    long at(int boundary, long n) {
        return at[slot(boundary, n)];
    }

    int by(int boundary, long n) {
        return by[slot(boundary, n)];
    }

    /** The next car passes. */
    void add(int boundary, long open, int node) {
        int slot = slot(boundary, count[boundary]++);
        at[slot] = open;
        by[slot] = node;
        last[boundary] = open;
    }

    /** What led to the last passing. */
    int lastBy(int boundary) {
        return by(boundary, count[boundary] - 1);
    }

    /** Whether a car is inside a stage, or on its way to it. */
    boolean hasCar(int stage) {
        return count[stage] > count[stage + 1];
    }

    /** Whether it is known when there is room in a stage for the next car. */
    boolean isRoomKnown(int stage) {
        return count[stage] - capacity[stage] < count[stage + 1];
    }

    /** Since when there is room for the next car; long ago if there always was. */
    long roomSince(int stage) {
        return at(stage + 1, count[stage] - capacity[stage]);
    }

    int roomBy(int stage) {
        return by(stage + 1, count[stage] - capacity[stage]);
    }
}
