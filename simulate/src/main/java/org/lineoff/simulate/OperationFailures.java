package org.lineoff.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operation-dependent failure modes of one unit: each has its own up time, and all are run down
 * by the same work.
 */
final class OperationFailures {
    private final FailureLaw[] laws;

    /** Index of each mode among all modes of the station. */
    private final int[] modes;

    /** Who repairs it; null: the failure has its own crew. */
    private final List<@Nullable RepairCrew> crews;

    /** Work until each strikes, and how many ups and repairs each has had. */
    private final long[] left;

    private final long[] ups;
    private final long[] repairs;
    private int next;

    OperationFailures(FailureLaw[] laws, int[] modes, List<@Nullable RepairCrew> crews) {
        this.laws = laws;
        this.modes = modes;
        this.crews = crews;
        left = new long[laws.length];
        ups = new long[laws.length];
        repairs = new long[laws.length];
        for (int i = 0; i < laws.length; i++) {
            left[i] = laws[i].up(ups[i]++);
        }
    }

    /** Returns the work until the next failure; on a tie the mode declared first strikes. */
    long untilNext() {
        next = 0;
        for (int i = 1; i < left.length; i++) {
            next = left[i] < left[next] ? i : next;
        }
        return left[next];
    }

    /** Work was done. */
    void worked(long millis) {
        for (int i = 0; i < left.length; i++) {
            left[i] -= millis;
        }
    }

    /** Returns the mode that {@link #untilNext} found: its index in the station. */
    int mode() {
        return modes[next];
    }

    /** Who repairs that mode; null: the failure has its own crew. */
    @Nullable RepairCrew crew() {
        return crews.get(next);
    }

    /** That mode strikes: returns its repair in ms, and its next up time begins. */
    long strike(double availabilityFactor) {
        left[next] = laws[next].up(ups[next]++);
        return laws[next].repair(repairs[next]++, availabilityFactor);
    }
}
