package org.lineoff.simulate;

import java.time.LocalDate;
import org.lineoff.model.Demand;

/** Waves of orders for tests. */
final class Waves {
    private Waves() {}

    /** All at once, on a day of the horizon counted from 0. */
    static Demand.Wave at(int day, double count) {
        return over(day, day, count);
    }

    /** Evenly from the beginning of one day to the end of another. */
    static Demand.Wave over(int first, int last, double count) {
        LocalDate from = PlantBuilder.FIRST_DAY.plusDays(first);
        LocalDate to = PlantBuilder.FIRST_DAY.plusDays(last);
        return new Demand.Wave(
                null,
                PlantBuilder.known(from),
                PlantBuilder.known(to),
                PlantBuilder.known(count),
                null);
    }
}
