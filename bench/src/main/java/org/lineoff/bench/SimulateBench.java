package org.lineoff.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Periods;
import org.lineoff.model.Plant;
import org.lineoff.simulate.LineWay;
import org.lineoff.simulate.Scenario;
import org.lineoff.simulate.Simulator;
import tools.jackson.databind.json.JsonMapper;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * Measures the engines: the yardstick line against SSJ and against ourselves, a plant, the growth
 * with stations, buffers, cars and junctions, two threads against one. Before anything is believed,
 * the engines have to agree: ours to the millisecond, SSJ within half a percent of the throughput.
 *
 * <p>Arguments: {@code [--json] [--full] [--plant FOLDER] [--page FILE]}.
 */
public final class SimulateBench {
    private static final int YARDSTICK = 300;
    private static final int THREAD_REPLICATIONS = 100;
    private static final double SSJ_MAY_DIFFER = 0.005;
    private static final String EVENTS = "events";
    private static final String CAR_BY_CAR = "recurrence, car by car";
    private static final String WAVE = "recurrence, wave";
    private static final String SECTIONS = "recurrence";
    private static final String PATH = SECTIONS + ", critical path";

    private final boolean full;
    private final int repetitions;
    private final Path plantFolder;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> checks = new ArrayList<>();

    private SimulateBench(boolean full, Path plantFolder) {
        this.full = full;
        this.plantFolder = plantFolder;
        repetitions = full ? 15 : 5;
    }

    public static void main(String[] args) throws IOException {
        Arguments given = Arguments.of(args);
        SimulateBench bench =
                new SimulateBench(
                        given.has("--full"),
                        Path.of(given.after("--plant", "examples/yizhuang-stations")));
        Measured measured = bench.measure();
        Optional<String> page = given.after("--page");
        if (page.isPresent()) {
            PerformancePage.rewrite(Path.of(page.get()), measured);
        }
        System.out.println(
                given.has("--json")
                        ? JsonMapper.shared()
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsString(measured)
                        : PerformancePage.table(measured));
    }

    private Measured measure() {
        line(100);
        line(YARDSTICK);
        growth();
        PlantTimes plant = plant();
        double threads = twoThreads();
        String yardstick = workload(YARDSTICK);
        Double wave = ns(WAVE, yardstick);
        Double fast = wave == null ? ns(CAR_BY_CAR, yardstick) : wave;
        Double henriksen = ns("SSJ, Henriksen", yardstick);
        Double splay = ns("SSJ, splay tree", yardstick);
        Double ssj = henriksen == null || splay == null ? null : Math.min(henriksen, splay);
        return new Measured(
                rows,
                new Measured.Ratios(
                        ratio(ssj, fast),
                        ratio(ns(EVENTS, yardstick), fast),
                        ratio(plant.events(), plant.fast()),
                        ratio(plant.withPath(), plant.fast()),
                        threads),
                plant.fast(),
                checks,
                System.getProperty("bench.date", "unknown"),
                System.getProperty("bench.processor", "unknown"),
                Runtime.version().toString());
    }

    private static void progress(String what) {
        System.err.printf(Locale.ROOT, "bench: %s%n", what);
    }

