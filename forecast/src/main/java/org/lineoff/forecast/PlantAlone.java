package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Event;
import org.lineoff.events.EventLog;
import org.lineoff.events.EventSink;
import org.lineoff.events.Names;
import org.lineoff.model.Drawn;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.random.Draws;
import org.lineoff.model.state.PlantState;
import org.lineoff.model.time.PlantClock;
import org.lineoff.simulate.Outcome;
import org.lineoff.simulate.Scenario;
import org.lineoff.simulate.Simulator;

/**
 * The plant alone: what it makes when its lines start on given days. Those that are not given are
 * the medians of the programme, the same in every replication, so that the spread comes from
 * assumptions, levers, policies and luck only. Replication r has the luck of replication r of a
 * forecast with the same seed. The result depends on plant, setup and version, never on the
 * threads.
 */
public final class PlantAlone {
    /**
     * How a plant is simulated.
     *
     * @param asOf uses only what was known by the end of this day
     * @param replications at least 1
     * @param threads at least 1; the result does not depend on it
     * @param version of the software, repeated in the result
     * @param starts start of production by line; lines left out start on their median day
     * @param until last day to be simulated, null: that of the horizon
     * @param from the state that the runs go on from, null: they begin on the first day. With luck
     *     the first replication goes on as it was; the others draw what is left anew
     * @param instant when the runs end, in ms, all that happens at it included; on that last day,
     *     or at the midnight after it; null: when the last day is over
     */
    public record Setup(
            LocalDate asOf,
            int replications,
            long seed,
            int threads,
            String version,
            Map<String, LocalDate> starts,
            @Nullable LocalDate until,
            @Nullable PlantState from,
            @Nullable Long instant) {
        /** From the first day to the end of a day. */
        public Setup(
                LocalDate asOf,
                int replications,
                long seed,
                int threads,
                String version,
                Map<String, LocalDate> starts,
                @Nullable LocalDate until) {
            this(asOf, replications, seed, threads, version, starts, until, null, null);
        }

        public Setup {
            starts = Map.copyOf(starts);
            if (replications < 1 || threads < 1) {
                throw new IllegalArgumentException(
                        "replications (%d) and threads (%d) are at least 1"
                                .formatted(replications, threads));
            }
        }
    }

    private final Plant plant;
    private final Setup setup;
    private final Simulator simulator;
    private final LocalDate first;
    private final LocalDate to;
    private final PlantClock clock;
    private final HorizonPeriods periods;
    private final PlacesByYear placesByYear;
    private final LineYears lineYears;

    private PlantAlone(Plant plant, Setup setup) {
        this.plant = plant;
        this.setup = setup;
        LocalDate until = setup.until();
        LocalDate last = plant.horizon().to();
        this.to = until == null || until.isAfter(last) ? last : until;
        this.simulator = Simulator.of(plant);
        this.clock = new PlantClock(plant.timeZone(), plant.horizon().from());
        PlantState from = setup.from();
        this.first = from == null ? plant.horizon().from() : clock.date(from.time());
        Long instant = setup.instant();
        this.periods =
                new HorizonPeriods(
                        first,
                        to,
                        clock,
                        from == null ? clock.midnight(first) : from.time(),
                        instant == null ? clock.midnight(to.plusDays(1)) : instant);
        this.placesByYear = new PlacesByYear(simulator.places());
        this.lineYears = new LineYears(plant, simulator.places());
    }

    /**
     * Simulates a plant.
     *
     * @param events takes all events of replication 0 in their total order, null: nobody does;
     *     called from one thread
     * @throws PlantDeadlocked if cars of a replication waited for each other in a circle; of
     *     several such replications the first; replication 0 has then handed out all its events
     */
    public static Simulation simulate(
            Plant plant, Setup setup, @Nullable Consumer<Event> events, Progress progress) {
        return simulate(plant, setup, events, state -> {}, progress);
    }

    /**
     * The same.
     *
     * @param state takes the state of replication 0 at the instant of the setup, where it has one
     */
    public static Simulation simulate(
            Plant plant,
            Setup setup,
            @Nullable Consumer<Event> events,
            Consumer<PlantState> state,
            Progress progress) {
        return new PlantAlone(plant, setup).make(events, state, progress);
    }

