package org.lineoff.simulate;

import java.util.Arrays;
import java.util.List;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.state.PlantState.SourceState;

/** Where parts that belong to no car come into being, as many as there is room for. */
final class PartSource extends Junction implements Crossing.Brings {
    private final Section to;
    private long released;

    PartSource(Floor floor, int order, int place, Section to) {
        super(floor, order, place);
        this.to = to;
    }

    SourceState save(StateBook book) {
        return new SourceState(book.name(place), released, List.of());
    }

    /** Goes on from there. */
    void restore(SourceState state) {
        released = state.released();
    }

    @Override
    boolean decide(Terms terms) {
        return feed(to, terms);
    }

    @Override
    boolean isReady(Section section, Terms terms, boolean advancing) {
        return true;
    }

    /** Brings parts ahead of time where it can. */
    void crossAhead() {
        Crossing.from(this, this, to);
    }

    @Override
    public long since() {
        return Long.MIN_VALUE;
    }

    @Override
    public int node() {
        return CriticalPath.BEFORE;
    }

    @Override
    Car bring(Section section, Terms decided) {
        Car part = bring();
        floor.wake(this); // there is always another
        floor.emit(EventType.RELEASED, place, part.number, 0, Cause.NONE);
        return part;
    }

    @Override
    public Car bring() {
        Car part = floor.cars.take();
        part.number = ++released;
        part.wanted = part.number;
        part.sequence = -1;
        part.source = order;
        part.model = -1;
        Arrays.fill(part.choices, -1);
        return part;
    }
}
