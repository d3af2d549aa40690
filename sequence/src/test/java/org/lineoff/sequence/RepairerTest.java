package org.lineoff.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RepairerTest {
    private static final int ALL_KINDS = (1 << 9) - 1;

    @Test
    void theBestOrderWithinTheBudgetIsNearlyAlwaysFound() {
        int found = 0;
        for (int seed = 0; seed < 80; seed++) {
            SequencingProblem problem = new GeneratedProblems(seed).problem(7, ALL_KINDS);
            int budget = seed % 4;
            Recount[] best = {null};
            AllOrders.each(
                    problem,
                    order -> {
                        Recount made = Recount.of(problem, order);
                        if (Repair.of(problem, order).moved().size() <= budget
                                && (best[0] == null || made.compareTo(best[0]) < 0)) {
                            best[0] = made;
                        }
                    });

            Repair repair = new Repairer(problem, budget, seed).search(40_000);

            assertThat(repair.moved()).as("seed " + seed).hasSizeLessThanOrEqualTo(budget);
            Recount made = Recount.of(problem, repair.order());
            assertThat(made).as("seed " + seed).isGreaterThanOrEqualTo(best[0]);
            found += made.compareTo(best[0]) == 0 ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(77);
    }

    @Test
    void allOtherCarsFollowEachOtherAsBefore() {
        for (int seed = 0; seed < 30; seed++) {
            SequencingProblem problem = new GeneratedProblems(seed).problem(80, ALL_KINDS);
            int budget = 1 + seed % 9;
            Repair repair = new Repairer(problem, budget, seed).search(20_000);

            Set<Integer> moved = new HashSet<>();
            repair.moved().forEach(m -> moved.add(m.row()));
            assertThat(moved).hasSizeLessThanOrEqualTo(budget);
            List<Integer> stayed =
                    Arrays.stream(repair.order()).boxed().filter(r -> !moved.contains(r)).toList();
            assertThat(stayed).as("seed " + seed).isSorted();
            assertThat(Arrays.copyOf(repair.order(), problem.frozen()))
                    .isEqualTo(Arrays.copyOf(problem.planned(), problem.frozen()));
            assertThat(Recount.of(problem, repair.order()))
                    .isLessThanOrEqualTo(Recount.of(problem, problem.planned()));
            assertThat(new Repairer(problem, budget, seed).search(20_000)).isEqualTo(repair);
        }
    }

    @Test
    void blockedCarsLeaveTheirPlacesAndTheirNeighboursCloseUp() {
        // Cars 10 to 19 of 100 cannot be built before place 60.
        Column blocked = Column.having(100, row -> row >= 10 && row < 20);
        SequencingProblem problem =
                new SequencingProblem(
                        0,
                        100,
                        5,
                        List.of(
                                new Rule.Position("blocked", Priority.HARD, blocked, 60, 100),
                                new Rule.Ratio(
                                        "ratio",
                                        Priority.weighted(1),
                                        Column.having(100, row -> row % 3 == 0),
                                        1,
                                        3,
                                        false,
                                        false)));

        Repair repair = new Repairer(problem, 20, 1).search(100_000);

        assertThat(Recount.of(problem, repair.order()).feasible()).isTrue();
        assertThat(repair.moved()).extracting(Repair.Moved::row).contains(10, 11, 18, 19);
        assertThat(repair.moved()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void aLongestRisingRowIsMarked() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            int[] values = random.ints(0, 1000).distinct().limit(random.nextInt(10)).toArray();
            boolean[] marked = Repair.longestRising(values);
            int last = -1;
            int length = 0;
            for (int i = 0; i < values.length; i++) {
                if (marked[i]) {
                    assertThat(values[i]).isGreaterThan(last);
                    last = values[i];
                    length++;
                }
            }
            int longest = 0;
            for (int set = 0; set < 1 << values.length; set++) {
                longest = Math.max(longest, rising(values, set));
            }
            assertThat(length).isEqualTo(longest);
        }
    }

    private static int rising(int[] values, int set) {
        int last = -1;
        for (int i = 0; i < values.length; i++) {
            if ((set >> i & 1) == 1) {
                if (values[i] <= last) {
                    return 0;
                }
                last = values[i];
            }
        }
        return Integer.bitCount(set);
    }
}
