package org.lineoff.model;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a planner asks of the order in which cars are built: rules in the trade's own kinds, each
 * with how much it counts and when it holds. Read from {@code sequencing.yaml}; a plant without
 * that file has no rules.
 */
public record Sequencing(
        @About("Line whose order this is about; left out: the first.") @Nullable String line,
        @About(
                        value =
                                "Cars a working day; left out: hours of the day × jobs per hour of the line"
                                        + " × its takt factors.",
                        min = 1,
                        max = 100000)
                @Nullable Integer carsPerDay,
        @About(
                        value =
                                "First cars of a plan, called off from suppliers: they keep their places.",
                        byDefault = "0",
                        min = 0,
                        max = 100000)
                int frozen,
        @About("The rules.") List<Rule> rules) {

    /** No rules. */
    public static final Sequencing NONE = new Sequencing(null, null, 0, List.of());

    /** One rule. Exactly one of hard, or a weight and a level of strict priority. */
    public record Rule(
            @About("Name of the rule.") String id,
            @About("Words for people.") Text name,
            @About("Models or choices that it is about: a car that is or has any of them.")
                    List<String> cars,
            @About(
                            value = "Whether it must be kept, whatever it costs the others.",
                            byDefault = "false")
                    boolean hard,
            @About(
                            value =
                                    "Level of strict priority, 1 first; what is gained on a later level never"
                                            + " pays for a loss on an earlier one; left out: 1.",
                            min = 1,
                            max = 9)
                    @Nullable Integer level,
            @About(
                            value =
                                    "Cost of one unit of its penalty, within its level; left out: 1.",
                            min = 1,
                            max = 1000000)
                    @Nullable Integer weight,
            @About("First day on which it holds; left out: always.") @Nullable LocalDate from,
            @About("Last day on which it holds; left out: to the end.") @Nullable LocalDate until,
            @About("Starts of the shifts in which it holds, HH:MM; none stated: all.")
                    List<LocalTime> shifts,
            @About("Id of a source in sources.yaml, or an address beginning with http.")
                    @Nullable String source,
            @About("The reason for a rule that has no source.") @Nullable String assumption,
            @About("What it asks.") Restriction restriction) {
        public Rule {
            cars = List.copyOf(cars);
            shifts = List.copyOf(shifts);
        }

        /** Whether it holds on a day, in some shift of it. */
        public boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    /** The kinds of restriction known from planning a model mix. */
    public sealed interface Restriction {
        /** Whether it is about cars that have something; else about all cars. */
        default boolean isOfCars() {
            return true;
        }
    }

    public enum Per {
        DAY,
        SHIFT
    }

    @About("So many of the cars in a bucket: a day, a shift, or some cars in a row.")
    public record Quantity(
            @About(value = "Fewest cars; left out: 0.", min = 0) @Nullable Integer least,
            @About(value = "Most cars; left out: any number.", min = 0) @Nullable Integer most,
            @About(value = "The bucket: day or shift.", byDefault = "day") Per per,
            @About(
                            value =
                                    "Buckets of so many cars in a row, from the first of the day, instead.",
                            min = 1)
                    @Nullable Integer everyCars)
            implements Restriction {}

    @About("Two of the cars are so many places apart.")
    public record Spacing(
            @About(value = "Places from one to the next; 1: neighbours.", min = 1) int apart)
            implements Restriction {}

    @About("The cars come in blocks.")
    public record Block(
            @About(value = "Shortest block.", byDefault = "1", min = 1) int least,
            @About(value = "Longest block.", min = 1) int most)
            implements Restriction {}

    @About("At most so many of any cars in a row.")
    public record Ratio(
            @About(value = "Most of the cars.", min = 0) int most,
            @About(value = "Among so many cars in a row.", min = 1) int of)
            implements Restriction {}

    @About("The cars stand between two places of the day.")
    public record Position(
            @About(value = "First place, counted from 1; left out: 1.", min = 1)
                    @Nullable Integer firstPlace,
            @About(value = "Last place; left out: the end.", min = 1) @Nullable Integer lastPlace)
            implements Restriction {}

    @About("The cars are spread evenly, over the days and over each day.")
    public record Evenly() implements Restriction {}

    @About("Neighbours have the same choice: few changes, for instance of colour.")
    public record Changes(@About("Option group, or model.") String by) implements Restriction {
        @Override
        public boolean isOfCars() {
            return false;
        }
    }

    @About("No run of one choice, for instance of one colour, is longer.")
    public record Run(
            @About("Option group, or model.") String by,
            @About(value = "Longest run.", min = 1) int most)
            implements Restriction {
        @Override
        public boolean isOfCars() {
            return false;
        }
    }

    @About(
            "No station of a paced section gets more work than its people can catch up with, by the"
                    + " section's takt and its stations' work on each model and option.")
    public record Workload(
            @About("Full name of the section, e.g. p1/assembly/final.") String section,
            @About(
                            value =
                                    "How far people may drift downstream before they stop the line, as a share of"
                                            + " the takt.",
                            min = 0,
                            max = 10)
                    double room)
            implements Restriction {
        @Override
        public boolean isOfCars() {
            return false;
        }
    }

    public Sequencing {
        rules = List.copyOf(rules);
    }
}
