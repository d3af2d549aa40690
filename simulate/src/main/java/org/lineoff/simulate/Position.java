package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lineoff.events.Cause;
import org.lineoff.model.state.CarSince;
import org.lineoff.model.state.StationState;
import org.lineoff.model.state.StationState.UnitState;
import org.lineoff.simulate.Layout.StationSite;

/**
 * One position of an asynchronous section: the places before a station and its parallel units,
 * which keep the order of the cars.
 *
 * <p>Cars are counted as they arrive (leave the position before), start (take a unit) and depart;
 * the three numbers say who is where. The last departures are kept, because each start and each
 * arrival waits for one of them.
 */
final class Position extends Timed implements Ahead {
    private final AsynchronousSection section;
    private final int index;
    private final long transport;
    private final Unit[] units;

    /** Places: before the station and in its units. */
    private final int capacity;

    private long arrivals;
    private long starts;
    private long departures;

    // Of the last arrivals, in a ring: who, when it left the position before, when it is here.
    private final Car[] arrived;
    private final long[] sent;
    private final int[] sentBy;
    private final long[] here;

    /** Units in the order in which they started, in a ring. */
    private final Unit[] working;

    // Of the last departures, in a ring.
    private final long[] left;
    private final int[] leftBy;

    /** Whether it is on the section's lists of what may leave or start. */
    boolean mayLeave;

    boolean mayStart;

    Position(AsynchronousSection section, int index, int buffer, long transport, int units) {
        super(section.timers, Rank.ARRIVAL);
        this.section = section;
        this.index = index;
        this.transport = transport;
        this.units = new Unit[units];
        capacity = buffer + units;
        arrived = new Car[capacity];
        sent = new long[capacity];
        sentBy = new int[capacity];
        here = new long[capacity];
        working = new Unit[units];
        left = new long[capacity];
        leftBy = new int[capacity];
        section.aheads.add(this);
    }

    void put(int i, Unit unit) {
        units[i] = unit;
    }

    int index() {
        return index;
    }

    int inside() {
        return (int) (arrivals - departures);
    }

    boolean hasRoom() {
        return arrivals - departures < capacity;
    }

    /** Adds since when there has been room for the next car. */
    void addRoom(Terms terms) {
        if (arrivals >= capacity) {
            int i = (int) (arrivals % capacity);
            terms.add(left[i], leftBy[i], Cause.ROOM);
        }
    }

    /** A car left the position before, or entered the section, now. */
    void arrive(Car car, int node) {
        long now = section.floor.now;
        int i = (int) (arrivals % capacity);
        arrived[i] = car;
        sent[i] = now;
        sentBy[i] = node;
        here[i] = transport == 0 ? now : section.beginningAfter(transport);
        boolean first = starts == arrivals++;
        if (first && hasFreeUnit()) { // else it waits for one, and its time does not matter yet
            if (here[i] <= now) {
                section.mayStart(this);
            } else {
                wakeAt(here[i]);
            }
        }
    }

    @Override
    public void hoursReplaced() {
        for (long n = starts; transport > 0 && n < arrivals; n++) {
            int i = (int) (n % capacity);
            here[i] = section.beginningAfter(sent[i], transport);
        }
        if (starts < arrivals && hasFreeUnit()) {
            long first = here[(int) (starts % capacity)];
            if (first >= section.floor.now) { // else it waits for the section to open
                wakeAt(first);
            }
        }
    }

    // ---- its state ----

    StationState save(StateBook book, StationSite site) {
        List<CarSince> waiting = new ArrayList<>();
        for (long n = starts; n < arrivals; n++) {
            int i = (int) (n % capacity);
            waiting.add(new CarSince(book.car(arrived[i]), sent[i]));
        }
        List<UnitState> states = new ArrayList<>();
        for (int u = 0; u < units.length; u++) {
            states.add(units[u].save(book, u + 1, null));
        }
        List<Integer> order = new ArrayList<>();
        for (long n = departures; n < starts && isParallel(); n++) {
            order.add(1 + Arrays.asList(units).indexOf(working[(int) (n % units.length)]));
        }
        return new StationState(
                StateBook.station(site),
                waiting,
                states,
                order,
                departures == 0 ? null : left[(int) ((departures - 1) % capacity)]);
    }

