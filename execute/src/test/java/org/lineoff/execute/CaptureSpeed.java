package org.lineoff.execute;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Measures durable capture: whole lives of cars in batches, then single reports from 64 stations at
 * a given rate. Arguments: seconds each, reports a second of all stations.
 */
final class CaptureSpeed {
    private static final long NOW = 48 * SmallPlant.HOUR;
    private static final int STATIONS = 64;

    private CaptureSpeed() {}

    public static void main(String[] arguments) throws Exception {
        int seconds = Integer.parseInt(arguments[0]);
        int rate = Integer.parseInt(arguments[1]);
        for (Database database : Database.values()) {
            Path folder = Files.createTempDirectory("lineoff-capture");
            try (Store store = Database.open(database.place(folder));
                    Execution plant = new Execution(store, SmallPlant.RULES, () -> NOW)) {
                batches(plant, 1, 4, "warm-up of " + database);
                batches(plant, 1_000_000, seconds, database + " in batches");
                singles(plant, 5_000_000, seconds, rate, database.toString());
            }
        }
    }

    private static void batches(Execution plant, long firstCar, int seconds, String what) {
        Deque<CompletableFuture<List<Answer>>> under = new ArrayDeque<>();
        long start = System.nanoTime();
        long captured = 0;
        long car = firstCar;
        while (System.nanoTime() - start < seconds * 1_000_000_000L) {
            List<Report> batch = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                batch.addAll(SmallPlant.life(car++, NOW - 5 * SmallPlant.HOUR));
            }
            under.add(plant.capture().submit(batch));
            if (under.size() > 8) {
                captured += accepted(under.remove().join());
            }
        }
        while (!under.isEmpty()) {
            captured += accepted(under.remove().join());
        }
        double took = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%s: %,.0f reports/s%n", what, captured / took);
    }

    private static long accepted(List<Answer> answers) {
        for (Answer answer : answers) {
            if (!answer.accepted()) {
                throw new IllegalStateException(answer.toString());
            }
        }
        return answers.size();
    }

    private static void singles(
            Execution plant, long firstCar, int seconds, int rate, String database)
            throws InterruptedException {
        long interval = STATIONS * 1_000_000_000L / rate;
        long start = System.nanoTime() + 1_000_000_000L;
        List<List<Long>> waits = new ArrayList<>();
        List<Thread> stations = new ArrayList<>();
        for (int station = 0; station < STATIONS; station++) {
            List<Long> own = new ArrayList<>();
            waits.add(own);
            long first = start + station * interval / STATIONS;
            long ownCar = firstCar + station * 20_000L;
            stations.add(
                    Thread.ofVirtual()
                            .start(() -> work(plant, ownCar, first, interval, seconds, own)));
        }
        for (Thread station : stations) {
            station.join();
        }
        long[] all = waits.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray();
        Arrays.sort(all);
        System.out.printf(
                Locale.ROOT,
                "%s, single reports from %d stations at %,d/s: p50 %.1f ms, p99 %.1f ms,"
                        + " longest %.1f ms of %,d%n",
                database,
                STATIONS,
                rate,
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
                    java.util.concurrent.locks.LockSupport.parkNanos(early);
                }
                accepted(List.of(plant.capture().record(report)));
                waits.add(System.nanoTime() - due);
                due += interval;
            }
        }
    }
}
