package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * When each thing that can wake will wake: a binary heap with one entry for each, ordered by time,
 * then by slot, that can be changed in place; so nothing in it is ever stale. A change costs a few
 * nanoseconds a level.
 */
final class Timers {
    private final List<Timed> registered = new ArrayList<>();
    private Timed[] bySlot = new Timed[0];

    /** By slot: when it is due. */
    private long[] due = new long[0];

    /** The heap: slots; and by slot its position in the heap. */
    private int[] heap = new int[0];

    private int[] position = new int[0];

    void register(Timed timed) {
        registered.add(timed);
    }

    /** Gives each its slot, by rank and then as registered; nothing may be set before. */
    void seal() {
        registered.sort(Comparator.comparing(timed -> timed.rank));
        bySlot = registered.toArray(Timed[]::new);
        due = new long[bySlot.length];
        Arrays.fill(due, Timed.NEVER);
        heap = new int[bySlot.length];
        position = new int[bySlot.length];
        for (int i = 0; i < heap.length; i++) {
            bySlot[i].slot = i;
            heap[i] = i;
            position[i] = i;
        }
    }

    /** When the next is due. */
    long next() {
        return due[heap[0]];
    }

    /** Takes out the next and returns it. */
    Timed take() {
        int slot = heap[0];
        set(slot, Timed.NEVER);
        return bySlot[slot];
    }

    void set(int slot, long time) {
        long before = due[slot];
        due[slot] = time;
        if (time < before) {
            up(position[slot], slot);
        } else if (time > before) {
            down(position[slot], slot);
        }
    }

    private void up(int from, int slot) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!before(slot, heap[parent])) {
                break;
            }
            put(at, heap[parent]);
            at = parent;
        }
        put(at, slot);
    }

    private void down(int from, int slot) {
        int at = from;
        int child;
        while ((child = 2 * at + 1) < heap.length) {
            if (child + 1 < heap.length && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], slot)) {
                break;
            }
            put(at, heap[child]);
            at = child;
        }
        put(at, slot);
    }

    private void put(int at, int slot) {
        heap[at] = slot;
        position[slot] = at;
    }

    private boolean before(int a, int b) {
        return due[a] < due[b] || (due[a] == due[b] && a < b);
    }
}
