package org.lineoff.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds a balance against the problem as stated; knows nothing of how balances are found. */
final class BalanceChecker {
    private BalanceChecker() {}

    static void check(BalancingProblem p, Balance b) {
        int n = p.tasks().size();
        String what = p.name();
        assertThat(b.station()).as(what).hasSize(n);
        assertThat(b.station()).as(what).allMatch(s -> s >= 1 && s <= b.stations());
        for (BalancingProblem.Precedence arc : p.precedence()) {
            int before = b.station().get(arc.before());
            int after = b.station().get(arc.after());
            assertThat(before).as("%s: %s", what, arc).isLessThanOrEqualTo(after);
        }
        long shares = p.models().stream().mapToLong(BalancingProblem.Model::share).sum();
        if (p.stations().workers() == 1) {
            Map<Integer, long[]> work = new HashMap<>();
            for (int i = 0; i < n; i++) {
                long[] sum =
                        work.computeIfAbsent(
                                b.station().get(i), s -> new long[p.models().size() + 1]);
                for (int m = 0; m < p.models().size(); m++) {
                    int time = p.tasks().get(i).time().get(m);
                    sum[m] += time;
                    sum[p.models().size()] += (long) time * p.models().get(m).share();
                }
            }
            work.forEach(
                    (station, sum) -> {
                        assertThat(sum[p.models().size()])
                                .as("%s: station %d", what, station)
                                .isLessThanOrEqualTo(b.cycle() * shares);
                        for (int m = 0; m < p.models().size() && p.overload() >= 0; m++) {
                            assertThat(sum[m])
                                    .as("%s: station %d, model %d", what, station, m)
                                    .isLessThanOrEqualTo(b.cycle() + p.overload());
                        }
                    });
        }
        if (p.stations().workers() > 1) {
            checkWorkers(p, b);
        }
        checkRules(p, b);
        assertThat(b.least())
                .as(what)
                .isLessThanOrEqualTo(b.goal() == Balance.Goal.STATIONS ? b.stations() : b.cycle());
    }

    /** At every instant enough workers, on the right side, and nothing before what it waits for. */
    private static void checkWorkers(BalancingProblem p, Balance b) {
        int n = p.tasks().size();
        int workers = p.stations().workers();
        int[] time = new int[n];
        for (int i = 0; i < n; i++) {
            time[i] = (int) Math.ceil(p.meanTime(i) - 1e-9);
            assertThat(b.start().get(i)).as(p.name()).isGreaterThanOrEqualTo(0);
            assertThat(b.start().get(i) + time[i]).as(p.name()).isLessThanOrEqualTo(b.cycle());
        }
        for (BalancingProblem.Precedence arc : p.precedence()) {
            if (b.station().get(arc.before()).equals(b.station().get(arc.after()))) {
                assertThat(b.start().get(arc.before()) + time[arc.before()])
                        .as("%s: %s", p.name(), arc)
                        .isLessThanOrEqualTo(b.start().get(arc.after()));
            }
        }
        for (int i = 0; i < n; i++) {
            Task task = p.tasks().get(i);
            if (p.stations().twoSided() && task.crew() == 1 && task.side() != Task.Side.EITHER) {
                assertThat(b.worker().get(i))
                        .as("%s: %s", p.name(), task.id())
                        .isEqualTo(task.side() == Task.Side.LEFT ? 1 : 2);
            }
            int busy = 0;
            for (int j = 0; j < n; j++) {
                boolean atOnce =
                        time[i] > 0
                                && time[j] > 0
                                && b.station().get(i).equals(b.station().get(j))
                                && b.start().get(j) <= b.start().get(i)
                                && b.start().get(i) < b.start().get(j) + time[j];
                busy += atOnce ? p.tasks().get(j).crew() : 0;
                boolean alone = p.tasks().get(j).crew() == 1 && task.crew() == 1;
                if (atOnce && alone && i != j) {
                    assertThat(b.worker().get(i)).as(p.name()).isNotEqualTo(b.worker().get(j));
                }
            }
            assertThat(busy).as("%s: %s", p.name(), task.id()).isLessThanOrEqualTo(workers);
        }
        StationLoads loads = StationLoads.of(p, b.station(), b.stations(), b.cycle());
        for (int s = 0; s < b.stations() && p.overload() >= 0; s++) {
            for (int m = 0; m < p.models().size(); m++) {
                assertThat(loads.overload(s, m)).as(p.name()).isLessThanOrEqualTo(p.overload());
            }
        }
    }

    private static void checkRules(BalancingProblem p, Balance b) {
        for (List<Integer> group : p.together()) {
            assertThat(group.stream().map(b.station()::get).distinct().count())
                    .as("together %s", group)
                    .isLessThanOrEqualTo(1);
        }
        for (List<Integer> group : p.apart()) {
            assertThat(group.stream().map(b.station()::get).distinct().count())
                    .as("apart %s", group)
                    .isEqualTo(group.size());
        }
        for (int i = 0; i < p.tasks().size(); i++) {
            Task task = p.tasks().get(i);
            int station = b.station().get(i);
            if (task.station() > 0) {
                assertThat(station).as(task.id()).isEqualTo(task.station());
            }
            List<Set<String>> offers = p.stations().offers();
            if (!offers.isEmpty()) {
                Set<String> offered = station <= offers.size() ? offers.get(station - 1) : Set.of();
                assertThat(offered).as(task.id()).containsAll(task.needs());
            }
        }
    }
}
