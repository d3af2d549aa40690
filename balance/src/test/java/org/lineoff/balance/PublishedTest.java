package org.lineoff.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The classic instances at their published optima, within a number of loads, not a time. */
class PublishedTest {
    private static final Budget BUDGET = Budget.ofLoads(30_000_000);

    @Test
    void everyTenthClassicInstanceIsSolvedAndProven() throws IOException {
        assertThat(proven(Published.orSkip().table("scholl1993/salbp1.csv"), 10)).isEqualTo(27);
    }

    @Test
    @Tag("slow")
    void nearlyAllClassicInstancesAreSolvedAndProven() throws IOException {
        assertThat(proven(Published.orSkip().table("scholl1993/salbp1.csv"), 1))
                .isGreaterThanOrEqualTo(264);
    }

    private static int proven(List<String[]> rows, int step) throws IOException {
        int proven = 0;
        for (int k = 0; k < rows.size(); k += step) {
            String[] row = rows.get(k);
            BalancingProblem p = Published.orSkip().graph(row[0]);
            Balance b = Balancer.fewestStations(p, Integer.parseInt(row[2]), BUDGET).orElseThrow();
            BalanceChecker.check(p, b);
            int optimum = Integer.parseInt(row[3]);
            assertThat(b.least()).as("%s %s", row[0], row[2]).isLessThanOrEqualTo(optimum);
            assertThat(b.stations()).as("%s %s", row[0], row[2]).isGreaterThanOrEqualTo(optimum);
            if (b.proven()) {
                assertThat(b.stations()).as("%s %s", row[0], row[2]).isEqualTo(optimum);
                proven++;
            }
        }
        return proven;
    }

    @Test
    void shortestCyclesStayWithinTheStatedBounds() throws IOException {
        Published published = Published.orSkip();
        List<String[]> rows = published.table("scholl1993/salbp2.csv");
        int proven = 0;
        for (int k = 0; k < rows.size(); k += 25) {
            String[] row = rows.get(k);
            BalancingProblem p = published.graph(row[0]);
            Balance b =
                    Balancer.shortestCycle(p, Integer.parseInt(row[2]), Budget.ofLoads(1_000_000))
                            .orElseThrow();
            BalanceChecker.check(p, b);
            assertThat(b.cycle())
                    .as("%s %s", row[0], row[2])
                    .isGreaterThanOrEqualTo(Integer.parseInt(row[4]));
            assertThat(b.least())
                    .as("%s %s", row[0], row[2])
                    .isLessThanOrEqualTo(Integer.parseInt(row[5]));
            proven += b.proven() ? 1 : 0;
        }
        assertThat(proven).isGreaterThanOrEqualTo(10);
    }

    @Test
    void theInstancesOf2013WithTwentyTasksAreProven() throws IOException {
        Published published = Published.orSkip();
        for (int k = 1; k <= 525; k += 15) {
            BalancingProblem p = published.otto(20, k);
            Balance b = Balancer.fewestStations(p, 1000, BUDGET).orElseThrow();
            BalanceChecker.check(p, b);
            assertThat(b.proven()).as("%d", k).isTrue();
        }
    }
}
