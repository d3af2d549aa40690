package org.lineoff.balance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What an assignment gives the stations to do, and how even that is. All is work on one car; a task
 * that takes a crew counts once for each of them.
 *
 * @param cycle that the loads are held against
 * @param capacity of a station in a cycle: the cycle times its workers
 * @param mean work of each station on an average car
 * @param models work of each station by model, in the order of the problem's models
 */
public record StationLoads(int cycle, double capacity, List<Double> mean, List<List<Long>> models) {
    public StationLoads {
        mean = List.copyOf(mean);
        models = models.stream().map(List::copyOf).toList();
    }

    /**
     * Adds up the work.
     *
     * @param station of each task, from 1
     * @param stations how many there are; more than the last that is used stay empty
     */
    public static StationLoads of(
            BalancingProblem problem, List<Integer> station, int stations, int cycle) {
        List<Integer> shares = Times.shares(problem.models());
        long unit = Times.unit(problem);
        List<Double> mean = new ArrayList<>();
        List<List<Long>> models = new ArrayList<>();
        for (int s = 0; s < stations; s++) {
            models.add(new ArrayList<>(Collections.nCopies(shares.size(), 0L)));
        }
        for (int i = 0; i < problem.tasks().size(); i++) {
            Task task = problem.tasks().get(i);
            List<Long> own = models.get(station.get(i) - 1);
            for (int m = 0; m < shares.size(); m++) {
                own.set(m, own.get(m) + (long) task.time().get(m) * task.crew());
            }
        }
        for (List<Long> own : models) {
            // Added up in whole units first, so that the average is rounded once.
            long sum = 0;
            for (int m = 0; m < shares.size(); m++) {
                sum += own.get(m) * shares.get(m);
            }
            mean.add((double) sum / unit);
        }
        return new StationLoads(cycle, (double) cycle * problem.stations().workers(), mean, models);
    }

    /** Work of all stations on an average car. */
    public double work() {
        return mean.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Room of all stations less their work; below zero if there is more work than room. */
    public double idle() {
        return capacity * mean.size() - work();
    }

    /** Line efficiency: work over room; 0 for a line without stations. */
    public double efficiency() {
        return mean.isEmpty() ? 0 : work() / (capacity * mean.size());
    }

    /** The largest mean work of a station. */
    public double fullest() {
        return mean.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /**
     * Smoothness index: the root of the sum of squares of what each station's mean work falls short
     * of the fullest one's. 0 is even.
     */
    public double smoothness() {
        double fullest = fullest();
        double sum = 0;
        for (double load : mean) {
            sum += (fullest - load) * (fullest - load);
        }
        return Math.sqrt(sum);
    }

    /** How far a station's work on a model goes above its capacity; 0: it does not. */
    public double overload(int station, int model) {
        return Math.max(0, models.get(station).get(model) - capacity);
    }
}
