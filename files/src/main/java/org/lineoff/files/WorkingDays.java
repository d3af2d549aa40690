package org.lineoff.files;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The days of a year on which a plant of so many days a week, from Monday on, is open. */
final class WorkingDays {
    private WorkingDays() {}

    static List<LocalDate> in(int year, int daysPerWeek) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = LocalDate.of(year, 1, 1);
                day.getYear() == year;
                day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() <= daysPerWeek) {
                days.add(day);
            }
        }
        return days;
    }

    /** Which of them are off so that as many remain as asked for: spread evenly over the year. */
    static List<LocalDate> off(int year, int daysPerWeek, int remaining) {
        List<LocalDate> open = in(year, daysPerWeek);
        int count = Math.max(0, open.size() - remaining);
        List<LocalDate> off = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            off.add(open.get((int) ((2L * i + 1) * open.size() / (2L * count))));
        }
        return off;
    }
}
