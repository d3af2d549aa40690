package org.lineoff.simulate;

import java.time.LocalDate;
import java.util.Map;
import org.lineoff.model.Drawn;

/**
 * What one run is to simulate.
 *
 * @param drawn the figures and the luck of the replication
 * @param startOfProduction by id of the line, the day from which its sections work; a line that is
 *     absent never starts inside the horizon
 * @param criticalPath whether to find out what decided each line-off; costs time and memory
 * @param pathFrom first day that the critical path covers
 */
public record Scenario(
        Drawn drawn,
        Map<String, LocalDate> startOfProduction,
        boolean criticalPath,
        LocalDate pathFrom) {
    public Scenario {
        startOfProduction = Map.copyOf(startOfProduction);
    }
}
