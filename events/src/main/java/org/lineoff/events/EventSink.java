package org.lineoff.events;

import java.util.List;

/**
 * Receives events as they happen. Primitive on purpose: an engine reports some hundred million
 * events a forecast, and the accumulators need no object for each. Places are indices into a {@link
 * Places} directory.
 */
@FunctionalInterface
public interface EventSink {
    /**
     * @param type what happened
     * @param time when, in ms since the plant's epoch
     * @param place where: index of the place
     * @param car build number (at places of parts: number of the part), 0 if none
     * @param visit earlier visits of that car to that place
     * @param part index of the part, failure mode or defect type inside its place, -1 if none
     * @param cause why
     * @param value what {@code docs/events.md} says for the type, else 0
     */
    void accept(
            EventType type,
            long time,
            int place,
            long car,
            int visit,
            int part,
            Cause cause,
            double value);

    /** Whether it looks at events of a type; all others may be kept from it. */
    default boolean takes(EventType type) {
        return true;
    }

    /**
     * Whether it must be told each event of the station at that place; what it has from {@link
     * #times} aside.
     */
    default boolean watches(int place) {
        return true;
    }

    /**
     * Of releases: whether it looks at those of parts, too; else they may be kept from it, and
     * parts be computed when they are needed.
     */
    default boolean takesParts() {
        return true;
    }

    /** Those to which an engine that knows whole visits may book them instead. */
    default List<StateTimes> times() {
        return List.of();
    }
}
