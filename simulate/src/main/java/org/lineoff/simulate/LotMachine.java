package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.Drawn;
import org.lineoff.model.Junction.LotSource;
import org.lineoff.model.Known;
import org.lineoff.model.SetUp;
import org.lineoff.model.state.SectionState;
import org.lineoff.model.state.StationState;
import org.lineoff.model.time.OpenTime;
import org.lineoff.simulate.Layout.SectionSite;

/**
 * The machine of a lot source, with its hours and its racks: a stroke is a visit to its only
 * station, which the stroke leaves when the next of its lot begins, or at once if it was the last.
 * It takes no cars in and hands none on; what it makes goes to the racks.
 */
final class LotMachine extends Section {
    private final Rack[] racks;

    /** By part made before and part to be made: the change-over in ms. */
    private final long[][] changeOvers;

    private @Nullable Unit unit;

    /** The part of the lot in hand, or of the last one; −1 before the first. */
    private int part = -1;

    /** Strokes of the lot in hand that have not ended. */
    private int left;

    private long strokes;

    /** When the last lot ended, led by what. */
    private long freeSince = Long.MIN_VALUE;

    private int freedBy = CriticalPath.BEFORE;

    LotMachine(
            Floor floor,
            SectionSite site,
            OpenTime openTime,
            Rates rates,
            long start,
            Rack[] racks,
            long[][] changeOvers) {
        super(floor, site, openTime, rates, start);
        this.racks = racks;
        this.changeOvers = changeOvers;
        for (Rack rack : racks) {
            rack.madeBy(this);
        }
    }

    /** The first that fits holds; between two alike only one that names both. */
    static long[][] changeOvers(LotSource source, Drawn drawn) {
        List<String> parts = source.parts().stream().map(LotSource.LotPart::id).toList();
        long[][] times = new long[parts.size()][parts.size()];
        for (int from = 0; from < times.length; from++) {
            for (int to = 0; to < times.length; to++) {
                times[from][to] = changeOver(source, drawn, parts.get(from), parts.get(to));
            }
        }
        return times;
    }

    private static long changeOver(LotSource source, Drawn drawn, String from, String to) {
        for (SetUp.Change change : source.changes()) {
            String before = change.from();
            String next = change.to();
            boolean fits =
                    (before == null ? !from.equals(to) : before.equals(from))
                            && (next == null ? !from.equals(to) : next.equals(to));
            if (fits && drawn.isKnown(change.time())) {
                return drawn.millis(change.time());
            }
        }
        Known<java.time.Duration> other = source.changeOver();
        return from.equals(to) || other == null || !drawn.isKnown(other) ? 0 : drawn.millis(other);
    }

    void put(Unit machine) {
        unit = machine;
    }

    private Unit unit() {
        Unit machine = unit;
        if (machine == null) {
            throw new IllegalStateException("no machine at " + site.name());
        }
        return machine;
    }

    Rack rack(String named) {
        return Arrays.stream(racks).filter(r -> r.part.equals(named)).findFirst().orElseThrow();
    }

    /** Parts were taken from one of its racks. */
    void taken() {
        exitChanged();
    }

    // ---- lots and strokes ----

    @Override
    boolean isDue(Terms terms) {
        terms.addHours(this);
        return open;
    }

    /** Whether a stroke can begin: the next of the lot, or the first of one that is due. */
    @Override
    boolean hasRoom(Terms terms) {
        if (left > 0) {
            if (!unit().isDone() || !racks[part].fits()) {
                return false;
            }
            terms.addReady(
                    this, unit().readyAt(), unit().node(), unit().finishedAt(), Cause.FINISHED);
            racks[part].addFits(terms);
            return true;
        }
        if (!unit().isFree() || next() < 0) {
            return false;
        }
        terms.addReady(this, freeSince, freedBy, freeSince, Cause.FINISHED);
        Rack earliest = racks[next()];
        for (Rack rack : racks) {
            if (rack.isDue() && rack.dueSince() < earliest.dueSince()) {
                earliest = rack;
            }
        }
        earliest.addDue(terms);
        return true;
    }

    /** Of the parts that are due the one with the emptiest rack, the first on a tie; −1: none. */
    private int next() {
        int next = -1;
        for (int i = 0; i < racks.length; i++) {
            if (racks[i].isDue() && (next < 0 || racks[i].isEmptierThan(racks[next]))) {
                next = i;
            }
        }
        return next;
    }

