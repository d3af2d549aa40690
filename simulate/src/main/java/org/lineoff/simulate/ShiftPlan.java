package org.lineoff.simulate;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Calendar;
import org.lineoff.model.Drawn;
import org.lineoff.model.Known;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.time.OpenTime;
import org.lineoff.model.time.PlantClock;

/**
 * The calendars that hold at one place on each day, and the {@link OpenTime} that they make:
 * shifts, breaks, overtime, holidays, planned stops, and the levers that switch calendars or stop
 * the place.
 *
 * <p>The rules are those of docs/simulation.md, "Calendars": a shift belongs to the day on which it
 * begins, and the calendar in force on that day rules it to its end; stops hold while their
 * calendar is in force. Costs about a microsecond a day and shift.
 */
final class ShiftPlan {
    private final Drawn drawn;
    private final @Nullable Calendar base;
    private final List<Switch> switches = new ArrayList<>();
    private final List<DrawnLever> stops = new ArrayList<>();

    private record Switch(DrawnLever lever, Calendar calendar) {}

    /**
     * The plan of one place.
     *
     * @param place full name of a section or line
     * @param own calendar that the section states itself, null for that of its line
     */
    ShiftPlan(
            Plant plant,
            Drawn drawn,
            List<DrawnLever> levers,
            String place,
            @Nullable String own,
            @Nullable Line line) {
        this.drawn = drawn;
        String id = own != null ? own : line != null ? line.calendar() : null;
        this.base = id == null ? null : calendar(plant, id);
        for (DrawnLever lever : levers) {
            String switched = lever.calendar();
            if (switched != null && switches(lever, place, own == null ? null : line)) {
                switches.add(new Switch(lever, calendar(plant, switched)));
            }
            if (lever.stop() > 0 && lever.isFor(place)) {
                stops.add(lever);
            }
        }
    }

    /** A section with a calendar of its own is not switched by what is meant for its whole line. */
    private static boolean switches(DrawnLever lever, String place, @Nullable Line notFor) {
        return notFor == null ? lever.isFor(place) : lever.isForMoreThanTheLine(place, notFor.id());
    }

    /** What the hours depend on, besides the start of production: equal keys, equal hours. */
    List<Object> key() {
        List<Object> key = new ArrayList<>();
        key.add(base == null ? "" : base.id());
        switches.forEach(s -> key.add(s.lever()));
        key.add("stops");
        key.addAll(stops);
        return key;
    }

    /** Returns the calendar that holds on a day; null: open all day, every day. */
    @Nullable Calendar inForce(LocalDate day) {
        Calendar found = base;
        LocalDate since = LocalDate.MIN;
        for (Switch s : switches) {
            if (s.lever().actsOn(day) && !s.lever().from().isBefore(since)) {
                found = s.calendar();
                since = s.lever().from();
            }
        }
        return found;
    }