    private @Nullable Double ns(String engine, String workload) {
        return rows.stream()
                .filter(row -> row.engine().equals(engine) && row.workload().equals(workload))
                .map(Row::nsPerVisit)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Double ratio(@Nullable Double of, @Nullable Double to) {
        return of == null || to == null ? null : of / to;
    }

    private static String workload(int stations) {
        return "yardstick line, " + stations + " stations";
    }

    // ---- the yardstick line ----

    /** A line and its runs; how long its horizon is says how exact the time will be. */
    private record Line(Yardstick yardstick, Simulator simulator, Plant plant) {
        static Line of(int stations, int buffer, int sections, int days) {
            Yardstick yardstick = new Yardstick(stations, buffer, sections, days);
            Plant plant = yardstick.plant();
            return new Line(yardstick, Simulator.of(plant), plant);
        }

        Scenario scenario(int replication) {
            Map<String, java.time.LocalDate> starts = Map.of("p", plant.horizon().from());
            return Examples.scenario(plant, starts, replication, false);
        }

        Periods quarters() {
            long end = yardstick.endMillis();
            return Periods.of(0, end / 4, end / 2, end / 4 * 3, end);
        }

        Engine.Run run(Engine engine, int replication) {
            return engine.run(simulator, scenario(replication), quarters(), yardstick.endMillis());
        }

        long visits(LineWay way, int replication) {
            return simulator
                    .figures(
                            scenario(replication),
                            quarters(),
                            (type, time, place, car, visit, part, cause, value) -> {},
                            way)
                    .visits();
        }

        SsjLine ssj(Supplier<EventList> events, int replication) {
            SsjLine.seed(replication);
            SsjLine line = new SsjLine(yardstick, events.get());
            line.run();
            return line;
        }
    }

    private void line(int stations) {
        progress(workload(stations));
        Line few = Line.of(stations, 2, 1, 1500 / stations);
        Line some = Line.of(stations, 2, 1, 9000 / stations);
        Line many = Line.of(stations, 2, 1, 30_000 / stations);
        checkOwn(few, workload(stations));
        checkSsj(some, workload(stations));
        Contest contest =
                new Contest(workload(stations))
                        .with("SSJ, Henriksen", r -> few.ssj(Henriksen::new, r).visits())
                        .with("SSJ, splay tree", r -> few.ssj(SplayTree::new, r).visits())
                        .with(EVENTS, r -> few.run(Engine.EVENTS, r).visits())
                        .with(CAR_BY_CAR, r -> some.visits(LineWay.CAR_BY_CAR, r));
        if (Simulator.hasVectors()) {
            contest.with(WAVE, r -> many.visits(LineWay.WAVE, r));
        }
        rows.addAll(contest.run(repetitions));
    }

    /** Both engines give the same line-offs and the same times of all states. */
    private void checkOwn(Line line, String what) {
        Engine.Run byEvents = line.run(Engine.EVENTS, 0);
        Engine.Run fast = line.run(Engine.FAST, 0);
        if (!byEvents.equals(fast)) {
            throw new IllegalStateException(
                    "%s: %d visits and %d cars by events, %d and %d by recurrence, or other times"
                            .formatted(
                                    what,
                                    byEvents.visits(),
                                    byEvents.lineOff(),
                                    fast.visits(),
                                    fast.lineOff()));
        }
        if (Simulator.hasVectors()
                && line.visits(LineWay.WAVE, 0) != line.visits(LineWay.CAR_BY_CAR, 0)) {
            throw new IllegalStateException(what + ": other visits in a wave");
        }
        checks.add(
                "%s: events and recurrence agree on %,d cars off the line, %,d visits and the times of all states"
                        .formatted(what, fast.lineOff(), fast.visits()));
    }

    private void checkSsj(Line line, String what) {
        double ours = 0;
        double theirs = 0;
        for (int r = 0; r < 5; r++) {
            ours += line.run(Engine.FAST, r).lineOff();
            theirs += line.ssj(Henriksen::new, r).lineOff();
        }
        double differs = theirs / ours - 1;
        if (!(Math.abs(differs) <= SSJ_MAY_DIFFER)) {
            throw new IllegalStateException(
                    "%s: SSJ makes %.0f cars, we make %.0f".formatted(what, theirs, ours));
        }
        checks.add(
                "%s: SSJ's line makes %+.2f %% of our cars, %,.0f of them"
                        .formatted(what, 100 * differs, ours));
    }

    // ---- growth ----

    private void growth() {
        for (int stations : new int[] {10, 100, 1000}) {
            grow("stations: " + stations, Line.of(stations, 2, 1, days(stations)));
        }
        for (int buffer : new int[] {0, 1, 20}) {
            grow("buffers of " + buffer, Line.of(100, buffer, 1, days(100)));
        }
        for (int days : full ? new int[] {1, 10, 100, 1000} : new int[] {1, 100}) {
            grow("days: " + days, Line.of(100, 2, 1, days));
        }
        for (int sections : new int[] {2, 50}) {
            grow("links between sections: " + (sections - 1), Line.of(100, 2, sections, 10));
        }
    }

    private static int days(int stations) {
        return Math.max(2, 3000 / stations);
    }

    private void grow(String what, Line line) {
        progress("growth, " + what);
        Contest contest = new Contest("growth, " + what);
        contest.with(EVENTS, r -> line.run(Engine.EVENTS, r).visits());
        if (line.simulator().lineMisses(line.scenario(0)).isPresent()) {
            contest.with(SECTIONS, r -> line.run(Engine.FAST, r).visits());
        } else {
            contest.with(CAR_BY_CAR, r -> line.visits(LineWay.CAR_BY_CAR, r));
            if (Simulator.hasVectors()) {
                contest.with(WAVE, r -> line.visits(LineWay.WAVE, r));
            }
        }
        rows.addAll(contest.run(full ? 7 : 3));
    }

    // ---- a plant ----

    /** In ns a visit; null where an engine cannot run the plant. */
    private record PlantTimes(
            @Nullable Double events, @Nullable Double fast, @Nullable Double withPath) {}

    private PlantTimes plant() {
        Plant plant = Examples.read(plantFolder);
        Simulator simulator = Simulator.of(plant);
        Map<String, java.time.LocalDate> starts = Examples.starts(plant);
        String name = "plant " + plantFolder.getFileName();
        Contest contest =
                new Contest(name)
                        .with(
                                EVENTS,
                                r ->
                                        run(Engine.EVENTS, simulator, plant, starts, r, false)
                                                .visits())
                        .with(
                                SECTIONS,
                                r -> run(Engine.FAST, simulator, plant, starts, r, false).visits())
                        .with(
                                PATH,
                                r -> run(Engine.FAST, simulator, plant, starts, r, true).visits());
        progress(name);
        if (!run(Engine.EVENTS, simulator, plant, starts, 0, false)
                .equals(run(Engine.FAST, simulator, plant, starts, 0, false))) {
            throw new IllegalStateException(name + ": the engines differ");
        }
        checks.add(name + ": both engines agree");
        // A year of cars by events takes a minute: the check has warmed both up.
        run(Engine.FAST, simulator, plant, starts, 0, true);
        rows.addAll(contest.runWarm(full ? 7 : 3));
        return new PlantTimes(ns(EVENTS, name), ns(SECTIONS, name), ns(PATH, name));
    }

    private static Engine.Run run(
            Engine engine,
            Simulator simulator,
            Plant plant,
            Map<String, java.time.LocalDate> starts,
            int replication,
            boolean path) {
        Scenario scenario = Examples.scenario(plant, starts, replication, path);
        long end = simulator.horizonEnd();
        Periods quarters = Periods.of(0, end / 4, end / 2, end / 4 * 3, end);
        return engine.run(simulator, scenario, quarters, end);
    }

    // ---- threads ----

    /** By the clock, not by the processor: two threads must get two processors. */
    private double twoThreads() {
        Line line = Line.of(YARDSTICK, 2, 1, 40);
        int rounds = full ? 7 : 3;
        double[] one = new double[rounds];
        double[] two = new double[rounds];
        replications(line, 2);
        for (int r = 0; r < rounds; r++) {
            progress("threads, " + (r + 1) + " of " + rounds);
            one[r] = replications(line, 1);
            two[r] = replications(line, 2);
        }
        return Contest.median(one) / Contest.median(two);
    }

    private static double replications(Line line, int threads) {
        long began = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Engine.Run>> runs = new ArrayList<>();
            for (int r = 0; r < THREAD_REPLICATIONS; r++) {
                int replication = r;
                runs.add(pool.submit(() -> line.run(Engine.FAST, replication)));
            }
            for (Future<Engine.Run> run : runs) {
                run.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return System.nanoTime() - began;
    }
}
