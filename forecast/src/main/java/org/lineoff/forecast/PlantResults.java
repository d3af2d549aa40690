package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Places;
import org.lineoff.model.Actuals;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Plant;
import org.lineoff.model.Policy;
import org.lineoff.model.Promise;
import org.lineoff.model.Shop;
import org.lineoff.model.Text;
import org.lineoff.model.time.PlantClock;
import org.lineoff.simulate.Decision;

/**
 * Sums the replications of the plant up: quarters, first car, levers, policies, states and flow.
 */
final class PlantResults {
    private final Plant plant;
    private final LocalDate asOf;
    private final List<Replication> replications;
    private final Quarters quarters;
    private final List<ShopOfLine> shops;
    private final int years;

    PlantResults(Plant plant, LocalDate asOf, List<Replication> replications, Places places) {
        this.plant = plant;
        this.shops = ShopOfLine.all(places);
        this.years = plant.horizon().to().getYear() - plant.horizon().from().getYear() + 1;
        this.asOf = asOf;
        this.replications = replications;
        this.quarters =
                new Quarters(
                        plant.horizon(), new PlantClock(plant.timeZone(), plant.horizon().from()));
    }

    /** The quarters from the first in which any replication, or the real plant, has cars. */
    List<Forecast.QuarterResult> quarters() {
        List<Forecast.QuarterResult> results = new ArrayList<>();
        for (int q = 0; q < quarters.count(); q++) {
            Forecast.QuarterResult result = quarter(q);
            if (!results.isEmpty() || result.lineOff().p90() > 0 || result.actual() != null) {
                results.add(result);
            }
        }
        return results;
    }

    private Forecast.QuarterResult quarter(int q) {
        Forecast.Band delivered = Quantiles.band(all(r -> r.quarters.delivered[q]));
        Actuals.Quarter actual =
                plant.actuals().quarters().stream()
                        .filter(a -> a.quarter().equals(quarters.name(q)))
                        .findFirst()
                        .orElse(null);
        Known<Integer> deliveries = actual == null ? null : actual.deliveries();
        return new Forecast.QuarterResult(
                quarters.name(q),
                delivered.p10(),
                delivered.p50(),
                delivered.p90(),
                latest(deliveries),
                deliveries != null && deliveries.at(asOf).isPresent(),
                Quantiles.band(all(r -> r.quarters.lineOff[q])),
                latest(actual == null ? null : actual.lineOff()),
                Quantiles.band(all(r -> r.quarters.output[q])));
    }

    private double[] all(ToDoubleFunction<Replication> figure) {
        return replications.stream().mapToDouble(figure).toArray();
    }

    /** What is known today, whatever was known on the as-of day; only to be shown beside it. */
    static <T> @Nullable T latest(@Nullable Known<T> figure) {
        return figure == null
                ? null
                : figure.at(LocalDate.MAX).map(Known.Version::value).orElse(null);
    }

    /**
     * The first saleable car: promised and actual day are those of the first promise of a date
     * whose activity is a line's start of production.
     */
    Forecast.FirstCar firstCar() {
        long[] days = replications.stream().mapToLong(r -> r.firstLineOff).toArray();
        Promise.Date promise =
                plant.programme().promises().stream()
                        .filter(Promise.Date.class::isInstance)
                        .map(Promise.Date.class::cast)
                        .filter(
                                p ->
                                        plant.lines().stream()
                                                .anyMatch(
                                                        l ->
                                                                l.startOfProduction()
                                                                        .equals(p.activity())))
                        .findFirst()
                        .orElse(null);
        LocalDate actual = promise == null ? null : latest(promise.kept());
        Known<LocalDate> kept = promise == null ? null : promise.kept();
        LocalDate settled =
                kept == null ? null : kept.at(asOf).map(Known.Version::value).orElse(null);
        return new Forecast.FirstCar(
                settled == null ? Quantiles.day(0.1, days) : settled,
                settled == null ? Quantiles.day(0.5, days) : settled,
                settled == null ? Quantiles.day(0.9, days) : settled,
                promise == null ? null : promise.by(),
                actual);
    }

