package org.lineoff.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Balances of one line along its ramp, one for each cycle in the order in which the cycles come,
 * each in as few stations as were found for it (and those to spare), with few tasks that move from
 * one to the next. The stations are the places of the line that the shortest cycle needs; at the
 * others some of them stand empty. Starts at the shortest cycle and goes from there to both ends.
 */
public final class RampChain {
    /** Searches with other luck; each takes a second or two for some hundreds of tasks. */
    private static final int ATTEMPTS = 3;

    private RampChain() {}

    /**
     * One balance of the chain.
     *
     * @param station of each task, from 1
     * @param stations that are used
     * @param least stations below which this cycle cannot be kept
     * @param moves tasks that change their station, from the balance before
     */
    public record Step(
            int cycle, List<Integer> station, int stations, int least, List<Move> moves) {
        public Step {
            station = List.copyOf(station);
            moves = List.copyOf(moves);
        }
    }

    /**
     * The chain; nothing where some cycle cannot be kept.
     *
     * @param spare stations that each step may use beyond the fewest found for it
     * @param budget for each step
     */
    public static Optional<List<Step>> of(
            BalancingProblem problem, List<Integer> cycles, int spare, Supplier<Budget> budget) {
        if (problem.stations().workers() > 1) {
            throw new IllegalArgumentException("a chain is of stations with one worker");
        }
        List<Balance> found = new ArrayList<>();
        int shortest = 0;
        for (int i = 0; i < cycles.size(); i++) {
            Optional<Balance> one = Balancer.fewestStations(problem, cycles.get(i), budget.get());
            if (one.isEmpty()) {
                return Optional.empty();
            }
            found.add(one.get());
            shortest = cycles.get(i) < cycles.get(shortest) ? i : shortest;
        }
        int places = found.stream().mapToInt(Balance::stations).max().orElse(0) + spare;
        LineRules rules = new LineRules(problem);
        List<List<Integer>> station = new ArrayList<>();
        found.forEach(b -> station.add(b.station()));
        for (int i = shortest - 1; i >= 0; i--) {
            station.set(i, near(rules, found.get(i), station.get(i + 1), spare, places));
        }
        for (int i = shortest + 1; i < found.size(); i++) {
            station.set(i, near(rules, found.get(i), station.get(i - 1), spare, places));
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            List<Integer> now = station.get(i);
            List<Integer> before = station.get(Math.max(0, i - 1));
            steps.add(
                    new Step(
                            cycles.get(i),
                            now,
                            (int) now.stream().distinct().count(),
                            found.get(i).least(),
                            Move.between(before, now)));
        }
        return Optional.of(steps);
    }

    private static List<Integer> near(
            LineRules rules, Balance balance, List<Integer> other, int spare, int places) {
        int most = balance.stations() + spare;
        boolean keeps = rules.keeps(other, balance.cycle());
        if (keeps && other.stream().distinct().count() <= most) {
            return other;
        }
        List<Integer> anew =
                new FewestMoves(rules, balance.cycle(), other, most, places)
                        .fromAnother(balance.station());
        int used = (int) other.stream().distinct().count();
        if (!keeps || used <= most) {
            return anew;
        }
        List<Integer> best = anew;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<List<Integer>> closed =
                    new StationsClosed(rules, balance.cycle(), other, places, attempt)
                            .close(used - most);
            if (closed.isPresent()) {
                List<Integer> near =
                        new FewestMoves(rules, balance.cycle(), other, most, places)
                                .from(closed.get());
                boolean fewer = Move.between(other, near).size() < Move.between(other, best).size();
                best = fewer ? near : best;
            }
        }
        return best;
    }
}
