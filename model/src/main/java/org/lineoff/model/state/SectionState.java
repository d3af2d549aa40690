package org.lineoff.model.state;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.About;

/** A section, a parallel junction or a lot source, and all that is in it. */
public record SectionState(
        @About("Full name.") String place,
        @About(
                        value = "Cars that have entered it so far; ramps depend on it.",
                        byDefault = "0",
                        min = 0)
                long entered,
        @About("The pitch that lasts, or waits for its advance; of a paced section.")
                @Nullable PitchState pitch,
        @About("Its stations; those that are empty and were never used may be left out.")
                List<StationState> stations,
        @About("The repair behind its gate.") @Nullable RepairState repair,
        @About("Lots and racks, of a lot source.") @Nullable LotState lots) {

    public SectionState {
        stations = List.copyOf(stations);
    }

    /** One advance of a paced section to the next. */
    public record PitchState(
            @About(value = "When the section advanced last, in ms.", min = 0) long beganAt,
            @About(value = "Length of the takt by the factor that was held then, in ms.", min = 0)
                    long takt) {}

    /** Cars in a repair. */
    public record RepairState(
            @About("Cars that wait for a server, in the order in which they will get one.")
                    List<CarSince> waiting,
            @About("Cars under repair.") List<UnderRepair> underRepair,
            @About("Cars that are repaired and wait to go on, in their order.")
                    List<CarSince> repaired) {
        public RepairState {
            waiting = List.copyOf(waiting);
            underRepair = List.copyOf(underRepair);
            repaired = List.copyOf(repaired);
        }
    }

    /** A car with a server. */
    public record UnderRepair(
            @About("The car.") CarState car,
            @About(
                            value = "Work done on it by its server, open time in ms.",
                            byDefault = "0",
                            min = 0)
                    long worked) {}

    /** What a lot source is making. */
    public record LotState(
            @About("Part of the lot in hand, or of the last one; left out before the first.")
                    @Nullable String part,
            @About(
                            value =
                                    "Strokes of the lot in hand that have not ended; 0: none in hand.",
                            byDefault = "0",
                            min = 0)
                    int strokesLeft,
            @About(value = "Strokes begun so far.", byDefault = "0", min = 0) long strokes,
            @About("Its racks; one that is left out is as on the first day.")
                    List<RackState> racks) {
        public LotState {
            racks = List.copyOf(racks);
        }
    }

    /** The rack of a part. */
    public record RackState(
            @About("The part.") String part, @About(value = "Parts in it.", min = 0) long stock) {}
}
