package org.lineoff.balance;

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

    private final Standing standing;
    private final int[] at;
    private final Xorshift luck = new Xorshift(0x9E3779B97F4A7C15L);

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
        standing = new Standing(rules, places);
        at = standing.at;
    }

    /** Near to what was before, from any balance: its stations first have to find their places. */
    List<Integer> fromAnother(List<Integer> balance) {
        place(balance);
        return nearer();
    }

    /** Near to what was before, from a balance of the places as they are. */
    List<Integer> from(List<Integer> balance) {
        for (int u = 0; u < at.length; u++) {
            standing.put(u, balance.get(rules.tasks[u][0]));
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
        return standing.byTask(best);
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
            standing.put(u, placeOf[balance.get(rules.tasks[u][0])]);
        }
    }

    // ---- one by one ----

    /** Whether a unit that was taken out may go there. */
    private boolean mayGo(int u, int station) {
        if (station < 1
                || station > places
                || (standing.isEmpty(station) && standing.used >= most)
                || !rules.mayStand(u, station)
                || !rules.mayShare(u, station, at)
                || station < first(u)
                || station > last(u)) {
            return false;
        }
        long[] sum = standing.load[station].clone();
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
        standing.take(u);
        if (mayGo(u, home[u])) {
            standing.put(u, home[u]);
            return true;
        }
        standing.put(u, from);
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
            standing.take(u);
            standing.take(v);
            if (mayGo(u, home[u])) {
                standing.put(u, home[u]);
                int goal = goal(v, from);
                if (goal > 0) {
                    standing.put(v, goal);
                    return;
                }
                standing.take(u);
            }
            standing.put(v, there);
            standing.put(u, from);
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
            standing.take(u);
            int first = first(u);
            int last = last(u);
            int goal = first + luck.below(Math.max(1, last - first + 1));
            standing.put(u, mayGo(u, goal) ? goal : from);
        }
    }

    private int[] shuffled(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = luck.below(i + 1L);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
