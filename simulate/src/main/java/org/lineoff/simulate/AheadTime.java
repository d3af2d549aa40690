package org.lineoff.simulate;

import org.lineoff.model.time.OpenTimeCursor;

/**
 * The clock of a section that computes ahead: it counts in the section's open time, in which every
 * rule is a plain maximum, and asks here for the clock time and the day, and how far ahead it may
 * compute. What comes before the {@link #limit} stands: no policy can change it any more, and it
 * lies in the period of the critical path. A question near the last one costs a comparison.
 */
final class AheadTime {
    private final Section section;
    private final Floor floor;
    private OpenTimeCursor hours;

    /** Everything earlier, in open time, may be computed; and the same in clock time. */
    long limit;

    private long limitAt;

    // The open interval of the last question: open time from, to, and its clock time.
    private long from = 0;
    private long to = 0;
    private long fromAt;

    // The day of the last question: open time from, to.
    private long dayFrom = 0;
    private long dayTo = 0;
    private int day;

    AheadTime(Section section) {
        this.section = section;
        this.floor = section.floor;
        this.hours = section.openTime.cursor();
    }

    /** The hours to come are others. */
    void hoursReplaced() {
        hours = section.openTime.cursor();
        to = 0;
        from = 0;
        dayTo = 0;
        dayFrom = 0;
        limit = hours.openTime(limitAt);
    }

    void limitTo(long clock) {
        limitAt = clock;
        limit = hours.openTime(clock);
    }

    /** The open time at a clock time. */
    long openTime(long clock) {
        long since = clock - fromAt;
        return since >= 0 && since < to - from ? from + since : hours.openTime(clock);
    }

    /** That time, or when it opens next. */
    long nextOpening(long clock) {
        long since = clock - fromAt;
        return since >= 0 && since < to - from ? clock : hours.nextOpening(clock);
    }

    /** The open time now. */
    long now() {
        return openTime(floor.now);
    }

    /** When something that ends there ends: the earliest clock time. */
    long earliest(long open) {
        return open > from && open <= to ? fromAt + (open - from) : hours.earliest(open);
    }

    /** Whether what happens at a clock time may be computed. */
    boolean isSure(long clock) {
        return clock < limitAt;
    }

    /** When something that begins there begins: the latest clock time. */
    long latest(long open) {
        return open >= from && open < to ? fromAt + (open - from) : find(open);
    }

    /**
     * Whether an open interval known holds both, and so all between; then they are as far apart.
     */
    boolean isOpenThrough(long begin, long end) {
        if (begin < from || begin >= to) {
            find(begin);
        }
        return begin >= from && end < to;
    }

    private long find(long open) {
        long clock = hours.latest(open);
        if (clock != Timed.NEVER) {
            fromAt = clock;
            from = open;
            to = hours.openTime(hours.closingAfter(clock));
        }
        return clock;
    }

    /** From when and until when what begins lies on the day that was asked for last. */
    long dayBegin() {
        return dayFrom;
    }

    long dayEnd() {
        return dayTo;
    }

    /** The day of the horizon on which what begins there begins. */
    int day(long open) {
        return open >= dayFrom && open < dayTo ? day : findDay(open);
    }

    private int findDay(long open) {
        long clock = latest(open);
        while (day > 0 && floor.days.begins(day) > clock) {
            day--;
        }
        while (day + 1 < floor.days.count() && floor.days.begins(day + 1) <= clock) {
            day++;
        }
        dayFrom = hours.openTime(floor.days.begins(day));
        dayTo = hours.openTime(floor.days.begins(day + 1));
        return day;
    }
}
