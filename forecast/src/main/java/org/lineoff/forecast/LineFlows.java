package org.lineoff.forecast;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Sums quality and flow of a line in a year up over the replications. */
final class LineFlows {
    private LineFlows() {}

    /** Means over the replications in which cars of the line came off; NaN where none did. */
    static Replication.Flow mean(List<Replication.Flow> replications) {
        List<Replication.Flow> producing =
                replications.stream().filter(f -> !Double.isNaN(f.firstTimeThrough())).toList();
        return new Replication.Flow(
                mean(producing, Replication.Flow::firstTimeThrough),
                mean(producing, Replication.Flow::leadTimeHours),
                mean(producing, Replication.Flow::workInProgress),
                mean(producing, Replication.Flow::oee));
    }

    private static double mean(
            List<Replication.Flow> flows, ToDoubleFunction<Replication.Flow> figure) {
        double sum = 0;
        for (Replication.Flow flow : flows) {
            sum += figure.applyAsDouble(flow);
        }
        return sum / flows.size();
    }
}
