package org.lineoff.model;

import java.time.Duration;
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
            @About("Sections that bring the parts.") List<Part> parts,
            @About("Parts taken from the racks of lot sources.") List<FromRack> racks,
            @About("Section after.") String to)
            implements Junction {
        public record Part(
                @About("Section that brings the part.") String from,
                @About(value = "Whether each part belongs to one car.", byDefault = "false")
                        boolean matched) {}

        public record FromRack(
                @About("Lot source that makes the part.") String source,
                @About("Part of that source.") String part,
                @About(value = "How many a car.", byDefault = "1", min = 1, max = 1000) int count,
                @About("Models or choices that need it; none stated: every car.")
                        List<String> takes) {
            public FromRack {
                takes = List.copyOf(takes);
            }
        }

        public Join {
            parts = List.copyOf(parts);
            racks = List.copyOf(racks);
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
            @About(
                            value =
                                    "Lanes that keep the order of their cars and share the capacity evenly;"
                                            + " left out: every car can be taken.",
                            min = 1)
                    @Nullable Known<Integer> lanes,
            @About(value = "firstIn or lowestNumber.", byDefault = "firstIn") Rule retrieve)
            implements Junction {
        public enum Rule {
            FIRST_IN,
            LOWEST_NUMBER
        }
    }

    /** Equal stations side by side in which cars overtake: each goes on when it is done. */
    @About("Equal stations side by side in which cars overtake each other.")
    record Parallel(
            @About("Name of the junction inside its shop.") String id,
            @About("Words for people.") @Nullable Text name,
            @About("Section before.") String from,
            @About("Section after.") String to,
            @About(value = "How many stations.", min = 1) Known<Integer> stations,
            @About("Work on a car.") Station.Work work,
            @About("Ways in which each station fails.") List<Station.FailureMode> failures,
            @About("Defects that they may cause.") List<Station.Defect> defects,
            @About("Calendar; left out: that of the section before.") @Nullable String calendar)
            implements Junction {
        public Parallel {
            failures = List.copyOf(failures);
            defects = List.copyOf(defects);
        }
    }

    /** A machine that makes several parts in lots and keeps them in racks: stamping, casting. */
    @About("Makes several parts in lots and keeps them in racks: stamping, casting.")
    record LotSource(
            @About("Name of the junction inside its shop.") String id,
            @About("Words for people.") @Nullable Text name,
            @About("Calendar; left out: the line's.") @Nullable String calendar,
            @About("Time of one stroke.") Distribution stroke,
            @About(value = "The parts that it makes.", min = 1) List<LotPart> parts,
            @About("Change-over times by part; the first that fits holds.")
                    List<SetUp.Change> changes,
            @About("Change-over between any other two parts; left out: none.")
                    @Nullable Known<Duration> changeOver,
            @About("Ways in which it fails.") List<Station.FailureMode> failures)
            implements Junction {
        public record LotPart(
                @About("Name of the part.") String id,
                @About("Words for people.") @Nullable Text name,
                @About(value = "Parts a stroke.", byDefault = "1", min = 1, max = 1000)
                        int perStroke,
                @About(value = "Strokes in a lot.", min = 1) Known<Integer> lot,
                @About(value = "A lot is due when fewer are in the rack.", min = 0)
                        Known<Integer> rackMin,
                @About(value = "Parts that the rack holds.", min = 1) Known<Integer> rackMax,
                @About(value = "Parts in the rack at the start; left out: none.", min = 0)
                        @Nullable Known<Integer> stock) {}

        public LotSource {
            parts = List.copyOf(parts);
            changes = List.copyOf(changes);
            failures = List.copyOf(failures);
        }
    }
}
