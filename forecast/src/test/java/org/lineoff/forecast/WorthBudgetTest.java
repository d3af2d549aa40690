package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WorthBudgetTest {
    /** What is made again stays inside the budget, unless causes alone are more than that. */
    @RepeatedTest(200)
    void runsAgainAreWithinTheBudget(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        long visits = 1 + random.nextLong(1_000_000_000);
        double again = 1 + random.nextInt(20_000_000);
        int causes = random.nextInt(6);
        int buffers = random.nextInt(10);
        int most = 1 + random.nextInt(100);

        WorthBudget.Plan plan = WorthBudget.plan(visits, again, causes, buffers, most);

        double budget = Math.max(WorthBudget.LEAST_VISITS, WorthBudget.SHARE * visits);
        assertThat(plan.pairs()).isBetween(Math.min(most, WorthBudget.LEAST_PAIRS), most);
        assertThat(plan.buffers()).isBetween(0, Math.min(buffers, WorthBudget.MOST_BUFFERS));
        if (plan.buffers() > 0 || plan.pairs() > WorthBudget.LEAST_PAIRS) {
            assertThat(again * plan.pairs() * (causes + plan.buffers()))
                    .isLessThanOrEqualTo(budget);
        }
    }

    /** Fifteen replications of a large plant with a year of three, as the example is. */
    @Test
    void threePairsForFourCausesAndThreeBuffers() {
        assertThat(WorthBudget.plan(300_000_000, 5_000_000, 4, 9, 8))
                .isEqualTo(new WorthBudget.Plan(3, 3));
    }
}
