package org.lineoff.sequence.explain;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.lineoff.sequence.Column;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.SequencingProblem;

/**
 * The question put to OR-Tools CP-SAT: one worker and a limit in its deterministic time, so that
 * the answer repeats where no limit by the clock comes first. Cars that no rule tells apart are one
 * kind; a variable says whether a kind stands at a place. Every rule is linear over these.
 */
public final class CpSatFeasibility implements Feasibility {
    /** One to three seconds of a core each. */
    private static final double LIMIT = 20;

    private final double limit;

    private CpSatFeasibility(double limit) {
        this.limit = limit;
    }

    /** The solver, or nothing where its native part is missing on this platform. */
    public static Optional<Feasibility> ifAvailable() {
        try {
            Loader.loadNativeLibraries();
            return Optional.of(new CpSatFeasibility(LIMIT));
        } catch (LinkageError | RuntimeException missing) {
            return Optional.empty();
        }
    }

    /**
     * The solver, loaded when it is first asked, which takes a second; where it is missing, every
     * answer is {@link Answer#UNKNOWN}.
     */
    public static Feasibility whenAsked() {
        return new Feasibility() {
            private @Nullable Feasibility loaded;

            @Override
            public synchronized Answer of(SequencingProblem problem, DoubleSupplier seconds) {
                Feasibility solver = loaded;
                if (solver == null) {
                    solver = ifAvailable().orElse((unsolved, s) -> Answer.UNKNOWN);
                    loaded = solver;
                }
                return solver.of(problem, seconds);
            }
        };
    }

    @Override
    public Answer of(SequencingProblem problem, DoubleSupplier seconds) {
        CpModel model = new Model(problem).build();
        CpSolver solver = new CpSolver();
        solver.getParameters()
                .setNumWorkers(1)
                .setRandomSeed(1)
                .setLinearizationLevel(2)
                .setMaxDeterministicTime(limit);
        double left = seconds.getAsDouble();
        if (left <= 0) {
            return Answer.UNKNOWN; // the solver was loaded, or the model built, for too long
        }
        if (left < Double.POSITIVE_INFINITY) {
            solver.getParameters().setMaxTimeInSeconds(left);
        }
        CpSolverStatus status = solver.solve(model);
        return switch (status) {
            case OPTIMAL, FEASIBLE -> Answer.POSSIBLE;
            case INFEASIBLE -> Answer.IMPOSSIBLE;
            default -> Answer.UNKNOWN;
        };
    }

    /** One model; places are counted with the past, whose cars are constants. */
    private static final class Model {
        private final SequencingProblem problem;
        private final CpModel cp = new CpModel();
        private final int past;
        private final int total;
        private final int[] kindOf;
        private final int[] firstRow;

        /** By place behind the past and kind. */
        private final BoolVar[][] at;

        Model(SequencingProblem problem) {
            this.problem = problem;
            past = problem.past();
            total = problem.rows();
            kindOf = kinds();
            int kinds = Arrays.stream(kindOf).max().orElse(-1) + 1;
            firstRow = new int[kinds];
            Arrays.fill(firstRow, -1);
            int[] count = new int[kinds];
            for (int row = past; row < total; row++) {
                if (count[kindOf[row]]++ == 0) {
                    firstRow[kindOf[row]] = row;
                }
            }
            at = new BoolVar[problem.cars()][kinds];
            for (int place = 0; place < problem.cars(); place++) {
                for (int k = 0; k < kinds; k++) {
                    at[place][k] = cp.newBoolVar("at_" + place + "_" + k);
                    if (count[k] == 0) {
                        cp.addEquality(at[place][k], 0);
                    }
                }
                if (place < problem.frozen()) {
                    cp.addEquality(at[place][kindOf[past + place]], 1);
                }
                cp.addExactlyOne(at[place]);
            }
            for (int k = 0; k < kinds; k++) {
                List<LinearArgument> places = new ArrayList<>();
                for (BoolVar[] place : at) {
                    places.add(place[k]);
                }
                cp.addEquality(LinearExpr.sum(places.toArray(LinearArgument[]::new)), count[k]);
            }
        }

        private int[] kinds() {
            Map<List<Integer>, Integer> known = new HashMap<>();
            int[] kinds = new int[total];
            for (int row = 0; row < total; row++) {
                List<Integer> key = new ArrayList<>();
                for (Rule rule : problem.rules()) {
                    key.add(rule.column().get(row));
                }
                kinds[row] = known.computeIfAbsent(key, k -> known.size());
            }
            return kinds;
        }

        CpModel build() {
            problem.rules().forEach(this::add);
            return cp;
        }

