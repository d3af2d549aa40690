package org.lineoff.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes use of a longer cycle by closing stations here and there, with few tasks that move:
 * stations at even distances are closed, their tasks go to neighbours, and annealing trades tasks
 * between stations until none is too full, at the price of as few moves as it finds. Precedence and
 * the other rules are kept throughout, the cycle only at the end. The same input gives the same
 * result.
 */
final class StationsClosed {
    private static final int STEPS_A_UNIT = 20_000;
    private static final long MOST_STEPS = 12_000_000;

    /** What a station that is too full costs, in moves, beside what its excess does. */
    private static final double TOO_FULL = 1.5;

    private static final double HOTTEST = 1.0;
    private static final double COLDEST = 0.04;

    private final LineRules rules;
    private final int cycle;
    private final int places;
    private final int[] home;
    private final Standing standing;
    private final int[] at;
    private final long[][] load;
    private final boolean[] closed;

    /** What a unit of time too much costs, in moves. */
    private final double price;

    private final Xorshift luck;

    /**
     * Of a balance that keeps a cycle which is not longer.
     *
     * @param home the station of each task, from 1
     * @param attempt says which luck
     */
    StationsClosed(LineRules rules, int cycle, List<Integer> home, int places, int attempt) {
        luck = new Xorshift(0x2545F4914F6CDD1DL + attempt * 0x9E3779B97F4A7C15L);
        this.rules = rules;
        this.cycle = cycle;
        this.places = places;
        int n = rules.tasks.length;
        int models = rules.problem.models().size();
        this.home = new int[n];
        standing = new Standing(rules, places);
        at = standing.at;
        load = standing.load;
        closed = new boolean[places + 1];
        double all = 0;
        for (int u = 0; u < n; u++) {
            this.home[u] = home.get(rules.tasks[u][0]);
            standing.put(u, this.home[u]);
            all += rules.time[u][models];
        }
        price = all == 0 ? 0 : 10.0 * n / all;
    }

    /** The station of each task with so many stations closed; nothing where that was not found. */
    Optional<List<Integer>> close(int count) {
        List<Integer> used = new ArrayList<>();
        for (int s = 1; s <= places; s++) {
            if (load[s][load[s].length - 1] > 0) {
                used.add(s);
            } else {
                closed[s] = true;
            }
        }
        for (int k = 0; k < count; k++) {
            closed[used.get((int) ((2L * k + 1) * used.size() / (2L * count)))] = true;
        }
        boolean more = true;
        while (more) {
            more = false;
            for (int u = 0; u < at.length; u++) {
                more |= closed[at[u]] && leave(u);
            }
        }
        for (int u = 0; u < at.length; u++) {
            if (closed[at[u]]) {
                return Optional.empty();
            }
        }
        anneal();
        for (long[] l : load) {
            if (!rules.fits(l, cycle)) {
                return Optional.empty();
            }
        }
        return Optional.of(standing.byTask(at));
    }

    /**
     * From a closed station to the nearest other one that precedence allows; those that it shares
     * the station with may have to leave first.
     */
    private boolean leave(int u) {
        int from = at[u];
        for (int far = 1; far < places; far++) {
            for (int s : new int[] {from - far, from + far}) {
                if (mayGo(u, s)) {
                    standing.take(u);
                    standing.put(u, s);
                    return true;
                }
            }
        }
        return false;
    }

    private void anneal() {
        int n = at.length;
        long steps = Math.min(MOST_STEPS, (long) STEPS_A_UNIT * n);
        double cooling = (HOTTEST - COLDEST) / steps;
        double heat = HOTTEST;
        for (long i = 0; i < steps; i++, heat -= cooling) {
            int u = luck.below(n);
            if (luck.below(2) == 0) {
                move(u, target(u), heat);
            } else {
                exchange(u, luck.below(n), heat);
            }
        }
    }

    /** Home, or a station near. */
    private int target(int u) {
        return at[u] != home[u] && luck.below(2) == 0 ? home[u] : at[u] - 4 + luck.below(9);
    }

    private void move(int u, int to, double heat) {
        int from = at[u];
        if (to == from || !mayGo(u, to)) {
            return;
        }
        double before = tooMuch(from) + tooMuch(to);
        standing.take(u);
        standing.put(u, to);
        double cost = tooMuch(from) + tooMuch(to) - before + moved(u, to) - moved(u, from);
        if (!accept(cost, heat)) {
            standing.take(u);
            standing.put(u, from);
        }
    }

    private void exchange(int u, int v, double heat) {
        int from = at[u];
        int to = at[v];
        if (from == to || Math.abs(from - to) > 6) {
            return;
        }
        double before = tooMuch(from) + tooMuch(to);
        standing.take(u);
        standing.take(v);
        boolean may = mayGo(u, to);
        standing.put(u, to);
        may = may && mayGo(v, from);
        standing.put(v, from);
        double cost =
                tooMuch(from)
                        + tooMuch(to)
                        - before
                        + moved(u, to)
                        + moved(v, from)
                        - moved(u, from)
                        - moved(v, to);
        if (!may || !accept(cost, heat)) {
            standing.take(u);
            standing.take(v);
            standing.put(u, from);
            standing.put(v, to);
        }
    }

    private boolean accept(double cost, double heat) {
        // No exponential, which differs between platforms: a straight line down to no chance.
        return cost <= 0 || cost < 2 * heat * (luck.next() >>> 11) * 0x1.0p-53;
    }

    private int moved(int u, int station) {
        return station == home[u] ? 0 : rules.tasks[u].length;
    }

    private double tooMuch(int station) {
        long excess = rules.excess(load[station], cycle);
        return excess == 0 ? 0 : TOO_FULL + price * excess;
    }

    private boolean mayGo(int u, int station) {
        if (station < 1
                || station > places
                || closed[station]
                || !rules.mayStand(u, station)
                || !rules.mayShare(u, station, at)) {
            return false;
        }
        for (int b : rules.before[u]) {
            if (at[b] > station) {
                return false;
            }
        }
        for (int a : rules.after[u]) {
            if (at[a] != 0 && at[a] < station) {
                return false;
            }
        }
        return true;
    }
}
