package org.lineoff.simulate;

import org.lineoff.events.Cause;
import org.lineoff.events.EventType;

/**
 * Where cars come into being: the head of a build sequence, once its order and its parts have come
 * in.
 */
final class OrderSource extends Junction {
    private final Section to;
    private final BuildSequence sequence;

    OrderSource(Floor floor, int order, int place, Section to, BuildSequence sequence) {
        super(floor, order, place);
        this.to = to;
        this.sequence = sequence;
        sequence.addSource(this);
    }

    boolean isExhausted() {
        return sequence.isExhausted();
    }

    @Override
    boolean decide(Terms terms) {
        return feed(to, terms);
    }

    @Override
    boolean isReady(Section section, Terms terms, boolean advancing) {
        if (sequence.date() > floor.now) {
            return false;
        }
        long parts = sequence.partsSince();
        if (parts > floor.now) {
            return false;
        }
        terms.addOrder(sequence.date(), place, Cause.ORDERS);
        terms.addOrder(parts, place, Cause.SUPPLY);
        return true;
    }

    @Override
    Car bring(Section section, Terms decided) {
        Car car = sequence.take(order);
        floor.emit(EventType.RELEASED, place, car.number, 0, decided.releaseCause());
        return car;
    }
}