    /** A stroke begins, now. */
    void stroke(Terms decided) {
        long changeOver = 0;
        if (left == 0) {
            int next = next();
            changeOver = part < 0 ? 0 : changeOvers[part][next];
            part = next;
            left = racks[part].lot;
            floor.emit(EventType.LOT_BEGUN, site.place(), strokes + 1, 0, part, Cause.NONE, left);
        } else {
            floor.cars.giveBack(unit().leave(decided.causeFor(this)));
        }
        Car stroke = floor.cars.take();
        stroke.number = ++strokes;
        stroke.wanted = stroke.number;
        stroke.sequence = -1;
        stroke.source = -1;
        stroke.model = -1;
        Arrays.fill(stroke.choices, -1);
        stroke.built = entered++;
        unit().start(stroke, decided.node(), changeOver);
    }

    @Override
    void finished(Unit machine) {
        Rack rack = racks[part];
        rack.put(floor.now, machine.node());
        left--;
        floor.emit(EventType.PART_MADE, site.place(), strokes, 0, part, Cause.NONE, rack.perStroke);
        for (JoinJunction join : rack.takers()) {
            floor.wake(join);
        }
        exitChanged();
        floor.move(this);
    }

    /** The last stroke of a lot leaves the machine. */
    @Override
    void move() {
        if (open && left == 0 && unit().isDone()) {
            freeSince = unit().finishedAt();
            freedBy = unit().node();
            Cause why = freeSince == floor.now ? Cause.FINISHED : Cause.OPENING;
            floor.cars.giveBack(unit().leave(why));
            exitChanged();
        }
        super.move();
    }

    @Override
    boolean taktDividesWork() {
        return true;
    }

    /** Where parts would have to be taken for it to go on; nothing unless a rack is full. */
    List<Object> waitsFor() {
        List<Object> takers = new ArrayList<>();
        if (left > 0 && unit().isDone() && !racks[part].fits()) {
            racks[part].takers().forEach(join -> takers.add(join.carsFrom()));
        }
        return takers;
    }

    // ---- its state ----

    @Override
    List<StationState> saveStations(StateBook book) {
        String name = StateBook.station(site.stations().getFirst());
        List<StationState.UnitState> units = List.of(unit().save(book, 1, null));
        return List.of(new StationState(name, List.of(), units, List.of(), null));
    }

    @Override
    SectionState.@Nullable LotState saveLots() {
        return new SectionState.LotState(
                part < 0 ? null : racks[part].part,
                left,
                strokes,
                Arrays.stream(racks).map(Rack::save).toList());
    }

    @Override
    void restoreStations(SectionState state, StateBook book) {
        String name = StateBook.station(site.stations().getFirst());
        unit().restore(StateBook.unit(StateBook.station(state, name), 1), book);
        SectionState.LotState lots = state.lots();
        if (lots == null) {
            return;
        }
        for (int i = 0; i < racks.length; i++) {
            part = racks[i].part.equals(lots.part()) ? i : part;
            SectionState.RackState rack =
                    StateBook.find(lots.racks(), SectionState.RackState::part, racks[i].part);
            if (rack != null) {
                racks[i].restore(rack);
            }
        }
        left = part < 0 ? 0 : lots.strokesLeft();
        strokes = lots.strokes();
    }

    // ---- no cars ----

    @Override
    void take(Car car, Terms decided) {
        throw noCars();
    }

    @Override
    boolean offersAlone() {
        return true;
    }

    @Override
    int offers(boolean lastPlace) {
        return 0;
    }

    @Override
    Car offer(int i) {
        throw noCars();
    }

    @Override
    void addOffered(int i, Terms terms) {
        throw noCars();
    }

    @Override
    Car release(int i, Terms decided) {
        throw noCars();
    }

    @Override
    boolean waitsForRepair() {
        return false;
    }

    @Override
    void addLast(Terms terms) {
        throw noCars();
    }

    @Override
    Car releaseToRepair(Terms decided) {
        throw noCars();
    }

    private IllegalStateException noCars() {
        return new IllegalStateException("no cars at " + site.name());
    }

    @Override
    @Nullable Car stuckAtEnd() {
        return null;
    }

    @Override
    boolean isFull() {
        return false;
    }

    @Override
    int inside() {
        return 0;
    }
}
