package org.lineoff.balance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The oracle for small lines with whatever rules: station by station, every set of tasks that can
 * be done so far. Where several work in a station, every order in which tasks could be handed out.
 */
final class EveryRuledBalance {
    private EveryRuledBalance() {}

    /** The fewest stations for a cycle; 0: no number of stations keeps all rules. */
    static int fewestStations(BalancingProblem p, int cycle, int most) {
        int n = p.tasks().size();
        int[] before = new int[n];
        for (BalancingProblem.Precedence arc : p.precedence()) {
            before[arc.after()] |= 1 << arc.before();
        }
        int all = (1 << n) - 1;
        Set<Integer> reached = Set.of(0);
        for (int station = 1; station <= most; station++) {
            Set<Integer> next = new HashSet<>();
            for (int done : reached) {
                int open = all & ~done;
                for (int load = open; ; load = (load - 1) & open) {
                    if (isAllowed(p, cycle, station, load, done, before)) {
                        next.add(done | load);
                    }
                    if (load == 0) {
                        break;
                    }
                }
            }
            if (next.contains(all)) {
                return station;
            }
            reached = next;
        }
        return 0;
    }

    /** The shortest cycle for a number of stations; 0: none up to the one stated. */
    static int shortestCycle(BalancingProblem p, int stations, int longest) {
        for (int cycle = 1; cycle <= longest; cycle++) {
            if (fewestStations(p, cycle, stations) > 0) {
                return cycle;
            }
        }
        return 0;
    }

    /** The least smoothness index of all balances in so many stations of that cycle. */
    static double evenest(BalancingProblem p, int cycle, int stations) {
        int n = p.tasks().size();
        int[] before = new int[n];
        for (BalancingProblem.Precedence arc : p.precedence()) {
            before[arc.after()] |= 1 << arc.before();
        }
        return evenest(p, cycle, stations, new java.util.ArrayList<>(), 0, before);
    }

    private static double evenest(
            BalancingProblem p, int cycle, int left, List<Double> work, int done, int[] before) {
        int open = ((1 << before.length) - 1) & ~done;
        if (left == 0) {
            return open == 0 ? new StationLoads(cycle, cycle, work, List.of()).smoothness() : 1e9;
        }
        double least = 1e9;
        for (int load = open; ; load = (load - 1) & open) {
            if (isAllowed(p, cycle, work.size() + 1, load, done, before)) {
                double sum = 0;
                for (int i = 0; i < before.length; i++) {
                    sum += (load >> i & 1) != 0 ? p.meanTime(i) : 0;
                }
                work.add(sum);
                least = Math.min(least, evenest(p, cycle, left - 1, work, done | load, before));
                work.removeLast();
            }
            if (load == 0) {
                return least;
            }
        }
    }

    private static boolean isAllowed(
            BalancingProblem p, int cycle, int station, int load, int done, int[] before) {
        int models = p.models().size();
        long[] work = new long[models];
        long average = 0;
        long shares = 0;
        for (int m = 0; m < models; m++) {
            shares += p.models().get(m).share();
        }
        List<Set<String>> offers = p.stations().offers();
        Set<String> offered = station <= offers.size() ? offers.get(station - 1) : Set.of();
        for (int i = 0; i < p.tasks().size(); i++) {
            if ((load >> i & 1) == 0) {
                continue;
            }
            Task task = p.tasks().get(i);
            if ((before[i] & ~(done | load)) != 0
                    || (task.station() > 0 && task.station() != station)
                    || (!offers.isEmpty() && !offered.containsAll(task.needs()))) {
                return false;
            }
            for (int m = 0; m < models; m++) {
                work[m] += (long) task.time().get(m) * task.crew();
                average += (long) task.time().get(m) * p.models().get(m).share();
            }
        }
        for (long own : work) {
            if (p.overload() != BalancingProblem.ANY
                    && own > (long) cycle * p.stations().workers() + p.overload()) {
                return false;
            }
        }
        for (List<Integer> group : p.together()) {
            long in = group.stream().filter(i -> (load >> i & 1) != 0).count();
            if (in > 0 && in < group.size()) {
                return false;
            }
        }
        for (List<Integer> group : p.apart()) {
            if (group.stream().filter(i -> (load >> i & 1) != 0).count() > 1) {
                return false;
            }
        }
        if (p.stations().workers() > 1) {
            return fits(
                    p,
                    cycle,
                    load,
                    new long[p.stations().workers()],
                    new int[before.length],
                    before);
        }
        return average <= cycle * shares;
    }

    /** Whether the rest of a load can be handed out, each task as early as it can begin then. */
    private static boolean fits(
            BalancingProblem p, int cycle, int rest, long[] free, int[] end, int[] before) {
        if (rest == 0) {
            return true;
        }
        for (int i = 0; i < end.length; i++) {
            if ((rest >> i & 1) == 0 || (before[i] & rest) != 0) {
                continue;
            }
            long ready = 0;
            for (int j = 0; j < end.length; j++) {
                if ((before[i] >> j & 1) != 0) {
                    ready = Math.max(ready, end[j]);
                }
            }
            Task task = p.tasks().get(i);
            int time = (int) Math.ceil(p.meanTime(i) - 1e-9);
            int workers = free.length;
            for (int who = 1; who < 1 << workers; who++) {
                if (Integer.bitCount(who) != task.crew() || !isSide(p, task, who)) {
                    continue;
                }
                long begin = ready;
                for (int w = 0; w < workers; w++) {
                    begin = (who >> w & 1) != 0 ? Math.max(begin, free[w]) : begin;
                }
                if (begin + time > cycle) {
                    continue;
                }
                long[] then = free.clone();
                for (int w = 0; w < workers; w++) {
                    then[w] = (who >> w & 1) != 0 ? begin + time : then[w];
                }
                int[] ends = end.clone();
                ends[i] = (int) begin + time;
                if (fits(p, cycle, rest & ~(1 << i), then, ends, before)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSide(BalancingProblem p, Task task, int who) {
        if (!p.stations().twoSided() || task.crew() > 1 || task.side() == Task.Side.EITHER) {
            return true;
        }
        return who == (task.side() == Task.Side.LEFT ? 1 : 2);
    }
}
