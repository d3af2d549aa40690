package org.lineoff.balance;

import java.util.function.BooleanSupplier;

/**
 * The shortest cycle for a number of stations (SALBP-2): an interval of cycles of which the ends
 * close in. Each step asks {@link Reach} for one cycle with a small budget. The questions far from
 * the answer are easy ones, so the interval is halved first; where a question stays open, the two
 * sides of the open cycles are halved; when only open ones are left, the budget grows.
 */
final class ShortestCycle {
    private static final long FIRST_BUDGET = 200_000;
    private static final int HOFFMANN_LOADS = 30;

    private final Prepared prepared;
    private final Line line;
    private final int stations;
    private final Budget budget;
    private final int most;
    private long left;

    /** By the line's task, from 0. */
    int[] station = {};

    /** The cycle of the balance; until something is found, one more than can be needed. */
    int cycle;

    /** No shorter cycle is possible. */
    int least;

    ShortestCycle(Prepared prepared, int stations, Budget budget) {
        this.prepared = prepared;
        line = prepared.plain();
        this.stations = stations;
        this.budget = budget;
        left = budget.loads();
        int[] allInOne = new int[line.n];
        most = Math.toIntExact(prepared.cycleOf(allInOne));
        if (prepared.isPlaced()) {
            cycle = most + 1;
        } else {
            cycle = most;
            station = allInOne;
        }
    }

    /** False where no balance exists, or none was found. */
    boolean isFound() {
        return cycle <= most;
    }

    boolean proven() {
        return cycle == least;
    }

    void run() {
        BooleanSupplier stop = budget.stop();
        findBound();
        firstBalance();
        for (long step = FIRST_BUDGET; !proven() && left > 0; step = 4 * step) {
            if (stop.getAsBoolean()) {
                return;
            }
            closeIn(step);
        }
    }

    /** The least cycle that neither sums, nor weights, nor windows rule out. */
    private void findBound() {
        long each = (long) stations * prepared.unit;
        int low = (int) Math.max(prepared.longest(), (line.total + each - 1) / each);
        int high = cycle;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (Fit.bound(line, prepared.room(middle)) <= stations) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        least = low;
        // The tighter test costs more and gains little: it goes on from there in growing steps.
        for (int step = 1; least < cycle && !budget.stop().getAsBoolean(); step *= 2) {
            int at = Math.min(cycle - 1, least + step - 1);
            if (Fit.of(line, prepared.room(at), stations).possible) {
                if (step == 1) {
                    return;
                }
                step = 1;
                if (Fit.of(line, prepared.room(least), stations).possible) {
                    return;
                }
                least++;
            } else {
                least = at + 1;
            }
        }
    }

    /** Halves the interval with Hoffmann's balances alone. */
    private void firstBalance() {
        int low = least;
        int high = (int) Math.min(cycle, 2L * least);
        while (low <= high && !proven() && !budget.stop().getAsBoolean()) {
            int middle = low + (high - low) / 2;
            int before = cycle;
            Line at = prepared.at(middle);
            hoffmann(at, false, middle);
            if (cycle == before && (at.rules == null || !at.rules.isPositional())) {
                hoffmann(at.reversed(), true, middle);
            }
            if (cycle < before) {
                high = Math.min(high, cycle) - 1;
            } else {
                low = middle + 1;
            }
        }
    }

    private void hoffmann(Line way, boolean reversed, int at) {
        if (at >= cycle) {
            return;
        }
        new Hoffmann(way, prepared.room(at))
                .run(
                        stations,
                        stations,
                        HOFFMANN_LOADS,
                        budget.stop(),
                        (byNumber, count) -> {
                            int[] byTask = new int[line.n];
                            for (int i = 0; i < line.n; i++) {
                                byTask[way.task[i]] =
                                        reversed ? count - 1 - byNumber[i] : byNumber[i];
                            }
                            take(byTask);
                            return stations - 1;
                        });
    }

    private void closeIn(long step) {
        // Cycles from openLow to openHigh stayed open with this budget; none yet.
        int openLow = Integer.MAX_VALUE;
        int openHigh = Integer.MIN_VALUE;
        while (!proven() && left > 0 && !budget.stop().getAsBoolean()) {
            if (openHigh >= cycle || openHigh < least) {
                openHigh = Integer.MIN_VALUE;
                openLow = Integer.MAX_VALUE;
            }
            boolean none = openLow > openHigh;
            int at;
            if (none) {
                at = least + (cycle - 1 - least) / 2;
            } else if (least < openLow) {
                at = least + (openLow - 1 - least) / 2;
            } else if (openHigh < cycle - 1) {
                at = openHigh + 1 + (cycle - 1 - openHigh) / 2;
                at = Math.min(at, cycle - 1);
            } else {
                return;
            }
            switch (ask(at, step)) {
                case FOUND -> {}
                case NONE -> least = Math.max(least, at + 1);
                default -> {
                    openLow = Math.min(openLow, at);
                    openHigh = Math.max(openHigh, at);
                }
            }
        }
    }

    private Search.Outcome ask(int at, long step) {
        Reach reach = new Reach(prepared.at(at), prepared.room(at), stations, budget.memory());
        Search.Outcome outcome = reach.run(Math.min(step, left), budget.stop());
        left -= reach.worked();
        if (outcome == Search.Outcome.FOUND) {
            take(reach.station());
        }
        return outcome;
    }

    private void take(int[] byTask) {
        long needed = prepared.cycleOf(byTask);
        if (needed < cycle) {
            cycle = (int) needed;
            station = byTask;
        }
    }
}
