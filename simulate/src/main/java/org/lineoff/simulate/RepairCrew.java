package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * People who repair failures of several units of a section: each failure waits until one of them is
 * free, first come, first served; of those that began at one instant the unit first in order comes
 * first. Members are sent when nothing else moves at an instant, so that who failed at it is known.
 */
final class RepairCrew {
    private final Floor floor;

    /** Whether it is on the floor's list of crews to look at. */
    boolean asked;

    /** Failures that wait, in the order in which they are repaired. */
    private final List<Unit> waiting = new ArrayList<>();

    // Members that are free: since when, and what led to it.
    private long[] freeSince;
    private int[] freedBy;
    private int free;

    /** Members that were at work when the run went on from a state. */
    private int atWork;

    RepairCrew(Floor floor, int size) {
        this.floor = floor;
        freeSince = new long[size];
        freedBy = new int[size];
        free = size;
        java.util.Arrays.fill(freeSince, Long.MIN_VALUE);
    }

    /** A failure of a unit begins, now. */
    void call(Unit failed) {
        int i = waiting.size();
        while (i > 0 && isAfter(waiting.get(i - 1), failed)) {
            i--;
        }
        waiting.add(i, failed);
        ask();
    }

    private boolean isAfter(Unit other, Unit failed) {
        return other.failedAt() > failed.failedAt()
                || (other.failedAt() == failed.failedAt() && other.order() > failed.order());
    }

    /** A member is repairing something since before the run went on; a small crew grows by it. */
    void isAtWork() {
        free = Math.max(0, free - 1);
        if (++atWork > freeSince.length) {
            freeSince = java.util.Arrays.copyOf(freeSince, atWork);
            freedBy = java.util.Arrays.copyOf(freedBy, atWork);
        }
    }

    /** A member has repaired something, now. */
    void release(int node) {
        freeSince[free] = floor.now;
        freedBy[free++] = node;
        ask();
    }

    private void ask() {
        if (free > 0 && !waiting.isEmpty()) {
            floor.mayRepair(this);
        }
    }

    /** Sends the member that has been free longest to the failure that comes first. */
    void send() {
        while (free > 0 && !waiting.isEmpty()) {
            int longest = 0;
            for (int i = 1; i < free; i++) {
                longest = freeSince[i] < freeSince[longest] ? i : longest;
            }
            long since = freeSince[longest];
            int node = freedBy[longest];
            free--;
            freeSince[longest] = freeSince[free];
            freedBy[longest] = freedBy[free];
            waiting.removeFirst().repair(since, node);
        }
    }
}
