package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.RetrievalRule;

/**
 * A store with free access: it takes in while it has places, and gives out by a rule among the cars
 * inside when the section behind has room. It takes in before it retrieves.
 */
final class StoreJunction extends Junction {
    private final Section from;
    private final Section to;
    private final RetrievalRule rule;
    private final int counter;

    /** Sources that follow its retrievals. */
    private final List<MatchedSource> followers = new ArrayList<>();

    // Cars inside in the order of their entry: who, the number wanted, when and led by what.
    private final Car[] cars;
    private final long[] wanted;
    private final long[] since;
    private final int[] node;
    private int count;

    // Of the last retrievals, in a ring.
    private final long[] left;
    private final int[] leftBy;
    private long entries;
    private long retrievals;
    private int chosen;

    StoreJunction(
            Floor floor,
            int order,
            int place,
            Section from,
            Section to,
            int capacity,
            RetrievalRule rule,
            int counter) {
        super(floor, order, place);
        this.from = from;
        this.to = to;
        this.rule = rule;
        this.counter = counter;
        cars = new Car[capacity];
        wanted = new long[capacity];
        since = new long[capacity];
        node = new int[capacity];
        left = new long[capacity];
        leftBy = new int[capacity];
    }

    void addFollower(MatchedSource source) {
        followers.add(source);
    }

    int inside() {
        return count;
    }

    boolean isFull() {
        return count == cars.length;
    }

    Section from() {
        return from;
    }

    Section to() {
        return to;
    }

    /** The car that it would give out next; there must be one. */
    Car next() {
        choose();
        return cars[chosen];
    }

    @Override
    boolean decide(Terms terms) {
        return takeIn(terms) || feed(to, terms);
    }

    private boolean takeIn(Terms terms) {
        if (isFull() || from.offers(false) == 0) {
            return false;
        }
        terms.clear();
        from.addOffered(0, terms);
        addRoom(terms);
        terms.settle();
        accept(from, from.release(0, terms), terms);
        return true;
    }

    private void addRoom(Terms terms) {
        if (entries >= cars.length) {
            int i = (int) (entries % cars.length);
            terms.add(left[i], leftBy[i], Cause.ROOM);
        }
    }

    @Override
    boolean admits(Section section, Car car, Terms terms) {
        if (isFull() || from.offers(false) > 0) {
            return false;
        }
        addRoom(terms);
        return true;
    }

    @Override
    void accept(Section section, Car car, Terms decided) {
        cars[count] = car;
        wanted[count] = car.number;
        since[count] = floor.now;
        node[count++] = decided.node();
        entries++;
        floor.emit(EventType.ENTERED, place, car.number, car.visit(counter), Cause.NONE);
        floor.wake(this);
    }

    @Override
    boolean isReady(Section section, Terms terms, boolean advancing) {
        if (count == 0) {
            return false;
        }
        choose();
        terms.add(since[chosen], node[chosen], Cause.RESULT);
        return true;
    }

    private void choose() {
        chosen = rule.choose(wanted, count);
    }

    @Override
    Car coming() {
        return cars[chosen];
    }

    @Override
    Car bring(Section section, Terms decided) {
        Car car = cars[chosen];
        int behind = --count - chosen;
        System.arraycopy(cars, chosen + 1, cars, chosen, behind);
        System.arraycopy(wanted, chosen + 1, wanted, chosen, behind);
        System.arraycopy(since, chosen + 1, since, chosen, behind);
        System.arraycopy(node, chosen + 1, node, chosen, behind);
        int i = (int) (retrievals++ % left.length);
        left[i] = floor.now;
        leftBy[i] = decided.node();
        floor.emit(
                EventType.LEFT, place, car.number, car.visiting(counter), decided.causeFor(null));
        for (int f = 0; f < followers.size(); f++) {
            followers.get(f).follow(car, decided.node());
        }
        floor.wake(this);
        return car;
    }
}
