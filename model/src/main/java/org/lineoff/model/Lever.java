package org.lineoff.model;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dated decision or event that changes the plant: another calendar, a faster takt, a stop. What
 * is not decided yet carries a range of dates and, where it may never come, a chance. Exactly one
 * of {@code calendar}, {@code factor} with {@code by}, and {@code stop} is given.
 */
public record Lever(
        @About("Name of the lever.") String id,
        @About("Words for people.") Text name,
        @About(
                        value =
                                "Lines, shops or sections it acts on, by the beginning of their names.",
                        min = 1)
                List<String> places,
        @About("First day on which it acts.") Known<LocalDate> from,
        @About("Last day on which it acts; left out: to the end.") @Nullable Known<LocalDate> until,
        @About(value = "Probability that it comes at all.", min = 0, max = 1)
                @Nullable Known<Double> chance,
        @About("Calendar that holds from then on.") @Nullable String calendar,
        @About("Factor that it scales.") @Nullable Factor factor,
        @About(value = "By how much.", min = 0.01, max = 10) @Nullable Known<Double> by,
        @About("How long the places stand still.") @Nullable Known<Duration> stop) {
    public Lever {
        places = List.copyOf(places);
    }
}
