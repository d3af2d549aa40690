package org.lineoff.simulate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.Factor;
import org.lineoff.model.random.Draws;

/**
 * The visit that a car pays to a unit of a section which computes ahead, known whole when it
 * begins: set-up, then work and the repairs that fall into it one after another, then perhaps a
 * line stop. All in the open time of the section; the draws are those of {@link Unit}, in the same
 * order.
 *
 * <p>A failure that lies beyond what may be computed is left open, because how long its repair
 * takes depends on the day on which it begins: {@link #goOn} takes it up again.
 */
final class Visit {
    /** The finish of a visit that is not known yet. */
    static final long OPEN = Long.MAX_VALUE;

    private final RecurrentWork at;
    private final UnitParts parts;
    private final @Nullable OperationFailures modesOf;
    private final int counter;
    private final StationBook[] books;

    /** Its events that are still to come. */
    private final LaterEvents.Queue later;

    /** Whether somebody asks for each of its events; else its times are booked whole. */
    final boolean logs;

    private @Nullable Car car;
    private int visit;
    private int kindBefore = SetUpTimes.NOTHING;

    /** When it began and when it ends, or {@link #OPEN}. */
    long start;

    long finish;

    /** Since when the unit is free, once no car is in it. */
    long freeAt = Long.MIN_VALUE;

    private long setUp;
    private long work;
    private long stop;

    /** What the work would be with people enough. */
    private long fullWork;

    /** Up to where it is known, and the work left then. */
    private long reached;

    private long left;

    // The failures in it: work before each since the last, mode and repair.
    private int failures;
    private long[] before = new long[2];
    private int[] modes = new int[2];
    private long[] repairs = new long[2];
    private long repairing;

    /** How many of its changes have been reported. */
    private int reported;

    /** What led to its start. */
    private int ledBy;

    Visit(RecurrentWork at, UnitParts parts, int counter) {
        this.at = at;
        this.parts = parts;
        this.modesOf = parts.failures();
        this.counter = counter;
        this.later = at.floor.later.queue();
        this.logs = at.floor.sink.watches(parts.place());
        this.books = logs ? new StationBook[0] : at.books(parts.place());
    }

    int place() {
        return parts.place();
    }

    UnitParts parts() {
        return parts;
    }

    boolean isFree() {
        return car == null;
    }

    /** The car in it; there must be one. */
    Car car() {
        Car inside = car;
        if (inside == null) {
            throw new IllegalStateException("no car at place " + parts.place());
        }
        return inside;
    }

    /**
     * A car comes in.
     *
     * @param open when, in open time
     * @param node what led to it
     */
    void begin(Car entering, long open, int node) {
        car = entering;
        start = open;
        ledBy = node;
        at.floor.visits++;
        visit = entering.visit(counter);
        setUp = parts.setUp() == null ? 0 : setUp(parts.setUp(), entering);
        long luck = Draws.carIndex(entering.number, visit);
        drawWork(entering, luck);
        if (!parts.defects().isEmpty()) {
            causeDefects(entering, luck, start);
        }
        stop = parts.lineStop() == null ? 0 : parts.lineStop().draw(luck);
        failures = 0;
        repairing = 0;
        reached = open + setUp;
        left = work;
        reported = 0;
        goOn();
        if (logs) {
            report();
        }
    }

    /** A visit without anything out of the common that was computed for it. */
    void assume(Car inside, long open, long needs) {
        car = inside;
        start = open;
        visit = 0;
        setUp = 0;
        work = needs;
        fullWork = needs;
        stop = 0;
        failures = 0;
        repairing = 0;
        reached = open;
        left = needs;
        finish = open + needs;
    }

    /** Whether a visit of that car would be over when it begins. */
    boolean takesNoTime(Car entering, long open) {
        SetUpTimes times = parts.setUp();
        if (times != null && times.between(kindBefore, times.kind(entering)) > 0) {
            return false;
        }
        WorkContent content = parts.work();
        long luck = Draws.carIndex(entering.number, entering.visits(counter));
        double u = content.isConstant() ? 0.5 : Draws.uniform(parts.workKey(), luck);
        double rate = at.workRate(open, entering);
        return content.duration(u, entering.model, entering.choices, rate) == 0;
    }

