package org.lineoff.simulate;

import org.lineoff.events.Cause;

/**
 * The end of a section that computes ahead, at one unit of its last station: when that is done,
 * somebody has to decide. A plain visit is made here, without the unit.
 */
final class SectionExit extends Timed {
    final Visit visit;
    private final RecurrentSection section;
    private boolean isDone;

    /** Whether somebody is told when it is done. */
    private boolean isAwaited;

    long finishedAt;
    long readyAt;
    int node;

    // A plain visit, what its start and length are, and what led to it.
    private boolean plain;
    private long start;
    private long need;
    private int ledBy;

    SectionExit(RecurrentSection section, Visit visit) {
        super(section.timers, Rank.WORK);
        this.section = section;
        this.visit = visit;
    }

    void beginPlain(long open, long work, int led) {
        plain = true;
        start = open;
        need = work;
        ledBy = led;
    }

    /** Whether a plain visit is being made. */
    boolean isPlain() {
        return plain;
    }

    /** The unit takes a plain visit over, if one is being made. */
    void assume(Car car) {
        if (plain) {
            visit.assume(car, start, need);
        }
    }

    void leavePlain(FlatStations stations, int station, Car car, long open, Cause why) {
        plain = false;
        stations.leave(station, car, start, need, open, why);
    }

    void await() {
        isDone = false;
        isAwaited = true;
        wakeAt(endsAt());
    }

    /** Nobody has to decide when it is done: who comes later and asks finds out. */
    void rest() {
        isDone = false;
        isAwaited = false;
    }

    /** Whether it is done by now. */
    boolean isDoneByNow() {
        if (!isDone && !isAwaited) {
            long ends = endsAt();
            if (ends <= section.floor.now) {
                done(ends);
            }
        }
        return isDone;
    }

    /** When the work on its car is over, in open time. */
    long finish() {
        return plain ? start + need : visit.finish;
    }

    /** When its car is done, see {@link Visit#endsAt}. */
    long endsAt() {
        if (!plain) {
            return visit.endsAt();
        }
        AheadTime time = section.work.time;
        return need > 0 ? time.earliest(finish()) : time.latest(finish());
    }

    /** What led to that, see {@link Visit#path}. */
    int path() {
        if (!plain) {
            return visit.path();
        }
        long from = section.floor.path.isOn() ? section.work.time.latest(start) : 0;
        return section.work.link(ledBy, from, finishedAt, visit.place(), Cause.WORK);
    }

    void hoursReplaced() {
        if (isDone) {
            readyAt = section.hours.nextOpening(finishedAt);
        } else if (isAwaited && (plain || !visit.isFree())) {
            long time = endsAt();
            if (time > section.floor.now) { // what is due now stays so
                wakeAt(time);
            }
        }
    }

    @Override
    void due() {
        done(section.floor.now);
        section.finished(this);
    }

    private void done(long time) {
        isDone = true;
        finishedAt = time;
        readyAt = section.hours.nextOpening(time);
        node = path();
    }
}
