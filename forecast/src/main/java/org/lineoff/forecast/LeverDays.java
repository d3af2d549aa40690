package org.lineoff.forecast;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Drawn;
import org.lineoff.model.Lever;
import org.lineoff.model.Plant;

/** The day on which each lever comes in one replication. */
final class LeverDays {
    private LeverDays() {}

    /** By lever, in the order of the file; null where it does not come, or nobody foresees it. */
    static @Nullable LocalDate[] of(Plant plant, Drawn drawn) {
        @Nullable LocalDate[] days = new LocalDate[plant.levers().size()];
        for (int i = 0; i < days.length; i++) {
            Lever lever = plant.levers().get(i);
            days[i] = drawn.comes(lever) ? drawn.date(lever.from()) : null;
        }
        return days;
    }
}
