package org.lineoff.model.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.About;

/** One station with the places before it and its parallel units. */
public record StationState(
        @About("Full name of the station, without the number of a unit.") String place,
        @About("Cars in the places before it, in transport or waiting, in order.")
                List<CarSince> waiting,
        @About("Its units; one that is empty and was never used may be left out.")
                List<UnitState> units,
        @About("Of several units that keep the order: those with cars, in the order of their cars.")
                List<Integer> order,
        @About("When the last car left it, in ms: the next one was not offered before.")
                @Nullable Long lastLeft) {

    public StationState {
        waiting = List.copyOf(waiting);
        units = List.copyOf(units);
        order = List.copyOf(order);
    }

    /** One place of work. */
    public record UnitState(
            @About(value = "Number of the unit.", byDefault = "1", min = 1) int unit,
            @About("What the car before was, where set-ups depend on it; left out: there was none.")
                    @Nullable Kind before,
            @About("The car in it; left out: none.") @Nullable VisitState visit,
            @About("How its failure modes stand.") List<ModeState> failures,
            @About("Of a parallel junction: when it became free last, in ms.")
                    @Nullable Long freeSince) {
        public UnitState {
            failures = List.copyOf(failures);
        }
    }

    /** What a car is for a set-up. */
    public record Kind(@About("Its model or choice; left out: it has none.") @Nullable String of) {}

    /** A failure mode that is up, or a calendar-dependent one that is down. */
    public record ModeState(
            @About("Id of the failure mode.") String mode,
            @About(
                            value =
                                    "In ms: work, or calendar-dependent open time, since it was repaired"
                                            + " last.",
                            byDefault = "0",
                            min = 0)
                    long up,
            @About("Since when a calendar-dependent one is down, in ms; left out: it is up.")
                    @Nullable Long downSince) {}

    /** What a unit is doing with its car. */
    public enum Phase {
        SET_UP,
        WORK,
        /** Failed; nobody is there yet to repair it. */
        AWAIT_CREW,
        REPAIR,
        LINE_STOP,
        DONE
    }

    /** A visit of a car. */
    public record VisitState(
            @About("The car.") CarState car,
            @About("What goes on: setUp, work, awaitCrew, repair, lineStop or done.") Phase phase,
            @About(value = "Set-up before the work, whole, in ms.", byDefault = "0", min = 0)
                    long setUp,
            @About(value = "Work done so far, open time in ms.", byDefault = "0", min = 0)
                    long worked,
            @About(
                            value =
                                    "How long the set-up, repair or line stop that lasts has taken, open"
                                            + " time in ms.",
                            byDefault = "0",
                            min = 0)
                    long inPhase,
            @About("The failure mode under repair, or that waits for a crew.")
                    @Nullable String mode,
            @About("When that failure began, in ms.") @Nullable Long failedAt,
            @About("When the car was done, in ms.") @Nullable Long finishedAt,
            @About(
                            value = "What divides its work: takt, people, as held for the visit.",
                            byDefault = "1",
                            min = 0)
                    double rate,
            @About(
                            value = "The factor of availability held for the repair that lasts.",
                            byDefault = "1",
                            min = 0)
                    double availability) {}
}
