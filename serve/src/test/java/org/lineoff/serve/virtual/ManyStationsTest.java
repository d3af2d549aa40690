package org.lineoff.serve.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lineoff.execute.Database;
import org.lineoff.execute.Demand;
import org.lineoff.execute.Gate;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.PlantRules.Marking;
import org.lineoff.execute.PlantRules.Part;
import org.lineoff.execute.PlantRules.Place;
import org.lineoff.execute.Report;
import org.lineoff.execute.Status;
import org.lineoff.execute.What;
import org.lineoff.files.PlantFolder;
import org.lineoff.model.Plant;
import org.lineoff.model.random.Choices;
import org.lineoff.model.time.PlantClock;
import org.lineoff.serve.Configuration;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.access.Role;
import tools.jackson.databind.JsonNode;

/**
 * A line of 64 stations that all scan at once, each by its own token and at its own pace, some of
 * them wrongly; and an inspector who lets nobody rest. What the record holds then is held against
 * an oracle that knows nothing but the log of events.
 */
class ManyStationsTest {
    private static final int STATIONS = 64;
    private static final String GATE = "line/check";

    /** The end of a shift of eight hours. */
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private static final long SHIFT = 8 * 3_600_000L;

    /** With 75 s a car 320 go through all stations in a shift: 384 × 75 s are eight hours. */
    private static final long TAKT = 75_000;

    private static final int CARS_OF_A_SHIFT = (int) (SHIFT / TAKT) - STATIONS;
    private static final int FEW_CARS = 24;

    @TempDir private Path folder;

    private static String station(int s) {
        return "line/cars/s" + s;
    }

    private static String part(int s) {
        return "part-" + s;
    }

    /** The right number of the piece that a station puts into a car. */
    private static String serial(int s, long car) {
        return "P" + s + "-" + car;
    }

    private static PlantRules rules() {
        List<Place> places = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        List<Demand> demands = new ArrayList<>();
        for (int s = 0; s < STATIONS; s++) {
            places.add(new Place(station(s), Status.IN_ASSEMBLY, false));
            parts.add(new Part(part(s), Marking.SERIAL));
            demands.add(new Demand.Bound(part(s)));
        }
        places.add(new Place(GATE, null, false));
        return new PlantRules(
                places,
                parts,
                List.of(new Gate(GATE, Status.LINE_OFF, demands)),
                Map.of(),
                List.of(),
                Status.PLANNED,
                Status.PLANNED,
                Duration.ofMinutes(2),
                Duration.ofDays(7));
    }

