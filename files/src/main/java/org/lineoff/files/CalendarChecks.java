package org.lineoff.files;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.lineoff.model.Calendar;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;

/** Shifts that do not overlap, breaks inside their shift, periods that end after they begin. */
final class CalendarChecks {
    private static final long DAY = 24 * 3600;

    private final Draft draft;
    private final Origins origins;
    private final Faults faults;

    /** Seconds from the midnight that begins the working day. */
    private record Span(long from, long to) {
        boolean overlaps(Span other, long shift) {
            return from < other.to + shift && other.from + shift < to;
        }
    }

    CalendarChecks(Draft draft, Origins origins, Faults faults) {
        this.draft = draft;
        this.origins = origins;
        this.faults = faults;
    }

    void run() {
        Plant.Horizon horizon = draft.file().horizon();
        if (origins.ok(horizon) && horizon.to().isBefore(horizon.from())) {
            faults.inconsistent(origins.where(horizon, "to"), "endBeforeStart", horizon.from());
        }
        draft.calendars().forEach(this::calendar);
    }

    private void calendar(Calendar calendar) {
        for (int i = 1; i < calendar.days().size(); i++) {
            DayOfWeek day = calendar.days().get(i);
            if (calendar.days().indexOf(day) < i) {
                faults.inconsistent(
                        origins.where(calendar, "days"),
                        "dayTwice",
                        Scalars.DAYS.get(day.ordinal()));
            }
        }
        List<Calendar.Shift> shifts = calendar.shifts();
        for (int i = 0; i < shifts.size(); i++) {
            if (!origins.ok(shifts.get(i))) {
                continue;
            }
            breaks(shifts.get(i));
            Span span = span(shifts.get(i));
            for (int j = 0; j < i; j++) {
                if (origins.ok(shifts.get(j)) && touch(calendar, span, span(shifts.get(j)))) {
                    faults.inconsistent(
                            origins.where(shifts.get(i)),
                            "shiftsOverlap",
                            shifts.get(i).from(),
                            shifts.get(j).from());
                }
            }
            if (consecutive(calendar, 1) && span.overlaps(span, DAY)) {
                faults.inconsistent(
                        origins.where(shifts.get(i)),
                        "shiftsOverlap",
                        shifts.get(i).from(),
                        shifts.get(i).from());
            }
        }
        for (Calendar.Holiday h : calendar.holidays()) {
            if (origins.ok(h) && h.to() != null && h.to().isBefore(h.from())) {
                faults.inconsistent(origins.where(h, "to"), "endBeforeStart", h.from());
            }
        }
    }

    /** Whether two shifts overlap on one day or on days that follow each other. */
    private static boolean touch(Calendar calendar, Span a, Span b) {
        return a.overlaps(b, 0)
                || (consecutive(calendar, 1) && (a.overlaps(b, DAY) || a.overlaps(b, -DAY)));
    }

    private static boolean consecutive(Calendar calendar, int days) {
        return calendar.days().stream().anyMatch(d -> calendar.days().contains(d.plus(days)));
    }

    /** A shift with as much overtime as there may ever be. */
    private Span span(Calendar.Shift shift) {
        long from = shift.from().toSecondOfDay();
        long to = shift.to().toSecondOfDay() + (shift.to().isAfter(shift.from()) ? 0 : DAY);
        long overtime = 0;
        Known<Duration> known = shift.overtime();
        if (known != null) {
            for (Known.Version<Duration> v : known.versions()) {
                Duration high = v.high();
                overtime = Math.max(overtime, (high == null ? v.value() : high).toSeconds());
            }
        }
        return new Span(from, to + overtime);
    }

    private void breaks(Calendar.Shift shift) {
        LocalTime start = shift.from();
        long length = (shift.to().toSecondOfDay() - start.toSecondOfDay() + DAY - 1L) % DAY + 1;
        List<Calendar.Break> breaks = shift.breaks();
        for (int i = 0; i < breaks.size(); i++) {
            Calendar.Break b = breaks.get(i);
            if (!origins.ok(b)) {
                continue;
            }
            Span span = inShift(shift, b);
            if (span.to() <= span.from() || span.to() > length) {
                faults.inconsistent(
                        origins.where(b), "breakOutside", b.from(), b.to(), start, shift.to());
                continue;
            }
            for (int j = 0; j < i; j++) {
                if (origins.ok(breaks.get(j)) && span.overlaps(inShift(shift, breaks.get(j)), 0)) {
                    faults.inconsistent(
                            origins.where(b), "breaksOverlap", b.from(), breaks.get(j).from());
                }
            }
        }
    }

    /** The break in seconds after the start of its shift. */
    private static Span inShift(Calendar.Shift shift, Calendar.Break b) {
        long start = shift.from().toSecondOfDay();
        long from = (b.from().toSecondOfDay() - start + DAY) % DAY;
        long to = (b.to().toSecondOfDay() - start + DAY) % DAY;
        return new Span(from, to == 0 && from > 0 ? DAY : to);
    }
}
