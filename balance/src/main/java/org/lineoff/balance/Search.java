package org.lineoff.balance;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Branch, bound and remember (Sewell and Jacobson 2012; Morrison, Sewell and Jacobson 2014): is
 * there a balance in at most so many stations? A state is the set of tasks in the stations filled
 * so far; its children are the full loads of the next station. Every state is remembered with the
 * fewest stations it was reached in. One heap a station number, visited in rounds, the most
 * promising state of each first (cyclic best-first): so complete balances come early, and the
 * search still ends with a proof.
 *
 * <p>A load is left out if a task in it could be replaced by one that is at least as long and has
 * at least its followers (Jackson); if it only has tasks without followers while others are left
 * (such a station can come last); if what is left breaks a bound ({@link Fit}). Once only tasks
 * without followers are left, the longest is in the next load.
 *
 * <p>A state is left out if a remembered one surpasses it: more is done there, or longer tasks that
 * free more.
 *
 * <p>Under {@link Rules} tasks that these name replace no other. Where they say which stations a
 * task may stand in, stations cannot change their places either, and one in which nothing may begin
 * stays empty.
 *
 * <p>States with very many loads are gone on from in passes: at first some loads, all of them
 * later. The search can be stopped at any time and goes on where it was.
 */
final class Search {
    enum Outcome {
        FOUND,
        NONE,
        STOPPED,
        MEMORY_FULL
    }

    /** Loads begun for each child, at most. */
    private static final long LOOKS = 200;

    /** In the order of states: what it costs to have used up all tasks, in idle rooms a station. */
    private static final double ALL_TASKS_DONE = 0.004;

    /** Children of a state that each pass keeps at most. */
    private static final int[] MOST_LOADS = {50, 1_000, 30_000, Integer.MAX_VALUE};

    private final Line line;
    private final Fit fit;
    private final int room;
    private final int words;
    private final Loads loads;
    private final Loads.Visitor visitor;
    private final States states;
    private final Ranked[] heaps;
    private final int[] functionRoom;
    private final int functions;

    /** Weight of task i by function f, at {@code i * functions + f}. */
    private final int[] weight;

    /** For each task those that replace it at no loss. */
    private final long[] better;

    private final long[] ends;
    private final long memory;
    private final boolean isPositional;
    private final int target;
    private final int[] latest;
    private int[] again = new int[64];
    private int againCount;
    private int pass;
    private int cursor;
    private long polled;

    // The state that is gone on from.
    private final long[] done;
    private final long[] child;
    private final long[] inLoad;
    private final long[] open;
    private final long[] must;
    private final int[] need;
    private final int[] needed;
    private final long[] bucket;
    private int neededCount;
    private boolean onlyEnds;
    private boolean hasMust;
    private int longest;
    private int current;
    private int level;
    private int doneCount;
    private long doneTime;
    private long begun;
    private int kept;
    private boolean cut;
    private boolean halted;
    private int found = -1;
    private BooleanSupplier stop = () -> false;

    /**
     * @param memory bytes that the states may take
     */
    Search(Fit fit, int target, long memory) {
        this.fit = fit;
        this.memory = memory;
        line = fit.line;
        room = fit.room;
        words = line.words;
        loads = new Loads(line, room);
        isPositional = line.rules != null && line.rules.isPositional();
        visitor =
                new Loads.Visitor() {
                    @Override
                    public boolean visit() {
                        return leaf();
                    }

                    @Override
                    public boolean goesOn() {
                        return mayGoOn();
                    }
                };
        states = new States(words);
        heaps = new Ranked[target + 1];
        Arrays.setAll(heaps, k -> new Ranked());
        List<DualFeasible> weights = fit.functions;
        functions = weights.size();
        functionRoom = weights.stream().mapToInt(DualFeasible::room).toArray();
        weight = new int[line.n * functions];
        for (int f = 0; f < functions; f++) {
            for (int i = 0; i < line.n; i++) {
                weight[i * functions + f] = weights.get(f).weight()[i];
            }
        }
        better = better(line);
        ends = new long[words];
        for (int i = 0; i < line.n; i++) {
            if (line.after[i].length == 0) {
                Bits.add(ends, 0, i);
            }
        }
        done = new long[words];
        child = new long[words];
        inLoad = new long[words];
        open = new long[words];
        must = new long[words];
        need = new int[functions];
        needed = new int[functions];
        bucket = new long[functions * (target + 2)];
        this.target = target;
        latest = latest(target);
        int root = states.add(states.find(done), done, 0, -1);
        heaps[0].add(0, root);
    }

