package org.lineoff.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lineoff.balance.BalancingProblem.Precedence;

/**
 * What an assignment at stations with one worker must keep, for whoever changes one task by task.
 * Tasks that share a station, with all that lies between them, are one unit and move together. A
 * station's room counts on the average car, exactly, and by model where overload is limited.
 */
final class LineRules {
    final BalancingProblem problem;

    /** Tasks of each unit. */
    final int[][] tasks;

    /** The unit of each task. */
    final int[] unit;

    /** By unit the stations, from the first, that it may be in, true up to the last; empty: all. */
    private final boolean[][] allowed;

    /** By unit and model, and behind these the average times the sum of shares. */
    final long[][] time;

    final int[][] before;
    final int[][] after;

    /** Units that may not share a station with a unit. */
    private final int[][] apart;

    private final int shares;

    LineRules(BalancingProblem problem) {
        this.problem = problem;
        int n = problem.tasks().size();
        tasks = Prepared.of(problem).members;
        unit = new int[n];
        for (int u = 0; u < tasks.length; u++) {
            for (int i : tasks[u]) {
                unit[i] = u;
            }
        }
        allowed = new boolean[tasks.length][];
        for (int u = 0; u < tasks.length; u++) {
            boolean[] stations = Prepared.allowed(problem, tasks[u]);
            // Nowhere: one station from 0, which none is.
            allowed[u] = stations == null ? new boolean[1] : stations;
        }
        shares = Times.unit(problem);
        time = new long[tasks.length][problem.models().size() + 1];
        for (int i = 0; i < n; i++) {
            List<Integer> times = problem.tasks().get(i).time();
            for (int m = 0; m < times.size(); m++) {
                time[unit[i]][m] += times.get(m);
            }
            time[unit[i]][times.size()] += Times.average(problem, i);
        }
        List<List<Integer>> leading = lists();
        List<List<Integer>> following = lists();
        for (Precedence arc : problem.precedence()) {
            int b = unit[arc.before()];
            int a = unit[arc.after()];
            if (a != b) {
                leading.get(a).add(b);
                following.get(b).add(a);
            }
        }
        before = leading.stream().map(LineRules::ints).toArray(int[][]::new);
        after = following.stream().map(LineRules::ints).toArray(int[][]::new);
        List<List<Integer>> foes = lists();
        for (List<Integer> group : problem.apart()) {
            for (int x : group) {
                for (int y : group) {
                    if (unit[x] != unit[y]) {
                        foes.get(unit[x]).add(unit[y]);
                    }
                }
            }
        }
        apart = foes.stream().map(LineRules::ints).toArray(int[][]::new);
    }

    private List<List<Integer>> lists() {
        List<List<Integer>> lists = new ArrayList<>();
        for (int u = 0; u < tasks.length; u++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether a load keeps the cycle, on average and by model. */
    boolean fits(long[] load, int cycle) {
        int models = load.length - 1;
        boolean fits = load[models] <= (long) cycle * shares;
        for (int m = 0; m < models && problem.overload() != BalancingProblem.ANY; m++) {
            fits &= load[m] <= (long) cycle + problem.overload();
        }
        return fits;
    }

    /** How much of a load is beyond the cycle: on average, times the shares, and by model. */
    long excess(long[] load, int cycle) {
        int models = load.length - 1;
        long excess = Math.max(0, load[models] - (long) cycle * shares);
        for (int m = 0; m < models && problem.overload() != BalancingProblem.ANY; m++) {
            excess += shares * Math.max(0, load[m] - cycle - problem.overload());
        }
        return excess;
    }

    /** Whether a unit may be in a station (from 1), whoever else is there. */
    boolean mayStand(int u, int station) {
        boolean[] stations = allowed[u];
        return stations.length == 0 || (station <= stations.length && stations[station - 1]);
    }

    /** Whether a unit may share that station with those that are there. */
    boolean mayShare(int u, int station, int[] stationOf) {
        for (int foe : apart[u]) {
            if (stationOf[foe] == station) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether an assignment that precedence allows keeps everything else too.
     *
     * @param station of each task, from 1
     */
    boolean keeps(List<Integer> station, int cycle) {
        for (List<Integer> group : problem.together()) {
            if (group.stream().map(station::get).distinct().count() > 1) {
                return false;
            }
        }
        int[] of = new int[tasks.length];
        int last = 0;
        for (int u = 0; u < of.length; u++) {
            of[u] = station.get(tasks[u][0]);
            last = Math.max(last, of[u]);
        }
        long[][] load = new long[last + 1][problem.models().size() + 1];
        for (int u = 0; u < of.length; u++) {
            if (!mayStand(u, of[u]) || !mayShare(u, of[u], of)) {
                return false;
            }
            for (int m = 0; m < load[of[u]].length; m++) {
                load[of[u]][m] += time[u][m];
            }
        }
        return Arrays.stream(load).allMatch(l -> fits(l, cycle));
    }
}
