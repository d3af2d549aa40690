package org.lineoff.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lineoff.balance.BalancingProblem.Model;

/** Several models go by the average, without rounding. */
class AverageTimesTest {
    private static final int CYCLE = 60;

    private static BalancingProblem line(Random random, int models) {
        List<Model> shares = new ArrayList<>();
        for (int m = 0; m < models; m++) {
            shares.add(new Model("m" + m, 1 + random.nextInt(9)));
        }
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            List<Integer> time = new ArrayList<>();
            for (int m = 0; m < models; m++) {
                time.add(1 + random.nextInt(40));
            }
            tasks.add(new Task("t" + i, time, Task.Side.EITHER, 1, Set.of(), 0));
        }
        return new BalancingProblem(
                "line",
                tasks,
                List.of(),
                shares,
                Stations.PLAIN,
                List.of(),
                List.of(),
                BalancingProblem.ANY);
    }

    @Test
    void theAverageCarFitsEveryStation() {
        for (int seed = 0; seed < 300; seed++) {
            BalancingProblem line = line(new Random(seed), 1 + seed % 3);
            Balance balance =
                    Balancer.fewestStations(line, CYCLE, Budget.ofLoads(100_000)).orElseThrow();
            double[] work = new double[balance.stations()];
            for (int i = 0; i < line.tasks().size(); i++) {
                work[balance.station().get(i) - 1] += line.meanTime(i);
            }
            for (double w : work) {
                assertThat(w).as("seed %d", seed).isLessThanOrEqualTo(CYCLE + 1e-9);
            }
            assertThat(balance.proven()).as("seed %d", seed).isTrue();
        }
    }
}