    private static long[] better(Line line) {
        long[] better = new long[line.n * line.words];
        for (int i = 0; i < line.n; i++) {
            for (int j = 0; j < i; j++) {
                boolean covers =
                        line.time[j] >= line.time[i]
                                && (line.rules == null || line.rules.covers(j, i));
                for (int w = 0; w < line.words && covers; w++) {
                    covers =
                            (line.followers[i * line.words + w]
                                            & ~line.followers[j * line.words + w])
                                    == 0;
                }
                if (covers && !line.isBefore(i, j) && !line.isBefore(j, i)) {
                    Bits.add(better, i * line.words, j);
                }
            }
        }
        return better;
    }

    /** Loads begun, and states gone on from. */
    long worked() {
        return polled + loads.looked();
    }

    int stateCount() {
        return states.count();
    }

    /** The latest station of each task, from 1; rules of place may set it earlier. */
    private int[] latest(int stations) {
        int[] last = fit.latest(stations);
        if (isPositional) {
            for (int k = line.n - 1; k >= 0; k--) {
                int i = line.order[k];
                last[i] = Math.min(last[i], Objects.requireNonNull(line.rules).last(i));
                for (int s : line.after[i]) {
                    last[i] = Math.min(last[i], last[s]);
                }
            }
        }
        return last;
    }

    /**
     * Goes on until something is found, nothing is left, or it has to stop.
     *
     * @param budget loads to begin
     */
    Outcome run(long budget, BooleanSupplier stopAt) {
        stop = stopAt;
        halted = false;
        found = -1;
        if (line.n == 0) {
            return Outcome.FOUND;
        }
        long end = budget == Long.MAX_VALUE ? budget : worked() + budget;
        int empty = 0;
        while (true) {
            if (halted || worked() >= end || stop.getAsBoolean()) {
                return Outcome.STOPPED;
            }
            if (states.bytes() > memory) {
                return Outcome.MEMORY_FULL;
            }
            if (cursor >= target) {
                cursor = 0;
            }
            Ranked heap = heaps[cursor];
            if (heap.isEmpty()) {
                cursor++;
                if (++empty > target) {
                    if (againCount == 0) {
                        return Outcome.NONE;
                    }
                    nextPass();
                    empty = 0;
                }
                continue;
            }
            empty = 0;
            int state = heap.poll();
            int at = cursor++;
            polled++;
            if (states.level(state) != at || states.tried(state) > pass) {
                cursor = at;
                continue;
            }
            states.setTried(state, pass + 1);
            if (prepare(state) && !isSurpassed()) {
                loads.visit(done, level, leastLoad(), visitor);
                if (found >= 0) {
                    // The state has loads that were not visited.
                    states.setTried(state, pass);
                    heaps[at].add(0, state);
                    return Outcome.FOUND;
                }
                if (halted) {
                    states.setTried(state, pass);
                    heaps[at].add(0, state);
                } else if (cut) {
                    defer(state);
                }
            }
        }
    }

