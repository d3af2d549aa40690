package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;

/**
 * Fits parts to a car, by arrival or matched car by car, when car, parts and room are all there, in
 * one step.
 */
final class JoinJunction extends Junction {
    /** The section of the car, then those of the parts. */
    private final Section[] from;

    private final boolean[] matched;
    private final RackParts racks;
    private final Section to;
    private final int counter;

    /** Which of each section's offers goes; −1: the one that an advance hands over. */
    private final int[] chosen;

    /** The car that was found. */
    private Car car;

    JoinJunction(
            Floor floor,
            int order,
            int place,
            Section[] from,
            boolean[] matched,
            RackParts racks,
            Section to,
            int counter) {
        super(floor, order, place);
        this.from = from;
        this.matched = matched;
        this.racks = racks;
        this.to = to;
        this.counter = counter;
        this.chosen = new int[from.length];
        this.car = new Car(0, 0, 0);
    }

    /** What comes to the racks is told to it from now on. */
    void awaitParts() {
        racks.addTaker(this);
    }

    /** The section that brings the car. */
    Section carsFrom() {
        return from[0];
    }

    @Override
    boolean mayDecide() {
        return Arrays.stream(from).allMatch(Section::offersAlone);
    }

    @Override
    boolean awaitsPitch() {
        return to instanceof PacedSection;
    }

    @Override
    boolean decide(Terms terms) {
        return feed(to, terms);
    }

    @Override
    boolean isReady(Section section, Terms terms, boolean advancing) {
        if (!find(advancing, -1, car)) {
            return false;
        }
        addOffered(terms);
        return true;
    }

    /**
     * Finds the first car whose parts are all there.
     *
     * @param handing index of the section whose advance hands over, −1: none
     * @param handed what it hands over, anything if none does
     */
    private boolean find(boolean advancing, int handing, Car handed) {
        int cars = handing == 0 ? 1 : from[0].offers(advancing);
        for (int c = 0; c < cars; c++) {
            chosen[0] = handing == 0 ? -1 : c;
            car = handing == 0 ? handed : from[0].offer(c);
            if (racks.areThereFor(car) && findParts(advancing, handing, handed)) {
                return true;
            }
        }
        return false;
    }

    private boolean findParts(boolean advancing, int handing, Car handed) {
        for (int p = 1; p < from.length; p++) {
            if (p == handing) {
                chosen[p] = -1;
                if (!fits(p, handed)) {
                    return false;
                }
            } else {
                int offers = from[p].offers(advancing);
                int i = 0;
                while (i < offers && !fits(p, from[p].offer(i))) {
                    i++;
                }
                if (i == offers) {
                    return false;
                }
                chosen[p] = i;
            }
        }
        return true;
    }

    private boolean fits(int p, Car part) {
        return fits(p, car, part);
    }

    /** Whether a part of the p-th section, from 1, goes with that car. */
    boolean fits(int p, Car with, Car part) {
        return !matched[p] || (part.number == with.number && part.sequence == with.sequence);
    }

    /** Counts a visit of a car, and returns which it is. */
    int visit(Car joined) {
        return joined.visit(counter);
    }

    /** The sections of parts that may put off what nobody can see. */
    List<RecurrentSection> lagging() {
        List<RecurrentSection> lagging = new ArrayList<>();
        for (int p = 1; p < from.length; p++) {
            if (from[p] instanceof RecurrentSection section && section.isQuiet()) {
                section.lagBehind();
                lagging.add(section);
            }
        }
        return lagging;
    }

    /** Crosses ahead of time where it can. */
    void crossAhead() {
        if (racks.isEmpty()) {
            Crossing.between(this, from, to, this);
        }
    }

    private void addOffered(Terms terms) {
        for (int i = 0; i < from.length; i++) {
            if (chosen[i] >= 0) {
                from[i].addOffered(chosen[i], terms);
            }
        }
        racks.addSince(car, terms);
    }

    @Override
    Car coming() {
        return car;
    }

    @Override
    Car bring(Section section, Terms decided) {
        return join(decided, -1, car);
    }

    /** Takes all from where they are, but what is handed over, and fits the parts. */
    private Car join(Terms decided, int handing, Car handed) {
        Car joined = handing == 0 ? handed : from[0].release(chosen[0], decided);
        int visit = joined.visit(counter);
        for (int p = 1; p < from.length; p++) {
            Car part = p == handing ? handed : from[p].release(chosen[p], decided);
            floor.emit(
                    EventType.PART_FITTED,
                    place,
                    joined.number,
                    visit,
                    p - 1,
                    Cause.NONE,
                    part.number);
            floor.cars.giveBack(part);
        }
        racks.takeFor(joined, visit, decided.node());
        return joined;
    }

    @Override
    boolean admits(Section section, Car handed, Terms terms) {
        if (!find(true, indexOf(section), handed)) {
            return false;
        }
        addOffered(terms);
        return to.canTake(car, terms);
    }

    @Override
    void accept(Section section, Car handed, Terms decided) {
        to.take(join(decided, indexOf(section), handed), decided);
    }

    /** What a car or part at the end of a section waits for: room, or what stands in the way. */
    List<Object> waitsFor(Section section, Car waiting) {
        int index = indexOf(section);
        Car first = index == 0 ? waiting : from[0].stuckAtEnd();
        List<Object> waits = new ArrayList<>(Deadlock.room(to, first));
        if (first != null && (from[0].gate == null || from[0].gate.inside() == 0)) {
            waits.addAll(racks.machinesFor(first));
        }
        for (int p = 1; p < from.length; p++) {
            Section other = index == 0 ? from[p] : from[0];
            Car there = other.stuckAtEnd();
            if ((index == 0 || index == p)
                    && matched[p]
                    && there != null
                    && (there.number != waiting.number || there.sequence != waiting.sequence)
                    && (other.gate == null || other.gate.inside() == 0)) {
                waits.add(other);
            }
        }
        return waits;
    }

    private int indexOf(Section section) {
        for (int i = 0; i < from.length; i++) {
            if (from[i].equals(section)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no section before this join: " + section.site.name());
    }
}
