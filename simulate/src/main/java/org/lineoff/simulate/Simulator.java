package org.lineoff.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.EventSink;
import org.lineoff.events.Periods;
import org.lineoff.events.Places;
import org.lineoff.model.Plant;
import org.lineoff.model.state.PlantState;

/**
 * Says what a plant makes: runs it car by car from the first to the last day of its horizon and
 * reports every event. The rules are those of docs/simulation.md; the same scenario gives the same
 * events on every machine.
 *
 * <p>Free for all threads: each {@link #run} has its own state. A run costs some ten to a hundred
 * nanoseconds for each visit of a car to a station, and more where sections are short; memory for
 * the cars in the plant and, with the critical path, some 20 bytes for each visit of a quarter.
 * Expects a plant that has been checked.
 */
public final class Simulator {
    private final Layout layout;
    private final Days days;
    private final Samplers samplers = new Samplers();

    private Simulator(Plant plant) {
        layout = LayoutBuilder.layout(plant);
        days = new Days(plant);
    }

    public static Simulator of(Plant plant) {
        return new Simulator(plant);
    }

    /** The plant's places; events and results name them by index. */
    public Places places() {
        return layout.places();
    }

    /** Runs one scenario and reports its events to the sink as they happen, in order of time. */
    public Outcome run(Scenario scenario, EventSink sink) {
        return WholeLine.missing(layout, scenario).isEmpty()
                ? line(scenario).events(sink)
                : run(scenario, sink, path(scenario), false, true);
    }

    /**
     * Does the same by the event-driven engine, whatever the plant: what faster ways have to agree
     * with, event for event.
     */
    public Outcome runByEvents(Scenario scenario, EventSink sink) {
        return run(scenario, sink, path(scenario), false, false);
    }

    private CriticalPath path(Scenario scenario) {
        return new CriticalPath(periods(scenario), layout.places().count());
    }

    /**
     * Runs a scenario without its events, for what it amounts to; only where the plant is a single
     * line and nothing changes in the run but the hours ({@link #lineMisses}).
     *
     * @param periods of the states of stations
     * @param cars is told when each car is released and comes off the line, and nothing else
     */
    public LineFigures figures(Scenario scenario, Periods periods, EventSink cars) {
        return figures(scenario, periods, cars, LineWay.BY_SIZE);
    }

    /** The same in a given way. */
    public LineFigures figures(Scenario scenario, Periods periods, EventSink cars, LineWay way) {
        lineMisses(scenario)
                .ifPresent(
                        what -> {
                            throw new IllegalArgumentException("the plant has " + what);
                        });
        return line(scenario).figures(layout.places(), periods, cars, way);
    }

    /** Whether Java was started with the module that {@link LineWay#WAVE} needs. */
    public static boolean hasVectors() {
        return Vectors.ARE_THERE;
    }

    /** The end of the horizon, in ms. */
    public long horizonEnd() {
        return days.end();
    }

    /**
     * What of a plant, in words, keeps it from being computed by {@link #figures}; empty if
     * nothing.
     */
    public Optional<String> lineMisses(Scenario scenario) {
        return WholeLine.missing(layout, scenario);
    }

    LineRuns line(Scenario scenario) {
        return new LineRuns(WholeLine.of(layout, days, samplers, scenario, end(scenario)));
    }

    /**
     * Runs a scenario.
     *
     * @param askAll for tests: whether everybody looks again after every step, woken or not
     */
    Outcome run(Scenario scenario, EventSink sink, CriticalPath path, boolean askAll) {
        return run(scenario, sink, path, askAll, true);
    }

    /**
     * Runs a scenario.
     *
     * @param ahead whether sections compute ahead that can; the events are the same
     */
    Outcome run(
            Scenario scenario, EventSink sink, CriticalPath path, boolean askAll, boolean ahead) {
        EngineBuilder builder =
                new EngineBuilder(layout, days, samplers, scenario, path, sink, ahead, null);
        long end = end(scenario);
        return builder.build(askAll, end).run(end);
    }

