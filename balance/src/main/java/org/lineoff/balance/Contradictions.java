package org.lineoff.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules that cannot all be kept, whatever the cycle and the number of stations. */
final class Contradictions {
    /**
     * @param task the one to show it at
     * @param column the rule that it is shown at
     * @param what a key of the texts of problems with its arguments
     */
    record Contradiction(int task, String column, String what) {}

    private final BalancingProblem problem;
    private final List<Contradiction> found = new ArrayList<>();

    private Contradictions(BalancingProblem problem) {
        this.problem = problem;
    }

    static List<Contradiction> of(BalancingProblem problem) {
        Contradictions all = new Contradictions(problem);
        Prepared prepared = Prepared.of(problem);
        for (int[] members : prepared.members) {
            all.apart(members);
            all.stations(members);
        }
        if (all.found.isEmpty()) {
            all.order(prepared);
        }
        return all.found;
    }

    private String id(int task) {
        return problem.tasks().get(task).id();
    }

    /** Tasks that share a station, or lie between such, of which two must not. */
    private void apart(int[] members) {
        for (int a = 0; a < members.length; a++) {
            for (int b = a + 1; b < members.length; b++) {
                for (List<Integer> group : problem.apart()) {
                    if (group.contains(members[a]) && group.contains(members[b])) {
                        found.add(
                                new Contradiction(
                                        members[b],
                                        "apart",
                                        Draft.words(
                                                "balance.togetherApart",
                                                id(members[a]),
                                                id(members[b]))));
                        return;
                    }
                }
            }
        }
    }

    private void stations(int[] members) {
        int fixed = -1;
        for (int i : members) {
            int station = problem.tasks().get(i).station();
            if (station == 0) {
                continue;
            }
            if (fixed >= 0 && problem.tasks().get(fixed).station() != station) {
                found.add(
                        new Contradiction(
                                i,
                                "station",
                                Draft.words("balance.twoStations", id(fixed), id(i))));
                return;
            }
            fixed = i;
        }
        int asks = needy(members);
        if (asks >= 0 && Prepared.allowed(problem, members) == null) {
            found.add(
                    fixed >= 0
                            ? new Contradiction(
                                    asks,
                                    "needs",
                                    Draft.words(
                                            "balance.notOffered",
                                            id(asks),
                                            problem.tasks().get(fixed).station()))
                            : new Contradiction(
                                    asks, "needs", Draft.words("balance.nowhere", id(asks))));
        }
    }

    /** The last of these that needs something that not every station offers; -1: none. */
    private int needy(int[] members) {
        int last = -1;
        for (int i : members) {
            Set<String> needs = problem.tasks().get(i).needs();
            last = needs.isEmpty() || problem.stations().offers().isEmpty() ? last : i;
        }
        return last;
    }

    /** A task whose first station is behind the last of one that comes after it. */
    private void order(Prepared prepared) {
        Line line = prepared.plain();
        for (int g = 0; g < line.n; g++) {
            boolean @Nullable [] own = Prepared.allowed(problem, prepared.members[line.task[g]]);
            if (own == null || own.length == 0) {
                continue;
            }
            int first = 0;
            while (!own[first]) {
                first++;
            }
            for (int f = 0; f < line.n; f++) {
                int[] behind = prepared.members[line.task[f]];
                boolean @Nullable [] other = Prepared.allowed(problem, behind);
                if (line.isBefore(g, f)
                        && other != null
                        && other.length > 0
                        && other.length <= first) {
                    int before = prepared.members[line.task[g]][0];
                    boolean isFixed = problem.tasks().get(behind[0]).station() > 0;
                    found.add(
                            new Contradiction(
                                    behind[0],
                                    isFixed ? "station" : "needs",
                                    Draft.words(
                                            "balance.tooEarly",
                                            id(behind[0]),
                                            other.length,
                                            id(before),
                                            first + 1)));
                }
            }
        }
    }
}
