package org.lineoff.model.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The working time of a section: the open intervals [a, b) in whole milliseconds since the epoch,
 * and why it is closed in between.
 *
 * <p>Sorted arrays with the open time before each interval; an <em>open time</em> {@code c} is a
 * coordinate that stands still while the section is closed, so that the end of one interval and the
 * beginning of the next share a coordinate, {@link #earliest} and {@link #latest} being the two
 * clock times (docs/simulation.md, "Time"). A question costs a bisection here, and a few
 * nanoseconds through a {@link OpenTimeCursor} when times increase. Immutable and free for all
 * threads; not for calendars that depend on the run (policies): build a new one.
 */
public final class OpenTime {
    /** What is returned for an instant that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Open from the epoch on, for ever. */
    public static final OpenTime ALWAYS = builder().open(0, NEVER).build();

    private final Spans shifts;
    private final Spans open;

    private OpenTime(Spans shifts, Spans open) {
        this.shifts = shifts;
        this.open = open;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Returns these hours with more planned stops [from, to), which may overlap, cut out. */
    public OpenTime with(List<long[]> plannedStops) {
        return plannedStops.isEmpty()
                ? this
                : new OpenTime(shifts, open.without(Spans.union(plannedStops)));
    }

    /** Returns a new cursor, for one thread, that answers the same questions faster. */
    public OpenTimeCursor cursor() {
        return new OpenTimeCursor(open);
    }

    /** Returns the number of open intervals; they never touch. */
    public int count() {
        return open.from.length;
    }

    /** Returns when the i-th open interval begins, counted from 0. */
    public long opening(int i) {
        return open.from[i];
    }

    /** Returns when the i-th open interval ends; this instant is closed. */
    public long closing(int i) {
        return open.to[i];
    }

    /** Returns the open time of [0, end of all): the coordinate that is never exceeded. */
    public long total() {
        return open.total();
    }

    /** Returns whether t lies in an open interval. */
    public boolean isOpen(long t) {
        return open.contains(t);
    }

    /** Returns t if it is open, else the next opening, or {@link #NEVER}. */
    public long nextOpening(long t) {
        int i = open.lastFrom(t);
        if (i >= 0 && t < open.to[i]) {
            return t;
        }
        return i + 1 < open.from.length ? open.from[i + 1] : NEVER;
    }

    /**
     * Returns the first closing after t: of t's interval if t is open, of the next one otherwise,
     * or {@link #NEVER}.
     */
    public long closingAfter(long t) {
        int i = open.lastFrom(t);
        if (i >= 0 && t < open.to[i]) {
            return open.to[i];
        }
        return i + 1 < open.from.length ? open.to[i + 1] : NEVER;
    }

    /** Returns the open time at the clock time t: how much of [0, t) is open. */
    public long openTime(long t) {
        return open.coveredBefore(t);
    }

    /** Returns how much of [from, to) is open. */
    public long openBetween(long from, long to) {
        return openTime(to) - openTime(from);
    }

    /** Returns how much of [from, to) is closed for the given reason. */
    public long closedBetween(Closed reason, long from, long to) {
        long inShift = shifts.coveredBefore(to) - shifts.coveredBefore(from);
        return switch (reason) {
            case OFF_SHIFT -> to - from - inShift;
            case PLANNED_STOP -> inShift - openBetween(from, to);
        };
    }

    /** Returns why the section is closed at t, which must not be open. */
    public Closed gapKind(long t) {
        if (isOpen(t)) {
            throw new IllegalArgumentException("The section is open at " + t + " ms.");
        }
        return shifts.contains(t) ? Closed.PLANNED_STOP : Closed.OFF_SHIFT;
    }

    /**
     * Returns until when the section stays closed for the reason it has at t, which must not be
     * open: the first instant after t at which it opens or the reason changes, or {@link #NEVER}.
     */
    public long gapKindUntil(long t) {
        boolean inShift = gapKind(t) == Closed.PLANNED_STOP;
        int i = shifts.lastFrom(t);
        if (inShift) {
            return Math.min(shifts.to[i], nextOpening(t));
        }
        return i + 1 < shifts.from.length ? shifts.from[i + 1] : NEVER;
    }

    /**
     * Returns the earliest clock time at which the open time is c: the end of an interval rather
     * than the beginning of the next. For <em>finished</em> and <em>repaired</em>. 0 for c = 0;
     * {@link #NEVER} beyond {@link #total}.
     */
    public long earliest(long c) {
        if (c <= 0 || c > open.total()) {
            return c <= 0 ? 0 : NEVER;
        }
        int i = intervalOf(c);
        return c == open.covered[i] ? open.to[i - 1] : open.from[i] + (c - open.covered[i]);
    }

    /**
     * Returns the latest clock time at which the open time is c: the beginning of an interval
     * rather than the end of the one before. For <em>entered, left, started, failed</em> and
     * <em>advanced</em>. {@link #NEVER} from {@link #total} on, because then nothing opens again.
     */
    public long latest(long c) {
        if (c >= open.total()) {
            return NEVER;
        }
        int i = intervalOf(Math.max(0, c));
        return open.from[i] + (Math.max(0, c) - open.covered[i]);
    }

    /**
     * Returns when work that starts at an open instant is done: the earliest clock time at which
     * {@code work} ms of open time have passed since. No work is done at once; work that reaches
     * exactly to a closing is done at that closing; {@link #NEVER} where the open time does not
     * suffice.
     */
    public long finish(long start, long work) {
        if (!isOpen(start)) {
            throw new IllegalArgumentException(notOpen(start));
        }
        if (work <= 0) {
            return start;
        }
        long c = openTime(start) + work;
        return c < 0 ? NEVER : earliest(c);
    }

    /** The last interval whose covered-before is at most c; may be one past the end. */
    private int intervalOf(long c) {
        int found = Arrays.binarySearch(open.covered, c);
        return found >= 0 ? found : -found - 2;
    }

    static String notOpen(long start) {
        return "Work cannot start at "
                + start
                + " ms, where the section is closed. Maybe take nextOpening("
                + start
                + ").";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpenTime that
                && Arrays.equals(shifts.from, that.shifts.from)
                && Arrays.equals(shifts.to, that.shifts.to)
                && Arrays.equals(open.from, that.open.from)
                && Arrays.equals(open.to, that.open.to);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(open.from) * 31 + Arrays.hashCode(open.to);
    }

    @Override
    public String toString() {
        return "OpenTime[" + count() + " intervals, " + total() + " ms open]";
    }

    /** Collects shifts and planned stops in any order; they may overlap. */
    public static final class Builder {
        private final List<long[]> shifts = new ArrayList<>();
        private final List<long[]> stops = new ArrayList<>();

        private Builder() {}

        /** Adds a shift [from, to), 0 ≤ from &lt; to. */
        public Builder open(long from, long to) {
            shifts.add(checked("shift", from, to));
            return this;
        }

        /**
         * Adds a planned stop [from, to), 0 ≤ from &lt; to; it cuts every shift, added before or
         * after.
         */
        public Builder plannedStop(long from, long to) {
            stops.add(checked("planned stop", from, to));
            return this;
        }

        public OpenTime build() {
            Spans union = Spans.union(shifts);
            return new OpenTime(union, union.without(Spans.union(stops)));
        }

        private static long[] checked(String what, long from, long to) {
            if (from < 0 || from >= to) {
                throw new IllegalArgumentException(
                        "A "
                                + what
                                + " ["
                                + from
                                + ", "
                                + to
                                + ") ms must not begin before the epoch nor be empty.");
            }
            return new long[] {from, to};
        }
    }
}
