package org.lineoff.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Promise;
import org.lineoff.model.Text;
import org.lineoff.programme.ProgrammeForecast;

/**
 * Where the spread of the results comes from: the variance of deliveries and promises split into
 * programme, assumptions, policies and luck by walks between replications, and the single figures
 * that they hang on, from the replications that there are anyway.
 */
final class Spreads {
    /**
     * In which order a walk exchanges the groups: each group stands once in each place, and once
     * behind each other group.
     */
    private static final List<List<Integer>> ORDERS =
            List.of(
                    List.of(0, 1, 3, 2),
                    List.of(1, 2, 0, 3),
                    List.of(2, 3, 1, 0),
                    List.of(3, 0, 2, 1));

    /** So many activities are named for a date, at most. */
    private static final int MOST = 5;

    private static final Forecast.SpreadShare ALL = new Forecast.SpreadShare(1, 1, 1);
    private static final Forecast.SpreadShare NONE = new Forecast.SpreadShare(0, 0, 0);

    private final Plant plant;
    private final Settings settings;
    private final ProgrammeForecast programme;
    private final PlantRun run;
    private final Uncertain uncertain;
    private final KnownFigures figures;
    private final FigureNames names;

    Spreads(
            Plant plant,
            Settings settings,
            ProgrammeForecast programme,
            PlantRun run,
            KnownFigures figures,
            FigureNames names) {
        this.plant = plant;
        this.settings = settings;
        this.programme = programme;
        this.run = run;
        this.uncertain = new Uncertain(plant, settings, names);
        this.figures = figures;
        this.names = names;
    }

    /** A result of the plant: what it is called, and its value in a run. */
    private record Asked(String kind, String id, Text name, String unit, Value value) {}

    private interface Value {
        double of(Replication replication);
    }

    /** A walk from one replication to another, group by group. */
    private record Walk(int from, int to, List<Integer> order) {
        /** The run after so many exchanges. */
        Crossing at(int exchanged) {
            Crossing crossing = Crossing.of(from);
            for (int k = 0; k < exchanged; k++) {
                crossing = crossing.with(order.get(k), to);
            }
            return crossing;
        }
    }

    /**
     * @param finishes epoch days by draw of the programme, for all activities that are promised or
     *     an objective
     */
    Forecast.Spread of(
            List<Replication> replications, Map<String, long[]> finishes, Progress progress) {
        if (plant.runs().spreadWalks() == 0) {
            return new Forecast.Spread(0, List.of(), List.of());
        }
        List<Forecast.SpreadOf> results = new ArrayList<>();
        List<Forecast.MeasureNext> next = new ArrayList<>();
        List<Walk> walks = walks(replications.size());
        if (!walks.isEmpty()) {
            ofPlant(walks, replications, progress, results, next);
        }
        ofProgramme(finishes, results, next);
        return new Forecast.Spread(walks.size(), List.copyOf(results), List.copyOf(next));
    }

    // ---- the plant ----

    /** Between neighbouring replications as long as there are any, then between farther ones. */
    private List<Walk> walks(int replications) {
        List<Walk> walks = new ArrayList<>();
        for (int w = 0; w < plant.runs().spreadWalks(); w++) {
            int apart = 1 + 2 * w / replications;
            if (apart >= replications) {
                break;
            }
            int from = 2 * w % replications;
            walks.add(new Walk(from, (from + apart) % replications, ORDERS.get(w % ORDERS.size())));
        }
        return walks;
    }

    private void ofPlant(
            List<Walk> walks,
            List<Replication> replications,
            Progress progress,
            List<Forecast.SpreadOf> results,
            List<Forecast.MeasureNext> next) {
        List<Replication> between = between(walks, progress);
        VarianceSplit split = new VarianceSplit(walks.size(), Crossing.GROUPS);
        RankScreen screen = screen(replications.size());
        for (Asked asked : asked()) {
            double[] values = replications.stream().mapToDouble(r -> asked.value().of(r)).toArray();
            double[][] steps = new double[walks.size()][Crossing.GROUPS];
            for (int w = 0; w < walks.size(); w++) {
                Walk walk = walks.get(w);
                double before = values[walk.from()];
                for (int k = 0; k < Crossing.GROUPS; k++) {
                    double after =
                            k == Crossing.GROUPS - 1
                                    ? values[walk.to()]
                                    : asked.value().of(between.get(w * (Crossing.GROUPS - 1) + k));
                    steps[w][walk.order().get(k)] = after - before;
                    before = after;
                }
            }
            List<Forecast.SpreadShare> shares = split.of(steps);
            if (shares.isEmpty()) {
                continue;
            }
            RankScreen.Result found = screen.of(values);
            results.add(
                    new Forecast.SpreadOf(
                            asked.kind(),
                            asked.id(),
                            asked.name(),
                            asked.unit(),
                            Student.deviation(values),
                            values.length,
                            shares.get(Crossing.PROGRAMME),
                            shares.get(Crossing.ASSUMPTIONS),
                            shares.get(Crossing.POLICIES),
                            shares.get(Crossing.LUCK),
                            found.least()));
            for (RankScreen.Found f : found.found()) {
                Uncertain.Figure figure = uncertain.ofPlant().get(f.figure());
                next.add(
                        next(
                                asked,
                                figure,
                                new Forecast.SpreadShare(f.share(), f.low(), f.high())));
            }
        }
    }

