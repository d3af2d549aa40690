package org.lineoff.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
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

    /** One worker a station, one to three models, and any mixture of the other rules. */
    static Line ruled(long seed, int mostTasks) {
        Random random = new Random(seed);
        int n = 1 + random.nextInt(mostTasks);
        int cycle = 8 + random.nextInt(30);
        int models = 1 + random.nextInt(3);
        List<BalancingProblem.Model> shares = new ArrayList<>();
        for (int m = 0; m < models; m++) {
            shares.add(new BalancingProblem.Model("m" + m, 1 + random.nextInt(5)));
        }
        int offered = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0;
        List<Set<String>> offers = new ArrayList<>();
        for (int s = 0; s < offered; s++) {
            offers.add(
                    random.nextInt(3) == 0
                            ? Set.of("lift", "crane")
                            : Set.of(random.nextBoolean() ? "lift" : "crane"));
        }
        boolean isFixed = random.nextInt(3) == 0;
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<Integer> time = new ArrayList<>();
            for (int m = 0; m < models; m++) {
                time.add(random.nextInt(cycle * 2 / 3));
            }
            Set<String> needs =
                    random.nextInt(4) > 0
                            ? Set.of()
                            : Set.of(random.nextBoolean() ? "lift" : "crane");
            int station = isFixed && random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 0;
            tasks.add(new Task("t" + i, time, Task.Side.EITHER, 1, needs, station));
        }
        BalancingProblem problem =
                new BalancingProblem(
                        "ruled seed " + seed,
                        tasks,
                        precedence(random, n),
                        shares,
                        new Stations(1, false, offers),
                        groups(random, n),
                        groups(random, n),
                        random.nextInt(3) == 0 ? random.nextInt(10) : BalancingProblem.ANY);
        return new Line(problem, cycle);
    }

    /** The same with two or three workers a station, or one on each side. */
    static Line crewed(long seed, int mostTasks) {
        Line line = ruled(seed, mostTasks);
        Random random = new Random(seed * 31 + 7);
        boolean twoSided = random.nextBoolean();
        int workers = twoSided ? 2 : 2 + random.nextInt(2);
        BalancingProblem p = line.problem();
        List<Task> tasks = new ArrayList<>();
        for (Task task : p.tasks()) {
            Task.Side side = Task.Side.values()[random.nextInt(3)];
            int crew = random.nextInt(5) == 0 ? 1 + random.nextInt(workers) : 1;
            tasks.add(new Task(task.id(), task.time(), side, crew, task.needs(), task.station()));
        }
        return new Line(
                new BalancingProblem(
                        "crewed seed " + seed,
                        tasks,
                        p.precedence(),
                        p.models(),
                        new Stations(workers, twoSided, p.stations().offers()),
                        p.together(),
                        p.apart(),
                        p.overload()),
                line.cycle());
    }

    private static List<List<Integer>> groups(Random random, int n) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int g = random.nextInt(4) - 1; g > 0; g--) {
            groups.add(random.ints(0, n).distinct().limit(Math.min(n, 2 + g % 2)).boxed().toList());
        }
        return groups;
    }
}
