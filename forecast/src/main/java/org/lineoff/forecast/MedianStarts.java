package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.programme.ProgrammeForecast;

/** The start of production of each line: as given, else the median of the programme. */
public final class MedianStarts {
    private MedianStarts() {}

    /** By line, in the order of the files; lines that never start are left out. */
    public static Map<String, LocalDate> of(
            Plant plant,
            LocalDate asOf,
            long seed,
            int threads,
            Map<String, LocalDate> given,
            Progress progress) {
        boolean allGiven = plant.lines().stream().allMatch(l -> given.containsKey(l.id()));
        Map<String, LocalDate> medians =
                allGiven ? Map.of() : medians(plant, asOf, seed, threads, progress);
        Map<String, LocalDate> starts = new LinkedHashMap<>();
        for (Line line : plant.lines()) {
            LocalDate day = given.getOrDefault(line.id(), medians.get(line.startOfProduction()));
            if (day != null) {
                starts.put(line.id(), day);
            }
        }
        return starts;
    }

    /** Those that start by a day, none of them before the horizon. */
    public static Map<String, LocalDate> inside(
            Map<String, LocalDate> starts, LocalDate from, LocalDate to) {
        Map<String, LocalDate> inside = new LinkedHashMap<>();
        starts.forEach(
                (line, day) -> {
                    if (!day.isAfter(to)) {
                        inside.put(line, day.isBefore(from) ? from : day);
                    }
                });
        return inside;
    }

    /** By activity. */
    private static Map<String, LocalDate> medians(
            Plant plant, LocalDate asOf, long seed, int threads, Progress progress) {
        int draws = plant.runs().draws();
        Map<String, LocalDate> medians = new LinkedHashMap<>();
        ProgrammeForecast.of(
                        plant,
                        asOf,
                        seed,
                        draws,
                        threads,
                        done -> progress.at(Progress.Phase.PROGRAMME, done, draws))
                .activities()
                .forEach(a -> medians.put(a.id(), a.finishP50()));
        return medians;
    }
}
