package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * When each thing that can wake will wake, and who is next: a tournament. Each has a leaf with one
 * number, its time and behind that its slot; every node above holds the least of four, so the root
 * is the next, by time and then by slot. Nothing in it is ever stale.
 *
 * <p>A change plays the games on the way from its leaf to the root again, four levels where a heap
 * of as many has seven, with no branch but that nothing changes further up: a third of the heap's
 * time.
 */
final class Timers {
    /** The key of those that sleep. */
    private static final long ASLEEP = Long.MAX_VALUE;

    private final List<Timed> registered = new ArrayList<>();
    private Timed[] bySlot = new Timed[0];

    /** The root, its four children, theirs and so on; the leaves are the last, in order of slot. */
    private long[] least = {ASLEEP};

    private int firstLeaf;

    /** How many bits of a key are the slot; times from there on are never reached. */
    private int slotBits;

    private long latest;

    /** The slot that was taken and has not set its next time yet, −1 if none. */
    private int taken = -1;

    void register(Timed timed) {
        registered.add(timed);
    }

    /** Gives each its slot, by rank and then as registered; nothing may be set before. */
    void seal() {
        registered.sort(Comparator.comparing(timed -> timed.rank));
        bySlot = registered.toArray(Timed[]::new);
        for (int i = 0; i < bySlot.length; i++) {
            bySlot[i].slot = i;
        }
        int leaves = 1;
        while (leaves < bySlot.length) {
            firstLeaf += leaves;
            leaves *= 4;
        }
        least = new long[firstLeaf + leaves];
        Arrays.fill(least, ASLEEP);
        slotBits = Integer.SIZE - Integer.numberOfLeadingZeros(bySlot.length);
        latest = ASLEEP >> slotBits;
    }

    /** When the next is due; {@link Timed#NEVER} if all sleep. */
    long next() {
        if (taken >= 0) {
            put(taken, ASLEEP);
            taken = -1;
        }
        long first = least[0];
        return first == ASLEEP ? Timed.NEVER : first >> slotBits;
    }

    /**
     * Takes out the next and returns it. It keeps its leaf until the question for the next, because
     * mostly it sets its next time before that.
     */
    Timed take() {
        taken = (int) least[0] & ((1 << slotBits) - 1);
        return bySlot[taken];
    }

    /** Sets when a slot is due, in the stead of what was set before. */
    void set(int slot, long time) {
        if (slot == taken) {
            taken = -1;
        }
        put(slot, time >= latest ? ASLEEP : time << slotBits | slot);
    }

    private void put(int slot, long key) {
        long[] of = least;
        int at = firstLeaf + slot;
        of[at] = key;
        while (at > 0) {
            int parent = (at - 1) >> 2;
            int four = 4 * parent + 1;
            long first = Math.min(of[four], of[four + 1]);
            long second = Math.min(of[four + 2], of[four + 3]);
            long winner = Math.min(first, second);
            if (of[parent] == winner) {
                return;
            }
            of[parent] = winner;
            at = parent;
        }
    }
}
