package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.lineoff.events.Event;
import org.lineoff.events.EventLog;
import org.lineoff.events.EventType;
import org.lineoff.events.Names;
import org.lineoff.model.Distribution;
import org.lineoff.model.Drawn;
import org.lineoff.model.Plant;
import org.lineoff.model.random.Draws;

/** The same scenario gives the same events, and each place has luck of its own. */
class LuckTest {

    @Test
    void theSameSeedGivesTheSameEventsHoweverManyThreadsRunAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int seed = 0; seed < 20; seed++) {
                Plant plant = GeneratedPlants.plant(seed);
                Simulator shared = Simulator.of(plant);
                int luck = seed;
                List<Future<List<Event>>> runs = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    int replication = i % 2;
                    runs.add(threads.submit(() -> events(shared, plant, luck, replication)));
                }
                List<Event> first = events(Simulator.of(plant), plant, luck, 0);
                List<Event> second = events(Simulator.of(plant), plant, luck, 1);
                for (int i = 0; i < runs.size(); i++) {
                    assertThat(runs.get(i).get())
                            .as("seed %d, run %d", seed, i)
                            .isEqualTo(i % 2 == 0 ? first : second);
                }
            }
        }
    }

    private static List<Event> events(Simulator simulator, Plant plant, int seed, int replication) {
        Scenario first = Ran.scenario(plant, seed);
        Scenario scenario =
                new Scenario(
                        new Drawn(new Draws(seed, replication), plant.asOf()),
                        first.startOfProduction(),
                        true,
                        first.pathFrom());
        List<Event> events = new ArrayList<>();
        EventLog log = new EventLog(simulator.places(), Names.of(plant), events::add);
        simulator.run(scenario, log);
        log.flush();
        return events;
    }

    @Test
    void aChangeAtOneStationLeavesTheLuckOfAllOthersAlone() {
        Map<String, Double> before = durations(serial(PlantBuilder.exponential("60s"), 1));
        Map<String, Double> after = durations(serial(PlantBuilder.uniform("200s", 0.3), 4));
        assertThat(before.keySet()).hasSizeGreaterThan(1500);
        int same = 0;
        for (Map.Entry<String, Double> visit : before.entrySet()) {
            if (!visit.getKey().startsWith("p/s/main/b") && after.containsKey(visit.getKey())) {
                assertThat(after).containsEntry(visit.getKey(), visit.getValue());
                same++;
            }
        }
        assertThat(same).as("visits of 500 cars to three stations").isEqualTo(1500);
    }

    private static Plant serial(Distribution changed, int buffer) {
        return PlantBuilder.days(2)
                .orders("orders", 0, 500)
                .shop(
                        s ->
                                s.section(
                                                "main",
                                                m ->
                                                        m.station(
                                                                        "a",
                                                                        x ->
                                                                                x.work(
                                                                                        PlantBuilder
                                                                                                .exponential(
                                                                                                        "60s")))
                                                                .station(
                                                                        "b",
                                                                        x ->
                                                                                x.work(changed)
                                                                                        .buffer(
                                                                                                buffer))
                                                                .station(
                                                                        "c",
                                                                        x ->
                                                                                x.work(
                                                                                        PlantBuilder
                                                                                                .lognormal(
                                                                                                        "60s",
                                                                                                        0.3)))
                                                                .station(
                                                                        "d",
                                                                        x ->
                                                                                x.work(
                                                                                        PlantBuilder
                                                                                                .erlang(
                                                                                                        "60s",
                                                                                                        3))))
                                        .source("in", "main")
                                        .sink("out", "main"))
                .build();
    }

    /** How long each visit's work took, in s, by place and car. */
    private static Map<String, Double> durations(Plant plant) {
        Map<String, Double> durations = new HashMap<>();
        Map<String, Long> started = new HashMap<>();
        for (Event e : Ran.of(plant, 11).reported()) {
            String visit = e.place() + " " + e.car();
            if (e.type() == EventType.WORK_STARTED) {
                started.put(visit, e.time());
            } else if (e.type() == EventType.WORK_FINISHED) {
                durations.put(visit, (e.time() - started.get(visit)) / 1000.0);
            }
        }
        return durations;
    }
}
