package org.lineoff.events;

import java.util.function.Consumer;

/**
 * Feeds events that were kept back into a sink, as if they happened now: the other direction of
 * {@link EventLog}. A place or part that the plant does not have is refused with its name.
 */
public final class Replay implements Consumer<Event> {
    private final Places places;
    private final Names names;
    private final EventSink to;

    public Replay(Places places, Names names, EventSink to) {
        this.places = places;
        this.names = names;
        this.to = to;
    }

    @Override
    public void accept(Event e) {
        int place = places.indexOf(e.place());
        if (place < 0) {
            throw new IllegalArgumentException(
                    "event %d is at \"%s\", which this plant does not have"
                            .formatted(e.id(), e.place()));
        }
        to.accept(
                e.type(),
                e.time(),
                place,
                e.car(),
                e.visit(),
                names.index(e.type(), place, e.part()),
                e.cause(),
                e.value());
    }
}
