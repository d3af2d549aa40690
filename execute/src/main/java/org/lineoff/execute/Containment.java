package org.lineoff.execute;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A lot that must not be used (围堵).
 *
 * @param mark from when to when, by whom and why
 */
public record Containment(String part, String lot, Mark mark) {
    /** Name of the hold that it puts on the cars that carry the lot. */
    public static String hold(String part, String lot) {
        return "contained " + part + " " + lot;
    }

    /** The reports that begin and end containments; {@code What.id} of both to be put in. */
    static final String REPORTS = Tables.EVENT + " where what in (?, ?)";

    /** What such reports, in the order of capture, amount to, by the hold that they put. */
    static Map<String, Containment> made(List<Tables.Captured> reports) {
        Map<String, Containment> made = new TreeMap<>();
        for (Tables.Captured one : reports) {
            Report r = one.report();
            made.merge(
                    hold(r.part(), r.lot()),
                    none(r.part(), r.lot()).with(one.seq(), r),
                    (before, _) -> before.with(one.seq(), r));
        }
        return made;
    }

    static Containment none(String part, String lot) {
        return new Containment(part, lot, Mark.none(Mark.Kind.HOLD, hold(part, lot)));
    }

    Containment with(long seq, Report r) {
        boolean begins = r.what() == What.CONTAINED;
        return new Containment(part, lot, begins ? mark.began(seq, r) : mark.ended(seq, r));
    }
}
