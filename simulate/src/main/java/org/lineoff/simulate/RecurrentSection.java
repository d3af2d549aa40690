package org.lineoff.simulate;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.model.time.OpenTime;
import org.lineoff.simulate.Layout.SectionSite;

/**
 * A section in which each car moves when it can, computed ahead: start(j, n) = max(leave(j − 1, n)
 * + transport, leave(j, n − units)), leave(j, n) = max(finish(j, n), leave(j, n − 1), leave(j + 1,
 * n − places of j + 1)).
 *
 * <p>Every term is an earlier time, so a visit is one {@link #step}: as soon as all its terms are
 * known, its leaving is, and nothing happens again until the car stands at the end. A car that
 * enters goes through all stations as far as there is room; one that leaves at the end makes room
 * for one behind it, that one for the next, up to where nobody waits. Only the end is decided
 * elsewhere. What lies beyond the limit of {@link AheadTime} stays until that moves, and a choice
 * among parallel units of which one might still become free is made at its instant.
 *
 * <p>Outwards it behaves as {@link AsynchronousSection} does, event by event.
 */
final class RecurrentSection extends FlowingSection implements Ahead {
    final RecurrentWork work;
    final Leavings leavings;
    final long[] transport;
    private final FlatStations stations;
    private final VisitPath path;
    private final PlainFlow plain;
    private final int last;

    /** The stages with several units; null for those with one. */
    final @Nullable Stage[] wide;

    /** By stage with one unit: whether that has begun the visit of the first car itself. */
    private final boolean[] begun;

    /** By stage but the last: whether it is plain, and its unit has not begun a visit itself. */
    final boolean[] smooth;

    /** The cars inside, by number. */
    private final Car[] cars;

    final int rowMask;

    private final SectionExit[] exits;
    private final Timed room;

    /** By stage: when a car has to choose among its units; null where there is one. */
    private final @Nullable Timed[] choices;

    /** Whether somebody was told that there is no room, and nobody knows until when. */
    private boolean isAwaited;

    /** Whether those behind have to be told when the next car is done at the end. */
    private boolean endAwaited = true;

    /** Whether it may put off what follows a leaving at its end, and whether it has. */
    private boolean mayLag;

    private boolean lags;

    /** Stages to look at again. */
    final StageMarks marks;

    // The last leaving of the section, in clock time.
    private long leftAt;

    /** How cars come in and go out ahead of time, if they do. */
    @Nullable Crossing crossesIn;

    @Nullable Crossing crossesOut;

    RecurrentSection(
            Floor floor,
            SectionSite site,
            OpenTime openTime,
            Rates rates,
            long start,
            int[] capacity,
            long[] transport) {
        super(floor, site, openTime, rates, start);
        leavings = new Leavings(capacity);
        this.transport = transport;
        int count = site.stations().size();
        last = count - 1;
        int rows = FlatStations.rows(Arrays.stream(capacity).sum());
        rowMask = rows - 1;
        cars = new Car[rows];
        begun = new boolean[count];
        smooth = new boolean[count];
        wide = new Stage[count];
        exits = new SectionExit[site.stations().getLast().places().size()];
        marks = new StageMarks(count);
        room =
                new Timed(floor.timers, Timed.Rank.ARRIVAL) {
                    @Override
                    void due() {
                        roomChanged();
                    }
                };
        choices = new Timed[count];
        for (int j = 0; j < count; j++) {
            if (site.stations().get(j).places().size() > 1) {
                choices[j] =
                        new Timed(floor.timers, Timed.Rank.ARRIVAL) {
                            @Override
                            void due() {
                                floor.mayChoose(site.index());
                            }
                        };
            }
        }
        work = new RecurrentWork(this);
        stations = new FlatStations(work, rows);
        path = new VisitPath(this, stations);
        plain = new PlainFlow(this, stations, path);
        aheads.add(this);
    }

    /** A station and its units; all must be put, in order. */
    void put(int j, Visit[] units) {
        stations.put(j, site.stations().get(j), units[0]);
        if (units.length > 1) {
            wide[j] = new Stage(this, j, units);
        }
        smooth[j] = j < last && stations.plain[j];
        if (j == last) {
            for (int u = 0; u < units.length; u++) {
                exits[u] = new SectionExit(this, units[u]);
            }
        }
    }

