package org.lineoff.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Pairs in small graphs, against trying all. */
class MatchingTest {
    @Test
    void theMostPairsOfFiveThousandGraphs() {
        for (long seed = 0; seed < 5_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = random.nextInt(12);
            double share = random.nextDouble();
            boolean[] joined = new boolean[n * n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    joined[i * n + j] = random.nextDouble() < share;
                    joined[j * n + i] = joined[i * n + j];
                }
            }
            assertThat(Matching.size(n, joined))
                    .as("seed %d", seed)
                    .isEqualTo(most(n, joined, 0, 0));
        }
    }

    /** The most pairs of those from i on that are not used. */
    private static int most(int n, boolean[] joined, int i, int used) {
        if (i >= n) {
            return 0;
        }
        if ((used >> i & 1) != 0) {
            return most(n, joined, i + 1, used);
        }
        int best = most(n, joined, i + 1, used);
        for (int j = i + 1; j < n; j++) {
            if (joined[i * n + j] && (used >> j & 1) == 0) {
                best = Math.max(best, 1 + most(n, joined, i + 1, used | 1 << j));
            }
        }
        return best;
    }
}
