package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.lineoff.events.LossBridge;
import org.lineoff.events.PartWaits;
import org.lineoff.events.Periods;
import org.lineoff.events.Pitches;
import org.lineoff.events.Places;
import org.lineoff.events.StateTimes;
import org.lineoff.model.Drawn;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.simulate.SectionRates;

/**
 * The loss bridge of every shop and year: from planned jobs per hour × hours to the cars it made.
 */
final class ShopBridges {
    private final Plant plant;
    private final Places places;
    private final List<PacingStations.OfShop> shops;

    ShopBridges(Plant plant, Places places, LocalDate asOf) {
        this.plant = plant;
        this.places = places;
        this.shops = PacingStations.of(plant, places, asOf);
    }

    /** What one step adds; a loss is below 0. */
    private static double step(String kind, LossBridge b) {
        return switch (kind) {
            case "rated_pace" -> b.ratedPace();
            case "planned_stops" -> -b.plannedStops();
            case "breakdowns" -> -b.breakdowns();
            case "blocked" -> -b.blocked();
            case "starved" -> -b.starved();
            case "repeats" -> -b.repeats();
            case "set_ups" -> -b.setUps();
            case "people" -> -b.people();
            case "parts" -> -b.parts();
            case "pace" -> -b.pace();
            case "elsewhere" -> b.elsewhere();
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** What watches the pacing stations in one run, beside the states of all stations. */
    Watch watch(Periods days) {
        List<Integer> units = shops.stream().flatMap(s -> s.units().stream()).distinct().toList();
        return new Watch(
                new StateTimes(places, days, place -> units.contains(place.index())),
                new Pitches(
                        places,
                        days,
                        shops.stream().filter(ShopBridges::isPaced).map(this::section).toList()),
                new PartWaits(places, days, firsts(units)));
    }

    /** In a paced section cars come in at its first station. */
    private List<Integer> firsts(List<Integer> units) {
        List<Integer> all = new ArrayList<>(units);
        shops.stream().filter(ShopBridges::isPaced).map(s -> section(s) + 1).forEach(all::add);
        return all.stream().distinct().toList();
    }

    /**
     * By day of the horizon.
     *
     * @param times of the pacing stations
     */
    record Watch(StateTimes times, Pitches pitches, PartWaits parts) {
        Watched end(long horizon) {
            return new Watched(times.end(horizon), pitches.end(horizon), parts.end(horizon));
        }
    }

    record Watched(StateTimes.Result times, Pitches.Result pitches, PartWaits.Result parts) {}

    /** The rates of a section, by its place, as they were in the run. */
    interface RatesOf {
        SectionRates section(int place);
    }

    private static boolean isPaced(PacingStations.OfShop shop) {
        return shop.section().kind() == Section.Kind.PACED;
    }

    private int section(PacingStations.OfShop shop) {
        return places.indexOf(places.get(shop.units().getFirst()).section());
    }

    /** By shop and year (index shop · years + year), of one replication. */
    List<LossBridge> of(
            Drawn drawn, StateTimes.Result times, Watched watched, Periods years, RatesOf rates) {
        List<LossBridge> bridges = new ArrayList<>();
        for (PacingStations.OfShop shop : shops) {
            SectionRates own = rates.section(section(shop));
            for (int year = 0; year < years.count(); year++) {
                bridges.add(of(shop, drawn, times, watched, years, year, own));
            }
        }
        return bridges;
    }

    private LossBridge of(
            PacingStations.OfShop shop,
            Drawn drawn,
            StateTimes.Result times,
            Watched watched,
            Periods years,
            int year,
            SectionRates rates) {
        double jobsPerHour = PacingStations.jobsPerHour(plant, shop, drawn);
        double rated = shop.ratedMillis(drawn);
        Periods days = watched.times().periods();
        int from = days.indexOf(years.from(year));
        int to = year + 1 == years.count() ? days.count() : days.indexOf(years.to(year));
        PeopleLoss people = new PeopleLoss(from, to);
        if (!isPaced(shop)) {
            double lost = people.ofStation(shop, watched.times(), rates);
            return LossBridge.of(
                    times,
                    shop.units(),
                    shop.exits(),
                    year,
                    jobsPerHour,
                    rated,
                    new LossBridge.Told(parts(watched, shop.units(), from, to), lost));
        }
        int section = section(shop);
        int first = section + 1;
        double lost = people.ofSection(shop, section, watched.times(), watched.pitches(), rates);
        return LossBridge.ofPaced(
                times,
                watched.pitches().sum(section, from, to),
                year,
                first,
                shop.exits(),
                jobsPerHour,
                rated,
                new LossBridge.Told(parts(watched, List.of(first), from, to), lost));
    }

    private static double parts(Watched watched, List<Integer> units, int from, int to) {
        double sum = 0;
        for (int unit : units) {
            for (int day = from; day < to; day++) {
                sum += watched.parts().at(unit, day);
            }
        }
        return sum;
    }

    /** The means over the replications, in whole cars; years without hours are left out. */
    static List<Forecast.Bridge> mean(
            Plant plant, Places places, LocalDate asOf, List<Replication> replications) {
        List<Forecast.Bridge> results = new ArrayList<>();
        PlaceBook book = new PlaceBook(plant, asOf);
        int first = plant.horizon().from().getYear();
        int years = plant.horizon().to().getYear() - first + 1;
        List<PacingStations.OfShop> shops = PacingStations.of(plant, places, asOf);
        for (int s = 0; s < shops.size(); s++) {
            for (int y = 0; y < years; y++) {
                int index = s * years + y;
                List<LossBridge> all =
                        replications.stream().map(r -> r.bridges.get(index)).toList();
                if (mean(all, LossBridge::hours) > 0) {
                    results.add(mean(shops.get(s), first + y, all, book));
                }
            }
        }
        return results;
    }

    private static Forecast.Bridge mean(
            PacingStations.OfShop shop, int year, List<LossBridge> all, PlaceBook book) {
        long planned = Math.round(mean(all, LossBridge::planned));
        long output = Math.round(mean(all, LossBridge::output));
        double[] exact =
                Forecast.Bridge.KINDS.stream()
                        .mapToDouble(kind -> mean(all, b -> step(kind, b)))
                        .toArray();
        long[] whole = roundedTo(output - planned, exact);
        List<Forecast.BridgeStep> steps = new ArrayList<>();
        for (int i = 0; i < whole.length; i++) {
            steps.add(new Forecast.BridgeStep(Forecast.Bridge.KINDS.get(i), whole[i]));
        }
        Forecast.Band band = Quantiles.band(all.stream().mapToDouble(LossBridge::output).toArray());
        double hours = mean(all, LossBridge::hours);
        return new Forecast.Bridge(
                shop.at().line(),
                shop.at().shop(),
                shop.shop().name(),
                year,
                shop.name(),
                book.words(shop.name()),
                mean(all, LossBridge::planned) / hours,
                hours,
                planned,
                steps,
                output,
                (long) band.p10(),
                (long) band.p90());
    }

    private static double mean(List<LossBridge> all, ToDoubleFunction<LossBridge> figure) {
        double sum = 0;
        for (LossBridge bridge : all) {
            sum += figure.applyAsDouble(bridge);
        }
        return sum / all.size();
    }

    /**
     * Rounds figures to whole ones with a given sum: down first, then the largest remainders up;
     * where rounding the sum itself left more than one each, they go round again.
     */
    static long[] roundedTo(long sum, double[] figures) {
        long[] whole = new long[figures.length];
        long rest = sum;
        for (int i = 0; i < figures.length; i++) {
            whole[i] = (long) Math.floor(figures[i]);
            rest -= whole[i];
        }
        boolean[] given = new boolean[figures.length];
        while (rest != 0) {
            int best = -1;
            for (int i = 0; i < figures.length; i++) {
                double remainder = figures[i] - Math.floor(figures[i]);
                if (!given[i]
                        && (best < 0 || remainder > figures[best] - Math.floor(figures[best]))) {
                    best = i;
                }
            }
            if (best < 0) {
                given = new boolean[figures.length];
                continue;
            }
            given[best] = true;
            whole[best] += Long.signum(rest);
            rest -= Long.signum(rest);
        }
        return whole;
    }
}
