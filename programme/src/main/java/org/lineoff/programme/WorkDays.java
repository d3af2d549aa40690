package org.lineoff.programme;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Calendar;

/**
 * The working days of one calendar, numbered: the working day with the ordinal k, and how many
 * there are up to an evening. Counting begins at a base day, before which there are none. A table
 * reaches to the last holiday; behind it the week repeats, so that dates have no end. Both
 * questions cost one look into an array. Immutable.
 */
final class WorkDays {
    private static final int WEEK = 7;

    private final int base;

    /** By day since the base: the number of working days up to and with that day. */
    private final int[] count;

    /** By ordinal: the working day, as a day number. */
    private final int[] day;

    /** Working days of a week behind the table. */
    private final int perWeek;

    /**
     * @param calendar null: every day is a working day
     * @param base day number from which on working days are counted
     */
    WorkDays(@Nullable Calendar calendar, int base) {
        this.base = base;
        int length = Math.max(1, lastHoliday(calendar, base) - base + 1) + 2 * WEEK;
        count = new int[length];
        int[] days = new int[length];
        int n = 0;
        for (int i = 0; i < length; i++) {
            if (calendar == null || calendar.isWorkingDay(LocalDate.ofEpochDay(base + i))) {
                days[n++] = base + i;
            }
            count[i] = n;
        }
        day = Arrays.copyOf(days, n);
        perWeek = n - count[length - 1 - WEEK];
        if (calendar != null && perWeek == 0) {
            throw new IllegalArgumentException(
                    "Calendar (%s) has no working day. Maybe its days are missing?"
                            .formatted(calendar.id()));
        }
    }

    /** How many working days there are from the base up to that evening. */
    int upTo(int evening) {
        int i = evening - base;
        if (i < 0) {
            return 0;
        }
        if (i < count.length) {
            return count[i];
        }
        int weeks = (i - count.length) / WEEK + 1;
        return count[i - weeks * WEEK] + weeks * perWeek;
    }

    /** The working day with that ordinal, counted from 0 at the base. */
    int day(int ordinal) {
        if (ordinal < day.length) {
            return day[ordinal];
        }
        int weeks = (ordinal - day.length) / perWeek + 1;
        return day[ordinal - weeks * perWeek] + weeks * WEEK;
    }

    /** The first working day after that evening. */
    int firstAfter(int evening) {
        return day(upTo(evening));
    }

    /** The most days from an evening to the end of n working days that begin after it. */
    int longest(int workingDays) {
        int longest = 0;
        for (int evening = base - 1; evening < base + count.length; evening++) {
            longest = Math.max(longest, day(upTo(evening) + workingDays - 1) - evening);
        }
        return longest;
    }

    private static int lastHoliday(@Nullable Calendar calendar, int base) {
        int last = base;
        if (calendar != null) {
            for (Calendar.Holiday h : calendar.holidays()) {
                LocalDate to = h.to() == null ? h.from() : h.to();
                last = Math.max(last, Days.of(to));
            }
        }
        return last;
    }
}