    private long setUp(SetUpTimes times, Car entering) {
        int last = kindBefore;
        kindBefore = times.kind(entering);
        return times.between(last, kindBefore);
    }

    private void drawWork(Car entering, long luck) {
        WorkContent content = parts.work();
        double u = content.isConstant() ? 0.5 : Draws.uniform(parts.workKey(), luck);
        double rate = at.workRate(start, entering);
        fullWork = content.duration(u, entering.model, entering.choices, rate);
        double speed = parts.manned() ? at.speed(start) : 1;
        work =
                speed == 1
                        ? fullWork
                        : content.duration(u, entering.model, entering.choices, rate * speed);
    }

    /** What a visit that begins then may do to the car. */
    void causeDefects(Car entering, long luck, long open) {
        double factor = at.rate(Factor.FIRST_TIME_THROUGH, open, entering);
        for (int i = 0; i < parts.defects().size(); i++) {
            UnitParts.DefectLaw defect = parts.defects().get(i);
            if (defect.isCaused(luck, factor)) {
                entering.defects |= defect.bit();
            }
        }
    }

    /** Works on from failure to failure, as far as may be computed. */
    void goOn() {
        finish = OPEN;
        if (modesOf != null) {
            long until = modesOf.untilNext();
            while (until < left) {
                if (reached + until >= at.time.limit) {
                    at.stalled = true;
                    return;
                }
                fail(modesOf, until);
                until = modesOf.untilNext();
            }
            modesOf.worked(left);
        }
        finish = reached + left + stop;
    }

    private void fail(OperationFailures failing, long until) {
        failing.worked(until);
        reached += until;
        left -= until;
        int mode = failing.mode();
        long repair = failing.strike(at.rate(Factor.AVAILABILITY, reached, car()));
        if (failures == before.length) {
            before = Arrays.copyOf(before, 2 * failures);
            modes = Arrays.copyOf(modes, 2 * failures);
            repairs = Arrays.copyOf(repairs, 2 * failures);
        }
        before[failures] = until;
        modes[failures] = mode;
        repairs[failures++] = repair;
        repairing += repair;
        reached += repair;
    }

    /** Returns whether a visit that was left open is so no longer. */
    boolean isTakenUp() {
        if (car != null && finish == OPEN) {
            goOn();
            return finish != OPEN;
        }
        return false;
    }

    /**
     * The car goes; returns it.
     *
     * @param open when, in open time
     */
    Car leave(long open, Cause cause) {
        Car leaving = car();
        for (int i = 0; i < books.length; i++) {
            books[i].add(this, open);
        }
        if (logs) {
            report();
            add(EventType.LEFT, at.time.latest(open), -1, cause, 0);
        }
        car = null;
        freeAt = open;
        return leaving;
    }

    /**
     * The run ends.
     *
     * @param open when, in open time
     * @param clock when, in clock time
     */
    void end(long open, long clock) {
        for (int i = 0; i < books.length; i++) {
            if (car != null) {
                books[i].addUnfinished(this, open, clock);
            }
            books[i].flush();
        }
    }

    /** Books visits that were made for it, all in the period that lasts. */
    void book(long working, long blocked, long finished) {
        for (int i = 0; i < books.length; i++) {
            books[i].add(working, blocked, finished);
        }
    }

    /** Where the period that lasts ends in open time. */
    long bookEnd() {
        long end = OPEN;
        for (StationBook book : books) {
            end = Math.min(end, book.end());
        }
        return end;
    }

    // ---- what it consists of ----

    /** Set-up and work, whole. */
    long worked() {
        return setUp + work;
    }

    /** Repairs and line stop. */
    long stood() {
        return repairing + stop;
    }

    boolean isAgain() {
        return visit > 0;
    }

    long setUp() {
        return setUp;
    }

    int failures() {
        return failures;
    }

    /** Work between the failure before, or the set-up, and that failure. */
    long workBefore(int failure) {
        return before[failure];
    }

    long repair(int failure) {
        return repairs[failure];
    }

