package org.lineoff.cli;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Plant;
import org.lineoff.model.state.PlantState;
import org.lineoff.model.time.PlantClock;

/**
 * When a run ends, as written on the command line: with a day ({@code 2026-06-30}), or at a time on
 * it ({@code 2026-06-30T14:00}).
 *
 * @param until last day that is simulated, null: that of the horizon
 * @param instant in ms, where the run ends at a time of the day, or its state is asked for
 * @param fault what is wrong with it, or null
 */
record RunSpan(@Nullable LocalDate until, @Nullable Long instant, @Nullable String fault) {
    /**
     * Reads it.
     *
     * @param keepsState whether the state at the end is asked for
     * @param from the state that the run goes on from, null: it begins on the first day
     */
    static RunSpan of(
            @Nullable String word,
            boolean keepsState,
            @Nullable PlantState from,
            Plant plant,
            Texts texts) {
        Plant.Horizon horizon = plant.horizon();
        PlantClock clock = new PlantClock(plant.timeZone(), horizon.from());
        if (word == null) {
            return keepsState ? wrong(texts.get("usage.stateOut")) : new RunSpan(null, null, null);
        }
        LocalDate day;
        long end;
        try {
            if (word.indexOf('T') < 0) {
                day = LocalDate.parse(word);
                end = clock.midnight(day.plusDays(1));
            } else {
                LocalDateTime time = LocalDateTime.parse(word);
                end = clock.at(time);
                boolean midnight = end == clock.midnight(time.toLocalDate());
                day = time.toLocalDate().minusDays(midnight ? 1 : 0);
            }
        } catch (DateTimeParseException e) {
            return wrong(texts.get("usage.untilForm", word));
        }
        if (day.isBefore(horizon.from()) || day.isAfter(horizon.to())) {
            return wrong(texts.get("usage.until", word, horizon.from(), horizon.to()));
        }
        if (keepsState && day.equals(horizon.to()) && end == clock.midnight(day.plusDays(1))) {
            return wrong(texts.get("usage.stateOut"));
        }
        if (from != null && end <= from.time()) {
            String begins = clock.dateTime(from.time()).toString();
            return wrong(texts.get("usage.untilState", word, begins));
        }
        boolean exact = keepsState || end != clock.midnight(day.plusDays(1));
        return new RunSpan(day, exact ? (Long) end : null, null);
    }

    private static RunSpan wrong(String fault) {
        return new RunSpan(null, null, fault);
    }
}
