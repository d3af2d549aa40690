package org.lineoff.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Loads of any assignment, held against a plain recount. */
class StationLoadsTest {
    private static BalancingProblem mixed(Random random) {
        List<BalancingProblem.Model> models = new ArrayList<>();
        for (int m = 0; m <= random.nextInt(4); m++) {
            models.add(new BalancingProblem.Model("m" + m, 1 + random.nextInt(60)));
        }
        int workers = 1 + random.nextInt(3);
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(20); i++) {
            List<Integer> time = new ArrayList<>();
            for (int m = 0; m < models.size(); m++) {
                time.add(random.nextInt(50));
            }
            int crew = 1 + random.nextInt(workers);
            tasks.add(new Task("t" + i, time, Task.Side.EITHER, crew, Set.of(), 0));
        }
        return new BalancingProblem(
                "mixed",
                tasks,
                List.of(),
                models,
                new Stations(workers, false, List.of()),
                List.of(),
                List.of(),
                BalancingProblem.ANY);
    }

    @Test
    void everyLoadIsWhatItsTasksAddUpTo() {
        Random random = new Random(6);
        for (int k = 0; k < 1_000; k++) {
            BalancingProblem p = mixed(random);
            int stations = 1 + random.nextInt(6);
            int cycle = 1 + random.nextInt(100);
            List<Integer> station = new ArrayList<>();
            for (int i = 0; i < p.tasks().size(); i++) {
                station.add(1 + random.nextInt(stations));
            }
            StationLoads loads = StationLoads.of(p, station, stations, cycle);
            double shares = p.models().stream().mapToInt(BalancingProblem.Model::share).sum();
            double all = 0;
            double fullest = 0;
            double[] mean = new double[stations];
            for (int m = 0; m < p.models().size(); m++) {
                for (int s = 0; s < stations; s++) {
                    double own = 0;
                    for (int i = 0; i < station.size(); i++) {
                        Task task = p.tasks().get(i);
                        own += station.get(i) == s + 1 ? task.time().get(m) * task.crew() : 0;
                    }
                    assertThat((double) loads.models().get(s).get(m)).isEqualTo(own);
                    assertThat(loads.overload(s, m))
                            .isEqualTo(Math.max(0, own - cycle * p.stations().workers()));
                    mean[s] += own * p.models().get(m).share() / shares;
                }
            }
            for (int s = 0; s < stations; s++) {
                assertThat(loads.mean().get(s)).isCloseTo(mean[s], within(1e-9));
                all += mean[s];
                fullest = Math.max(fullest, mean[s]);
            }
            double squares = 0;
            for (double own : mean) {
                squares += Math.pow(fullest - own, 2);
            }
            double room = (double) cycle * stations * p.stations().workers();
            assertThat(loads.idle()).isCloseTo(room - all, within(1e-6));
            assertThat(loads.efficiency()).isCloseTo(all / room, within(1e-9));
            assertThat(loads.smoothness()).isCloseTo(Math.sqrt(squares), within(1e-6));
        }
    }

    @Test
    void movesAppliedToTheOneAssignmentGiveTheOther() {
        Random random = new Random(7);
        for (int k = 0; k < 1_000; k++) {
            List<Integer> before = new ArrayList<>();
            List<Integer> after = new ArrayList<>();
            for (int i = 0; i < random.nextInt(20); i++) {
                before.add(1 + random.nextInt(4));
                after.add(1 + random.nextInt(4));
            }
            List<Integer> moved = new ArrayList<>(before);
            for (Move move : Move.between(before, after)) {
                assertThat(move.from()).isNotEqualTo(move.to());
                assertThat(moved.set(move.task(), move.to())).isEqualTo(move.from());
            }
            assertThat(moved).isEqualTo(after);
        }
    }
}
