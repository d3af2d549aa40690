package org.lineoff.events;

/**
 * Finds the period of a time, quickly when times come in order: it remembers the last period and
 * searches only when a time falls out of it.
 */
final class PeriodCursor {
    private final Periods periods;
    private int period = -1;
    private long from;
    private long to;

    PeriodCursor(Periods periods) {
        this.periods = periods;
    }

    /** Index of the period that holds the time; −1 if none does. */
    int indexOf(long time) {
        if (time >= from && time < to) {
            return period;
        }
        int found = periods.indexOf(time);
        if (found >= 0) {
            period = found;
            from = periods.from(found);
            to = periods.to(found);
        }
        return found;
    }
}
