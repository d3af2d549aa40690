package org.lineoff.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.lineoff.balance.BalancingProblem.Precedence;
import org.lineoff.model.SharedStations;

/**
 * A problem as the search sees it: tasks that must share a station, with all that lies between
 * them, are one; times are those of the average car in units of the shares, so that nothing is
 * rounded; what else is stated are {@link Rules}.
 */
final class Prepared {
    private final BalancingProblem problem;

    /** What the average of a station is held against: the cycle times this. */
    final int unit;

    /** The problem's tasks of each task here. */
    final int[][] members;

    private final Line line;
    private final @Nullable Rules rules;

    /** False where rules contradict each other, whatever the cycle and the number of stations. */
    final boolean isPossible;

    /** No balance needs more stations than this, if there is one at all. */
    final int most;

    private Prepared(
            BalancingProblem problem,
            int[][] members,
            Line line,
            @Nullable Rules rules,
            boolean isPossible,
            int most) {
        this.problem = problem;
        unit = Times.unit(problem);
        this.members = members;
        this.line = line;
        this.rules = rules;
        this.isPossible = isPossible;
        this.most = most;
    }

    static Prepared of(BalancingProblem problem) {
        int[] group = groups(problem);
        int count = Arrays.stream(group).max().orElse(-1) + 1;
        int[][] members = new int[count][];
        for (int g = 0; g < count; g++) {
            members[g] = membersOf(group, g);
        }
        long[] times = new long[count];
        for (int i = 0; i < group.length; i++) {
            times[group[i]] += Times.average(problem, i);
        }
        Line line =
                Line.of(
                        Arrays.stream(times).mapToInt(Math::toIntExact).toArray(),
                        Order.followers(count, arcs(problem, group)));
        boolean[][] allowed = new boolean[count][];
        int last = 0;
        boolean isPossible = true;
        for (int g = 0; g < count; g++) {
            boolean[] stations = allowed(problem, members[g]);
            if (stations == null) {
                isPossible = false;
                stations = new boolean[0];
            }
            allowed[g] = stations;
            last = Math.max(last, stations.length);
        }
        long[] apart = apart(problem, group, count);
        for (int g = 0; apart != null && g < count; g++) {
            isPossible &= !Bits.has(apart, g * Math.max(1, (count + 63) >> 6), g);
        }
        boolean isLimited = problem.overload() != BalancingProblem.ANY;
        Rules rules = null;
        if (isLimited || last > 0 || apart != null) {
            int models = isLimited ? problem.models().size() : 0;
            rules = Rules.of(count, models, byModel(problem, members, models), apart, allowed);
        }
        return new Prepared(problem, members, line, rules, isPossible, count + last);
    }

    /** The line where a station has that cycle. */
    Line at(long cycle) {
        boolean isLimited = problem.overload() != BalancingProblem.ANY;
        return rules == null || !isLimited
                ? line.under(rules)
                : line.under(rules.within(cycle + problem.overload()));
    }

    /** The rules of stations whose workers may do so much together on a model. */
    @Nullable Rules crewRules(long most) {
        return rules == null ? null : rules.within(most);
    }

    /** What the average of a station is held against at that cycle. */
    int room(long cycle) {
        return (int) Math.min(cycle * unit, Math.max(1, line.total));
    }

    /** The stations, from 0, that a task here may stand in, of so many; empty: all. */
    long[] allowed(int g, int stations) {
        if (rules == null || rules.last(g) == Integer.MAX_VALUE) {
            return new long[0];
        }
        Rules of = rules;
        long[] allowed =
                LongStream.range(0, stations).filter(s -> of.mayStand(g, (int) s)).toArray();
        // None of them: a domain that nothing meets.
        return allowed.length == 0 ? new long[] {stations} : allowed;
    }

    /** The line without any rules: what forces it forces every balance. */
    Line plain() {
        return line;
    }

    /** Whether anything is stated beside times and precedence. */
    boolean hasRules() {
        return rules != null;
    }

    /** Whether some numbers of stations or cycles may have no balance whatever their room. */
    boolean isPlaced() {
        return rules != null && rules.isPlaced();
    }

    /** The shortest cycle that a station with these tasks of the line keeps. */
    long cycleOf(long[] work, long average) {
        long cycle = -Math.floorDiv(-average, unit);
        if (problem.overload() != BalancingProblem.ANY) {
            for (long own : work) {
                cycle = Math.max(cycle, own - problem.overload());
            }
        }
        return cycle;
    }

