package org.lineoff.simulate;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.Drawn;
import org.lineoff.model.Known;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;
import org.lineoff.model.state.SectionState;
import org.lineoff.model.state.SectionState.RepairState;
import org.lineoff.simulate.Layout.GateSite;

/**
 * The inspection at the end of a section: each car once, on finishing, and again after each repair.
 * What it decides is to send a car that failed to repair, where there is one; without, cars go on
 * with their result.
 */
final class Gate extends Junction {
    private final Section section;
    private final int counter;

    /** Defects looked for: type, probability of finding one that is there, key. */
    private final int[] types;

    private final double[] finds;
    private final long[] keys;

    private final @Nullable RepairShop repair;

    Gate(
            Floor floor,
            int order,
            GateSite site,
            Section section,
            Drawn drawn,
            @Nullable RepairShop repair) {
        super(floor, order, site.place());
        this.section = section;
        this.counter = site.section().gateCounter();
        this.repair = repair;
        List<String> all = floor.layout.defectTypes();
        types =
                site.gate().finds().keySet().stream()
                        .filter(type -> drawn.isKnown(find(site, type)))
                        .mapToInt(all::indexOf)
                        .sorted()
                        .toArray();
        finds = new double[types.length];
        keys = new long[types.length];
        long name = Draws.place(floor.layout.places().get(site.place()).name());
        for (int i = 0; i < types.length; i++) {
            String type = all.get(types[i]);
            finds[i] = drawn.number(find(site, type));
            keys[i] = drawn.draws().key(Purpose.DETECT, Draws.place(name, type));
        }
    }

    private static Known<Double> find(GateSite site, String type) {
        return Objects.requireNonNull(site.gate().finds().get(type), type);
    }

    /** Inspects a car, now; what was found stays with it. */
    void inspect(Car car) {
        int visit = car.visit(counter);
        long luck = Draws.carIndex(car.number, visit);
        car.found = 0;
        for (int i = 0; i < types.length; i++) {
            long bit = 1L << types[i];
            if ((car.defects & bit) != 0 && Draws.uniform(keys[i], luck) < finds[i]) {
                car.found |= bit;
                floor.emit(
                        EventType.DEFECT_FOUND, place, car.number, visit, types[i], Cause.NONE, 0);
            }
        }
        floor.emit(
                EventType.MEASURED, place, car.number, visit, -1, Cause.NONE, car.failed() ? 0 : 1);
    }

    /** Whether it does not let a car go on. */
    boolean holds(Car car) {
        return repair != null && car.failed();
    }

    @Override
    boolean mayDecide() {
        return repair != null && !(section instanceof PacedSection);
    }

    @Override
    boolean decide(Terms terms) {
        if (repair == null || !repair.hasRoom() || !section.waitsForRepair()) {
            return false;
        }
        terms.clear();
        section.addLast(terms);
        repair.addRoom(terms);
        terms.settle();
        repair.enter(section.releaseToRepair(terms), terms);
        return true;
    }

    @Override
    boolean admits(Section from, Car car, Terms terms) {
        if (repair == null || !repair.hasRoom()) {
            return false;
        }
        repair.addRoom(terms);
        return true;
    }

    @Override
    void accept(Section from, Car car, Terms decided) {
        if (repair != null) {
            repair.enter(car, decided);
        }
    }

    @Nullable RepairState save(StateBook book) {
        return repair == null ? null : repair.save(book);
    }

    void restore(SectionState state, StateBook book) {
        RepairState inRepair = state.repair();
        if (repair != null && inRepair != null) {
            repair.restore(inRepair, book);
        }
    }

    /** Moves what can move in the repair. */
    void move() {
        if (repair != null) {
            repair.start();
        }
    }

    RepairShop repair() {
        return Objects.requireNonNull(repair);
    }

    /** Whether it has a repair, from which cars go on by themselves. */
    boolean repairs() {
        return repair != null;
    }

    /** How many repaired cars wait to go on. */
    int repaired() {
        return repair == null ? 0 : repair.repaired();
    }

    int inside() {
        return repair == null ? 0 : repair.inside();
    }
}
