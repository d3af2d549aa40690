package org.lineoff.execute;

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

    static Containment none(String part, String lot) {
        return new Containment(part, lot, Mark.none(Mark.Kind.HOLD, hold(part, lot)));
    }

    Containment with(long seq, Report r) {
        boolean begins = r.what() == What.CONTAINED;
        return new Containment(part, lot, begins ? mark.began(seq, r) : mark.ended(seq, r));
    }
}