    private Simulation make(
            @Nullable Consumer<Event> events, Consumer<PlantState> state, Progress progress) {
        Map<String, LocalDate> starts =
                MedianStarts.of(
                        plant,
                        setup.asOf(),
                        setup.seed(),
                        setup.threads(),
                        setup.starts(),
                        progress);
        Map<String, LocalDate> inside = MedianStarts.inside(starts, plant.horizon().from(), to);
        int n = setup.replications();
        List<AloneRun> runs =
                new Parallel(setup.threads())
                        .run(
                                n,
                                r -> run(r, inside, r == 0 ? events : null, state),
                                done -> progress.at(Progress.Phase.PLANT, done, n));
        PlaceBook book = new PlaceBook(plant, setup.asOf());
        return new Simulation(
                setup.version(),
                plant.title(),
                plant.note(),
                setup.asOf(),
                first,
                to,
                setup.seed(),
                n,
                n < Forecaster.FEW_RUNS,
                starts(starts),
                new OutputByPeriod(plant, lineYears.lines(), first).of(runs),
                lineYears.of(runs, first.getYear(), periods.years().count()),
                placesByYear.of(runs, first.getYear(), periods.years().count(), book),
                HeldBack.of(runs.stream().map(AloneRun::shares).toList(), simulator.places(), book)
                        .stream()
                        .map(
                                h ->
                                        new Simulation.HeldBackBy(
                                                h.place(),
                                                h.name(),
                                                h.cause(),
                                                h.share(),
                                                h.assumed()))
                        .toList());
    }

    private List<Simulation.Start> starts(Map<String, LocalDate> days) {
        List<Simulation.Start> starts = new ArrayList<>();
        for (Line line : plant.lines()) {
            LocalDate day = days.get(line.id());
            if (day != null) {
                starts.add(
                        new Simulation.Start(
                                line.id(),
                                line.name(),
                                day,
                                setup.starts().containsKey(line.id())));
            }
        }
        return starts;
    }

    private AloneRun run(
            int replication,
            Map<String, LocalDate> starts,
            @Nullable Consumer<Event> events,
            Consumer<PlantState> state) {
        Drawn drawn =
                new Drawn(new Draws(setup.seed(), replication), setup.asOf(), plant.judgement());
        PlantMeters meters = new PlantMeters(simulator.places(), periods, false);
        EventLog log =
                events == null ? null : new EventLog(simulator.places(), Names.of(plant), events);
        EventSink sink = log == null ? meters.with() : meters.with(log);
        Scenario scenario = new Scenario(drawn, starts, true, plant.horizon().from(), to);
        Outcome outcome = run(replication, scenario, meters, sink, state);
        if (log != null) {
            log.flush();
        }
        PlantRun.refuseDeadlock(outcome);
        PlantMeters.Result measured = meters.end(periods.end());
        PlannedWork planned = new PlannedWork(plant, drawn);
        return new AloneRun(
                lineYears.carsByDay(measured.cars()),
                lineYears.measure(
                        measured,
                        new ReplicationFlow(
                                plant,
                                drawn,
                                starts,
                                clock,
                                periods.years(),
                                simulator.places(),
                                measured),
                        drawn,
                        periods.years().count()),
                placesByYear.measure(measured, planned, periods.years().count()),
                HeldBack.shares(outcome.path()));
    }

    private Outcome run(
            int replication,
            Scenario scenario,
            PlantMeters meters,
            EventSink sink,
            Consumer<PlantState> state) {
        PlantState from = setup.from();
        if (from != null) {
            from = replication == 0 ? from : from.withoutLuck();
            simulator.standing(scenario, from, meters.standing());
        }
        Long instant = setup.instant();
        if (instant == null) {
            return from == null
                    ? simulator.run(scenario, sink)
                    : simulator.run(scenario, from, sink);
        }
        Simulator.Reached reached = simulator.runTo(scenario, from, instant, sink);
        if (replication == 0) {
            state.accept(reached.state());
        }
        return reached.outcome();
    }
}
