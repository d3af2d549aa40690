package org.lineoff.bench;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import ai.timefold.solver.core.api.score.HardSoftScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.SequencingProblem;

/**
 * Timefold, as a careful user would set it up: one list of cars, its own moves and its own
 * acceptance, and a score that is kept up to date car by car. Its open edition uses one thread.
 */
public final class TimefoldPeer implements Peer {
    @Override
    public String name() {
        return "Timefold";
    }

    @Override
    public Answer solve(SequencingProblem problem, long seed, double seconds) {
        SolverConfig config =
                new SolverConfig()
                        .withSolutionClass(Day.class)
                        .withEntityClasses(Line.class)
                        .withScoreDirectorFactory(
                                new ScoreDirectorFactoryConfig()
                                        .withIncrementalScoreCalculatorClass(Score.class))
                        .withPhases(new LocalSearchPhaseConfig())
                        .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
                        .withRandomSeed(seed)
                        .withTerminationSpentLimit(Duration.ofMillis((long) (seconds * 1000)));
        Solver<Day> solver = SolverFactory.<Day>create(config).buildSolver();
        long begun = System.nanoTime();
        double[] last = {0};
        solver.addEventListener(event -> last[0] = Peer.since(begun));
        Day best = solver.solve(new Day(problem));
        return new Answer(best.line.cars.stream().mapToInt(Vehicle::row).toArray(), last[0]);
    }

    /** A car of the day. */
    public record Vehicle(int row) {}

    /** The order. */
    @PlanningEntity
    public static final class Line {
        @PlanningListVariable public List<Vehicle> cars = new ArrayList<>();
    }

    /** Problem and order. */
    @PlanningSolution
    public static final class Day {
        @ProblemFactProperty public @Nullable SequencingProblem problem;

        @ValueRangeProvider public List<Vehicle> all = new ArrayList<>();

        @PlanningEntityProperty public Line line = new Line();

        @PlanningScore public @Nullable HardSoftScore score;

        /** For the solver. */
        public Day() {}

        Day(SequencingProblem problem) {
            this.problem = problem;
            for (int row : problem.planned()) {
                all.add(new Vehicle(row));
            }
            line.cars.addAll(all);
        }
    }

    /** What the order costs, changed by what a move changed. */
    public static final class Score implements IncrementalScoreCalculator<Day, HardSoftScore> {
        private Line line = new Line();
        private List<Rule> rules = List.of();
        private int past;
        private int[] car = new int[0];

        /** By rule that is a ratio, and first place of a window: cars in it that have it. */
        private int[][] counts = new int[0][];

        private long soft;
        private long hard;
        private int dirtyFrom;
        private int dirtyTo;

        @Override
        public void resetWorkingSolution(Day day) {
            SequencingProblem problem = Objects.requireNonNull(day.problem);
            line = day.line;
            rules = problem.rules();
            past = problem.past();
            car = new int[problem.rows()];
            for (int p = 0; p < past; p++) {
                car[p] = p;
            }
            for (int p = 0; p < line.cars.size(); p++) {
                car[past + p] = line.cars.get(p).row();
            }
            soft = 0;
            counts = new int[rules.size()][];
            for (int r = 0; r < counts.length; r++) {
                if (rules.get(r) instanceof Rule.Ratio ratio) {
                    counts[r] = counted(ratio);
                } else if (rules.get(r) instanceof Rule.Changes changes) {
                    soft += changes(changes, past, car.length);
                }
            }
            hard = excess();
            clean();
        }

        private void clean() {
            dirtyFrom = Integer.MAX_VALUE;
            dirtyTo = 0;
        }

        private int[] counted(Rule.Ratio ratio) {
            int[] count = new int[car.length];
            for (int start = 0; start < car.length; start++) {
                int end = Math.min(car.length, start + ratio.window());
                for (int p = start; p < end; p++) {
                    count[start] += ratio.has().has(car[p]) ? 1 : 0;
                }
                soft += penalty(ratio, start, count[start]);
            }
            return count;
        }

        private long penalty(Rule.Ratio ratio, int start, int count) {
            int end = start + ratio.window();
            if (end <= past || (end > car.length && !ratio.cutAtEnd())) {
                return 0;
            }
            int above = Math.max(0, count - ratio.most());
            return ratio.priority().weight()
                    * (ratio.eachWindowOnce() ? Math.min(1, above) : above);
        }

        /** Of the boundaries before the places. */
        private long changes(Rule.Changes rule, int from, int to) {
            long sum = 0;
            for (int p = Math.max(1, from); p < to; p++) {
                sum += rule.value().get(car[p]) == rule.value().get(car[p - 1]) ? 0 : 1;
            }
            return sum * rule.priority().weight();
        }

        /** Cars beyond the limits on runs. */
        private long excess() {
            long sum = 0;
            for (Rule rule : rules) {
                if (rule instanceof Rule.RunLimit limit) {
                    int run = 0;
                    for (int p = past; p < car.length; p++) {
                        boolean goesOn =
                                p > past
                                        && limit.value().get(car[p])
                                                == limit.value().get(car[p - 1]);
                        run = goesOn ? run + 1 : 1;
                        sum += run > limit.most() ? 1 : 0;
                    }
                }
            }
            return sum;
        }

        @Override
        public void beforeVariableChanged(Object entity, String name) {}

        @Override
        public void afterVariableChanged(Object entity, String name) {}

        @Override
        public void afterListVariableChanged(Object entity, String name, int from, int to) {
            dirtyFrom = Math.min(dirtyFrom, from);
            dirtyTo = Math.max(dirtyTo, to);
        }

        @Override
        public HardSoftScore calculateScore() {
            int from = past + dirtyFrom;
            int to = past + Math.min(dirtyTo, line.cars.size());
            if (dirtyFrom < dirtyTo) {
                put(from, to);
            }
            clean();
            return HardSoftScore.of(-hard, -soft);
        }

        private void put(int from, int to) {
            int behind = Math.min(car.length, to + 1);
            for (Rule rule : rules) {
                soft -= rule instanceof Rule.Changes r ? changes(r, from, behind) : 0;
            }
            boolean changed = false;
            for (int p = from; p < to; p++) {
                int row = line.cars.get(p - past).row();
                if (row != car[p]) {
                    put(p, car[p], row);
                    car[p] = row;
                    changed = true;
                }
            }
            for (Rule rule : rules) {
                soft += rule instanceof Rule.Changes r ? changes(r, from, behind) : 0;
            }
            hard = changed ? excess() : hard;
        }

        private void put(int place, int before, int now) {
            for (int r = 0; r < counts.length; r++) {
                if (rules.get(r) instanceof Rule.Ratio ratio
                        && ratio.has().has(before) != ratio.has().has(now)) {
                    int more = ratio.has().has(now) ? 1 : -1;
                    int[] count = counts[r];
                    for (int s = Math.max(0, place - ratio.window() + 1); s <= place; s++) {
                        soft -= penalty(ratio, s, count[s]);
                        count[s] += more;
                        soft += penalty(ratio, s, count[s]);
                    }
                }
            }
        }
    }
}
