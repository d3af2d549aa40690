package org.lineoff.simulate;

import java.util.Arrays;

/**
 * When cars passed the boundaries of a section which computes ahead: boundary 0 is the entry,
 * boundary j + 1 the leaving of stage j. How many have passed, and of the last ones when and led by
 * what, in a ring for each boundary.
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

    /** By boundary: where its ring begins, and its length less one. */
    final int[] first;

    final int[] mask;

    /**
     * The rings, one after another: each only as long as the stages before and behind it need, so
     * that most take a single line of the cache.
     */
    final long[] at;

    private final int[] by;

    Leavings(int[] capacity) {
        this.capacity = capacity;
        int boundaries = capacity.length + 1;
        count = new long[boundaries];
        last = new long[boundaries];
        Arrays.fill(last, Long.MIN_VALUE);
        first = new int[boundaries];
        mask = new int[boundaries];
        int all = 0;
        for (int b = 0; b < boundaries; b++) {
            int before = b == 0 ? 1 : capacity[b - 1];
            int behind = b == capacity.length ? 1 : capacity[b];
            int ring = FlatStations.rows(Math.max(before, behind));
            first[b] = all;
            mask[b] = ring - 1;
            all += ring;
        }
        at = new long[all];
        Arrays.fill(at, Long.MIN_VALUE);
        by = new int[all];
    }

    private int slot(int boundary, long n) {
        return first[boundary] + ((int) n & mask[boundary]);
    }

    /** When the n-th car passed; long ago for one before the first. */
    long at(int boundary, long n) {
        return at[slot(boundary, n)];
    }

    int by(int boundary, long n) {
        return by[slot(boundary, n)];
    }

    /** What leads to the n-th passing, whose time is written to {@link #at} next. */
    void ledBy(int boundary, long n, int node) {
        by[slot(boundary, n)] = node;
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
