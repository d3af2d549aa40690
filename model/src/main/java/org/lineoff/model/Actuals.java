package org.lineoff.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What really happened. Shown beside the forecast; never an input of it. */
public record Actuals(
        @About("Deliveries and line-off by quarter.") List<Quarter> quarters,
        @About("Counts reached on a day.") List<Count> counts,
        @About("Output of the zone around the plant, for comparison.") List<Output> zoneOutput) {

    public record Quarter(
            @About("The quarter, e.g. 2024-Q2.") String quarter,
            @About(value = "Cars delivered.", min = 0) @Nullable Known<Integer> deliveries,
            @About(value = "Cars off the line.", min = 0) @Nullable Known<Integer> lineOff) {}

    public record Count(
            @About("lineOff or deliveries.") Measure measure,
            @About(value = "Cars since the first.", min = 1) int cars,
            @About("Day on which the count was reached.") Known<LocalDate> reached) {}

    public enum Measure {
        LINE_OFF,
        DELIVERIES
    }

    public record Output(
            @About("Words for people.") Text name,
            @About("First day of the period.") LocalDate from,
            @About("Last day of the period.") LocalDate to,
            @About("Value in the plant's currency.") Known<Double> value) {}

    public Actuals {
        quarters = List.copyOf(quarters);
        counts = List.copyOf(counts);
        zoneOutput = List.copyOf(zoneOutput);
    }

    public static Actuals none() {
        return new Actuals(List.of(), List.of(), List.of());
    }
}
