package org.lineoff.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the choices of a car have to do with each other. It holds for the cars that it is about, on
 * the days from the first to the last; exactly one of {@code requires}, {@code excludes} and {@code
 * oneOf} is given.
 */
public record Rule(
        @About("Name of the rule.") String id,
        @About("Words for people.") Text name,
        @About("The reason for it, for whoever may not have what he wanted.") Text why,
        @About(value = "Cars that it holds for; left out: all.", byDefault = "{}") Cars cars,
        @About("Choices that the car must have: of each group named here, one of these.")
                List<String> requires,
        @About("Choices of which the car must have none.") List<String> excludes,
        @About("Choices, of any groups, of which the car must have exactly one.")
                List<String> oneOf,
        @About("First day on which it holds; left out: always did.")
                @Nullable Known<LocalDate> from,
        @About("Last day on which it holds; left out: no end.") @Nullable Known<LocalDate> until) {
    public Rule {
        requires = List.copyOf(requires);
        excludes = List.copyOf(excludes);
        oneOf = List.copyOf(oneOf);
    }
}
