package org.lineoff.simulate;

import org.lineoff.events.Cause;
import org.lineoff.events.EventType;

/** Where finished cars leave: line-off. */
final class SinkJunction extends Junction {
    private final Section from;

    SinkJunction(Floor floor, int order, int place, Section from) {
        super(floor, order, place);
        this.from = from;
    }

    @Override
    boolean mayDecide() {
        return from.offersAlone();
    }

    @Override
    boolean decide(Terms terms) {
        terms.clear();
        if (from.offers(false) == 0) {
            return false;
        }
        from.addOffered(0, terms);
        terms.settle();
        accept(from, from.release(0, terms), terms);
        return true;
    }

    @Override
    boolean admits(Section section, Car car, Terms terms) {
        return from.offers(false) == 0;
    }

    @Override
    void accept(Section section, Car car, Terms decided) {
        floor.emit(EventType.LINE_OFF, place, car.number, 0, Cause.NONE);
        floor.path.lineOff(decided.node());
        floor.backlog.lineOff(car.sequence, floor.today);
        floor.cars.giveBack(car);
    }
}
