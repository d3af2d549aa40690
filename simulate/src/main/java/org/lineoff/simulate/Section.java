package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.Factor;
import org.lineoff.model.state.SectionState;
import org.lineoff.model.state.StationState;
import org.lineoff.model.time.Closed;
import org.lineoff.model.time.OpenTime;
import org.lineoff.model.time.OpenTimeCursor;
import org.lineoff.simulate.Layout.SectionSite;

/**
 * Stations in a row, with their hours. What junctions need to know of a section is whether it takes
 * a car in ({@link #isDue}, {@link #hasRoom}, {@link #take}) and which cars it offers at its end
 * ({@link #offers}, {@link #release}).
 */
abstract class Section extends Timed {
    final Floor floor;
    final SectionSite site;

    /** Its hours; a policy may replace those that are still to come. */
    OpenTime openTime;

    /** For questions about times near now. */
    OpenTimeCursor hours;

    /** Where it must run empty before it closes: when cars may enter. */
    @Nullable EntryHours entry;

    /** The last instant at which cars may enter while it stays open. */
    private long entersUntil = NEVER;

    /** What has computed ahead in these hours. */
    final List<Ahead> aheads = new ArrayList<>();

    final Rates rates;

    /** Its people; null if they are always enough. */
    @Nullable Manning manning;

    /** The junctions that bring cars, in the order of the files, and the one that takes them on. */
    Junction[] before = new Junction[0];

    @Nullable Junction behind;
    @Nullable Gate gate;

    /** Loops of carriers of which it is the first section, and those of which it is the last. */
    Skids[] takesSkids = new Skids[0];

    Skids[] givesSkids = new Skids[0];

    /** Whose calendar it works by: its own, or that of the section that it goes with. */
    SectionSite hoursOf;

    private final long start;
    private final int linePlace;

    boolean open;

    /** Whether there may be movement inside, and in its repair. */
    boolean moves;

    boolean repairMoves;

    /** When it opened last, and when it closes or closed then. */
    private long openedAt = NEVER;

    private long closesAt;

    /** When it opens, closes, or is closed for another reason next. */
    private long changesAt;

    /** How many cars entered so far. */
    long entered;

    private Cause stopped = Cause.NONE;

    /**
     * A section of a run.
     *
     * @param start when its start of production begins, in ms
     */
    Section(Floor floor, SectionSite site, OpenTime openTime, Rates rates, long start) {
        super(floor.timers, Rank.HOURS);
        this.floor = floor;
        this.site = site;
        this.hoursOf = site;
        this.openTime = openTime;
        this.hours = openTime.cursor();
        this.rates = rates;
        this.start = start;
        this.linePlace = site.line() == null ? 0 : floor.layout.places().indexOf(site.lineId());
    }

    // ---- hours ----

    /** Opens, closes, or stays closed for another reason. */
    @Override
    void due() {
        long now = floor.now;
        if (openTime.isOpen(now)) {
            if (stopped != Cause.NONE) {
                report(EventType.RESUMED, stopped);
                stopped = Cause.NONE;
            }
            open = true;
            openedAt = now;
            awaitEntryEnd();
        } else {
            open = false;
            Cause why = closedFor(now);
            if (why != stopped) {
                report(EventType.STOPPED, why);
                stopped = why;
            }
        }
        awaitChange();
        hoursChanged();
    }

    /** It opens or closes, now. */
    void report(EventType type, Cause why) {
        floor.emitHours(type, site.place(), why);
    }

    /** How far down the flow it stands among its neighbours. */
    int rank() {
        return 2 * site.index();
    }

    private void awaitChange() {
        if (open) {
            closesAt = openTime.closingAfter(floor.now);
            changesAt = closesAt;
        } else {
            changesAt = openTime.gapKindUntil(floor.now);
        }
        wakeAt(changesAt);
    }

    /** From a midnight later than now on, these hours hold; until then they are as before. */
    final void replaceHours(OpenTime other, @Nullable EntryHours otherEntry) {
        openTime = other;
        hours = other.cursor();
        entry = otherEntry;
        awaitEntryEnd();
        roomChanged();
        if (changesAt > floor.now) { // what is due now is due in the new hours, too
            awaitChange();
        }
        for (Ahead ahead : aheads) {
            ahead.hoursReplaced();
        }
    }

    private void awaitEntryEnd() {
        entersUntil = entry == null ? NEVER : entry.last(floor.now);
        entryEndChanged(entersUntil);
    }

