package org.lineoff.balance;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Is there a balance in at most so many stations within a room? {@link Search} from the front and
 * from the back in turns, with budgets that double; it can be asked again with more budget. Where
 * rules say which stations a task may stand in, only from the front.
 */
final class Reach {
    private static final long FIRST_BUDGET = 60_000;

    private final Fit[] fits;
    private final Search @Nullable [] ways;
    private final boolean[] full = new boolean[2];
    private long budget = FIRST_BUDGET;
    private int turn;

    private Search.Outcome outcome = Search.Outcome.STOPPED;
    private int[] station = {};

    /**
     * @param memory bytes for all that is remembered
     */
    Reach(Line line, int room, int stations, long memory) {
        Fit fit = Fit.of(line, room, stations);
        fits = new Fit[] {fit, fit.reversed()};
        if (fit.possible) {
            boolean isOneWay = line.rules != null && line.rules.isPositional();
            ways = new Search[isOneWay ? 1 : 2];
            Arrays.setAll(ways, w -> new Search(fits[w], stations, memory / 2));
        } else {
            ways = null;
            outcome = Search.Outcome.NONE;
        }
    }

    /**
     * Goes on until it is settled or the work of both ways reaches a limit.
     *
     * @param limit loads looked at since the beginning
     */
    Search.Outcome run(long limit, BooleanSupplier stop) {
        if (ways == null) {
            return outcome;
        }
        while (outcome == Search.Outcome.STOPPED && worked() < limit && !stop.getAsBoolean()) {
            int w = turn;
            if (!full[w]) {
                Search.Outcome now = ways[w].run(Math.min(budget, limit - worked()), stop);
                switch (now) {
                    case FOUND -> {
                        outcome = now;
                        station = byTask(w);
                    }
                    case NONE -> outcome = now;
                    case MEMORY_FULL -> full[w] = true;
                    case STOPPED -> {}
                }
            } else if (full[ways.length - 1 - w]) {
                outcome = Search.Outcome.MEMORY_FULL;
            }
            turn = (turn + 1) % ways.length;
            budget = turn == 0 ? 2 * budget : budget;
        }
        return outcome;
    }

    /** The station (from 0) of each task of the problem, once it is found. */
    int[] station() {
        return station;
    }

    long worked() {
        return ways == null ? 0 : Arrays.stream(ways).mapToLong(Search::worked).sum();
    }

    private int[] byTask(int way) {
        Search found = java.util.Objects.requireNonNull(ways)[way];
        int[] byNumber = found.stations();
        int[] byTask = new int[byNumber.length];
        int last = Arrays.stream(byNumber).max().orElse(-1);
        for (int i = 0; i < byNumber.length; i++) {
            byTask[fits[way].line.task[i]] = way == 1 ? last - byNumber[i] : byNumber[i];
        }
        return byTask;
    }
}
