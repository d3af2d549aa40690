package org.lineoff.sequence.explain;

import org.jspecify.annotations.Nullable;

/**
 * What came of the question which hard rules conflict.
 *
 * @param conflict rules that no order can keep together; null: none is known
 */
public record ConflictSearch(Outcome outcome, @Nullable Conflict conflict) {
    /** How far the question got. */
    public enum Outcome {
        /** It does not arise, since the order found keeps all hard rules. */
        NOT_NEEDED,
        /** It was not put. */
        NOT_ASKED,
        /** The time was up, or nobody could answer; a conflict, if any, may name too many rules. */
        UNFINISHED,
        /** Some order keeps all hard rules, or the conflict is minimal. */
        FINISHED
    }

    public static final ConflictSearch NOT_NEEDED = new ConflictSearch(Outcome.NOT_NEEDED, null);
    public static final ConflictSearch NOT_ASKED = new ConflictSearch(Outcome.NOT_ASKED, null);

    /** It is not known whether there is a conflict. */
    public static final ConflictSearch UNFINISHED = new ConflictSearch(Outcome.UNFINISHED, null);

    /** There is no conflict, that is proven. */
    public static final ConflictSearch NONE = new ConflictSearch(Outcome.FINISHED, null);

    /** A conflict, finished where it is minimal. */
    public static ConflictSearch found(Conflict conflict) {
        return new ConflictSearch(
                conflict.minimal() ? Outcome.FINISHED : Outcome.UNFINISHED, conflict);
    }
}
