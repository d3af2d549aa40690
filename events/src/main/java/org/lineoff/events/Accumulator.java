package org.lineoff.events;

import java.util.Set;

/**
 * Turns events into one kind of figure. Takes the events of one plant in the order of time, and
 * gives its result once, at the end; inside one instant the order does not matter. It keeps
 * primitive numbers only and makes no object for an event. Use a new one for each replication: it
 * is not meant for several threads, nor to go on after its end.
 *
 * @param <R> the result, a record that no longer changes
 */
public interface Accumulator<R> extends EventSink {
    /** Types of events it looks at; all others may be kept from it, and {@link Fan} does so. */
    Set<EventType> takes();

    @Override
    default boolean takes(EventType type) {
        return takes().contains(type);
    }

    @Override
    default boolean watches(int place) {
        return takes().stream().anyMatch(EventType::isOfVisit);
    }

    /**
     * Closes the books.
     *
     * @param horizon end of the run in ms since the plant's epoch; periods end there at the latest
     */
    R end(long horizon);
}
