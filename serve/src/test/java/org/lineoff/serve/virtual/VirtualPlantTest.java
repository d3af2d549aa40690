package org.lineoff.serve.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.events.Event;
import org.lineoff.events.EventLog;
import org.lineoff.events.EventType;
import org.lineoff.events.Names;
import org.lineoff.events.Periods;
import org.lineoff.events.Places;
import org.lineoff.execute.Database;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Report;
import org.lineoff.execute.What;
import org.lineoff.files.PlantFolder;
import org.lineoff.model.Plant;
import org.lineoff.model.time.PlantClock;
import org.lineoff.serve.Configuration;
import org.lineoff.serve.Limits;
import org.lineoff.serve.TestKeys;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.access.Role;
import org.lineoff.simulate.Scenario;
import org.lineoff.simulate.Simulator;
import tools.jackson.databind.JsonNode;

/** A virtual plant is the simulation's plant, seen through the public interface. */
class VirtualPlantTest {
    private static final long HOUR = 3_600_000;

    @TempDir private Path folder;

    private static Plant example(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("examples").resolve(name);
            if (Files.isDirectory(found)) {
                return PlantFolder.read(found).plant().orElseThrow();
            }
        }
        throw new IllegalStateException("no examples/" + name);
    }

    private static VirtualPlant oneLine(long seed, LocalDate from, int days, double speed) {
        return VirtualPlant.of(
                new VirtualPlant.Setup(
                        example("one-line"),
                        LocalDate.of(2026, 1, 1),
                        seed,
                        1,
                        Map.of("main", LocalDate.of(2026, 2, 2)),
                        from,
                        speed,
                        days));
    }

    private VirtualServer server(Path data, Plant plant, VirtualPlant virtual) throws Exception {
        return new VirtualServer(
                Files.createDirectories(data), plant, PlantRules.of(plant), virtual.clock());
    }

    private static Progress drive(VirtualPlant plant, VirtualServer server)
            throws InterruptedException {
        AtomicReference<Progress> last = new AtomicReference<>();
        List<String> refused = plant.driveBeside(server.server, server.access, last::set);
        assertThat(refused).isEmpty();
        return last.get();
    }

    /** The simulation's own stream, from the first day of the horizon to an instant. */
    private static List<Event> simulated(Plant plant, VirtualPlant virtual, LocalDate last) {
        Simulator simulator = Simulator.of(plant);
        List<Event> events = new ArrayList<>();
        Scenario whole = virtual.scenario();
        Scenario scenario =
                new Scenario(
                        whole.drawn(), whole.startOfProduction(), false, whole.pathFrom(), last);
        EventLog log = new EventLog(simulator.places(), Names.of(plant), events::add);
        simulator.run(scenario, log);
        log.flush();
        return events;
    }

    /** What of the record figures are made of: events at the plant's own places. */
    private static List<Event> recorded(Plant plant, List<JsonNode> record) {
        Places places = Places.of(plant);
        return record.stream()
                .filter(VirtualServer::isEvent)
                .map(VirtualServer::event)
                .filter(e -> places.indexOf(e.place()) >= 0)
                .filter(e -> e.type() != EventType.PART_FITTED)
                .filter(e -> e.type() != EventType.MEASURED || e.part().isEmpty())
                .toList();
    }

    private void figuresAreThoseOfTheSimulation(
            Plant plant, VirtualPlant virtual, VirtualServer server, int days, long step)
            throws InterruptedException {
        PlantClock clock = new PlantClock(plant.timeZone(), plant.horizon().from());
        long begin = clock.midnight(virtual.from());
        long end = clock.midnight(virtual.from().plusDays(days));
        long[] bounds = new long[(int) ((end - begin) / step) + 1];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = begin + i * step;
        }
        Periods span = Periods.of(bounds);
        List<JsonNode> record = server.record(server.as("reader", Role.VIEWER));

        Map<String, Object> is = Figures.of(plant, recorded(plant, record), span, end);
        Map<String, Object> should =
                Figures.of(
                        plant,
                        simulated(plant, virtual, virtual.from().plusDays(days - 1L)),
                        span,
                        end);

        should.forEach((name, figures) -> assertThat(is.get(name)).as(name).isEqualTo(figures));
        everyFigureDependsOnTheRecord(plant, recorded(plant, record), span, end, should);
    }

    /** Else the figures could be equal because they look at nothing. */
    private static void everyFigureDependsOnTheRecord(
            Plant plant, List<Event> events, Periods span, long end, Map<String, Object> should) {
        Map<EventType, List<String>> figuresOf =
                Map.of(
                        EventType.WORK_FINISHED, List.of("times"),
                        EventType.MEASURED, List.of("quality"),
                        EventType.LINE_OFF, List.of("output", "lead time", "work in progress"));
        figuresOf.forEach(
                (type, names) -> {
                    List<Event> fewer = new ArrayList<>(events);
                    Event one =
                            events.stream()
                                    .filter(e -> e.type() == type && e.visit() == 0)
                                    .filter(e -> e.time() > span.from(0) && e.time() < end)
                                    .findFirst()
                                    .orElseThrow();
                    fewer.remove(one);
                    Map<String, Object> other = Figures.of(plant, fewer, span, end);
                    names.forEach(
                            name ->
                                    assertThat(other.get(name))
                                            .as(name + " without " + one)
                                            .isNotEqualTo(should.get(name)));
                });
    }

    @Test
    void figuresOfTheRecordAreThoseOfTheSimulationToTheDigit() throws Exception {
        Plant plant = example("one-line");
        for (long seed = 1; seed <= 3; seed++) {
            VirtualPlant virtual =
                    oneLine(seed, LocalDate.of(2026, 3, 2), 1, VirtualPlant.NO_LIMIT);
            try (VirtualServer server = server(folder.resolve("s" + seed), plant, virtual)) {
                Progress end = drive(virtual, server);

                assertThat(end.refused()).isZero();
                assertThat(end.lineOffs()).isPositive();
                figuresAreThoseOfTheSimulation(plant, virtual, server, 1, HOUR);
            }
        }
    }

    @Test
    void itDrivesAServerOverTlsWhoseCertificateNamesAnotherHost() throws Exception {
        Plant plant = example("one-line");
        VirtualPlant virtual = oneLine(1, LocalDate.of(2026, 3, 2), 1, VirtualPlant.NO_LIMIT);
        Path keys = TestKeys.make(folder.resolve("keys.p12"), "dns:plant.example.com");
        Configuration secure =
                new Configuration(
                        Configuration.LOOPBACK,
                        0,
                        new Configuration.Tls(keys, TestKeys.PASSWORD),
                        false,
                        // So few at once that a request takes less than it has to say.
                        new Limits(1 << 20, 20, 16, 1000, 1000, 20, 10),
                        Configuration.SHIFT,
                        null,
                        "test");
        try (VirtualServer server =
                new VirtualServer(
                        folder.resolve("plant.db").toString(),
                        AccessStore.sqlite(folder.resolve("access.db"), InstantSource.system()),
                        secure,
                        plant,
                        PlantRules.of(plant),
                        virtual.clock())) {
            assertThat(server.server.address()).startsWith("https://");
            Progress end = drive(virtual, server);

            assertThat(end.refused()).isZero();
            figuresAreThoseOfTheSimulation(plant, virtual, server, 1, HOUR);
        }
    }

    @Test
    void itDrivesAServerWithItsRecordInPostgresql() throws Exception {
        Plant plant = example("one-line");
        VirtualPlant virtual = oneLine(1, LocalDate.of(2026, 3, 2), 1, VirtualPlant.NO_LIMIT);
        String place = Database.POSTGRESQL.place(folder);
        try (VirtualServer server =
                new VirtualServer(
                        place,
                        AccessStore.postgresql(place, "lineoff", "", InstantSource.system()),
                        Configuration.loopback(0, "test"),
                        plant,
                        PlantRules.of(plant),
                        virtual.clock())) {
            Progress end = drive(virtual, server);

            assertThat(end.refused()).isZero();
            figuresAreThoseOfTheSimulation(plant, virtual, server, 1, HOUR);
            assertThat(server.execution.projections().differences()).isEmpty();
        }
    }

    /** One shift of phase 1, with everything that execution demands of its cars. */
    @Test
    void oneShiftOfThePlantOfTheExampleGivesTheSimulationsFigures() throws Exception {
        Plant plant = example("yizhuang");
        VirtualPlant virtual =
                VirtualPlant.of(
                        new VirtualPlant.Setup(
                                plant,
                                plant.asOf(),
                                plant.runs().seed(),
                                2,
                                Map.of(
                                        "p1", LocalDate.of(2024, 2, 19),
                                        "p2", LocalDate.of(2025, 9, 1)),
                                LocalDate.of(2024, 3, 18),
                                VirtualPlant.NO_LIMIT,
                                1));
        try (VirtualServer server = server(folder, plant, virtual)) {
            Progress end = drive(virtual, server);

            assertThat(end.refused()).isZero();
            assertThat(end.mended()).isPositive();
            assertThat(end.lineOffs()).isGreaterThan(100);
            figuresAreThoseOfTheSimulation(plant, virtual, server, 1, HOUR);
            assertThat(server.execution.projections().differences()).isEmpty();
        }
    }

    @Test
    void startedAgainItGoesOnAndDoublesNothing() throws Exception {
        Plant plant = example("one-line");
        LocalDate from = LocalDate.of(2026, 3, 2);
        Map<String, String> whole = new HashMap<>();
        VirtualPlant uninterrupted = oneLine(7, from, 3, VirtualPlant.NO_LIMIT);
        try (VirtualServer server = server(folder.resolve("whole"), plant, uninterrupted)) {
            drive(uninterrupted, server);
            whole.putAll(byId(server));
        }
        Path data = folder.resolve("parts");
        // The first is killed under way, the second stopped, the third comes to the end.
        VirtualPlant killed = oneLine(7, from, 3, 30_000);
        try (VirtualServer server = server(data, plant, killed)) {
            Thread driver =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        try {
                                            drive(killed, server);
                                        } catch (InterruptedException _) {
                                            Thread.currentThread().interrupt();
                                        }
                                    });
            await(server, 2000);
            driver.interrupt();
            driver.join();
        }
        VirtualPlant stopped = oneLine(7, from, 3, 30_000);
        try (VirtualServer server = server(data, plant, stopped)) {
            Thread stopping =
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        await(server, 5000);
                                        stopped.stop();
                                    });
            Progress end = drive(stopped, server);
            stopping.join();
            assertThat(end.repeated()).isPositive();
            assertThat(byId(server)).hasSizeLessThan(whole.size());
        }
        VirtualPlant last = oneLine(7, from, 3, VirtualPlant.NO_LIMIT);
        try (VirtualServer server = server(data, plant, last)) {
            drive(last, server);

            assertThat(byId(server)).isEqualTo(whole);
            assertThat(server.execution.records().aside()).isEmpty();
        }
    }

    private static void await(VirtualServer server, int reports) {
        try {
            while (server.execution.records().page(reports, 1).isEmpty()) {
                Thread.sleep(20);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Contents by id: each id stands there once. */
    private static Map<String, String> byId(VirtualServer server) {
        Map<String, String> all = new HashMap<>();
        server.execution
                .records()
                .read(
                        0,
                        entry -> {
                            Report r = entry.report();
                            assertThat(all.put(r.id(), r.toString())).as(r.id()).isNull();
                        });
        return all;
    }

    @Test
    void realAndVirtualPlantsAreNotMixed() throws Exception {
        Plant plant = example("one-line");
        LocalDate from = LocalDate.of(2026, 3, 2);
        VirtualPlant virtual = oneLine(1, from, 1, VirtualPlant.NO_LIMIT);
        try (VirtualServer server = server(folder.resolve("real"), plant, virtual)) {
            PlantClock clock = new PlantClock(plant.timeZone(), plant.horizon().from());
            long now = clock.at(virtual.clock().instant());
            server.as("erp", Role.PLANNER)
                    .report(
                            List.of(
                                    Report.of("a", What.ORDERED, now)
                                            .car(1)
                                            .serial("A")
                                            .part("car")));
            VirtualPlant.refuseRecordOfVirtual(server.execution.records());
            assertThatThrownBy(() -> drive(virtual, server))
                    .isInstanceOf(VirtualPlantException.class)
                    .hasMessageContaining("real plant");
        }
        Path data = folder.resolve("virtual");
        try (VirtualServer server = server(data, plant, virtual)) {
            drive(virtual, server);
            assertThatThrownBy(() -> VirtualPlant.refuseRecordOfVirtual(server.execution.records()))
                    .isInstanceOf(VirtualPlantException.class);
        }
        VirtualPlant another = oneLine(2, from, 1, VirtualPlant.NO_LIMIT);
        try (VirtualServer server = server(data, plant, another)) {
            assertThatThrownBy(() -> drive(another, server))
                    .isInstanceOf(VirtualPlantException.class)
                    .hasMessageContaining("another seed");
        }
    }

    /** What the virtual plant was given to begin with does not outlive the beginning. */
    @Test
    void onlyItsOwnTokensHoldWhileItDrives() throws Exception {
        Plant plant = example("one-line");
        VirtualPlant virtual = oneLine(1, LocalDate.of(2026, 3, 2), 1, VirtualPlant.NO_LIMIT);
        for (int start = 1; start <= 2; start++) {
            try (VirtualServer server = server(folder, plant, virtual)) {
                virtual.stop();
                drive(virtual, server);

                var holding =
                        server.access.tokens().all().stream()
                                .filter(token -> token.revoked() == 0)
                                .toList();
                String prefix = "virtual-" + start + "-";
                assertThat(holding).isNotEmpty().allMatch(t -> t.name().startsWith(prefix));
                assertThat(holding).noneMatch(t -> t.roles().contains(Role.ADMINISTRATOR));
                assertThat(holding)
                        .filteredOn(t -> t.roles().contains(Role.STATION))
                        .allMatch(t -> !t.places().isEmpty());
                assertThat(server.server.firstLink()).isPresent();
            }
        }
    }
}
