package org.lineoff.simulate;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.lineoff.events.EventSink;
import org.lineoff.events.Periods;
import org.lineoff.events.Places;

/**
 * The ways to run a whole line; one object is for one run. All give the same figures.
 *
 * <p>The wave computes a visit in a fraction of the time, but costs about a second of compilation
 * once in a process; so it is taken where what has been computed and what is to come together are
 * worth it.
 */
final class LineRuns {
    /** Visits in a process from which on a second of compilation pays. */
    private static final long WORTH_COMPILING = 300_000_000;

    /** Stations from which on most lanes have something to do. */
    private static final int ENOUGH_STATIONS = 24;

    static final boolean HAS_VECTORS =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    /** Visits that this process has computed or begun to compute without events. */
    private static final AtomicLong COMPUTED = new AtomicLong();

    private final WholeLine line;
    private final Breakdowns breakdowns;

    LineRuns(WholeLine line) {
        this.line = line;
        breakdowns = new Breakdowns(line);
    }

    /** With all its events, in order of time. */
    Outcome events(EventSink sink) {
        LineMarks marks = new LineMarks(line, Periods.of(0, line.end()), breakdowns);
        CarTimes nobody =
                new CarTimes(line, (type, time, place, car, visit, part, cause, value) -> {});
        new LineRun(line, breakdowns, marks, nobody, new LineEvents(line, breakdowns, sink)).run();
        return new Outcome(List.of(), marks.visits(), List.of(), Optional.empty());
    }

    /** Without events, car by car. */
    LineFigures carByCar(Places places, Periods periods, EventSink cars) {
        LineRun run = run(periods, cars);
        run.run();
        return run.marks.figures(places);
    }

    /** Without events, in a wave. */
    LineFigures inAWave(Places places, Periods periods, EventSink cars) {
        LineRun run = run(periods, cars);
        new LineWave(run).run();
        return run.marks.figures(places);
    }

    private LineRun run(Periods periods, EventSink cars) {
        LineMarks marks = new LineMarks(line, periods, breakdowns);
        return new LineRun(line, breakdowns, marks, new CarTimes(line, cars), null);
    }

    /** Without events. */
    LineFigures figures(Places places, Periods periods, EventSink cars, LineWay way) {
        boolean wave =
                switch (way) {
                    case CAR_BY_CAR -> false;
                    case WAVE -> LineWave.isFor(line);
                    case BY_SIZE -> isWorthCompiling() && LineWave.isFor(line);
                };
        return wave ? inAWave(places, periods, cars) : carByCar(places, periods, cars);
    }

    private boolean isWorthCompiling() {
        long all = COMPUTED.addAndGet(expectedVisits());
        return HAS_VECTORS && all > WORTH_COMPILING && line.count() >= ENOUGH_STATIONS;
    }

    /** About as many as if the slowest station, or else the orders, were all that counts. */
    private long expectedVisits() {
        double slowest = 1;
        for (WholeLine.Stop stop : line.stops()) {
            slowest = Math.max(slowest, stop.law() == null ? 1 : stop.law().mean());
        }
        double cars = line.hours().openTime(line.end()) / slowest;
        Orders orders = line.orders();
        while (orders != null && cars > 1 && orders.dateOf((long) cars) >= line.end()) {
            cars /= 2;
        }
        return ((long) cars) * line.count();
    }
}