        private void add(Rule rule) {
            switch (rule) {
                case Rule.Ratio r -> {
                    for (int start = 0; start < total; start++) {
                        int end = start + r.window();
                        if (end > past && (end <= total || r.cutAtEnd())) {
                            cp.addLessOrEqual(
                                    count(start, Math.min(end, total), r.has()::has), r.most());
                        }
                    }
                }
                case Rule.Spacing r -> {
                    int behind = -1;
                    for (int p = 0; p < past; p++) {
                        behind = r.has().has(p) ? p : behind;
                    }
                    // Pairs within the past are nobody's fault; only its last car has a say.
                    int begin = behind < 0 ? past : behind;
                    for (int start = begin; start < total; start++) {
                        int end = Math.min(total, start + r.apart());
                        if (end > past) {
                            int from = start;
                            cp.addLessOrEqual(count(from, end, r.has()::has, behind), 1);
                        }
                    }
                }
                case Rule.Quantity r -> {
                    int from = past + Math.max(0, Math.min(r.from(), problem.cars()));
                    int to = past + Math.max(0, Math.min(r.to(), problem.cars()));
                    LinearExpr inside = count(from, to, r.has()::has);
                    cp.addLessOrEqual(inside, r.most());
                    cp.addGreaterOrEqual(inside, r.least());
                }
                case Rule.Position r -> {
                    for (int p = past; p < total; p++) {
                        int place = p - past;
                        if (place < r.from() || place >= r.to()) {
                            cp.addEquality(count(p, p + 1, r.has()::has), 0);
                        }
                    }
                }
                case Rule.Levelling r -> levelling(r);
                case Rule.Changes r -> {
                    for (int p = Math.max(1, past); p < total; p++) {
                        for (int value : values(r.value())) {
                            cp.addEquality(
                                    count(p - 1, p, row -> r.value().get(row) == value),
                                    count(p, p + 1, row -> r.value().get(row) == value));
                        }
                    }
                }
                case Rule.RunLimit r -> {
                    int begin = r.pastCounts() ? 0 : past;
                    for (int value : values(r.value())) {
                        runs(row -> r.value().get(row) == value, begin, r.most());
                    }
                }
                case Rule.Block r -> {
                    runs(r.has()::has, 0, r.most());
                    shortest(r);
                }
                case Rule.Overload r -> overload(r);
            }
        }

        /** No run is longer; one that ended in the past is nobody's fault. */
        private void runs(IntPredicate has, int begin, int most) {
            for (int from = Math.max(begin, past - most); from + most < total; from++) {
                cp.addLessOrEqual(count(from, from + most + 1, has), most);
            }
        }

        /** Where a block begins, or the past's last one goes on, it reaches its shortest length. */
        private void shortest(Rule.Block r) {
            int begin = past;
            while (begin > 0 && r.has().has(begin - 1)) {
                begin--;
            }
            for (int q = past + 1; begin < past && past < total && q < begin + r.least(); q++) {
                cp.addGreaterOrEqual(here(r, q), here(r, past));
            }
            for (int p = past; p < total; p++) {
                for (int q = p + 1; q < p + r.least(); q++) {
                    LinearExprBuilder starts = LinearExpr.newBuilder();
                    starts.add(here(r, p));
                    if (p > 0) {
                        starts.addTerm(here(r, p - 1), -1);
                    }
                    starts.addTerm(here(r, q), -1);
                    cp.addLessOrEqual(starts, 0);
                }
            }
        }

        /** 1 where a car of the block stands there; 0 behind the end. */
        private LinearExpr here(Rule.Block r, int place) {
            return place < total ? count(place, place + 1, r.has()::has) : LinearExpr.constant(0);
        }

        private void levelling(Rule.Levelling r) {
            long cars = problem.cars();
            long all = 0;
            for (int row = past; row < total; row++) {
                all += r.has().has(row) ? 1 : 0;
            }
            for (int p = past; p < total; p++) {
                LinearExprBuilder away = LinearExpr.newBuilder();
                away.addTerm(count(past, p + 1, r.has()::has), cars);
                away.add(-all * (p - past + 1));
                cp.addLinearConstraint(away, -(cars - 1), cars - 1);
            }
        }

        private void overload(Rule.Overload r) {
            long drift = 0;
            for (int p = 0; p < past; p++) {
                drift = Math.clamp(drift + r.work().get(p) - r.takt(), 0, r.room());
            }
            LinearArgument before = LinearExpr.constant(drift);
            for (int p = past; p < total; p++) {
                IntVar after = cp.newIntVar(0, r.room(), "drift_" + p);
                LinearExprBuilder least = LinearExpr.newBuilder();
                least.add(before);
                for (int k = 0; k < firstRow.length; k++) {
                    if (firstRow[k] >= 0) {
                        least.addTerm(at[p - past][k], r.work().get(firstRow[k]));
                    }
                }
                least.add(-r.takt());
                cp.addGreaterOrEqual(after, least);
                before = after;
            }
        }

        private LinearExpr count(int from, int to, IntPredicate has) {
            return count(from, to, has, Integer.MIN_VALUE);
        }

        /**
         * How many of the places from..to−1 have it.
         *
         * @param only of the past only this place counts; the smallest number: all of them
         */
        private LinearExpr count(int from, int to, IntPredicate has, int only) {
            LinearExprBuilder sum = LinearExpr.newBuilder();
            for (int p = from; p < to; p++) {
                if (p < past) {
                    boolean counts = only == Integer.MIN_VALUE || only == p;
                    sum.add(counts && has.test(p) ? 1 : 0);
                    continue;
                }
                for (int k = 0; k < firstRow.length; k++) {
                    if (firstRow[k] >= 0 && has.test(firstRow[k])) {
                        Literal here = at[p - past][k];
                        sum.add(here);
                    }
                }
            }
            return sum.build();
        }

        private int[] values(Column column) {
            int[] values = new int[total];
            Arrays.setAll(values, column::get);
            return Arrays.stream(values).distinct().toArray();
        }
    }
}
