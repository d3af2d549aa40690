package org.lineoff.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns a balance for one cycle into one near an earlier balance: the same tasks in as few
 * stations, but as many of them as can be where they were. Stations of the line are places; a
 * balance may leave some of them empty. First the places of the new stations are chosen so that
 * most tasks stay (a dynamic programme, best for the two balances as they are), then tasks are
 * brought home one by one or in exchange. Whatever comes out keeps every rule that what went in
 * kept; that it is the fewest moves is not proven. The same input gives the same result.
 */
final class FewestMoves {
    private static final int ROUNDS = 400;

    private final LineRules rules;
    private final int cycle;
    private final int most;
    private final int places;

    /** Where each unit was, and is; from 1. */
    private final int[] home;

    private int[] at;
    private long[][] load;
    private int[] count;
    private int used;
    private long luck = 0x9E3779B97F4A7C15L;

    /**
     * Beginning with nothing placed.
     *
     * @param home the station of each task before, from 1
     * @param most stations that may be used
     * @param places stations that the line has
     */
    FewestMoves(LineRules rules, int cycle, List<Integer> home, int most, int places) {
        this.rules = rules;
        this.cycle = cycle;
        this.most = most;
        this.places = places;
        int units = rules.tasks.length;
        this.home = new int[units];
        for (int u = 0; u < units; u++) {
            this.home[u] = home.get(rules.tasks[u][0]);
        }
        at = new int[units];
        load = new long[places + 1][rules.problem.models().size() + 1];
        count = new int[places + 1];
    }

    /** Near to what was before, from any balance: its stations first have to find their places. */
    List<Integer> fromAnother(List<Integer> balance) {
        place(balance);
        return nearer();
    }

    /** Near to what was before, from a balance of the places as they are. */
    List<Integer> from(List<Integer> balance) {
        for (int u = 0; u < at.length; u++) {
            put(u, balance.get(rules.tasks[u][0]));
        }
        return nearer();
    }

    private List<Integer> nearer() {
        int[] best = at.clone();
        int fewest = moved();
        for (int round = 0; round < ROUNDS && fewest > 0; round++) {
            boolean better = bringHome(false);
            if (!better) {
                better = bringHome(true);
            }
            int moved = moved();
            if (moved < fewest) {
                fewest = moved;
                best = at.clone();
            } else if (!better) {
                shake();
            }
        }
        List<Integer> station = new ArrayList<>();
        for (int unit : rules.unit) {
            station.add(best[unit]);
        }
        return station;
    }

    private int moved() {
        int moved = 0;
        for (int u = 0; u < at.length; u++) {
            moved += at[u] == home[u] ? 0 : rules.tasks[u].length;
        }
        return moved;
    }

    // ---- which place each new station takes ----

    private void place(List<Integer> balance) {
        int stations = balance.stream().mapToInt(Integer::intValue).max().orElse(0);
        int[][] same = new int[stations + 1][places + 1];
        boolean[][] may = new boolean[stations + 1][places + 1];
        for (boolean[] row : may) {
            Arrays.fill(row, true);
        }
        for (int u = 0; u < at.length; u++) {
            int s = balance.get(rules.tasks[u][0]);
            if (home[u] <= places) {
                same[s][home[u]] += rules.tasks[u].length;
            }
            for (int p = 1; p <= places; p++) {
                may[s][p] &= rules.mayStand(u, p);
            }
        }
        // most[s][p]: tasks that stay if the first s stations take some of the first p places.
        int[][] stay = new int[stations + 1][places + 1];
        for (int s = 1; s <= stations; s++) {
            Arrays.fill(stay[s], Integer.MIN_VALUE / 2);
            for (int p = s; p <= places; p++) {
                int taken = may[s][p] ? stay[s - 1][p - 1] + same[s][p] : Integer.MIN_VALUE / 2;
                stay[s][p] = Math.max(p > s ? stay[s][p - 1] : Integer.MIN_VALUE / 2, taken);
            }
        }
        int[] placeOf = new int[stations + 1];
        Arrays.setAll(placeOf, s -> s);
        if (stay[stations][places] >= 0) {
            int p = places;
            for (int s = stations; s >= 1; s--) {
                while (p > s && stay[s][p - 1] == stay[s][p]) {
                    p--;
                }
                placeOf[s] = p--;
            }
        }
        for (int u = 0; u < at.length; u++) {
            put(u, placeOf[balance.get(rules.tasks[u][0])]);
        }
    }

