package org.lineoff.sequence.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lineoff.sequence.AllOrders;
import org.lineoff.sequence.Column;
import org.lineoff.sequence.GeneratedProblems;
import org.lineoff.sequence.Priority;
import org.lineoff.sequence.Recount;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.SequencingProblem;

/** Impossible sets are named right: planted ones, and those of tiny problems by brute force. */
class ConflictsTest {
    private final Feasibility solver = CpSatFeasibility.ifAvailable().orElseThrow();

    @Test
    void fiftyAndMorePlantedConflictsAreNamedRight() {
        int cases = 0;
        for (int seed = 0; seed < 54; seed++) {
            Planted planted = new Planted(seed);
            SequencingProblem problem = planted.problem();

            Optional<Conflict> found =
                    Optional.ofNullable(Conflicts.find(problem, solver).conflict());

            TreeSet<String> names = new TreeSet<>();
            assertThat(found).as("seed " + seed).isPresent();
            found.get().rules().forEach(r -> names.add(problem.rules().get(r).name()));
            assertThat(names).as("seed " + seed).isEqualTo(planted.names());
            assertThat(found.get().minimal()).isTrue();
            cases++;
        }
        assertThat(cases).isGreaterThanOrEqualTo(50);
    }

    @Test
    void withoutTheConflictNothingIsNamed() {
        for (int seed = 0; seed < 12; seed++) {
            assertThat(Conflicts.find(new Planted(seed).harmless(), solver))
                    .isEqualTo(ConflictSearch.NONE);
        }
    }

    @Test
    void whatTheTimeDoesNotAllowIsLeftOpen() {
        SequencingProblem problem = new Planted(6).problem();
        assertThat(Conflicts.find(problem, solver, () -> 0)).isEqualTo(ConflictSearch.UNFINISHED);

        int[] asked = {0};
        ConflictSearch search = Conflicts.find(problem, solver, () -> asked[0]++ < 2 ? 60 : 0);

        assertThat(search.outcome()).isEqualTo(ConflictSearch.Outcome.UNFINISHED);
        assertThat(search.conflict()).isNotNull();
        assertThat(search.conflict().minimal()).isFalse();
        assertThat(search.conflict().rules()).hasSizeGreaterThan(3);
    }

    @Test
    void aQuestionEndsWithItsTime() {
        double[] seconds = {0};
        Feasibility watched =
                (problem, most) -> {
                    seconds[0] = most.getAsDouble();
                    return Feasibility.Answer.UNKNOWN;
                };
        Conflicts.find(new Planted(0).problem(), watched, () -> 1.5);
        assertThat(seconds[0]).isEqualTo(1.5);
        assertThat(solver.of(new Planted(0).harmless(), () -> 1e-9))
                .isEqualTo(Feasibility.Answer.UNKNOWN);
    }

    @Test
    void whatIsNamedIsImpossibleAndWithoutAnyOneOfItPossible() {
        int conflicts = 0;
        for (int seed = 0; seed < 60; seed++) {
            SequencingProblem any = new GeneratedProblems(seed).problem(6, 0b1111111);
            List<Rule> hard = new ArrayList<>();
            any.rules().stream().filter(r -> r.priority().level() <= 1).forEach(hard::add);
            SequencingProblem problem =
                    new SequencingProblem(
                            any.past(),
                            any.cars(),
                            any.frozen(),
                            hard.stream().map(ConflictsTest::hard).toList());
            Optional<Conflict> found =
                    Optional.ofNullable(Conflicts.find(problem, solver).conflict());
            assertThat(found.isEmpty()).isEqualTo(isPossible(problem, problem.rules()));
            if (found.isPresent()) {
                List<Rule> named = new ArrayList<>();
                found.get().rules().forEach(r -> named.add(problem.rules().get(r)));
                assertThat(isPossible(problem, named)).as("seed " + seed).isFalse();
                for (Rule one : named) {
                    List<Rule> others = new ArrayList<>(named);
                    others.remove(one);
                    assertThat(isPossible(problem, others)).as("seed " + seed).isTrue();
                }
                conflicts++;
            }
        }
        assertThat(conflicts).isGreaterThan(20);
    }

    private static boolean isPossible(SequencingProblem of, List<Rule> rules) {
        SequencingProblem problem = new SequencingProblem(of.past(), of.cars(), of.frozen(), rules);
        boolean[] possible = {false};
        AllOrders.each(problem, order -> possible[0] |= Recount.of(problem, order).perfect());
        return possible[0];
    }

