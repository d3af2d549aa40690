package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.model.Factor;
import org.lineoff.model.Station;
import org.lineoff.model.random.Draws;
import org.lineoff.model.state.CarState;
import org.lineoff.model.state.Luck;
import org.lineoff.model.state.StationState;
import org.lineoff.model.state.StationState.ModeState;
import org.lineoff.model.state.StationState.UnitState;
import org.lineoff.model.state.StationState.VisitState;

/**
 * One place of work: holds one car, works on it, fails and is repaired in between.
 *
 * <p>A visit is a row of phases, each a span of open time: set-up, work up to the next failure,
 * repair, work again, perhaps a line stop. While a calendar-dependent failure lasts, the phase
 * stands still. All is computed in the open time of the section; what ends a visit takes the
 * earliest clock time, what interrupts it the latest.
 */
final class Unit extends Timed implements Ahead {
    private enum Phase {
        IDLE,
        SET_UP,
        WORK,
        /** Failed, and nobody is there to repair it yet. */
        AWAIT_CREW,
        REPAIR,
        LINE_STOP,
        DONE
    }

    private final Floor floor;
    private final Section section;
    private final int position;
    private final UnitParts parts;

    /** Visit counter, −1 where no car comes twice. */
    private final int counter;

    private Phase phase = Phase.IDLE;
    private @Nullable Car car;
    private int visit;

    /** What the car before was, as far as it matters for a set-up. */
    private int kindBefore = SetUpTimes.NOTHING;

    /** Set-up and work of this visit, and by what its luck was divided. */
    private long setUp;

    private long whole;
    private double rate;

    /** Work still to be done in this visit, and the line stop that follows it. */
    private long left;

    private long stop;

    /** What would be left of the work, were there as many people as are needed. */
    private long fullLeft;

    /** The phase: when it began or went on, and how much open time is left of it since. */
    private long began;

    private long span;
    private boolean endsInStop;
    private boolean endsInFailure;

    /** The mode under repair, since when it is down, and how long the repair takes. */
    private int failing;

    private long failedAt;
    private long repair;
    private double availability = 1;
    private @Nullable RepairCrew crew;

    /** Its calendar-dependent failures, and how many of them last. */
    final List<CalendarFailure> calendarFailures = new ArrayList<>();

    private int downs;

    /** The critical path up to the time given. */
    private int node;

    private long since;

    private long finishedAt;
    private long readyAt;

    /**
     * A unit of a section.
     *
     * @param position index of its position in the section
     */
    Unit(Section section, int position, UnitParts parts, int counter) {
        super(section.timers, Rank.WORK);
        this.position = position;
        this.floor = section.floor;
        this.section = section;
        this.parts = parts;
        this.counter = counter;
        section.aheads.add(this);
    }

    int place() {
        return parts.place();
    }

    int position() {
        return position;
    }

    /** Its place among the units of its section. */
    int order() {
        return slot;
    }

    boolean isFree() {
        return phase == Phase.IDLE;
    }

    boolean isDone() {
        return phase == Phase.DONE;
    }

    /** The car in it; there must be one. */
    Car car() {
        Car inside = car;
        if (inside == null) {
            throw new IllegalStateException("no car at place " + parts.place());
        }
        return inside;
    }

    /** When the car was finished, and from when on it could leave: the section is open. */
    long finishedAt() {
        return finishedAt;
    }

    long readyAt() {
        return readyAt;
    }

    /** What led to the finish. */
    int node() {
        return node;
    }

    /** A car comes in, now. */
    void start(Car entering, int ledBy) {
        start(entering, ledBy, setUp(entering));
    }

    /** A car comes in, now; a set-up comes before the work. */
    void start(Car entering, int ledBy, long comesFirst) {
        floor.visits++;
        car = entering;
        setUp = comesFirst;
        visit = entering.visit(counter);
        floor.emit(EventType.ENTERED, parts.place(), entering.number, visit, Cause.NONE);
        floor.emit(
                EventType.WORK_STARTED,
                parts.place(),
                entering.number,
                visit,
                -1,
                Cause.NONE,
                setUp);
        long luck = Draws.carIndex(entering.number, visit);
        left = whole = work(entering, luck);
        causeDefects(entering, luck);
        stop = parts.lineStop() == null ? 0 : parts.lineStop().draw(luck);
        node = ledBy;
        since = floor.now;
        if (setUp > 0) {
            phase = Phase.SET_UP;
            begin(setUp, false);
        } else {
            work();
        }
    }

