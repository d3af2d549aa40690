package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.Alterations.Altered;
import org.lineoff.model.Plant;
import org.lineoff.programme.ProgrammeForecast;
import org.lineoff.simulate.Simulator;

/**
 * What alterations of the plant bring: the first replications are run again under the same luck,
 * each with one alteration, and the cars off the line of a year are compared pair by pair. The year
 * begins after the as-of day, or with the replication's first car where that is later; where the
 * horizon ends earlier it counts in proportion. Equal alterations are run once.
 */
final class PlantWorths {
    /** Cars are compared over so many days. */
    static final int YEAR = 365;

    /** Less than this inside the horizon says nothing of a year. */
    private static final int LEAST_DAYS = 90;

    private final Plant plant;
    private final Settings settings;
    private final ProgrammeForecast programme;
    private final List<Replication> replications;

    PlantWorths(
            Plant plant,
            Settings settings,
            ProgrammeForecast programme,
            List<Replication> replications) {
        this.plant = plant;
        this.settings = settings;
        this.programme = programme;
        this.replications = replications;
    }

    /** Visits of cars to stations that all replications made. */
    long visits() {
        return replications.stream().mapToLong(r -> r.visits).sum();
    }

    /**
     * Visits that running one of them again makes, in the mean: it ends with the days that are
     * compared.
     */
    double visitsAgain() {
        LocalDate first = plant.horizon().from();
        double sum = 0;
        for (Replication r : replications) {
            Window window = window(r);
            if (window != null) {
                long all = cars(r.lineOffByDay, first, plant.horizon().to());
                sum += (double) r.visits * cars(r.lineOffByDay, first, window.to()) / all;
            }
        }
        return sum / replications.size();
    }

    /** The worths by the key of the alteration; none where no replication can be compared. */
    Map<String, Forecast.Worth> of(
            List<Altered> alterations, int pairs, Parallel parallel, Progress progress) {
        Map<String, Altered> distinct = new LinkedHashMap<>();
        alterations.forEach(a -> distinct.putIfAbsent(a.key(), a));
        List<Altered> works = List.copyOf(distinct.values());
        List<Integer> compared =
                IntStream.range(0, Math.min(pairs, replications.size()))
                        .filter(r -> window(replications.get(r)) != null)
                        .boxed()
                        .toList();
        if (works.isEmpty() || compared.isEmpty()) {
            return Map.of();
        }
        List<PlantRun> runs = new ArrayList<>();
        for (Altered work : works) {
            runs.add(new PlantRun(work.plant(), settings, programme, Simulator.of(work.plant())));
        }
        int of = compared.size();
        List<Double> gains =
                parallel.run(
                        works.size() * of,
                        i -> gain(works.get(i / of), runs.get(i / of), compared.get(i % of)),
                        done -> progress.at(Progress.Phase.WORTH, done, works.size() * of));
        Map<String, Forecast.Worth> worths = new HashMap<>();
        for (int w = 0; w < works.size(); w++) {
            double[] own =
                    gains.subList(w * of, (w + 1) * of).stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray();
            worths.put(
                    works.get(w).key(),
                    Forecast.Worth.of(PairedInterval.of(own), "cars_a_year", works.get(w).per()));
        }
        return worths;
    }

    private double gain(Altered altered, PlantRun again, int replication) {
        Replication base = replications.get(replication);
        Window window = window(base);
        if (window == null) {
            throw new IllegalStateException("replication %d has no year".formatted(replication));
        }
        long more =
                cars(again.lineOffByDay(replication, window.to()), window.from(), window.to())
                        - cars(base.lineOffByDay, window.from(), window.to());
        return more * (double) YEAR / window.days() / altered.units();
    }

    private record Window(LocalDate from, LocalDate to, long days) {}

    /** The days over which cars are compared; null where too few are inside the horizon. */
    private @Nullable Window window(Replication replication) {
        if (replication.firstLineOff == Quantiles.NEVER) {
            return null;
        }
        LocalDate from =
                LocalDate.ofEpochDay(
                        Math.max(settings.asOf().toEpochDay() + 1, replication.firstLineOff));
        LocalDate to = from.plusDays(YEAR - 1L);
        LocalDate last = plant.horizon().to();
        to = to.isAfter(last) ? last : to;
        long days = to.toEpochDay() - from.toEpochDay() + 1;
        return days < LEAST_DAYS ? null : new Window(from, to, days);
    }

    /** Cars off all lines from one day to another, from counts by day of the horizon. */
    private long cars(int[] byDay, LocalDate from, LocalDate to) {
        long first = plant.horizon().from().toEpochDay();
        long sum = 0;
        for (long d = from.toEpochDay(); d <= to.toEpochDay(); d++) {
            sum += byDay[(int) (d - first)];
        }
        return sum;
    }
}
