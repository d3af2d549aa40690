package org.lineoff.simulate;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Drawn;

/**
 * What one run is to simulate.
 *
 * @param drawn the figures and the luck of the replication
 * @param startOfProduction by id of the line, the day from which its sections work; a line that is
 *     absent never starts inside the horizon
 * @param criticalPath whether to find out what decided each line-off; costs time and memory
 * @param pathFrom first day that the critical path covers
 * @param until last day that is simulated, null: that of the horizon
 */
public record Scenario(
        Drawn drawn,
        Map<String, LocalDate> startOfProduction,
        boolean criticalPath,
        LocalDate pathFrom,
        @Nullable LocalDate until) {
    public Scenario(
            Drawn drawn,
            Map<String, LocalDate> startOfProduction,
            boolean criticalPath,
            LocalDate pathFrom) {
        this(drawn, startOfProduction, criticalPath, pathFrom, null);
    }

    public Scenario {
        startOfProduction = Map.copyOf(startOfProduction);
    }
}