    // ---- one by one ----

    private void put(int u, int station) {
        at[u] = station;
        used += count[station]++ == 0 ? 1 : 0;
        for (int m = 0; m < load[station].length; m++) {
            load[station][m] += rules.time[u][m];
        }
    }

    private void take(int u) {
        int station = at[u];
        at[u] = 0;
        used -= --count[station] == 0 ? 1 : 0;
        for (int m = 0; m < load[station].length; m++) {
            load[station][m] -= rules.time[u][m];
        }
    }

    /** Whether a unit that was taken out may go there. */
    private boolean mayGo(int u, int station) {
        if (station < 1
                || station > places
                || (count[station] == 0 && used >= most)
                || !rules.mayStand(u, station)
                || !rules.mayShare(u, station, at)
                || station < first(u)
                || station > last(u)) {
            return false;
        }
        long[] sum = load[station].clone();
        for (int m = 0; m < sum.length; m++) {
            sum[m] += rules.time[u][m];
        }
        return rules.fits(sum, cycle);
    }

    private int first(int u) {
        int first = 1;
        for (int b : rules.before[u]) {
            first = Math.max(first, at[b]);
        }
        return first;
    }

    private int last(int u) {
        int last = places;
        for (int a : rules.after[u]) {
            last = at[a] == 0 ? last : Math.min(last, at[a]);
        }
        return last;
    }

    /** Brings home what can be; true if the moves became fewer. */
    private boolean bringHome(boolean exchange) {
        int before = moved();
        for (int u : shuffled(at.length)) {
            if (at[u] != home[u] && !alone(u) && exchange) {
                inExchange(u);
            }
        }
        return moved() < before;
    }

    private boolean alone(int u) {
        int from = at[u];
        take(u);
        if (mayGo(u, home[u])) {
            put(u, home[u]);
            return true;
        }
        put(u, from);
        return false;
    }

    /** Home, while one that is there goes elsewhere: in no more moves than before. */
    private void inExchange(int u) {
        int from = at[u];
        for (int v : shuffled(at.length)) {
            boolean isHome = at[v] == home[v];
            if (at[v] != home[u] || v == u) {
                continue;
            }
            int cost = isHome ? rules.tasks[v].length : 0;
            if (cost > rules.tasks[u].length) {
                continue;
            }
            int there = at[v];
            take(u);
            take(v);
            if (mayGo(u, home[u])) {
                put(u, home[u]);
                int goal = goal(v, from);
                if (goal > 0) {
                    put(v, goal);
                    return;
                }
                take(u);
            }
            put(v, there);
            put(u, from);
        }
    }

    /** Where a unit may go: home, or where the other came from, or anywhere near. */
    private int goal(int v, int from) {
        if (mayGo(v, home[v])) {
            return home[v];
        }
        if (mayGo(v, from)) {
            return from;
        }
        int last = last(v);
        for (int s = first(v); s <= last; s++) {
            if (s != home[v] && mayGo(v, s)) {
                return s;
            }
        }
        return 0;
    }

    /** Moves some units that are not at home to other stations, in as many moves. */
    private void shake() {
        for (int u : shuffled(at.length)) {
            if (at[u] == home[u]) {
                continue;
            }
            int from = at[u];
            take(u);
            int first = first(u);
            int last = last(u);
            int goal = first + (int) Long.remainderUnsigned(next(), Math.max(1, last - first + 1));
            put(u, mayGo(u, goal) ? goal : from);
        }
    }

    private int[] shuffled(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = (int) Long.remainderUnsigned(next(), i + 1L);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** xorshift: the same every time. */
    private long next() {
        luck ^= luck << 13;
        luck ^= luck >>> 7;
        luck ^= luck << 17;
        return luck;
    }
}
