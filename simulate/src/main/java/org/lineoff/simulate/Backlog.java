package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.state.PlantState.DayCount;
import org.lineoff.model.state.PlantState.SequenceState;

/**
 * How long the plant has to build until what was ordered is built: what policies look at. Counts
 * the cars of each build sequence that come off any line, by day. One thread's.
 */
final class Backlog {
    /** The mean line-off is that of so many days: four full weeks. */
    static final int DAYS = 28;

    private final @Nullable BuildSequence[] sequences;

    /** Cars off the line, by sequence and day; and in all. */
    private final int[][] byDay;

    private final long[] all;

    Backlog(int sequences, int days) {
        this.sequences = new BuildSequence[sequences];
        byDay = new int[sequences][days];
        all = new long[sequences];
    }

    void put(int index, BuildSequence sequence) {
        sequences[index] = sequence;
    }

    /** A car came off a line; one of no sequence (−1) does not count. */
    void lineOff(int sequence, int day) {
        if (sequence >= 0) {
            byDay[sequence][day]++;
            all[sequence]++;
        }
    }

    /** Cars of a sequence off the lines. */
    long lineOffs(int sequence) {
        return all[sequence];
    }

    /** The same by day, as far as it matters from today on. */
    List<DayCount> lately(int sequence, Days days, int today) {
        List<DayCount> counts = new ArrayList<>();
        for (int d = Math.max(0, today - DAYS); d <= today; d++) {
            if (byDay[sequence][d] > 0) {
                counts.add(new DayCount(days.date(d), byDay[sequence][d]));
            }
        }
        return counts;
    }

    /** Goes on from what a state counted. */
    void restore(int sequence, SequenceState state, Days days) {
        all[sequence] = state.lineOffs();
        for (DayCount count : state.lineOffsByDay()) {
            long day = count.day().toEpochDay() - days.date(0).toEpochDay();
            if (day >= 0 && day < byDay[sequence].length) {
                byDay[sequence][(int) day] = count.cars();
            }
        }
    }

    /**
     * Returns the backlog of some sequences in weeks, at the midnight that begins a day, before
     * anything happens at it: orders dated earlier and not yet off the line ÷ mean weekly line-off
     * of the four weeks before. 0 where these four weeks made no car or are not all there.
     */
    double weeks(int[] of, int day, long midnight) {
        long waiting = 0;
        long made = 0;
        for (int s : of) {
            waiting += Objects.requireNonNull(sequences[s]).ordersBefore(midnight) - all[s];
            for (int d = day - DAYS; d >= 0 && d < day; d++) {
                made += byDay[s][d];
            }
        }
        return made == 0 ? 0 : waiting * (DAYS / 7.0) / made;
    }
}
