package org.lineoff.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.model.state.SectionState;
import org.lineoff.model.state.StationState;

/**
 * The stations of a paced section, one place each: what is done in a pitch, and how cars move on.
 */
interface PacedRow {
    /** The car in the last place, null if there is none. */
    @Nullable Car last();

    /** The car in the last place goes, now; returns it. */
    Car leaveLast(Cause cause);

    /**
     * All others move on by one place, the next comes in, and work begins, now.
     *
     * @param next null if nobody comes in
     * @param cause why they moved, all but the slowest
     * @param ofSlowest why the car of the slowest station did
     * @param node what led to it
     */
    void advance(@Nullable Car next, Cause cause, Cause ofSlowest, int node);

    /** Whether all stations are done. */
    boolean isDone();

    /**
     * The position of the station that was done last, of those the first; −1 if no station works.
     */
    int slowest();

    /** Whether any station works. */
    default boolean isAtWork() {
        return slowest() >= 0;
    }

    /** Whether it is that one. */
    default boolean isSlowest(int position) {
        return slowest() == position;
    }

    /** When that one was done, and what led to it. */
    long finishedAt();

    int node();

    /** When all are done, if that is known ahead; long ago if it is not, or nobody works. */
    default long endKnown() {
        return Long.MIN_VALUE;
    }

    /** How the stations stand, and back to that; how many cars are inside then. */
    default List<StationState> save(StateBook book) {
        throw new IllegalStateException("has computed ahead");
    }

    default int restore(SectionState state, StateBook book) {
        throw new IllegalStateException("computes ahead");
    }

    /** More may be computed ahead. */
    default void limitTo(long time) {}

    /** The run ends. */
    default void end(long time) {}
}
