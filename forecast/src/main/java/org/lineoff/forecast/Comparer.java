package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.Comparison.CountSide;
import org.lineoff.forecast.Comparison.DateRow;
import org.lineoff.forecast.Comparison.DateSide;
import org.lineoff.forecast.Comparison.Difference;
import org.lineoff.forecast.Comparison.PeriodRow;
import org.lineoff.forecast.Comparison.PromiseRow;
import org.lineoff.forecast.Comparison.PromiseSide;
import org.lineoff.model.Plant;
import org.lineoff.model.Promise;
import org.lineoff.model.Text;
import org.lineoff.model.time.PlantClock;

/**
 * Runs variants of a plant under the same luck and says what differs. Draw and replication of one
 * number share every piece of luck whose place has the same name in both plants, so their
 * differences are far less scattered than the results themselves. Costs a forecast without causes
 * and spread for each variant, memory for the cars by day of every replication.
 */
public final class Comparer {
    private static final double INTERVAL = 0.9;

    private final List<Variant> variants;
    private final Settings settings;
    private final List<Forecaster.Runs> runs = new ArrayList<>();

    /**
     * A plant to compare.
     *
     * @param from the folder or change file, as it was named
     */
    public record Variant(String from, Text title, @Nullable Text note, Plant plant) {}

    private Comparer(List<Variant> variants, Settings settings) {
        this.variants = variants;
        this.settings = settings;
    }

    /**
     * Compares each variant with the first.
     *
     * @throws PlantDeadlocked if cars of a replication waited for each other in a circle
     */
    public static Comparison compare(List<Variant> variants, Settings settings, Progress progress) {
        Comparer comparer = new Comparer(variants, settings);
        for (int v = 0; v < variants.size(); v++) {
            int before = v;
            comparer.runs.add(
                    Forecaster.runs(
                            variants.get(v).plant(),
                            settings,
                            (phase, done, of) ->
                                    progress.at(phase, before * of + done, variants.size() * of)));
        }
        return comparer.make();
    }

    private Comparison make() {
        Plant first = variants.getFirst().plant();
        List<Comparison.Variant> described = new ArrayList<>();
        for (Variant v : variants) {
            described.add(
                    new Comparison.Variant(
                            v.from(),
                            v.title(),
                            v.note(),
                            PlantDifferences.between(first, v.plant(), settings.asOf())));
        }
        return new Comparison(
                settings.version(),
                settings.asOf(),
                settings.seed(),
                settings.replications(),
                settings.draws(),
                INTERVAL,
                settings.replications() < Forecaster.FEW_RUNS,
                described,
                promises(),
                dates(),
                periods(q -> q.substring(0, 4)),
                periods(q -> q));
    }

    // ---- promises ----

    private List<PromiseRow> promises() {
        Map<String, List<@Nullable PromiseSide>> sides = new LinkedHashMap<>();
        Map<String, Forecast.PromiseResult> named = new LinkedHashMap<>();
        Map<String, long[]> first = new LinkedHashMap<>();
        Map<String, Promise> promised = new LinkedHashMap<>();
        for (int v = 0; v < variants.size(); v++) {
            Plant plant = variants.get(v).plant();
            List<long[]> kept = runs.get(v).kept();
            List<Forecast.PromiseResult> results =
                    new PromiseResults(plant, settings.asOf()).of(kept);
            for (int p = 0; p < results.size(); p++) {
                Promise promise = plant.programme().promises().get(p);
                named.putIfAbsent(promise.id(), results.get(p));
                if (v == 0) {
                    first.put(promise.id(), scored(results.get(p), kept.get(p)));
                    promised.put(promise.id(), promise);
                }
                padded(sides, promise.id(), v)
                        .add(
                                side(
                                        results.get(p),
                                        scored(results.get(p), kept.get(p)),
                                        last(plant, promise),
                                        v == 0 ? null : first.get(promise.id()),
                                        v == 0 || !promised.containsKey(promise.id())
                                                ? 0
                                                : last(
                                                        variants.getFirst().plant(),
                                                        promised.get(promise.id()))));
            }
        }
        List<PromiseRow> rows = new ArrayList<>();
        named.forEach(
                (id, p) -> rows.add(new PromiseRow(id, p.name(), p.kind(), whole(sides, id))));
        return rows;
    }

