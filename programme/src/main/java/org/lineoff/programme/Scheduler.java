package org.lineoff.programme;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Earliest dates of a programme with its most likely durations: precedence, calendars, dates, facts
 * and limited resources kept; the objectives as early as can be, the first before the second; then
 * the smallest sum of all finishes. The answer is a function of the problem alone, whatever the
 * order of the activities in the file and however often it is asked.
 *
 * <p>A forward pass is exact, and takes a fraction of a millisecond, where no resource is short.
 * Else a solver (OR-Tools CP-SAT, one worker, limits that do not depend on the clock) finds the
 * order of the starts, and the priority policy of that order gives the dates. See {@code
 * docs/programme.md}.
 */
public final class Scheduler {
    private Scheduler() {}

    /**
     * Fails with an {@link IllegalArgumentException} where the problem contradicts itself:
     * activities waiting for each other in a circle, names of nothing, a duration not known yet.
     */
    public static Schedule schedule(SchedulingProblem problem) {
        return schedule(problem, CpSat::ifAvailable);
    }

    static Schedule schedule(SchedulingProblem problem, Supplier<Optional<Solver>> solvers) {
        return policy(Network.of(problem), solvers).schedule;
    }

    /** The priority policy of a network, to be run with any luck. */
    static Policy policy(Network net, Supplier<Optional<Solver>> solvers) {
        Luck luck = Luck.mostLikely(net);
        Pass unlimited = new Pass(net, Order.by(net, new int[net.size]), Sharing.UNLIMITED);
        unlimited.run(luck);
        Plan free = Plan.of(unlimited);
        if (fits(net, unlimited)) {
            return settle(net, luck, free, true, Schedule.Method.FORWARD_PASS);
        }
        Plan byRules = PriorityRules.best(net, luck, free);
        Optional<Solver> solver = solvers.get();
        if (solver.isEmpty()) {
            boolean earliest =
                    Arrays.stream(net.objective).allMatch(o -> byRules.finish[o] == free.finish[o]);
            return settle(net, luck, byRules, earliest, Schedule.Method.PRIORITY_RULES);
        }
        Plan solved = solver.get().improve(net, luck, free, byRules);
        return settle(net, luck, solved, solved.earliest, Schedule.Method.SOLVER);
    }

    private static Policy settle(
            Network net, Luck luck, Plan plan, boolean earliest, Schedule.Method method) {
        int[] order = Order.ofTurns(net, plan.start);
        Pass pass = new Pass(net, order, new Turns(net, order, plan.start));
        pass.run(luck);
        // Where leads or finish arcs tie an activity to a later one on the same resource, nobody
        // who
        // is not told the future could keep the plan; then it is shown as it was found.
        boolean kept = Arrays.stream(net.objective).allMatch(o -> pass.finish[o] <= plan.finish[o]);
        Plan shown = kept ? Plan.of(pass) : plan;
        return new Policy(net, order, plan.start, schedule(net, order, shown, method, earliest));
    }

    private static Schedule schedule(
            Network net, int[] order, Plan plan, Schedule.Method method, boolean earliest) {
        Map<String, Schedule.Dates> dates = new TreeMap<>();
        for (int j = 0; j < net.size; j++) {
            dates.put(
                    net.id[j],
                    new Schedule.Dates(net.startDate(j, plan.start[j]), Days.date(plan.finish[j])));
        }
        List<String> ids = Arrays.stream(order).mapToObj(j -> net.id[j]).toList();
        return new Schedule(Collections.unmodifiableMap(dates), ids, method, earliest);
    }

    /** Whether a plan made without regard to resources keeps them all the same. */
    private static boolean fits(Network net, Pass plan) {
        Windows windows = new Windows(net);
        for (int j = 0; j < net.size; j++) {
            if (net.state[j] == State.OPEN
                    && !net.milestone[j]
                    && windows.delays(plan, j, plan.start[j])) {
                return false;
            }
        }
        return true;
    }
}
