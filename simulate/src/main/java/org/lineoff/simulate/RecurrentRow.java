package org.lineoff.simulate;

import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;

/**
 * The stations of a paced section, computed ahead: when a pitch begins, all that will be done in it
 * is known, so only its end is waited for. A visit costs some ten nanoseconds.
 */
final class RecurrentRow implements PacedRow, Ahead {
    private final PacedSection section;
    private final RecurrentWork work;
    private final Visit[] visits;
    private final Done allDone;
    private final Done lastDone;
    private int slowest = -1;

    /** When the slowest is done; by then what led to it is settled. */
    private long finishedAt = Timed.NEVER;

    /** All stations are done, or the last one is. */
    private static final class Done extends Timed {
        private final Runnable then;

        Done(Timers timers, Runnable then) {
            super(timers, Rank.WORK);
            this.then = then;
        }

        @Override
        void due() {
            then.run();
        }
    }

    RecurrentRow(PacedSection section) {
        this.section = section;
        work = new RecurrentWork(section);
        visits = new Visit[section.site.stations().size()];
        // At one instant the inspection comes first: what it finds counts for the end of the pitch.
        lastDone = new Done(section.timers, this::lastIsDone);
        allDone = new Done(section.timers, section::endPitch);
        section.aheads.add(this);
    }

    RecurrentWork work() {
        return work;
    }

    void put(int position, Visit visit) {
        visits[position] = visit;
    }

    private Visit end() {
        return visits[visits.length - 1];
    }

    private void lastIsDone() {
        section.lastIsDone(end().car());
    }

    @Override
    public @Nullable Car last() {
        return end().isFree() ? null : end().car();
    }

    @Override
    public Car leaveLast(Cause cause) {
        return end().leave(work.time.now(), cause);
    }

    @Override
    public void advance(@Nullable Car next, Cause cause, Cause ofSlowest, int node) {
        long now = work.time.now();
        for (int i = visits.length - 1; i > 0; i--) {
            Visit before = visits[i - 1];
            if (!before.isFree()) {
                Car car = before.leave(now, i - 1 == slowest ? ofSlowest : cause);
                visits[i].begin(car, now, node);
            }
        }
        if (next != null) {
            visits[0].begin(next, now, node);
        }
        awaitEnd();
    }

    private void awaitEnd() {
        slowest = -1;
        finishedAt = Timed.NEVER;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < visits.length; i++) {
            Visit visit = visits[i];
            if (!visit.isFree() && visit.finish >= last) {
                if (visit.finish > last || visit.endsAt() > visits[slowest].endsAt()) {
                    slowest = i;
                }
                last = visit.finish;
            }
        }
        if (slowest >= 0) {
            finishedAt = visits[slowest].endsAt();
        }
        allDone.wakeAt(finishedAt);
        long ends = section.gate == null || end().isFree() ? Timed.NEVER : end().endsAt();
        lastDone.wakeAt(ends < section.floor.now ? Timed.NEVER : ends); // it may be done already
    }

    @Override
    public boolean isDone() {
        return slowest < 0 || finishedAt <= section.floor.now;
    }

    @Override
    public int slowest() {
        return slowest;
    }

    @Override
    public long finishedAt() {
        return finishedAt;
    }

    @Override
    public int node() {
        return visits[slowest].path();
    }

    @Override
    public void limitTo(long time) {
        work.time.limitTo(time);
        boolean known = false;
        if (work.stalled) {
            work.stalled = false;
            for (Visit visit : visits) {
                known |= visit.isTakenUp();
            }
        }
        if (known) {
            awaitEnd();
        }
        for (int i = 0; work.logs && i < visits.length; i++) {
            visits[i].report();
        }
    }

    @Override
    public void hoursReplaced() {
        work.hoursReplaced();
        if (slowest >= 0 && finishedAt > section.floor.now) {
            awaitEnd();
        }
    }

    @Override
    public void end(long clock) {
        long now = work.time.openTime(clock);
        for (Visit visit : visits) {
            visit.end(now, clock);
        }
    }
}
