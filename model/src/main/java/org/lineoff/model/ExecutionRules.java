package org.lineoff.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the execution of a real plant has to know beyond the flow of its cars: how VINs are made,
 * which parts are bound, what is measured, what a car must have to pass a gate and to be released.
 * Read from {@code execution.yaml}; a plant without that file records what happens and demands
 * nothing.
 *
 * <p>A place is named in full ({@code p1/assembly/test/lineEnd}) or without its line ({@code
 * assembly/test/lineEnd}): then it is that place in every line.
 */
public record ExecutionRules(
        @About("Series of VINs; a car takes the first that fits it.") List<VinSeries> vins,
        @About("Places where something is done and that the shops' files do not have: test bays.")
                List<ExtraPlace> places,
        @About("What a car becomes where it enters a place, in place of what its shop says.")
                List<Becoming> becomes,
        @About("Parts, and versions of software, that are bound to cars.") List<Part> parts,
        @About("What is measured on cars.") List<Characteristic> characteristics,
        @About("Classes of defects.") List<DefectClass> defectClasses,
        @About("What a car must have to pass a gate.") List<GateRule> gates,
        @About("What a car must have to be released, its certificate included.")
                List<Demand> release,
        @About(value = "Last status in which an order may still be changed.", byDefault = "planned")
                CarStage changesUntil,
        @About(
                        value = "Last status in which an order may still be cancelled.",
                        byDefault = "planned")
                CarStage cancelUntil,
        @About(value = "How far a reporter's clock may be ahead of ours.", byDefault = "2min")
                Duration ahead,
        @About(
                        value = "How long after it happened something may still be reported.",
                        byDefault = "7d")
                Duration late) {

    /** Nothing is demanded. */
    public static final ExecutionRules NONE =
            new ExecutionRules(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    CarStage.PLANNED,
                    CarStage.PLANNED,
                    Duration.ofMinutes(2),
                    Duration.ofDays(7));

    /** Where a car is in its life; the order is that of a good one. */
    public enum CarStage {
        RECEIVED,
        CHECKED,
        PROMISED,
        PLANNED,
        SEQUENCED,
        IN_BODY,
        BEFORE_PAINT,
        PAINTED,
        IN_STORE,
        IN_ASSEMBLY,
        LINE_OFF,
        RELEASED,
        SHIPPED
    }

    public record VinSeries(
            @About("Name of the series.") String id,
            @About("Words for people.") @Nullable Text name,
            @About("Lines whose cars it numbers; none stated: all.") List<String> lines,
            @About("Models that it numbers; none stated: all.") List<String> models,
            @About(
                            "World manufacturer identifier: 3 characters; 6 with a 9 in third place"
                                    + " for a maker of few vehicles.")
                    String manufacturer,
            @About("Characters 4 to 8, which describe the vehicle.") String descriptor,
            @About(
                            value = "Model year; left out: the year in which the car is numbered.",
                            min = 1980,
                            max = 2100)
                    @Nullable Integer modelYear,
            @About("Character 11, which says the plant.") String plant) {
        public VinSeries {
            lines = List.copyOf(lines);
            models = List.copyOf(models);
        }
    }

    public record ExtraPlace(
            @About("Full name, or without its line.") String place,
            @About("Words for people.") @Nullable Text name) {}

    public record Becoming(
            @About("Full name of the place, or without its line.") String place,
            @About("What a car is from then on, e.g. painted.") CarStage stage) {}

    /** How the pieces of a part are told apart. */
    public enum Marking {
        SERIAL,
        BATTERY,
        LOT
    }

    /** What is bound to a car. */
    public enum PartKind {
        PART,
        SOFTWARE,
        KEY
    }

    public record Part(
            @About("Name or number of the part.") String id,
            @About("Words for people.") @Nullable Text name,
            @About(
                            value =
                                    "part, software (its lot is the version) or key (its number is the fingerprint,"
                                            + " never the key).",
                            byDefault = "part")
                    PartKind kind,
            @About(
                            value =
                                    "How its pieces are told apart: serial (each has a number, one a car), battery"
                                            + " (the same, a code after GB/T 34014) or lot (also a version of"
                                            + " software).",
                            byDefault = "serial")
                    Marking marking,
            @About("Where it is fitted; left out: not said.") @Nullable String at,
            @About(value = "How many a car.", byDefault = "1", min = 1, max = 10000) int count,
            @About("Models or choices that take it; none stated: every car.") List<String> takes) {
        public Part {
            takes = List.copyOf(takes);
        }
    }

    public record Characteristic(
            @About("Name of the characteristic.") String id,
            @About("Words for people.") @Nullable Text name,
            @About("Unit that it is measured in, e.g. Nm or mm.") String unit,
            @About("Smallest value that is good.") @Nullable Double lower,
            @About("The value aimed at.") @Nullable Double target,
            @About("Largest value that is good.") @Nullable Double upper,
            @About("Where it is measured; left out: not said.") @Nullable String at,
            @About("Models or choices that it is measured on; none stated: every car.")
                    List<String> takes,
            @About("Id of a source in sources.yaml, or an address beginning with http.")
                    @Nullable String source,
            @About("The reason for limits that have no source.") @Nullable String assumption) {
        public Characteristic {
            takes = List.copyOf(takes);
        }
    }

    public record DefectClass(
            @About("Name of the class, e.g. A.") String id,
            @About("Words for people.") @Nullable Text name,
            @About("Types of defect that belong to it.") List<String> types) {
        public DefectClass {
            types = List.copyOf(types);
        }
    }

    public record GateRule(
            @About("Full name of the place, or without its line.") String place,
            @About("Words for people.") @Nullable Text name,
            @About("What no car becomes before it has passed here; left out: nothing.")
                    @Nullable CarStage guards,
            @About("What a car must have to pass.") List<Demand> demands) {
        public GateRule {
            demands = List.copyOf(demands);
        }
    }

    /** Something that a car must have. */
    public sealed interface Demand {
        /** Models or choices that it is demanded of; none: every car. */
        List<String> takes();
    }

    @About("The car carries such a part.")
    public record Bound(
            @About("The part.") String part,
            @About("Models or choices that it is demanded of; none stated: every car.")
                    List<String> takes)
            implements Demand {
        public Bound {
            takes = List.copyOf(takes);
        }
    }

    @About("The latest measurement lies within the limits of its characteristic.")
    public record Within(
            @About("The characteristic.") String characteristic,
            @About("Models or choices that it is demanded of; none stated: every car.")
                    List<String> takes)
            implements Demand {
        public Within {
            takes = List.copyOf(takes);
        }
    }

    @About("No defect of a class is open; one of no class counts in every class.")
    public record NoOpenDefect(
            @About("The class.") String defectClass,
            @About("Models or choices that it is demanded of; none stated: every car.")
                    List<String> takes)
            implements Demand {
        public NoOpenDefect {
            takes = List.copyOf(takes);
        }
    }

    @About("The latest inspection at another gate was passed.")
    public record Passed(
            @About("Full name of the gate, or without its line.") String gate,
            @About("Models or choices that it is demanded of; none stated: every car.")
                    List<String> takes)
            implements Demand {
        public Passed {
            takes = List.copyOf(takes);
        }
    }

    public ExecutionRules {
        vins = List.copyOf(vins);
        places = List.copyOf(places);
        becomes = List.copyOf(becomes);
        parts = List.copyOf(parts);
        characteristics = List.copyOf(characteristics);
        defectClasses = List.copyOf(defectClasses);
        gates = List.copyOf(gates);
        release = List.copyOf(release);
    }
}
