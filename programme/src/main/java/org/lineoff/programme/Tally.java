package org.lineoff.programme;

import org.lineoff.model.Programme.Owner;

/**
 * What the draws add up to: dates by activity, and for each objective who was on the chain and for
 * how long. Whole numbers only, so adding tallies gives the same in any order. One a thread.
 */
final class Tally {
    static final int OWNERS = Owner.values().length;

    final DayCounts[] start;
    final DayCounts[] finish;

    /** critical[o][j]: draws in which node j was on the chain to objective o. */
    final int[][] critical;

    /** active[o][owner], waiting[o][owner]: calendar days, summed over the draws. */
    final long[][] active;

    final long[][] waiting;

    private final Network net;
    private final int[] seenIn;
    private int walks;

    Tally(Network net) {
        this.net = net;
        start = counts(net.size);
        finish = counts(net.size);
        critical = new int[net.objective.length][net.size];
        active = new long[net.objective.length][OWNERS];
        waiting = new long[net.objective.length][OWNERS];
        seenIn = new int[net.size];
    }

    void add(Pass pass, int draw) {
        for (int j = 0; j < net.size; j++) {
            start[j].add(pass.start[j], draw);
            finish[j].add(pass.finish[j], draw);
        }
        for (int o = 0; o < net.objective.length; o++) {
            walks++;
            new Chain(net, pass, new ToObjective(o)).walk(net.objective[o]);
        }
    }

    void addAll(Tally other) {
        for (int j = 0; j < net.size; j++) {
            start[j].addAll(other.start[j]);
            finish[j].addAll(other.finish[j]);
        }
        for (int o = 0; o < net.objective.length; o++) {
            for (int j = 0; j < net.size; j++) {
                critical[o][j] += other.critical[o][j];
            }
            for (int w = 0; w < OWNERS; w++) {
                active[o][w] += other.active[o][w];
                waiting[o][w] += other.waiting[o][w];
            }
        }
    }

    private static DayCounts[] counts(int n) {
        DayCounts[] counts = new DayCounts[n];
        for (int j = 0; j < n; j++) {
            counts[j] = new DayCounts();
        }
        return counts;
    }

    private final class ToObjective implements Chain.Listener {
        private final int objective;

        ToObjective(int objective) {
            this.objective = objective;
        }

        @Override
        public void on(int node) {
            if (seenIn[node] != walks) {
                seenIn[node] = walks;
                critical[objective][node]++;
            }
        }

        @Override
        public void piece(int node, ChainLink.Kind kind, int from, int to) {
            long[][] days = kind == ChainLink.Kind.ACTIVITY ? active : waiting;
            days[objective][net.owner[node].ordinal()] += to - from;
        }
    }
}
