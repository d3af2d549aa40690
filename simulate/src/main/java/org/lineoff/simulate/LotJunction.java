package org.lineoff.simulate;

/**
 * A lot source: begins one stroke of its machine in a decision, and with the first of them a lot.
 */
final class LotJunction extends Junction {
    private final LotMachine machine;

    LotJunction(Floor floor, int order, int place, LotMachine machine) {
        super(floor, order, place);
        this.machine = machine;
    }

    LotMachine machine() {
        return machine;
    }

    @Override
    boolean decide(Terms terms) {
        terms.clear();
        if (!machine.isDue(terms) || !machine.hasRoom(terms)) {
            return false;
        }
        terms.settle();
        machine.stroke(terms);
        return true;
    }
}
