package org.lineoff.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The inspection at the end of a section. */
public record Gate(
        @About("Name of the gate inside its section.") String id,
        @About("Words for people.") @Nullable Text name,
        @About(
                        value =
                                "Probability of finding a defect, by type; types not named here are not looked for.",
                        min = 0,
                        max = 1)
                Map<String, Known<Double>> finds,
        @About("Where cars that fail are repaired; left out: the junction behind sorts them.")
                @Nullable Repair repair) {

    public record Repair(
            @About(value = "Cars that can stand there, those in work included.", min = 1)
                    Known<Integer> places,
            @About(value = "Cars worked on at once.", min = 1) Known<Integer> servers,
            @About("Work on one car.") Distribution time) {}

    public Gate {
        finds = Collections.unmodifiableMap(new LinkedHashMap<>(finds));
    }
}