    /** The station (from 0) of each task of {@link Line#task}, after {@link Outcome#FOUND}. */
    int[] stations() {
        int[] station = new int[line.n];
        long[] set = new long[words];
        int filled = 0;
        for (int s = found; s >= 0 && states.parent(s) >= 0; s = states.parent(s)) {
            filled++;
        }
        // From the last state on: the last written is the smallest set that holds the task.
        for (int s = found; s >= 0 && states.parent(s) >= 0; s = states.parent(s)) {
            filled--;
            states.copy(s, set);
            // A parent may since have been reached in fewer stations: then loads move forward,
            // unless they are where they are for a reason.
            int at = isPositional ? states.level(s) - 1 : filled;
            for (int i = 0; i < line.n; i++) {
                if (Bits.has(set, 0, i)) {
                    station[i] = at;
                }
            }
        }
        return station;
    }

    private void nextPass() {
        pass++;
        for (int k = 0; k < againCount; k++) {
            int state = again[k];
            if (states.level(state) <= target) {
                heaps[states.level(state)].add(0, state);
            }
        }
        againCount = 0;
    }

    private void defer(int state) {
        if (againCount == again.length) {
            again = Arrays.copyOf(again, 2 * againCount);
        }
        again[againCount++] = state;
    }

    /** Whether the state can still lead to the target; if so, all that its loads need. */
    private boolean prepare(int state) {
        current = state;
        states.copy(state, done);
        level = states.level(state);
        while (isPositional && level < target && !mayAnyBegin()) {
            level++;
        }
        cut = false;
        begun = loads.looked();
        kept = 0;
        int stationsLeft = target - level;
        Arrays.fill(bucket, 0, functions * (target + 2), 0);
        Arrays.fill(must, 0);
        hasMust = false;
        onlyEnds = true;
        longest = -1;
        doneCount = line.n;
        long rest = 0;
        for (int i = 0; i < line.n; i++) {
            if (Bits.has(done, 0, i)) {
                continue;
            }
            doneCount--;
            rest += line.time[i];
            int by = latest[i];
            if (by <= level) {
                return false;
            }
            if (by == level + 1) {
                Bits.add(must, 0, i);
                hasMust = true;
            }
            if (longest < 0) {
                longest = i;
            }
            onlyEnds &= line.after[i].length == 0;
            int b = by * functions;
            int w = i * functions;
            for (int f = 0; f < functions; f++) {
                bucket[b + f] += weight[w + f];
            }
        }
        doneTime = line.total - rest;
        neededCount = 0;
        for (int f = 0; f < functions; f++) {
            long sum = 0;
            for (int k = 1; k <= stationsLeft; k++) {
                sum += bucket[(level + k) * functions + f];
                if (sum > (long) k * functionRoom[f]) {
                    return false;
                }
            }
            long least = sum - (long) (stationsLeft - 1) * functionRoom[f];
            if (least > 0) {
                needed[neededCount] = f;
                need[neededCount++] = (int) least;
            }
        }
        return stationsLeft > 0;
    }

