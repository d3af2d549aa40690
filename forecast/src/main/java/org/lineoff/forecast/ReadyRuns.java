package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lineoff.events.LineOffCounts;
import org.lineoff.events.Longs;
import org.lineoff.model.Basis;
import org.lineoff.model.Demand;
import org.lineoff.model.Drawn;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.random.Draws;
import org.lineoff.model.time.PlantClock;
import org.lineoff.programme.ProgrammeForecast;
import org.lineoff.simulate.Orders;
import org.lineoff.simulate.Outcome;
import org.lineoff.simulate.Scenario;
import org.lineoff.simulate.Simulator;

/**
 * Replications of a plant from its programme on, each for the cars that it releases after the as-of
 * day: with what was known on that day, and at least as many orders waiting as really do. May be
 * used by several threads; a replication costs what one of a forecast does without its critical
 * path, and once more where orders had to be added.
 *
 * <p>Cars inside the plant are those of the simulation, not the real ones: they count among the
 * orders ahead, wherever they are.
 */
public final class ReadyRuns {
    /** How far ahead dates are said. */
    private static final int YEARS = 2;

    private final Plant plant;
    private final Settings settings;
    private final long waiting;
    private final PlantClock clock;
    private final LocalDate last;
    private final ProgrammeForecast programme;
    private final Simulator simulator;
    private final PlantRun run;
    private final HorizonPeriods periods;
    private final Map<String, String> sequenceOfLine;

    private ReadyRuns(Plant plant, Settings settings, long waiting) {
        this.plant = plant;
        this.settings = settings;
        this.waiting = waiting;
        clock = new PlantClock(plant.timeZone(), plant.horizon().from());
        LocalDate end = plant.horizon().to();
        LocalDate most = settings.asOf().plusYears(YEARS);
        last = most.isBefore(end) ? most : end;
        programme =
                ProgrammeForecast.of(
                        plant,
                        settings.asOf(),
                        settings.seed(),
                        settings.replications(),
                        settings.threads(),
                        done -> {});
        simulator = Simulator.of(plant);
        run = new PlantRun(plant, settings, programme, simulator);
        periods = new HorizonPeriods(plant.horizon().from(), plant.horizon().to(), clock);
        sequenceOfLine = BuildSequences.byLine(plant);
    }

    /**
     * Draws the programme; the replications are run one by one.
     *
     * @param settings its draws are not used
     * @param waiting orders whose cars have not been released on the as-of day: where a replication
     *     has fewer, it gets the others on the day after
     * @throws IllegalArgumentException if the horizon has no day after the as-of day
     */
    public static ReadyRuns of(Plant plant, Settings settings, long waiting) {
        if (!settings.asOf().isBefore(plant.horizon().to())) {
            throw new IllegalArgumentException(
                    "nothing is simulated after %s (as of %s)"
                            .formatted(plant.horizon().to(), settings.asOf()));
        }
        return new ReadyRuns(plant, settings, waiting);
    }

    /** The last day that replications reach. */
    public LocalDate last() {
        return last;
    }

    /**
     * Runs one.
     *
     * @param replication from 0, below that of the settings
     * @throws PlantDeadlocked if its cars waited for each other in a circle
     */
    public ReadyRun run(int replication) {
        return run(replication, last);
    }

    /** The same to an earlier last day, for less. */
    ReadyRun run(int replication, LocalDate until) {
        ReadyRun made = run(replication, until, plant, simulator);
        long missing = waiting - made.waiting();
        if (missing <= 0) {
            return made;
        }
        Plant more = withOrders(missing);
        ReadyRun again = run(replication, until, more, Simulator.of(more));
        return new ReadyRun(waiting, again.releasedBy());
    }

    private ReadyRun run(int replication, LocalDate until, Plant of, Simulator with) {
        Drawn drawn =
                new Drawn(new Draws(settings.seed(), replication), settings.asOf(), of.judgement());
        LineOffCounts lineOff = new LineOffCounts(with.places(), periods.days(), true);
        Outcome outcome =
                with.run(
                        new Scenario(drawn, run.starts(replication), false, settings.asOf(), until),
                        lineOff);
        PlantRun.refuseDeadlock(outcome);
        return released(of, drawn, until, lineOff.end(periods.end()));
    }

    private ReadyRun released(Plant of, Drawn drawn, LocalDate until, LineOffCounts.Result cars) {
        long now = clock.midnight(settings.asOf().plusDays(1));
        long[] perDay =
                new long[Math.toIntExact(until.toEpochDay() - settings.asOf().toEpochDay())];
        long gone = 0;
        Set<String> sequences = new LinkedHashSet<>();
        for (LineOffCounts.OfLine line : cars.lines()) {
            String sequence = sequenceOfLine.get(line.line());
            if (sequence == null) {
                continue; // a line of parts only
            }
            sequences.add(sequence);
            Deliveries deliveries = new Deliveries(of, drawn, sequence, clock, null);
            for (int i = 0; i < line.times().size(); i++) {
                long at = deliveries.shippedAt(line.times().get(i), line.cars().get(i));
                if (at < now) {
                    gone++;
                } else {
                    long day = clock.date(at).toEpochDay() - settings.asOf().toEpochDay() - 1;
                    if (day < perDay.length) {
                        perDay[(int) day]++;
                    }
                }
            }
        }
        for (int d = 1; d < perDay.length; d++) {
            perDay[d] += perDay[d - 1];
        }
        long ordered = 0;
        for (String sequence : sequences) {
            ordered += before(Orders.of(of, drawn, sequence), now);
        }
        return new ReadyRun(Math.max(0, ordered - gone), Longs.copyOf(perDay));
    }

    /** How many orders come in before an instant. */
    private static long before(Orders orders, long instant) {
        long high = 1;
        while (orders.dateOf(high) < instant) {
            high *= 2;
        }
        long low = high / 2; // comes in before, or is 0
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (orders.dateOf(middle) < instant) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The plant with so many orders more on the day after, evenly from all build sequences. */
    private Plant withOrders(long more) {
        Set<String> fed = new LinkedHashSet<>(sequenceOfLine.values());
        Basis basis = Basis.assumption("orders that wait already", settings.asOf());
        LocalDate day = settings.asOf().plusDays(1);
        List<Demand.Sequence> sequences = new ArrayList<>();
        for (Demand.Sequence sequence : plant.demand().sequences()) {
            if (!fed.contains(sequence.id())) {
                sequences.add(sequence);
                continue;
            }
            String name = "waiting/" + sequence.id();
            List<Demand.Wave> waves = new ArrayList<>(sequence.waves());
            waves.add(
                    new Demand.Wave(
                            null,
                            Known.of(name + "#from", day, basis),
                            Known.of(name + "#to", day, basis),
                            Known.of(name + "#count", Math.ceil((double) more / fed.size()), basis),
                            null));
            sequences.add(new Demand.Sequence(sequence.id(), waves));
        }
        return Copy.with(plant, "demand", Copy.with(plant.demand(), "sequences", sequences));
    }
}
