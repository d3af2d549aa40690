package org.lineoff.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lineoff.balance.BalancingProblem.Precedence;

/** Small lines of every kind: loose and tight precedence, equal times, long tasks, times of 0. */
final class GeneratedLines {
    private GeneratedLines() {}

    record Line(BalancingProblem problem, int cycle) {}

    static Line plain(long seed, int mostTasks) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(mostTasks);
        int cycle = 4 + random.nextInt(random.nextBoolean() ? 8 : 60);
        int shortest = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(1 + cycle / 2);
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int time = shortest + random.nextInt(cycle - shortest + 1);
            if (random.nextInt(3) == 0) {
                time = Math.min(cycle, shortest + random.nextInt(3));
            }
            tasks.add(Task.of("t" + i, time));
        }
        return new Line(
                BalancingProblem.plain("seed " + seed, tasks, precedence(random, n)), cycle);
    }

    /** Arcs between tasks in a shuffled order, so that numbers say nothing of precedence. */
    static List<Precedence> precedence(Random random, int n) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            order.add(i);
        }
        java.util.Collections.shuffle(order, random);
        double density = random.nextDouble() * random.nextDouble();
        List<Precedence> arcs = new ArrayList<>();
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                if (random.nextDouble() < density) {
                    arcs.add(new Precedence(order.get(a), order.get(b)));
                }
            }
        }
        return arcs;
    }
}
