package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;

/** What a join takes from the racks of lot sources for each car. */
final class RackParts {
    private final Floor floor;
    private final int place;

    /** How many feeders of the join come before its racks. */
    private final int feeders;

    private final Need[] needs;

    /** So many parts of a rack for the cars that need them. */
    record Need(Rack rack, int count, Needs cars) {
        boolean isFor(Car car) {
            return cars.has(car.model, car.choices);
        }
    }

    RackParts(Floor floor, int place, int feeders, Need[] needs) {
        this.floor = floor;
        this.place = place;
        this.feeders = feeders;
        this.needs = needs;
    }

    boolean isEmpty() {
        return needs.length == 0;
    }

    void addTaker(JoinJunction join) {
        for (Need need : needs) {
            int atMost = 0;
            for (Need other : needs) {
                atMost += other.rack == need.rack ? other.count : 0;
            }
            need.rack.addTaker(join, atMost);
        }
    }

    /** How many parts of the rack a car needs in all, by this need and those like it. */
    private int count(Rack rack, Car car) {
        int count = 0;
        for (Need need : needs) {
            count += need.rack == rack && need.isFor(car) ? need.count : 0;
        }
        return count;
    }

    /** Whether all that a car needs is in the racks; true if it needs nothing. */
    boolean areThereFor(Car car) {
        for (Need need : needs) {
            if (!need.rack.has(count(need.rack, car))) {
                return false;
            }
        }
        return true;
    }

    /** Adds since when. */
    void addSince(Car car, Terms terms) {
        for (Need need : needs) {
            need.rack.addReached(count(need.rack, car), terms);
        }
    }

    /** Takes them out, now, and fits them. */
    void takeFor(Car car, int visit, int node) {
        for (int i = 0; i < needs.length; i++) {
            Need need = needs[i];
            if (need.isFor(car)) {
                need.rack.take(need.count, floor.now, node);
                floor.emit(
                        EventType.PART_FITTED,
                        place,
                        car.number,
                        visit,
                        feeders + i,
                        Cause.NONE,
                        need.count);
                need.rack.machine().taken();
            }
        }
    }

    /** The machines whose parts a car waits for. */
    List<Object> machinesFor(Car car) {
        List<Object> machines = new ArrayList<>();
        for (Need need : needs) {
            if (!need.rack.has(count(need.rack, car))) {
                machines.add(need.rack.machine());
            }
        }
        return machines;
    }
}
