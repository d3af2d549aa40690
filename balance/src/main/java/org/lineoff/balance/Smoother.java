package org.lineoff.balance;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.random.Choices;

/**
 * Evens out a balance without more stations or a longer cycle: simulated annealing over moves of a
 * task to another station and swaps of two. The sum of squared work is made small; with the work
 * given, that is what makes stations alike. What is kept is the best by the smoothness index.
 */
final class Smoother {
    private static final int LOOK = 1 << 12;

    /** Rounds of a search by loads: so many trials each load that it may begin. */
    private static final long TRIALS_OF_LOAD = 4;

    /** Cooling in so many steps. */
    private static final int STEPS = 200;

    private static final double HOT = 0.3;
    private static final double COLD = 0.0005;

    private final Line line;
    private final @Nullable Rules rules;
    private final int room;
    private final int stations;
    private final int[] station;
    private final long[] work;
    private final int[][] held;
    private final int[] count;
    private final int[] place;
    private final Rules.@Nullable Filling filling;
    private final int[] load;
    private final Choices luck = new Choices(1, 0);

    /**
     * @param line under the rules of the cycle
     * @param byTask the station of each task of the line, from 0
     */
    Smoother(Line line, int room, int stations, int[] byTask) {
        this.line = line;
        this.room = room;
        this.stations = stations;
        rules = line.rules;
        filling = rules == null ? null : rules.new Filling();
        station = new int[line.n];
        work = new long[stations];
        held = new int[stations][line.n];
        count = new int[stations];
        place = new int[line.n];
        load = new int[line.n];
        for (int i = 0; i < line.n; i++) {
            put(i, byTask[line.task[i]]);
        }
    }

    /** Evens out; returns the station of each task of the line, from 0. */
    int[] run(Budget budget) {
        BooleanSupplier stop = budget.stop();
        int[] best = station.clone();
        double bestIndex = index();
        if (line.n < 2 || stations < 2) {
            return byTask(best);
        }
        double mean = (double) line.total / line.n;
        long trials =
                budget.loads() == Long.MAX_VALUE ? Long.MAX_VALUE : budget.loads() * TRIALS_OF_LOAD;
        long each = Math.max(LOOK, Math.min(trials / STEPS, 20L * LOOK));
        // Cooled again and again from the best, until the time is up.
        long done = 0;
        while (done < trials && !stop.getAsBoolean() && bestIndex > 0) {
            for (int step = 0; step < STEPS && done < trials && !stop.getAsBoolean(); step++) {
                double heat = HOT * StrictMath.pow(COLD / HOT, (double) step / STEPS) * mean * mean;
                for (long k = 0; k < each; k++) {
                    if (luck.flip()) {
                        move(heat);
                    } else {
                        swap(heat);
                    }
                }
                done += each;
                double now = index();
                if (now < bestIndex) {
                    bestIndex = now;
                    best = station.clone();
                }
            }
            if (trials == Long.MAX_VALUE && !stop.getAsBoolean()) {
                putAll(best);
            }
        }
        return byTask(best);
    }

    private int[] byTask(int[] byNumber) {
        int[] of = new int[line.n];
        for (int i = 0; i < line.n; i++) {
            of[line.task[i]] = byNumber[i];
        }
        return of;
    }

    private void putAll(int[] where) {
        Arrays.fill(work, 0);
        Arrays.fill(count, 0);
        for (int i = 0; i < line.n; i++) {
            put(i, where[i]);
        }
    }

    /** The square of the smoothness index, in squared units. */
    private double index() {
        long most = Arrays.stream(work).max().orElse(0);
        double sum = 0;
        for (long w : work) {
            sum += (double) (most - w) * (most - w);
        }
        return sum;
    }

    private void put(int i, int s) {
        station[i] = s;
        work[s] += line.time[i];
        place[i] = count[s];
        held[s][count[s]++] = i;
    }

    private void take(int i) {
        int s = station[i];
        work[s] -= line.time[i];
        int last = held[s][--count[s]];
        held[s][place[i]] = last;
        place[last] = place[i];
    }

    private int earliest(int i) {
        int first = 0;
        for (int p : line.before[i]) {
            first = Math.max(first, station[p]);
        }
        return first;
    }

    private int latest(int i) {
        int last = stations - 1;
        for (int s : line.after[i]) {
            last = Math.min(last, station[s]);
        }
        return last;
    }

    private void move(double heat) {
        int i = luck.below(line.n);
        int from = station[i];
        int first = earliest(i);
        int last = latest(i);
        if (first == last) {
            return;
        }
        int to = first + luck.below(last - first + 1);
        long time = line.time[i];
        if (to == from || work[to] + time > room) {
            return;
        }
        double change = 2.0 * time * (work[to] - work[from] + time);
        if (isTaken(change, heat) && admits(to, i, -1)) {
            take(i);
            put(i, to);
        }
    }

    private void swap(double heat) {
        int i = luck.below(line.n);
        int from = station[i];
        int first = earliest(i);
        int to = first + luck.below(latest(i) + 1 - first);
        if (to == from || count[to] == 0) {
            return;
        }
        int j = held[to][luck.below(count[to])];
        if (from < earliest(j) || from > latest(j) || line.isBefore(i, j) || line.isBefore(j, i)) {
            return;
        }
        long more = (long) line.time[i] - line.time[j];
        if (work[to] + more > room || work[from] - more > room) {
            return;
        }
        double change = 2.0 * more * (work[to] - work[from] + more);
        if (isTaken(change, heat) && admits(to, i, j) && admits(from, j, i)) {
            take(i);
            take(j);
            put(i, to);
            put(j, from);
        }
    }

    private boolean isTaken(double change, double heat) {
        return change <= 0 || luck.uniform() < StrictMath.exp(-change / heat);
    }

    /** Whether a station keeps the rules with one task more and another (or none: -1) less. */
    private boolean admits(int s, int more, int less) {
        Rules.Filling of = filling;
        if (of == null) {
            return true;
        }
        of.begin(s);
        int size = 0;
        for (int k = 0; k < count[s]; k++) {
            int i = held[s][k];
            if (i != less) {
                of.add(i);
                load[size++] = i;
            }
        }
        return of.mayStand(more) && of.admits(more, load, size);
    }
}
