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
        checkRules(p, b);
        assertThat(b.least())
                .as(what)
                .isLessThanOrEqualTo(b.goal() == Balance.Goal.STATIONS ? b.stations() : b.cycle());
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
                Set<String> offered =
                        station <= offers.size() ? offers.get(station - 1) : Set.of();
                assertThat(offered).as(task.id()).containsAll(task.needs());
            }
        }
    }
}
