package org.lineoff.simulate;

import java.util.Arrays;
import org.lineoff.events.Longs;
import org.lineoff.events.Periods;
import org.lineoff.events.Places;
import org.lineoff.events.State;
import org.lineoff.events.StateTimes;
import org.lineoff.model.time.Closed;
import org.lineoff.model.time.OpenTime;

/**
 * What each station of a whole line had done by certain instants: the bounds of periods, and the
 * end of the run. From visit to visit a station's sums only grow; they are read where a visit is
 * the first to end at such an instant or later, so that no visit need ask for its period.
 */
final class LineMarks {
    private final WholeLine line;
    private final Periods periods;
    private final Breakdowns breakdowns;

    /** The instants in ms, and in open time. */
    private final long[] clock;

    private final long[] at;

    /** Visits finished before this open time are finished before the instant. */
    private final long[] finishedBefore;

    /** By station: the next instant that no visit has reached yet, and its open time. */
    private final int[] next;

    private final long[] nextAt;

    // By station and instant: what was done before.
    private final long[] worked;
    private final long[] failed;
    private final long[] blocked;
    private final long[] finished;
    private final long[] started;

    LineMarks(WholeLine line, Periods periods, Breakdowns breakdowns) {
        this.line = line;
        this.periods = periods;
        this.breakdowns = breakdowns;
        clock = instants(periods, line.end());
        OpenTime hours = line.hours();
        at = new long[clock.length];
        finishedBefore = new long[clock.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = hours.openTime(clock[i]);
            // work that ends with a shift has ended then, and not when the next begins
            boolean over = at[i] > 0 && hours.earliest(at[i]) < clock[i];
            finishedBefore[i] = over ? at[i] + 1 : at[i];
        }
        next = new int[line.count()];
        nextAt = new long[line.count()];
        Arrays.fill(nextAt, at[0]);
        int size = line.count() * at.length;
        worked = new long[size];
        failed = new long[size];
        blocked = new long[size];
        finished = new long[size];
        started = new long[size];
    }

    private static long[] instants(Periods periods, long end) {
        int count = 0;
        while (count < periods.count() && periods.from(count) < end) {
            count++;
        }
        long[] instants = new long[count + 1];
        for (int i = 0; i < count; i++) {
            instants[i] = periods.from(i);
        }
        instants[count] = end;
        if (count == periods.count() && periods.to(count - 1) < end) {
            instants = Arrays.copyOf(instants, count + 2);
            instants[count] = periods.to(count - 1);
            instants[count + 1] = end;
        }
        return instants;
    }

    /** The end of the run in open time: what begins then or later does not happen. */
    long end() {
        return at[at.length - 1];
    }

    /** The open time at which a visit must end at the earliest to be told to {@link #pass}. */
    long next(int station) {
        return nextAt[station];
    }

    /**
     * A visit of a station was the first that ended at its next instant or later. Its failures are
     * those that the breakdowns know.
     *
     * @param car counted from 1
     * @param sums what was worked, failed and blocked before this visit
     */
    void pass(int station, long car, long start, long work, long finish, long leave, long... sums) {
        while (leave >= nextAt[station]) {
            int i = next[station];
            int slot = station * at.length + i;
            long reached = Math.clamp(at[i] - start, 0, finish - start);
            long workedBefore = workedBefore(reached);
            worked[slot] = sums[0] + workedBefore;
            failed[slot] = sums[1] + reached - workedBefore;
            blocked[slot] = sums[2] + Math.max(0, at[i] - finish);
            boolean over = finish < (work == 0 ? at[i] : finishedBefore[i]);
            finished[slot] = over ? car : car - 1;
            started[slot] = start < at[i] ? car : car - 1;
            advance(station);
        }
    }

    /** No visit comes to a station any more. */
    void end(int station, long cars, long workedAll, long failedAll, long blockedAll) {
        while (next[station] < at.length) {
            int slot = station * at.length + next[station];
            worked[slot] = workedAll;
            failed[slot] = failedAll;
            blocked[slot] = blockedAll;
            finished[slot] = cars;
            started[slot] = cars;
            advance(station);
        }
    }

    private void advance(int station) {
        int i = ++next[station];
        nextAt[station] = i < at.length ? at[i] : Long.MAX_VALUE;
    }

    /** What of the first so many ms between start and finish was work. */
    private long workedBefore(long reached) {
        long left = reached;
        long done = 0;
        for (int i = 0; i < breakdowns.count(); i++) {
            long part = Math.min(left, breakdowns.worked(i));
            done += part;
            left -= part;
            left -= Math.min(left, breakdowns.repair(i));
        }
        return done + left;
    }

    /** How many visits began. */
    long visits() {
        long visits = 0;
        for (int j = 0; j < line.count(); j++) {
            visits += started[(j + 1) * at.length - 1];
        }
        return visits;
    }

    /** What the run amounts to. */
    LineFigures figures(Places places) {
        return new LineFigures(result(places), visits());
    }

    /** The same that {@link StateTimes} makes of all events of the run. */
    private StateTimes.Result result(Places places) {
        int states = State.values().length;
        long[] stationOf = new long[places.count()];
        int stations = 0;
        for (Places.Place place : places.all()) {
            stationOf[place.index()] = place.kind() == Places.Kind.STATION ? stations++ : -1;
        }
        long[] ms = new long[stations * periods.count() * states];
        long[] produced = new long[stations * periods.count()];
        for (int j = 0; j < line.count(); j++) {
            int station = (int) stationOf[line.stops().get(j).place()];
            for (int p = 0; p < periods.count() && p + 1 < at.length; p++) {
                int from = j * at.length + p;
                int slot = station * periods.count() + p;
                long open = at[p + 1] - at[p];
                long working = worked[from + 1] - worked[from];
                long down = failed[from + 1] - failed[from];
                long waiting = blocked[from + 1] - blocked[from];
                ms[slot * states + State.OFF_SHIFT.ordinal()] = closed(Closed.OFF_SHIFT, p);
                ms[slot * states + State.PLANNED_STOP.ordinal()] = closed(Closed.PLANNED_STOP, p);
                ms[slot * states + State.FAILED.ordinal()] = down;
                ms[slot * states + State.WORKING.ordinal()] = working;
                ms[slot * states + State.BLOCKED.ordinal()] = waiting;
                ms[slot * states + State.STARVED.ordinal()] = open - working - down - waiting;
                produced[slot] = finished[from + 1] - finished[from];
            }
        }
        return new StateTimes.Result(
                places,
                periods,
                Longs.copyOf(stationOf),
                Longs.copyOf(ms),
                Longs.copyOf(produced),
                Longs.copyOf(new long[produced.length]),
                Longs.copyOf(new long[produced.length]));
    }

    private long closed(Closed reason, int period) {
        return line.hours().closedBetween(reason, clock[period], clock[period + 1]);
    }
}