    /** Cars may enter until then, for all that is known now. */
    void entryEndChanged(long until) {}

    /** Whether it is open, but lets no car in, so as to be empty when it closes. */
    final boolean runsEmpty() {
        return open && floor.now > entersUntil;
    }

    /**
     * Until when it has or has not let cars in, from an open instant at or before now on: positive
     * if it has, negative if it was running empty.
     */
    final long entryUntil(long t) {
        long closing = openTime.closingAfter(t);
        long last = entry == null ? NEVER : entry.last(t);
        return t > last ? -closing : last == NEVER ? closing : Math.min(closing, last + 1);
    }

    /** When so much open time since then is over: the earliest clock time. */
    final long endOf(long since, long length) {
        return length == 0 ? since : hours.earliest(hours.openTime(since) + length);
    }

    /** The same, but the latest clock time. */
    final long beginningAfter(long since, long length) {
        return hours.latest(hours.openTime(since) + length);
    }

    /** What is inside may have to move, and what is around it to decide. */
    void hoursChanged() {
        roomChanged();
        exitChanged();
        repairMoves = gate != null;
        floor.move(this);
    }

    /** When so much open time from now is over: the earliest clock time; what ends takes it. */
    final long endOf(long length) {
        long now = floor.now;
        return open && length <= closesAt - now ? now + length : endOf(now, length);
    }

    /** The same, but the latest clock time: what begins then takes it. */
    final long beginningAfter(long length) {
        long now = floor.now;
        return open && length < closesAt - now ? now + length : beginningAfter(now, length);
    }

    /** Now, or when it opens next. */
    final long nextOpening() {
        return open ? floor.now : hours.nextOpening(floor.now);
    }

    /** Whether it has been open all the time from then till now. */
    private boolean wasOpenSince(long from) {
        return from >= openedAt && floor.now <= closesAt;
    }

    private Cause closedFor(long t) {
        return openTime.gapKind(t) == Closed.OFF_SHIFT ? Cause.OFF_SHIFT : Cause.PLANNED_STOP;
    }

    /** Until when a closed section stays closed for the same reason. */
    long closedUntil(long t) {
        long until = openTime.gapKindUntil(t);
        return t < start ? Math.min(start, until) : until;
    }

    /** Returns a node for a time in which the section is closed for one reason. */
    int linkClosed(int node, long from, long to) {
        return from < start
                ? floor.path.link(node, from, to, linePlace, Cause.PROGRAMME)
                : floor.path.link(node, from, to, site.place(), closedFor(from));
    }

    /**
     * Returns a node for [from, to): the cause for what of it is open, and why the section was
     * closed for the rest.
     */
    int link(int node, long from, long to, int place, Cause cause) {
        if (from >= to || !floor.path.isOn()) {
            return node;
        }
        if (wasOpenSince(from)) {
            return floor.path.link(node, from, to, place, cause);
        }
        return linkThrough(node, from, to, place, cause);
    }

    /** The same for times in which the section may have been closed. */
    final int linkThrough(int node, long from, long to, int place, Cause cause) {
        int last = node;
        long at = Math.max(from, floor.path.start());
        while (at < to) {
            long until;
            if (openTime.isOpen(at)) {
                until = Math.min(to, openTime.closingAfter(at));
                last = floor.path.link(last, at, until, place, cause);
            } else {
                until = Math.min(to, closedUntil(at));
                last = linkClosed(last, at, until);
            }
            at = until;
        }
        return last;
    }

    // ---- its state ----

    final SectionState save(StateBook book) {
        return new SectionState(
                site.name(),
                entered,
                savePitch(),
                saveStations(book),
                gate == null ? null : gate.save(book),
                saveLots());
    }

    /** Reports again how it stands, for those who did not hear what was before. */
    void reportAgain() {
        if (stopped != Cause.NONE) {
            report(EventType.STOPPED, stopped);
        }
        for (Ahead ahead : aheads) {
            if (ahead instanceof Unit unit) {
                unit.reportAgain();
            } else if (ahead instanceof CalendarFailure failure) {
                failure.reportAgain();
            }
        }
    }

    /** Its stations and what is in them. */
    List<StationState> saveStations(StateBook book) {
        throw new UnsupportedOperationException("no state of " + site.name());
    }

    SectionState.@Nullable PitchState savePitch() {
        return null;
    }

    SectionState.@Nullable LotState saveLots() {
        return null;
    }

