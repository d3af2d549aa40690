package org.lineoff.programme;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When an activity starts and finishes, over all draws. A quantile is the ⌈p·draws⌉-th smallest
 * date. First and last day, both inclusive; for a milestone both are the day on which it is
 * reached.
 *
 * @param criticality largest share of draws in which it is on the chain to some objective, 0 to 1
 * @param criticalityByObjective the same by objective, in the order of the objectives
 * @param actualStart null unless known on the as-of day
 * @param actualFinish null unless known on the as-of day
 */
public record ActivityDates(
        String id,
        State state,
        LocalDate startP10,
        LocalDate startP50,
        LocalDate startP90,
        LocalDate finishP10,
        LocalDate finishP50,
        LocalDate finishP90,
        double criticality,
        Map<String, Double> criticalityByObjective,
        @Nullable LocalDate actualStart,
        @Nullable LocalDate actualFinish) {}