    /**
     * Goes on from there. Departures are counted anew, from the last one: earlier ones made room
     * for nobody yet, so they decide no crossing to come.
     */
    void restore(StationState state, StateBook book) {
        Long last = state.lastLeft();
        Arrays.fill(left, Long.MIN_VALUE);
        left[0] = last == null ? Long.MIN_VALUE : last;
        departures = 1;
        starts = departures;
        for (int u = 0; u < units.length; u++) {
            units[u].restore(StateBook.unit(state, u + 1), book);
        }
        for (int number : state.order()) {
            if (number >= 1 && number <= units.length) {
                add(units[number - 1]);
            }
        }
        for (Unit unit : units) {
            add(unit);
        }
        arrivals = starts;
        for (CarSince car : state.waiting()) {
            int i = (int) (arrivals++ % capacity);
            arrived[i] = book.car(car.car());
            sent[i] = car.since();
            here[i] = transport == 0 ? sent[i] : section.beginningAfter(sent[i], transport);
        }
        hoursReplaced();
    }

    private void add(Unit unit) {
        if (!unit.isFree() && !Arrays.asList(working).contains(unit)) {
            working[(int) (starts++ % units.length)] = unit;
        }
    }

    /** The transport of the first car that has not started is over. */
    @Override
    void due() {
        section.mayStart(this);
    }

    /** Whether units are to be chosen among. */
    boolean isParallel() {
        return units.length > 1;
    }

    private boolean hasFreeUnit() {
        return starts - departures < units.length;
    }

    /** Lets the next car take a unit, if there are both; returns whether it did. */
    boolean start() {
        if (starts == arrivals || !hasFreeUnit()) {
            return false;
        }
        int i = (int) (starts % capacity);
        if (here[i] > section.floor.now) {
            wakeAt(here[i]);
            return false;
        }
        Unit unit = lowestFree();
        int node = startedBy(i, unit);
        working[(int) (starts % units.length)] = unit;
        starts++;
        unit.start(arrived[i], node);
        section.mayStart(this);
        return true;
    }

    private int startedBy(int i, Unit unit) {
        CriticalPath path = section.floor.path;
        int freed = starts < units.length ? -1 : (int) ((starts - units.length) % capacity);
        boolean waited = freed >= 0 && left[freed] > here[i];
        if (waited && !path.wantsTerms()) {
            return leftBy[freed];
        }
        int came = section.link(sentBy[i], sent[i], here[i], unit.place(), Cause.TRANSPORT);
        if (!path.wantsTerms()) {
            return came;
        }
        TermList terms = new TermList().add(came, here[i]);
        if (freed >= 0) {
            terms.add(leftBy[freed], left[freed]);
        }
        return path.decided(waited ? leftBy[freed] : came, terms, section.floor.now);
    }

    private Unit lowestFree() {
        for (Unit unit : units) {
            if (unit.isFree()) {
                return unit;
            }
        }
        throw new IllegalStateException("no free unit");
    }

    /** Whether the first of its cars is finished and so could leave. */
    boolean isFirstDone() {
        return starts > departures && first().isDone();
    }

    Unit first() {
        return working[(int) (departures % units.length)];
    }

    /** Since when the first of its cars could leave: finished, open, and the one before it gone. */
    void addReady(Terms terms) {
        Unit unit = first();
        terms.addReady(section, unit.readyAt(), unit.node(), unit.finishedAt(), Cause.FINISHED);
        if (departures > 0) {
            int i = (int) ((departures - 1) % capacity);
            terms.addReady(section, left[i], leftBy[i], left[i], Cause.ORDER_KEPT);
        }
    }

    /** The first of its cars leaves, now. */
    Car depart(Cause cause, int node) {
        Car car = first().leave(cause);
        int i = (int) (departures % capacity);
        left[i] = section.floor.now;
        leftBy[i] = node;
        departures++;
        section.mayStart(this);
        return car;
    }
}
