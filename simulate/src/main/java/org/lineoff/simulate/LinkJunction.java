package org.lineoff.simulate;

/** A plain hand-over from one section to the next. */
final class LinkJunction extends Junction {
    private final Section from;
    private final Section to;

    LinkJunction(Floor floor, int order, int place, Section from, Section to) {
        super(floor, order, place);
        this.from = from;
        this.to = to;
    }

    Section to() {
        return to;
    }

    /** Crosses ahead of time where it can. */
    void crossAhead() {
        Crossing.between(this, new Section[] {from}, to, null);
    }

    @Override
    boolean mayDecide() {
        return from.offersAlone();
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
        if (from.offers(advancing) == 0) {
            return false;
        }
        from.addOffered(0, terms);
        return true;
    }

    @Override
    Car coming() {
        return from.offer(0);
    }

    @Override
    Car bring(Section section, Terms decided) {
        return from.release(0, decided);
    }

    @Override
    boolean admits(Section section, Car car, Terms terms) {
        return from.offers(false) == 0 && to.canTake(car, terms);
    }

    @Override
    void accept(Section section, Car car, Terms decided) {
        to.take(car, decided);
    }
}
