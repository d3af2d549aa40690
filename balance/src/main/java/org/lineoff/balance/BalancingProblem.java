package org.lineoff.balance;

import java.util.List;

/**
 * Tasks to be put into stations. With several models a station's work is the average by their
 * shares.
 *
 * @param precedence what must be done before what; without circles
 * @param together groups of tasks (by their index) that must share a station
 * @param apart groups in which no two may
 * @param overload how far above the cycle a station's work on a model may go; {@link #ANY} if the
 *     average alone counts
 */
public record BalancingProblem(
        String name,
        List<Task> tasks,
        List<Precedence> precedence,
        List<Model> models,
        Stations stations,
        List<List<Integer>> together,
        List<List<Integer>> apart,
        int overload) {
    /** No limit on the worst model. */
    public static final int ANY = -1;

    /** Indices of tasks: the first has to be done before the second begins. */
    public record Precedence(int before, int after) {}

    /**
     * @param share how many of all cars, in units of one's choice
     */
    public record Model(String id, int share) {
        static final List<Model> ONLY = List.of(new Model("", 1));
    }

    public BalancingProblem {
        tasks = List.copyOf(tasks);
        precedence = List.copyOf(precedence);
        models = List.copyOf(models);
        together = together.stream().map(List::copyOf).toList();
        apart = apart.stream().map(List::copyOf).toList();
        for (Task task : tasks) {
            if (task.time().size() != models.size()) {
                throw new IllegalArgumentException(
                        "%s has %d times for %d models"
                                .formatted(task.id(), task.time().size(), models.size()));
            }
            if (task.crew() > stations.workers()) {
                throw new IllegalArgumentException(task.id() + " needs a crew of " + task.crew());
            }
        }
        if (models.stream().mapToInt(Model::share).min().orElse(0) < 0
                || models.stream().mapToLong(Model::share).sum() == 0) {
            throw new IllegalArgumentException("shares: " + models);
        }
        if (Times.total(tasks, models) > Times.MOST) {
            throw new IllegalArgumentException("times add up to more than " + Times.MOST);
        }
        if (Order.circle(tasks.size(), precedence).length > 0) {
            throw new IllegalArgumentException("a circle of tasks in " + name);
        }
    }

    /** One model, equal stations, nothing but times and precedence. */
    public static BalancingProblem plain(
            String name, List<Task> tasks, List<Precedence> precedence) {
        return new BalancingProblem(
                name, tasks, precedence, Model.ONLY, Stations.PLAIN, List.of(), List.of(), ANY);
    }

    /** Time of a task on an average car. */
    public double meanTime(int task) {
        return (double) Times.average(this, task) / Times.unit(this);
    }
}
