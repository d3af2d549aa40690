package org.lineoff.serve.virtual;

import org.lineoff.execute.Report;

/**
 * One thing to be said to the server.
 *
 * @param cause plant time of the event that made somebody say it; what is said may have happened
 *     earlier
 * @param sender name of the token
 * @param kind what has to be captured before it
 */
record Line(long cause, String sender, Kind kind, Report report) {
    /** How it depends on what else is said of its car. */
    enum Kind {
        /** It happened; the order of capture does not matter. */
        PLAIN,
        /** It is judged by what was captured before, and only that must have been. */
        STRICT
    }

    Line with(Report other) {
        return new Line(cause, sender, kind, other);
    }
}