    /** Days by run; of a promise that is settled, the same in all. */
    private static long[] scored(Forecast.PromiseResult result, long[] kept) {
        if (!result.settled()) {
            return kept;
        }
        long[] same = new long[kept.length];
        LocalDate day = result.p50();
        Arrays.fill(same, day == null ? Quantiles.NEVER : day.toEpochDay());
        return same;
    }

    private static long last(Plant plant, Promise promise) {
        LocalDate due = promise.by();
        return (due == null ? plant.horizon().to() : due).toEpochDay();
    }

    private static PromiseSide side(
            Forecast.PromiseResult p, long[] days, long last, long @Nullable [] first, long due) {
        return new PromiseSide(
                p.by(),
                p.settled(),
                p.probability(),
                p.low(),
                p.high(),
                p.p10(),
                p.p50(),
                p.p90(),
                first == null
                        ? null
                        : Difference.of(
                                pairs(
                                        first,
                                        days,
                                        (a, b) -> (b <= last ? 1.0 : 0.0) - (a <= due ? 1 : 0))),
                first == null ? null : days(first, days));
    }

    // ---- dates ----

    private List<DateRow> dates() {
        Map<String, List<@Nullable DateSide>> sides = new LinkedHashMap<>();
        Map<String, Text> names = new LinkedHashMap<>();
        for (int v = 0; v < variants.size(); v++) {
            Plant plant = variants.get(v).plant();
            for (String objective : plant.programme().objective()) {
                names.putIfAbsent(
                        objective,
                        plant.activity(objective).map(a -> a.name()).orElse(Text.of(objective)));
                long[] days = runs.get(v).finishes().get(objective);
                long[] first = v == 0 ? null : runs.getFirst().finishes().get(objective);
                if (days != null) {
                    padded(sides, objective, v).add(date(days, first));
                }
            }
        }
        List<DateRow> rows = new ArrayList<>();
        names.forEach((id, name) -> rows.add(new DateRow("start", id, name, whole(sides, id))));
        List<@Nullable DateSide> firstCars = new ArrayList<>();
        for (int v = 0; v < variants.size(); v++) {
            firstCars.add(date(firstCars(v), v == 0 ? null : firstCars(0)));
        }
        rows.add(
                new DateRow(
                        "first_car",
                        "first_car",
                        new Text(new Texts("en").get("firstCar"), new Texts("zh").get("firstCar")),
                        firstCars));
        return rows;
    }

    private long[] firstCars(int variant) {
        return runs.get(variant).replications().stream().mapToLong(r -> r.firstLineOff).toArray();
    }

    private static DateSide date(long[] days, long @Nullable [] first) {
        return new DateSide(
                Quantiles.day(0.1, days),
                Quantiles.day(0.5, days),
                Quantiles.day(0.9, days),
                first == null ? null : days(first, days));
    }

    /** The difference in days over the runs in which both reach it; null where there are none. */
    private static @Nullable Difference days(long[] first, long[] days) {
        double[] pairs =
                pairs(
                        first,
                        days,
                        (a, b) ->
                                a == Quantiles.NEVER || b == Quantiles.NEVER
                                        ? Double.NaN
                                        : (double) (b - a));
        double[] reached = Arrays.stream(pairs).filter(d -> !Double.isNaN(d)).toArray();
        return reached.length == 0 ? null : Difference.of(reached);
    }

    // ---- quarters and years ----

