package org.lineoff.sequence.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lineoff.sequence.AllOrders;
import org.lineoff.sequence.GeneratedProblems;
import org.lineoff.sequence.Recount;
import org.lineoff.sequence.SequencingProblem;

class CpSatFeasibilityTest {
    @Test
    void theSolverAndAllOrdersAgreeOnWhatIsPossible() {
        Feasibility solver = CpSatFeasibility.ifAvailable().orElseThrow();
        Map<Feasibility.Answer, Integer> answers = new EnumMap<>(Feasibility.Answer.class);
        for (int seed = 0; seed < 240; seed++) {
            int kinds = 1 << seed % 9 | (seed % 3 == 0 ? 1 << seed % 7 : 0);
            SequencingProblem problem = new GeneratedProblems(seed).problem(6, kinds);
            boolean[] possible = {false};
            AllOrders.each(problem, order -> possible[0] |= Recount.of(problem, order).perfect());

            Feasibility.Answer answer = solver.of(problem, () -> Double.POSITIVE_INFINITY);

            assertThat(answer)
                    .as("seed " + seed + " " + problem.rules())
                    .isEqualTo(
                            possible[0]
                                    ? Feasibility.Answer.POSSIBLE
                                    : Feasibility.Answer.IMPOSSIBLE);
            answers.merge(answer, 1, Integer::sum);
        }
        assertThat(answers.values()).allMatch(n -> n > 30);
    }
}