    /** The shortest cycle of stations that hold what they are given. */
    long cycleOf(int[] station) {
        int count = Arrays.stream(station).max().orElse(-1) + 1;
        long[][] work = new long[count][problem.models().size()];
        long[] average = new long[count];
        for (int g = 0; g < station.length; g++) {
            add(g, work[station[g]]);
            for (int i : members[g]) {
                average[station[g]] += Times.average(problem, i);
            }
        }
        long cycle = 0;
        for (int s = 0; s < count; s++) {
            cycle = Math.max(cycle, cycleOf(work[s], average[s]));
        }
        return cycle;
    }

    /** The shortest cycle that holds each task by itself. */
    long longest() {
        long longest = 0;
        for (int g = 0; g < members.length; g++) {
            longest = Math.max(longest, cycleOfTask(g));
        }
        return longest;
    }

    long cycleOfTask(int g) {
        long[] work = new long[problem.models().size()];
        add(g, work);
        long average = Arrays.stream(members[g]).mapToLong(i -> Times.average(problem, i)).sum();
        return cycleOf(work, average);
    }

    private void add(int g, long[] work) {
        for (int i : members[g]) {
            for (int m = 0; m < work.length; m++) {
                work[m] += problem.tasks().get(i).time().get(m);
            }
        }
    }

    /** From the stations of the tasks here to those of the problem's. */
    int[] byTask(int[] station) {
        int[] all = new int[problem.tasks().size()];
        for (int g = 0; g < members.length; g++) {
            for (int i : members[g]) {
                all[i] = station[g];
            }
        }
        return all;
    }

    /** Numbers of the tasks here that stand for each of the problem's. */
    private static int[] groups(BalancingProblem problem) {
        int n = problem.tasks().size();
        int[] first =
                SharedStations.firsts(Order.after(n, problem.precedence()), problem.together());
        int[] group = new int[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            group[i] = first[i] == i ? count++ : group[first[i]];
        }
        return group;
    }

    private static int[] membersOf(int[] group, int g) {
        int[] found = new int[group.length];
        int count = 0;
        for (int i = 0; i < group.length; i++) {
            if (group[i] == g) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static List<Precedence> arcs(BalancingProblem problem, int[] group) {
        return problem.precedence().stream()
                .map(arc -> new Precedence(group[arc.before()], group[arc.after()]))
                .filter(arc -> arc.before() != arc.after())
                .distinct()
                .toList();
    }

    private static int[] byModel(BalancingProblem problem, int[][] members, int models) {
        int[] time = new int[members.length * models];
        for (int g = 0; g < members.length; g++) {
            for (int i : members[g]) {
                Task task = problem.tasks().get(i);
                for (int m = 0; m < models; m++) {
                    time[g * models + m] += task.time().get(m) * task.crew();
                }
            }
        }
        return time;
    }

    private static long @Nullable [] apart(BalancingProblem problem, int[] group, int count) {
        if (problem.apart().stream().allMatch(g -> g.size() < 2)) {
            return null;
        }
        int words = Math.max(1, (count + 63) >> 6);
        long[] apart = new long[count * words];
        for (List<Integer> some : problem.apart()) {
            for (int i : some) {
                for (int j : some) {
                    if (i != j) {
                        Bits.add(apart, group[i] * words, group[j]);
                    }
                }
            }
        }
        return apart;
    }

    /** Where all of these may stand; empty: anywhere; null: nowhere. */
    static boolean @Nullable [] allowed(BalancingProblem problem, int[] members) {
        int fixed = 0;
        List<Set<String>> needs = new ArrayList<>();
        List<Set<String>> offers = problem.stations().offers();
        for (int i : members) {
            Task task = problem.tasks().get(i);
            if (task.station() > 0) {
                if (fixed > 0 && fixed != task.station()) {
                    return null;
                }
                fixed = task.station();
            }
            if (!task.needs().isEmpty() && !offers.isEmpty()) {
                needs.add(task.needs());
            }
        }
        if (fixed == 0 && needs.isEmpty()) {
            return new boolean[0];
        }
        boolean[] allowed = new boolean[Math.max(fixed, needs.isEmpty() ? 0 : offers.size())];
        int last = 0;
        for (int s = 0; s < allowed.length; s++) {
            Set<String> offered = s < offers.size() ? offers.get(s) : Set.of();
            allowed[s] =
                    (fixed == 0 || s == fixed - 1) && needs.stream().allMatch(offered::containsAll);
            last = allowed[s] ? s + 1 : last;
        }
        return last == 0 ? null : Arrays.copyOf(allowed, last);
    }
}
