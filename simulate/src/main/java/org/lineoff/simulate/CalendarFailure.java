package org.lineoff.simulate;

import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.Factor;

/**
 * A failure mode of a unit that counts open time: up and down alternate from the start of
 * production, first up.
 */
final class CalendarFailure extends Timed implements Ahead {
    private final Section section;
    private final Unit unit;
    private final FailureLaw law;
    private final int mode;
    private long n;
    private boolean down;

    /** Whether it never fails. */
    private boolean endless;

    /** Open time at which the up or down that lasts will end. */
    private long until;

    CalendarFailure(Section section, Unit unit, FailureLaw law, int mode) {
        super(section.timers, Rank.FAILURE);
        this.section = section;
        this.unit = unit;
        this.law = law;
        this.mode = mode;
        section.aheads.add(this);
    }

    void begin() {
        goUp();
    }

    private void goUp() {
        long up = law.up(n);
        endless = up == NEVER;
        if (!endless) {
            until += up;
            await();
        }
    }

    private void await() {
        wakeAt(down ? section.hours.earliest(until) : section.hours.latest(until));
    }

    @Override
    public void hoursReplaced() {
        if (!endless) {
            await();
        }
    }

    @Override
    void due() {
        if (down) {
            report(EventType.REPAIRED);
            down = false;
            unit.up();
            n++;
            goUp();
        } else {
            report(EventType.FAILED);
            down = true;
            unit.down();
            long built = Math.max(0, section.entered - 1);
            until +=
                    law.repair(
                            n, section.rates.at(Factor.AVAILABILITY, section.floor.today, built));
            await();
        }
    }

    private void report(EventType type) {
        section.floor.emit(type, unit.place(), 0, 0, mode, Cause.FAILURE, 0);
    }
}
