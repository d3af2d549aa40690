package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.EventSink;
import org.lineoff.events.EventType;

/**
 * Events that were computed ahead and wait until it is their time. Each unit reports its own in
 * order of time into a {@link Queue}; a binary heap of the queues by their first events merges
 * them, at one instant in the order in which they became known. Only for those who ask for every
 * event of a station; an event costs some ten nanoseconds.
 */
final class LaterEvents {
    private final EventSink sink;
    private long added;

    /** The heap of queues that are not empty: time and number of the first event of each. */
    private long[] times = new long[8];

    private long[] numbers = new long[8];

    private @Nullable Queue[] heap = new Queue[8];
    private int size;

    LaterEvents(EventSink sink) {
        this.sink = sink;
    }

    /** A queue for one unit. */
    Queue queue() {
        return new Queue(this);
    }

    /** Reports all that happens until that time, itself included. */
    void reportUntil(long time) {
        while (size > 0 && times[0] <= time) {
            Queue first = queue(0);
            first.report(sink);
            if (first.isEmpty()) {
                Queue last = queue(--size);
                heap[size] = null;
                if (size > 0) {
                    down(last);
                }
            } else {
                down(first);
            }
        }
    }

    private Queue queue(int at) {
        Queue queue = heap[at];
        if (queue == null) {
            throw new IllegalStateException("no queue at " + at);
        }
        return queue;
    }

    private void enter(Queue queue) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
            heap = Arrays.copyOf(heap, 2 * size);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!isBefore(queue, parent)) {
                break;
            }
            move(parent, at);
            at = parent;
        }
        put(at, queue);
    }

    /** Puts a queue in from the top, in the stead of the first. */
    private void down(Queue queue) {
        int at = 0;
        int child;
        while ((child = 2 * at + 1) < size) {
            if (child + 1 < size && isBefore(queue(child + 1), child)) {
                child++;
            }
            if (isBefore(queue, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        put(at, queue);
    }

    private boolean isBefore(Queue queue, int other) {
        Pending head = queue.head();
        return head.time < times[other]
                || (head.time == times[other] && head.number < numbers[other]);
    }

    private void move(int from, int to) {
        times[to] = times[from];
        numbers[to] = numbers[from];
        heap[to] = heap[from];
    }

    private void put(int at, Queue queue) {
        Pending head = queue.head();
        times[at] = head.time;
        numbers[at] = head.number;
        heap[at] = queue;
    }

    /** The events of one unit, each not earlier than the one before, in a ring. */
    static final class Queue {
        private final LaterEvents later;
        private final List<Pending> ring = new ArrayList<>();
        private int first;
        private int count;

        private Queue(LaterEvents later) {
            this.later = later;
        }

        boolean isEmpty() {
            return count == 0;
        }

        private Pending head() {
            return ring.get(first);
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
            if (count == ring.size()) {
                ring.add(first, new Pending());
                first = count == 0 ? 0 : first + 1;
            }
            Pending next = ring.get((first + count) % ring.size());
            next.type = type;
            next.time = time;
            next.number = later.added++;
            next.place = place;
            next.car = car;
            next.visit = visit;
            next.part = part;
            next.cause = cause;
            next.value = value;
            if (count++ == 0) {
                later.enter(this);
            }
        }

        private void report(EventSink sink) {
            Pending next = ring.get(first);
            first = first + 1 == ring.size() ? 0 : first + 1;
            count--;
            sink.accept(
                    next.type,
                    next.time,
                    next.place,
                    next.car,
                    next.visit,
                    next.part,
                    next.cause,
                    next.value);
        }
    }

    /** One event; used again and again. */
    private static final class Pending {
        private EventType type = EventType.ENTERED;
        private long time;
        private long number;
        private int place;
        private long car;
        private int visit;
        private int part;
        private Cause cause = Cause.NONE;
        private double value;
    }
}
