package org.lineoff.execute;

/**
 * What holds for a car from one event to another. Of several that begin or end it the latest
 * counts, by when it happened and then by the order of capture; so it is the same in whatever order
 * they were captured.
 *
 * @param name type of defect, characteristic, gate, name of a hold, or gate and demand of a
 *     concession
 * @param since when it last began, {@link #NEVER} if it never did
 * @param sinceSeq number of the report that says so, 0 if none
 * @param until when it last ended
 * @param value of a measurement
 */
public record Mark(
        Kind kind,
        String name,
        long since,
        long sinceSeq,
        long until,
        long untilSeq,
        double value,
        String person,
        String note) {
    /** Before all time. */
    public static final long NEVER = -1;

    /** What a mark stands for. */
    public enum Kind {
        /** A defect: found until cured. */
        DEFECT,
        /** The latest value of a characteristic. */
        MEASUREMENT,
        /** A gate: passed until failed. */
        PASS,
        /** A hold: held until freed. */
        HOLD,
        /** A demand of a gate that was waived. */
        CONCESSION
    }

    static Mark none(Kind kind, String name) {
        return new Mark(kind, name, NEVER, 0, NEVER, 0, 0, "", "");
    }

    /** Whether it holds now. */
    public boolean holds() {
        return later(since, sinceSeq, until, untilSeq);
    }

    Mark began(long seq, Report by) {
        return later(by.time(), seq, since, sinceSeq)
                ? new Mark(
                        kind,
                        name,
                        by.time(),
                        seq,
                        until,
                        untilSeq,
                        by.value(),
                        by.person(),
                        by.note())
                : this;
    }

    Mark ended(long seq, Report by) {
        return later(by.time(), seq, until, untilSeq)
                ? new Mark(kind, name, since, sinceSeq, by.time(), seq, value, person, note)
                : this;
    }

    static boolean later(long time, long seq, long thanTime, long thanSeq) {
        return time > thanTime || (time == thanTime && seq > thanSeq);
    }
}