    private static Plant plant() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("examples").resolve("one-line");
            if (Files.isDirectory(found)) {
                return PlantFolder.read(found).plant().orElseThrow();
            }
        }
        throw new IllegalStateException("no examples/one-line");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void noPartIsBoundToTheWrongCarAndNoGateIsPassedEarly(Database database) throws Exception {
        scanAll(database, FEW_CARS);
    }

    /** {@value STATIONS} stations and all cars of a shift: 20,480 pieces. */
    @ParameterizedTest
    @EnumSource(Database.class)
    @Tag("slow")
    void norInAWholeShift(Database database) throws Exception {
        scanAll(database, CARS_OF_A_SHIFT);
    }

    private void scanAll(Database database, int cars) throws Exception {
        Plant plant = plant();
        long begin = new PlantClock(plant.timeZone(), plant.horizon().from()).at(NOW) - SHIFT;
        try (VirtualServer server =
                        new VirtualServer(
                                database.place(folder),
                                AccessStore.sqlite(
                                        folder.resolve("access.db"), InstantSource.system()),
                                Configuration.loopback(0, "test"),
                                plant,
                                rules(),
                                () -> NOW);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sequence(server.as("erp", Role.PLANNER), cars, begin);
            AtomicInteger wrongRefused = new AtomicInteger();
            AtomicInteger early = new AtomicInteger();
            List<Callable<Void>> work = new ArrayList<>();
            for (int s = 0; s < STATIONS; s++) {
                PlantClient token = server.as("t" + s, Role.STATION, station(s));
                int at = s;
                work.add(() -> scan(token, at, cars, begin, wrongRefused));
            }
            PlantClient inspector = server.as("inspector", Role.STATION, GATE);
            work.add(() -> inspect(inspector, cars, begin, early));
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }

            assertThat(wrongRefused.get()).isPositive();
            assertThat(early.get()).isPositive();
            hold(server.record(server.as("reader", Role.VIEWER)), cars, begin);
            assertThat(server.execution.projections().differences()).isEmpty();
        }
    }

    /** When a car is at a station; at the gate after the last. */
    private static long time(long begin, int s, long car) {
        return begin + (car - 1 + s) * TAKT;
    }

    private static void sequence(PlantClient planner, int cars, long now)
            throws InterruptedException {
        List<Report> all = new ArrayList<>();
        for (long car = 1; car <= cars; car++) {
            all.add(Report.of("o" + car, What.ORDERED, now).car(car).serial("A" + car).part("car"));
            for (What what : List.of(What.CHECKED, What.PROMISED, What.PLANNED, What.SEQUENCED)) {
                all.add(
                        Report.of(what + " " + car, what, now)
                                .car(car)
                                .value(what == What.SEQUENCED ? car : now)
                                .because("0.5"));
            }
        }
        for (int from = 0; from < all.size(); from += 1000) {
            List<Report> batch = all.subList(from, Math.min(all.size(), from + 1000));
            assertThat(planner.report(batch)).allMatch(PlantClient.Answer::isAccepted);
        }
    }

    /** Works through the cars; now and then scans the piece of another car first, or twice. */
    private static Void scan(
            PlantClient token, int s, int cars, long begin, AtomicInteger wrongRefused)
            throws InterruptedException {
        Choices choices = new Choices(17, s);
        for (long car = 1; car <= cars; car++) {
            long now = time(begin, s, car);
            String id = s + "/" + car;
            // A piece that is in a car of before: somebody scanned the wrong label.
            if (car > 1 && choices.below(6) == 0) {
                long other = 1L + choices.below((int) car - 1);
                Report wrong = fitting(id + "/wrong", s, car, serial(s, other), now);
                PlantClient.Answer answer = token.report(List.of(wrong)).getFirst();
                assertThat(answer.codes()).containsExactly("PART_ELSEWHERE");
                wrongRefused.incrementAndGet();
            }
            Report right = fitting(id, s, car, serial(s, car), now);
            boolean twice = choices.below(5) == 0;
            List<Report> said = twice ? List.of(right, right) : List.of(right);
            List<PlantClient.Answer> answers = token.report(said);
            assertThat(answers).allMatch(PlantClient.Answer::isAccepted);
            assertThat(answers.getLast().repeated()).isEqualTo(twice);
            // A second piece where there is one already.
            if (choices.below(6) == 0) {
                Report second = fitting(id + "/second", s, car, "X" + serial(s, car), now);
                assertThat(token.report(List.of(second)).getFirst().codes())
                        .containsExactly("SLOT_TAKEN");
            }
        }
        return null;
    }

    private static Report fitting(String id, int s, long car, String serial, long now) {
        return Report.of(id, What.PART_FITTED, now)
                .at(station(s))
                .car(car)
                .part(part(s))
                .serial(serial)
                .value(1)
                .by("station " + s);
    }

    /** Asks for each car until it passes. */
    private static Void inspect(PlantClient token, int cars, long begin, AtomicInteger early)
            throws InterruptedException {
        for (long car = 1; car <= cars; car++) {
            long now = time(begin, STATIONS, car);
            Report pass = Report.of("pass " + car, What.MEASURED, now).at(GATE).car(car).value(1);
            PlantClient.Answer answer = token.report(List.of(pass)).getFirst();
            while (!answer.isAccepted()) {
                assertThat(answer.codes()).containsOnly("NOT_BOUND");
                early.incrementAndGet();
                // As often as a token may ask.
                Thread.sleep(15);
                answer = token.report(List.of(pass)).getFirst();
            }
        }
        return null;
    }

    /** The oracle: goes through the log once, with nothing but what it says. */
    private static void hold(List<JsonNode> log, int cars, long begin) {
        Map<Long, Set<String>> carries = new HashMap<>();
        Map<String, Long> pieces = new HashMap<>();
        Set<Long> passed = new HashSet<>();
        for (JsonNode report : log) {
            long car = report.path("car").asLong();
            String part = report.path("part").asString();
            switch (report.path("what").asString()) {
                case "partFitted" -> {
                    String serial = report.path("serial").asString();
                    int s = Integer.parseInt(part.substring("part-".length()));
                    assertThat(serial).isEqualTo(serial(s, car));
                    assertThat(report.path("place").asString()).isEqualTo(station(s));
                    assertThat(report.path("time").asLong()).isEqualTo(time(begin, s, car));
                    assertThat(pieces.put(part + " " + serial, car)).as(serial).isNull();
                    assertThat(carries.computeIfAbsent(car, _ -> new HashSet<>()).add(part))
                            .as("%s twice in car %d", part, car)
                            .isTrue();
                }
                case "measured" -> {
                    assertThat(carries.getOrDefault(car, Set.of()))
                            .as("car %d at the gate", car)
                            .hasSize(STATIONS);
                    assertThat(passed.add(car)).isTrue();
                }
                default -> {}
            }
        }
        assertThat(pieces).hasSize(STATIONS * cars);
        assertThat(passed).hasSize(cars);
    }
}
