package org.lineoff.balance;

import java.util.Arrays;
import java.util.List;

/** What forces a bound. Tasks are indices in the problem. */
public sealed interface Reason {
    /** All work, spread without a gap. */
    record Work(long total, int cycle) implements Reason {
        static final Reason NONE = new Work(0, 0);
    }

    /**
     * Tasks too long to be paired: no two of {@code alone} fit into one station, nor any of them
     * with one of {@code halves}; two halves just do.
     */
    record LongTasks(List<Integer> alone, List<Integer> halves) implements Reason {}

    /** Tasks of which so few fit into one station that these together need the bound. */
    record Parts(List<Integer> tasks) implements Reason {}

    /**
     * A task with everything that must come before it or behind it.
     *
     * @param chain tasks in their order, each waiting for the one before
     * @param others how many more tasks have to be before the last, or behind the first
     */
    record Chain(List<Integer> chain, int others) implements Reason {}

    /** Tasks of which no three fit into one station, and too few pairs can share one. */
    record Unpaired(List<Integer> tasks) implements Reason {}

    /** Earliest and latest stations leave some stretch of the line too little room. */
    record Windows() implements Reason {}

    /** No single cause: all ways were searched. */
    record Searched() implements Reason {}

    /**
     * No single cause in times and precedence: with all else that is stated, all ways were
     * searched.
     */
    record Rules() implements Reason {}

    /** The work that only one side of the car allows, and what takes both. */
    record OneSide(boolean left, long total, int cycle) implements Reason {}

    /** Tasks that have to share a station take all of the cycle. */
    record Bundle(List<Integer> tasks) implements Reason {}

    /** One task as long as the cycle. */
    record LongestTask(int task) implements Reason {}

    /** With so many long tasks, two of them have to share a station. */
    record Pair(int first, int second) implements Reason {}

    /**
     * The same by other numbers.
     *
     * @param members the tasks that each number stands for
     */
    default Reason by(int[][] members) {
        return switch (this) {
            case Work r -> r;
            case LongTasks r -> new LongTasks(all(r.alone, members), all(r.halves, members));
            case Parts r -> new Parts(all(r.tasks, members));
            case Chain r -> new Chain(all(r.chain, members), r.others);
            case Unpaired r -> new Unpaired(all(r.tasks, members));
            case Windows r -> r;
            case Searched r -> r;
            case Rules r -> r;
            case OneSide r -> r;
            case Bundle r -> r;
            case LongestTask r ->
                    members[r.task].length == 1
                            ? new LongestTask(members[r.task][0])
                            : new Bundle(all(List.of(r.task), members));
            case Pair r -> new Pair(members[r.first][0], members[r.second][0]);
        };
    }

    private static List<Integer> all(List<Integer> numbers, int[][] members) {
        return numbers.stream().flatMap(k -> Arrays.stream(members[k]).boxed()).toList();
    }
}
