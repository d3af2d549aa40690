package org.lineoff.simulate;

import java.util.Arrays;
import org.lineoff.events.Cause;
import org.lineoff.events.EventSink;
import org.lineoff.events.EventType;
import org.lineoff.model.time.Closed;
import org.lineoff.model.time.OpenTime;
import org.lineoff.model.time.OpenTimeCursor;

/**
 * All events of a whole line, in order of time: a line computed car by car yields them car by car,
 * so they are collected and sorted in batches. What the next car brings about comes after its
 * release; what is earlier than the last release can be reported. Some 30 ns an event.
 */
final class LineEvents {
    private static final EventType[] TYPES = EventType.values();
    private static final Cause[] CAUSES = Cause.values();

    /** How many are collected before they are sorted, and how many a sorted number can tell. */
    private static final int BATCH = 1 << 15;

    private static final int SLOT_BITS = 24;

    private final WholeLine line;
    private final Breakdowns breakdowns;
    private final EventSink to;
    private final OpenTimeCursor hours;

    // The events that wait.
    private int count;
    private long[] time = new long[2 * BATCH];
    private long[] car = new long[2 * BATCH];
    private int[] place = new int[2 * BATCH];
    private int[] part = new int[2 * BATCH];
    private byte[] type = new byte[2 * BATCH];
    private byte[] cause = new byte[2 * BATCH];

    /** Time since the earliest, and which. */
    private long[] order = new long[2 * BATCH];

    /** When the section opens, closes, or is closed for another reason next. */
    private long changesAt;

    private Cause stopped = Cause.NONE;

    LineEvents(WholeLine line, Breakdowns breakdowns, EventSink to) {
        this.line = line;
        this.breakdowns = breakdowns;
        this.to = to;
        hours = line.hours().cursor();
    }

    void released(long number, long at) {
        add(EventType.RELEASED, at, line.sourcePlace(), number, -1, Cause.NONE);
        if (count >= BATCH) {
            report(at);
        }
    }

    /**
     * A visit; its failures are those that the breakdowns know.
     *
     * @param forRoom whether the car waited for room
     */
    void visit(
            int station,
            long number,
            long start,
            long work,
            long finish,
            long leave,
            boolean forRoom) {
        int at = line.stops().get(station).place();
        long began = hours.latest(start);
        if (began >= line.end()) {
            return;
        }
        add(EventType.ENTERED, began, at, number, -1, Cause.NONE);
        add(EventType.WORK_STARTED, began, at, number, -1, Cause.NONE);
        long open = start;
        for (int i = 0; i < breakdowns.count(); i++) {
            open += breakdowns.worked(i);
            long failed = hours.latest(open);
            long lasts = breakdowns.repair(i);
            open += lasts;
            long repaired = lasts == 0 ? failed : hours.earliest(open);
            add(EventType.FAILED, failed, at, number, breakdowns.mode(i), Cause.FAILURE);
            add(EventType.REPAIRED, repaired, at, number, breakdowns.mode(i), Cause.FAILURE);
        }
        long finished = work == 0 ? began : hours.earliest(finish);
        long left = hours.latest(leave);
        add(EventType.WORK_FINISHED, finished, at, number, -1, Cause.NONE);
        Cause why = forRoom ? Cause.ROOM : finished == left ? Cause.FINISHED : Cause.OPENING;
        add(EventType.LEFT, left, at, number, -1, why);
        if (station == line.count() - 1) {
            add(EventType.LINE_OFF, left, line.sinkPlace(), number, -1, Cause.NONE);
        }
    }

    void finish() {
        report(line.end());
    }

    private void add(EventType what, long at, int where, long number, int which, Cause why) {
        if (at >= line.end()) {
            return;
        }
        if (count == time.length) {
            grow();
        }
        time[count] = at;
        car[count] = number;
        place[count] = where;
        part[count] = which;
        type[count] = (byte) what.ordinal();
        cause[count++] = (byte) why.ordinal();
    }

    private void grow() {
        int size = 2 * count;
        if (size > 1 << SLOT_BITS) {
            throw new IllegalStateException("more than " + count + " events wait");
        }
        time = Arrays.copyOf(time, size);
        car = Arrays.copyOf(car, size);
        place = Arrays.copyOf(place, size);
        part = Arrays.copyOf(part, size);
        type = Arrays.copyOf(type, size);
        cause = Arrays.copyOf(cause, size);
        order = new long[size];
    }

    /** Reports all that is earlier. */
    private void report(long before) {
        addHours(before);
        long first = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            first = Math.min(first, time[i]);
        }
        for (int i = 0; i < count; i++) {
            order[i] = ((time[i] - first) << SLOT_BITS) | i;
        }
        Arrays.sort(order, 0, count);
        int slots = (1 << SLOT_BITS) - 1;
        int done = 0;
        while (done < count && first + (order[done] >>> SLOT_BITS) < before) {
            int i = (int) order[done++] & slots;
            to.accept(TYPES[type[i]], time[i], place[i], car[i], 0, part[i], CAUSES[cause[i]], 0);
        }
        keep(done);
    }

    /** Moves what is left, from that one of the order on, to the front. */
    private void keep(int done) {
        int slots = (1 << SLOT_BITS) - 1;
        int left = count - done;
        for (int k = 0; k < left; k++) {
            order[k] = order[done + k] & slots;
        }
        Arrays.sort(order, 0, left);
        for (int k = 0; k < left; k++) { // each moves to the left or stays
            int i = (int) order[k];
            time[k] = time[i];
            car[k] = car[i];
            place[k] = place[i];
            part[k] = part[i];
            type[k] = type[i];
            cause[k] = cause[i];
        }
        count = left;
    }

    /** Adds what happens to the section before that time. */
    private void addHours(long before) {
        OpenTime open = line.hours();
        int section = line.section().place();
        while (changesAt < before) {
            long now = changesAt;
            if (open.isOpen(now)) {
                if (stopped != Cause.NONE) {
                    add(EventType.RESUMED, now, section, 0, -1, stopped);
                    stopped = Cause.NONE;
                }
                changesAt = open.closingAfter(now);
            } else {
                Cause why =
                        open.gapKind(now) == Closed.OFF_SHIFT
                                ? Cause.OFF_SHIFT
                                : Cause.PLANNED_STOP;
                if (why != stopped) {
                    add(EventType.STOPPED, now, section, 0, -1, why);
                    stopped = why;
                }
                changesAt = open.gapKindUntil(now);
            }
        }
    }
}
