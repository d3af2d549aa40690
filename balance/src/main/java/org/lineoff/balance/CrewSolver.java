package org.lineoff.balance;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.CumulativeConstraint;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.IntervalVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import com.google.ortools.util.Domain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The stations of a {@link Crew} line put to OR-Tools CP-SAT. All stations stand behind each other
 * on one axis of time, a cycle each: a task lies within one of them, behind all that must come
 * before it, and no more work goes on at any instant than there are workers. Within one model that
 * says at once which station it is and when in it each worker does what.
 */
final class CrewSolver {
    private static final long LOOK_MILLIS = 20;

    private final Crew line;
    private final int workers;

    private CrewSolver(Crew line) {
        this.line = line;
        workers = line.workers;
    }

    /** The solver, or null where its native part is missing on this platform. */
    static @Nullable CrewSolver ifAvailable(Crew line) {
        try {
            Loader.loadNativeLibraries();
            return new CrewSolver(line);
        } catch (LinkageError | RuntimeException missing) {
            return null;
        }
    }

    /**
     * @param plan that keeps all rules; null: none was found
     * @param never whether none exists
     */
    record Answer(Crew.@Nullable Plan plan, boolean never) {}

    /**
     * Whether there is a plan in so many stations of that cycle.
     *
     * @param near a plan that it may begin from; null: none
     */
    Answer ask(int cycle, int stations, Crew.@Nullable Plan near, Budget budget) {
        if (stations < 1 || Arrays.stream(line.time).anyMatch(t -> t > cycle)) {
            return new Answer(null, line.n > 0);
        }
        Model model = new Model(cycle, stations);
        if (near != null) {
            model.hint(near);
        }
        CpSolver solver = new CpSolver();
        solver.getParameters().setRandomSeed(1);
        if (budget.loads() == Long.MAX_VALUE) {
            solver.getParameters()
                    .setNumWorkers(Math.min(8, Runtime.getRuntime().availableProcessors()));
        } else {
            // Bounded by loads, the answer has to repeat.
            solver.getParameters().setNumWorkers(1).setMaxDeterministicTime(budget.loads() / 1e5);
        }
        CpSolverStatus status = solve(solver, model.cp, budget.stop());
        return switch (status) {
            case OPTIMAL, FEASIBLE -> new Answer(model.plan(solver), false);
            case INFEASIBLE -> new Answer(null, true);
            default -> new Answer(null, false);
        };
    }