    /** The levers that somebody foresaw on the as-of day, with the days they were drawn to come. */
    List<Forecast.LeverResult> levers() {
        List<Forecast.LeverResult> results = new ArrayList<>();
        for (int i = 0; i < plant.levers().size(); i++) {
            Lever lever = plant.levers().get(i);
            if (lever.from().at(asOf).isEmpty()) {
                continue;
            }
            int index = i;
            long[] days =
                    replications.stream()
                            .mapToLong(
                                    r -> {
                                        LocalDate day = r.levers[index];
                                        return day == null ? Quantiles.NEVER : day.toEpochDay();
                                    })
                            .toArray();
            int comes = 0;
            for (long day : days) {
                comes += day == Quantiles.NEVER ? 0 : 1;
            }
            boolean decided =
                    lever.from()
                            .at(asOf)
                            .map(v -> !v.hasRange() && !v.basis().isAssumed())
                            .orElse(false);
            results.add(
                    new Forecast.LeverResult(
                            lever.id(),
                            lever.name(),
                            decided,
                            (double) comes / days.length,
                            Quantiles.day(0.1, days),
                            Quantiles.day(0.5, days),
                            Quantiles.day(0.9, days)));
        }
        return results;
    }

    /**
     * The policies by which the plant may decide: known on the as-of day, and no lever foreseen
     * that takes their place.
     */
    List<Forecast.PolicyResult> policies() {
        List<Forecast.PolicyResult> results = new ArrayList<>();
        for (int i = 0; i < plant.policies().size(); i++) {
            Policy policy = plant.policies().get(i);
            boolean replaced =
                    plant.levers().stream()
                            .anyMatch(
                                    l ->
                                            policy.unless().contains(l.id())
                                                    && l.from().at(asOf).isPresent());
            if (!replaced && policy.backlogWeeks().at(asOf).isPresent()) {
                results.add(policy(i, policy));
            }
        }
        return results;
    }

    private Forecast.PolicyResult policy(int index, Policy policy) {
        long[] first = new long[replications.size()];
        int decided = 0;
        int times = 0;
        for (int r = 0; r < first.length; r++) {
            List<LocalDate> days =
                    replications.get(r).decisions.stream()
                            .filter(d -> d.policy() == index)
                            .map(Decision::from)
                            .toList();
            first[r] = days.isEmpty() ? Quantiles.NEVER : days.getFirst().toEpochDay();
            decided += days.isEmpty() ? 0 : 1;
            times += days.size();
        }
        return new Forecast.PolicyResult(
                policy.id(),
                policy.name(),
                (double) decided / first.length,
                Quantiles.day(0.1, first),
                Quantiles.day(0.5, first),
                Quantiles.day(0.9, first),
                (double) times / first.length);
    }

    /** Years in which the shop's line produces in no replication are left out. */
    List<Forecast.StateResult> states() {
        List<Forecast.StateResult> results = new ArrayList<>();
        for (int s = 0; s < shops.size(); s++) {
            for (int y = 0; y < years; y++) {
                int index = s * years + y;
                double[] sum = new double[6];
                double total = 0;
                for (Replication replication : replications) {
                    double[] states = replication.states[index];
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] += states[i];
                        total += states[i];
                    }
                }
                if (total > 0) {
                    results.add(
                            new Forecast.StateResult(
                                    shops.get(s).line(),
                                    shops.get(s).shop(),
                                    shopName(shops.get(s)),
                                    plant.horizon().from().getYear() + y,
                                    sum[0] / total,
                                    sum[1] / total,
                                    sum[2] / total,
                                    sum[3] / total,
                                    sum[4] / total,
                                    sum[5] / total));
                }
            }
        }
        return results;
    }

    private Text shopName(ShopOfLine shop) {
        return plant.shops().stream()
                .filter(s -> s.id().equals(shop.shop()))
                .filter(
                        s ->
                                shop.line().isEmpty()
                                        ? s.lines().isEmpty()
                                        : s.lines().contains(shop.line()))
                .findFirst()
                .map(Shop::name)
                .orElse(Text.of(shop.shop()));
    }

    /** Means over the replications in which cars of the line came off in that year. */
    List<Forecast.FlowResult> flow() {
        List<Forecast.FlowResult> results = new ArrayList<>();
        for (int l = 0; l < plant.lines().size(); l++) {
            for (int y = 0; y < years; y++) {
                int index = l * years + y;
                Replication.Flow flow =
                        LineFlows.mean(replications.stream().map(r -> r.flows.get(index)).toList());
                if (!Double.isNaN(flow.firstTimeThrough())) {
                    results.add(
                            new Forecast.FlowResult(
                                    plant.lines().get(l).id(),
                                    plant.lines().get(l).name(),
                                    plant.horizon().from().getYear() + y,
                                    flow.firstTimeThrough(),
                                    flow.leadTimeHours(),
                                    flow.workInProgress(),
                                    flow.oee()));
                }
            }
        }
        return results;
    }

    List<Forecast.ZoneOutput> zoneOutput() {
        return plant.actuals().zoneOutput().stream()
                .map(
                        o ->
                                new Forecast.ZoneOutput(
                                        o.name(),
                                        o.from(),
                                        o.to(),
                                        o.value().at(LocalDate.MAX).orElseThrow().value()))
                .toList();
    }
}
