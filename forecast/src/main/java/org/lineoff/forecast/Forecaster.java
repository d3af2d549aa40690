package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.lineoff.events.Places;
import org.lineoff.model.Plant;
import org.lineoff.model.Promise;
import org.lineoff.programme.ProgrammeForecast;
import org.lineoff.simulate.Simulator;

/**
 * From a signed programme to the probability that its promises hold. The programme is drawn many
 * times for its dates; the first draws also give the start of production of each line in as many
 * replications of the whole plant. Result and bytes depend on the plant, the seed, the version and
 * the numbers of runs, never on threads or clock. Costs some seconds of processor time for each
 * replication of a large plant over years; memory for the events of a quarter a thread.
 */
public final class Forecaster {
    /** Below this many replications the result says that they are few. */
    static final int FEW_RUNS = 20;

    private static final int DRAWS_AT_ONCE = 500;

    private final Plant plant;
    private final Settings settings;
    private final ProgrammeForecast programme;

    private Forecaster(Plant plant, Settings settings, ProgrammeForecast programme) {
        this.plant = plant;
        this.settings = settings;
        this.programme = programme;
    }

    /**
     * Makes a forecast.
     *
     * @throws PlantDeadlocked if cars of a replication waited for each other in a circle
     */
    public static Forecast forecast(Plant plant, Settings settings, Progress progress) {
        int draws = Math.max(settings.draws(), settings.replications());
        ProgrammeForecast programme =
                ProgrammeForecast.of(
                        plant,
                        settings.asOf(),
                        settings.seed(),
                        draws,
                        settings.threads(),
                        done -> progress.at(Progress.Phase.PROGRAMME, done, draws));
        return new Forecaster(plant, settings, programme).make(progress);
    }

    /**
     * Deliveries and promises alone, at about half the cost of a whole forecast; the same figures.
     */
    static Outlook outlook(Plant plant, Settings settings, Progress progress) {
        Runs runs = runs(plant, settings, progress);
        LocalDate asOf = settings.asOf();
        return new Outlook(
                new PromiseResults(plant, asOf).of(runs.kept()),
                new PlantResults(plant, asOf, runs.replications(), runs.places()).quarters());
    }

    /**
     * The runs behind an outlook, each by its number, so that two plants can be compared run by
     * run.
     */
    static Runs runs(Plant plant, Settings settings, Progress progress) {
        int draws = Math.max(settings.draws(), settings.replications());
        ProgrammeForecast programme =
                ProgrammeForecast.of(
                        plant,
                        settings.asOf(),
                        settings.seed(),
                        draws,
                        settings.threads(),
                        done -> progress.at(Progress.Phase.PROGRAMME, done, draws));
        Forecaster forecaster = new Forecaster(plant, settings, programme);
        Simulator simulator = Simulator.of(plant);
        PlantRun run = new PlantRun(plant, settings, programme, simulator);
        List<Replication> replications = forecaster.replicate(run::outlook, progress);
        Map<String, long[]> finishes = forecaster.dateFinishes();
        return new Runs(
                replications,
                forecaster.keptDays(replications, finishes),
                finishes,
                simulator.places());
    }

    /**
     * What every run came to.
     *
     * @param kept by promise in the order of the file, the epoch day on which each run kept it
     * @param finishes by objective, and activity that a promise is about, the epoch day by draw
     */
    record Runs(
            List<Replication> replications,
            List<long[]> kept,
            Map<String, long[]> finishes,
            Places places) {}

    /** What is delivered when, and whether the promises hold. */
    record Outlook(List<Forecast.PromiseResult> promises, List<Forecast.QuarterResult> quarters) {
        Outlook {
            promises = List.copyOf(promises);
            quarters = List.copyOf(quarters);
        }
    }

    private Forecast make(Progress progress) {
        Simulator simulator = Simulator.of(plant);
        PlantRun run = new PlantRun(plant, settings, programme, simulator);
        List<Replication> replications = replicate(run::run, progress);
        LocalDate asOf = settings.asOf();
        PlaceBook book = new PlaceBook(plant, asOf);
        KnownFigures figures = KnownFigures.of(plant);
        FigureNames names = new FigureNames(plant);
        ProgrammeResults dates = new ProgrammeResults(plant, programme);
        PlantResults results = new PlantResults(plant, asOf, replications, simulator.places());
        Worths.Result worths =
                new Worths(
                                plant,
                                settings,
                                programme,
                                simulator.places(),
                                new Parallel(settings.threads()))
                        .of(
                                HeldBack.of(
                                        replications.stream().map(r -> r.shares).toList(),
                                        simulator.places(),
                                        book),
                                replications,
                                progress);
        Map<String, long[]> finishes = dateFinishes();
        Forecast.Spread spread =
                new Spreads(plant, settings, programme, run, figures, names)
                        .of(replications, finishes, progress);
        return new Forecast(
                settings.version(),
                plant.title(),
                plant.note(),
                asOf,
                plant.horizon().from(),
                plant.horizon().to(),
                plant.currency(),
                settings.seed(),
                settings.replications(),
                settings.draws(),
                settings.replications() < FEW_RUNS,
                new PromiseResults(plant, asOf).of(keptDays(replications, finishes)),
                results.firstCar(),
                results.quarters(),
                worths.causes(),
                worths.also(),
                spread,
                dates.activities(),
                dates.chain(),
                dates.owners(),
                results.levers(),
                results.policies(),
                results.states(),
                results.flow(),
                ShopBridges.mean(plant, simulator.places(), asOf, replications),
                figures.count(asOf),
                figures.assumed(asOf, names),
                results.zoneOutput());
    }

    /** By promise: dates are scored over the draws of the programme, all else over replications. */
    private List<long[]> keptDays(List<Replication> replications, Map<String, long[]> finishes) {
        List<Promise> promises = plant.programme().promises();
        List<long[]> days = new ArrayList<>();
        for (int p = 0; p < promises.size(); p++) {
            int promise = p;
            days.add(
                    promises.get(p) instanceof Promise.Date date
                            ? Objects.requireNonNull(finishes.get(date.activity()))
                            : replications.stream().mapToLong(r -> r.kept[promise]).toArray());
        }
        return days;
    }

    /** Epoch days by draw, of every activity that a promise is about, and of the objectives. */
    private Map<String, long[]> dateFinishes() {
        int draws = settings.draws();
        Map<String, long[]> finishes = new LinkedHashMap<>();
        for (Promise promise : plant.programme().promises()) {
            if (promise instanceof Promise.Date date) {
                finishes.put(date.activity(), new long[draws]);
            }
        }
        plant.programme().objective().forEach(o -> finishes.put(o, new long[draws]));
        int parts = (draws + DRAWS_AT_ONCE - 1) / DRAWS_AT_ONCE;
        new Parallel(settings.threads())
                .run(
                        parts,
                        part -> {
                            int to = Math.min(draws, (part + 1) * DRAWS_AT_ONCE);
                            for (int d = part * DRAWS_AT_ONCE; d < to; d++) {
                                int draw = d;
                                programme
                                        .finishes(d, finishes.keySet())
                                        .forEach(
                                                (activity, day) ->
                                                        Objects.requireNonNull(
                                                                        finishes.get(activity))[
                                                                        draw] =
                                                                day.toEpochDay());
                            }
                            return to;
                        },
                        done -> {});
        return finishes;
    }

    private List<Replication> replicate(IntFunction<Replication> run, Progress progress) {
        int n = settings.replications();
        return new Parallel(settings.threads())
                .run(n, run, done -> progress.at(Progress.Phase.PLANT, done, n));
    }
}
