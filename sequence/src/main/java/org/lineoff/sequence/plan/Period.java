package org.lineoff.sequence.plan;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day of the line, or one of its shifts where some rule tells shifts apart: what cars are
 * assigned to and put in order in.
 *
 * @param shift start of the shift; null: the whole day
 * @param open when the line works, from the first to the last
 * @param cars how many it can build
 */
public record Period(LocalDate day, @Nullable LocalTime shift, List<Open> open, int cars) {
    /** Working time without a break. */
    public record Open(LocalDateTime from, LocalDateTime to) {
        long millis() {
            return Duration.between(from, to).toMillis();
        }
    }

    public Period {
        open = List.copyOf(open);
    }

    public long millis() {
        return open.stream().mapToLong(Open::millis).sum();
    }

    /** The first place, from 0, whose car is started at that instant or later. */
    public int placeAt(LocalDateTime instant) {
        long before = 0;
        for (Open span : open) {
            if (!instant.isAfter(span.from())) {
                break;
            }
            LocalDateTime end = instant.isBefore(span.to()) ? instant : span.to();
            before += Duration.between(span.from(), end).toMillis();
        }
        long all = millis();
        return all == 0 ? 0 : (int) ((before * cars + all - 1) / all);
    }

    /** When the car at a place, from 0, is started; behind the last place, the end. */
    public LocalDateTime startOf(int place) {
        long before = cars == 0 ? 0 : place * millis() / cars;
        for (Open span : open) {
            if (before < span.millis()) {
                return span.from().plus(Duration.ofMillis(before));
            }
            before -= span.millis();
        }
        return open.getLast().to();
    }

    /** For people: the day, and the shift where it is one. */
    public String label() {
        return shift == null ? day.toString() : day + " " + shift;
    }
}
