package org.lineoff.simulate;

import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.random.Draws;
import org.lineoff.simulate.SplitRule.Ways;

/** Sends each car one of several ways; which, is settled when it first stands before the split. */
final class SplitJunction extends Junction {
    private final Section from;
    private final Section[] to;
    private final Ways ways;
    private final int counter;
    private int chosen;

    SplitJunction(
            Floor floor, int order, int place, Section from, Section[] to, Ways ways, int counter) {
        super(floor, order, place);
        this.from = from;
        this.to = to;
        this.ways = ways;
        this.counter = counter;
    }

    @Override
    boolean mayDecide() {
        return from.offersAlone();
    }

    @Override
    boolean decide(Terms terms) {
        for (int i = 0; i < from.offers(false); i++) {
            if (feed(to[way(from.offer(i))], terms)) {
                return true;
            }
        }
        return false;
    }

    /** The section that a car goes to. */
    Section target(Car car) {
        return to[way(car)];
    }

    private int way(Car car) {
        if (car.way < 0) {
            int visit = car.visit(counter);
            car.way = ways.choose(car, Draws.carIndex(car.number, visit));
        }
        return car.way;
    }

    @Override
    boolean isReady(Section section, Terms terms, boolean advancing) {
        int offers = from.offers(advancing);
        for (int i = 0; i < offers; i++) {
            if (target(from.offer(i)).equals(section)) {
                chosen = i;
                from.addOffered(i, terms);
                return true;
            }
        }
        return false;
    }

    @Override
    Car coming() {
        return from.offer(chosen);
    }

    @Override
    Car bring(Section section, Terms decided) {
        Car car = from.release(chosen, decided);
        pass(car);
        return car;
    }

    @Override
    boolean admits(Section section, Car car, Terms terms) {
        Section target = target(car);
        int offers = from.offers(false);
        for (int i = 0; i < offers; i++) {
            if (target(from.offer(i)).equals(target)) {
                return false;
            }
        }
        return target.canTake(car, terms);
    }

    @Override
    void accept(Section section, Car car, Terms decided) {
        Section target = target(car);
        pass(car);
        target.take(car, decided);
    }

    /** What an inspection found is cured by going where it sends the car. */
    private void pass(Car car) {
        car.way = -1;
        if (ways.byInspection() && car.failed()) {
            for (int type = 0; type < Long.SIZE; type++) {
                if ((car.found >>> type & 1) != 0) {
                    floor.emit(
                            EventType.DEFECT_CURED,
                            place,
                            car.number,
                            car.visiting(counter),
                            type,
                            Cause.NONE,
                            0);
                }
            }
            car.defects &= ~car.found;
            car.found = 0;
        }
    }
}
