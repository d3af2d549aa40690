package org.lineoff.execute;

import java.util.List;

/** What becomes of a report. Whichever it is, the report is on the disk when this is given. */
public sealed interface Answer {
    /**
     * It is part of the record.
     *
     * @param seq its number in the order of capture, from 1
     * @param repeated whether it was before: the same report under the same id
     */
    record Accepted(long seq, boolean repeated) implements Answer {}

    /**
     * It is not; it was put aside for a person.
     *
     * @param reasons all of them, at least one
     */
    record Rejected(List<Reason> reasons) implements Answer {
        public Rejected {
            reasons = List.copyOf(reasons);
        }
    }

    default boolean accepted() {
        return this instanceof Accepted;
    }
}
