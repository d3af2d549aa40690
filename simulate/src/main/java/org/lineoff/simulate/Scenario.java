package org.lineoff.simulate;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Drawn;
import org.lineoff.model.RetrievalRule;

/**
 * What one run is to simulate.
 *
 * @param drawn the figures and the luck of the replication
 * @param startOfProduction by id of the line, the day from which its sections work; a line that is
 *     absent never starts inside the horizon
 * @param criticalPath whether to find out what decided each line-off; costs time and memory
 * @param pathFrom first day that the critical path covers
 * @param until last day that is simulated, null: that of the horizon
 * @param retrievalRules by full name of a store ({@code p1/assembly/pbs}), the rule by which it
 *     gives out; a store that is absent goes by what its file says
 */
public record Scenario(
        Drawn drawn,
        Map<String, LocalDate> startOfProduction,
        boolean criticalPath,
        LocalDate pathFrom,
        @Nullable LocalDate until,
        Map<String, RetrievalRule> retrievalRules) {
    public Scenario(
            Drawn drawn,
            Map<String, LocalDate> startOfProduction,
            boolean criticalPath,
            LocalDate pathFrom) {
        this(drawn, startOfProduction, criticalPath, pathFrom, null);
    }

    public Scenario(
            Drawn drawn,
            Map<String, LocalDate> startOfProduction,
            boolean criticalPath,
            LocalDate pathFrom,
            @Nullable LocalDate until) {
        this(drawn, startOfProduction, criticalPath, pathFrom, until, Map.of());
    }

    /** The same run, in which these stores give out by these rules. */
    public Scenario withRetrievalRules(Map<String, RetrievalRule> rules) {
        return new Scenario(drawn, startOfProduction, criticalPath, pathFrom, until, rules);
    }

    public Scenario {
        startOfProduction = Map.copyOf(startOfProduction);
        retrievalRules = Map.copyOf(retrievalRules);
    }
}
