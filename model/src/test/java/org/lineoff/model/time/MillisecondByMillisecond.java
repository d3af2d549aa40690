package org.lineoff.model.time;

import java.util.Arrays;

/** The same questions answered by counting through an array of instants: slow and obvious. */
final class MillisecondByMillisecond {
    private final boolean[] shift;
    private final boolean[] stop;

    MillisecondByMillisecond(int length) {
        shift = new boolean[length];
        stop = new boolean[length];
    }

    void open(int from, int to) {
        Arrays.fill(shift, from, to, true);
    }

    void plannedStop(int from, int to) {
        Arrays.fill(stop, from, to, true);
    }

    boolean isOpen(long t) {
        return t >= 0 && t < shift.length && shift[(int) t] && !stop[(int) t];
    }

    Closed gapKind(long t) {
        return t >= 0 && t < shift.length && shift[(int) t]
                ? Closed.PLANNED_STOP
                : Closed.OFF_SHIFT;
    }

    long gapKindUntil(long t) {
        for (long s = t + 1; s <= shift.length; s++) {
            if (isOpen(s) || gapKind(s) != gapKind(t)) {
                return s;
            }
        }
        return Long.MAX_VALUE;
    }

    long nextOpening(long t) {
        for (long s = Math.max(0, t); s < shift.length; s++) {
            if (isOpen(s)) {
                return s;
            }
        }
        return Long.MAX_VALUE;
    }

    long closingAfter(long t) {
        for (long s = Math.max(0, t); s < shift.length; s++) {
            if (isOpen(s) && !isOpen(s + 1)) {
                return s + 1;
            }
        }
        return Long.MAX_VALUE;
    }

    long openBetween(long from, long to) {
        long open = 0;
        for (long s = from; s < to; s++) {
            open += isOpen(s) ? 1 : 0;
        }
        return open;
    }

    long closedBetween(Closed reason, long from, long to) {
        long closed = 0;
        for (long s = from; s < to; s++) {
            closed += !isOpen(s) && gapKind(s) == reason ? 1 : 0;
        }
        return closed;
    }

    /** Stepping until the work is done. */
    long finish(long start, long work) {
        long left = work;
        long t = start;
        while (left > 0) {
            if (t >= shift.length) {
                return Long.MAX_VALUE;
            }
            left -= isOpen(t) ? 1 : 0;
            t++;
        }
        return t;
    }

    /** The first clock time with so much open time before it. */
    long earliest(long c) {
        for (long t = 0; t <= shift.length; t++) {
            if (openBetween(0, t) == c) {
                return t;
            }
        }
        return Long.MAX_VALUE;
    }

    /** The last clock time with so much open time before it. */
    long latest(long c) {
        for (long t = shift.length; t >= 0; t--) {
            if (openBetween(0, t) == c) {
                return t == shift.length ? Long.MAX_VALUE : t;
            }
        }
        return Long.MAX_VALUE;
    }
}
