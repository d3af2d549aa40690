package org.lineoff.simulate;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.model.state.SectionState;
import org.lineoff.model.state.StationState;
import org.lineoff.simulate.Layout.StationSite;

/** The stations of a paced section, each an event-driven unit. */
final class UnitRow implements PacedRow {
    private final PacedSection section;
    private final List<StationSite> stations;
    private final Unit[] units;
    private int unfinished;
    private @Nullable Unit slowest;

    UnitRow(PacedSection section) {
        this.section = section;
        stations = section.site.stations();
        units = new Unit[stations.size()];
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

    /** Adds since when each station that had a car is done. */
    TermList done(TermList terms) {
        for (Unit unit : units) {
            if (unit.isDone()) {
                terms.add(unit.node(), unit.finishedAt());
            }
        }
        return terms;
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

    @Override
    public List<StationState> save(StateBook book) {
        return Arrays.stream(units)
                .map(
                        u ->
                                new StationState(
                                        StateBook.station(stations.get(u.position())),
                                        List.of(),
                                        List.of(u.save(book, 1, null)),
                                        List.of(),
                                        null))
                .toList();
    }

    @Override
    public int restore(SectionState state, StateBook book) {
        int occupied = 0;
        for (Unit unit : units) {
            String name = StateBook.station(stations.get(unit.position()));
            unit.restore(StateBook.unit(StateBook.station(state, name), 1), book);
            occupied += unit.isFree() ? 0 : 1;
            unfinished += unit.isFree() || unit.isDone() ? 0 : 1;
            if (unit.isDone() && (slowest == null || unit.finishedAt() > slowest.finishedAt())) {
                slowest = unit;
            }
        }
        return occupied;
    }
}
