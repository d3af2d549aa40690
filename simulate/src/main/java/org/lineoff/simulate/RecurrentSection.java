package org.lineoff.simulate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.model.random.Draws;
import org.lineoff.model.time.OpenTime;
import org.lineoff.simulate.Layout.SectionSite;

/**
 * A section in which each car moves when it can, computed ahead: start(j, n) = max(leave(j − 1, n)
 * + transport, leave(j, n − units)), leave(j, n) = max(finish(j, n), leave(j, n − 1), leave(j + 1,
 * n − places of j + 1)).
 *
 * <p>Every term is an earlier time, so a car that enters goes through all stations at once, and
 * nothing happens again until it stands at the end. Only the end is decided elsewhere: where a
 * leaving depends on one from the last station that is not known yet, the car stays, and goes on
 * when it is. The same holds for what lies beyond the limit of {@link AheadTime}, and for a choice
 * among parallel units of which one might still become free: that is made at its instant.
 *
 * <p>Outwards it behaves as {@link AsynchronousSection} does, event by event. A visit costs some
 * ten nanoseconds.
 */
final class RecurrentSection extends FlowingSection implements Ahead {
    private static final int SENT = 1;
    private static final int MADE_ROOM = 2;

    final RecurrentWork work;
    final FlatStations stations;
    final Leavings leavings;
    private final Stage[] stages;

    /** Whether cars may go through plain stations in one go: no critical path is kept. */
    private final boolean isQuick;

    private final Exit[] exits;
    private final Timed room;

    /** By stage: when a car has to choose among its units; null where there is one. */
    private final @Nullable Timed[] choices;

    /** Whether somebody was told that there is no room, and nobody knows until when. */
    private boolean isAwaited;

    /** Stages to look at again, one bit each; how many there are. */
    private final long[] marks;

    private int marked;
    private int inside;

    // The last leaving of the section, in clock time.
    private long leftAt;

    RecurrentSection(
            Floor floor,
            SectionSite site,
            OpenTime openTime,
            Rates rates,
            long start,
            int[] capacity) {
        super(floor, site, openTime, rates, start);
        leavings = new Leavings(capacity);
        isQuick = floor.path.isNever();
        int count = site.stations().size();
        stages = new Stage[count];
        exits = new Exit[site.stations().getLast().places().size()];
        marks = new long[(count + 63) / 64];
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
        stations = new FlatStations(work);
        aheads.add(this);
    }

    /** Its stations must be put in order, each with its units. */
    void put(Stage stage, UnitParts first) {
        stages[stage.index] = stage;
        stations.put(stage.index, site.stations().get(stage.index), stage.units[0], first);
        if (stage.index == stages.length - 1) {
            stations.plain[stage.index] = false; // its end is decided elsewhere
        }
    }

    /** A unit of its last station. */
    void putExit(int unit, Visit visit) {
        exits[unit] = new Exit(this, visit);
    }

    private Stage last() {
        return stages[stages.length - 1];
    }

    // ---- inside ----

    /** Computes on from a stage at which something has become known. */
    private void flow(int from) {
        int j = from;
        while (j >= 0) {
            if (isQuick && stations.plain[j] && stages[j].hasOnlyArrival()) {
                j = pass(j);
            }
            int done = go(stages[j]);
            if ((done & MADE_ROOM) != 0 && j > 0 && stages[j - 1].hasCar()) {
                mark(j - 1);
            }
            j = (done & SENT) != 0 ? j + 1 : marked > 0 ? takeMark() : -1;
        }
        if (isAwaited && stages[0].isRoomKnown()) {
            isAwaited = false;
            awaitRoom(leavings.roomSince(0));
        }
    }

