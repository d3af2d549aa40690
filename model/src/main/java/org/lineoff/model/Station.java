package org.lineoff.model;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One place of work. */
public record Station(
        @About("Name of the station inside its section.") String id,
        @About("Words for people.") @Nullable Text name,
        @About(
                        value = "That many equal stations in a row, named id-1, id-2, ...",
                        byDefault = "1",
                        min = 1,
                        max = 10000)
                int repeat,
        @About("Work on a car.") Work work,
        @About("Set-up before the work, by what the car before it was.") @Nullable SetUp setUp,
        @About(
                        value = "Buffer places before the station (not in paced sections).",
                        min = 0,
                        byDefault = "0")
                @Nullable Known<Integer> buffer,
        @About("Transport time into the station.") @Nullable Known<Duration> transport,
        @About(
                        value = "Parallel stations that keep the order of the cars.",
                        byDefault = "1",
                        min = 1,
                        max = 1000)
                int parallel,
        @About("Stops of the moving line (paced sections).") @Nullable LineStop lineStop,
        @About("Ways in which it fails.") List<FailureMode> failures,
        @About("Defects that it may cause.") List<Defect> defects,
        @About(value = "People who work here in a shift; left out: nobody.", min = 0)
                @Nullable Known<Double> people) {

    /** Work content: a distribution, with other means for some models and additions for options. */
    public record Work(
            @About("Work on a car of any other model.") Distribution time,
            @About("Mean work by model.") Map<String, Known<Duration>> byModel,
            @About("Mean work that a choice of an option adds.")
                    Map<String, Known<Duration>> addByOption) {
        public Work {
            byModel = Collections.unmodifiableMap(new LinkedHashMap<>(byModel));
            addByOption = Collections.unmodifiableMap(new LinkedHashMap<>(addByOption));
        }
    }

    public record LineStop(
            @About(value = "Probability of a stop in a visit.", min = 0, max = 1)
                    Known<Double> probability,
            @About("How long it lasts.") Distribution time) {}

    /**
     * A way of failing. Give either {@code availability} (up times are then exponential with the
     * mean that yields it) or {@code up}.
     */
    public record FailureMode(
            @About("Name of the failure mode.") String id,
            @About(
                            value =
                                    "What its up time counts: work (operation) or open time (calendar).",
                            byDefault = "operation")
                    Counts counts,
            @About(value = "Up time / (up time + repair) of this mode alone.", min = 0.01, max = 1)
                    @Nullable Known<Double> availability,
            @About("Up time between failures.") @Nullable Distribution up,
            @About("Repair.") Distribution repair) {
        public enum Counts {
            OPERATION,
            CALENDAR
        }
    }

    public record Defect(
            @About("Type of defect; gates name the types they find.") String type,
            @About(value = "Probability in one visit.", min = 0, max = 1)
                    Known<Double> probability) {}

    public Station {
        failures = List.copyOf(failures);
        defects = List.copyOf(defects);
    }
}
