package org.lineoff.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that stand in a section in place of stations: a balance of a process gives its stations,
 * named {@code s1}, {@code s2}, …, and each the work of its tasks by model and option.
 */
public record BalancedTasks(
        @About("Process of process.yaml that is done here.") String process,
        @About(
                        "File of this folder that says which station does which task, e.g."
                                + " balances/final.csv; lineoff balance writes it.")
                String balance,
        @About("Takt that the balance keeps; left out: the section's.")
                @Nullable Known<Duration> takt,
        @About(
                        value =
                                "Number of stations; the balance then makes the takt as short as it"
                                        + " can.",
                        min = 1,
                        max = 10000)
                @Nullable Integer stations,
        @About(
                        value = "Share of the takt that the balance fills at most.",
                        byDefault = "1",
                        min = 0.1,
                        max = 1)
                double fill,
        @About(
                        "How far a station's work on any one model may go above that; left out: the"
                                + " average alone counts.")
                @Nullable Duration overload,
        @About(
                        value =
                                "Coefficient of variation of each station's work (lognormal); left"
                                        + " out: none.",
                        min = 0.0001,
                        max = 5)
                @Nullable Double variation,
        @About(value = "Buffer places before each station (not in paced sections).", min = 0)
                @Nullable Known<Integer> buffer,
        @About("Transport time into each station.") @Nullable Known<Duration> transport,
        @About("Stops of the moving line at each station (paced sections).")
                Station.@Nullable LineStop lineStop,
        @About("Ways in which each station fails.") List<Station.FailureMode> failures,
        @About("Defects that each station may cause.") List<Station.Defect> defects,
        @About(value = "People who work in each station in a shift; left out: nobody.", min = 0)
                @Nullable Known<Double> people) {
    public BalancedTasks {
        failures = List.copyOf(failures);
        defects = List.copyOf(defects);
    }
}