    /**
     * The factors of a section's rate in a run that is over.
     *
     * @param section its place
     */
    public SectionRates rates(Scenario scenario, Outcome outcome, int section) {
        return SectionRates.of(layout, days, scenario, outcome, section);
    }

    /**
     * Runs on from a state to the end of the scenario, reporting what happens after it. With the
     * luck of the state and under the same scenario these are the events of the uninterrupted run.
     * The critical path begins anew at the state. Expects a state that has been checked against the
     * plant.
     */
    public Outcome run(Scenario scenario, PlantState from, EventSink sink) {
        return engine(scenario, from, sink).run(end(scenario));
    }

    /**
     * Runs from the beginning, or on from a state, to an instant and through all that happens at
     * it, and says how the plant then stands.
     *
     * @param from null: from the first day
     * @param instant in ms, inside the horizon and not before the state
     */
    public Reached runTo(
            Scenario scenario, @Nullable PlantState from, long instant, EventSink sink) {
        Engine engine = engine(scenario, from, sink);
        Outcome outcome = engine.runThrough(instant);
        return new Reached(outcome, engine.state());
    }

    /**
     * Tells somebody who measures a run that goes on from a state how the plant stands in it: by
     * the events of types <em>stopped, work started, work finished, failed</em> (for the states of
     * stations) and <em>released</em> (for the cars inside) that would have led to it, all as of
     * the ms before the state.
     */
    public void standing(Scenario scenario, PlantState from, EventSink to) {
        engine(scenario, from, to).stateOfRun().reportAgain(from, to);
    }

    /**
     * How a plant stands at an instant.
     *
     * @param outcome of the run up to then; after a deadlock the state is that of its instant
     */
    public record Reached(Outcome outcome, PlantState state) {}

    /** States are those of event-driven sections: what has been computed ahead is no state. */
    private Engine engine(Scenario scenario, @Nullable PlantState from, EventSink sink) {
        long[] periods = from == null ? periods(scenario) : periodsAfter(scenario, from.time());
        CriticalPath path = new CriticalPath(periods, layout.places().count());
        return new EngineBuilder(layout, days, samplers, scenario, path, sink, false, from)
                .build(false, end(scenario));
    }

    /** The periods of the critical path that are not over, the first cut off at an instant. */
    private long[] periodsAfter(Scenario scenario, long instant) {
        long[] all = periods(scenario);
        int first = 0;
        while (first + 1 < all.length && all[first + 1] <= instant) {
            first++;
        }
        long[] rest = Arrays.copyOfRange(all, first, all.length);
        if (rest.length > 0) {
            rest[0] = Math.max(rest[0], instant);
        }
        return rest.length < 2 ? new long[0] : rest;
    }

    private long end(Scenario scenario) {
        LocalDate until = scenario.until();
        return until == null || until.isAfter(layout.plant().horizon().to())
                ? days.end()
                : days.clock().midnight(until.plusDays(1));
    }

    /** When the quarters begin that the critical path covers, and when the last ends. */
    long[] periods(Scenario scenario) {
        LocalDate from = layout.plant().horizon().from();
        if (scenario.pathFrom().isAfter(from)) {
            from = scenario.pathFrom();
        }
        LocalDate end = layout.plant().horizon().to().plusDays(1);
        if (!scenario.criticalPath() || !from.isBefore(end)) {
            return new long[0];
        }
        List<Long> periods = new ArrayList<>();
        for (LocalDate day = from; day.isBefore(end); day = nextQuarter(day)) {
            periods.add(days.clock().midnight(day));
        }
        periods.add(days.end());
        return periods.stream().mapToLong(Long::longValue).toArray();
    }

    private static LocalDate nextQuarter(LocalDate day) {
        int month = (day.getMonthValue() - 1) / 3 * 3 + 1;
        return LocalDate.of(day.getYear(), month, 1).plusMonths(3);
    }
}
