package org.lineoff.simulate;

import java.util.Arrays;
import org.lineoff.events.Cause;
import org.lineoff.events.EventSink;
import org.lineoff.events.EventType;

/**
 * Events that were computed ahead and wait until it is their time: a binary heap by time, then in
 * the order in which they came. Only for those who ask for every event; it costs some ten
 * nanoseconds a level.
 */
final class LaterEvents {
    private final EventSink sink;

    // The heap: time and number of each; the first is at 0.
    private long[] times = new long[1024];
    private long[] numbers = new long[1024];
    private int[] slots = new int[1024];
    private int size;
    private long count;

    // By slot: the rest of the event; and the slots that are free.
    private EventType[] types = new EventType[1024];
    private int[] places = new int[1024];
    private long[] cars = new long[1024];
    private int[] visits = new int[1024];
    private int[] parts = new int[1024];
    private Cause[] causes = new Cause[1024];
    private double[] values = new double[1024];
    private int[] free = new int[1024];
    private int freeCount;
    private int used;

    LaterEvents(EventSink sink) {
        this.sink = sink;
    }

    void add(
            EventType type,
            long time,
            int place,
            long car,
            int visit,
            int part,
            Cause cause,
            double value) {
        int slot = freeCount > 0 ? free[--freeCount] : used++;
        if (slot == types.length) {
            grow();
        }
        types[slot] = type;
        places[slot] = place;
        cars[slot] = car;
        visits[slot] = visit;
        parts[slot] = part;
        causes[slot] = cause;
        values[slot] = value;
        up(size++, time, count++, slot);
    }

    /** Reports all that happens until that time, itself included. */
    void reportUntil(long time) {
        while (size > 0 && times[0] <= time) {
            int slot = slots[0];
            long at = times[0];
            int last = --size;
            if (last > 0) {
                down(times[last], numbers[last], slots[last]);
            }
            free[freeCount++] = slot;
            sink.accept(
                    types[slot],
                    at,
                    places[slot],
                    cars[slot],
                    visits[slot],
                    parts[slot],
                    causes[slot],
                    values[slot]);
        }
    }

    private void grow() {
        int length = 2 * types.length;
        times = Arrays.copyOf(times, length);
        numbers = Arrays.copyOf(numbers, length);
        slots = Arrays.copyOf(slots, length);
        types = Arrays.copyOf(types, length);
        places = Arrays.copyOf(places, length);
        cars = Arrays.copyOf(cars, length);
        visits = Arrays.copyOf(visits, length);
        parts = Arrays.copyOf(parts, length);
        causes = Arrays.copyOf(causes, length);
        values = Arrays.copyOf(values, length);
        free = Arrays.copyOf(free, length);
    }

    private void up(int from, long time, long number, int slot) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (isBefore(parent, time, number)) {
                break;
            }
            put(at, times[parent], numbers[parent], slots[parent]);
            at = parent;
        }
        put(at, time, number, slot);
    }

    private void down(long time, long number, int slot) {
        int at = 0;
        int child;
        while ((child = 2 * at + 1) < size) {
            if (child + 1 < size && isBefore(child + 1, times[child], numbers[child])) {
                child++;
            }
            if (!isBefore(child, time, number)) {
                break;
            }
            put(at, times[child], numbers[child], slots[child]);
            at = child;
        }
        put(at, time, number, slot);
    }

    private boolean isBefore(int at, long time, long number) {
        return times[at] < time || (times[at] == time && numbers[at] < number);
    }

    private void put(int at, long time, long number, int slot) {
        times[at] = time;
        numbers[at] = number;
        slots[at] = slot;
    }
}
