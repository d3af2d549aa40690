package org.lineoff.model.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.About;

/** What was drawn and has not happened yet. */
public record Luck(
        @About("Stations, each unit by its own full name.") List<UnitLuck> units,
        @About("Repairs behind gates.") List<RepairLuck> repairs) {

    public Luck {
        units = List.copyOf(units);
        repairs = List.copyOf(repairs);
    }

    /** Of one unit. */
    public record UnitLuck(
            @About("Full name of the unit.") String place,
            @About("Of the car in it.") @Nullable VisitLuck visit,
            @About("Of its failure modes.") List<ModeLuck> failures) {
        public UnitLuck {
            failures = List.copyOf(failures);
        }
    }

    /** Of the car in a unit; all in ms. */
    public record VisitLuck(
            @About(value = "Work left.", min = 0) long work,
            @About(value = "The line stop that follows it; 0: none.", byDefault = "0", min = 0)
                    long stop,
            @About(value = "What is left of the repair or line stop.", byDefault = "0", min = 0)
                    long phase) {}

    /** Of a failure mode. */
    public record ModeLuck(
            @About("Id of the failure mode.") String mode,
            @About(
                            value =
                                    "In ms: work until it strikes next; calendar-dependent: open time"
                                            + " until it strikes or ends.",
                            min = 0)
                    long left,
            @About(value = "Up times drawn so far.", min = 0) long ups,
            @About(value = "Repairs drawn so far.", min = 0) long repairs) {}

    /** Of the cars under repair. */
    public record RepairLuck(
            @About("Full name of the repair.") String place,
            @About("Work left for each car, in the order of the state, in ms.") List<Long> left) {
        public RepairLuck {
            left = List.copyOf(left);
        }
    }
}