    private Forecast.MeasureNext next(
            Asked asked, Uncertain.Figure figure, Forecast.SpreadShare share) {
        KnownFigures.InWords stated =
                figures.inWords(figure.stated(), settings.asOf(), names.isShare(figure.stated()));
        return new Forecast.MeasureNext(
                asked.kind(),
                asked.id(),
                figure.name(),
                figure.words(),
                figure.group(),
                stated == null ? null : stated.value(),
                stated == null ? null : stated.from(),
                stated == null ? null : stated.to(),
                stated == null ? null : stated.reason(),
                share.share(),
                share.low(),
                share.high());
    }

    /** The runs of all walks between their ends, three a walk. */
    private List<Replication> between(List<Walk> walks, Progress progress) {
        int steps = Crossing.GROUPS - 1;
        int runs = steps * walks.size();
        return new Parallel(settings.threads())
                .run(
                        runs,
                        i -> run.outlook(walks.get(i / steps).at(1 + i % steps)),
                        done -> progress.at(Progress.Phase.SPREAD, done, runs));
    }

    /** The start of each line is known to matter: what it explains is taken out first. */
    private RankScreen screen(int replications) {
        List<double[]> starts = new ArrayList<>();
        for (Line line : plant.lines()) {
            double[] days = new double[replications];
            for (int r = 0; r < replications; r++) {
                days[r] = programme.finish(r, line.startOfProduction()).toEpochDay();
            }
            starts.add(days);
        }
        List<double[]> figures =
                uncertain.ofPlant().stream().map(f -> f.values(replications)).toList();
        return new RankScreen(replications, figures, starts);
    }

    private List<Asked> asked() {
        List<Asked> asked = new ArrayList<>();
        Quarters quarters = run.quarters();
        Map<Integer, List<Integer>> years = new TreeMap<>();
        List<Asked> each = new ArrayList<>();
        for (int q = 0; q < quarters.count(); q++) {
            if (!quarters.last(q).isAfter(settings.asOf())) {
                continue;
            }
            int quarter = q;
            String name = quarters.name(q);
            years.computeIfAbsent(quarters.last(q).getYear(), y -> new ArrayList<>()).add(q);
            each.add(
                    new Asked(
                            "quarter",
                            name,
                            Text.of(name),
                            "cars",
                            r -> r.quarters.delivered[quarter]));
        }
        years.forEach(
                (year, of) ->
                        asked.add(
                                new Asked(
                                        "year",
                                        Integer.toString(year),
                                        Text.of(Integer.toString(year)),
                                        "cars",
                                        r ->
                                                of.stream()
                                                        .mapToDouble(q -> r.quarters.delivered[q])
                                                        .sum())));
        asked.addAll(each);
        List<Promise> promises = plant.programme().promises();
        for (int p = 0; p < promises.size(); p++) {
            int promise = p;
            if (!(promises.get(p) instanceof Promise.Date) && isOpen(promises.get(p))) {
                asked.add(
                        new Asked(
                                "promise",
                                promises.get(p).id(),
                                promises.get(p).name(),
                                "days",
                                r -> Math.min(r.kept[promise], end())));
            }
        }
        return asked;
    }

    private long end() {
        return plant.horizon().to().toEpochDay() + 1;
    }

    private boolean isOpen(Promise promise) {
        return !new PromiseResults(plant, settings.asOf()).isSettled(promise);
    }

    // ---- the programme ----

    private void ofProgramme(
            Map<String, long[]> finishes,
            List<Forecast.SpreadOf> results,
            List<Forecast.MeasureNext> next) {
        Map<String, Asked> dates = new LinkedHashMap<>();
        for (Promise promise : plant.programme().promises()) {
            if (promise instanceof Promise.Date date && isOpen(promise)) {
                dates.putIfAbsent(
                        date.activity(),
                        new Asked("promise", date.id(), date.name(), "days", r -> 0));
            }
        }
        for (String objective : plant.programme().objective()) {
            Text name = plant.activity(objective).orElseThrow().name();
            dates.putIfAbsent(objective, new Asked("start", objective, name, "days", r -> 0));
        }
        dates.forEach(
                (activity, asked) -> {
                    double[] days =
                            Arrays.stream(finishes.get(activity)).asDoubleStream().toArray();
                    if (days.length < FirstOrder.LEAST_DRAWS || Student.deviation(days) == 0) {
                        return;
                    }
                    results.add(
                            new Forecast.SpreadOf(
                                    asked.kind(),
                                    asked.id(),
                                    asked.name(),
                                    "days",
                                    Student.deviation(days),
                                    days.length,
                                    ALL,
                                    NONE,
                                    NONE,
                                    NONE,
                                    FirstOrder.LEAST_SHARE));
                    next.addAll(durations(asked, days));
                });
    }

    private List<Forecast.MeasureNext> durations(Asked asked, double[] days) {
        List<Forecast.MeasureNext> found = new ArrayList<>();
        for (Uncertain.Figure figure : uncertain.ofProgramme()) {
            Forecast.SpreadShare share = FirstOrder.of(figure.values(days.length), days);
            if (share.low() >= FirstOrder.LEAST_SHARE) {
                found.add(next(asked, figure, share));
            }
        }
        found.sort(
                Comparator.comparingDouble(Forecast.MeasureNext::share)
                        .reversed()
                        .thenComparing(Forecast.MeasureNext::figure));
        return found.subList(0, Math.min(found.size(), MOST));
    }
}
