package org.lineoff.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Long tasks that precedence keeps from sharing stations. */
class ExplainedPairsTest {
    /**
     * Three of 20 before three of 20 in a cycle of 50, and between them two short ones that are too
     * long together for any of the first to share a station with any of the last.
     */
    @Test
    void tasksThatCannotBePairedAreTheReason() {
        List<Task> tasks = new ArrayList<>();
        List<BalancingProblem.Precedence> arcs = new ArrayList<>();
        for (int k = 0; k < 6; k++) {
            tasks.add(task(k, 20));
        }
        tasks.add(task(6, 8));
        tasks.add(task(7, 8));
        arcs.add(new BalancingProblem.Precedence(6, 7));
        for (int k = 0; k < 3; k++) {
            arcs.add(new BalancingProblem.Precedence(k, 6));
            arcs.add(new BalancingProblem.Precedence(7, 3 + k));
        }
        BalancingProblem p = BalancingProblem.plain("halves", tasks, arcs);
        Balance b = Balancer.fewestStations(p, 50, Budget.ofLoads(1_000)).orElseThrow();
        assertThat(b.stations()).isEqualTo(4).isEqualTo(EveryBalance.fewestStations(p, 50));
        assertThat(b.proven()).isTrue();
        assertThat(b.reason()).isInstanceOf(Reason.Unpaired.class);
        assertThat(((Reason.Unpaired) b.reason()).tasks())
                .containsExactlyElementsOf(IntStream.range(0, 6).boxed().toList());
        assertThat(ReasonText.of(b.reason(), p, "en")).contains("no three of these 6");
        assertThat(ReasonText.of(b.reason(), p, "zh")).contains("这 6 个任务任何三个");
    }

    private static Task task(int k, int time) {
        return Task.of("t" + (k + 1), time);
    }
}
