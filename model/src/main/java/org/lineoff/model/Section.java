package org.lineoff.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stations in a row that cars pass without overtaking. */
public record Section(
        @About("Name of the section inside its shop.") String id,
        @About("Words for people.") @Nullable Text name,
        @About(
                        value =
                                "asynchronous (each car moves when it can) or paced (all move together).",
                        byDefault = "asynchronous")
                Kind kind,
        @About("Calendar, where it is not the line's; a line's levers then pass it by.")
                @Nullable String calendar,
        @About("Takt of a paced section.") @Nullable Known<Duration> takt,
        @About(value = "Paced: advance even when no car is offered.", byDefault = "false")
                boolean emptyPitches,
        @About(value = "Paced: let pitches stay empty once no car will come.", byDefault = "true")
                boolean emptyAtEnd,
        @About(value = "Stations, in order.", min = 1) List<Station> stations,
        @About("Ramp factors of this section, beside those of its line.") List<RampFactor> ramp,
        @About("Inspection at the end of the section.") @Nullable Gate gate) {
    public enum Kind {
        ASYNCHRONOUS,
        PACED
    }

    public Section {
        stations = List.copyOf(stations);
        ramp = List.copyOf(ramp);
    }
}
