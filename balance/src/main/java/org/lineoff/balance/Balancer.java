package org.lineoff.balance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Puts tasks into stations, as few or as short as can be, and says whether that is proven.
 *
 * <p>The search is exact and stops at any time with the best so far ({@link Budget}): heuristics
 * give a first balance, {@link Fit} bounds what is possible, {@link Search} (branch, bound and
 * remember) closes the gap.
 */
public final class Balancer {
    private Balancer() {}

    /**
     * The fewest stations for a cycle; nothing where a task, or what a station has to hold, does
     * not fit into it.
     */
    public static Optional<Balance> fewestStations(
            BalancingProblem problem, int cycle, Budget budget) {
        Line line = line(problem);
        if (cycle < 1 || (line.n > 0 && line.time[0] > cycle)) {
            return Optional.empty();
        }
        FewestStations search = new FewestStations(line, cycle, budget);
        search.run();
        return Optional.of(
                balance(
                        Balance.Goal.STATIONS,
                        cycle,
                        search.stations,
                        search.station,
                        line,
                        search.least,
                        search.proven() && problem.isPlain(),
                        Explainer.stations(line, cycle, search.least, cycle, line.total)));
    }

    /** The shortest cycle for a number of stations. */
    public static Optional<Balance> shortestCycle(
            BalancingProblem problem, int stations, Budget budget) {
        if (stations < 1) {
            return Optional.empty();
        }
        Line line = line(problem);
        ShortestCycle search = new ShortestCycle(line, stations, budget);
        search.run();
        return Optional.of(
                balance(
                        Balance.Goal.CYCLE,
                        search.cycle,
                        stations,
                        search.station,
                        line,
                        search.least,
                        search.proven() && problem.isPlain(),
                        Explainer.cycle(line, stations, search.least, timeOfTask(line))));
    }

    private static Line line(BalancingProblem problem) {
        int n = problem.tasks().size();
        int[] time = new int[n];
        for (int i = 0; i < n; i++) {
            // Several models: the average, rounded up, so that a station's average fits the cycle.
            time[i] =
                    Math.toIntExact(
                            -Math.floorDiv(-Times.average(problem, i), Times.unit(problem)));
        }
        return Line.of(time, Order.followers(n, problem.precedence()));
    }

    private static int[] timeOfTask(Line line) {
        int[] time = new int[line.n];
        for (int i = 0; i < line.n; i++) {
            time[line.task[i]] = line.time[i];
        }
        return time;
    }

    /** Adds where in its station each task starts: one after the other, as precedence wants. */
    private static Balance balance(
            Balance.Goal goal,
            int cycle,
            int stations,
            int[] station,
            Line line,
            int least,
            boolean proven,
            Reason reason) {
        int[] filled = new int[Math.max(stations, 1)];
        int[] start = new int[line.n];
        for (int i : line.order) {
            int task = line.task[i];
            start[task] = filled[station[task]];
            filled[station[task]] += line.time[i];
        }
        List<Integer> from1 = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < line.n; i++) {
            from1.add(station[i] + 1);
            starts.add(start[i]);
        }
        return new Balance(
                goal,
                cycle,
                stations,
                from1,
                Collections.nCopies(line.n, 1),
                starts,
                least,
                proven,
                reason);
    }
}
