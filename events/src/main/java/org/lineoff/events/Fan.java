package org.lineoff.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One sink that feeds several, in the order in which they were given. An {@link Accumulator} gets
 * only the types that it takes, by a table made once, so that the many events of a visit cost
 * nothing where nobody counts them; any other sink gets everything.
 */
public final class Fan implements EventSink {
    private final List<EventSink> sinks;
    private final EventSink[][] byType;

    private Fan(List<EventSink> sinks) {
        this.sinks = List.copyOf(sinks);
        EventType[] types = EventType.values();
        byType = new EventSink[types.length][];
        for (EventType type : types) {
            List<EventSink> takers = new ArrayList<>();
            for (EventSink sink : sinks) {
                if (sink.takes(type)) {
                    takers.add(sink);
                }
            }
            byType[type.ordinal()] = takers.toArray(EventSink[]::new);
        }
    }

    public static Fan of(EventSink... sinks) {
        return new Fan(List.of(sinks));
    }

    @Override
    public void accept(
            EventType type,
            long time,
            int place,
            long car,
            int visit,
            int part,
            Cause cause,
            double value) {
        for (EventSink sink : byType[type.ordinal()]) {
            sink.accept(type, time, place, car, visit, part, cause, value);
        }
    }

    @Override
    public boolean takes(EventType type) {
        return byType[type.ordinal()].length > 0;
    }

    @Override
    public boolean watches(int place) {
        return sinks.stream().anyMatch(sink -> sink.watches(place));
    }

    @Override
    public boolean takesParts() {
        return Arrays.stream(byType[EventType.RELEASED.ordinal()]).anyMatch(EventSink::takesParts);
    }

    @Override
    public List<StateTimes> times() {
        return sinks.stream().flatMap(sink -> sink.times().stream()).toList();
    }
}
