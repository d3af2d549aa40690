package org.lineoff.events;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts events into their total order, numbers them from 1 and hands them on as records. Holds the
 * events of one instant and lets them go when time moves on, so it may come after any engine and
 * serve any length of run; call {@link #flush()} when nothing more will come. Makes objects for
 * every event: for files and tests, not for figures.
 */
public final class EventLog implements EventSink {
    private record Entry(
            EventType type,
            long time,
            int place,
            long car,
            int visit,
            int part,
            Cause cause,
            double value) {}

    private static final Comparator<Entry> ORDER =
            Comparator.comparingInt(Entry::place)
                    .thenComparingLong(Entry::car)
                    .thenComparingInt(Entry::visit)
                    .thenComparing(Entry::type)
                    .thenComparingInt(Entry::part)
                    .thenComparing(Entry::cause)
                    .thenComparingDouble(Entry::value);

    private final Places places;
    private final Names names;
    private final Consumer<Event> to;
    private final List<Entry> instant = new ArrayList<>();
    private long now = Long.MIN_VALUE;
    private long count;

    public EventLog(Places places, Names names, Consumer<Event> to) {
        this.places = places;
        this.names = names;
        this.to = to;
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
        if (time < now) {
            throw new IllegalArgumentException(
                    "%s at %s, car %d, comes at %d ms after an event at %d ms"
                            .formatted(type, places.get(place).name(), car, time, now));
        }
        if (time > now) {
            flush();
            now = time;
        }
        instant.add(new Entry(type, time, place, car, visit, part, cause, value));
    }

    /** Hands on what is held. */
    public void flush() {
        instant.sort(ORDER);
        for (Entry e : instant) {
            to.accept(
                    new Event(
                            ++count,
                            e.type,
                            e.time,
                            places.get(e.place).name(),
                            e.car,
                            e.visit,
                            names.name(e.type, e.place, e.part),
                            e.cause,
                            e.value));
        }
        instant.clear();
    }

    /** How many were handed on. */
    public long count() {
        return count;
    }
}