    private long setUp(Car entering) {
        SetUpTimes times = parts.setUp();
        if (times == null) {
            return 0;
        }
        int before = kindBefore;
        kindBefore = times.kind(entering);
        return times.between(before, kindBefore);
    }

    private long work(Car entering, long luck) {
        double u = parts.work().isConstant() ? 0.5 : Draws.uniform(parts.workKey(), luck);
        rate = section.rate(Factor.PEOPLE, entering);
        if (section.taktDividesWork()) {
            rate = section.rate(Factor.TAKT, entering) * rate;
        }
        long full = parts.work().duration(u, entering.model, entering.choices, rate);
        double speed = parts.manned() ? section.speed() : 1;
        fullLeft = full;
        if (speed == 1) {
            return full;
        }
        rate *= speed;
        return parts.work().duration(u, entering.model, entering.choices, rate);
    }

    private void causeDefects(Car entering, long luck) {
        if (parts.defects().isEmpty()) {
            return;
        }
        double factor = section.rate(Factor.FIRST_TIME_THROUGH, entering);
        for (int i = 0; i < parts.defects().size(); i++) {
            UnitParts.DefectLaw defect = parts.defects().get(i);
            if (defect.isCaused(luck, factor)) {
                entering.defects |= defect.bit();
            }
        }
    }

    /** Works until the next failure or to the end. */
    private void work() {
        phase = Phase.WORK;
        long untilFailure = parts.failures() == null ? NEVER : parts.failures().untilNext();
        endsInFailure = untilFailure < left;
        begin(endsInFailure ? untilFailure : left, endsInFailure || stop > 0);
    }

    private void begin(long length, boolean interrupts) {
        span = length;
        endsInStop = interrupts;
        goOn();
    }

    private void goOn() {
        began = floor.now;
        if (downs > 0 && span > 0) {
            sleep();
        } else {
            wakeAt(endsInStop ? section.beginningAfter(span) : section.endOf(span));
        }
    }

    @Override
    public void hoursReplaced() {
        if (isDone()) {
            readyAt = section.hours.nextOpening(finishedAt);
        } else if (isRunning() && (downs == 0 || span == 0)) {
            wakeAt(endsInStop ? section.beginningAfter(began, span) : section.endOf(began, span));
        }
    }

    /** The phase is over. */
    @Override
    void due() {
        Car inside = car();
        switch (phase) {
            case SET_UP -> {
                book(Cause.SET_UP);
                work();
            }
            case WORK -> {
                bookWork();
                did(span);
                if (endsInFailure && parts.failures() != null) {
                    fail(inside, parts.failures());
                } else if (stop > 0) {
                    report(EventType.FAILED, inside, -1, Cause.LINE_STOP);
                    phase = Phase.LINE_STOP;
                    begin(stop, false);
                } else {
                    finish(inside);
                }
            }
            case REPAIR -> {
                book(Cause.FAILURE);
                report(EventType.REPAIRED, inside, failing, Cause.FAILURE);
                if (crew != null) {
                    crew.release(node);
                }
                work();
            }
            case LINE_STOP -> {
                book(Cause.LINE_STOP);
                report(EventType.REPAIRED, inside, -1, Cause.LINE_STOP);
                finish(inside);
            }
            case IDLE, AWAIT_CREW, DONE -> throw new IllegalStateException("woken at " + floor.now);
        }
    }

    private void fail(Car inside, OperationFailures failures) {
        failing = failures.mode();
        report(EventType.FAILED, inside, failing, Cause.FAILURE);
        failedAt = floor.now;
        availability = section.rate(Factor.AVAILABILITY, inside);
        repair = failures.strike(availability);
        crew = failures.crew();
        if (crew == null) {
            phase = Phase.REPAIR;
            begin(repair, false);
        } else {
            phase = Phase.AWAIT_CREW;
            crew.call(this);
        }
    }

    long failedAt() {
        return failedAt;
    }

    /**
     * One of the crew begins to repair it, now.
     *
     * @param freeSince since when that one was free, which another repair led to
     */
    void repair(long freeSince, int freedBy) {
        int failed = node;
        if (freeSince > failedAt) {
            node = freedBy;
        }
        if (floor.path.wantsTerms()) {
            TermList terms = new TermList().add(failed, failedAt).add(freedBy, freeSince);
            node = floor.path.decided(node, terms.inside(failed), floor.now);
        }
        since = floor.now;
        phase = Phase.REPAIR;
        begin(repair, false);
    }

