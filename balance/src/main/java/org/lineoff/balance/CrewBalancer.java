package org.lineoff.balance;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Balances a {@link Crew} line: many quick fillings first, then CP-SAT for fewer stations or a
 * shorter cycle until it says that there is none.
 */
final class CrewBalancer {
    /** Fillings of the first look, and of one look at a cycle. */
    private static final int FILLINGS = 400;

    private static final int FEW_FILLINGS = 40;

    private final BalancingProblem problem;
    private final Crew line;
    private final Prepared prepared;
    private final Budget budget;
    private Crew.@Nullable Plan best;
    private int cycle;
    private int least;
    private boolean never;
    private Reason reason = new Reason.Searched();

    private CrewBalancer(BalancingProblem problem, Prepared prepared, Budget budget) {
        this.problem = problem;
        this.prepared = prepared;
        this.budget = budget;
        line = new Crew(problem, prepared);
    }

    static Optional<Balance> fewestStations(
            BalancingProblem problem, Prepared prepared, int cycle, Budget budget) {
        return new CrewBalancer(problem, prepared, budget).fewest(cycle);
    }

    static Optional<Balance> shortestCycle(
            BalancingProblem problem, Prepared prepared, int stations, Budget budget) {
        return new CrewBalancer(problem, prepared, budget).shortest(stations);
    }

    private Optional<Balance> fewest(int given) {
        cycle = given;
        if (longest() > cycle) {
            return Optional.empty();
        }
        Crew.Bound bound = line.bound(cycle);
        least = bound.stations();
        reason = bound.reason();
        int most = line.members.length + prepared.most;
        fill(cycle, most, FILLINGS);
        CrewSolver solver = CrewSolver.ifAvailable(line);
        while (solver != null && !isReached(stations()) && !budget.stop().getAsBoolean()) {
            int target = best == null ? prepared.most : best.stations() - 1;
            CrewSolver.Answer answer = solver.ask(cycle, target, best, budget);
            if (answer.plan() != null) {
                best = answer.plan();
            } else if (answer.never()) {
                least = target + 1;
                reason = prepared.hasRules() ? new Reason.Rules() : new Reason.Searched();
                never = best == null;
            } else {
                break;
            }
        }
        return balance(Balance.Goal.STATIONS, stations());
    }

    /** The cycle is halved between what is proven and what is found. */
    private Optional<Balance> shortest(int stations) {
        int high = (int) Math.max(1, Math.max(longest(), sum()));
        int low = (int) Math.max(0, longest());
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (middle > 0 && line.bound(middle).stations() <= stations) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        least = low;
        reason = least == longest() ? longestTask() : line.bound(Math.max(1, least - 1)).reason();
        high = (int) Math.max(1, Math.max(longest(), sum()));
        cycle = high + 1;
        // First by fillings alone, which fail early and cost little.
        int from = least;
        int to = high;
        while (from <= to && !budget.stop().getAsBoolean()) {
            int middle = from + (to - from) / 2;
            if (fill(middle, stations, FEW_FILLINGS)) {
                to = cycle - 1;
            } else {
                from = middle + 1;
            }
        }
        CrewSolver solver = CrewSolver.ifAvailable(line);
        while (solver != null && cycle > least && !budget.stop().getAsBoolean()) {
            int middle = least + (cycle - 1 - least) / 2;
            CrewSolver.Answer answer = solver.ask(middle, stations, null, budget);
            Crew.Plan plan = answer.plan();
            if (plan != null) {
                take(plan, plan.cycle(line.time));
            } else if (answer.never()) {
                least = middle + 1;
                reason = prepared.hasRules() ? new Reason.Rules() : new Reason.Searched();
                never = best == null && least > high;
                if (never) {
                    break;
                }
            } else {
                break;
            }
        }
        return balance(Balance.Goal.CYCLE, stations);
    }

    private int stations() {
        return best == null ? Integer.MAX_VALUE : best.stations();
    }

    private boolean isReached(int stations) {
        return never || stations == least;
    }

    private void take(Crew.Plan plan, int of) {
        int keeps = Math.max(of, byModel(plan));
        if (keeps < cycle) {
            best = plan;
            cycle = keeps;
        }
    }

    /** The shortest cycle at which the stations of a plan keep the limit on overload. */
    private int byModel(Crew.Plan plan) {
        if (problem.overload() == BalancingProblem.ANY) {
            return 0;
        }
        StationLoads loads =
                StationLoads.of(
                        problem,
                        Arrays.stream(plan.station()).map(s -> s + 1).boxed().toList(),
                        plan.stations(),
                        0);
        long most = 0;
        for (var own : loads.models()) {
            for (long work : own) {
                most = Math.max(most, work);
            }
        }
        return (int) -Math.floorDiv(problem.overload() - most, (long) line.workers);
    }

    /** Whether one of so many fillings is better than the best so far. */
    private boolean fill(int of, int most, int times) {
        Crew.Filler filler = line.new Filler(of, 1);
        boolean found = false;
        for (int k = 0; k < times && !budget.stop().getAsBoolean(); k++) {
            Crew.Plan plan = filler.fill(most, k == 0 ? 0 : 0.1 + 1.5 * k / times);
            if (plan == null) {
                continue;
            }
            if (times == FEW_FILLINGS) {
                take(plan, plan.cycle(line.time));
                return true;
            }
            if (plan.stations() < stations()) {
                best = plan;
                found = true;
                if (isReached(stations())) {
                    break;
                }
            }
        }
        return found;
    }

    private long longest() {
        long longest = Arrays.stream(line.time).max().orElse(0);
        return problem.overload() == BalancingProblem.ANY ? longest : Math.max(longest, byOne());
    }

    /** The shortest cycle at which each task alone keeps the limit on overload. */
    private long byOne() {
        long cycle = 0;
        for (Task task : problem.tasks()) {
            for (int time : task.time()) {
                long work = (long) time * task.crew() - problem.overload();
                cycle = Math.max(cycle, -Math.floorDiv(-work, (long) line.workers));
            }
        }
        return cycle;
    }

    private long sum() {
        long sum = Arrays.stream(line.time).asLongStream().sum();
        if (problem.overload() != BalancingProblem.ANY) {
            for (int m = 0; m < problem.models().size(); m++) {
                long work = 0;
                for (Task task : problem.tasks()) {
                    work += (long) task.time().get(m) * task.crew();
                }
                sum = Math.max(sum, work);
            }
        }
        return sum;
    }

    private Reason longestTask() {
        for (int i = 0; i < line.n; i++) {
            if (line.time[i] == least) {
                return new Reason.LongestTask(i);
            }
        }
        return new Reason.Rules();
    }

    private Optional<Balance> balance(Balance.Goal goal, int stations) {
        Crew.Plan plan = best;
        if (plan == null) {
            return Optional.empty();
        }
        boolean proven = goal == Balance.Goal.STATIONS ? stations == least : cycle == least;
        return Optional.of(
                new Balance(
                        goal,
                        cycle,
                        stations,
                        Arrays.stream(plan.station()).map(s -> s + 1).boxed().toList(),
                        Arrays.stream(plan.worker()).map(w -> w + 1).boxed().toList(),
                        Arrays.stream(plan.start()).boxed().toList(),
                        least,
                        proven,
                        reason));
    }
}
