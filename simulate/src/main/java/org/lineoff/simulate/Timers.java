package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * When each thing that can wake will wake: a binary heap with at most one entry for each, ordered
 * by time, then by slot, that can be changed in place; so nothing in it is ever stale, and what
 * sleeps is not in it. A change costs a few nanoseconds a level.
 */
final class Timers {
    private final List<Timed> registered = new ArrayList<>();
    private Timed[] bySlot = new Timed[0];

    /** The heap: times and slots; the first is at 0. */
    private long[] times = new long[0];

    private int[] slots = new int[0];
    private int size;

    /** By slot: its position in the heap, −1 if it sleeps. */
    private int[] positions = new int[0];

    /** The slot that was taken and has not set its next time yet, −1 if none. */
    private int taken = -1;

    void register(Timed timed) {
        registered.add(timed);
    }

    /** Gives each its slot, by rank and then as registered; nothing may be set before. */
    void seal() {
        registered.sort(Comparator.comparing(timed -> timed.rank));
        bySlot = registered.toArray(Timed[]::new);
        times = new long[bySlot.length];
        slots = new int[bySlot.length];
        positions = new int[bySlot.length];
        Arrays.fill(positions, -1);
        for (int i = 0; i < bySlot.length; i++) {
            bySlot[i].slot = i;
        }
    }

    /** When the next is due; {@link Timed#NEVER} if all sleep. */
    long next() {
        if (taken >= 0) {
            set(taken, Timed.NEVER);
        }
        return size == 0 ? Timed.NEVER : times[0];
    }

    /**
     * Takes out the next and returns it. It keeps its place in the heap until the question for the
     * next, because mostly it sets its next time before that.
     */
    Timed take() {
        taken = slots[0];
        return bySlot[taken];
    }

    /** Sets when a slot is due, in the stead of what was set before. */
    void set(int slot, long time) {
        if (slot == taken) {
            taken = -1;
        }
        int at = positions[slot];
        if (time == Timed.NEVER) {
            if (at >= 0) {
                remove(slot, at);
            }
        } else if (at < 0) {
            up(size++, time, slot);
        } else if (time < times[at]) {
            up(at, time, slot);
        } else {
            down(at, time, slot);
        }
    }

    private void remove(int slot, int at) {
        positions[slot] = -1;
        int last = --size;
        if (at < last) {
            long time = times[last];
            int moved = slots[last];
            up(at, time, moved);
            down(positions[moved], time, moved);
        }
    }

    private void up(int from, long time, int slot) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            long other = times[parent];
            if (other < time || (other == time && slots[parent] < slot)) {
                break;
            }
            put(at, other, slots[parent]);
            at = parent;
        }
        put(at, time, slot);
    }

    private void down(int from, long time, int slot) {
        int at = from;
        int child;
        while ((child = 2 * at + 1) < size) {
            if (child + 1 < size && isBefore(child + 1, times[child], slots[child])) {
                child++;
            }
            if (!isBefore(child, time, slot)) {
                break;
            }
            put(at, times[child], slots[child]);
            at = child;
        }
        put(at, time, slot);
    }

    private boolean isBefore(int at, long time, int slot) {
        return times[at] < time || (times[at] == time && slots[at] < slot);
    }

    private void put(int at, long time, int slot) {
        times[at] = time;
        slots[at] = slot;
        positions[slot] = at;
    }
}
