package org.lineoff.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.lineoff.files.PlantFolder;
import org.lineoff.files.ReadResult;
import org.lineoff.model.Drawn;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.random.Draws;
import org.lineoff.programme.ProgrammeForecast;
import org.lineoff.simulate.Scenario;

/** Plants in folders, and runs of plants. */
final class Examples {
    private static final int DRAWS = 1000;

    private Examples() {}

    static Plant read(Path folder) {
        ReadResult read = PlantFolder.read(folder);
        return read.plant()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no plant in %s: %s".formatted(folder, read.problems())));
    }

    /** By line: the median of its start of production as the programme has it. */
    static Map<String, LocalDate> starts(Plant plant) {
        Map<String, LocalDate> medians = new HashMap<>();
        ProgrammeForecast.of(plant, plant.asOf(), 1, DRAWS, 1, done -> {})
                .activities()
                .forEach(a -> medians.put(a.id(), a.finishP50()));
        Map<String, LocalDate> starts = new HashMap<>();
        for (Line line : plant.lines()) {
            LocalDate day = medians.get(line.startOfProduction());
            LocalDate first = plant.horizon().from();
            if (day != null && !day.isAfter(plant.horizon().to())) {
                starts.put(line.id(), day.isBefore(first) ? first : day);
            }
        }
        return starts;
    }

    static Scenario scenario(
            Plant plant, Map<String, LocalDate> starts, int replication, boolean criticalPath) {
        return new Scenario(
                new Drawn(new Draws(1, replication), plant.asOf(), plant.judgement()),
                starts,
                criticalPath,
                plant.horizon().from());
    }
}