    /** Goes on from there, now: its hours are as they would be by now. */
    final void restore(SectionState state, StateBook book) {
        entered = state.entered();
        open = openTime.isOpen(floor.now);
        openedAt = floor.now;
        stopped = open ? Cause.NONE : closedFor(floor.now);
        awaitEntryEnd();
        awaitChange();
        restoreStations(state, book);
        if (gate != null) {
            gate.restore(state, book);
        }
    }

    void restoreStations(SectionState state, StateBook book) {
        throw new UnsupportedOperationException("no state of " + site.name());
    }

    // ---- the entry ----

    /** Whether it could take a car in at all by now; a paced section: whether its pitch is over. */
    abstract boolean isDue(Terms terms);

    /** Whether it could take a car in, and lets cars in. */
    final boolean takesIn(Terms terms) {
        if (runsEmpty() || !isDue(terms)) {
            return false;
        }
        if (entry != null) {
            terms.addEntry(this);
        }
        return true;
    }

    /** Whether there is a place for a car, once it is due. */
    abstract boolean hasRoom(Terms terms);

    /** Whether the carriers are there for the car that a junction was found ready with. */
    final boolean hasSkids(Junction from, Terms terms) {
        return takesSkids.length == 0 || hasSkids(from.coming(), terms);
    }

    private boolean hasSkids(@Nullable Car car, Terms terms) {
        for (Skids loop : takesSkids) {
            if (!loop.isThereFor(car, terms)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the carriers are there that a car needs to come in. */
    final boolean hasSkids(Car car) {
        for (Skids loop : takesSkids) {
            if (!loop.isThereFor(car)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it could take that car in now. */
    final boolean canTake(Car car, Terms terms) {
        return takesIn(terms) && hasSkids(car, terms) && hasRoom(terms);
    }

    /** A car comes in: it takes its carriers. */
    final void takeSkids(Car car) {
        for (Skids loop : takesSkids) {
            loop.take(car);
        }
    }

    /** A car goes on to what is behind: it gives its carriers back; returns it. */
    final Car giveSkids(Car car, Terms decided) {
        for (Skids loop : givesSkids) {
            loop.giveBack(car, decided.node());
        }
        return car;
    }

    /** A car comes in. */
    abstract void take(Car car, Terms decided);

    // ---- the end ----

    /**
     * How many cars stand at the end and could be handed over, in order: repaired ones first.
     *
     * @param lastPlace whether the car in the last place of a paced section counts, which leaves
     *     only as part of an advance
     */
    abstract int offers(boolean lastPlace);

    abstract Car offer(int i);

    /** Whether any car leaves at its end but as part of an advance. */
    abstract boolean offersAlone();

    /** Adds since when that car has been offered. */
    abstract void addOffered(int i, Terms terms);

    /** A car leaves. */
    abstract Car release(int i, Terms decided);

    /**
     * Whether the car at the end has failed its inspection and could go to repair by a decision of
     * the gate.
     */
    abstract boolean waitsForRepair();

    /** Adds since when that car could. */
    abstract void addLast(Terms terms);

    /** That car goes to repair. */
    abstract Car releaseToRepair(Terms decided);

    /** The car at the end that is done and waits, null if there is none. */
    abstract @Nullable Car stuckAtEnd();

    /** Whether it takes no car before the one at its end leaves. */
    abstract boolean isFull();

    /** How many cars are inside, those in repair included. */
    abstract int inside();

    // ---- inside ----

    /** Moves what can move inside. */
    void move() {
        if (repairMoves && gate != null) {
            repairMoves = false;
            gate.move();
        }
    }

    /** A station is done with its car. */
    void finished(Unit unit) {
        throw new IllegalStateException("has no units of its own: " + site.name());
    }

    /** Lets one car choose among parallel units, if one can; returns whether one did. */
    boolean choose() {
        return false;
    }

    /** More may be computed ahead: what happens before that time. */
    void limitTo(long time) {}

    /** The run ends, now. */
    void end() {}

    /** Whether the takt factor divides the work: not where the whole section has a takt. */
    abstract boolean taktDividesWork();

    final double rate(Factor factor, Car car) {
        return rates.at(factor, floor.today, car.built);
    }

    /** What its people make of the rate of the stations that need some. */
    final double speed() {
        return manning == null ? 1 : manning.speed(floor.now, floor.today);
    }

    final void roomChanged() {
        for (Junction junction : before) {
            floor.wake(junction);
        }
    }

    final void exitChanged() {
        if (behind != null) {
            floor.wake(behind);
        }
        if (gate != null && waitsForRepair()) {
            floor.wake(gate);
        }
    }
}
