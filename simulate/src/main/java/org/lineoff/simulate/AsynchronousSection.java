package org.lineoff.simulate;

import java.util.Arrays;
import java.util.List;
import org.lineoff.events.Cause;
import org.lineoff.model.state.SectionState;
import org.lineoff.model.state.StationState;
import org.lineoff.model.time.OpenTime;
import org.lineoff.simulate.Layout.SectionSite;

/**
 * A section in which each car moves when it can: leave(j, n) = max(finish(j, n), leave(j, n − 1),
 * leave(j + 1, n − places of j + 1)).
 *
 * <p>Only positions at which something happened are looked at. At one instant all leaving precedes
 * the choice of units; a car that leaves makes room, so that the one before it may leave too.
 */
final class AsynchronousSection extends FlowingSection {
    private final Position[] positions;
    private final Position[] leaving;
    private final Position[] starting;
    private int leavingCount;
    private int startingCount;
    private final Terms terms;

    AsynchronousSection(Floor floor, SectionSite site, OpenTime openTime, Rates rates, long start) {
        super(floor, site, openTime, rates, start);
        int count = site.stations().size();
        positions = new Position[count];
        leaving = new Position[count];
        starting = new Position[count];
        terms = new Terms(floor);
    }

    void put(Position position) {
        positions[position.index()] = position;
    }

    // ---- inside ----

    void mayLeave(Position position) {
        if (!position.mayLeave) {
            position.mayLeave = true;
            leaving[leavingCount++] = position;
            floor.move(this);
        }
    }

    /** A single unit is taken as part of the movement; parallel ones are chosen among later. */
    void mayStart(Position position) {
        if (position.isParallel()) {
            floor.mayChoose(site.index());
            position.mayStart = true;
        } else if (!position.mayStart) {
            position.mayStart = true;
            starting[startingCount++] = position;
            floor.move(this);
        }
    }

    @Override
    void hoursChanged() {
        for (Position position : positions) {
            mayLeave(position);
            mayStart(position);
        }
        super.hoursChanged();
    }

    @Override
    void finished(Unit unit) {
        Position position = positions[unit.position()];
        if (gate != null && isLast(position)) {
            gate.inspect(unit.car());
        }
        mayLeave(position);
    }

    private boolean isLast(Position position) {
        return position.index() == positions.length - 1;
    }

    @Override
    void move() {
        while (leavingCount > 0 || startingCount > 0) {
            if (leavingCount > 0) {
                Position position = leaving[--leavingCount];
                position.mayLeave = false;
                if (open) {
                    leave(position);
                }
            } else {
                Position position = starting[--startingCount];
                position.mayStart = false;
                if (open) {
                    position.start();
                }
            }
        }
        super.move();
    }

    /**
     * Lets one car choose among parallel units, at the last position at which one can; returns
     * whether one did.
     */
    @Override
    boolean choose() {
        for (int i = positions.length - 1; i >= 0; i--) {
            if (positions[i].isParallel() && positions[i].mayStart) {
                positions[i].mayStart = false;
                if (open && positions[i].start()) {
                    return true;
                }
            }
        }
        return false;
    }

    private void leave(Position position) {
        if (isLast(position)) {
            if (position.isFirstDone()) {
                exitChanged();
            }
            return;
        }
        Position next = positions[position.index() + 1];
        boolean left = false;
        while (position.isFirstDone() && next.hasRoom()) {
            passOn(position, next);
            left = true;
        }
        if (left) {
            madeRoom(position);
        }
    }

    private void passOn(Position position, Position next) {
        Unit unit = position.first();
        if (unit.finishedAt() == floor.now && !floor.path.wantsTerms()) { // nothing came later
            next.arrive(position.depart(Cause.FINISHED, unit.node()), unit.node());
            return;
        }
        terms.clear();
        position.addReady(terms);
        next.addRoom(terms);
        terms.addHours(this);
        terms.settle();
        int node = terms.node();
        next.arrive(position.depart(terms.causeFor(this), node), node);
    }

    private void madeRoom(Position position) {
        if (position.index() == 0) {
            roomChanged();
        } else {
            mayLeave(positions[position.index() - 1]);
        }
    }

    // ---- its state ----

    @Override
    List<StationState> saveStations(StateBook book) {
        return Arrays.stream(positions)
                .map(p -> p.save(book, site.stations().get(p.index())))
                .toList();
    }

    @Override
    void restoreStations(SectionState state, StateBook book) {
        for (Position position : positions) {
            String name = StateBook.station(site.stations().get(position.index()));
            position.restore(StateBook.station(state, name), book);
        }
    }

    // ---- the entry ----

    @Override
    boolean hasRoom(Terms terms) {
        if (!positions[0].hasRoom()) {
            return false;
        }
        positions[0].addRoom(terms);
        return true;
    }

    @Override
    void take(Car car, Terms decided) {
        takeSkids(car);
        car.built = entered++;
        positions[0].arrive(car, decided.node());
    }

    // ---- the end ----

    private Position last() {
        return positions[positions.length - 1];
    }

    @Override
    boolean isFirstDone() {
        return last().isFirstDone();
    }

    @Override
    Car firstCar() {
        return last().first().car();
    }

    @Override
    void addReady(Terms terms) {
        last().addReady(terms);
    }

    @Override
    Car depart(Cause why, int node) {
        Position last = last();
        Car car = last.depart(why, node);
        mayLeave(last);
        madeRoom(last);
        return car;
    }

    @Override
    boolean isFull() {
        for (Position position : positions) {
            if (position.hasRoom() || !position.isFirstDone()) {
                return false;
            }
        }
        return true;
    }

    @Override
    int inside() {
        int inside = gate == null ? 0 : gate.inside();
        for (Position position : positions) {
            inside += position.inside();
        }
        return inside;
    }
}
