package org.lineoff.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a part of the plant works, or on which days a project activity goes on. */
public record Calendar(
        @About("Name by which sections, lines, levers and activities refer to this calendar.")
                String id,
        @About("Words for people.") @Nullable Text name,
        @About(value = "Working days of the week, e.g. [Mon, Tue, Wed, Thu, Fri].", min = 1)
                List<DayOfWeek> days,
        @About("Shifts of a working day; none: open all day.") List<Shift> shifts,
        @About("Days off.") List<Holiday> holidays,
        @About("Planned stops: maintenance, refit.") List<PlannedStop> stops) {

    /** One shift; an end not after its start lies on the next day. */
    public record Shift(
            @About("Start, HH:MM.") LocalTime from,
            @About("End, HH:MM; not after the start: on the next day.") LocalTime to,
            @About("Breaks inside the shift.") List<Break> breaks,
            @About("Regular overtime after the end of the shift.")
                    @Nullable Known<Duration> overtime) {
        public Shift {
            breaks = List.copyOf(breaks);
        }
    }

    public record Break(
            @About("Start, HH:MM.") LocalTime from, @About("End, HH:MM.") LocalTime to) {}

    public record Holiday(
            @About("Words for people.") @Nullable Text name,
            @About("First day off.") LocalDate from,
            @About("Last day off; left out: one day.") @Nullable LocalDate to) {}

    public record PlannedStop(
            @About("Words for people.") @Nullable Text name,
            @About("First day of the stop.") Known<LocalDate> from,
            @About("How long it lasts, from midnight of the first day.") Known<Duration> lasts) {}

    public Calendar {
        days = List.copyOf(days);
        shifts = List.copyOf(shifts);
        holidays = List.copyOf(holidays);
        stops = List.copyOf(stops);
    }

    /** Whether anything goes on at all on that day (planned stops and shift hours aside). */
    public boolean isWorkingDay(LocalDate day) {
        return days.contains(day.getDayOfWeek())
                && holidays.stream()
                        .noneMatch(
                                h ->
                                        !day.isBefore(h.from())
                                                && !day.isAfter(
                                                        h.to() == null ? h.from() : h.to()));
    }
}
