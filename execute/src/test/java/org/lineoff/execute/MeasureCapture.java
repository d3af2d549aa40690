package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How fast capture is, and what can be asked of the record of many cars. Not one of the tests (its
 * name keeps it out): {@code bench/run capture} starts it, says by system properties how much, and
 * has the table in {@code docs/performance.md} written. What is measured is kept, so that it goes
 * on where it stopped.
 */
class MeasureCapture {
    private static final Path PAGE = Path.of("..", "docs", "performance.md");
    private static final int RATE = 1000;
    private static final int TIMES = 3;

    /** More than a run can capture; with all of them a car's number has at most seven digits. */
    private static final long CARS_A_RUN = 1_000_000;

    private static final int ASKED_LOTS = 11;
    private static final int ASKED_CARS = 301;

    private final int seconds = Integer.getInteger("bench.seconds", 10);
    private final long cars = Long.getLong("bench.cars", 20_000);
    private final Path kept =
            Path.of("target", "bench", "capture", System.getProperty("bench.sources", "unknown"));

    /** Figures, each a line: what, database, how much, bar. */
    private interface Measure {
        List<String> rows() throws Exception;
    }

    @Test
    void measures() throws Exception {
        Files.createDirectories(kept);
        List<String> rows = new ArrayList<>();
        for (Database database : Database.values()) {
            rows.addAll(kept("speed-" + database, () -> speed(database)));
            rows.addAll(kept("record-" + database + "-" + cars, () -> record(database)));
        }
        StringBuilder table = new StringBuilder();
        table.append("\nMeasured on ").append(System.getProperty("bench.date", "unknown"));
        table.append(", ").append(System.getProperty("bench.processor", "unknown"));
        table.append(", Java ").append(Runtime.version()).append(".\n\n");
        table.append("| what | database | measured | bar |\n| --- | --- | ---: | ---: |\n");
        rows.forEach(row -> table.append(row).append('\n'));
        CapturePage.rewrite(PAGE, "bench/run capture", table.append('\n').toString());
    }

    /** What is in the file, or is measured now and kept in it. */
    private List<String> kept(String name, Measure measure) throws Exception {
        Path file = kept.resolve(name);
        if (!Files.exists(file)) {
            Path part = kept.resolve(name + ".part");
            Files.write(part, measure.rows());
            Files.move(part, file);
        }
        List<String> rows = Files.readAllLines(file);
        rows.forEach(System.out::println);
        return rows;
    }

    private static String row(String what, Database database, String value, String bar) {
        return "| %s | %s | %s | %s |".formatted(what, database.title, value, bar);
    }

    private List<String> speed(Database database) throws Exception {
        Path folder = Files.createTempDirectory("lineoff-capture");
        double[] fast = new double[TIMES];
        CaptureSpeed.Waits[] waits = new CaptureSpeed.Waits[TIMES];
        try (Store store = Database.open(database.place(folder));
                Execution plant = CaptureSpeed.open(store)) {
            CaptureSpeed.batches(plant, 1, seconds);
            for (int i = 0; i < TIMES; i++) {
                fast[i] = CaptureSpeed.batches(plant, CARS_A_RUN * (2 * i + 1), seconds);
                waits[i] = CaptureSpeed.singles(plant, CARS_A_RUN * (2 * i + 2), seconds, RATE);
                assertThat(waits[i].reports()).isGreaterThanOrEqualTo(seconds * RATE);
            }
        }
        delete(folder);
        Arrays.sort(fast);
        Arrays.sort(waits, Comparator.comparingDouble(CaptureSpeed.Waits::p99));
        CaptureSpeed.Waits middle = waits[TIMES / 2];
        return List.of(
                row(
                        "durable reports a second, in batches",
                        database,
                        "%,.0f".formatted(fast[TIMES / 2]),
                        "20,000"),
                row(
                        "single reports, 1,000/s from 64 stations: half answered within",
                        database,
                        millis(middle.median()),
                        ""),
                row("of them 99 % within", database, millis(middle.p99()), "50 ms"),
                row("the longest", database, millis(middle.longest()), ""));
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private List<String> record(Database database) throws Exception {
        Path folder = Files.createTempDirectory("lineoff-record");
        try (Store store = Database.open(database.place(folder))) {
            long begun = System.nanoTime();
            long reports = ManyCars.load(store, cars);
            double loaded = since(begun);
            begun = System.nanoTime();
            new Projections(store, ManyCars.RULES).rebuild();
            double rebuilt = since(begun);
            try (Execution plant = new Execution(store, ManyCars.RULES, () -> end())) {
                return asked(database, plant, reports, loaded, rebuilt);
            }
        } finally {
            delete(folder);
        }
    }

    /** An hour after the last car left. */
    private long end() {
        return (cars + 60) * 60_000 + 60 * SmallPlant.HOUR;
    }

    private List<String> asked(
            Database database, Execution plant, long reports, double loaded, double rebuilt) {
        double[] lots = new double[ASKED_LOTS];
        for (int i = 0; i < ASKED_LOTS; i++) {
            long car = 1 + i * (cars - 1) / ASKED_LOTS;
            int part = 20 + i;
            long begun = System.nanoTime();
            List<Genealogy.Carrier> found =
                    plant.genealogy().cars(ManyCars.part(part), ManyCars.lot(part, car), end());
            lots[i] = since(begun);
            assertThat(found).hasSize(inLot(car));
        }
        double[] traces = new double[ASKED_CARS];
        for (int i = 0; i < ASKED_CARS; i++) {
            long number = 1 + i * (cars - 1) / ASKED_CARS;
            long begun = System.nanoTime();
            Car car = plant.records().car(ManyCars.vin(number)).orElseThrow();
            int parts = plant.genealogy().everIn(car.number()).size();
            int marks = plant.records().marks(car.number()).size();
            traces[i] = since(begun);
            assertThat(parts).isEqualTo(ManyCars.PARTS);
            assertThat(marks).isPositive();
        }
        long begun = System.nanoTime();
        Report contained =
                Report.of("contain", What.CONTAINED, end())
                        .part(ManyCars.part(25))
                        .lot(ManyCars.lot(25, 1))
                        .by("quality 1")
                        .because("measured");
        assertThat(plant.capture().record(contained).accepted()).isTrue();
        double holding = since(begun);
        Arrays.sort(lots);
        Arrays.sort(traces);
        String many = "%,d cars with 50 parts: ".formatted(cars);
        return List.of(
                row(
                        many + "recall of a lot in %,d of them, half within".formatted(inLot(1)),
                        database,
                        millis(lots[ASKED_LOTS / 2] * 1000),
                        ""),
                row("the slowest of 11 lots", database, millis(lots[ASKED_LOTS - 1] * 1000), "1 s"),
                row(
                        "trace of a VIN: car, parts, measurements; half within",
                        database,
                        millis(traces[ASKED_CARS / 2] * 1000),
                        ""),
                row("99 % within", database, millis(traces[ASKED_CARS * 99 / 100] * 1000), "50 ms"),
                row("containment of the lot", database, millis(holding * 1000), ""),
                row(
                        "all tables made again from %,d reports".formatted(reports),
                        database,
                        "%,.0f s".formatted(rebuilt),
                        ""),
                row("bulk load of these", database, "%,.0f s".formatted(loaded), ""));
    }

    private int inLot(long car) {
        long first = (car - 1) / ManyCars.LOT * ManyCars.LOT;
        return (int) Math.min(ManyCars.LOT, cars - first);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
