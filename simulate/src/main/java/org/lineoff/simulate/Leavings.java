package org.lineoff.simulate;

import java.util.Arrays;

/**
 * When cars left the stages of a section which computes ahead: how many, and of the last ones when
 * and led by what, in one ring a stage, all in flat arrays. Everything that a car waits for inside
 * a section is one of these times.
 */
final class Leavings {
    /** By stage: places, cars that have left, cars inside whose leaving is not known. */
    final int[] capacity;

    final long[] count;
    final int[] inside;

    /** When the last car left. */
    final long[] last;

    private final int[] base;
    private final int[] mask;
    private final long[] at;
    private final int[] by;

    Leavings(int[] capacity) {
        this.capacity = capacity;
        int stages = capacity.length;
        count = new long[stages];
        inside = new int[stages];
        last = new long[stages];
        Arrays.fill(last, Long.MIN_VALUE);
        base = new int[stages];
        mask = new int[stages];
        int size = 0;
        for (int j = 0; j < stages; j++) {
            int ring = ring(capacity[j]);
            base[j] = size;
            mask[j] = ring - 1;
            size += ring;
        }
        at = new long[size];
        Arrays.fill(at, Long.MIN_VALUE);
        by = new int[size];
    }

    /** The least power of two that is not less. */
    static int ring(int capacity) {
        return Integer.highestOneBit(Math.max(1, 2 * capacity - 1));
    }

    private int slot(int stage, long n) {
        return base[stage] + ((int) n & mask[stage]);
    }

    /** When the n-th car left; long ago for one before the first. */
    long at(int stage, long n) {
        return at[slot(stage, n)];
    }

    int by(int stage, long n) {
        return by[slot(stage, n)];
    }

    /** Whether it is known when there is room for the next car. */
    boolean isRoomKnown(int stage) {
        return inside[stage] < capacity[stage];
    }

    /** Since when there is room for the next car; long ago if there always was. */
    long roomSince(int stage) {
        return at[slot(stage, count[stage] + inside[stage] - capacity[stage])];
    }

    int roomBy(int stage) {
        return by[slot(stage, count[stage] + inside[stage] - capacity[stage])];
    }

    void add(int stage, long open, int node) {
        int slot = slot(stage, count[stage]++);
        at[slot] = open;
        by[slot] = node;
        last[stage] = open;
    }

    /** The same where no critical path is kept. */
    void add(int stage, long open) {
        at[slot(stage, count[stage]++)] = open;
        last[stage] = open;
    }
}
