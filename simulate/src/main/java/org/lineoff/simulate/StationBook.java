package org.lineoff.simulate;

import org.lineoff.events.Periods;
import org.lineoff.events.StateTimes;

/**
 * What one unit adds to the {@link StateTimes} of a run, booked in whole visits and in open time,
 * with nothing for each event. Sums are handed over when a period of the unit ends. A visit inside
 * one period costs a few additions.
 */
final class StationBook {
    private final StateTimes times;
    private final int place;
    private final AheadTime clock;
    private final long[] bounds;

    /** The period up to which all is booked, and where it ends in open time. */
    private int period;

    private long end;

    private long working;
    private long failed;
    private long blocked;
    private long produced;
    private long again;
    private long setUp;

    StationBook(StateTimes times, int place, AheadTime clock) {
        this.times = times;
        this.place = place;
        this.clock = clock;
        Periods periods = times.periods();
        bounds = new long[periods.count() + 1];
        bounds[0] = periods.from(0);
        for (int p = 0; p < periods.count(); p++) {
            bounds[p + 1] = periods.to(p);
        }
        hoursReplaced();
    }

    void hoursReplaced() {
        end = clock.openTime(bounds[period + 1]);
    }

    /** Where the period that lasts ends in open time. */
    long end() {
        return end;
    }

    /** Visits without failures, all in the period that lasts. */
    void add(long work, long waiting, long count) {
        working += work;
        blocked += waiting;
        produced += count;
    }

    /** A visit that is over. */
    void add(Visit visit, long left) {
        if (left < end) {
            working += visit.worked();
            failed += visit.stood();
            blocked += left - visit.finish;
            produced++;
            again += visit.isAgain() ? 1 : 0;
            setUp += visit.setUp();
        } else {
            slowly(visit, left, Timed.NEVER);
        }
    }

    /**
     * A visit that lasts at the end of the run.
     *
     * @param until the end in open time
     * @param end in clock time
     */
    void addUnfinished(Visit visit, long until, long end) {
        slowly(visit, until, end);
    }

    /** What ends behind a period's end is cut there; what begins at one belongs to the next. */
    private void slowly(Visit visit, long until, long endOfRun) {
        reach(visit.start);
        setUp += visit.setUp();
        long at = visit.start;
        at = work(at, at + visit.setUp(), until);
        for (int i = 0; i < visit.failures(); i++) {
            at = work(at, at + visit.workBefore(i), until);
            at = stand(at, at + visit.repair(i), until);
        }
        at = work(at, at + visit.rest(), until);
        at = stand(at, at + visit.lineStop(), until);
        if (visit.finish > until || visit.endsAt() >= endOfRun) {
            return;
        }
        reachFinish(visit.endsAt());
        produced++;
        again += visit.isAgain() ? 1 : 0;
        wait(at, until);
    }

    private long work(long from, long to, long until) {
        long at = from;
        long last = Math.min(to, until);
        while (at < last) {
            long next = Math.min(last, part(at));
            working += next - at;
            at = next;
        }
        return Math.max(from, last);
    }

    private long stand(long from, long to, long until) {
        long at = from;
        long last = Math.min(to, until);
        while (at < last) {
            long next = Math.min(last, part(at));
            failed += next - at;
            at = next;
        }
        return Math.max(from, last);
    }

    private void wait(long from, long to) {
        long at = from;
        while (at < to) {
            long next = Math.min(to, part(at));
            blocked += next - at;
            at = next;
        }
    }

    /** Where the period of an instant ends. */
    private long part(long at) {
        reach(at);
        return end;
    }

    private void reach(long at) {
        while (at >= end && period + 2 < bounds.length) {
            flush();
            period++;
            hoursReplaced();
        }
        if (at >= end) {
            flush();
            end = Long.MAX_VALUE; // beyond the last period nothing counts
            period = bounds.length - 1;
        }
    }

    /**
     * What is finished exactly at a period's end belongs to the next, unless the section had closed
     * before: only the clock time tells, and a period may be closed from end to end.
     */
    private void reachFinish(long time) {
        while (period + 1 < bounds.length && time >= bounds[period + 1]) {
            flush();
            period++;
            end = period + 1 < bounds.length ? clock.openTime(bounds[period + 1]) : Long.MAX_VALUE;
        }
    }

    void flush() {
        if (period < bounds.length - 1) {
            times.book(place, period, working, failed, blocked);
            times.count(place, period, produced, again, setUp);
        }
        working = 0;
        failed = 0;
        blocked = 0;
        produced = 0;
        again = 0;
        setUp = 0;
    }
}