    /** Work after the last failure; as far as is known, that could still be interrupted. */
    long rest() {
        return finish == OPEN ? OPEN - reached : left;
    }

    long lineStop() {
        return finish == OPEN ? 0 : stop;
    }

    /** When the car is done: the earliest clock time; what takes no time ends when it begins. */
    long endsAt() {
        if (finish == OPEN) {
            return OPEN;
        }
        if (left > 0 || stop > 0) {
            return at.time.earliest(finish);
        }
        if (failures > 0) {
            return repairs[failures - 1] > 0 ? at.time.earliest(finish) : at.time.latest(finish);
        }
        return setUp > 0 ? at.time.earliest(finish) : at.time.latest(finish);
    }

    // ---- events ----

    /** Reports its changes as far as they are sure. */
    void report() {
        if (car == null) {
            return;
        }
        long open = start;
        if (reported == 0) {
            long time = at.time.latest(open);
            add(EventType.ENTERED, time, -1, Cause.NONE, 0);
            add(EventType.WORK_STARTED, time, -1, Cause.NONE, setUp);
            reported = 1;
        }
        open += setUp;
        for (int i = 0; i < failures; i++) {
            open += before[i];
            long failed = at.time.latest(open);
            if (reported == 1 + 2 * i) {
                add(EventType.FAILED, failed, modes[i], Cause.FAILURE, 0);
                reported++;
            }
            open += repairs[i];
            if (reported == 2 + 2 * i) {
                long repaired = repairs[i] == 0 ? failed : at.time.earliest(open);
                if (!at.time.isSure(repaired)) {
                    return;
                }
                add(EventType.REPAIRED, repaired, modes[i], Cause.FAILURE, 0);
                reported++;
            }
        }
        if (finish != OPEN) {
            reportEnd(1 + 2 * failures, open + left);
        }
    }

    private void reportEnd(int count, long worked) {
        if (stop > 0 && reported == count) {
            if (worked >= at.time.limit) {
                return;
            }
            add(EventType.FAILED, at.time.latest(worked), -1, Cause.LINE_STOP, 0);
            reported++;
        }
        long time = endsAt();
        if (reported == (stop > 0 ? count + 1 : count) && at.time.isSure(time)) {
            if (stop > 0) {
                add(EventType.REPAIRED, time, -1, Cause.LINE_STOP, 0);
            }
            add(EventType.WORK_FINISHED, time, -1, Cause.NONE, 0);
            reported++;
        }
    }

    private void add(EventType type, long time, int part, Cause cause, double value) {
        later.add(type, time, parts.place(), car().number, visit, part, cause, value);
    }

    // ---- the critical path ----

    /** Returns what led to its finish; what it consists of follows what led to its start. */
    int path() {
        if (!at.floor.path.isOn()) {
            return ledBy;
        }
        long open = start;
        long since = at.time.latest(open);
        int node = ledBy;
        if (setUp > 0) {
            open += setUp;
            long to = at.time.earliest(open);
            node = at.link(node, since, to, parts.place(), Cause.SET_UP);
            since = to;
        }
        long full = fullWork;
        long toDo = work;
        for (int i = 0; i <= failures; i++) {
            boolean isLast = i == failures;
            long length = isLast ? left : before[i];
            open += length;
            long to = isLast && stop == 0 ? endsAt() : at.time.latest(open);
            if (full < toDo) {
                long own = Math.min(length, full);
                long enough = at.endOf(since, own);
                node = at.link(node, since, enough, parts.place(), Cause.WORK);
                node = at.link(node, enough, to, parts.place(), Cause.PEOPLE);
                full -= own;
            } else {
                node = at.link(node, since, to, parts.place(), Cause.WORK);
            }
            since = to;
            toDo -= length;
            if (!isLast) {
                open += repairs[i];
                to = repairs[i] == 0 ? since : at.time.earliest(open);
                node = at.link(node, since, to, parts.place(), Cause.FAILURE);
                since = to;
            }
        }
        if (stop > 0) {
            open += stop;
            node = at.link(node, since, at.time.earliest(open), parts.place(), Cause.LINE_STOP);
        }
        return node;
    }
}
