package org.lineoff.forecast;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.Places;
import org.lineoff.forecast.Alterations.Altered;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Programme;
import org.lineoff.programme.ActivityDates;
import org.lineoff.programme.ProgrammeForecast;
import org.lineoff.simulate.Simulator;

/**
 * What it is worth to take a little of a cause away, found by running again under the same luck
 * with that one change: cars off the line more in the year that begins after the as-of day, or with
 * the first car where that is later; days earlier, for a cause that is the programme's.
 */
final class Worths {
    /** Cars are compared over this many days from the first car after the as-of day on. */
    static final int YEAR = 365;

    /** Less than this inside the horizon says nothing of a year. */
    private static final int LEAST_DAYS = 90;

    private static final double NINETY_PERCENT = 1.6448536269514722;
    private static final int DAYS_OF_ACTIVITY = 10;

    private final Plant plant;
    private final Settings settings;
    private final ProgrammeForecast programme;
    private final Places places;
    private final Parallel parallel;

    Worths(
            Plant plant,
            Settings settings,
            ProgrammeForecast programme,
            Places places,
            Parallel parallel) {
        this.plant = plant;
        this.settings = settings;
        this.programme = programme;
        this.places = places;
        this.parallel = parallel;
    }

    /** The same causes, the first of them with their worth. */
    List<Forecast.HeldBackBy> of(
            List<Forecast.HeldBackBy> causes, List<Replication> replications, Progress progress) {
        int first = Math.min(plant.runs().worthCauses(), causes.size());
        int pairs = Math.min(plant.runs().worthPairs(), replications.size());
        if (pairs == 0) {
            return causes;
        }
        List<Work> works = new ArrayList<>();
        Alterations alterations = new Alterations(plant, settings.asOf());
        for (int i = 0; i < first; i++) {
            Forecast.HeldBackBy cause = causes.get(i);
            works.add(new Work(cause, alterations));
        }
        List<Integer> runs = new ArrayList<>();
        for (int w = 0; w < works.size(); w++) {
            for (int r = 0; r < pairs && same(works, w) == w && works.get(w).run != null; r++) {
                if (window(replications.get(r)) != null) {
                    runs.add(w * pairs + r);
                }
            }
        }
        List<Double> gains =
                parallel.run(
                        runs.size(),
                        i -> {
                            Work work = works.get(runs.get(i) / pairs);
                            int r = runs.get(i) % pairs;
                            return work.gain(r, replications.get(r));
                        },
                        done -> progress.at(Progress.Phase.WORTH, done, runs.size()));
        List<Forecast.HeldBackBy> results = new ArrayList<>();
        for (int c = 0; c < causes.size(); c++) {
            Forecast.HeldBackBy cause = causes.get(c);
            int w = c < works.size() ? same(works, c) : c;
            results.add(
                    c >= works.size()
                            ? cause
                            : cause.with(
                                    works.get(c)
                                            .worth(
                                                    IntStream.range(0, runs.size())
                                                            .filter(i -> runs.get(i) / pairs == w)
                                                            .mapToDouble(gains::get)
                                                            .toArray())));
        }
        return results;
    }

    /** The first cause that has the same alteration: hours of one line, say. */
    private static int same(List<Work> works, int w) {
        Altered altered = works.get(w).altered;
        for (int i = 0; i < w && altered != null; i++) {
            Altered other = works.get(i).altered;
            if (other != null && other.key().equals(altered.key())) {
                return i;
            }
        }
        return w;
    }

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

    private record Window(LocalDate from, LocalDate to, long days) {}

    /** Cars off all lines in a window, from counts by day of the horizon. */
    private long cars(int[] byDay, Window window) {
        long first = plant.horizon().from().toEpochDay();
        long sum = 0;
        for (long d = window.from().toEpochDay(); d <= window.to().toEpochDay(); d++) {
            sum += byDay[(int) (d - first)];
        }
        return sum;
    }

    /** One cause: the altered plant, ready to run. */
    private final class Work {
        private final Forecast.HeldBackBy cause;
        private final @Nullable Altered altered;
        private final @Nullable PlantRun run;

        Work(Forecast.HeldBackBy cause, Alterations alterations) {
            this.cause = cause;
            Cause why = Cause.valueOf(cause.cause().toUpperCase(Locale.ROOT));
            Altered of =
                    alterations.at(places.get(places.indexOf(cause.place())), why).orElse(null);
            altered = of;
            run =
                    of == null
                            ? null
                            : new PlantRun(
                                    of.plant(), settings, programme, Simulator.of(of.plant()));
        }

        double gain(int r, Replication base) {
            Window window = Objects.requireNonNull(window(base));
            PlantRun again = Objects.requireNonNull(run);
            long more =
                    cars(again.lineOffByDay(r, window.to()), window)
                            - cars(base.lineOffByDay, window);
            return more * (double) YEAR / window.days() / Objects.requireNonNull(altered).units();
        }

        Forecast.@Nullable Worth worth(double[] gains) {
            if (altered != null && gains.length > 0) {
                double half = Student.halfWidth(gains);
                double mean = Student.mean(gains);
                return new Forecast.Worth(
                        mean, "cars_a_year", altered.per(), mean - half, mean + half, gains.length);
            }
            return cause.cause().equals("programme")
                    ? ofProgramme(cause.place()).orElse(null)
                    : null;
        }
    }

    // ---- the programme ----

    /**
     * Days by which the start of production of the place's line comes earlier for each day less of
     * the activity that is most often critical to it.
     */
    private Optional<Forecast.Worth> ofProgramme(String place) {
        String line = places.get(places.indexOf(place)).line();
        return plant.line(line)
                .flatMap(
                        l -> {
                            String objective = l.startOfProduction();
                            return programme.activities().stream()
                                    .filter(a -> isOpen(a.id()) && criticality(a, objective) > 0)
                                    .max(Comparator.comparingDouble(a -> criticality(a, objective)))
                                    .map(a -> shortened(a.id(), objective));
                        });
    }

    /** Share of draws on the chain to the objective; to any, where it is none of its own. */
    private static double criticality(ActivityDates activity, String objective) {
        return activity.criticalityByObjective().getOrDefault(objective, activity.criticality());
    }

    private boolean isOpen(String id) {
        Programme.Activity activity = plant.activity(id).orElseThrow();
        Known<LocalDate> finished = activity.finished();
        return activity.duration() != null
                && (finished == null || finished.at(settings.asOf()).isEmpty());
    }

    private Forecast.Worth shortened(String activity, String objective) {
        Plant altered = new PlantEdit(plant).activity(activity, Duration.ofDays(-DAYS_OF_ACTIVITY));
        int draws = programme.draws();
        ProgrammeForecast again =
                ProgrammeForecast.of(
                        altered,
                        settings.asOf(),
                        settings.seed(),
                        draws,
                        settings.threads(),
                        done -> {});
        double[] gains = new double[draws];
        for (int d = 0; d < draws; d++) {
            gains[d] =
                    (double)
                                    (programme.finish(d, objective).toEpochDay()
                                            - again.finish(d, objective).toEpochDay())
                            / DAYS_OF_ACTIVITY;
        }
        double mean = Student.mean(gains);
        double half = NINETY_PERCENT * Student.deviation(gains) / Math.sqrt(draws);
        return new Forecast.Worth(
                mean,
                "days_of/" + objective,
                "day_of/" + activity,
                mean - half,
                mean + half,
                draws);
    }
}