    private Car car(long number) {
        return cars[(int) number & rowMask];
    }

    // ---- inside ----

    /**
     * Computes on from a stage at which something has become known: a car that came on may go on,
     * and one behind it has room. Plain visits follow each other in {@link PlainFlow}, all else is
     * made here, one stage at a time.
     */
    private void flow(int from) {
        int j = from;
        while (j >= 0) {
            if (smooth[j]) {
                j = plain.flow(j);
            } else {
                boolean moved = wide[j] != null ? go(wide[j]) : j == last ? beginLast() : step(j);
                j = moved && j < last ? behindMoved(j) : marks.take();
            }
        }
        if (isAwaited && leavings.isRoomKnown(0)) {
            isAwaited = false;
            if (crossesIn == null) {
                awaitRoom(leavings.roomSince(0));
            } else {
                floor.mayCross(crossesIn);
            }
        }
    }

    /** Where to go on after cars have left a stage; the rest is marked. */
    int behindMoved(int j) {
        long[] count = leavings.count;
        if (plain.canGo(j)) {
            marks.add(j); // the next one there may go on, too
        }
        boolean waits = j > 0 && plain.canGo(j - 1); // one behind it, for room
        boolean isFirst =
                wide[j] != null // more than one may have left
                        || wide[j + 1] != null
                        || (j + 1 == last ? count[last + 1] : count[j + 2]) == count[j + 1] - 1;
        if (isFirst) {
            if (waits) {
                marks.add(j - 1);
            }
            return j + 1;
        }
        return waits ? j - 1 : marks.take();
    }

    /**
     * Makes the next visit at a station with one unit, if all is known that its leaving depends on;
     * returns whether it was.
     */
    boolean step(int j) {
        Leavings of = leavings;
        FlatStations at = stations;
        long n = of.count[j + 1];
        if (n >= of.count[j]) {
            return false;
        }
        if (begun[j] || !at.plain[j]) {
            return (begun[j] || begin(j, n)) && leave(j);
        }
        if (!of.isRoomKnown(j + 1)) {
            return false;
        }
        long start = Math.max(of.at(j, n) + transport[j], of.last[j + 1]);
        long limit = work.time.limit;
        if (start >= limit) {
            work.stalled = true;
            return false;
        }
        long need = at.need(j, (int) n & rowMask, car(n), start);
        long left = at.untilFailure[j] - need;
        if ((need | left) < 0) {
            return begin(j, n) && leave(j);
        }
        long finish = start + need;
        long since = of.roomSince(j + 1);
        long open = Math.max(finish, since);
        if (open >= limit) {
            work.stalled = true;
            return false;
        }
        at.untilFailure[j] = left;
        at.leave(j, car(n), start, need, open, Cause.FINISHED);
        floor.visits++;
        int node = CriticalPath.BEFORE;
        if (floor.path.isOn()) {
            node = since > finish ? of.roomBy(j + 1) : path.worked(j, n, start, need, open);
        }
        of.add(j + 1, open, node);
        return true;
    }

    /** The unit of a station that has one makes the next visit itself; returns whether it can. */
    private boolean begin(int j, long n) {
        long start = Math.max(leavings.at(j, n) + transport[j], leavings.last[j + 1]);
        if (start >= work.time.limit) {
            work.stalled = true;
            return false;
        }
        Visit visit = stations.handOver(j);
        int node = floor.path.isOn() ? path.arrived(j, n, visit.place()) : CriticalPath.BEFORE;
        begun[j] = true;
        smooth[j] = false;
        visit.begin(car(n), start, node);
        return true;
    }

    /** The last station, which has one unit, begins with the next car. */
    private boolean beginLast() {
        long n = leavings.count[last + 1];
        if (isEndBusy() || n >= leavings.count[last]) {
            return false;
        }
        if (stations.plain[last] && beginPlainEnd(n)) {
            await(exits[0]);
            return true;
        }
        if (!begin(last, n)) {
            return false;
        }
        await(exits[0]);
        return true;
    }

    /** Whether the only unit of the last station has a car. */
    private boolean isEndBusy() {
        return exits[0].isPlain() || begun[last];
    }