    private void did(long work) {
        left -= work;
        if (parts.failures() != null) {
            parts.failures().worked(work);
        }
    }

    private void finish(Car inside) {
        phase = Phase.DONE;
        finishedAt = floor.now;
        readyAt = section.nextOpening();
        report(EventType.WORK_FINISHED, inside, -1, Cause.NONE);
        section.finished(this);
    }

    /** The car goes, now; returns it. */
    Car leave(Cause cause) {
        Car leaving = car();
        floor.emit(EventType.LEFT, parts.place(), leaving.number, visit, cause);
        phase = Phase.IDLE;
        car = null;
        return leaving;
    }

    // ---- calendar-dependent failures ----

    /** One more begins: what goes on stands still. */
    void down() {
        if (downs++ == 0 && isRunning()) {
            long done = section.hours.openBetween(began, floor.now);
            switch (phase) {
                case SET_UP -> book(Cause.SET_UP);
                case REPAIR -> book(Cause.FAILURE);
                case LINE_STOP -> book(Cause.LINE_STOP);
                default -> {
                    bookWork();
                    did(done);
                }
            }
            span -= done;
            goOn();
        }
    }

    /** One less lasts. */
    void up() {
        if (--downs == 0 && isRunning()) {
            book(Cause.FAILURE);
            goOn();
        }
    }

    private boolean isRunning() {
        return phase != Phase.IDLE && phase != Phase.AWAIT_CREW && phase != Phase.DONE;
    }

    /** Work, and beyond what it takes with enough people their lack. */
    private void bookWork() {
        if (fullLeft < left) {
            long done = section.hours.openBetween(since, floor.now);
            long full = Math.min(done, fullLeft);
            long enough = section.endOf(since, full);
            node = section.link(node, since, enough, parts.place(), Cause.WORK);
            since = enough;
            fullLeft -= full;
            book(Cause.PEOPLE);
        } else {
            book(Cause.WORK);
        }
    }

    private void book(Cause cause) {
        node = section.link(node, since, floor.now, parts.place(), cause);
        since = floor.now;
    }

    private void report(EventType type, Car inside, int part, Cause cause) {
        floor.emit(type, parts.place(), inside.number, visit, part, cause, 0);
    }

    // ---- its state ----

    /** What it does now; what was drawn for it goes into the book. */
    UnitState save(StateBook book, int number, @Nullable Long freeSince) {
        List<ModeState> modes = new ArrayList<>();
        List<Luck.ModeLuck> luck = new ArrayList<>();
        long done = isRunning() && downs == 0 ? section.hours.openBetween(began, floor.now) : 0;
        long worked = phase == Phase.WORK ? done : 0;
        if (parts.failures() != null) {
            parts.failures().save(worked, modeIds(), modes, luck);
        }
        calendarFailures.forEach(failure -> failure.save(modeIds(), modes, luck));
        Car inside = car;
        if (inside == null) {
            book.addLuck(new Luck.UnitLuck(book.name(parts.place()), null, luck));
        } else {
            long rest = phase == Phase.AWAIT_CREW ? repair : lasts() ? span - done : 0;
            Luck.VisitLuck drawn =
                    new Luck.VisitLuck(left - worked, phase == Phase.LINE_STOP ? 0 : stop, rest);
            book.addLuck(new Luck.UnitLuck(book.name(parts.place()), drawn, luck));
        }
        SetUpTimes times = parts.setUp();
        return new UnitState(
                number,
                times == null ? null : book.kind(times.group(), kindBefore),
                inside == null ? null : visit(book.car(inside), worked, span - done),
                modes,
                freeSince);
    }

    private VisitState visit(CarState inside, long worked, long rest) {
        boolean failed = phase == Phase.AWAIT_CREW || phase == Phase.REPAIR;
        return new VisitState(
                inside,
                StationState.Phase.valueOf(phase.name()),
                setUp,
                whole - left + worked,
                switch (phase) {
                    case SET_UP -> setUp - rest;
                    case REPAIR -> repair - rest;
                    case LINE_STOP -> stop - rest;
                    default -> 0;
                },
                failed ? modeIds().get(failing) : null,
                failed ? failedAt : null,
                phase == Phase.DONE ? finishedAt : null,
                rate,
                failed ? availability : 1);
    }

    /** Whether the phase has a length of its own. */
    private boolean lasts() {
        return phase == Phase.SET_UP || phase == Phase.REPAIR || phase == Phase.LINE_STOP;
    }

