package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.lineoff.events.Periods;
import org.lineoff.model.time.PlantClock;

/** The periods that the figures of a run are kept by: its days and its calendar years. */
final class HorizonPeriods {
    private final Periods days;
    private final Periods years;
    private final long end;

    /** Of the days from one to another, both included. */
    HorizonPeriods(LocalDate from, LocalDate to, PlantClock clock) {
        this(from, to, clock, clock.midnight(from), clock.midnight(to.plusDays(1)));
    }

    /**
     * The same of a first and a last day of which only what lies between two instants is measured.
     *
     * @param begin in ms, on the first day
     * @param end in ms, on the last day or at the midnight after it
     */
    HorizonPeriods(LocalDate from, LocalDate to, PlantClock clock, long begin, long end) {
        List<Long> dayBounds = new ArrayList<>();
        List<Long> yearBounds = new ArrayList<>();
        LocalDate after = to.plusDays(1);
        for (LocalDate d = from; !d.isAfter(after); d = d.plusDays(1)) {
            long midnight = Math.clamp(clock.midnight(d), begin, end);
            dayBounds.add(midnight);
            if (d.getDayOfYear() == 1 || d.equals(from) || d.equals(after)) {
                yearBounds.add(midnight);
            }
        }
        days = Periods.of(dayBounds.stream().mapToLong(Long::longValue).toArray());
        years = Periods.of(yearBounds.stream().mapToLong(Long::longValue).toArray());
        this.end = end;
    }

    Periods days() {
        return days;
    }

    Periods years() {
        return years;
    }

    /** When the last day is over, or as far as it goes, in ms. */
    long end() {
        return end;
    }
}