    private static CpSolverStatus solve(CpSolver solver, CpModel model, BooleanSupplier stop) {
        ScheduledExecutorService watch =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("balance-limit").factory());
        ScheduledFuture<?> looking =
                watch.scheduleAtFixedRate(
                        () -> {
                            if (stop.getAsBoolean()) {
                                solver.stopSearch();
                            }
                        },
                        LOOK_MILLIS,
                        LOOK_MILLIS,
                        TimeUnit.MILLISECONDS);
        try {
            return solver.solve(model);
        } finally {
            looking.cancel(true);
            watch.shutdownNow();
        }
    }

    private final class Model {
        private final int cycle;
        private final int stations;
        private final CpModel cp = new CpModel();
        private final IntVar[] station;
        private final IntVar[] begin;
        private final IntervalVar[] interval;

        /** Of a task that either side may do, whether it is on the right. */
        private final @Nullable BoolVar[] right;

        Model(int cycle, int stations) {
            this.cycle = cycle;
            this.stations = stations;
            station = new IntVar[line.n];
            begin = new IntVar[line.n];
            interval = new IntervalVar[line.n];
            right = new BoolVar[line.n];
            for (int i = 0; i < line.n; i++) {
                task(i);
            }
            for (int i = 0; i < line.n; i++) {
                for (int p : line.before[i]) {
                    cp.addGreaterOrEqual(begin[i], LinearExpr.affine(begin[p], 1, line.time[p]));
                    cp.addGreaterOrEqual(station[i], station[p]);
                }
            }
            for (int[] members : line.members) {
                for (int k = 1; k < members.length; k++) {
                    cp.addEquality(station[members[0]], station[members[k]]);
                }
            }
            for (List<Integer> apart : line.problem.apart()) {
                if (apart.size() > 1) {
                    cp.addAllDifferent(apart.stream().map(i -> station[i]).toArray(IntVar[]::new));
                }
            }
            if (line.problem.stations().twoSided()) {
                sides();
            } else {
                CumulativeConstraint all = cp.addCumulative(workers);
                for (int i = 0; i < line.n; i++) {
                    all.addDemand(interval[i], line.crew[i]);
                }
            }
            if (line.problem.overload() != BalancingProblem.ANY) {
                overload();
            }
        }

        private void task(int i) {
            int time = line.time[i];
            long[] allowed = line.prepared.allowed(line.group[i], stations);
            station[i] =
                    allowed.length == 0
                            ? cp.newIntVar(0, stations - 1, "s" + i)
                            : cp.newIntVarFromDomain(Domain.fromValues(allowed), "s" + i);
            begin[i] = cp.newIntVar(0, (long) stations * cycle - time, "b" + i);
            // Within its station: station * cycle <= begin <= (station + 1) * cycle - time.
            IntVar inside = cp.newIntVar(0, cycle - time, "w" + i);
            cp.addEquality(
                    begin[i],
                    LinearExpr.newBuilder().addTerm(station[i], cycle).add(inside).build());
            interval[i] = cp.newFixedSizeIntervalVar(begin[i], time, "i" + i);
        }

        private void sides() {
            List<List<IntervalVar>> side = List.of(new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < line.n; i++) {
                boolean left = line.mayDo(i, 0);
                boolean both = line.crew[i] > 1;
                if (both || !(left && line.mayDo(i, 1))) {
                    if (both || left) {
                        side.get(0).add(interval[i]);
                    }
                    if (both || !left) {
                        side.get(1).add(interval[i]);
                    }
                } else {
                    BoolVar isRight = cp.newBoolVar("r" + i);
                    right[i] = isRight;
                    int time = line.time[i];
                    side.get(1)
                            .add(
                                    cp.newOptionalFixedSizeIntervalVar(
                                            begin[i], time, isRight, "ir" + i));
                    side.get(0)
                            .add(
                                    cp.newOptionalFixedSizeIntervalVar(
                                            begin[i], time, isRight.not(), "il" + i));
                }
            }
            for (List<IntervalVar> one : side) {
                cp.addNoOverlap(one);
            }
        }

        private void overload() {
            LinearExprBuilder[][] work =
                    new LinearExprBuilder[stations][line.problem.models().size()];
            for (LinearExprBuilder[] row : work) {
                Arrays.setAll(row, m -> LinearExpr.newBuilder());
            }
            for (int i = 0; i < line.n; i++) {
                LinearExprBuilder where = LinearExpr.newBuilder();
                List<Literal> here = new ArrayList<>();
                for (int s = 0; s < stations; s++) {
                    BoolVar in = cp.newBoolVar("x" + i + "_" + s);
                    here.add(in);
                    where.addTerm(in, s);
                    for (int m = 0; m < work[s].length; m++) {
                        long time = line.problem.tasks().get(i).time().get(m);
                        work[s][m].addTerm(in, time * line.crew[i]);
                    }
                }
                cp.addExactlyOne(here);
                cp.addEquality(station[i], where.build());
            }
            for (LinearExprBuilder[] row : work) {
                for (LinearExprBuilder sum : row) {
                    cp.addLessOrEqual(sum.build(), line.limit(cycle));
                }
            }
        }

        void hint(Crew.Plan near) {
            for (int i = 0; i < line.n; i++) {
                int at = Math.min(near.station()[i], stations - 1);
                cp.addHint(station[i], at);
                cp.addHint(begin[i], (long) at * cycle + near.start()[i]);
            }
        }

        Crew.Plan plan(CpSolver solver) {
            int[] where = new int[line.n];
            int[] start = new int[line.n];
            int[] worker = new int[line.n];
            for (int i = 0; i < line.n; i++) {
                where[i] = (int) solver.value(station[i]);
                start[i] = (int) (solver.value(begin[i]) - (long) where[i] * cycle);
            }
            if (line.problem.stations().twoSided()) {
                for (int i = 0; i < line.n; i++) {
                    BoolVar isRight = right[i];
                    boolean goesRight =
                            isRight != null
                                    ? solver.booleanValue(isRight)
                                    : line.crew[i] == 1 && !line.mayDo(i, 0);
                    worker[i] = goesRight ? 1 : 0;
                }
            } else {
                line.give(where, start, worker);
            }
            int used = Arrays.stream(where).max().orElse(-1) + 1;
            return new Crew.Plan(used, where, worker, start);
        }
    }
}