    private List<String> modeIds() {
        return section
                .site
                .stations()
                .get(Math.min(position, section.site.stations().size() - 1))
                .station()
                .failures()
                .stream()
                .map(Station.FailureMode::id)
                .toList();
    }

    /** Goes on from there, now; without luck what is left is drawn given what is over. */
    void restore(@Nullable UnitState state, StateBook book) {
        Luck.UnitLuck luck = book.luckOf(parts.place());
        List<ModeState> modes = state == null ? List.of() : state.failures();
        List<Luck.ModeLuck> modesLuck = luck == null ? List.of() : luck.failures();
        for (CalendarFailure failure : calendarFailures) {
            downs += failure.restore(modeIds(), modes, modesLuck) ? 1 : 0;
        }
        if (parts.failures() != null) {
            parts.failures().restore(modeIds(), modes, modesLuck);
        }
        SetUpTimes times = parts.setUp();
        if (state != null && times != null) {
            kindBefore = book.kind(times.group(), state.before());
        }
        VisitState of = state == null ? null : state.visit();
        if (of != null) {
            restore(of, book.car(of.car()), luck == null ? null : luck.visit());
        }
    }

    /** Reports what it does, for those who did not hear what was before. */
    void reportAgain() {
        Car inside = car;
        if (inside == null) {
            return;
        }
        report(EventType.WORK_STARTED, inside, -1, Cause.NONE);
        switch (phase) {
            case AWAIT_CREW, REPAIR -> report(EventType.FAILED, inside, failing, Cause.FAILURE);
            case LINE_STOP -> report(EventType.FAILED, inside, -1, Cause.LINE_STOP);
            case DONE -> report(EventType.WORK_FINISHED, inside, -1, Cause.NONE);
            default -> {}
        }
    }

    private void restore(VisitState state, Car inside, Luck.@Nullable VisitLuck luck) {
        car = inside;
        visit = Math.max(0, inside.visiting(counter));
        setUp = state.setUp();
        rate = state.rate();
        long index = Draws.carIndex(inside.number, visit);
        left = luck == null ? workLeft(inside, index, state) : luck.work();
        whole = left + state.worked();
        fullLeft = left;
        UnitParts.LineStopLaw stops = parts.lineStop();
        stop = luck != null ? luck.stop() : stops == null ? 0 : stops.draw(index);
        since = floor.now;
        phase = Phase.valueOf(state.phase().name());
        switch (phase) {
            case SET_UP -> begin(Math.max(0, setUp - state.inPhase()), false);
            case WORK -> work();
            case AWAIT_CREW, REPAIR -> restoreFailure(state, luck);
            case LINE_STOP -> {
                long rest = luck != null ? luck.phase() : stopLeft(index, state.inPhase());
                stop = rest + state.inPhase();
                begin(rest, false);
            }
            default -> {
                Long done = state.finishedAt();
                phase = Phase.DONE;
                finishedAt = done == null ? floor.now : done;
                readyAt = section.hours.nextOpening(finishedAt);
            }
        }
    }

    private long workLeft(Car inside, long index, VisitState state) {
        if (state.phase() == StationState.Phase.DONE
                || state.phase() == StationState.Phase.LINE_STOP) {
            return 0;
        }
        double u = parts.work().isConstant() ? 0.5 : Draws.uniform(parts.workKey(), index);
        return parts.work().remaining(u, inside.model, inside.choices, rate, state.worked());
    }

    private long stopLeft(long index, long elapsed) {
        UnitParts.LineStopLaw stops = parts.lineStop();
        return stops == null ? 0 : stops.left(index, elapsed);
    }

    private void restoreFailure(VisitState state, Luck.@Nullable VisitLuck luck) {
        OperationFailures failures = parts.failures();
        failing = Math.max(0, modeIds().indexOf(state.mode()));
        if (failures == null) { // the mode is no longer known: it is up again
            work();
            return;
        }
        Long began = state.failedAt();
        failedAt = began == null ? floor.now : began;
        crew = failures.struck(failing);
        availability = state.availability();
        long rest =
                luck != null ? luck.phase() : failures.repairLeft(availability, state.inPhase());
        repair = rest + state.inPhase();
        if (crew != null && phase == Phase.AWAIT_CREW) {
            crew.call(this);
            return;
        }
        if (crew != null) {
            crew.isAtWork();
        }
        phase = Phase.REPAIR;
        begin(rest, false);
    }
}