    private boolean beginPlainEnd(long n) {
        long start = Math.max(leavings.at(last, n) + transport[last], leavings.last[last + 1]);
        if (start >= work.time.limit) {
            return false;
        }
        long need = stations.need(last, (int) n & rowMask, car(n), start);
        long left = stations.untilFailure[last] - need;
        if ((need | left) < 0) {
            return false;
        }
        stations.untilFailure[last] = left;
        int node =
                floor.path.isOn()
                        ? path.arrived(last, n, stations.visits[last].place())
                        : CriticalPath.BEFORE;
        exits[0].beginPlain(start, need, node);
        floor.visits++;
        return true;
    }

    /** Lets cars start and leave at a station with several units as far as is known. */
    private boolean go(Stage stage) {
        boolean left = false;
        boolean more = true;
        while (more) {
            more = stage.hasNext() && start(stage);
            if (stage.index < last) {
                while (stage.hasStarted() && leave(stage.index)) {
                    left = true;
                    more = true;
                }
            }
        }
        return left;
    }

    private boolean start(Stage stage) {
        long start = stage.nextStart();
        if (start >= work.time.limit) {
            work.stalled = true;
            return false;
        }
        Visit unit = stage.unitAt(car(stage.next()), start);
        if (unit == null) {
            Objects.requireNonNull(choices[stage.index]).wakeAt(work.time.latest(start));
            return false;
        }
        start(stage, unit, start);
        return true;
    }

    private void start(Stage stage, Visit unit, long start) {
        int node = CriticalPath.BEFORE;
        if (floor.path.isOn()) {
            node =
                    stage.isUnitLast()
                            ? stage.freedBy()
                            : path.transported(
                                    stage.sentBy(), stage.sentAt(), stage.transport, unit.place());
        }
        stage.start(unit, car(stage.next()), start, node);
        if (stage.index == last) {
            awaitExit(unit);
        }
    }

    private void awaitExit(Visit unit) {
        for (SectionExit exit : exits) {
            if (exit.visit == unit) {
                await(exit);
            }
        }
    }

    private void await(SectionExit exit) {
        if (crossesOut != null) {
            floor.mayCross(crossesOut);
        } else if (endAwaited) {
            exit.await();
        } else {
            exit.rest();
        }
    }

