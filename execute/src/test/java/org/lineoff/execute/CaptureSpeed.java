package org.lineoff.execute;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/** How fast reports are captured, each on the disk before it is answered. */
final class CaptureSpeed {
    static final int STATIONS = 64;

    private static final long NOW = 48 * SmallPlant.HOUR;
    private static final int CARS_A_BATCH = 40;
    private static final int UNDER_WAY = 8;
    private static final long CARS_A_STATION = 1000;

    private CaptureSpeed() {}

    /**
     * What single reports had to wait, in ms.
     *
     * @param reports how many there were
     */
    record Waits(double median, double p99, double longest, int reports) {}

    static Execution open(Store store) {
        return new Execution(store, SmallPlant.RULES, () -> NOW);
    }

    /** Whole lives of cars in batches, eight of them under way: reports a second. */
    static double batches(Execution plant, long firstCar, int seconds) {
        Deque<CompletableFuture<List<Answer>>> under = new ArrayDeque<>();
        long start = System.nanoTime();
        long captured = 0;
        long car = firstCar;
        while (System.nanoTime() - start < seconds * 1_000_000_000L) {
            List<Report> batch = new ArrayList<>();
            for (int i = 0; i < CARS_A_BATCH; i++) {
                batch.addAll(SmallPlant.life(car++, NOW - 5 * SmallPlant.HOUR));
            }
            under.add(plant.capture().submit(batch));
            if (under.size() > UNDER_WAY) {
                captured += accepted(under.remove().join());
            }
        }
        while (!under.isEmpty()) {
            captured += accepted(under.remove().join());
        }
        return captured / ((System.nanoTime() - start) / 1e9);
    }

    private static long accepted(List<Answer> answers) {
        for (Answer answer : answers) {
            if (!answer.accepted()) {
                throw new IllegalStateException(answer.toString());
            }
        }
        return answers.size();
    }

    /** One report at a time from each of 64 stations, so many a second of all together. */
    static Waits singles(Execution plant, long firstCar, int seconds, int rate)
            throws InterruptedException, ExecutionException {
        long interval = STATIONS * 1_000_000_000L / rate;
        long start = System.nanoTime() + 1_000_000_000L;
        List<List<Long>> waits = new ArrayList<>();
        List<FutureTask<Void>> stations = new ArrayList<>();
        for (int station = 0; station < STATIONS; station++) {
            List<Long> own = new ArrayList<>();
            waits.add(own);
            long first = start + station * interval / STATIONS;
            long ownCar = firstCar + station * CARS_A_STATION;
            FutureTask<Void> work =
                    new FutureTask<>(
                            () -> work(plant, ownCar, first, interval, seconds, own), null);
            stations.add(work);
            Thread.ofVirtual().start(work);
        }
        for (FutureTask<Void> station : stations) {
            station.get();
        }
        long[] all = waits.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray();
        Arrays.sort(all);
        return new Waits(
                all[all.length / 2] / 1e6,
                all[all.length * 99 / 100] / 1e6,
                all[all.length - 1] / 1e6,
                all.length);
    }

    /** The wait counts from when the report was due, not from when it could be sent. */
    private static void work(
            Execution plant, long car, long first, long interval, int seconds, List<Long> waits) {
        long due = first;
        long end = first + seconds * 1_000_000_000L;
        for (long next = car; due < end; next++) {
            for (Report report : SmallPlant.life(next, NOW - 5 * SmallPlant.HOUR)) {
                long early = due - System.nanoTime();
                if (early > 0) {
                    LockSupport.parkNanos(early);
                }
                accepted(List.of(plant.capture().record(report)));
                waits.add(System.nanoTime() - due);
                due += interval;
            }
        }
    }
}
