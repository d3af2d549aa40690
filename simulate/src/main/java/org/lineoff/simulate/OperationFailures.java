package org.lineoff.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.state.Luck;
import org.lineoff.model.state.StationState.ModeState;

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

    /**
     * The up times drawn last, work until each strikes, and how many ups and repairs each has had.
     */
    private final long[] up;

    private final long[] left;

    private final long[] ups;
    private final long[] repairs;
    private int next;

    OperationFailures(FailureLaw[] laws, int[] modes, List<@Nullable RepairCrew> crews) {
        this.laws = laws;
        this.modes = modes;
        this.crews = crews;
        up = new long[laws.length];
        left = new long[laws.length];
        ups = new long[laws.length];
        repairs = new long[laws.length];
        for (int i = 0; i < laws.length; i++) {
            left[i] = up[i] = laws[i].up(ups[i]++);
        }
    }

    /** How the modes stand, after more work than was told to {@link #worked}. */
    void save(long more, List<String> ids, List<ModeState> states, List<Luck.ModeLuck> luck) {
        for (int i = 0; i < laws.length; i++) {
            String id = ids.get(modes[i]);
            states.add(new ModeState(id, up[i] - left[i] + more, null));
            luck.add(new Luck.ModeLuck(id, left[i] - more, ups[i], repairs[i]));
        }
    }

    /** Goes on from there; without luck the up times are drawn given the work since repair. */
    void restore(List<String> ids, List<ModeState> states, List<Luck.ModeLuck> luck) {
        for (int i = 0; i < laws.length; i++) {
            String id = ids.get(modes[i]);
            ModeState state = StateBook.find(states, ModeState::mode, id);
            Luck.ModeLuck known = StateBook.find(luck, Luck.ModeLuck::mode, id);
            long worked = state == null ? 0 : state.up();
            ups[i] = known == null ? 1 : known.ups();
            repairs[i] = known == null ? 0 : known.repairs();
            left[i] = known == null ? laws[i].upLeft(0, worked) : known.left();
            up[i] = left[i] == Long.MAX_VALUE ? left[i] : left[i] + worked;
        }
    }

    /** A mode of that index in the station is under repair, or waits for it; returns its crew. */
    @Nullable RepairCrew struck(int mode) {
        next = 0;
        while (next + 1 < modes.length && modes[next] != mode) {
            next++;
        }
        repairs[next] = Math.max(1, repairs[next]);
        return crews.get(next);
    }

    /** What is left of the repair of that mode. */
    long repairLeft(double availabilityFactor, long elapsed) {
        return laws[next].repairLeft(repairs[next] - 1, availabilityFactor, elapsed);
    }

    /** The law of its mode, if it has but one, with exponential up times and repairs. */
    @Nullable FailureLaw onlyExponential() {
        return laws.length == 1 && laws[0].isExponential() ? laws[0] : null;
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
        left[next] = up[next] = laws[next].up(ups[next]++);
        return laws[next].repair(repairs[next]++, availabilityFactor);
    }
}
