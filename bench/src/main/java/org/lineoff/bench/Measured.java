package org.lineoff.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench/run simulate} found.
 *
 * @param plantNsPerVisit of the fast engine on the plant, without the critical path; null while
 *     there is none for whole plants
 * @param checks what was compared before anything was believed, in words
 */
record Measured(
        List<Row> rows,
        Ratios ratios,
        @Nullable Double plantNsPerVisit,
        List<String> checks,
        String date,
        String processor,
        String java) {

    /**
     * How many times faster, in this one run.
     *
     * @param lineVsSsj the yardstick line of 300 stations against the faster event list of SSJ
     * @param lineVsOwnEvents the same against our event-driven engine
     * @param plantVsOwnEvents the plant, without the critical path; null as above
     * @param criticalPathCost time with the critical path ÷ without, on the plant
     * @param twoThreads replications a second of two threads ÷ of one
     */
    record Ratios(
            @Nullable Double lineVsSsj,
            @Nullable Double lineVsOwnEvents,
            @Nullable Double plantVsOwnEvents,
            @Nullable Double criticalPathCost,
            @Nullable Double twoThreads) {}
}
