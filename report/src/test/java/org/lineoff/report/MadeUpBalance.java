package org.lineoff.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.lineoff.balance.AssignmentFile.Assignment;
import org.lineoff.balance.Balance;
import org.lineoff.balance.BalancingProblem;
import org.lineoff.balance.Reason;
import org.lineoff.balance.Stations;
import org.lineoff.balance.Task;

/** A made-up line of two models, balanced by hand in turn: enough to see what a page shows. */
final class MadeUpBalance {
    static final int CYCLE = 60;

    private MadeUpBalance() {}

    /**
     * Tasks {@code t1}, … whose times repeat, some of them only for one model; the hundredth is too
     * long for what is with it.
     */
    static BalancingProblem problem(int tasks) {
        List<Task> all = new ArrayList<>();
        for (int i = 1; i <= tasks; i++) {
            int other = i % 9 == 0 ? 0 : 4 + i * 5 % 13;
            List<Integer> time = i == 100 ? List.of(40, 30) : List.of(3 + i * 7 % 11, other);
            all.add(new Task("t" + i, time, Task.Side.EITHER, 1, Set.of(), 0));
        }
        return new BalancingProblem(
                "<made up>",
                all,
                List.of(),
                List.of(new BalancingProblem.Model("P7", 3), new BalancingProblem.Model("P5", 1)),
                Stations.PLAIN,
                List.of(),
                List.of(),
                BalancingProblem.ANY);
    }

    /** Six tasks a station, in their order. */
    static Balance balance(BalancingProblem problem) {
        int n = problem.tasks().size();
        List<Integer> station = new ArrayList<>();
        List<Integer> start = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            station.add(i / 6 + 1);
            start.add(i);
        }
        return new Balance(
                Balance.Goal.STATIONS,
                CYCLE,
                (n + 5) / 6,
                station,
                Collections.nCopies(n, 1),
                start,
                2,
                false,
                new Reason.Pair(0, 2));
    }

    /** The same with every fifth task one station on. */
    static Assignment before(BalancingProblem problem) {
        List<Integer> station = new ArrayList<>(balance(problem).station());
        for (int i = 0; i < station.size(); i += 5) {
            station.set(i, station.get(i) + 1);
        }
        return new Assignment(station, Collections.nCopies(station.size(), 1));
    }

    static BalanceSheet sheet(int tasks) {
        BalancingProblem problem = problem(tasks);
        return BalanceSheets.of(problem, balance(problem), "0.1.0", before(problem));
    }
}
