package org.lineoff.simulate;

import java.util.Arrays;
import org.lineoff.events.Cause;
import org.lineoff.simulate.Layout.StationSite;

/**
 * What is asked of a section's stations at every visit, side by side in flat arrays by position, so
 * that a car's way through them reads memory from one end to the other: the work left until the
 * next failure, and the sums of states.
 *
 * <p>Only a station with nothing out of the common is <em>plain</em>: one unit, no set-up, no
 * people, nobody who asks for its events or counts its visits. A visit in which something happens
 * to it (a failure, a line stop, a defect, the end of a period of the books) is made by its {@link
 * Visit}, which shares the failures and the books: {@link #handOver} brings them up to date for it.
 */
final class FlatStations {
    /** What {@link #untilFailure} says until it is read again: no visit fits. */
    private static final long STALE = -1;

    final int count;
    final boolean[] plain;
    final Visit[] visits;
    final WorkTable drawn;

    /** Work left until the next failure, −1 if that is to be read from the unit. */
    final long[] untilFailure;

    /** What it was when it was read. */
    private final long[] asked;

    /** Where the period of the books ends in open time. */
    final long[] bookEnd;

    // Sums not booked yet: work, time from its beginning to the leaving, visits.
    final long[] working;
    final long[] occupied;
    final long[] finished;

    /**
     * Rounds in which all stations made one plain visit each, and how long they took together; and
     * how much of that each station has in its sums.
     */
    long rounds;

    long roundsLength;
    private final long[] roundsIn;
    private final long[] lengthIn;

    /** The least of {@link #bookEnd}. */
    private long firstEnd = Long.MIN_VALUE;

    private boolean isFirstEndKnown;

    private int sealed;

    FlatStations(RecurrentWork at, int rows) {
        drawn = new WorkTable(at, rows);
        count = at.section.site.stations().size();
        plain = new boolean[count];
        visits = new Visit[count];
        untilFailure = new long[count];
        Arrays.fill(untilFailure, STALE);
        asked = new long[count];
        bookEnd = new long[count];
        working = new long[count];
        occupied = new long[count];
        finished = new long[count];
        roundsIn = new long[count];
        lengthIn = new long[count];
    }

    /** The least power of two that is not less. */
    static int rows(int cars) {
        return Integer.highestOneBit(Math.max(1, 2 * cars - 1));
    }

    /** A station and its unit, the first if it has several; all must be put, in order. */
    void put(int j, StationSite site, Visit visit) {
        UnitParts of = visit.parts();
        visits[j] = visit;
        drawn.put(j, of);
        plain[j] =
                site.places().size() == 1
                        && site.counter() < 0
                        && of.setUp() == null
                        && !of.manned()
                        && !visit.logs
                        && drawn.isPossible();
        if (++sealed == count) {
            drawn.seal(plain);
        }
    }

    /**
     * Reads what is left until the next failure, if the unit may have changed it; returns whether
     * it had to.
     */
    boolean refresh(int j) {
        if (!plain[j] || untilFailure[j] != STALE) {
            return false;
        }
        OperationFailures failures = visits[j].parts().failures();
        asked[j] = failures == null ? Long.MAX_VALUE : failures.untilNext();
        untilFailure[j] = asked[j];
        bookEnd[j] = visits[j].bookEnd();
        isFirstEndKnown = false;
        return true;
    }

    /** The work of a plain visit that starts then, −1 if it is none. */
    long need(int j, int row, Car car, long start) {
        if (start >= drawn.until[row]) {
            drawn.draw(row, j, car, start);
        }
        long need = drawn.work[row * drawn.stride + j];
        if (need > untilFailure[j]) {
            refresh(j);
        }
        return need;
    }

    /** A plain visit is over: its times are booked, by its unit if a period ended meanwhile. */
    void leave(int j, Car car, long start, long need, long open, Cause why) {
        if (open < bookEnd[j]) {
            working[j] += need;
            occupied[j] += open - start;
            finished[j]++;
        } else {
            Visit visit = handOver(j);
            visit.assume(car, start, need);
            visit.leave(open, why);
        }
    }

    /** Until when no period of the books ends at any of them, if all are plain. */
    long firstEnd() {
        if (!isFirstEndKnown) {
            isFirstEndKnown = true;
            firstEnd = Long.MAX_VALUE;
            for (long end : bookEnd) {
                firstEnd = Math.min(firstEnd, end);
            }
        }
        return firstEnd;
    }

    /** Brings a unit up to date, which makes a visit itself; returns it. */
    Visit handOver(int j) {
        if (plain[j] && untilFailure[j] != STALE) {
            OperationFailures failures = visits[j].parts().failures();
            if (failures != null) {
                failures.worked(asked[j] - untilFailure[j]);
            }
            untilFailure[j] = STALE;
            finished[j] += rounds - roundsIn[j];
            occupied[j] += roundsLength - lengthIn[j];
            roundsIn[j] = rounds;
            lengthIn[j] = roundsLength;
            if (finished[j] > 0) {
                visits[j].book(working[j], occupied[j] - working[j], finished[j]);
                working[j] = 0;
                occupied[j] = 0;
                finished[j] = 0;
            }
        }
        return visits[j];
    }

    /** The run ends, or the hours to come are others. */
    void handOverAll() {
        for (int j = 0; j < count; j++) {
            handOver(j);
            bookEnd[j] = STALE; // in open time it may be another
        }
        isFirstEndKnown = false;
        drawn.forget();
    }
}
