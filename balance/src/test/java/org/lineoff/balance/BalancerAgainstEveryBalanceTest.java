package org.lineoff.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Small lines of which every balance can be looked at. */
class BalancerAgainstEveryBalanceTest {
    @Test
    void theFewestStationsOfThreeThousandLines() {
        for (long seed = 0; seed < 3_000; seed++) {
            GeneratedLines.Line line = GeneratedLines.plain(seed, 12);
            Balance b =
                    Balancer.fewestStations(line.problem(), line.cycle(), Budget.ofLoads(1_000_000))
                            .orElseThrow();
            BalanceChecker.check(line.problem(), b);
            assertThat(b.proven()).as("seed %d", seed).isTrue();
            assertThat(b.stations())
                    .as("seed %d", seed)
                    .isEqualTo(EveryBalance.fewestStations(line.problem(), line.cycle()));
        }
    }

    @Test
    void theShortestCycleOfAThousandLines() {
        for (long seed = 0; seed < 1_000; seed++) {
            GeneratedLines.Line line = GeneratedLines.plain(seed, 10);
            int stations = 1 + (int) (seed % 5);
            Balance b =
                    Balancer.shortestCycle(line.problem(), stations, Budget.ofLoads(1_000_000))
                            .orElseThrow();
            BalanceChecker.check(line.problem(), b);
            assertThat(b.proven()).as("seed %d", seed).isTrue();
            assertThat(Math.max(1, b.cycle()))
                    .as("seed %d", seed)
                    .isEqualTo(EveryBalance.shortestCycle(line.problem(), stations));
        }
    }

    @Test
    void theSameBudgetOfLoadsGivesTheSameBalance() {
        for (long seed = 0; seed < 20; seed++) {
            GeneratedLines.Line line = GeneratedLines.plain(seed, 40);
            Balance once =
                    Balancer.fewestStations(line.problem(), line.cycle(), Budget.ofLoads(5_000))
                            .orElseThrow();
            Balance again =
                    Balancer.fewestStations(line.problem(), line.cycle(), Budget.ofLoads(5_000))
                            .orElseThrow();
            assertThat(again).isEqualTo(once);
        }
    }

    @Test
    void aTaskLongerThanTheCycleHasNoBalance() {
        GeneratedLines.Line line = GeneratedLines.plain(1, 8);
        int longest =
                line.problem().tasks().stream()
                        .mapToInt(t -> t.time().getFirst())
                        .max()
                        .orElseThrow();
        assertThat(Balancer.fewestStations(line.problem(), longest - 1, Budget.ofLoads(100)))
                .isEmpty();
    }
}
