package org.lineoff.simulate;

import java.util.List;
import java.util.Optional;
import org.lineoff.events.EventSink;
import org.lineoff.events.Periods;
import org.lineoff.events.Places;

/**
 * The ways to run a whole line; one object is for one run. All give the same figures. {@link
 * Vectors} says when the wave is worth its compilation.
 */
final class LineRuns {
    /** Stations from which on most lanes have something to do. */
    private static final int ENOUGH_STATIONS = 24;

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
        Vectors.count(expectedVisits());
        return Vectors.pay() && line.count() >= ENOUGH_STATIONS;
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
