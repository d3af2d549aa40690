package org.lineoff.model;

import java.util.List;

/** One production line, a phase of the plant: what its shops have in common. */
public record Line(
        @About("Name of the line; the first part of the names of its places.") String id,
        @About("Words for people.") Text name,
        @About("Activity whose finish is the day from which saleable cars are built.")
                String startOfProduction,
        @About("Calendar of its sections, until a lever changes it.") String calendar,
        @About(value = "Rated jobs per hour, for installed capacity.", min = 0)
                Known<Double> jobsPerHour,
        @About("Ramp factors of all its sections.") List<RampFactor> ramp) {
    public Line {
        ramp = List.copyOf(ramp);
    }
}
