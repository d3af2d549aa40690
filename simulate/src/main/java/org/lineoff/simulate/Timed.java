package org.lineoff.simulate;

import org.lineoff.model.time.OpenTime;

/**
 * Something that time wakes: it has one slot in the {@link Timers}, so that setting its time again
 * replaces the old one. What is due at one instant is woken in the order of the ranks, then in the
 * order in which it was registered.
 */
abstract class Timed {
    static final long NEVER = OpenTime.NEVER;

    /**
     * Who goes first at one instant. Work ends before failures begin, because what ends at the
     * instant a down begins is finished.
     */
    enum Rank {
        /** Policies are read before anything else happens. */
        POLICY,
        HOURS,
        WORK,
        ARRIVAL,
        PITCH,
        FAILURE,
        ORDERS,
        WATCH
    }

    final Timers timers;
    final Rank rank;
    int slot;

    Timed(Timers timers, Rank rank) {
        this.timers = timers;
        this.rank = rank;
        timers.register(this);
    }

    /** It is time. */
    abstract void due();

    final void wakeAt(long time) {
        timers.set(slot, time);
    }

    final void sleep() {
        timers.set(slot, NEVER);
    }
}
