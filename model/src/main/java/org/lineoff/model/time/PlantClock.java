package org.lineoff.model.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Between plant time (whole milliseconds since midnight of the epoch date in the plant's zone) and
 * dates as people write them.
 *
 * <p>Everything goes through {@code java.time}, so a day may have 23 or 25 hours where clocks are
 * changed: a time of day that is skipped counts as that much later, one that comes twice is its
 * first. A conversion costs some tens of nanoseconds. Not for durations: they are differences of
 * plant times, or {@link Millis}.
 */
public final class PlantClock {
    private final ZoneId zone;
    private final LocalDate epoch;
    private final long offset;

    public PlantClock(ZoneId zone, LocalDate epoch) {
        this.zone = zone;
        this.epoch = epoch;
        this.offset = epoch.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    public ZoneId zone() {
        return zone;
    }

    /** Returns the date whose midnight is 0. */
    public LocalDate epoch() {
        return epoch;
    }

    /** Returns the plant time of the beginning of a day; negative before the epoch. */
    public long midnight(LocalDate date) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli() - offset;
    }

    /** Returns the plant time of a date and a time of day. */
    public long at(LocalDateTime dateTime) {
        return dateTime.atZone(zone).toInstant().toEpochMilli() - offset;
    }

    /** Returns the plant time of a date and a time of day. */
    public long at(LocalDate date, LocalTime time) {
        return at(date.atTime(time));
    }

    /** Returns the plant time of an instant, cut to whole milliseconds. */
    public long at(Instant instant) {
        return instant.toEpochMilli() - offset;
    }

    /** Returns the instant of a plant time. */
    public Instant instant(long millis) {
        return Instant.ofEpochMilli(millis + offset);
    }

    /** Returns the date and time of day that clocks in the plant show. */
    public LocalDateTime dateTime(long millis) {
        return LocalDateTime.ofInstant(instant(millis), zone);
    }

    /** Returns the date in the plant. */
    public LocalDate date(long millis) {
        return dateTime(millis).toLocalDate();
    }

    /** Returns the midnight at or before a plant time. */
    public long midnightBefore(long millis) {
        return midnight(date(millis));
    }

    /** Returns the first midnight after a plant time; of a midnight, the next. */
    public long midnightAfter(long millis) {
        return midnight(date(millis).plusDays(1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlantClock that
                && zone.equals(that.zone)
                && epoch.equals(that.epoch);
    }

    @Override
    public int hashCode() {
        return zone.hashCode() * 31 + epoch.hashCode();
    }

    @Override
    public String toString() {
        return "PlantClock[" + zone + ", " + epoch + "]";
    }
}
