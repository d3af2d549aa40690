package org.lineoff.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of the product or its making that takes effect from a known car on: which cars it
 * concerns, from when it holds for them, and what it touches.
 */
public record EngineeringChange(
        @About("Name of the change.") String id,
        @About("Words for people.") Text name,
        @About("The reason for it.") @Nullable Text why,
        @About(value = "Cars that it concerns; left out: all.", byDefault = "{}") Cars cars,
        @About(value = "When it holds: whenever one of these does.", min = 1)
                List<Effectivity> effective,
        @About("Parts that go out and come in.") List<Swap> parts,
        @About("Type approvals that go out and come in.") List<Swap> approvals,
        @About("Tasks that change.") List<String> tasks,
        @About("Stations that change, by their full names.") List<String> stations,
        @About("Cars known to have been built before and after it.") List<Count> counts) {

    /** A span of days, car numbers or vehicle identification numbers; all that is stated holds. */
    public record Effectivity(
            @About("First day.") @Nullable Known<LocalDate> from,
            @About("Last day.") @Nullable Known<LocalDate> until,
            @About(value = "First car, by its number in the build sequence.", min = 1)
                    @Nullable Known<Integer> fromCar,
            @About(value = "Last car, by its number in the build sequence.", min = 1)
                    @Nullable Known<Integer> toCar,
            @About("Ranges of vehicle identification numbers; the car's lies in one of them.")
                    List<VinRange> vins) {
        public Effectivity {
            vins = List.copyOf(vins);
        }
    }

    /** Serial numbers of cars whose vehicle identification numbers (VIN) begin alike. */
    public record VinRange(
            @About("The first 11 characters of the VIN, ? for any, e.g. of the check digit.")
                    String like,
            @About("First serial number: the last 6 characters of the VIN; left out: the lowest.")
                    @Nullable String from,
            @About("Last serial number; left out: the highest.") @Nullable String to) {}

    /** Something that takes the place of something else. */
    public record Swap(
            @About("What goes out; left out: something is added.") @Nullable String out,
            @About("What comes in; left out: something falls away.") @Nullable String in) {}

    /** A count of cars, by the side of the change on which they were built. */
    public record Count(
            @About("First day on which the cars counted were built.") LocalDate from,
            @About("Last day on which they were built.") LocalDate to,
            @About(value = "Of these, cars built before the change.", min = 0)
                    Known<Integer> before,
            @About(value = "Of these, cars built after it.", min = 0) Known<Integer> after) {}

    public EngineeringChange {
        effective = List.copyOf(effective);
        parts = List.copyOf(parts);
        approvals = List.copyOf(approvals);
        tasks = List.copyOf(tasks);
        stations = List.copyOf(stations);
        counts = List.copyOf(counts);
    }
}
