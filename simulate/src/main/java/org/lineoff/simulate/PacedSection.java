package org.lineoff.simulate;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.model.Factor;
import org.lineoff.model.random.Durations;
import org.lineoff.model.state.SectionState;
import org.lineoff.model.state.StationState;
import org.lineoff.model.time.OpenTime;
import org.lineoff.simulate.Layout.SectionSite;

/**
 * A section whose stations all advance together: when the pitch (the takt, or the longest time of a
 * station) is over, the next car is offered, and the last station can hand its car over.
 *
 * <p>An advance is one step: the last car goes on, all move, the next comes in. It is made by the
 * junction before the section ({@link #take}), or, where a join takes from two moving lines, as
 * part of the other's advance ({@link #release}); with an empty first place by the engine.
 */
final class PacedSection extends Section {
    private final PacedRow row;
    private final double takt;
    private final Upstream upstream;
    private final Pitch pitch;
    private final @Nullable EntryEnd entryEnd;
    private final Terms terms;

    /** Cars inside, those in repair not included. */
    private int occupied;

    // The pitch: when it began, led by what; whether its takt and its stations are done.
    private boolean began;
    private long beganAt;
    private int beganBy;
    private boolean taktOver = true;
    private long pitchLength;
    private double pitchRate = Double.NaN;
    private long pitchAtRate;
    private long taktEnds;

    // The end of the pitch: since when the section has been due, and why.
    private long dueSince;
    private int dueBy;
    private long dueNodeEnds;
    private Cause dueCause = Cause.TAKT;

    /** Set while a question goes from section to section, so that it ends on a loop. */
    private boolean askedForRoom;

    private boolean askedForCar;
    private @Nullable Junction supplier;

    /** The takt of a pitch is over, and all else that is known ahead. */
    private static final class Pitch extends Timed implements Ahead {
        private final PacedSection section;

        Pitch(PacedSection section) {
            super(section.timers, Rank.PITCH);
            this.section = section;
            section.aheads.add(this);
        }

        @Override
        void due() {
            section.taktIsOver();
        }

        @Override
        public void hoursReplaced() {
            section.awaitPitch();
        }
    }

    /** It lets no more cars in and goes on without, so that it runs empty. */
    private static final class EntryEnd extends Timed {
        EntryEnd(PacedSection section) {
            super(section.timers, Rank.PITCH);
        }

        @Override
        void due() {} // an instant at which it may advance
    }

    PacedSection(
            Floor floor,
            SectionSite site,
            OpenTime openTime,
            Rates rates,
            long start,
            double takt,
            Upstream upstream,
            boolean ahead) {
        super(floor, site, openTime, rates, start);
        this.takt = takt;
        this.upstream = upstream;
        row = ahead ? new RecurrentRow(this) : new UnitRow(this);
        pitch = new Pitch(this);
        entryEnd = site.section().runEmpty() == null ? null : new EntryEnd(this);
        terms = new Terms(floor);
    }

    PacedRow row() {
        return row;
    }

    // ---- the pitch ----

    private void taktIsOver() {
        taktOver = true;
        endPitch();
    }

    @Override
    void finished(Unit unit) {
        if (row instanceof UnitRow units) {
            units.finished(unit);
        }
    }

    /** The car in the last place is done. */
    void lastIsDone(Car car) {
        if (gate != null) {
            gate.inspect(car);
        }
    }

    /** The stations may all be done. */
    void endPitch() {
        if (!isOver()) {
            return;
        }
        floor.pitchesOver++;
        if (row.isAtWork() && row.finishedAt() > taktEnds) {
            dueBy = row.node();
            dueNodeEnds = row.finishedAt();
            dueCause = Cause.FINISHED;
        } else {
            dueBy = link(beganBy, beganAt, taktEnds, site.place(), Cause.TAKT);
            dueNodeEnds = taktEnds;
            dueCause = Cause.TAKT;
        }
        if (floor.path.wantsTerms() && row instanceof UnitRow units) {
            int takt =
                    dueCause == Cause.TAKT
                            ? dueBy
                            : link(beganBy, beganAt, taktEnds, site.place(), Cause.TAKT);
            TermList terms = units.done(new TermList().add(takt, taktEnds));
            dueBy = floor.path.decided(dueBy, terms, dueNodeEnds);
        }
        dueSince = hours.nextOpening(dueNodeEnds);
        roomChanged();
        exitChanged();
    }

