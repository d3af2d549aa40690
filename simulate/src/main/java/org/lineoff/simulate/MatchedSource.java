package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.state.CarSince;
import org.lineoff.model.state.PlantState.SourceState;

/**
 * Where parts that belong to one car each come into being, in the order in which a store gives
 * those cars out; so that a join cannot wait for a part that waits behind another.
 */
final class MatchedSource extends Junction implements Crossing.Brings {
    private final Section to;

    // Parts that are called for and have not been released, in a ring that grows; since when.
    private Car[] parts = new Car[64];
    private long[] since = new long[64];
    private int[] node = new int[64];
    private int first;
    private int count;

    MatchedSource(Floor floor, int order, int place, Section to) {
        super(floor, order, place);
        this.to = to;
    }

    /** How many parts have been called for and not released yet. */
    int waiting() {
        return count;
    }

    /** The store gave a car out, now: its part is called for. */
    void follow(Car car, int ledBy) {
        if (count == parts.length) {
            grow();
        }
        int i = (first + count++) & (parts.length - 1);
        parts[i] = floor.cars.partOf(car, order);
        since[i] = floor.now;
        node[i] = ledBy;
        if (crossing == null) {
            floor.wake(this);
        } else {
            floor.mayCross(crossing);
        }
    }

    /** Brings parts ahead of time where it can. */
    void crossAhead() {
        Crossing.from(this, this, to);
    }

    @Override
    public long since() {
        return count == 0 ? Timed.NEVER : since[first];
    }

    @Override
    public int node() {
        return node[first];
    }

    @Override
    public Car bring() {
        Car part = parts[first];
        first = (first + 1) & (parts.length - 1);
        count--;
        return part;
    }

    private void grow() {
        Car[] more = new Car[2 * count];
        long[] times = new long[2 * count];
        int[] nodes = new int[2 * count];
        for (int i = 0; i < count; i++) {
            int old = (first + i) & (count - 1);
            more[i] = parts[old];
            times[i] = since[old];
            nodes[i] = node[old];
        }
        parts = more;
        since = times;
        node = nodes;
        first = 0;
    }

    SourceState save(StateBook book) {
        List<CarSince> called = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int i = (first + n) & (parts.length - 1);
            called.add(new CarSince(book.car(parts[i]), since[i]));
        }
        return new SourceState(book.name(place), 0, called);
    }

    /** Goes on from there. */
    void restore(SourceState state, StateBook book) {
        for (CarSince called : state.called()) {
            if (count == parts.length) {
                grow();
            }
            parts[count] = book.car(called.car());
            since[count++] = called.since();
        }
    }

    @Override
    boolean decide(Terms terms) {
        return feed(to, terms);
    }

    @Override
    boolean isReady(Section section, Terms terms, boolean advancing) {
        if (count == 0) {
            return false;
        }
        terms.add(since[first], node[first], Cause.NONE);
        return true;
    }

    @Override
    Car coming() {
        return parts[first];
    }

    @Override
    Car bring(Section section, Terms decided) {
        Car part = bring();
        if (count > 0) {
            floor.wake(this);
        }
        floor.emit(EventType.RELEASED, place, part.number, 0, Cause.NONE);
        return part;
    }
}
