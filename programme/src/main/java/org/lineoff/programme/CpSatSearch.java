package org.lineoff.programme;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import java.util.Arrays;

/**
 * One lexicographic search of {@link CpSat}. Every step has a model of its own, as small as the
 * step allows, in which what the steps before have reached is held.
 */
final class CpSatSearch {
    /**
     * In CP-SAT's deterministic time, a unit being one to three seconds of a core: an objective.
     */
    private static final double OBJECTIVE_LIMIT = 8;

    /** The same, for each of the two steps after the objectives. */
    private static final double REST_LIMIT = 1;

    private static final int SEED = 1;

    private final Network net;
    private final Luck luck;
    private final Plan free;

    /** The best plan so far. */
    private Plan known;

    /** How many objectives are held, and at what. */
    private int held;

    private final int[] reached;
    private long reachedSum;

    CpSatSearch(Network net, Luck luck, Plan free, Plan known) {
        this.net = net;
        this.luck = luck;
        this.free = free;
        this.known = known;
        reached = new int[net.objective.length];
    }

    Plan run() {
        boolean earliest = true;
        boolean[] relevant = new boolean[net.size];
        for (int o : net.objective) {
            addWithAllItWaitsFor(relevant, o);
            if (!keepsHeld() || known.finish[o] > free.finish[o]) {
                earliest &= minimizeObjective(o, relevant);
            } else {
                reached[held] = known.finish[o];
            }
            held++;
        }
        if (earliest && minimizeSum()) {
            minimizeWeightedStarts();
        }
        return new Plan(known.start, known.finish, earliest);
    }

    private boolean minimizeObjective(int objective, boolean[] relevant) {
        CpSatModel model = model(relevant, Integer.MAX_VALUE);
        if (keepsHeld()) {
            model.cp().addLessOrEqual(model.finish(objective), known.finish[objective]);
        }
        Step step = new Step(model, relevant, model.finish(objective), OBJECTIVE_LIMIT);
        reached[held] = step.found ? step.finish[objective] : known.finish[objective];
        if (step.found) {
            known = completed(step, relevant);
        }
        return step.proven;
    }

    private boolean minimizeSum() {
        boolean[] all = all();
        // No plan with a smaller sum has a finish later than by what the known sum is above the
        // least.
        long slack = keepsHeld() ? sum(known.finish) - sum(free.finish) : Integer.MAX_VALUE;
        CpSatModel model = model(all, slack);
        LinearArgument[] finishes = new LinearArgument[net.size];
        for (int j = 0; j < net.size; j++) {
            finishes[j] = model.finish(j);
        }
        LinearExpr sum = LinearExpr.sum(finishes);
        if (keepsHeld()) {
            model.cp().addLessOrEqual(sum, sum(known.finish));
        }
        Step step = new Step(model, all, sum, REST_LIMIT);
        if (step.found) {
            known = new Plan(step.start, step.finish, false);
        }
        reachedSum = sum(known.finish);
        return step.proven;
    }

    private void minimizeWeightedStarts() {
        boolean[] all = all();
        CpSatModel model = model(all, reachedSum - sum(free.finish));
        LinearArgument[] starts = new LinearArgument[net.size];
        LinearArgument[] finishes = new LinearArgument[net.size];
        long[] weights = new long[net.size];
        for (int j = 0; j < net.size; j++) {
            starts[j] = model.start(j);
            finishes[j] = model.finish(j);
            weights[j] = (long) net.size - j;
        }
        model.cp().addLessOrEqual(LinearExpr.sum(finishes), reachedSum);
        Step step = new Step(model, all, LinearExpr.weightedSum(starts, weights), REST_LIMIT);
        if (step.found) {
            known = new Plan(step.start, step.finish, false);
        }
    }

    /** The objectives held so far in a new model of those nodes. */
    private CpSatModel model(boolean[] nodes, long slack) {
        CpSatModel model = new CpSatModel(net, luck, free, nodes, slack);
        for (int h = 0; h < held; h++) {
            model.cp().addLessOrEqual(model.finish(net.objective[h]), reached[h]);
        }
        return model;
    }

    /** The nodes of a step as it found them, and behind them the others as they were. */
    private Plan completed(Step step, boolean[] nodes) {
        int last = Arrays.stream(step.start).max().orElse(0);
        int[] key = new int[net.size];
        for (int j = 0; j < net.size; j++) {
            key[j] = nodes[j] ? step.start[j] : last + 1 + known.start[j] - net.signed;
        }
        Pass pass = new Pass(net, Order.by(net, key), new Windows(net));
        pass.run(luck);
        return Plan.of(pass);
    }

    private boolean keepsHeld() {
        for (int h = 0; h < held; h++) {
            if (known.finish[net.objective[h]] > reached[h]) {
                return false;
            }
        }
        return true;
    }

    private void addWithAllItWaitsFor(boolean[] nodes, int node) {
        if (!nodes[node]) {
            nodes[node] = true;
            for (int a = net.firstArc[node]; a < net.firstArc[node + 1]; a++) {
                addWithAllItWaitsFor(nodes, net.arcFrom[a]);
            }
        }
    }

    private boolean[] all() {
        boolean[] all = new boolean[net.size];
        Arrays.fill(all, true);
        return all;
    }

    private static long sum(int[] days) {
        return Arrays.stream(days).asLongStream().sum();
    }

    /** One call of the solver. */
    private final class Step {
        final int[] start = known.start.clone();
        final int[] finish = known.finish.clone();
        final boolean found;
        final boolean proven;

        Step(CpSatModel model, boolean[] nodes, LinearArgument goal, double limit) {
            CpModel cp = model.cp();
            for (int j = 0; j < net.size; j++) {
                if (nodes[j]) {
                    hint(cp, model.start(j), known.start[j]);
                    if (!net.milestone[j]) {
                        hint(cp, model.finish(j), known.finish[j]);
                    }
                }
            }
            cp.minimize(goal);
            CpSolver solver = new CpSolver();
            solver.getParameters()
                    .setNumWorkers(1)
                    // Ctrl-C belongs to the program: the solver's own handler ends it with a crash.
                    .setCatchSigintSignal(false)
                    .setRandomSeed(SEED)
                    .setMaxDeterministicTime(limit)
                    // Chosen on PSPLIB's hard instances of 30 activities: twice as fast without
                    // relaxation, and some 10 % faster again with the precedences in the
                    // cumulative.
                    .setLinearizationLevel(0)
                    .setUseHardPrecedencesInCumulative(true);
            CpSolverStatus status = solver.solve(cp);
            proven = status == CpSolverStatus.OPTIMAL;
            found = proven || status == CpSolverStatus.FEASIBLE;
            if (found) {
                for (int j = 0; j < net.size; j++) {
                    if (nodes[j]) {
                        start[j] = Math.toIntExact(solver.value(model.start(j)));
                        finish[j] = Math.toIntExact(solver.value(model.finish(j)));
                    }
                }
            } else if (status != CpSolverStatus.UNKNOWN) {
                throw new IllegalStateException(
                        "The solver says (%s, %s) of a programme that has a plan."
                                .formatted(status, cp.validate()));
            }
        }

        private static void hint(CpModel cp, LinearArgument variable, int value) {
            if (variable instanceof IntVar v) {
                cp.addHint(v, value);
            }
        }
    }
}
