package org.lineoff.forecast;

import java.util.List;
import java.util.Map;
import org.lineoff.events.Oee;
import org.lineoff.events.Partition;

/**
 * What one replication of the plant alone came to.
 *
 * @param carsByDay by line, then by day: cars off the line
 * @param lines by line and year (index line · years + year)
 * @param places by place and year (index place · years + year)
 * @param shares of the critical path, by place and cause
 */
record AloneRun(
        List<int[]> carsByDay,
        List<OfLine> lines,
        List<OfPlace> places,
        Map<Replication.PlaceCause, Double> shares) {

    /** A line in a year; rated is not a number where nothing is rated. */
    record OfLine(
            long cars,
            double workedHours,
            double rated,
            long workInProgressAtEnd,
            Replication.Flow flow) {
        /** Not a number where nobody worked. */
        double jobsPerHour() {
            return workedHours == 0 ? Double.NaN : cars / workedHours;
        }
    }

    /** A section or a station in a year. */
    record OfPlace(Partition states, Oee oee) {}
}
