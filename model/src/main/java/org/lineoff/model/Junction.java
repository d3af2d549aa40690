package org.lineoff.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place between sections, where order or routing can change. In a file, {@code kind} says which.
 */
public sealed interface Junction {
    String id();

    /** Where cars or parts come into being. */
    @About("Where cars or parts come into being.")
    record Source(
            @About("Name of the junction inside its shop.") String id,
            @About("Section it feeds.") String to,
            @About("Build sequence of cars.") @Nullable String sequence,
            @About("Store whose retrievals it follows, part by part: a matched feeder.")
                    @Nullable String follows)
            implements Junction {}

    /** Where finished cars leave: line-off. */
    @About("Where finished cars leave: line-off.")
    record Sink(
            @About("Name of the junction inside its shop.") String id,
            @About("Section it empties.") String from)
            implements Junction {}

    /** A plain hand-over from one section to the next. */
    @About("A plain hand-over from one section to the next.")
    record Link(
            @About("Name of the junction inside its shop.") String id,
            @About("Section before.") String from,
            @About("Section after.") String to)
            implements Junction {}

    /** Sends each car one of several ways. */
    @About("Sends each car one of several ways.")
    record Split(
            @About("Name of the junction inside its shop.") String id,
            @About("Section before.") String from,
            @About("What decides: model, option, share or inspection.") By by,
            @About(value = "The ways.", min = 2) List<Branch> branches)
            implements Junction {
        public enum By {
            MODEL,
            OPTION,
            SHARE,
            INSPECTION
        }

        public record Branch(
                @About("Section it leads to.") String to,
                @About("Models or choices that go this way; none stated: all the others.")
                        List<String> takes,
                @About(value = "Share of the cars that go this way.", min = 0, max = 1)
                        @Nullable Known<Double> share,
                @About("Result of the inspection that goes this way.") @Nullable Result result) {
            public Branch {
                takes = List.copyOf(takes);
            }
        }

        public enum Result {
            PASSED,
            FAILED
        }

        public Split {
            branches = List.copyOf(branches);
        }
    }

    /** Brings several ways together. */
    @About("Brings several ways together.")
    record Merge(
            @About("Name of the junction inside its shop.") String id,
            @About(value = "Sections before; with rule priority, the first goes first.", min = 2)
                    List<String> from,
            @About("Section after.") String to,
            @About(value = "firstCome or priority.", byDefault = "firstCome") Rule rule)
            implements Junction {
        public enum Rule {
            FIRST_COME,
            PRIORITY
        }

        public Merge {
            from = List.copyOf(from);
        }
    }

    /** Fits parts to a car: marriage of body and battery, doors to their body. */
    @About("Fits parts to a car.")
    record Join(
            @About("Name of the junction inside its shop.") String id,
            @About("Section that brings the car.") String from,
            @About(value = "Sections that bring the parts.", min = 1) List<Part> parts,
            @About("Section after.") String to)
            implements Junction {
        public record Part(
                @About("Section that brings the part.") String from,
                @About(value = "Whether each part belongs to one car.", byDefault = "false")
                        boolean matched) {}

        public Join {
            parts = List.copyOf(parts);
        }
    }

    /** Keeps cars, and gives them out in another order. */
    @About("Keeps cars, and gives them out in another order: the stores before and after paint.")
    record Store(
            @About("Name of the junction inside its shop.") String id,
            @About("Words for people.") @Nullable Text name,
            @About("Section before.") String from,
            @About("Section after.") String to,
            @About(value = "Cars it can hold.", min = 1) Known<Integer> capacity,
            @About(value = "firstIn or lowestNumber.", byDefault = "firstIn") Rule retrieve)
            implements Junction {
        public enum Rule {
            FIRST_IN,
            LOWEST_NUMBER
        }
    }
}