    /** The hours to come are others, or more is known of when its stations are done. */
    void awaitPitch() {
        if (!taktOver) {
            taktEnds = endOf(beganAt, pitchLength);
            pitch.wakeAt(Math.max(taktEnds, row.endKnown()));
        } else if (began && isOver()) {
            dueSince = hours.nextOpening(dueNodeEnds);
        }
    }

    private boolean isOver() {
        return taktOver && row.isDone();
    }

    @Override
    boolean taktDividesWork() {
        return false;
    }

    @Override
    void entryEndChanged(long until) {
        if (entryEnd != null) {
            entryEnd.wakeAt(until < floor.now || until == NEVER ? NEVER : until + 1);
        }
    }

    // ---- the advance ----

    @Override
    boolean isDue(Terms terms) {
        if (!open || !isOver()) {
            return false;
        }
        terms.addHours(this);
        if (began) {
            terms.addPitch(this, dueSince, dueBy, dueNodeEnds, dueCause);
        }
        return true;
    }

    @Override
    boolean hasRoom(Terms terms) {
        Car car = row.last();
        if (car == null) {
            return true;
        }
        if (askedForRoom) {
            return false;
        }
        askedForRoom = true;
        Junction next = gate != null && gate.holds(car) ? gate : behind;
        boolean admitted = next != null && next.admits(this, car, terms);
        askedForRoom = false;
        return admitted;
    }

    @Override
    void take(Car car, Terms decided) {
        handOver(decided);
        advance(car, decided);
    }

    private void handOver(Terms decided) {
        Car last = row.last();
        if (last != null) {
            boolean failed = gate != null && gate.holds(last);
            Cause why = causeOfLast(decided);
            Car car = row.leaveLast(failed && why == Cause.FINISHED ? Cause.RESULT : why);
            occupied--;
            if (!failed) {
                giveSkids(car, decided);
            }
            Junction next = failed ? gate : behind;
            if (next != null) {
                next.accept(this, car, decided);
            }
        }
    }

    /** All move on by one place, the last being empty; the next comes in, if there is one. */
    private void advance(@Nullable Car next, Terms decided) {
        floor.pitchesOver--;
        began = true;
        beganAt = floor.now;
        beganBy = decided.node();
        if (next != null) {
            takeSkids(next);
            next.built = entered++;
            occupied++;
        }
        Cause why = decided.causeFor(this);
        row.advance(next, why == Cause.FINISHED ? Cause.TAKT : why, why, beganBy);
        long built = Math.max(0, entered - 1);
        double rate = rates.at(Factor.TAKT, floor.today, built);
        if (rate != pitchRate) { // it seldom changes, and a division takes long
            pitchRate = rate;
            pitchAtRate = Durations.round(takt / rate);
        }
        pitchLength = pitchAtRate;
        taktOver = false;
        taktEnds = endOf(pitchLength);
        pitch.wakeAt(Math.max(taktEnds, row.endKnown()));
    }

    /** Of the stations only the slowest waited for its own work. */
    private Cause causeOfLast(Terms decided) {
        Cause why = decided.causeFor(this);
        return why == Cause.FINISHED && !row.isSlowest(site.stations().size() - 1)
                ? Cause.TAKT
                : why;
    }

    /**
     * Advances with an empty first place, if that is allowed and the section is due; returns
     * whether it did. To be asked when nothing else in the plant is possible.
     */
    boolean advanceEmpty(Terms decided) {
        if (!open || !isOver() || !mayBeEmpty() || findSupplier()) {
            return false;
        }
        decided.clear();
        if (!isDue(decided) || !hasRoom(decided)) {
            return false;
        }
        decided.addEnd(site.place());
        decided.settle();
        handOver(decided);
        advance(null, decided);
        return true;
    }

    /** Whether it advances with an empty first place at times. */
    boolean isEverEmpty() {
        return site.section().runEmpty() != null
                || site.section().emptyPitches()
                || site.section().emptyAtEnd();
    }

