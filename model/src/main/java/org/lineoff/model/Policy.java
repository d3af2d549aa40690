package org.lineoff.model;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision that a plant takes when its backlog is long: another calendar or a faster takt, after
 * a lead time, as often as its limit allows. It is read on its day of the week at 00:00 from what
 * happened before; nobody is told the future. Exactly one of {@code calendar} and {@code factor}
 * with {@code by} is given.
 */
public record Policy(
        @About("Name of the policy.") String id,
        @About("Words for people.") Text name,
        @About(
                        value =
                                "Lines, shops or sections it acts on, by the beginning of their names.",
                        min = 1)
                List<String> places,
        @About("Build sequences whose backlog it reads; none stated: all of them.")
                List<String> sequences,
        @About(value = "Decides when the backlog is more than so many weeks of line-off.", min = 0)
                Known<Double> backlogWeeks,
        @About(value = "Day of the week on which it is read.", byDefault = "Mon") DayOfWeek read,
        @About("From the decision to its effect; at least a day, rounded up to a midnight.")
                Known<Duration> lead,
        @About("First day on which it may be decided; left out: from the start.")
                @Nullable Known<LocalDate> from,
        @About("Policies or levers that must act before it may be decided.") List<String> after,
        @About("Policies or levers once one of which acts it is no longer decided.")
                List<String> before,
        @About("Levers that take its place: where one was foreseen, it decides nothing.")
                List<String> unless,
        @About(value = "Probability that the plant acts by it at all.", min = 0, max = 1)
                @Nullable Known<Double> chance,
        @About("Calendar that holds from then on.") @Nullable String calendar,
        @About("Factor that it scales.") @Nullable Factor factor,
        @About(value = "By how much, each time.", min = 0.01, max = 10) @Nullable Known<Double> by,
        @About(value = "How often it may decide; left out: once.", min = 1, max = 1000)
                @Nullable Known<Integer> atMost) {
    public Policy {
        places = List.copyOf(places);
        sequences = List.copyOf(sequences);
        after = List.copyOf(after);
        before = List.copyOf(before);
        unless = List.copyOf(unless);
    }
}
