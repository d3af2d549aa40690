package org.lineoff.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Lines of several models with every mixture of rules, with one worker a station and with several,
 * against every balance there is.
 */
class RuledLinesTest {
    private static final Budget ENOUGH = Budget.ofLoads(3_000_000);

    @Test
    void theFewestStationsOfThreeThousandLines() {
        int possible = 0;
        for (long seed = 0; seed < 3_000; seed++) {
            possible += isFewest(seed, GeneratedLines.ruled(seed, 8)) ? 1 : 0;
        }
        assertThat(possible).isBetween(1_000, 2_990);
    }

    @Test
    void theShortestCycleOfAThousandLines() {
        int possible = 0;
        for (long seed = 0; seed < 1_000; seed++) {
            BalancingProblem problem = GeneratedLines.ruled(seed, 7).problem();
            possible += isShortest(seed, problem, 1 + (int) (seed % 5)) ? 1 : 0;
        }
        assertThat(possible).isBetween(300, 990);
    }

    @Test
    void theFewestStationsWithSeveralWorkers() {
        int possible = 0;
        for (long seed = 0; seed < 300; seed++) {
            possible += isFewest(seed, GeneratedLines.crewed(seed, 6)) ? 1 : 0;
        }
        assertThat(possible).isBetween(100, 299);
    }

    @Test
    void theShortestCycleWithSeveralWorkers() {
        int possible = 0;
        for (long seed = 0; seed < 100; seed++) {
            BalancingProblem problem = GeneratedLines.crewed(seed, 6).problem();
            possible += isShortest(seed, problem, 1 + (int) (seed % 4)) ? 1 : 0;
        }
        assertThat(possible).isBetween(30, 99);
    }

    /** Holds what is found against enumeration; whether anything is possible. */
    private static boolean isFewest(long seed, GeneratedLines.Line line) {
        BalancingProblem problem = line.problem();
        int most = problem.tasks().size() + 5;
        int best = EveryRuledBalance.fewestStations(problem, line.cycle(), most);
        Optional<Balance> found = Balancer.fewestStations(problem, line.cycle(), ENOUGH);
        found.ifPresent(b -> assertThat(b.stations()).as("seed %d", seed).isEqualTo(best));
        return isProven(seed, problem, found, best);
    }

    private static boolean isShortest(long seed, BalancingProblem problem, int stations) {
        int best = EveryRuledBalance.shortestCycle(problem, stations, 300);
        Optional<Balance> found = Balancer.shortestCycle(problem, stations, ENOUGH);
        found.ifPresent(
                b -> assertThat(Math.max(1, b.cycle())).as("seed %d", seed).isEqualTo(best));
        return isProven(seed, problem, found, best);
    }

    private static boolean isProven(
            long seed, BalancingProblem problem, Optional<Balance> found, int best) {
        assertThat(found.isPresent()).as("seed %d", seed).isEqualTo(best > 0);
        found.ifPresent(
                b -> {
                    BalanceChecker.check(problem, b);
                    assertThat(b.proven()).as("seed %d", seed).isTrue();
                });
        return found.isPresent();
    }
}
