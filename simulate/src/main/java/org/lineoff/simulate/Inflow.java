package org.lineoff.simulate;

import java.time.LocalDate;
import org.lineoff.model.Demand;
import org.lineoff.model.Drawn;
import org.lineoff.model.Known;
import org.lineoff.model.time.PlantClock;

/**
 * Orders or parts that come in evenly over a time, as drawn; all at once where it ends as it
 * begins.
 *
 * @param from in ms since the epoch
 * @param to after {@code from}, or equal to it
 */
record Inflow(long from, long to, double count) {

    /**
     * What a wave of the file means.
     *
     * @param last day on which a wave without an end ends
     */
    static Inflow of(Demand.Wave wave, Drawn drawn, PlantClock clock, LocalDate last) {
        LocalDate first = drawn.date(wave.from());
        Known<LocalDate> to = wave.to();
        LocalDate until = to == null || !drawn.isKnown(to) ? last : drawn.date(to);
        long from = clock.midnight(first);
        long days = Math.max(1, until.toEpochDay() - first.toEpochDay() + 1);
        double count =
                wave.count() != null
                        ? Orders.weight(wave.count(), drawn)
                        : Orders.weight(wave.perWeek(), drawn) * days / 7;
        return new Inflow(from, days == 1 ? from : clock.midnight(first.plusDays(days)), count);
    }

    /** Returns how many have come by an instant, itself included where they come at once. */
    double expectedBy(long t) {
        return t >= to ? count : t <= from ? 0 : count * (t - from) / (to - from);
    }
}
