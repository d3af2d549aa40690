package org.lineoff.simulate;

import java.util.Arrays;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;

/**
 * Where parts that belong to one car each come into being, in the order in which a store gives
 * those cars out; so that a join cannot wait for a part that waits behind another.
 */
final class MatchedSource extends Junction {
    private final Section to;
    private final BuildSequence[] sequences;

    // Cars given out whose parts have not been released, in a ring that grows.
    private long[] number = new long[64];
    private int[] sequence = new int[64];
    private long[] since = new long[64];
    private int[] node = new int[64];
    private int first;
    private int count;

    /**
     * A feeder that follows a store.
     *
     * @param sequences by index
     */
    MatchedSource(Floor floor, int order, int place, Section to, BuildSequence[] sequences) {
        super(floor, order, place);
        this.to = to;
        this.sequences = sequences;
    }

    /** How many parts have been called for and not released yet. */
    int waiting() {
        return count;
    }

    /** The store gave a car out, now. */
    void follow(Car car, int ledBy) {
        if (count == number.length) {
            grow();
        }
        int i = (first + count++) & (number.length - 1);
        number[i] = car.number;
        sequence[i] = car.sequence;
        since[i] = floor.now;
        node[i] = ledBy;
        floor.wake(this);
    }

    private void grow() {
        long[] numbers = new long[2 * count];
        int[] sequencesOf = new int[2 * count];
        long[] times = new long[2 * count];
        int[] nodes = new int[2 * count];
        for (int i = 0; i < count; i++) {
            int old = (first + i) & (count - 1);
            numbers[i] = number[old];
            sequencesOf[i] = sequence[old];
            times[i] = since[old];
            nodes[i] = node[old];
        }
        number = numbers;
        sequence = sequencesOf;
        since = times;
        node = nodes;
        first = 0;
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
    Car bring(Section section, Terms decided) {
        Car part;
        if (sequence[first] >= 0) {
            part = sequences[sequence[first]].car(number[first], order);
        } else {
            part = floor.cars.take();
            part.number = number[first];
            part.sequence = -1;
            part.source = order;
            part.model = -1;
            Arrays.fill(part.choices, -1);
        }
        first = (first + 1) & (number.length - 1);
        count--;
        floor.emit(EventType.RELEASED, place, part.number, 0, Cause.NONE);
        return part;
    }
}
