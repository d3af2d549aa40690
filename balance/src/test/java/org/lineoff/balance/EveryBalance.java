package org.lineoff.balance;

import java.util.Arrays;

/** The oracle for small plain lines: all sets of tasks that can stand in the first stations. */
final class EveryBalance {
    private EveryBalance() {}

    /** The fewest stations for a cycle. */
    static int fewestStations(BalancingProblem p, int cycle) {
        int n = p.tasks().size();
        int[] before = new int[n];
        for (BalancingProblem.Precedence arc : p.precedence()) {
            before[arc.after()] |= 1 << arc.before();
        }
        // Stations used and time in the last of them: filling one task after the other, in every
        // order, the least of both together is all that counts.
        long[] used = new long[1 << n];
        Arrays.fill(used, Long.MAX_VALUE);
        used[0] = 0;
        for (int set = 0; set < 1 << n; set++) {
            if (used[set] == Long.MAX_VALUE) {
                continue;
            }
            for (int i = 0; i < n; i++) {
                if ((set >> i & 1) == 0 && (before[i] & ~set) == 0) {
                    long full = (used[set] + cycle - 1) / cycle * cycle;
                    int time = p.tasks().get(i).time().getFirst();
                    long end = used[set] + time <= full ? used[set] + time : full + time;
                    int with = set | 1 << i;
                    used[with] = Math.min(used[with], end);
                }
            }
        }
        return (int) Math.max(1, (used[(1 << n) - 1] + cycle - 1) / cycle);
    }

    static int shortestCycle(BalancingProblem p, int stations) {
        int cycle =
                Math.max(1, p.tasks().stream().mapToInt(t -> t.time().getFirst()).max().orElse(0));
        while (fewestStations(p, cycle) > stations) {
            cycle++;
        }
        return cycle;
    }
}
