package org.lineoff.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Evener balances are still balances, and on small lines the evenest there are. */
class SmootherTest {
    @Test
    void keepsEveryRuleAndNeverGetsLessEven() {
        int evener = 0;
        for (long seed = 0; seed < 300; seed++) {
            GeneratedLines.Line line = GeneratedLines.ruled(seed, 14);
            BalancingProblem problem = line.problem();
            Optional<Balance> found =
                    Balancer.fewestStations(problem, line.cycle(), Budget.ofLoads(200_000));
            if (found.isEmpty()) {
                continue;
            }
            Balance before = found.get();
            Balance after = Balancer.smoother(problem, before, Budget.ofLoads(50_000));
            BalanceChecker.check(problem, after);
            assertThat(after.stations()).isEqualTo(before.stations());
            assertThat(index(problem, after)).isLessThanOrEqualTo(index(problem, before) + 1e-9);
            evener += index(problem, after) < index(problem, before) - 1e-9 ? 1 : 0;
        }
        assertThat(evener).isGreaterThan(60);
    }

    @Test
    void findsTheEvenestBalanceOfSmallLines() {
        int best = 0;
        int all = 0;
        for (long seed = 0; seed < 150; seed++) {
            GeneratedLines.Line line = GeneratedLines.ruled(seed, 7);
            BalancingProblem problem = line.problem();
            Optional<Balance> found =
                    Balancer.fewestStations(problem, line.cycle(), Budget.ofLoads(200_000));
            if (found.isEmpty()) {
                continue;
            }
            Balance after = Balancer.smoother(problem, found.get(), Budget.ofLoads(200_000));
            double evenest = EveryRuledBalance.evenest(problem, line.cycle(), after.stations());
            assertThat(index(problem, after)).isGreaterThanOrEqualTo(evenest - 1e-9);
            all++;
            best += index(problem, after) <= evenest + 1e-9 ? 1 : 0;
        }
        assertThat(best).isGreaterThanOrEqualTo(all * 19 / 20);
    }

    private static double index(BalancingProblem problem, Balance balance) {
        return StationLoads.of(problem, balance.station(), balance.stations(), balance.cycle())
                .smoothness();
    }
}
