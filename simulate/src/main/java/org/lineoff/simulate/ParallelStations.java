package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.state.SectionState;
import org.lineoff.model.state.StationState;
import org.lineoff.model.time.OpenTime;
import org.lineoff.simulate.Layout.SectionSite;

/**
 * The stations of a parallel junction, with their hours: a car takes the one that has been free
 * longest (the first on a tie), and is offered when it is done, whatever came before it. First
 * offered, first handed on; at one instant the lowest number.
 */
final class ParallelStations extends Section {
    private final Unit[] units;

    /** By unit: when it became free last. */
    private final long[] freeSince;

    // Of the last departures, in a ring.
    private final long[] left;
    private final int[] leftBy;
    private long departures;
    private final Section from;
    private boolean reportedMissing;

    ParallelStations(
            Floor floor,
            SectionSite site,
            OpenTime openTime,
            Rates rates,
            long start,
            int count,
            Section from) {
        super(floor, site, openTime, rates, start);
        this.from = from;
        units = new Unit[count];
        freeSince = new long[count];
        left = new long[count];
        leftBy = new int[count];
    }

    void put(int i, Unit unit) {
        units[i] = unit;
    }

    int count() {
        return units.length;
    }

    @Override
    int rank() {
        return from.rank() + 1;
    }

    /** To each station; one that this run does not have is off shift from the beginning on. */
    @Override
    void report(EventType type, Cause why) {
        for (Unit unit : units) {
            floor.emitHours(type, unit.place(), why);
        }
    }

    @Override
    void due() {
        if (!reportedMissing) {
            reportedMissing = true;
            reportMissing();
        }
        super.due();
    }

    private void reportMissing() {
        List<Integer> places = site.stations().getFirst().places();
        for (int i = units.length; i < places.size(); i++) {
            floor.emit(EventType.STOPPED, places.get(i), 0, 0, Cause.OFF_SHIFT);
        }
    }

    @Override
    void reportAgain() {
        reportMissing();
        super.reportAgain();
    }

    // ---- its state ----

    @Override
    List<StationState> saveStations(StateBook book) {
        List<StationState.UnitState> states = new ArrayList<>();
        for (int i = 0; i < units.length; i++) {
            states.add(units[i].save(book, i + 1, freeSince[i]));
        }
        String name = StateBook.station(site.stations().getFirst());
        return List.of(new StationState(name, List.of(), states, List.of(), null));
    }

    @Override
    void restoreStations(SectionState state, StateBook book) {
        StationState station =
                StateBook.station(state, StateBook.station(site.stations().getFirst()));
        for (int i = 0; i < units.length; i++) {
            StationState.UnitState unit = StateBook.unit(station, i + 1);
            units[i].restore(unit, book);
            Long since = unit == null ? null : unit.freeSince();
            freeSince[i] = since == null ? 0 : since;
        }
        int inside = StateBook.inside(station);
        entered = Math.max(entered, inside);
        departures = entered - inside;
        Arrays.fill(left, Long.MIN_VALUE);
        reportedMissing = true;
    }

    // ---- the entry ----

    @Override
    boolean isDue(Terms terms) {
        terms.addHours(this);
        return open;
    }

    @Override
    boolean hasRoom(Terms terms) {
        if (inside() == units.length) {
            return false;
        }
        if (entered >= units.length) {
            int i = (int) (entered % units.length);
            terms.add(left[i], leftBy[i], Cause.ROOM);
        }
        return true;
    }

    @Override
    void take(Car car, Terms decided) {
        car.built = entered++;
        longestFree().start(car, decided.node());
    }

    private Unit longestFree() {
        int best = -1;
        for (int i = 0; i < units.length; i++) {
            if (units[i].isFree() && (best < 0 || freeSince[i] < freeSince[best])) {
                best = i;
            }
        }
        return units[best];
    }

    // ---- the end ----

    @Override
    void finished(Unit unit) {
        exitChanged();
    }

    @Override
    boolean offersAlone() {
        return true;
    }

    @Override
    int offers(boolean lastPlace) {
        int offers = 0;
        for (int i = 0; open && i < units.length; i++) {
            offers += units[i].isDone() ? 1 : 0;
        }
        return offers;
    }

    /** The unit whose car was offered first; there must be one. */
    private Unit first() {
        Unit first = null;
        for (Unit unit : units) {
            if (unit.isDone() && (first == null || isBefore(unit, first))) {
                first = unit;
            }
        }
        if (first == null) {
            throw new IllegalStateException("nothing is done at " + site.name());
        }
        return first;
    }

    private static boolean isBefore(Unit a, Unit b) {
        if (a.readyAt() != b.readyAt()) {
            return a.readyAt() < b.readyAt();
        }
        return a.car().number != b.car().number
                ? a.car().number < b.car().number
                : a.car().source < b.car().source;
    }

    @Override
    Car offer(int i) {
        return first().car();
    }

    @Override
    void addOffered(int i, Terms terms) {
        Unit unit = first();
        terms.addHours(this);
        terms.addReady(this, unit.readyAt(), unit.node(), unit.finishedAt(), Cause.FINISHED);
    }

    @Override
    Car release(int i, Terms decided) {
        Unit unit = first();
        int slot = (int) (departures++ % units.length);
        left[slot] = floor.now;
        leftBy[slot] = decided.node();
        freeSince[unit.position()] = floor.now;
        roomChanged();
        exitChanged();
        return unit.leave(decided.causeFor(this));
    }

    @Override
    @Nullable Car stuckAtEnd() {
        return offers(false) > 0 ? first().car() : null;
    }

    @Override
    boolean isFull() {
        for (Unit unit : units) {
            if (!unit.isDone()) {
                return false;
            }
        }
        return true;
    }

    @Override
    int inside() {
        return (int) (entered - departures);
    }

    /** What all that are done wait for; nothing, if that is not the same for all. */
    List<Object> waitsFor(Junction behind) {
        List<Object> all = null;
        for (Unit unit : units) {
            if (unit.isDone() && behind instanceof ParallelJunction junction) {
                List<Object> room = Deadlock.room(junction.to(), unit.car());
                if (all != null && !all.equals(room)) {
                    return List.of();
                }
                all = room;
            }
        }
        return all == null ? List.of() : all;
    }

    @Override
    boolean taktDividesWork() {
        return true;
    }

    @Override
    boolean waitsForRepair() {
        return false;
    }

    @Override
    void addLast(Terms terms) {
        throw new IllegalStateException("no gate at " + site.name());
    }

    @Override
    Car releaseToRepair(Terms decided) {
        throw new IllegalStateException("no gate at " + site.name());
    }
}
