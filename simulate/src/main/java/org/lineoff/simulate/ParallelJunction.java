package org.lineoff.simulate;

/**
 * Parallel stations with overtaking: takes a car into a free station, and hands one that is done
 * on, each in a decision of its own; handing on comes first, because it makes room.
 */
final class ParallelJunction extends Junction {
    private final Section from;
    private final ParallelStations hall;
    private final Section to;

    /** Whether the car that was found comes from the section before. */
    private boolean comes;

    ParallelJunction(
            Floor floor, int order, int place, Section from, ParallelStations hall, Section to) {
        super(floor, order, place);
        this.from = from;
        this.hall = hall;
        this.to = to;
    }

    ParallelStations hall() {
        return hall;
    }

    Section to() {
        return to;
    }

    @Override
    boolean decide(Terms terms) {
        return feed(to, terms) || feed(hall, terms);
    }

    private Section before(Section section) {
        comes = section.equals(hall);
        return comes ? from : hall;
    }

    @Override
    boolean isReady(Section section, Terms terms, boolean advancing) {
        Section before = before(section);
        if (before.offers(advancing) == 0) {
            return false;
        }
        before.addOffered(0, terms);
        return true;
    }

    @Override
    Car coming() {
        return (comes ? from : hall).offer(0);
    }

    @Override
    Car bring(Section section, Terms decided) {
        return before(section).release(0, decided);
    }

    @Override
    boolean admits(Section section, Car car, Terms terms) {
        return from.offers(false) == 0 && hall.canTake(car, terms);
    }

    @Override
    void accept(Section section, Car car, Terms decided) {
        hall.take(car, decided);
    }
}
