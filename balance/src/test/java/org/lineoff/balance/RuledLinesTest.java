package org.lineoff.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lines of several models with every mixture of rules, against every balance there is. */
class RuledLinesTest {
    private static final Budget ENOUGH = Budget.ofLoads(3_000_000);

    @Test
    void theFewestStationsOfThreeThousandLines() {
        int possible = 0;
        for (long seed = 0; seed < 3_000; seed++) {
            GeneratedLines.Line line = GeneratedLines.ruled(seed, 8);
            BalancingProblem problem = line.problem();
            int most = problem.tasks().size() + 5;
            int best = EveryRuledBalance.fewestStations(problem, line.cycle(), most);
            Optional<Balance> found = Balancer.fewestStations(problem, line.cycle(), ENOUGH);
            assertThat(found.isPresent()).as("seed %d", seed).isEqualTo(best > 0);
            if (found.isPresent()) {
                possible++;
                BalanceChecker.check(problem, found.get());
                assertThat(found.get().stations()).as("seed %d", seed).isEqualTo(best);
                assertThat(found.get().proven()).as("seed %d", seed).isTrue();
            }
        }
        assertThat(possible).isBetween(1_000, 2_990);
    }

    @Test
    void theShortestCycleOfAThousandLines() {
        int possible = 0;
        for (long seed = 0; seed < 1_000; seed++) {
            BalancingProblem problem = GeneratedLines.ruled(seed, 7).problem();
            int stations = 1 + (int) (seed % 5);
            int best = EveryRuledBalance.shortestCycle(problem, stations, 300);
            Optional<Balance> found = Balancer.shortestCycle(problem, stations, ENOUGH);
            assertThat(found.isPresent()).as("seed %d", seed).isEqualTo(best > 0);
            if (found.isPresent()) {
                possible++;
                BalanceChecker.check(problem, found.get());
                assertThat(Math.max(1, found.get().cycle())).as("seed %d", seed).isEqualTo(best);
                assertThat(found.get().proven()).as("seed %d", seed).isTrue();
            }
        }
        assertThat(possible).isBetween(300, 990);
    }

    @Test
    void theFewestStationsWithSeveralWorkers() {
        int possible = 0;
        for (long seed = 0; seed < 300; seed++) {
            GeneratedLines.Line line = GeneratedLines.crewed(seed, 6);
            BalancingProblem problem = line.problem();
            int most = problem.tasks().size() + 5;
            int best = EveryRuledBalance.fewestStations(problem, line.cycle(), most);
            Optional<Balance> found = Balancer.fewestStations(problem, line.cycle(), ENOUGH);
            assertThat(found.isPresent()).as("seed %d", seed).isEqualTo(best > 0);
            if (found.isPresent()) {
                possible++;
                BalanceChecker.check(problem, found.get());
                assertThat(found.get().stations()).as("seed %d", seed).isEqualTo(best);
                assertThat(found.get().proven()).as("seed %d", seed).isTrue();
            }
        }
        assertThat(possible).isBetween(100, 299);
    }

    @Test
    void theShortestCycleWithSeveralWorkers() {
        int possible = 0;
        for (long seed = 0; seed < 100; seed++) {
            BalancingProblem problem = GeneratedLines.crewed(seed, 6).problem();
            int stations = 1 + (int) (seed % 4);
            int best = EveryRuledBalance.shortestCycle(problem, stations, 300);
            Optional<Balance> found = Balancer.shortestCycle(problem, stations, ENOUGH);
            assertThat(found.isPresent()).as("seed %d", seed).isEqualTo(best > 0);
            if (found.isPresent()) {
                possible++;
                BalanceChecker.check(problem, found.get());
                assertThat(Math.max(1, found.get().cycle())).as("seed %d", seed).isEqualTo(best);
                assertThat(found.get().proven()).as("seed %d", seed).isTrue();
            }
        }
        assertThat(possible).isBetween(30, 99);
    }
}
