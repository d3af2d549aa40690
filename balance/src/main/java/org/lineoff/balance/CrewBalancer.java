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
        fill(line.members.length + prepared.most);
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
        int longest = (int) longest();
        int most = (int) Math.max(1, Math.max(longest, sum()));
        int low = longest;
        int high = most;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (middle > 0 && line.bound(middle).stations() <= stations) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        least = low;
        reason = least == longest ? longestTask() : line.bound(Math.max(1, least - 1)).reason();
        cycle = most + 1;
        // First by fillings alone, which fail early and cost little.
        int from = least;
        int to = most;
        while (from <= to && !budget.stop().getAsBoolean()) {
            int middle = from + (to - from) / 2;
            if (fits(middle, stations)) {
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
                take(plan);
            } else if (answer.never()) {
                least = middle + 1;
                reason = prepared.hasRules() ? new Reason.Rules() : new Reason.Searched();
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

    private void take(Crew.Plan plan) {
        int keeps = Math.max(plan.cycle(line.time), byModel(plan));
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

    /** Fills again and again in ever other orders, for as few stations as come out. */
    private void fill(int most) {
        Crew.Filler filler = line.new Filler(cycle, 1);
        for (int k = 0; k < FILLINGS && !budget.stop().getAsBoolean(); k++) {
            Crew.Plan plan = filler.fill(most, noise(k, FILLINGS));
            if (plan != null && plan.stations() < stations()) {
                best = plan;
                if (isReached(stations())) {
                    return;
                }
            }
        }
    }

    /** Whether so many stations are enough for a cycle, as far as a few fillings can tell. */
    private boolean fits(int of, int stations) {
        Crew.Filler filler = line.new Filler(of, 1);
        for (int k = 0; k < FEW_FILLINGS && !budget.stop().getAsBoolean(); k++) {
            Crew.Plan plan = filler.fill(stations, noise(k, FEW_FILLINGS));
            if (plan != null) {
                take(plan);
                return true;
            }
        }
        return false;
    }

    /** The first filling goes by the rule alone, later ones by ever more chance. */
    private static double noise(int k, int times) {
        return k == 0 ? 0 : 0.1 + 1.5 * k / times;
    }

    /** The shortest cycle that holds each task by itself. */
    private long longest() {
        long longest = 0;
        for (int i = 0; i < line.n; i++) {
            longest = Math.max(longest, Times.least(problem, i));
        }
        return longest;
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
