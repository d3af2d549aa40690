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
    private final FlatStations stations;
    private final int last;

    /** By place: whether there is a car. */
    private final boolean[] taken;

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
        stations = new FlatStations(work);
        last = stations.count - 1;
        taken = new boolean[stations.count];
        // At one instant the inspection comes first: what it finds counts for the end of the pitch.
        lastDone = new Done(section.timers, this::lastIsDone);
        allDone = new Done(section.timers, section::endPitch);
        section.aheads.add(this);
    }

    RecurrentWork work() {
        return work;
    }

    void put(int position, Visit visit) {
        stations.put(position, section.site.stations().get(position), visit, visit.parts());
    }

    private void lastIsDone() {
        section.lastIsDone(stations.car(last));
    }

    @Override
    public @Nullable Car last() {
        return taken[last] ? stations.car(last) : null;
    }

    @Override
    public Car leaveLast(Cause cause) {
        taken[last] = false;
        return stations.leave(last, work.time.now(), cause);
    }

    @Override
    public void advance(@Nullable Car next, Cause cause, Cause ofSlowest, int node) {
        long now = work.time.now();
        for (int i = last; i > 0; i--) {
            taken[i] = taken[i - 1];
            if (taken[i]) {
                Car car = stations.leave(i - 1, now, i - 1 == slowest ? ofSlowest : cause);
                stations.begin(i, car, now, node);
            }
        }
        taken[0] = next != null;
        if (next != null) {
            stations.begin(0, next, now, node);
        }
        awaitEnd();
    }

    private void awaitEnd() {
        slowest = -1;
        finishedAt = Timed.NEVER;
        long latest = Long.MIN_VALUE;
        for (int i = 0; i <= last; i++) {
            if (taken[i]) {
                long finish = stations.finish(i);
                if (finish > latest
                        || (finish == latest && stations.endsAt(i) > stations.endsAt(slowest))) {
                    slowest = i;
                    latest = finish;
                }
            }
        }
        if (slowest >= 0) {
            finishedAt = stations.endsAt(slowest);
        }
        allDone.wakeAt(finishedAt);
        long ends = section.gate == null || !taken[last] ? Timed.NEVER : stations.endsAt(last);
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
        return stations.path(slowest);
    }

    @Override
    public void limitTo(long time) {
        work.time.limitTo(time);
        boolean known = false;
        if (work.stalled) {
            work.stalled = false;
            for (int i = 0; i <= last; i++) {
                known |= stations.visit(i).isTakenUp();
            }
        }
        if (known) {
            awaitEnd();
        }
        for (int i = 0; work.logs && i <= last; i++) {
            stations.visit(i).report();
        }
    }

    @Override
    public void hoursReplaced() {
        stations.handOverAll();
        work.hoursReplaced();
        if (slowest >= 0 && finishedAt > section.floor.now) {
            awaitEnd();
        }
    }

    @Override
    public void end(long clock) {
        long now = work.time.openTime(clock);
        stations.handOverAll();
        for (int i = 0; i <= last; i++) {
            if (taken[i]) {
                stations.end(i);
            }
            stations.visit(i).end(now, clock);
        }
    }
}
