package org.lineoff.simulate;

import org.lineoff.events.Cause;
import org.lineoff.events.EventSink;
import org.lineoff.events.EventType;

/**
 * When each car of a whole line was released and came off it, reported in order of time. Either
 * comes in order of the cars; but a line computed car by car knows a line-off before the releases
 * that precede it, and in a wave it is the other way round. So one waits here for the other.
 */
final class CarTimes {
    private final int source;
    private final int sink;
    private final EventSink to;
    private final Waiting released = new Waiting();
    private final Waiting off = new Waiting();

    /** Times that were not reported yet, in a ring of a power of two. */
    private static final class Waiting {
        private long[] times = new long[64];
        private long taken;
        private long put;

        void put(long car, long time) {
            if (car != put + 1) {
                throw new IllegalArgumentException("car %d after car %d".formatted(car, put));
            }
            if (put - taken == times.length) {
                long[] more = new long[2 * times.length];
                for (long i = taken; i < put; i++) {
                    more[(int) (i & (more.length - 1))] = times[(int) (i & (times.length - 1))];
                }
                times = more;
            }
            times[(int) (put++ & (times.length - 1))] = time;
        }

        boolean isEmpty() {
            return taken == put;
        }

        long first() {
            return times[(int) (taken & (times.length - 1))];
        }
    }

    CarTimes(WholeLine line, EventSink to) {
        source = line.sourcePlace();
        sink = line.sinkPlace();
        this.to = to;
    }

    /** The next car comes into being. */
    void released(long car, long time) {
        released.put(car, time);
        while (!released.isEmpty() && !off.isEmpty()) {
            reportEarlier();
        }
    }

    /** The next car comes off the line. */
    void lineOff(long car, long time) {
        off.put(car, time);
    }

    /** No more come. */
    void finish() {
        while (!released.isEmpty() || !off.isEmpty()) {
            reportEarlier();
        }
    }

    private void reportEarlier() {
        if (off.isEmpty() || (!released.isEmpty() && released.first() <= off.first())) {
            report(EventType.RELEASED, source, released);
        } else {
            report(EventType.LINE_OFF, sink, off);
        }
    }

    private void report(EventType type, int place, Waiting times) {
        long time = times.first();
        times.taken++;
        to.accept(type, time, place, times.taken, 0, -1, Cause.NONE, 0);
    }
}
