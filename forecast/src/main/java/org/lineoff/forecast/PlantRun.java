package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Fan;
import org.lineoff.events.FirstTimeThrough;
import org.lineoff.events.LineOffCounts;
import org.lineoff.events.Partition;
import org.lineoff.events.Places;
import org.lineoff.events.StateTimes;
import org.lineoff.model.Drawn;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.random.Draws;
import org.lineoff.model.time.PlantClock;
import org.lineoff.programme.ProgrammeForecast;
import org.lineoff.simulate.Orders;
import org.lineoff.simulate.Outcome;
import org.lineoff.simulate.Scenario;
import org.lineoff.simulate.Simulator;

/**
 * One replication of the plant: start of production from the programme's draw of the same number,
 * then the whole horizon, then the figures that the forecast keeps. May be used by several threads.
 */
final class PlantRun {
    private final Plant plant;
    private final Settings settings;
    private final ProgrammeForecast programme;
    private final Simulator simulator;
    private final PlantClock clock;
    private final Quarters quarters;
    private final HorizonPeriods periods;
    private final Map<String, String> sequenceOfLine;
    private final ShopBridges bridges;

    PlantRun(Plant plant, Settings settings, ProgrammeForecast programme, Simulator simulator) {
        this.plant = plant;
        this.settings = settings;
        this.programme = programme;
        this.simulator = simulator;
        this.clock = new PlantClock(plant.timeZone(), plant.horizon().from());
        this.quarters = new Quarters(plant.horizon(), clock);
        this.periods = new HorizonPeriods(plant.horizon().from(), plant.horizon().to(), clock);
        this.sequenceOfLine = BuildSequences.byLine(plant);
        this.bridges = new ShopBridges(plant, simulator.places(), settings.asOf());
    }

    /** The quarters that deliveries are counted by. */
    Quarters quarters() {
        return quarters;
    }

    /**
     * Runs for deliveries and promises alone: without critical path, states and flow. Costs about
     * half of a whole run.
     */
    Replication outlook(int replication) {
        return outlook(Crossing.of(replication));
    }

    /** The same with programme, assumptions, policies and luck of different replications. */
    Replication outlook(Crossing crossing) {
        Drawn drawn = crossing.drawn(settings.seed(), settings.asOf(), plant.judgement());
        Map<String, LocalDate> starts = starts(crossing.programme());
        LineOffCounts lineOff = new LineOffCounts(simulator.places(), periods.days(), true);
        FirstTimeThrough quality = new FirstTimeThrough(simulator.places(), periods.days());
        Outcome outcome =
                simulator.run(
                        new Scenario(drawn, starts, false, settings.asOf().plusDays(1)),
                        Fan.of(lineOff, quality));
        refuseDeadlock(outcome);
        LineOffCounts.Result cars = lineOff.end(periods.end());
        return new Replication(
                firstDay(cars),
                byDay(cars),
                count(drawn, crossing.programme(), cars),
                new PromiseDays(
                                plant,
                                drawn,
                                starts,
                                cars,
                                quality.end(periods.end()),
                                outcome.decisions())
                        .kept(),
                Map.of(),
                new double[0][],
                List.of(),
                List.of(),
                Replication.Waits.NONE,
                outcome.visits(),
                LeverDays.of(plant, drawn),
                outcome.decisions());
    }

    /** Cars off all lines by day of the horizon, run to that day and no further. */
    int[] lineOffByDay(int replication, LocalDate until) {
        Drawn drawn =
                new Drawn(
                        new Draws(settings.seed(), replication),
                        settings.asOf(),
                        plant.judgement());
        LineOffCounts lineOff = new LineOffCounts(simulator.places(), periods.days(), false);
        Outcome outcome =
                simulator.run(
                        new Scenario(drawn, starts(replication), false, settings.asOf(), until),
                        lineOff);
        refuseDeadlock(outcome);
        return byDay(lineOff.end(periods.end()));
    }

    private int[] byDay(LineOffCounts.Result cars) {
        int[] byDay = new int[periods.days().count()];
        for (LineOffCounts.OfLine line : cars.lines()) {
            for (int d = 0; d < byDay.length; d++) {
                byDay[d] += (int) line.perPeriod().get(d);
            }
        }
        return byDay;
    }

