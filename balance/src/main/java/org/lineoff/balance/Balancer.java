package org.lineoff.balance;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Puts tasks into stations, as few or as short as can be, and says whether that is proven.
 *
 * <p>The search is exact and stops at any time with the best so far ({@link Budget}): heuristics
 * give a first balance, {@link Fit} bounds what is possible, {@link Search} (branch, bound and
 * remember) closes the gap, with all that one worker a station has to keep ({@link Rules}).
 * Stations of several workers, who wait for each other, are left to CP-SAT after a first look
 * ({@link CrewBalancer}).
 */
public final class Balancer {
    private Balancer() {}

    /**
     * The fewest stations for a cycle; nothing where none keep all rules, or none were found in the
     * time.
     */
    public static Optional<Balance> fewestStations(
            BalancingProblem problem, int cycle, Budget budget) {
        Prepared prepared = Prepared.of(problem);
        if (cycle < 1 || !prepared.isPossible) {
            return Optional.empty();
        }
        if (problem.stations().workers() > 1) {
            return CrewBalancer.fewestStations(problem, prepared, cycle, budget);
        }
        if (prepared.longest() > cycle) {
            return Optional.empty();
        }
        Line line = prepared.at(cycle);
        int room = prepared.room(cycle);
        FewestStations search = new FewestStations(line, room, prepared.most, budget);
        search.run();
        if (!search.isFound()) {
            return Optional.empty();
        }
        return Optional.of(
                balance(
                        problem,
                        Balance.Goal.STATIONS,
                        cycle,
                        search.stations,
                        prepared.byTask(search.station),
                        search.least,
                        search.proven(),
                        new Explainer(prepared).stations(search.least, cycle)));
    }

    /**
     * The shortest cycle for a number of stations; nothing where none keeps all rules, or none was
     * found in the time.
     */
    public static Optional<Balance> shortestCycle(
            BalancingProblem problem, int stations, Budget budget) {
        Prepared prepared = Prepared.of(problem);
        if (stations < 1 || !prepared.isPossible) {
            return Optional.empty();
        }
        if (problem.stations().workers() > 1) {
            return CrewBalancer.shortestCycle(problem, prepared, stations, budget);
        }
        ShortestCycle search = new ShortestCycle(prepared, stations, budget);
        search.run();
        if (!search.isFound()) {
            return Optional.empty();
        }
        return Optional.of(
                balance(
                        problem,
                        Balance.Goal.CYCLE,
                        search.cycle,
                        stations,
                        prepared.byTask(search.station),
                        search.least,
                        search.proven(),
                        new Explainer(prepared).cycle(stations, search.least)));
    }

    /**
     * The same stations and cycle with more even work: the smoothness index falls, or stays. With
     * several workers a station the balance is returned as it is.
     */
    public static Balance smoother(BalancingProblem problem, Balance balance, Budget budget) {
        if (problem.stations().workers() > 1) {
            return balance;
        }
        Prepared prepared = Prepared.of(problem);
        int[] station = new int[prepared.members.length];
        for (int g = 0; g < station.length; g++) {
            station[g] = balance.station().get(prepared.members[g][0]) - 1;
        }
        Smoother smoother =
                new Smoother(
                        prepared.at(balance.cycle()),
                        prepared.room(balance.cycle()),
                        balance.stations(),
                        station);
        return balance(
                problem,
                balance.goal(),
                balance.cycle(),
                balance.stations(),
                prepared.byTask(smoother.run(budget)),
                balance.least(),
                balance.proven(),
                balance.reason());
    }

    /** Adds where in its station each task starts: one after the other, as precedence wants. */
    private static Balance balance(
            BalancingProblem problem,
            Balance.Goal goal,
            int cycle,
            int stations,
            int[] station,
            int least,
            boolean proven,
            Reason reason) {
        int n = station.length;
        double[] filled = new double[Math.max(stations, 1)];
        Integer[] start = new Integer[n];
        for (int i : Order.sorted(n, problem.precedence())) {
            start[i] = (int) Math.round(filled[station[i]]);
            filled[station[i]] += problem.meanTime(i);
        }
        return new Balance(
                goal,
                cycle,
                stations,
                Arrays.stream(station).map(s -> s + 1).boxed().toList(),
                Collections.nCopies(n, 1),
                List.of(start),
                least,
                proven,
                reason);
    }
}
