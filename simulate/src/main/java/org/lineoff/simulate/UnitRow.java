package org.lineoff.simulate;

import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;

/** The stations of a paced section, each an event-driven unit. */
final class UnitRow implements PacedRow {
    private final PacedSection section;
    private final Unit[] units;
    private int unfinished;
    private @Nullable Unit slowest;

    UnitRow(PacedSection section) {
        this.section = section;
        units = new Unit[section.site.stations().size()];
    }

    void put(Unit unit) {
        units[unit.position()] = unit;
    }

    private Unit end() {
        return units[units.length - 1];
    }

    /** A station is done with its car. */
    void finished(Unit unit) {
        if (unit == end()) {
            section.lastIsDone(unit.car());
        }
        unfinished--;
        if (slowest == null
                || unit.finishedAt() > slowest.finishedAt()
                || unit.position() < slowest.position()) {
            slowest = unit;
        }
        section.endPitch();
    }

    @Override
    public @Nullable Car last() {
        return end().isFree() ? null : end().car();
    }

    @Override
    public Car leaveLast(Cause cause) {
        return end().leave(cause);
    }

    @Override
    public void advance(@Nullable Car next, Cause cause, Cause ofSlowest, int node) {
        unfinished = next == null ? 0 : 1;
        for (int i = 0; i < units.length - 1; i++) {
            unfinished += units[i].isFree() ? 0 : 1;
        }
        for (int i = units.length - 1; i > 0; i--) {
            Unit before = units[i - 1];
            if (!before.isFree()) {
                Car car = before.leave(before == slowest ? ofSlowest : cause);
                units[i].start(car, node);
            }
        }
        slowest = null;
        if (next != null) {
            units[0].start(next, node);
        }
    }

    @Override
    public boolean isDone() {
        return unfinished == 0;
    }

    @Override
    public int slowest() {
        return slowest == null ? -1 : slowest.position();
    }

    @Override
    public long finishedAt() {
        return slowest == null ? Timed.NEVER : slowest.finishedAt();
    }

    @Override
    public int node() {
        return slowest == null ? CriticalPath.BEFORE : slowest.node();
    }
}
