package org.lineoff.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lineoff.balance.BalancingProblem.Model;
import org.lineoff.balance.BalancingProblem.Precedence;

/** Balances along a ramp: each keeps its cycle, and the moves lead from one to the next. */
class RampChainTest {
    @Test
    void theMovesAppliedOneAfterTheOtherGiveTheBalancesClaimed() {
        for (int seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            BalancingProblem problem = problem(random, 8 + random.nextInt(40));
            List<Integer> cycles = List.of(140, 100 + random.nextInt(30), 90, 120);
            List<RampChain.Step> chain =
                    RampChain.of(problem, cycles, seed % 3, () -> Budget.ofLoads(20_000))
                            .orElseThrow();
            assertThat(chain.getFirst().moves()).isEmpty();
            List<Integer> at = new ArrayList<>(chain.getFirst().station());
            for (int i = 0; i < chain.size(); i++) {
                RampChain.Step step = chain.get(i);
                for (Move move : step.moves()) {
                    assertThat(at.set(move.task(), move.to())).isEqualTo(move.from());
                }
                assertThat(at).as("seed %d, step %d", seed, i).isEqualTo(step.station());
                assertThat(step.cycle()).isEqualTo(cycles.get(i));
                check(problem, step, seed);
                int alone =
                        Balancer.fewestStations(problem, step.cycle(), Budget.ofLoads(20_000))
                                .orElseThrow()
                                .stations();
                assertThat(step.stations()).isBetween(step.least(), alone + seed % 3);
            }
        }
    }

    @Test
    void theSameCycleAgainMovesNothing() {
        BalancingProblem problem = problem(new Random(5), 30);
        List<RampChain.Step> chain =
                RampChain.of(problem, List.of(100, 100), 0, () -> Budget.ofLoads(20_000))
                        .orElseThrow();
        assertThat(chain.get(1).moves()).isEmpty();
    }

    @Test
    void withStationsToSpareFewerTasksMoveThanBetweenBalancesThatDoNotKnowEachOther() {
        int chained = 0;
        int apart = 0;
        for (int seed = 1; seed <= 4; seed++) {
            BalancingProblem problem = problem(new Random(seed), 60);
            List<Balance> two = new ArrayList<>();
            for (int cycle : List.of(120, 100)) {
                two.add(
                        Balancer.fewestStations(problem, cycle, Budget.ofLoads(20_000))
                                .orElseThrow());
            }
            apart += Move.between(two.get(0).station(), two.get(1).station()).size();
            chained +=
                    RampChain.of(problem, List.of(120, 100), 1, () -> Budget.ofLoads(20_000))
                            .orElseThrow()
                            .get(1)
                            .moves()
                            .size();
        }
        assertThat(chained).isLessThan(apart * 2 / 3);
    }

    @Test
    void whatABalanceBreaksIsNamed() {
        Task a = new Task("a", List.of(10), Task.Side.EITHER, 1, Set.of("lift"), 0);
        Task b = new Task("b", List.of(10), Task.Side.EITHER, 1, Set.of(), 2);
        BalancingProblem problem =
                new BalancingProblem(
                        "p",
                        List.of(a, b, Task.of("c", 10)),
                        List.of(),
                        Model.ONLY,
                        new Stations(1, false, List.of(Set.of("lift"))),
                        List.of(List.of(0, 2)),
                        List.of(List.of(1, 2)),
                        BalancingProblem.ANY);
        LineRules rules = new LineRules(problem);
        assertThat(rules.keeps(List.of(1, 2, 1), 20)).isTrue();
        assertThat(rules.keeps(List.of(1, 2, 2), 20)).isFalse();
        assertThat(rules.keeps(List.of(1, 3, 1), 20)).isFalse();
        assertThat(rules.keeps(List.of(3, 2, 3), 20)).isFalse();
        assertThat(rules.keeps(List.of(1, 2, 1), 19)).isFalse();
    }

    private static BalancingProblem problem(Random random, int n) {
        List<Task> tasks = new ArrayList<>();
        List<Precedence> precedence = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int time = 5 + random.nextInt(60);
            List<Integer> times = List.of(time, Math.max(1, time + random.nextInt(11) - 5));
            tasks.add(new Task("t" + i, times, Task.Side.EITHER, 1, Set.of(), 0));
            if (i > 0) {
                precedence.add(new Precedence(Math.max(0, i - 1 - random.nextInt(8)), i));
            }
        }
        return new BalancingProblem(
                "random",
                tasks,
                precedence,
                List.of(new Model("a", 3), new Model("b", 2)),
                Stations.PLAIN,
                List.of(),
                List.of(),
                BalancingProblem.ANY);
    }

    /** By itself, not by what the chain is made with. */
    private static void check(BalancingProblem p, RampChain.Step step, int seed) {
        Map<Integer, Long> work = new HashMap<>();
        for (int i = 0; i < p.tasks().size(); i++) {
            List<Integer> time = p.tasks().get(i).time();
            work.merge(step.station().get(i), 3L * time.get(0) + 2L * time.get(1), Long::sum);
        }
        assertThat(work.values()).as("seed %d", seed).allMatch(w -> w <= 5L * step.cycle());
        assertThat(work).hasSize(step.stations());
        for (Precedence arc : p.precedence()) {
            assertThat(step.station().get(arc.before()))
                    .isLessThanOrEqualTo(step.station().get(arc.after()));
        }
    }
}
