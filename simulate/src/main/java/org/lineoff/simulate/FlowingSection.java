package org.lineoff.simulate;

import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.model.time.OpenTime;
import org.lineoff.simulate.Layout.SectionSite;

/**
 * A section in which each car moves when it can: what it offers at its end, however its inside is
 * computed. Repaired cars go first; a car that failed its inspection waits for a place in repair.
 */
abstract class FlowingSection extends Section {
    FlowingSection(Floor floor, SectionSite site, OpenTime openTime, Rates rates, long start) {
        super(floor, site, openTime, rates, start);
    }

    /** Whether the first car at the last position is done by now. */
    abstract boolean isFirstDone();

    /** That car; there must be one. */
    abstract Car firstCar();

    /** Since when it could leave: finished, open, and the one before it gone. */
    abstract void addReady(Terms terms);

    /** It leaves, now. */
    abstract Car depart(Cause why, int node);

    @Override
    final boolean taktDividesWork() {
        return true;
    }

    @Override
    final boolean isDue(Terms terms) {
        terms.addHours(this);
        return open;
    }

    @Override
    final int offers(boolean lastPlace) {
        if (!open) {
            return 0;
        }
        return repaired() + (isFirstOffered() ? 1 : 0);
    }

    private int repaired() {
        return gate == null ? 0 : gate.repaired();
    }

    private boolean isFirstOffered() {
        return isFirstDone() && (gate == null || !gate.holds(firstCar()));
    }

    @Override
    final boolean waitsForRepair() {
        return open && isFirstDone() && gate != null && gate.holds(firstCar());
    }

    @Override
    final boolean offersAlone() {
        return true;
    }

    @Override
    final Car offer(int i) {
        return gate != null && i < gate.repaired() ? gate.repair().repaired(i) : firstCar();
    }

    @Override
    final void addOffered(int i, Terms terms) {
        terms.addHours(this);
        if (gate != null && i < gate.repaired()) {
            gate.repair().addRepaired(i, terms);
        } else {
            addReady(terms);
        }
    }

    @Override
    final void addLast(Terms terms) {
        terms.addHours(this);
        addReady(terms);
    }

    @Override
    final Car release(int i, Terms decided) {
        if (gate != null && i < gate.repaired()) {
            return giveSkids(gate.repair().release(i, decided), decided);
        }
        return giveSkids(depart(decided.causeFor(this), decided.node()), decided);
    }

    @Override
    final Car releaseToRepair(Terms decided) {
        Cause why = decided.causeFor(this);
        return depart(why == Cause.FINISHED ? Cause.RESULT : why, decided.node());
    }

    @Override
    final @Nullable Car stuckAtEnd() {
        return isFirstDone() ? firstCar() : null;
    }
}
