package org.lineoff.forecast;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.lineoff.model.Plant;

/**
 * When the car of an order is ready, by how many cars are ahead of it: the plant builds orders in
 * the order in which they stand, so a car is ready when those ahead of it and itself have been
 * released. The chance that it is ready by a day is the share of the replications in which it is;
 * the same replications serve all orders.
 *
 * @param asOf the day as of which it is said; what is released on it counts as gone
 * @param last day that the replications reach
 */
public record ReadyDates(LocalDate asOf, LocalDate last, List<ReadyRun> runs) {
    public ReadyDates {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("no replications");
        }
    }

    /**
     * Makes them, all replications at once.
     *
     * @param waiting as {@link ReadyRuns#of}
     * @throws PlantDeadlocked if cars of a replication waited for each other in a circle
     */
    public static ReadyDates of(Plant plant, Settings settings, long waiting, Progress progress) {
        ReadyRuns runs = ReadyRuns.of(plant, settings, waiting);
        int n = settings.replications();
        return new ReadyDates(
                settings.asOf(),
                runs.last(),
                new Parallel(settings.threads())
                        .run(n, runs::run, done -> progress.at(Progress.Phase.PLANT, done, n)));
    }

    /** The day by which the car is ready with at least this chance; empty if none is reached. */
    public Optional<LocalDate> day(long ahead, double chance) {
        return day(chance, run -> run.daysUntil(ahead));
    }

    /** The chance that the car is ready by the end of a day. */
    public double chance(long ahead, LocalDate by) {
        long within = ChronoUnit.DAYS.between(asOf, by);
        long ready = runs.stream().filter(run -> run.daysUntil(ahead) <= within).count();
        return (double) ready / runs.size();
    }

    /** As {@link #day} of an order that comes in now, behind all that wait in each replication. */
    public Optional<LocalDate> dayOfNext(double chance) {
        return day(chance, run -> run.daysUntil(run.waiting()));
    }

    /** Orders that wait in the replications: the median. */
    public long waiting() {
        return runs.stream()
                .mapToLong(ReadyRun::waiting)
                .sorted()
                .toArray()[Quantiles.rank(0.5, runs.size())];
    }

    /** Whether there are so few replications that the dates are rough. */
    public boolean isFew() {
        return runs.size() < Forecaster.FEW_RUNS;
    }

    private Optional<LocalDate> day(double chance, ToIntFunction<ReadyRun> days) {
        if (!(chance > 0 && chance < 1)) {
            throw new IllegalArgumentException("a chance between 0 and 1 is needed: " + chance);
        }
        int[] sorted = runs.stream().mapToInt(days).toArray();
        Arrays.sort(sorted);
        int found = sorted[Quantiles.rank(chance, sorted.length)];
        return found == ReadyRun.NEVER ? Optional.empty() : Optional.of(asOf.plusDays(found));
    }
}
