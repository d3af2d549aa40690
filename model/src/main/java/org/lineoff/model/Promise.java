package org.lineoff.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promise, stated so that it can be scored. In a file, {@code kind} says which; a promise without
 * {@code by} was signed without a due date and is scored by the end of the horizon.
 */
public sealed interface Promise {
    String id();

    Text name();

    Clause clause();

    /** Last day on which it can be kept; null: none signed. */
    @Nullable LocalDate by();

    /** The day on which it really was kept, once that is known. */
    @Nullable Known<LocalDate> kept();

    /** The wording of the promise and how strong it is. */
    record Clause(
            @About("The clause, in our words.") Text text,
            @About("signed, stated, expected, or ours (a threshold we added).") Strength strength,
            @About(value = "Whether the public can see it kept.", byDefault = "true")
                    boolean visible) {}

    enum Strength {
        SIGNED,
        STATED,
        EXPECTED,
        OURS
    }

    /** An activity is finished, or a milestone reached. */
    @About("A milestone is reached by a day.")
    record Date(
            @About("Name of the promise.") String id,
            @About("Words for people.") Text name,
            @About("The wording.") Clause clause,
            @About("Last day; left out: none signed.") @Nullable LocalDate by,
            @About("Day on which it really was kept.") @Nullable Known<LocalDate> kept,
            @About("The activity or milestone.") String activity)
            implements Promise {}

    /** Line-off of the lines in some window of that many days reaches the count. */
    @About("Line-off in some window of that many days reaches the count.")
    record Volume(
            @About("Name of the promise.") String id,
            @About("Words for people.") Text name,
            @About("The wording.") Clause clause,
            @About("Last day; left out: none signed.") @Nullable LocalDate by,
            @About("Day on which it really was kept.") @Nullable Known<LocalDate> kept,
            @About(value = "Lines that count together.", min = 1) List<String> lines,
            @About(value = "Cars off the line.", min = 1) int count,
            @About(value = "Length of the window in days.", min = 1) int days)
            implements Promise {
        public Volume {
            lines = List.copyOf(lines);
        }
    }

    /** Weekly line-off is held at a level for that many weeks running. */
    @About("Weekly line-off is held at a level for some weeks running.")
    record Rate(
            @About("Name of the promise.") String id,
            @About("Words for people.") Text name,
            @About("The wording.") Clause clause,
            @About("Last day; left out: none signed.") @Nullable LocalDate by,
            @About("Day on which it really was kept.") @Nullable Known<LocalDate> kept,
            @About(value = "Lines that count together.", min = 1) List<String> lines,
            @About(value = "Cars off the line a week, Monday to Sunday.", min = 1) int perWeek,
            @About(value = "Weeks running.", min = 1) int weeks)
            implements Promise {
        public Rate {
            lines = List.copyOf(lines);
        }
    }

    /** Rated jobs per hour x planned hours a day x days a year by convention reach the level. */
    @About("Rated jobs per hour x planned hours a day x days a year reach the level.")
    record Capacity(
            @About("Name of the promise.") String id,
            @About("Words for people.") Text name,
            @About("The wording.") Clause clause,
            @About("Last day; left out: none signed.") @Nullable LocalDate by,
            @About("Day on which it really was kept.") @Nullable Known<LocalDate> kept,
            @About(value = "Lines that count together.", min = 1) List<String> lines,
            @About(value = "Cars a year.", min = 1) int perYear,
            @About(value = "Days a year, by the convention used.", min = 1, max = 366)
                    int daysPerYear)
            implements Promise {
        public Capacity {
            lines = List.copyOf(lines);
        }
    }

    /** First time through, end to end, is held at a level for that many weeks running. */
    @About("First time through, end to end, is held at a level for some weeks running.")
    record Quality(
            @About("Name of the promise.") String id,
            @About("Words for people.") Text name,
            @About("The wording.") Clause clause,
            @About("Last day; left out: none signed.") @Nullable LocalDate by,
            @About("Day on which it really was kept.") @Nullable Known<LocalDate> kept,
            @About(value = "Lines that count together.", min = 1) List<String> lines,
            @About(value = "Share of cars that pass every gate at once.", min = 0, max = 1)
                    double firstTimeThrough,
            @About(value = "Weeks running, Monday to Sunday.", min = 1) int weeks)
            implements Promise {
        public Quality {
            lines = List.copyOf(lines);
        }
    }
}
