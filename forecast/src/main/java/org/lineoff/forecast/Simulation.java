package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Text;

/**
 * What a plant alone makes, over the replications: no programme is drawn and no promise scored.
 * Fields and their units are described in {@code docs/results.md}. A figure of no cars or no time
 * is not a number.
 *
 * @param from first day simulated
 * @param to last day simulated
 * @param fewRuns whether there are too few replications for their quantiles to say much
 */
public record Simulation(
        String version,
        Text title,
        @Nullable Text note,
        LocalDate asOf,
        LocalDate from,
        LocalDate to,
        long seed,
        int replications,
        boolean fewRuns,
        List<Start> starts,
        List<Output> output,
        List<LineYear> lines,
        List<PlaceYear> places,
        List<HeldBackBy> heldBackBy) {

    /**
     * From which day a line works.
     *
     * @param given whether that day was asked for; else it is the programme's median
     */
    public record Start(String line, Text name, LocalDate day, boolean given) {}

    /**
     * Cars off a line in a period.
     *
     * @param line null for all lines together
     * @param kind month, quarter or year
     * @param period e.g. 2025-03, 2025-Q1 or 2025
     */
    public record Output(
            @Nullable String line,
            Text name,
            String kind,
            String period,
            double p10,
            double p50,
            double p90) {}

    /**
     * A line in a year; means over the replications.
     *
     * @param cars off the line
     * @param workedHours in which the section before the line's end was open, planned stops off
     * @param jobsPerHour cars off the line ÷ worked hours
     * @param ratedJobsPerHour as the plant states it; not a number for what all lines share
     * @param workInProgressAtEnd cars inside when the year, or the run, ends
     */
    public record LineYear(
            String line,
            Text name,
            int year,
            double cars,
            double workedHours,
            Forecast.Band jobsPerHour,
            double ratedJobsPerHour,
            double firstTimeThrough,
            double leadTimeHours,
            double workInProgress,
            double workInProgressAtEnd,
            double oee) {}

    /**
     * How a section (its stations taken together) or a station spends the time planned for it in a
     * year.
     *
     * @param kind section or station
     * @param plannedHours a station, outside of no shift; the shares below are of these and add up
     *     to 1
     * @param visits whose work was finished there
     */
    public record PlaceYear(
            String place,
            Text name,
            String kind,
            int year,
            double plannedHours,
            double plannedStop,
            double failed,
            double working,
            double blocked,
            double starved,
            double visits,
            double oee) {}

    /** A share of the critical path of all cars off the line; see {@link Forecast.HeldBackBy}. */
    public record HeldBackBy(
            String place, Text name, String cause, double share, boolean assumed) {}

    public Simulation {
        starts = List.copyOf(starts);
        output = List.copyOf(output);
        lines = List.copyOf(lines);
        places = List.copyOf(places);
        heldBackBy = List.copyOf(heldBackBy);
    }

    /**
     * The lines that in the last year in which they work make fewer jobs an hour, by the median of
     * the replications, than they are rated for.
     */
    public List<LineYear> belowRated() {
        return lines.stream()
                .filter(
                        l ->
                                lines.stream()
                                        .noneMatch(
                                                other ->
                                                        other.line().equals(l.line())
                                                                && other.year() > l.year()))
                .filter(l -> l.jobsPerHour().p50() < l.ratedJobsPerHour())
                .toList();
    }
}