    /**
     * A car that has arrived at a plain station goes on through all plain stations behind it, as
     * far as nothing out of the common happens; returns where it has arrived then.
     *
     * <p>First its work is drawn at all of them, then it goes from one to the next: each step is
     * two maxima of times that are known and two sums, with nothing but flat arrays beneath.
     */
    private int pass(int from) {
        FlatStations at = stations;
        Leavings left = leavings;
        long open = stages[from].sentAt();
        Car car = stages[from].giveArrival();
        long luck = Draws.carIndex(car.number, 0);
        double[] mean = at.means(car);
        long limit = work.time.limit;
        long rateEnd = Long.MIN_VALUE;
        int j = from;
        for (; at.plain[j] && left.inside[j] == 0; j++) {
            long start = Math.max(open + stages[j].transport, left.last[j]);
            if (start >= limit) {
                break;
            }
            if (start >= rateEnd) {
                at.drawWork(j, luck, mean, work.workRate(start, car));
                rateEnd = work.rateEnd();
            }
            at.refresh(j);
            long needs = at.work[j];
            long until = at.untilFailure[j] - needs;
            long finish = start + needs;
            long leave = Math.max(finish, left.roomSince(j + 1));
            if (until < 0 || leave >= limit || leave >= at.bookEnd[j] || !left.isRoomKnown(j + 1)) {
                break;
            }
            at.untilFailure[j] = until;
            at.working[j] += needs;
            at.blocked[j] += leave - finish;
            at.finished[j]++;
            if (at.causesDefects[j]) {
                at.visit(j).causeDefects(car, luck, start);
            }
            left.add(j, leave);
            open = leave;
        }
        floor.visits += j - from;
        if (j > from && from > 0 && stages[from - 1].hasCar()) {
            mark(from - 1); // when there is room for it has become known just now
        }
        stages[j].arrive(car, open, CriticalPath.BEFORE);
        return j;
    }

    private void mark(int stage) {
        long bit = 1L << stage;
        if ((marks[stage >> 6] & bit) == 0) {
            marks[stage >> 6] |= bit;
            marked++;
        }
    }

    private int takeMark() {
        for (int i = marks.length - 1; i >= 0; i--) {
            if (marks[i] != 0) {
                int bit = 63 - Long.numberOfLeadingZeros(marks[i]);
                marks[i] &= ~(1L << bit);
                marked--;
                return i * 64 + bit;
            }
        }
        throw new IllegalStateException("no mark");
    }

    /** Lets cars start and leave at one stage as far as is known. */
    private int go(Stage stage) {
        int done = 0;
        boolean more = true;
        while (more) {
            more = stage.hasNext() && start(stage);
            if (stage.index < stages.length - 1) {
                while (stage.hasCar() && leave(stage, stages[stage.index + 1])) {
                    done = SENT | MADE_ROOM;
                    more = true;
                }
            }
        }
        return done;
    }

    private boolean start(Stage stage) {
        long open = stage.nextStart();
        if (open >= work.time.limit) {
            work.stalled = true;
            return false;
        }
        Visit unit = stage.units.length == 1 ? stage.units[0] : unitAt(stage, open);
        if (unit == null) {
            Objects.requireNonNull(choices[stage.index]).wakeAt(work.time.latest(open));
            return false;
        }
        start(stage, unit, open);
        return true;
    }

    private void start(Stage stage, Visit unit, long open) {
        int node = CriticalPath.BEFORE;
        if (floor.path.isOn()) {
            node = stage.isUnitLast() ? stage.freedBy() : transport(stage, unit);
        }
        stage.start(unit, open, node);
        if (stage.index == stages.length - 1) {
            for (Exit exit : exits) {
                if (exit.visit == unit) {
                    exit.await();
                }
            }
        }
    }

    private int transport(Stage stage, Visit unit) {
        long from = work.time.latest(stage.sentAt());
        long to = stage.transport == 0 ? from : work.time.latest(stage.sentAt() + stage.transport);
        return work.link(stage.sentBy(), from, to, unit.place(), Cause.TRANSPORT);
    }

    /**
     * The unit of lowest index that is free at an instant; null where one below it might still
     * become free by then, or where the visit takes no time and so would be over before its
     * instant's decisions: all leaving precedes choosing.
     */
    private static @Nullable Visit unitAt(Stage stage, long open) {
        for (Visit unit : stage.units) {
            if (unit.isFree()) {
                if (unit.freeAt <= open) {
                    return unit.takesNoTime(stage.nextCar(), open) ? null : unit;
                }
            } else if (unit.finish <= open) {
                return null;
            }
        }
        return null;
    }

