package org.lineoff.balance;

import java.util.function.BooleanSupplier;

/**
 * The fewest stations for a room (SALBP-1): bounds, Hoffmann's balances from both ends, then for
 * ever fewer stations {@link Reach} until it finds or ends.
 */
final class FewestStations {
    private static final int HOFFMANN_LOADS = 50;

    private final Line line;
    private final int room;
    private final Budget budget;
    private long left;

    private final int most;

    /** By the line's task, from 0. */
    int[] station;

    /** Until something is found, one more than can be needed. */
    int stations;

    int least;

    /**
     * @param most stations that can be needed
     */
    FewestStations(Line line, int room, int most, Budget budget) {
        this.line = line;
        this.room = room;
        this.most = most;
        this.budget = budget;
        left = budget.loads();
        station = new int[line.n];
        stations = most + 1;
        least = Fit.bound(line, room);
    }

    /** False where no balance exists, or none was found. */
    boolean isFound() {
        return stations <= most;
    }

    boolean proven() {
        return stations == least;
    }

    void run() {
        BooleanSupplier stop = budget.stop();
        hoffmann(line, false);
        if (!proven() && (line.rules == null || !line.rules.isPositional())) {
            hoffmann(line.reversed(), true);
        }
        while (least < stations && !stop.getAsBoolean() && !Fit.of(line, room, least).possible) {
            least++;
        }
        while (!proven() && left > 0 && !stop.getAsBoolean()) {
            int target = stations - 1;
            Reach reach = new Reach(line, room, target, budget.memory());
            Search.Outcome outcome = reach.run(left, stop);
            left -= reach.worked();
            if (outcome == Search.Outcome.FOUND) {
                take(reach.station());
            } else if (outcome == Search.Outcome.NONE) {
                least = stations;
            } else {
                return;
            }
        }
    }

    private void hoffmann(Line way, boolean reversed) {
        new Hoffmann(way, room)
                .run(
                        stations - 1,
                        least,
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

    private void take(int[] byTask) {
        int count = 0;
        for (int s : byTask) {
            count = Math.max(count, s + 1);
        }
        if (count < stations) {
            stations = count;
            station = byTask;
        }
    }
}
