package org.lineoff.balance;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a station of one worker has to keep beside its room: the work of each model, tasks that must
 * not meet, and which tasks may stand in it at all. Each of them is still kept when a task is taken
 * out of a station, so a load to which nothing can be added never loses against a smaller one, and
 * the search by full loads stays exact. A limit of a station's work on a model is part of it only
 * {@link #within} a cycle.
 */
final class Rules {
    private final int models;

    /** Of task i by model m, at {@code i * models + m}. */
    private final int[] time;

    /** How much a station's work on a model may be. */
    private final long limit;

    private final int words;

    /** For task i those that it must not meet, as a set from {@code i * words} on; or none. */
    private final long @Nullable [] apart;

    /**
     * For each task the stations (from 0) that it may stand in, true up to the last; empty: all.
     */
    private final boolean[][] allowed;

    private final boolean isPositional;

    private final boolean[] tied;

    private Rules(
            int models,
            int[] time,
            long limit,
            int words,
            long @Nullable [] apart,
            boolean[][] allowed,
            boolean[] tied) {
        this.models = models;
        this.time = time;
        this.limit = limit;
        this.words = words;
        this.apart = apart;
        this.allowed = allowed;
        this.tied = tied;
        boolean positional = false;
        for (boolean[] stations : allowed) {
            positional |= stations.length > 0;
        }
        isPositional = positional;
    }

    /**
     * @param models of which the work is limited; 0: none
     * @param time of task i by model m at {@code i * models + m}
     * @param apart sets of tasks, from {@code i * words} on; null: none
     * @param allowed by task the stations that it may stand in, true up to the last; empty: all
     */
    static Rules of(int n, int models, int[] time, long @Nullable [] apart, boolean[][] allowed) {
        int words = Math.max(1, (n + 63) >> 6);
        boolean[] tied = new boolean[n];
        for (int i = 0; i < n; i++) {
            tied[i] =
                    allowed[i].length > 0
                            || (apart != null && Bits.count(apart, i * words, words) > 0);
        }
        return new Rules(models, time, Long.MAX_VALUE, words, apart, allowed, tied);
    }

    /** The same rules by other numbers: task[k] is called k. */
    Rules by(int[] task) {
        int n = task.length;
        int[] times = new int[n * models];
        boolean[][] stations = new boolean[n][];
        boolean[] ties = new boolean[n];
        for (int k = 0; k < n; k++) {
            System.arraycopy(time, task[k] * models, times, k * models, models);
            stations[k] = allowed[task[k]];
            ties[k] = tied[task[k]];
        }
        long[] others = null;
        if (apart != null) {
            others = new long[n * words];
            for (int k = 0; k < n; k++) {
                for (int l = 0; l < n; l++) {
                    if (Bits.has(apart, task[k] * words, task[l])) {
                        Bits.add(others, k * words, l);
                    }
                }
            }
        }
        return new Rules(models, times, limit, words, others, stations, ties);
    }

    /** The same rules where a station's work on a model may be so much. */
    Rules within(long most) {
        return new Rules(models, time, most, words, apart, allowed, tied);
    }

    /** Whether it matters which station a load is in. */
    boolean isPositional() {
        return isPositional;
    }

    /** Whether more room alone may not be enough for a balance. */
    boolean isPlaced() {
        return isPositional || apart != null;
    }

    /**
     * @param station from 0
     */
    boolean mayStand(int task, int station) {
        boolean[] stations = allowed[task];
        return stations.length == 0 || (station < stations.length && stations[station]);
    }

    /** The last station, from 1, that a task may stand in. */
    int last(int task) {
        return allowed[task].length == 0 ? Integer.MAX_VALUE : allowed[task].length;
    }

    /**
     * Whether, seen from these rules, task j can stand wherever i does: no rule names either, and
     * no model takes longer for i.
     */
    boolean covers(int j, int i) {
        if (tied[i] || tied[j]) {
            return false;
        }
        for (int m = 0; m < models; m++) {
            if (time[j * models + m] < time[i * models + m]) {
                return false;
            }
        }
        return true;
    }

    /** A station that is being filled. */
    final class Filling {
        private final long[] work = new long[models];
        private int station;

        void begin(int number) {
            station = number;
            Arrays.fill(work, 0);
        }

        boolean mayStand(int task) {
            return Rules.this.mayStand(task, station);
        }

        boolean admits(int task, int[] load, int size) {
            for (int m = 0; m < models; m++) {
                if (work[m] + time[task * models + m] > limit) {
                    return false;
                }
            }
            if (apart != null) {
                for (int k = 0; k < size; k++) {
                    if (Bits.has(apart, task * words, load[k])) {
                        return false;
                    }
                }
            }
            return true;
        }

        /** Whether task j would fit in the place of i, which is in the load. */
        boolean admitsInstead(int j, int i) {
            for (int m = 0; m < models; m++) {
                if (work[m] + time[j * models + m] - time[i * models + m] > limit) {
                    return false;
                }
            }
            return true;
        }

        void add(int task) {
            for (int m = 0; m < models; m++) {
                work[m] += time[task * models + m];
            }
        }

        void remove(int task) {
            for (int m = 0; m < models; m++) {
                work[m] -= time[task * models + m];
            }
        }
    }
}
