package org.lineoff.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.balance.Move;
import org.lineoff.model.Text;

/**
 * What the page of a balance is made from. Times are in the units of the tasks; stations count from
 * 1, tasks are indices.
 *
 * @param name of the line
 * @param fewest whether the fewest stations were looked for, rather than the shortest cycle
 * @param cycle the takt
 * @param least nothing below is possible: stations or cycle, as was looked for
 * @param reason what forces that, in words; {@code forcing} the tasks that it names
 * @param workers of each station
 * @param limit how far above the takt a station's work on a model may go; null: any
 * @param before what a file said earlier; null: nothing to hold it against
 * @param moves tasks that change their station
 */
public record BalanceSheet(
        String name,
        String version,
        boolean fewest,
        int cycle,
        int least,
        boolean proven,
        Text reason,
        List<Integer> forcing,
        int workers,
        boolean twoSided,
        @Nullable Integer limit,
        List<ModelOf> models,
        List<TaskOf> tasks,
        Side after,
        @Nullable Side before,
        List<Move> moves) {
    public BalanceSheet {
        forcing = List.copyOf(forcing);
        models = List.copyOf(models);
        tasks = List.copyOf(tasks);
        moves = List.copyOf(moves);
    }

    /**
     * @param share of all cars, 0 to 1
     */
    public record ModelOf(String id, double share) {}

    /**
     * @param times by model
     * @param mean on an average car
     */
    public record TaskOf(String id, List<Integer> times, double mean, int crew) {
        public TaskOf {
            times = List.copyOf(times);
        }
    }

    /**
     * An assignment.
     *
     * @param station of each task, from 1; {@code worker} likewise
     * @param bars of each worker of each station
     * @param mean work of each station on an average car; {@code models} by model
     * @param work of all stations; {@code idle} what is left of their room
     * @param efficiency line efficiency, 0 to 1
     * @param fullest the largest mean work of a station
     * @param smoothness index; 0: even
     */
    public record Side(
            List<Integer> station,
            List<Integer> worker,
            List<Bar> bars,
            List<Double> mean,
            List<List<Long>> models,
            double work,
            double idle,
            double efficiency,
            double fullest,
            double smoothness) {
        public Side {
            station = List.copyOf(station);
            worker = List.copyOf(worker);
            bars = List.copyOf(bars);
            mean = List.copyOf(mean);
            models = models.stream().map(List::copyOf).toList();
        }
    }

    /** The tasks of a worker, the first done first. */
    public record Bar(int station, int worker, List<Integer> tasks) {
        public Bar {
            tasks = List.copyOf(tasks);
        }
    }
}
