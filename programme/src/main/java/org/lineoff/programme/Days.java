package org.lineoff.programme;

import java.time.Duration;
import java.time.LocalDate;

/** Dates as day numbers and durations as days: the one place where the two meet. */
final class Days {
    private static final double SECONDS = 86_400;

    private Days() {}

    static int of(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day);
    }

    /** A duration in days, not rounded. */
    static double in(Duration duration) {
        return (duration.getSeconds() + duration.getNano() * 1e-9) / SECONDS;
    }

    /** Whole days, rounded half up; negative ones too. */
    static int whole(Duration duration) {
        return (int) Math.floor(in(duration) + 0.5);
    }
}