    /** Cars by run of one variant in each period; null where its horizon has no such period. */
    private List<PeriodRow> periods(Function<String, String> period) {
        Map<String, List<@Nullable CountSide>> lineOff = new TreeMap<>();
        Map<String, List<@Nullable CountSide>> deliveries = new TreeMap<>();
        Map<String, Boolean> cars = new TreeMap<>();
        Map<String, double[]> built0 = new LinkedHashMap<>();
        Map<String, double[]> delivered0 = new LinkedHashMap<>();
        for (int v = 0; v < variants.size(); v++) {
            Map<String, double[]> built = sums(v, period, r -> r.lineOff);
            Map<String, double[]> delivered = sums(v, period, r -> r.delivered);
            if (v == 0) {
                built0 = built;
                delivered0 = delivered;
            }
            for (String name : built.keySet()) {
                double[] b = java.util.Objects.requireNonNull(built.get(name));
                double[] d = java.util.Objects.requireNonNull(delivered.get(name));
                cars.merge(
                        name,
                        Arrays.stream(b).sum() + Arrays.stream(d).sum() > 0,
                        Boolean::logicalOr);
                padded(lineOff, name, v).add(count(b, v == 0 ? null : built0.get(name)));
                padded(deliveries, name, v).add(count(d, v == 0 ? null : delivered0.get(name)));
            }
        }
        List<PeriodRow> rows = new ArrayList<>();
        cars.forEach(
                (name, any) -> {
                    if (!rows.isEmpty() || any) {
                        rows.add(
                                new PeriodRow(
                                        name,
                                        isWhole(name),
                                        whole(lineOff, name),
                                        whole(deliveries, name)));
                    }
                });
        return rows;
    }

    private Map<String, double[]> sums(
            int variant,
            Function<String, String> period,
            Function<Replication.ByQuarter, double[]> cars) {
        Plant plant = variants.get(variant).plant();
        Quarters quarters =
                new Quarters(
                        plant.horizon(), new PlantClock(plant.timeZone(), plant.horizon().from()));
        List<Replication> replications = runs.get(variant).replications();
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (int q = 0; q < quarters.count(); q++) {
            double[] of =
                    sums.computeIfAbsent(
                            period.apply(quarters.name(q)), _ -> new double[replications.size()]);
            for (int r = 0; r < of.length; r++) {
                of[r] += cars.apply(replications.get(r).quarters)[q];
            }
        }
        return sums;
    }

    private static CountSide count(double[] cars, double @Nullable [] first) {
        Forecast.Band band = Quantiles.band(cars);
        double[] less = new double[cars.length];
        for (int r = 0; r < cars.length && first != null; r++) {
            less[r] = cars[r] - first[r];
        }
        return new CountSide(
                band.p10(),
                band.p50(),
                band.p90(),
                Student.mean(cars),
                first == null ? null : Difference.of(less));
    }

    private boolean isWhole(String period) {
        Plant.Horizon horizon = variants.getFirst().plant().horizon();
        int year = Integer.parseInt(period.substring(0, 4));
        boolean isYear = period.length() == 4;
        int month = isYear ? 1 : 3 * (period.charAt(6) - '1') + 1;
        LocalDate from = LocalDate.of(year, month, 1);
        LocalDate after = from.plusMonths(isYear ? 12 : 3);
        return !from.isBefore(horizon.from()) && !after.minusDays(1).isAfter(horizon.to());
    }

    // ---- pairs ----

    private interface OfPair {
        double of(long first, long other);
    }

    private static double[] pairs(long[] first, long[] other, OfPair difference) {
        double[] pairs = new double[Math.min(first.length, other.length)];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = difference.of(first[i], other[i]);
        }
        return pairs;
    }

    /** The sides of that name, with a gap for each earlier variant that has none. */
    private static <T> List<@Nullable T> padded(
            Map<String, List<@Nullable T>> sides, String name, int variant) {
        List<@Nullable T> of = sides.computeIfAbsent(name, _ -> new ArrayList<>());
        while (of.size() < variant) {
            of.add(null);
        }
        return of;
    }

    private <T> List<@Nullable T> whole(Map<String, List<@Nullable T>> sides, String name) {
        return padded(sides, name, variants.size());
    }
}
