package org.lineoff.programme;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.lineoff.model.Programme.Owner;

/**
 * A link of the chain from the signature to an objective: what the time from the evening of one day
 * to the evening of another was spent on. Every link begins where the one before it ended; the
 * first begins on the day of the signature, the last ends on the day of the objective.
 *
 * @param activity the activity that went on, or that waited
 * @param owner its owner
 * @param from the link begins on the evening of this day; its first day is the next one
 * @param to the link ends on the evening of this day, its last
 */
public record ChainLink(String activity, Owner owner, Kind kind, LocalDate from, LocalDate to) {

    /** What the time of a link was. */
    public enum Kind {
        /** The activity went on. */
        ACTIVITY,
        /** It waited out a lag during which neither it nor the one waited for went on. */
        LAG,
        /** It waited for a working day. */
        CALENDAR,
        /** It waited for the first day on which it was allowed to start. */
        NOT_BEFORE,
        /** It could have started, but had not by the as-of day. */
        AS_OF,
        /** It really started later than everything before it allowed. */
        LATE
    }

    /** Length in calendar days; at least 1. */
    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }
}