    /**
     * Returns the working time made by the shifts that begin on the days from..to.
     *
     * @param from first day, not before the start of production
     */
    OpenTime hours(PlantClock clock, LocalDate from, LocalDate to) {
        OpenTime.Builder hours = OpenTime.builder();
        Set<Calendar> used = new LinkedHashSet<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            Calendar calendar = inForce(day);
            if (calendar != null) {
                used.add(calendar);
            }
            addShifts(hours, clock, calendar, day);
        }
        for (Calendar calendar : used) {
            for (Calendar.PlannedStop stop : calendar.stops()) {
                if (drawn.isKnown(stop.from()) && drawn.isKnown(stop.lasts())) {
                    addStop(hours, clock, calendar, stop);
                }
            }
        }
        for (DrawnLever lever : stops) {
            long begins = clock.midnight(lever.from());
            add(hours, begins, begins + lever.stop(), true);
        }
        return hours.build();
    }

    /** Returns when the shifts begin of the days from..to. */
    ShiftBegins begins(PlantClock clock, LocalDate from, LocalDate to) {
        SortedMap<Long, Optional<LocalTime>> begins = new TreeMap<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            Calendar calendar = inForce(day);
            if (calendar == null || calendar.shifts().isEmpty()) {
                begins.put(clock.midnight(day), Optional.empty());
            } else if (calendar.isWorkingDay(day)) {
                for (Calendar.Shift shift : calendar.shifts()) {
                    begins.put(clock.at(day.atTime(shift.from())), Optional.of(shift.from()));
                }
            }
        }
        return new ShiftBegins(
                begins.keySet().stream().mapToLong(Long::longValue).toArray(),
                begins.values().stream().map(o -> o.orElse(null)).toArray(LocalTime[]::new));
    }

    /** Returns the length of the shifts that begin on a day, breaks off, in ms. */
    long shiftMillis(PlantClock clock, LocalDate day) {
        OpenTime.Builder hours = OpenTime.builder();
        addShifts(hours, clock, inForce(day), day);
        return hours.build().total();
    }

    private void addShifts(
            OpenTime.Builder hours, PlantClock clock, @Nullable Calendar calendar, LocalDate day) {
        if (calendar != null && !calendar.isWorkingDay(day)) {
            return;
        }
        if (calendar == null || calendar.shifts().isEmpty()) {
            add(hours, clock.midnight(day), clock.midnight(day.plusDays(1)), false);
            return;
        }
        for (Calendar.Shift shift : calendar.shifts()) {
            addShift(hours, clock, shift, day);
        }
    }

    private void addShift(
            OpenTime.Builder hours, PlantClock clock, Calendar.Shift shift, LocalDate day) {
        LocalDateTime begins = day.atTime(shift.from());
        LocalDateTime ends = after(begins, shift.to());
        Known<Duration> overtime = shift.overtime();
        long at = clock.at(begins);
        long end = clock.at(ends);
        if (overtime != null && drawn.isKnown(overtime)) {
            end += drawn.millis(overtime);
        }
        List<long[]> breaks = new ArrayList<>();
        for (Calendar.Break pause : shift.breaks()) {
            LocalDateTime from = day.atTime(pause.from());
            LocalDateTime start = from.isBefore(begins) ? from.plusDays(1) : from;
            breaks.add(new long[] {clock.at(start), clock.at(after(start, pause.to()))});
        }
        breaks.sort((a, b) -> Long.compare(a[0], b[0]));
        for (long[] pause : breaks) {
            add(hours, at, Math.min(pause[0], end), false);
            at = Math.max(at, pause[1]);
        }
        add(hours, at, end, false);
    }

    /** The first instant after another at which it is that time of day. */
    private static LocalDateTime after(LocalDateTime start, LocalTime time) {
        LocalDateTime sameDay = start.toLocalDate().atTime(time);
        return sameDay.isAfter(start) ? sameDay : sameDay.plusDays(1);
    }

    /** Of a stop only that part which falls on days on which its calendar holds. */
    private void addStop(
            OpenTime.Builder hours,
            PlantClock clock,
            Calendar calendar,
            Calendar.PlannedStop stop) {
        LocalDate first = drawn.date(stop.from());
        long begins = clock.midnight(first);
        long ends = begins + drawn.millis(stop.lasts());
        for (LocalDate day = first; clock.midnight(day) < ends; day = day.plusDays(1)) {
            if (calendar.equals(inForce(day))) {
                long end = Math.min(ends, clock.midnight(day.plusDays(1)));
                add(hours, clock.midnight(day), end, true);
            }
        }
    }

    /** Adds the part of [from, to) that lies after the epoch, if any. */
    private static void add(OpenTime.Builder hours, long from, long to, boolean stop) {
        long start = Math.max(0, from);
        if (start < to && stop) {
            hours.plannedStop(start, to);
        } else if (start < to) {
            hours.open(start, to);
        }
    }

    private static Calendar calendar(Plant plant, String id) {
        return plant.calendar(id)
                .orElseThrow(() -> new IllegalArgumentException("no calendar \"" + id + "\""));
    }
}
