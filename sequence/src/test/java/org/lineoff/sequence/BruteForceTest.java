package org.lineoff.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On tiny problems the search finds the best of all orders; and it repeats. */
class BruteForceTest {
    private static final int ALL_KINDS = (1 << 9) - 1;

    @Test
    void theBestOfAllOrdersIsFound() {
        int found = 0;
        for (int seed = 0; seed < 60; seed++) {
            int kinds = seed % 2 == 0 ? ALL_KINDS : 1 << seed % 9 | 1 << seed % 7;
            SequencingProblem problem = new GeneratedProblems(seed).problem(7, kinds);
            Recount best = best(problem, problem.planned(), problem.frozen(), null);
            int[] order = new Sequencer(problem, seed, 1).search(60_000);
            Recount made = Recount.of(problem, order);
            assertThat(made).as("seed " + seed).isEqualByComparingTo(best);
            for (int place = 0; place < problem.frozen(); place++) {
                assertThat(order[place]).isEqualTo(problem.past() + place);
            }
            found++;
        }
        assertThat(found).isEqualTo(60);
    }

    private static Recount best(
            SequencingProblem problem, int[] order, int place, Recount bestSoFar) {
        if (place >= order.length - 1) {
            Recount made = Recount.of(problem, order);
            return bestSoFar == null || made.compareTo(bestSoFar) < 0 ? made : bestSoFar;
        }
        Recount best = bestSoFar;
        for (int other = place; other < order.length; other++) {
            int[] next = order.clone();
            next[place] = order[other];
            next[other] = order[place];
            best = best(problem, next, place + 1, best);
        }
        return best;
    }

    @Test
    void theSameSeedAndIterationsGiveTheSameOrderWhateverTheThreads() {
        for (int seed = 0; seed < 24; seed++) {
            GeneratedProblems generated = new GeneratedProblems(seed);
            SequencingProblem problem =
                    seed < 12 ? generated.problem(60, ALL_KINDS) : generated.plain(150);
            List<List<Integer>> orders = new ArrayList<>();
            for (int threads : new int[] {1, 2, 3, 2}) {
                int[] order = new Sequencer(problem, seed, threads).search(40_000);
                orders.add(Arrays.stream(order).boxed().toList());
            }
            assertThat(orders).as("seed " + seed).containsOnly(orders.getFirst());
        }
    }

    @Test
    void aSearchByTimeEndsWithItAndGivesAnOrderNoWorseThanThePlan() {
        SequencingProblem problem = new GeneratedProblems(3).problem(60, ALL_KINDS);
        long[] asked = {0};
        Sequencer sequencer = new Sequencer(problem, 1, 1);
        int[] order = sequencer.searchUntil(() -> asked[0]++ / 50.0);
        Recount plan = Recount.of(problem, problem.planned());
        assertThat(Recount.of(problem, order)).isLessThanOrEqualTo(plan);
        assertThat(sequencer.best()).isEqualTo(order);
    }
}
