package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;
import org.lineoff.model.state.CarSince;
import org.lineoff.model.state.Luck;
import org.lineoff.model.state.SectionState.RepairState;
import org.lineoff.model.state.SectionState.UnderRepair;
import org.lineoff.simulate.Layout.SectionSite;

/**
 * Where cars that failed a gate are repaired: places, and servers that work on some of them, first
 * come, first served. A repaired car frees its server but keeps its place until it goes on; one
 * that fails again queues anew in the place it holds. Works in the hours of its section.
 */
final class RepairShop implements Ahead {
    final Floor floor;
    final Section section;
    final int place;
    private final int counter;
    private final Law time;
    private final long luckKey;
    private final RepairServer[] servers;

    // Cars that wait for a server, first come first (at one instant the lowest number).
    private final RepairQueue waiting;

    // Cars that are repaired and wait to go on.
    private final RepairQueue repaired;

    // Of the last cars that left, in a ring.
    private final long[] left;
    private final int[] leftBy;
    private long entries;
    private long exits;

    RepairShop(Floor floor, Section section, SectionSite site, int places, int servers, Law time) {
        this.floor = floor;
        this.section = section;
        this.place = site.repairPlace();
        this.counter = site.repairCounter();
        this.time = time;
        this.luckKey =
                floor.drawn
                        .draws()
                        .key(Purpose.CURE, Draws.place(floor.layout.places().get(place).name()));
        this.servers = new RepairServer[servers];
        for (int i = 0; i < servers; i++) {
            this.servers[i] = new RepairServer(this);
        }
        waiting = new RepairQueue(places);
        repaired = new RepairQueue(places);
        left = new long[places];
        leftBy = new int[places];
        section.aheads.add(this);
    }

    boolean hasRoom() {
        return entries - exits < left.length;
    }

    void addRoom(Terms terms) {
        if (entries >= left.length) {
            int i = (int) (entries % left.length);
            terms.add(left[i], leftBy[i], Cause.ROOM);
        }
    }

    int inside() {
        return (int) (entries - exits);
    }

    /** A car that failed comes in, now. */
    void enter(Car car, Terms decided) {
        entries++;
        await(car, decided.node());
    }

    private void await(Car car, int node) {
        floor.emit(EventType.ENTERED, place, car.number, car.visit(counter), Cause.NONE);
        waiting.add(car, floor.now, node, floor.now);
        moves();
    }

    private void moves() {
        section.repairMoves = true;
        floor.move(section);
    }

    /** Lets free servers begin. */
    void start() {
        for (int i = 0; section.open && i < servers.length && waiting.count() > 0; i++) {
            if (servers[i].isFree()) {
                servers[i].start(waiting);
            }
        }
    }

    /** How long the work on a car takes, in ms. */
    long duration(Car car) {
        long luck = Draws.carIndex(car.number, car.visiting(counter));
        return time.duration(time.isConstant() ? 0.5 : Draws.uniform(luckKey, luck));
    }

    void report(EventType type, Car car) {
        floor.emit(type, place, car.number, car.visiting(counter), Cause.NONE);
    }

    /** A server is done with a car: what was found is cured, and the gate looks again. */
    void finished(Car car, int node, Gate gate) {
        report(EventType.WORK_FINISHED, car);
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
        gate.inspect(car);
        if (car.failed()) {
            floor.emit(EventType.LEFT, place, car.number, car.visiting(counter), Cause.RESULT);
            await(car, node);
        } else {
            repaired.add(car, section.nextOpening(), node, floor.now);
            section.exitChanged();
        }
        moves();
    }

    // ---- its state ----

    RepairState save(StateBook book) {
        List<UnderRepair> under = new ArrayList<>();
        List<Long> rest = new ArrayList<>();
        for (RepairServer server : servers) {
            if (!server.isFree()) {
                under.add(server.save(book));
                rest.add(server.left());
            }
        }
        book.addLuck(new Luck.RepairLuck(book.name(place), rest));
        return new RepairState(waiting.save(book), under, repaired.save(book));
    }

    /** Goes on from there, now. */
    void restore(RepairState state, StateBook book) {
        for (CarSince car : state.waiting()) {
            waiting.add(book.car(car.car()), car.since(), CriticalPath.BEFORE, car.since());
        }
        Luck.RepairLuck luck = book.luckOfRepair(place);
        for (int i = 0; i < state.underRepair().size(); i++) {
            UnderRepair under = state.underRepair().get(i);
            Car car = book.car(under.car());
            long rest =
                    luck != null && i < luck.left().size()
                            ? luck.left().get(i)
                            : left(car, under.worked());
            servers[i].restore(car, rest, under);
        }
        for (CarSince car : state.repaired()) {
            long since = section.hours.nextOpening(car.since());
            repaired.add(book.car(car.car()), since, CriticalPath.BEFORE, car.since());
        }
        entries = inside(state);
    }

    /** How many cars a state has in a repair. */
    static int inside(RepairState state) {
        return state.waiting().size() + state.underRepair().size() + state.repaired().size();
    }

    /** What is left of the work on a car of which that much is done. */
    private long left(Car car, long worked) {
        long luck = Draws.carIndex(car.number, Math.max(0, car.visiting(counter)));
        return time.remaining(
                time.isConstant() ? 0.5 : Draws.uniform(luckKey, luck), time.mean(), worked);
    }

    // ---- repaired cars ----

    @Override
    public void hoursReplaced() {
        repaired.offerAnew(section.hours);
    }

    int repaired() {
        return repaired.count();
    }

    Car repaired(int i) {
        return repaired.car(i);
    }

    void addRepaired(int i, Terms terms) {
        terms.addReady(
                section, repaired.since(i), repaired.node(i), repaired.nodeTime(i), Cause.FINISHED);
    }

    /** A repaired car goes on, now. */
    Car release(int i, Terms decided) {
        Car car = repaired.remove(i);
        int slot = (int) (exits++ % left.length);
        left[slot] = floor.now;
        leftBy[slot] = decided.node();
        floor.emit(
                EventType.LEFT,
                place,
                car.number,
                car.visiting(counter),
                decided.causeFor(section));
        section.exitChanged();
        return car;
    }
}
