package org.lineoff.sequence.plan;

import java.time.LocalDate;
import org.lineoff.model.Plant;

/** The plant's figures as known on a day, for planning. */
public final class PlanFacts {
    private final PlantOnADay known;

    public PlanFacts(Plant plant, LocalDate asOf) {
        known = new PlantOnADay(plant, asOf);
    }

    PlantOnADay known() {
        return known;
    }
}