    /** Whether it does so only when a build sequence before it has come to its end. */
    boolean isEmptyAtEndOnly() {
        return site.section().runEmpty() == null
                && !site.section().emptyPitches()
                && upstream.hasOrders();
    }

    private boolean mayBeEmpty() {
        if (runsEmpty()) {
            return occupied > 0;
        }
        if (site.section().emptyPitches()) {
            return occupied > 0 || !upstream.isExhausted();
        }
        return occupied > 0 && site.section().emptyAtEnd() && upstream.isExhausted();
    }

    @Override
    void limitTo(long time) {
        row.limitTo(time);
    }

    @Override
    void end() {
        row.end(floor.now);
    }

    // ---- its state ----

    @Override
    List<StationState> saveStations(StateBook book) {
        return row.save(book);
    }

    @Override
    SectionState.@Nullable PitchState savePitch() {
        return began ? new SectionState.PitchState(beganAt, pitchLength) : null;
    }

    @Override
    void restoreStations(SectionState state, StateBook book) {
        occupied += row.restore(state, book);
        SectionState.PitchState last = state.pitch();
        if (last != null) {
            began = true;
            beganAt = last.beganAt();
            pitchLength = last.takt();
            taktEnds = endOf(beganAt, pitchLength);
            taktOver = taktEnds <= floor.now;
        }
        floor.pitchesOver--; // counted as over when it was made
        if (began || !row.isDone()) {
            endPitch();
            awaitPitch();
        } else {
            floor.pitchesOver++;
        }
    }

    // ---- the end ----

    @Override
    int offers(boolean lastPlace) {
        if (!open) {
            return 0;
        }
        return repaired() + (lastPlace && isLastOffered() ? 1 : 0);
    }

    @Override
    boolean offersAlone() {
        return gate != null && gate.repairs();
    }

    private int repaired() {
        return gate == null ? 0 : gate.repaired();
    }

    private boolean isLastOffered() {
        Car car = row.last();
        if (!isOver() || car == null || (gate != null && gate.holds(car))) {
            return false;
        }
        return findSupplier() || (floor.emptyPhase && mayBeEmpty());
    }

    /** Finds the first junction before the section that has a car for it. */
    private boolean findSupplier() {
        supplier = null;
        if (!askedForCar && !runsEmpty()) {
            askedForCar = true;
            for (int i = 0; i < before.length && supplier == null; i++) {
                if (before[i].isReady(this, terms.clear(), true) && hasSkids(before[i], terms)) {
                    supplier = before[i];
                }
            }
            askedForCar = false;
        }
        return supplier != null;
    }

    @Override
    Car offer(int i) {
        return i < repaired() && gate != null
                ? gate.repair().repaired(i)
                : Objects.requireNonNull(row.last());
    }

    @Override
    void addOffered(int i, Terms offered) {
        if (i < repaired() && gate != null) {
            offered.addHours(this);
            gate.repair().addRepaired(i, offered);
        } else {
            isDue(offered);
            if (findSupplier()) {
                offered.addAll(terms);
            }
        }
    }

    @Override
    Car release(int i, Terms decided) {
        if (i < repaired() && gate != null) {
            return giveSkids(gate.repair().release(i, decided), decided);
        }
        Car car = row.leaveLast(causeOfLast(decided));
        occupied--;
        giveSkids(car, decided);
        advance(findSupplier() && supplier != null ? supplier.bring(this, decided) : null, decided);
        return car;
    }

    /** Whether its pitch is over and it waits for the next car, which will come. */
    boolean waitsForCar() {
        return isOver() && occupied > 0 && !mayBeEmpty() && !upstream.isExhausted();
    }

    @Override
    boolean waitsForRepair() {
        return false;
    }

    @Override
    void addLast(Terms terms) {
        throw new IllegalStateException("leaves in an advance only: " + site.name());
    }

    @Override
    Car releaseToRepair(Terms decided) {
        throw new IllegalStateException("leaves in an advance only: " + site.name());
    }

    @Override
    @Nullable Car stuckAtEnd() {
        return isOver() ? row.last() : null;
    }

    @Override
    boolean isFull() {
        return stuckAtEnd() != null;
    }

    @Override
    int inside() {
        return occupied + (gate == null ? 0 : gate.inside());
    }
}
