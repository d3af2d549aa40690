package org.lineoff.model.time;

import static org.lineoff.model.time.OpenTime.NEVER;

/**
 * Answers an {@link OpenTime}'s questions for times that mostly increase, for one thread.
 *
 * <p>It remembers the interval of the last question and gallops from there (doubling steps, then
 * bisection), so the answers never depend on what was asked before. A question in the same interval
 * costs a few nanoseconds, one n intervals away O(log n). Do not share one between threads, nor
 * between places that work at very different times.
 */
public final class OpenTimeCursor {
    private final long[] from;
    private final long[] to;
    private final long[] covered;

    /** The interval of the last question, 0 before the first. */
    private int at;

    OpenTimeCursor(Spans open) {
        from = open.from;
        to = open.to;
        covered = open.covered;
    }

    /** See {@link OpenTime#isOpen}. */
    public boolean isOpen(long t) {
        return seek(t) && t < to[at];
    }

    /** See {@link OpenTime#nextOpening}. */
    public long nextOpening(long t) {
        boolean begun = seek(t);
        if (begun && t < to[at]) {
            return t;
        }
        int next = begun ? at + 1 : 0;
        return next < from.length ? from[next] : NEVER;
    }

    /** See {@link OpenTime#closingAfter}. */
    public long closingAfter(long t) {
        int next = seek(t) && t >= to[at] ? at + 1 : at;
        return next < to.length ? to[next] : NEVER;
    }

    /** See {@link OpenTime#openTime}. */
    public long openTime(long t) {
        return seek(t) ? covered[at] + Math.min(t, to[at]) - from[at] : 0;
    }

    /** See {@link OpenTime#openBetween}. */
    public long openBetween(long start, long end) {
        long before = openTime(start);
        return openTime(end) - before;
    }

    /** See {@link OpenTime#earliest}. */
    public long earliest(long c) {
        if (c <= 0 || c > covered[from.length]) {
            return c <= 0 ? 0 : NEVER;
        }
        at = gallop(covered, from.length, at, c - 1);
        return from[at] + (c - covered[at]);
    }

    /** See {@link OpenTime#latest}. */
    public long latest(long c) {
        if (c >= covered[from.length]) {
            return NEVER;
        }
        long reached = Math.max(0, c);
        at = gallop(covered, from.length, at, reached);
        return from[at] + (reached - covered[at]);
    }

    /** See {@link OpenTime#finish}. */
    public long finish(long start, long work) {
        if (!seek(start) || start >= to[at]) {
            throw new IllegalArgumentException(OpenTime.notOpen(start));
        }
        long left = to[at] - start;
        return work <= left ? start + Math.max(0, work) : finishLater(work - left);
    }

    /**
     * The earliest clock time at which so much more work, at least 1 ms, is done after the
     * interval's end. The cursor stays, since the next question is likely to be about a start.
     */
    private long finishLater(long rest) {
        long c = covered[at + 1] + rest;
        if (c < 0 || c > covered[from.length]) {
            return NEVER;
        }
        int i = gallop(covered, from.length, at, c - 1);
        return from[i] + (c - covered[i]);
    }

    /** Moves to the last interval that begins at or before t; to 0 and false if there is none. */
    private boolean seek(long t) {
        int i = at;
        if (i + 1 < from.length && from[i] <= t && t < from[i + 1]) {
            return true;
        }
        if (from.length == 0 || t < from[0]) {
            at = 0;
            return false;
        }
        at = gallop(from, from.length, i, t);
        return true;
    }

    /** Returns the last i &lt; n with keys[i] ≤ key, near the hint; keys[0] ≤ key. */
    private static int gallop(long[] keys, int n, int hint, long key) {
        int low = hint;
        int high = hint + 1;
        int step = 1;
        if (keys[hint] <= key) {
            while (high < n && keys[high] <= key) {
                low = high;
                high = Math.min(n, high + step);
                step <<= 1;
            }
        } else {
            do {
                high = low;
                low = Math.max(0, low - step);
                step <<= 1;
            } while (keys[low] > key);
        }
        // keys[low] <= key < keys[high], where keys[n] counts as greater than any key
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (keys[middle] <= key) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
