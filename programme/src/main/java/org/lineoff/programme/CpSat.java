package org.lineoff.programme;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import java.util.Arrays;
import java.util.Optional;

/**
 * The plan by OR-Tools CP-SAT: one worker, a fixed seed, and limits in its deterministic time, so
 * that the same problem gives the same plan. Each objective is minimised in turn and then held;
 * then the sum of all finishes; then the starts of the resource users by id, which leaves one plan
 * only. Where a limit is reached the best plan so far is held, and {@link Plan#earliest} is false
 * if that was in an objective.
 */
final class CpSat implements Solver {
    /** In CP-SAT's deterministic time, about seconds of one core: for each objective. */
    private static final double OBJECTIVE_LIMIT = 20;

    /** The same, for all that comes after the objectives together. */
    private static final double REST_LIMIT = 4;

    private static final int SEED = 1;

    private CpSat() {}

    /** The solver, or nothing where its native part is missing on this platform. */
    static Optional<Solver> ifAvailable() {
        try {
            Loader.loadNativeLibraries();
            return Optional.of(new CpSat());
        } catch (LinkageError | RuntimeException missing) {
            return Optional.empty();
        }
    }

    @Override
    public Plan improve(Network net, Luck luck, Plan free, Plan known) {
        return new Search(net, luck, free, known).run();
    }

    /** One lexicographic search; every step holds what the steps before it have reached. */
    private static final class Search {
        private final Network net;
        private final Plan free;
        private final CpSatModel variables;
        private final CpModel model;
        private int[] start;
        private int[] finish;
        private double spent;

        Search(Network net, Luck luck, Plan free, Plan known) {
            this.net = net;
            this.free = free;
            variables = new CpSatModel(net, luck, free);
            model = variables.model();
            start = known.start.clone();
            finish = known.finish.clone();
        }

        Plan run() {
            boolean earliest = true;
            for (int o : net.objective) {
                if (finish[o] > free.finish[o]) {
                    earliest &= minimize(variables.finish(o), OBJECTIVE_LIMIT);
                }
                model.addLessOrEqual(variables.finish(o), finish[o]);
            }
            if (earliest && settleTheRest()) {
                settleTies();
            }
            return new Plan(start, finish, earliest);
        }

        private boolean settleTheRest() {
            LinearArgument[] all = new LinearArgument[net.size];
            for (int j = 0; j < net.size; j++) {
                all[j] = variables.finish(j);
            }
            LinearExpr sum = LinearExpr.sum(all);
            spent = 0;
            boolean proven = minimize(sum, REST_LIMIT);
            model.addLessOrEqual(sum, Arrays.stream(finish).asLongStream().sum());
            return proven;
        }

        private void settleTies() {
            for (int j = 0; j < net.size && spent < REST_LIMIT; j++) {
                if (variables.shares(j)) {
                    if (start[j] > free.start[j]
                            && !minimize(variables.start(j), REST_LIMIT - spent)) {
                        return;
                    }
                    model.addLessOrEqual(variables.start(j), start[j]);
                }
            }
        }

        /** Returns whether the minimum is proven. */
        private boolean minimize(LinearArgument goal, double limit) {
            model.clearHints();
            for (int j = 0; j < net.size; j++) {
                hint(variables.start(j), start[j]);
                if (!net.milestone[j]) {
                    hint(variables.finish(j), finish[j]);
                }
            }
            model.minimize(goal);
            CpSolver solver = new CpSolver();
            solver.getParameters()
                    .setNumWorkers(1)
                    .setRandomSeed(SEED)
                    .setMaxDeterministicTime(limit);
            CpSolverStatus status = solver.solve(model);
            spent += solver.response().getDeterministicTime();
            if (status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE) {
                for (int j = 0; j < net.size; j++) {
                    start[j] = Math.toIntExact(solver.value(variables.start(j)));
                    finish[j] = Math.toIntExact(solver.value(variables.finish(j)));
                }
            } else if (status != CpSolverStatus.UNKNOWN) {
                throw new IllegalStateException(
                        "The solver says (%s, %s) of a programme that has a plan."
                                .formatted(status, model.validate()));
            }
            return status == CpSolverStatus.OPTIMAL;
        }

        private void hint(LinearArgument variable, int value) {
            if (variable instanceof IntVar v) {
                model.addHint(v, value);
            }
        }
    }
}
