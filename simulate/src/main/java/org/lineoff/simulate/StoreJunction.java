package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.RetrievalRule;
import org.lineoff.model.state.PlantState;

/**
 * A store: it takes in while it has places, and gives out by a rule when the section behind has
 * room, among the cars inside, or with lanes among the heads of the lanes. It takes in before it
 * retrieves.
 */
final class StoreJunction extends Junction {
    private final Section from;
    private final Section to;
    private final RetrievalRule rule;
    private final int counter;

    /** Sources that follow its retrievals. */
    private final List<MatchedSource> followers = new ArrayList<>();

    /** How many lanes there are, 0 with free access, and how many cars each holds. */
    private final int lanes;

    private final int perLane;

    // Cars inside in the order of their entry: who, the number wanted, when and led by what, lane.
    private final Car[] cars;
    private final long[] wanted;
    private final long[] since;
    private final int[] node;
    private final int[] lane;
    private int count;

    // By lane: how many cars it holds, the number wanted of the last; heads in order of entry.
    private final int[] length;
    private final long[] lastWanted;
    private final int[] heads;
    private final long[] headWanted;

    // Of the last retrievals, in a ring.
    private final long[] left;
    private final int[] leftBy;
    private long entries;
    private long retrievals;

    /** Which car inside goes next, −1 while that is open: since then one came or went. */
    private int chosen = -1;

    StoreJunction(
            Floor floor,
            int order,
            int place,
            Section from,
            Section to,
            int places,
            int lanes,
            RetrievalRule rule,
            int counter) {
        super(floor, order, place);
        this.from = from;
        this.to = to;
        this.rule = rule;
        this.counter = counter;
        this.lanes = lanes;
        perLane = lanes == 0 ? 0 : Math.max(1, places / lanes);
        int capacity = lanes == 0 ? places : lanes * perLane;
        length = new int[lanes];
        lastWanted = new long[lanes];
        heads = new int[lanes];
        headWanted = new long[lanes];
        lane = new int[capacity];
        cars = new Car[capacity];
        wanted = new long[capacity];
        since = new long[capacity];
        node = new int[capacity];
        left = new long[capacity];
        leftBy = new int[capacity];
    }

    /** How many places it needs to hold so many cars; as many as stated if that is enough. */
    static int places(int stated, int lanes, int inside) {
        int held = lanes == 0 ? stated : lanes * Math.max(1, stated / lanes);
        if (inside <= held) {
            return stated;
        }
        return lanes == 0 ? inside : (inside + lanes - 1) / lanes * lanes;
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
        lane[count] = lanes == 0 ? 0 : laneFor(car.wanted);
        cars[count] = car;
        wanted[count] = car.wanted;
        since[count] = floor.now;
        node[count++] = decided.node();
        chosen = -1;
        entries++;
        floor.emit(EventType.ENTERED, place, car.number, car.visit(counter), Cause.NONE);
        floor.wake(this);
    }

    PlantState.StoreState save(StateBook book) {
        List<PlantState.Stored> inside = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = lanes == 0 ? 0 : lane[i] + 1;
            inside.add(new PlantState.Stored(book.car(cars[i]), since[i], number));
        }
        return new PlantState.StoreState(book.name(place), inside);
    }

    /** Goes on from there. */
    void restore(PlantState.StoreState state, StateBook book) {
        for (PlantState.Stored stored : state.cars()) {
            Car car = book.car(stored.car());
            lane[count] = Math.clamp(stored.lane() - 1L, 0, Math.max(0, lanes - 1));
            cars[count] = car;
            wanted[count] = car.wanted;
            since[count++] = stored.since();
        }
        entries = count;
    }

    /**
     * Of the lanes with room that whose last car has the largest smaller number, else the shortest,
     * else the first.
     */
    private int laneFor(long ofCar) {
        Arrays.fill(length, 0);
        for (int i = 0; i < count; i++) {
            length[lane[i]]++;
            lastWanted[lane[i]] = wanted[i];
        }
        int behind = -1;
        int shortest = -1;
        for (int l = 0; l < lanes; l++) {
            if (length[l] < perLane) {
                if (length[l] > 0
                        && lastWanted[l] < ofCar
                        && (behind < 0 || lastWanted[l] > lastWanted[behind])) {
                    behind = l;
                }
                shortest = shortest < 0 || length[l] < length[shortest] ? l : shortest;
            }
        }
        return behind < 0 ? shortest : behind;
    }

    @Override
    boolean isReady(Section section, Terms terms, boolean advancing) {
        if (count == 0) {
            return false;
        }
        if (chosen < 0) {
            choose();
        }
        terms.add(since[chosen], node[chosen], Cause.RESULT);
        return true;
    }

    private void choose() {
        if (lanes == 0) {
            chosen = Objects.checkIndex(rule.choose(wanted, count), count);
            return;
        }
        Arrays.fill(length, 0);
        int found = 0;
        for (int i = 0; i < count; i++) {
            if (length[lane[i]]++ == 0) {
                heads[found] = i;
                headWanted[found++] = wanted[i];
            }
        }
        chosen = heads[Objects.checkIndex(rule.choose(headWanted, found), found)];
    }

    @Override
    Car coming() {
        return cars[chosen];
    }

    @Override
    Car bring(Section section, Terms decided) {
        Car car = cars[chosen];
        rule.gaveOut(wanted[chosen]);
        int behind = --count - chosen;
        System.arraycopy(cars, chosen + 1, cars, chosen, behind);
        System.arraycopy(wanted, chosen + 1, wanted, chosen, behind);
        System.arraycopy(since, chosen + 1, since, chosen, behind);
        System.arraycopy(node, chosen + 1, node, chosen, behind);
        if (lanes > 0) {
            System.arraycopy(lane, chosen + 1, lane, chosen, behind);
        }
        chosen = -1;
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