    /** One car chooses, now; the last stage at which one can goes first. */
    @Override
    boolean choose() {
        if (!open) {
            return false;
        }
        long now = work.time.now();
        for (int j = last; j >= 0; j--) {
            Stage stage = wide[j];
            if (stage != null && stage.hasNext() && stage.nextStart() <= now) {
                for (Visit unit : stage.units) {
                    if (unit.isFree() && unit.freeAt <= now) {
                        start(stage, unit, now);
                        flow(j);
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The visit that the first car of a stage makes, if its unit makes it. */
    private Visit first(int j) {
        Stage stage = wide[j];
        return stage == null ? stations.visits[j] : stage.first();
    }

    /** A car whose visit its unit has begun leaves, if all is known that this depends on. */
    private boolean leave(int j) {
        Visit visit = first(j);
        long open = visit.finish;
        if (open == Visit.OPEN || !leavings.isRoomKnown(j + 1)) {
            return false;
        }
        Cause cause = Cause.FINISHED;
        if (leavings.last[j + 1] > open) {
            open = leavings.last[j + 1];
            cause = Cause.ORDER_KEPT;
        }
        long since = leavings.roomSince(j + 1);
        if (since > open) {
            open = since;
            cause = Cause.ROOM;
        }
        if (open >= work.time.limit) {
            work.stalled = true;
            return false;
        }
        int node = CriticalPath.BEFORE;
        if (work.logs || floor.path.isOn()) {
            switch (cause) {
                case ORDER_KEPT -> node = leavings.lastBy(j + 1);
                case ROOM -> node = leavings.roomBy(j + 1);
                default -> {
                    node = visit.path();
                    long finished = visit.endsAt();
                    long now = work.time.latest(open);
                    if (finished < now) {
                        cause = Cause.OPENING;
                        node = work.linkClosed(node, finished, now);
                    }
                }
            }
        }
        visit.leave(open, cause);
        begun[j] = false;
        smooth[j] = stations.plain[j];
        leavings.add(j + 1, open, node);
        return true;
    }

    @Override
    void limitTo(long time) {
        work.time.limitTo(time);
        if (work.stalled || work.logs) {
            work.stalled = false;
            goOn();
        }
        if (crossesIn != null) {
            floor.mayCross(crossesIn);
        }
        if (crossesOut != null) {
            floor.mayCross(crossesOut);
        }
    }

    private void goOn() {
        for (int j = 0; j <= last; j++) {
            Stage stage = wide[j];
            if (stage == null) {
                goOn(j, stations.visits[j]);
            } else {
                for (Visit unit : stage.units) {
                    goOn(j, unit);
                }
            }
        }
        for (int j = last; j >= 0; j--) {
            flow(j);
        }
    }

    private void goOn(int j, Visit unit) {
        if (unit.isTakenUp() && j == last) {
            awaitExit(unit);
        }
        if (unit.logs) {
            unit.report();
        }
    }

    @Override
    public void hoursReplaced() {
        stations.handOverAll();
        work.hoursReplaced();
        for (SectionExit exit : exits) {
            if (crossesOut == null) {
                exit.hoursReplaced();
            }
        }
    }

    @Override
    void end() {
        long now = work.time.openTime(floor.now);
        for (int j = 0; j <= last; j++) {
            Stage stage = wide[j];
            if (stage == null) {
                beginUnlessBegun(j);
                Visit visit = stations.handOver(j);
                if (j == last) {
                    exits[0].assume(car(leavings.count[last + 1]));
                }
                visit.end(now, floor.now);
            } else {
                for (Visit unit : stage.units) {
                    unit.end(now, floor.now);
                }
            }
        }
    }

    /** The first car at a station with one unit, if it is known when it starts, has started. */
    private boolean beginUnlessBegun(int j) {
        long n = leavings.count[j + 1];
        return begun[j]
                || (j == last && exits[0].isPlain())
                || (n < leavings.count[j] && begin(j, n));
    }

    // ---- the entry ----

    @Override
    boolean hasRoom(Terms terms) {
        if (!leavings.isRoomKnown(0)) {
            isAwaited = true;
            return false;
        }
        long since = leavings.roomSince(0);
        if (since == Long.MIN_VALUE) {
            return true;
        }
        if (since > work.time.now()) {
            awaitRoom(since);
            return false;
        }
        addRoom(terms);
        return true;
    }

    void addRoom(Terms terms) {
        long since = leavings.roomSince(0);
        if (since != Long.MIN_VALUE) {
            terms.add(work.time.latest(since), leavings.roomBy(0), Cause.ROOM);
        }
    }

    /** Since when there is room, long ago if there always was; {@link #NEVER} if nobody knows. */
    long roomAt() {
        if (!leavings.isRoomKnown(0)) {
            isAwaited = true;
            return NEVER;
        }
        long since = leavings.roomSince(0);
        return since == Long.MIN_VALUE ? since : work.time.latest(since);
    }

    /** There will be room then: those before it look again. */
    private void awaitRoom(long since) {
        long time = work.time.latest(since);
        if (time <= floor.now) {
            roomChanged();
        } else {
            room.wakeAt(time);
        }
    }

    @Override
    void take(Car car, Terms decided) {
        takeSkids(car);
        takeAhead(car, floor.now, decided.node());
    }

    /** A car comes in then, led by a node. */
    void takeAhead(Car car, long time, int node) {
        car.built = entered++;
        int row = (int) leavings.count[0] & rowMask;
        long open = work.time.openTime(time);
        cars[row] = car;
        stations.drawn.draw(row, 0, car, open);
        boolean goesOn =
                !smooth[0] || (!leavings.hasCar(0) && leavings.isRoomKnown(1)); // else it waits
        leavings.add(0, open, node);
        if (goesOn) {
            flow(0);
        }
    }

    // ---- the end ----

    /** The car in a unit of the last station is done. */
    void finished(SectionExit exit) {
        if (gate != null) {
            gate.inspect(exit.isPlain() ? firstCar() : exit.visit.car());
        }
        if (isEndDone()) {
            exitChanged();
        }
    }

    private SectionExit firstExit() {
        if (exits.length == 1) {
            return exits[0];
        }
        Visit first = first(last);
        for (SectionExit exit : exits) {
            if (exit.visit == first) {
                return exit;
            }
        }
        throw new IllegalStateException("nobody at the end of " + site.name());
    }

    @Override
    boolean isFirstDone() {
        if (isEndDone()) {
            return true;
        }
        if (!endAwaited) {
            endAwaited = true;
            if (isCarAtEnd()) {
                firstExit().await();
            }
        }
        return false;
    }

    private boolean isEndDone() {
        return isCarAtEnd()
                && (crossesOut == null
                        ? firstExit().isDoneByNow()
                        : firstExit().endsAt() <= floor.now);
    }

    private boolean isCarAtEnd() {
        Stage stage = wide[last];
        return stage == null ? isEndBusy() : stage.hasStarted();
    }

    @Override
    Car firstCar() {
        return car(leavings.count[last + 1]);
    }

    /** When the first car at the end can leave: done, open, the one before it gone. */
    long offeredAt() {
        if (!isCarAtEnd()) {
            return NEVER;
        }
        SectionExit exit = firstExit();
        exit.finishedAt = exit.endsAt();
        if (exit.finishedAt == Visit.OPEN) {
            return NEVER;
        }
        exit.readyAt = work.time.nextOpening(exit.finishedAt);
        return Math.max(exit.readyAt, leftAt);
    }

    @Override
    void addReady(Terms terms) {
        SectionExit exit = firstExit();
        if (crossesOut != null) {
            exit.node = exit.path();
        }
        terms.addReady(this, exit.readyAt, exit.node, exit.finishedAt, Cause.FINISHED);
        if (leavings.count[last + 1] > 0) {
            terms.addReady(this, leftAt, leavings.lastBy(last + 1), leftAt, Cause.ORDER_KEPT);
        }
    }

    @Override
    Car depart(Cause why, int node) {
        endAwaited = gate != null || behind == null || !behind.awaitsPitch();
        Car car = depart(floor.now, why, node);
        if (isEndDone()) {
            exitChanged();
        }
        return car;
    }

    /** The first car at the end leaves then, led by a node. */
    Car departAhead(long time, int node) {
        return depart(time, Cause.NONE, node);
    }

    private Car depart(long time, Cause why, int node) {
        long now = work.time.openTime(time);
        leftAt = time;
        long n = leavings.count[last + 1];
        Car car;
        if (exits[0].isPlain()) {
            car = car(n);
            exits[0].leavePlain(stations, last, car, now, why);
        } else {
            car = first(last).leave(now, why);
            begun[last] = false;
        }
        leavings.add(last + 1, now, node);
        if (mayLag && leavings.hasCar(last)) {
            lags = true;
            beginLast();
        } else {
            followEnd();
        }
        return car;
    }

    /** Those behind the end go on, as far as there is room. */
    private void followEnd() {
        lags = false;
        if (last > 0 && leavings.hasCar(last - 1)) {
            marks.add(last - 1);
        }
        flow(last);
    }

    /** Computes what it has put off; returns whether there was anything. */
    boolean catchUp() {
        boolean late = lags;
        if (late) {
            followEnd();
        }
        return late;
    }

    /**
     * From now on it may put off what follows a leaving at its end until the last station would
     * lack a car: then many cars go on in one go. Only for a section whose inside nobody can see,
     * and what comes into it, because their instants may have passed by then.
     */
    void lagBehind() {
        mayLag = true;
    }

    /**
     * Whether its cars never have to choose and cross into it ahead of time, and nobody asks for
     * the events of it and of all before it.
     */
    boolean isQuiet() {
        return gate == null
                && !work.logs
                && Arrays.stream(wide).allMatch(Objects::isNull)
                && crossesIn != null
                && crossesIn.isQuiet();
    }

    @Override
    boolean isFull() {
        long now = work.time.now();
        for (int j = 0; j <= last; j++) {
            if (!isStuck(j, now)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all places of a stage are taken by then and the first of its cars is done. */
    private boolean isStuck(int j, long now) {
        if (leavings.isRoomKnown(j) || leavings.last[j] > now) {
            return false;
        }
        Stage stage = wide[j];
        boolean started = stage == null ? beginUnlessBegun(j) : stage.hasStarted();
        return started && (j == last ? firstExit().finish() : first(j).finish) <= now;
    }

    @Override
    int inside() {
        return (int) (leavings.count[0] - leavings.count[last + 1])
                + (gate == null ? 0 : gate.inside());
    }
}
