package org.lineoff.forecast;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Programme;
import org.lineoff.model.Promise;
import org.lineoff.model.Text;
import org.lineoff.programme.ActivityDates;
import org.lineoff.programme.ProgrammeForecast;

/**
 * By how many days a milestone comes earlier for each day less of an activity: the programme is
 * drawn again with that activity shorter, under the same luck, and compared draw by draw.
 */
final class ProgrammeWorths {
    /** An activity is made shorter by so much, or by half where it is shorter than twice that. */
    private static final int DAYS = 10;

    private final Plant plant;
    private final Settings settings;
    private final ProgrammeForecast programme;
    private final Map<String, ProgrammeForecast> shorter = new HashMap<>();

    ProgrammeWorths(Plant plant, Settings settings, ProgrammeForecast programme) {
        this.plant = plant;
        this.settings = settings;
        this.programme = programme;
    }

    /**
     * The open activity that is most often critical to a milestone, and what a day of it is worth.
     */
    Optional<Forecast.Worth> of(String objective) {
        return candidates(objective).stream().findFirst().map(a -> worth(a, objective));
    }

    /**
     * For each date that is open, promised or an objective: the activities most often on the chain
     * to it.
     */
    List<Forecast.AlsoWorth> ofDates() {
        Map<String, Text> dates = new LinkedHashMap<>();
        PromiseResults results = new PromiseResults(plant, settings.asOf());
        for (Promise promise : plant.programme().promises()) {
            if (promise instanceof Promise.Date date && !results.isSettled(promise)) {
                dates.putIfAbsent(date.activity(), date.name());
            }
        }
        for (String objective : plant.programme().objective()) {
            dates.putIfAbsent(objective, plant.activity(objective).orElseThrow().name());
        }
        List<Forecast.AlsoWorth> worths = new ArrayList<>();
        dates.forEach(
                (milestone, name) ->
                        candidates(milestone).stream()
                                .limit(WorthBudget.MOST_ACTIVITIES)
                                .forEach(
                                        a ->
                                                worths.add(
                                                        new Forecast.AlsoWorth(
                                                                "activity",
                                                                a,
                                                                plant.activity(a)
                                                                        .orElseThrow()
                                                                        .name(),
                                                                name,
                                                                worth(a, milestone)))));
        return worths;
    }

    /** Open activities that a milestone waits for, the most critical first, then the longest. */
    private List<String> candidates(String milestone) {
        Set<String> upstream = new HashSet<>();
        addUpstream(milestone, upstream);
        return programme.activities().stream()
                .filter(a -> upstream.contains(a.id()) && isOpen(a.id()) && days(a.id()) > 0)
                .filter(a -> criticality(a, milestone) > 0)
                .sorted(
                        Comparator.<ActivityDates>comparingDouble(a -> criticality(a, milestone))
                                .thenComparingDouble(a -> days(a.id()))
                                .reversed()
                                .thenComparing(ActivityDates::id))
                .map(ActivityDates::id)
                .toList();
    }

    private void addUpstream(String id, Set<String> upstream) {
        if (upstream.add(id)) {
            plant.activity(id)
                    .orElseThrow()
                    .after()
                    .forEach(before -> addUpstream(before.activity(), upstream));
        }
    }

    /** Share of draws on the chain to the milestone; to any, where it is no objective. */
    private double criticality(ActivityDates activity, String milestone) {
        return plant.programme().objective().contains(milestone)
                ? activity.criticalityByObjective().getOrDefault(milestone, 0.0)
                : Math.max(activity.criticality(), Double.MIN_VALUE);
    }

    private boolean isOpen(String id) {
        Programme.Activity activity = plant.activity(id).orElseThrow();
        Known<LocalDate> finished = activity.finished();
        return activity.duration() != null
                && (finished == null || finished.at(settings.asOf()).isEmpty());
    }

    /** By how many days it is made shorter. */
    private double days(String id) {
        Known<Duration> duration = plant.activity(id).orElseThrow().duration();
        double likely =
                duration == null
                        ? 0
                        : duration.at(settings.asOf())
                                .map(v -> v.value().toMillis() / 86_400_000.0)
                                .orElse(0.0);
        return Math.min(DAYS, Math.floor(likely / 2));
    }

    private Forecast.Worth worth(String activity, String milestone) {
        int draws = Math.min(programme.draws(), WorthBudget.DRAWS);
        double days = days(activity);
        ProgrammeForecast again =
                shorter.computeIfAbsent(activity, a -> drawn(a, Math.round(days), draws));
        double[] gains = new double[draws];
        for (int d = 0; d < draws; d++) {
            gains[d] =
                    (programme.finish(d, milestone).toEpochDay()
                                    - again.finish(d, milestone).toEpochDay())
                            / days;
        }
        return Forecast.Worth.of(
                PairedInterval.of(gains), "days_of/" + milestone, "day_of/" + activity);
    }

    private ProgrammeForecast drawn(String activity, long daysLess, int draws) {
        return ProgrammeForecast.of(
                new PlantEdit(plant).activity(activity, Duration.ofDays(-daysLess)),
                settings.asOf(),
                settings.seed(),
                draws,
                settings.threads(),
                done -> {});
    }
}
