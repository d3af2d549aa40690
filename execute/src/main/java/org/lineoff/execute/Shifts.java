package org.lineoff.execute;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Calendar;
import org.lineoff.model.time.PlantClock;

/** Which shift of a calendar an instant belongs to: the one that began last, overtime included. */
final class Shifts {
    private final @Nullable Calendar calendar;
    private final PlantClock clock;

    /** Without a calendar, or shifts in it, each day is a shift. */
    Shifts(@Nullable Calendar calendar, PlantClock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** When the shift of an instant began, ms since the epoch. */
    long begin(long time) {
        LocalDate day = clock.date(time);
        long midnight = clock.midnight(day);
        if (calendar == null || calendar.shifts().isEmpty()) {
            return midnight;
        }
        long latest = Long.MIN_VALUE;
        for (LocalDate of = day.minusDays(1); !of.isAfter(day); of = of.plusDays(1)) {
            for (Calendar.Shift shift : calendar.shifts()) {
                long begin = begin(of, shift.from());
                if (calendar.isWorkingDay(of) && begin <= time) {
                    latest = Math.max(latest, begin);
                }
            }
        }
        return latest == Long.MIN_VALUE ? midnight : latest;
    }

    private long begin(LocalDate day, LocalTime time) {
        return clock.at(day, time);
    }
}