    /** One car chooses, now; the last stage at which one can goes first. */
    @Override
    boolean choose() {
        if (!open) {
            return false;
        }
        long now = work.time.now();
        for (int j = stages.length - 1; j >= 0; j--) {
            Stage stage = stages[j];
            if (stage.units.length > 1 && stage.hasNext() && stage.nextStart() <= now) {
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

    private boolean leave(Stage stage, Stage next) {
        long open = stage.finish();
        if (open == Visit.OPEN || !next.isRoomKnown()) {
            return false;
        }
        Cause cause = Cause.FINISHED;
        if (stage.lastLeft() > open) {
            open = stage.lastLeft();
            cause = Cause.ORDER_KEPT;
        }
        long since = leavings.roomSince(next.index);
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
                case ORDER_KEPT -> node = stage.lastLeftBy();
                case ROOM -> node = leavings.roomBy(next.index);
                default -> {
                    node = stage.path();
                    long finished = stage.endsAt();
                    long now = work.time.latest(open);
                    if (finished < now) {
                        cause = Cause.OPENING;
                        node = work.linkClosed(node, finished, now);
                    }
                }
            }
        }
        next.arrive(stage.leave(open, cause), open, node);
        stage.depart(open, node);
        return true;
    }

    @Override
    void limitTo(long time) {
        work.time.limitTo(time);
        if (work.stalled || work.logs) {
            work.stalled = false;
            goOn();
        }
    }

    private void goOn() {
        for (Stage stage : stages) {
            for (Visit unit : stage.units) {
                if (unit.isTakenUp() && stage == last()) {
                    for (Exit exit : exits) {
                        if (exit.visit == unit) {
                            exit.await();
                        }
                    }
                }
                if (unit.logs) {
                    unit.report();
                }
            }
        }
        for (int j = stages.length - 1; j >= 0; j--) {
            flow(j);
        }
    }

    @Override
    public void hoursReplaced() {
        stations.handOverAll();
        work.hoursReplaced();
        for (Exit exit : exits) {
            exit.hoursReplaced();
        }
    }

    @Override
    void end() {
        stations.handOverAll();
        long now = work.time.openTime(floor.now);
        for (Stage stage : stages) {
            if (stage.units.length == 1 && stage.hasCar()) {
                stations.end(stage.index);
            }
            for (Visit unit : stage.units) {
                unit.end(now, floor.now);
            }
        }
    }

    // ---- the entry ----

    @Override
    boolean hasRoom(Terms terms) {
        Stage first = stages[0];
        if (!first.isRoomKnown()) {
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
        terms.add(work.time.latest(since), leavings.roomBy(0), Cause.ROOM);
        return true;
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
        car.built = entered++;
        inside++;
        stages[0].arrive(car, work.time.now(), decided.node());
        flow(0);
    }

    // ---- the end ----

    /** When a unit of the last station is done, somebody has to decide. */
    private static final class Exit extends Timed {
        private final RecurrentSection section;
        private final Visit visit;
        private boolean isDone;
        private long finishedAt;
        private long readyAt;
        private int node;

        Exit(RecurrentSection section, Visit visit) {
            super(section.timers, Rank.WORK);
            this.section = section;
            this.visit = visit;
        }

        void await() {
            isDone = false;
            wakeAt(visit.endsAt());
        }

        void hoursReplaced() {
            if (isDone) {
                readyAt = section.hours.nextOpening(finishedAt);
            } else if (!visit.isFree()) {
                long time = visit.endsAt();
                if (time > section.floor.now) { // what is due now stays so
                    wakeAt(time);
                }
            }
        }

        @Override
        void due() {
            isDone = true;
            finishedAt = section.floor.now;
            readyAt = section.nextOpening();
            node = visit.path();
            section.finished(this);
        }
    }

    private void finished(Exit exit) {
        if (gate != null) {
            gate.inspect(exit.visit.car());
        }
        if (isFirstDone()) {
            exitChanged();
        }
    }

    private Exit firstExit() {
        Visit first = last().first();
        for (Exit exit : exits) {
            if (exit.visit == first) {
                return exit;
            }
        }
        throw new IllegalStateException("nobody at the end of " + site.name());
    }

    @Override
    boolean isFirstDone() {
        return last().hasCar() && firstExit().isDone;
    }

    @Override
    Car firstCar() {
        return last().first().car();
    }

    @Override
    void addReady(Terms terms) {
        Exit exit = firstExit();
        terms.addReady(this, exit.readyAt, exit.node, exit.finishedAt, Cause.FINISHED);
        if (last().lastLeft() != Long.MIN_VALUE) {
            terms.addReady(this, leftAt, last().lastLeftBy(), leftAt, Cause.ORDER_KEPT);
        }
    }

    @Override
    Car depart(Cause why, int node) {
        Stage last = last();
        long now = work.time.now();
        leftAt = floor.now;
        inside--;
        Car car = last.first().leave(now, why);
        last.depart(now, node);
        if (stages.length > 1 && stages[stages.length - 2].hasCar()) {
            mark(stages.length - 2);
        }
        flow(stages.length - 1);
        if (isFirstDone()) {
            exitChanged();
        }
        return car;
    }

    @Override
    boolean isFull() {
        long now = work.time.now();
        for (Stage stage : stages) {
            if (!stage.isStuck(now)) {
                return false;
            }
        }
        return true;
    }

    @Override
    int inside() {
        return inside + (gate == null ? 0 : gate.inside());
    }
}