    static void refuseDeadlock(Outcome outcome) {
        outcome.deadlock()
                .ifPresent(
                        problem -> {
                            throw new PlantDeadlocked(problem);
                        });
    }

    Replication run(int replication) {
        Drawn drawn =
                new Drawn(
                        new Draws(settings.seed(), replication),
                        settings.asOf(),
                        plant.judgement());
        Map<String, LocalDate> starts = starts(replication);
        PlantMeters meters = new PlantMeters(simulator.places(), periods, true);
        FirstTimeThrough quality = new FirstTimeThrough(simulator.places(), periods.days());
        ShopBridges.Watch watch = bridges.watch(periods.days());
        Scenario scenario = new Scenario(drawn, starts, true, settings.asOf().plusDays(1));
        Outcome outcome =
                simulator.run(
                        scenario,
                        meters.with(quality, watch.times(), watch.pitches(), watch.parts()));
        refuseDeadlock(outcome);
        long end = periods.end();
        PlantMeters.Result measured = meters.end(end);
        LineOffCounts.Result cars = measured.cars();
        ReplicationFlow flow =
                new ReplicationFlow(
                        plant, drawn, starts, clock, periods.years(), simulator.places(), measured);
        return new Replication(
                firstDay(cars),
                byDay(cars),
                count(drawn, replication, cars),
                new PromiseDays(plant, drawn, starts, cars, quality.end(end), outcome.decisions())
                        .kept(),
                HeldBack.shares(outcome.path()),
                flow.states(),
                flow.flows(plant.lines().stream().map(Line::id).toList()),
                bridges.of(
                        drawn,
                        measured.states(),
                        watch.end(end),
                        periods.years(),
                        section -> simulator.rates(scenario, outcome, section)),
                waits(measured.states()),
                outcome.visits(),
                LeverDays.of(plant, drawn),
                outcome.decisions());
    }

    private Replication.Waits waits(StateTimes.Result times) {
        long[] blocked = new long[simulator.places().count()];
        long[] starved = new long[blocked.length];
        int first = Math.max(0, settings.asOf().getYear() - plant.horizon().from().getYear());
        for (Places.Place station : times.stations(p -> true)) {
            for (int year = first; year < times.periods().count(); year++) {
                Partition at = times.at(station.index(), year);
                blocked[station.index()] += at.blocked();
                starved[station.index()] += at.starved();
            }
        }
        return new Replication.Waits(blocked, starved);
    }

    /** Start of production of each line that begins inside the horizon. */
    Map<String, LocalDate> starts(int replication) {
        Map<String, LocalDate> starts = new LinkedHashMap<>();
        for (Line line : plant.lines()) {
            LocalDate start = programme.finish(replication, line.startOfProduction());
            if (!start.isAfter(plant.horizon().to())) {
                starts.put(
                        line.id(),
                        start.isBefore(plant.horizon().from()) ? plant.horizon().from() : start);
            }
        }
        return starts;
    }

    private long firstDay(LineOffCounts.Result cars) {
        long first = Quantiles.NEVER;
        for (LineOffCounts.OfLine line : cars.lines()) {
            if (line.firstAt() >= 0) {
                first = Math.min(first, clock.date(line.firstAt()).toEpochDay());
            }
        }
        return first;
    }

    private Replication.ByQuarter count(Drawn drawn, int replication, LineOffCounts.Result cars) {
        Replication.ByQuarter counted = new Replication.ByQuarter(quarters.count());
        String opensWith = plant.demand().delivery().opens();
        @Nullable LocalDate opens =
                opensWith == null ? null : programme.finish(replication, opensWith);
        for (LineOffCounts.OfLine line : cars.lines()) {
            String sequence = sequenceOfLine.get(line.line());
            if (sequence == null) {
                continue; // a line of parts only
            }
            Orders orders = Orders.of(plant, drawn, sequence);
            Deliveries deliveries = new Deliveries(plant, drawn, sequence, clock, opens);
            for (int i = 0; i < line.times().size(); i++) {
                long time = line.times().get(i);
                long car = line.cars().get(i);
                int built = quarters.indexOf(time);
                counted.lineOff[built]++;
                counted.output[built] += orders.price(car);
                int delivered =
                        quarters.indexOf(deliveries.deliveredAt(time, car, orders.market(car)));
                if (delivered < quarters.count()) {
                    counted.delivered[delivered]++;
                }
            }
        }
        return counted;
    }
}