    private static Rule hard(Rule rule) {
        Priority p = Priority.HARD;
        return switch (rule) {
            case Rule.Ratio r ->
                    new Rule.Ratio(
                            r.name(),
                            p,
                            r.has(),
                            r.most(),
                            r.window(),
                            r.cutAtEnd(),
                            r.eachWindowOnce());
            case Rule.Changes r -> new Rule.Changes(r.name(), p, r.value());
            case Rule.RunLimit r ->
                    new Rule.RunLimit(r.name(), p, r.value(), r.most(), r.pastCounts());
            case Rule.Block r -> new Rule.Block(r.name(), p, r.has(), r.least(), r.most());
            case Rule.Spacing r -> new Rule.Spacing(r.name(), p, r.has(), r.apart());
            case Rule.Quantity r ->
                    new Rule.Quantity(r.name(), p, r.has(), r.from(), r.to(), r.least(), r.most());
            case Rule.Position r -> new Rule.Position(r.name(), p, r.has(), r.from(), r.to());
            case Rule.Levelling r -> new Rule.Levelling(r.name(), p, r.has());
            case Rule.Overload r -> new Rule.Overload(r.name(), p, r.work(), r.takt(), r.room());
        };
    }

    /**
     * A day of 40 to 60 cars with harmless rules, among which a conflict of a known kind stands.
     */
    private static final class Planted {
        private final Random random;
        private final int cars;
        private final List<Rule> rules = new ArrayList<>();
        private final TreeSet<String> names = new TreeSet<>();
        private final List<Rule> decoys = new ArrayList<>();

        Planted(int seed) {
            random = new Random(seed);
            cars = 40 + random.nextInt(21);
            decoys.add(
                    new Rule.Ratio("decoy ratio", Priority.HARD, every(9, 5), 1, 3, false, false));
            decoys.add(new Rule.Spacing("decoy spacing", Priority.HARD, every(11, 3), 2));
            decoys.add(new Rule.RunLimit("decoy run", Priority.HARD, every(2, 1), 9, true));
            decoys.add(
                    new Rule.Ratio("soft", Priority.weighted(1), every(2, 0), 0, 5, false, false));
            rules.addAll(decoys);
            plant(seed % 9);
            Collections.shuffle(rules, random);
        }

        SequencingProblem problem() {
            return new SequencingProblem(0, cars, 0, rules);
        }

        SequencingProblem harmless() {
            return new SequencingProblem(0, cars, 0, decoys);
        }

        Set<String> names() {
            return names;
        }

        private Column every(int step, int from) {
            return Column.having(cars, row -> row % step == from);
        }

        /** The first so many cars behind some. */
        private Column some(int from, int count) {
            return Column.having(cars, row -> row >= from && row < from + count);
        }

        private void put(Rule rule) {
            rules.add(rule);
            names.add(rule.name());
        }

        private void plant(int kind) {
            switch (kind) {
                case 0 -> {
                    int most = 1 + random.nextInt(3);
                    int window = most + 1 + random.nextInt(4);
                    int count = Bounds.mostWithRatio(cars, most, window) + 1;
                    put(
                            new Rule.Ratio(
                                    "too many",
                                    Priority.HARD,
                                    some(0, count),
                                    most,
                                    window,
                                    false,
                                    false));
                }
                case 1 -> {
                    int apart = 3 + random.nextInt(5);
                    put(
                            new Rule.Spacing(
                                    "too near",
                                    Priority.HARD,
                                    some(0, (cars - 1) / apart + 2),
                                    apart));
                }
                case 2 -> {
                    Column has = some(0, 14);
                    put(new Rule.Quantity("first ten", Priority.HARD, has, 0, 10, 6, 14));
                    put(new Rule.Ratio("one in two", Priority.HARD, has, 1, 2, false, false));
                }
                case 3 -> {
                    put(new Rule.Position("early a", Priority.HARD, some(0, 4), 0, 6));
                    put(new Rule.Position("early b", Priority.HARD, some(4, 3), 0, 6));
                }
                case 4 -> {
                    Column red = some(10, 12);
                    put(new Rule.Block("threes", Priority.HARD, red, 3, 6));
                    put(
                            new Rule.RunLimit(
                                    "pairs",
                                    Priority.HARD,
                                    Column.of(cars, row -> red.has(row) ? -1 : row),
                                    2,
                                    true));
                }
                case 5 -> {
                    Column has = some(20, 6);
                    put(new Rule.Position("late", Priority.HARD, has, cars - 8, cars));
                    put(new Rule.Quantity("soon", Priority.HARD, has, 0, 12, 2, 6));
                }
                case 6 -> {
                    put(new Rule.Position("first a", Priority.HARD, some(0, 4), 0, 10));
                    put(new Rule.Position("first b", Priority.HARD, some(4, 4), 0, 10));
                    put(new Rule.Position("first c", Priority.HARD, some(8, 4), 0, 10));
                }
                case 7 ->
                        put(
                                new Rule.Changes(
                                        "one colour", Priority.HARD, every(2, random.nextInt(2))));
                default -> {
                    // Each car by itself fits; all of them together need more than there is.
                    Column work = Column.of(cars, row -> row % 2 == 0 ? 108 : 96);
                    put(new Rule.Overload("work", Priority.HARD, work, 100, 12));
                }
            }
        }
    }
}
