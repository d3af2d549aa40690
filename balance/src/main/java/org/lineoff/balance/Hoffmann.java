package org.lineoff.balance;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A balance station by station (Hoffmann 1963, as modified by Sewell and Jacobson 2012): each
 * station takes the load of the greatest value among its first loads. A task is worth its time, a
 * share of the time behind it, something for each follower, less a little for being one more task.
 */
final class Hoffmann {
    private static final double[] BEHIND = {0, 0.005, 0.010, 0.015, 0.020};
    private static final double[] FOLLOWER = {0, 0.005, 0.010, 0.015, 0.020};
    private static final double[] TASK = {0, 0.01, 0.02, 0.03};

    /** Loads begun for each that is wanted, at most: with many small tasks few become whole. */
    private static final long LOOKS = 64;

    private final Line line;
    private final Loads loads;
    private final double[] value;
    private final long[] done;
    private final long[] best;
    private final double[] behind;
    private final double[] followers;
    private final Loads.Visitor visitor;
    private int mostLoads;
    private long begun;
    private int visited;
    private double bestValue;

    Hoffmann(Line line, int room) {
        this.line = line;
        visitor =
                new Loads.Visitor() {
                    @Override
                    public boolean visit() {
                        return weigh();
                    }

                    @Override
                    public boolean goesOn() {
                        return visited == 0 || loads.looked() - begun < LOOKS * mostLoads;
                    }
                };
        loads = new Loads(line, room);
        value = new double[line.n];
        done = new long[line.words];
        best = new long[line.words];
        behind = new double[line.n];
        followers = new double[line.n];
        for (int i = 0; i < line.n; i++) {
            behind[i] = line.time[i];
            for (int j = 0; j < line.n; j++) {
                if (line.isBefore(i, j)) {
                    behind[i] += line.time[j];
                    followers[i]++;
                }
            }
        }
    }

    /** Told of each balance found; says how many stations are still worth looking for. */
    interface Taker {
        int take(int[] station, int stations);
    }

    /**
     * Tries all mixtures of worth.
     *
     * @param most stations wanted
     * @param least stop once a balance has so few
     */
    void run(int most, int least, int loadsOfStation, BooleanSupplier stop, Taker to) {
        mostLoads = loadsOfStation;
        int wanted = most;
        // One balance is made however short the time: it takes a fraction of a second.
        BooleanSupplier until = () -> false;
        double mean = line.n == 0 ? 0 : (double) line.total / line.n;
        for (double b : BEHIND) {
            for (double f : FOLLOWER) {
                for (double k : TASK) {
                    if (wanted < least || until.getAsBoolean()) {
                        return;
                    }
                    for (int i = 0; i < line.n; i++) {
                        value[i] =
                                line.time[i] + b * behind[i] + f * mean * followers[i] - k * mean;
                    }
                    int[] station = build(wanted, until);
                    until = stop;
                    if (station != null) {
                        wanted = to.take(station, Arrays.stream(station).max().orElse(-1) + 1);
                    }
                }
            }
        }
    }

    private int @Nullable [] build(int most, BooleanSupplier stop) {
        int[] station = new int[line.n];
        Arrays.fill(done, 0);
        int left = line.n;
        for (int s = 0; left > 0; s++) {
            if (s == most || stop.getAsBoolean()) {
                return null;
            }
            bestValue = Double.NEGATIVE_INFINITY;
            visited = 0;
            begun = loads.looked();
            Arrays.fill(best, 0);
            loads.visit(done, s, 0, visitor);
            for (int i = Bits.next(best, 0, line.words, 0);
                    i >= 0;
                    i = Bits.next(best, 0, line.words, i + 1)) {
                station[i] = s;
                left--;
                Bits.add(done, 0, i);
            }
        }
        return station;
    }

    private boolean weigh() {
        double sum = 0;
        for (int p = 0; p < loads.size; p++) {
            sum += value[loads.load[p]];
        }
        if (sum > bestValue) {
            bestValue = sum;
            Arrays.fill(best, 0);
            for (int p = 0; p < loads.size; p++) {
                Bits.add(best, 0, loads.load[p]);
            }
        }
        return ++visited < mostLoads;
    }
}