    /** Whether some task that is free may stand in the next station; else that stays empty. */
    private boolean mayAnyBegin() {
        for (int i = 0; i < line.n; i++) {
            if (!Bits.has(done, 0, i)
                    && areDone(line.before[i])
                    && Objects.requireNonNull(line.rules).mayStand(i, level)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a state is remembered that has a task more done in no more stations, or one in place
     * of another that could stand wherever it would (Jackson): whatever can be completed from here
     * can be completed from there. Those states are before this one in a fixed order, so that they
     * cannot all wait for each other.
     */
    private boolean isSurpassed() {
        Arrays.fill(open, 0);
        System.arraycopy(done, 0, child, 0, words);
        for (int i = 0; i < line.n; i++) {
            if (Bits.has(done, 0, i) || !areDone(line.before[i])) {
                continue;
            }
            Bits.add(open, 0, i);
            Bits.add(child, 0, i);
            if (isReached(child)) {
                return true;
            }
            Bits.remove(child, 0, i);
        }
        for (int i = 0; i < line.n; i++) {
            if (!Bits.has(done, 0, i) || isAnyDone(line.after[i])) {
                continue;
            }
            Bits.remove(child, 0, i);
            for (int w = 0; w < words; w++) {
                long passed = open[w] & better[i * words + w];
                for (; passed != 0; passed &= passed - 1) {
                    child[w] ^= passed & -passed;
                    if (isReached(child)) {
                        return true;
                    }
                    child[w] ^= passed & -passed;
                }
            }
            Bits.add(child, 0, i);
        }
        return false;
    }

    private boolean isReached(long[] set) {
        int state = states.find(set);
        return state >= 0 && states.level(state) <= level;
    }

    private boolean areDone(int[] tasks) {
        for (int t : tasks) {
            if (!Bits.has(done, 0, t)) {
                return false;
            }
        }
        return true;
    }

    private boolean isAnyDone(int[] tasks) {
        for (int t : tasks) {
            if (Bits.has(done, 0, t)) {
                return true;
            }
        }
        return false;
    }

    /** The time that a load needs: the times are the first of the functions. */
    private int leastLoad() {
        return neededCount > 0 && needed[0] == 0 ? need[0] : 0;
    }

    private boolean mayGoOn() {
        cut = loads.looked() - begun > LOOKS * MOST_LOADS[pass];
        halted = stop.getAsBoolean();
        return !cut && !halted;
    }

    private boolean leaf() {
        if (kept >= MOST_LOADS[pass]) {
            cut = true;
            return false;
        }
        int size = loads.size;
        int[] load = loads.load;
        for (int k = 0; k < neededCount; k++) {
            int f = needed[k];
            int sum = 0;
            for (int p = 0; p < size; p++) {
                sum += weight[load[p] * functions + f];
            }
            if (sum < need[k]) {
                return true;
            }
        }
        Arrays.fill(inLoad, 0);
        for (int p = 0; p < size; p++) {
            Bits.add(inLoad, 0, load[p]);
        }
        if (isPositional) {
            // A station cannot be moved to the end or to the front.
        } else if (onlyEnds) {
            if (!Bits.has(inLoad, 0, longest)) {
                return true;
            }
        } else if (isSubset(inLoad, ends)) {
            return true;
        }
        if (hasMust && !isSubset(must, inLoad)) {
            return true;
        }
        if (isDominated()) {
            return true;
        }
        int time = 0;
        for (int p = 0; p < size; p++) {
            time += line.time[load[p]];
        }
        for (int w = 0; w < words; w++) {
            child[w] = done[w] | inLoad[w];
        }
        return keep(doneCount + size, doneTime + time);
    }

    private boolean keep(int count, long time) {
        int at = states.find(child);
        int state = at;
        if (at >= 0) {
            if (states.level(at) <= level + 1) {
                return true;
            }
            states.reach(at, level + 1, current);
        } else {
            state = states.add(at, child, level + 1, current);
        }
        if (count == line.n) {
            found = state;
            return false;
        }
        kept++;
        if (level + 1 < target) {
            heaps[level + 1].add(key(level + 1, count, time), state);
        }
        return true;
    }

    /** Little idle time a station, and many (small) tasks left. */
    private float key(int stations, int count, long time) {
        double idle = (double) stations * room - time;
        return (float) (idle / stations / room + ALL_TASKS_DONE * count / line.n);
    }

    private boolean isDominated() {
        int size = loads.size;
        for (int p = 0; p < size; p++) {
            int i = loads.load[p];
            for (int w = 0; w < words; w++) {
                long passed = loads.free[w] & ~inLoad[w] & better[i * words + w];
                for (; passed != 0; passed &= passed - 1) {
                    int j = (w << 6) + Long.numberOfTrailingZeros(passed);
                    if (line.time[j] - line.time[i] <= loads.left && loads.admitsInstead(j, i)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean isSubset(long[] of, long[] in) {
        for (int w = 0; w < words; w++) {
            if ((of[w] & ~in[w]) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The stations of what was found, or null. */
    @Nullable Integer foundIn() {
        return found < 0 ? null : states.level(found);
    }
}
