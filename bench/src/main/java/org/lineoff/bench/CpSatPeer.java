package org.lineoff.bench;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.lineoff.sequence.Column;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.SequencingProblem;

/**
 * OR-Tools CP-SAT, as a careful user would set it up: one model of the whole day, in which a
 * variable says whether a kind of car stands at a place, the plan as a hint, two workers.
 */
final class CpSatPeer implements Peer {
    private static final int WORKERS = 2;

    @Override
    public String name() {
        return "OR-Tools CP-SAT";
    }

    @Override
    public Answer solve(SequencingProblem problem, long seed, double seconds) {
        Loader.loadNativeLibraries();
        long begun = System.nanoTime();
        Model model = new Model(problem);
        CpSolver solver = new CpSolver();
        solver.getParameters()
                .setNumWorkers(WORKERS)
                .setRandomSeed((int) seed)
                .setMaxTimeInSeconds(Math.max(0.1, seconds - Peer.since(begun)));
        double[] last = {0};
        CpSolverStatus status =
                solver.solve(
                        model.cp,
                        new CpSolverSolutionCallback() {
                            @Override
                            public void onSolutionCallback() {
                                last[0] = Peer.since(begun);
                            }
                        });
        boolean found = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
        return new Answer(found ? model.order(solver) : problem.planned(), last[0]);
    }

    /** Places are counted with the past. */
    private static final class Model {
        private final SequencingProblem problem;
        private final CpModel cp = new CpModel();
        private final int past;
        private final int total;

        /** Kinds of cars that no rule tells apart, each with its rows. */
        private final List<List<Integer>> kinds = new ArrayList<>();

        /** By place behind the past, and kind. */
        private final BoolVar[][] at;

        private final Map<Column, List<LinearArgument[]>> byColumn = new HashMap<>();
        private final LinearExprBuilder cost = LinearExpr.newBuilder();

        Model(SequencingProblem problem) {
            this.problem = problem;
            past = problem.past();
            total = problem.rows();
            Map<List<Integer>, List<Integer>> byValues = new LinkedHashMap<>();
            for (int row = past; row < total; row++) {
                byValues.computeIfAbsent(values(row), k -> new ArrayList<>()).add(row);
            }
            kinds.addAll(byValues.values());
            at = new BoolVar[total - past][kinds.size()];
            for (int p = 0; p < at.length; p++) {
                for (int k = 0; k < kinds.size(); k++) {
                    at[p][k] = cp.newBoolVar("");
                }
                cp.addExactlyOne(at[p]);
            }
            for (int k = 0; k < kinds.size(); k++) {
                Set<Integer> rows = new HashSet<>(kinds.get(k));
                for (int p = 0; p < at.length; p++) {
                    cp.addHint(at[p][k], rows.contains(past + p));
                }
            }
            for (int k = 0; k < kinds.size(); k++) {
                int kind = k;
                LinearArgument[] places =
                        Arrays.stream(at).map(place -> place[kind]).toArray(LinearArgument[]::new);
                cp.addEquality(LinearExpr.sum(places), kinds.get(k).size());
            }
            problem.rules().forEach(this::add);
            cp.minimize(cost);
        }

        /** Of all that rules ask about a row. */
        private List<Integer> values(int row) {
            List<Integer> values = new ArrayList<>();
            for (Rule rule : problem.rules()) {
                values.add(
                        switch (rule) {
                            case Rule.Ratio r -> r.has().get(row);
                            case Rule.Changes r -> r.value().get(row);
                            case Rule.RunLimit r -> r.value().get(row);
                            default -> throw new IllegalArgumentException(rule.name());
                        });
            }
            return values;
        }

        int[] order(CpSolver solver) {
            List<ArrayDeque<Integer>> left = new ArrayList<>();
            kinds.forEach(rows -> left.add(new ArrayDeque<>(rows)));
            int[] order = new int[at.length];
            for (int p = 0; p < at.length; p++) {
                for (int k = 0; k < left.size(); k++) {
                    if (solver.booleanValue(at[p][k])) {
                        order[p] = left.get(k).remove();
                    }
                }
            }
            return order;
        }

        private void add(Rule rule) {
            switch (rule) {
                case Rule.Ratio r -> ratio(r);
                case Rule.Changes r -> changes(r);
                case Rule.RunLimit r -> runs(r);
                default -> throw new IllegalArgumentException(rule.name());
            }
        }

        private void ratio(Rule.Ratio r) {
            LinearArgument[] here = here(r.has()::has);
            for (int start = 0; start < total; start++) {
                int end = Math.min(total, start + r.window());
                boolean counts = start + r.window() <= total || r.cutAtEnd();
                int most = end - start - r.most();
                if (end > past && counts && most > 0) {
                    IntVar above = cp.newIntVar(0, r.eachWindowOnce() ? 1 : most, "");
                    LinearExprBuilder within = LinearExpr.newBuilder();
                    for (int p = start; p < end; p++) {
                        within.add(here[p]);
                    }
                    within.addTerm(above, r.eachWindowOnce() ? -most : -1);
                    cp.addLessOrEqual(within, r.most());
                    cost.addTerm(above, r.priority().weight());
                }
            }
        }

        private void changes(Rule.Changes r) {
            List<LinearArgument[]> here = colours(r.value());
            for (int p = Math.max(1, past); p < total; p++) {
                BoolVar change = cp.newBoolVar("");
                for (LinearArgument[] is : here) {
                    LinearExprBuilder comes = LinearExpr.newBuilder();
                    comes.add(is[p]);
                    comes.addTerm(is[p - 1], -1);
                    comes.addTerm(change, -1);
                    cp.addLessOrEqual(comes, 0);
                }
                cost.addTerm(change, r.priority().weight());
            }
        }

        private void runs(Rule.RunLimit r) {
            for (LinearArgument[] is : colours(r.value())) {
                for (int from = past; from + r.most() < total; from++) {
                    LinearExprBuilder run = LinearExpr.newBuilder();
                    for (int p = from; p <= from + r.most(); p++) {
                        run.add(is[p]);
                    }
                    cp.addLessOrEqual(run, r.most());
                }
            }
        }

        /** By colour, whether a car of it stands at each place. */
        private List<LinearArgument[]> colours(Column column) {
            return byColumn.computeIfAbsent(
                    column,
                    c ->
                            IntStream.range(0, total)
                                    .map(c::get)
                                    .distinct()
                                    .mapToObj(v -> here(row -> c.get(row) == v))
                                    .toList());
        }

        /**
         * By place, whether a car of that sort stands there: a variable, or of the past a number.
         */
        private LinearArgument[] here(IntPredicate has) {
            LinearArgument[] here = new LinearArgument[total];
            for (int p = 0; p < total; p++) {
                if (p < past) {
                    here[p] = LinearExpr.constant(has.test(p) ? 1 : 0);
                    continue;
                }
                BoolVar is = cp.newBoolVar("");
                LinearExprBuilder sum = LinearExpr.newBuilder();
                for (int k = 0; k < kinds.size(); k++) {
                    if (has.test(kinds.get(k).getFirst())) {
                        sum.add(at[p - past][k]);
                    }
                }
                cp.addEquality(is, sum.build());
                here[p] = is;
            }
            return here;
        }
    }
}
