package org.lineoff.balance;

import java.util.List;

/** What a task counts for in a station: the average over the models, in units of their shares. */
final class Times {
    /** Longest time of a task, and longest cycle. */
    static final int LONGEST = 100_000_000;

    /** All times together, in units of the shares, stay below this. */
    static final long MOST = 1_000_000_000;

    private Times() {}

    /**
     * The sum of shares, without their common divisor: a station's room is the cycle times this.
     */
    static int unit(BalancingProblem p) {
        return shares(p.models()).stream().mapToInt(Integer::intValue).sum();
    }

    /** The shares without their common divisor. */
    static List<Integer> shares(List<BalancingProblem.Model> models) {
        int common = 0;
        for (BalancingProblem.Model m : models) {
            common = divisor(common, m.share());
        }
        int by = common;
        return models.stream().map(m -> m.share() / by).toList();
    }

    /** Time of a task on an average car, times {@link #unit}. */
    static long average(BalancingProblem p, int task) {
        return sum(shares(p.models()), p.tasks().get(task).time());
    }

    static long total(List<Task> tasks, List<BalancingProblem.Model> models) {
        List<Integer> shares = shares(models);
        return tasks.stream().mapToLong(t -> sum(shares, t.time())).sum();
    }

    private static long sum(List<Integer> shares, List<Integer> time) {
        long sum = 0;
        for (int m = 0; m < time.size(); m++) {
            sum += (long) shares.get(m) * time.get(m);
        }
        return sum;
    }

    /** The shortest cycle in which a task can be done, by itself. */
    static long least(BalancingProblem p, int task) {
        int unit = unit(p);
        long least = (average(p, task) + unit - 1) / unit;
        if (p.overload() != BalancingProblem.ANY) {
            Task own = p.tasks().get(task);
            int workers = p.stations().workers();
            for (int t : own.time()) {
                long above = (long) t * own.crew() - p.overload();
                least = Math.max(least, (above + workers - 1) / workers);
            }
        }
        return least;
    }

    private static int divisor(int a, int b) {
        return b == 0 ? a : divisor(b, a % b);
    }
}
