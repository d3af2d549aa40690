package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lineoff.events.EventSink;
import org.lineoff.events.EventType;
import org.lineoff.model.Junction.Store;
import org.lineoff.model.Plant;
import org.lineoff.model.state.PlantState;
import org.lineoff.model.state.PlantState.OrderState;
import org.lineoff.model.state.PlantState.SequenceState;

/** A run that goes on from its state is the uninterrupted run. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SplitRunTest {
    private static final int PLANTS = 300;

    @Test
    void aRunGoesOnFromItsStateAsIfItHadNeverStopped() {
        long inside = 0;
        for (int seed = 0; seed < PLANTS; seed++) {
            int luck = seed;
            inside +=
                    Generated.held(
                            seed,
                            GeneratedPlants.plant(seed),
                            plant -> SplitRun.check(plant, luck, state -> state));
        }
        assertThat(inside).as("cars and parts in all states").isGreaterThan(5L * PLANTS);
    }

    @Test
    void soItDoesWhenTheStateWasWrittenAndRead() {
        for (int seed = PLANTS; seed < PLANTS + 100; seed++) {
            int luck = seed;
            Generated.held(
                    seed,
                    GeneratedPlants.plant(seed),
                    plant -> SplitRun.check(plant, luck, SplitRun::throughText));
        }
    }

    @Test
    void theLengthsOnTheCriticalPathAddUpFromTheStateOn() {
        int lineOffs = 0;
        for (int seed = 0; seed < 100; seed++) {
            Plant plant = GeneratedPlants.plant(seed);
            Simulator simulator = Simulator.of(plant);
            Scenario scenario = Ran.scenario(plant, seed);
            long instant = 20L * 3_600_000;
            PlantState state =
                    simulator
                            .runTo(scenario, null, instant, (a, b, c, d, e, f, g, h) -> {})
                            .state();
            long[] sum = {0, 0};
            Outcome outcome =
                    simulator.run(
                            scenario,
                            state,
                            (type, time, place, car, visit, part, cause, value) -> {
                                if (type == EventType.LINE_OFF) {
                                    sum[0] += time - instant;
                                    sum[1]++;
                                }
                            });
            assertThat(outcome.path().stream().mapToLong(PathPart::millis).sum())
                    .as("seed %d", seed)
                    .isEqualTo(sum[0]);
            lineOffs += (int) sum[1];
        }
        assertThat(lineOffs).isGreaterThan(500);
    }

    @Test
    void whatIsPlannedAheadIsBuiltInThatOrder() {
        Plant plant =
                PlantBuilder.days(1)
                        .line("p", "always")
                        .model("a", 1)
                        .model("b", 0)
                        .orders(PlantBuilder.ORDERS, 0, 6)
                        .shop(
                                s ->
                                        s.source("source", "x")
                                                .section(
                                                        "x",
                                                        x ->
                                                                x.station(
                                                                        "weld",
                                                                        w ->
                                                                                w.work("60s")
                                                                                        .byModel(
                                                                                                "b",
                                                                                                "90s")))
                                                .sink("sink", "x"))
                        .build();
        Scenario scenario = Ran.scenario(plant, 1);
        Simulator simulator = Simulator.of(plant);
        PlantState state =
                simulator.runTo(scenario, null, 70_000, (a, b, c, d, e, f, g, h) -> {}).state();
        SequenceState sequence = state.sequences().getFirst();
        assertThat(sequence.next()).isEqualTo(3);
        List<OrderState> ahead =
                List.of(
                        new OrderState("b", Map.of(), null),
                        new OrderState(null, Map.of(), null),
                        new OrderState("b", Map.of(), null));
        PlantState planned = state.withAhead(Map.of(sequence.id(), ahead));
        List<Long> lineOffs = new ArrayList<>();
        EventSink sink =
                (type, time, place, car, visit, part, cause, value) -> {
                    if (type == EventType.LINE_OFF) {
                        lineOffs.add(time / 1000);
                    }
                };
        PlantState between = simulator.runTo(scenario, planned, 250_000, sink).state();
        assertThat(between.sequences().getFirst().ahead())
                .containsExactly(new OrderState("b", Map.of(), null));
        simulator.run(scenario, SplitRun.throughText(between), sink);
        assertThat(lineOffs).containsExactly(120L, 210L, 270L, 360L, 420L);
    }

    @Test
    void aStoreRestoresTheOrderThatIsWanted() {
        Plant plant =
                PlantBuilder.days(1)
                        .line("p", "always")
                        .model("a", 1)
                        .orders(PlantBuilder.ORDERS, 0, 4)
                        .shop(
                                s ->
                                        s.source("source", "x")
                                                .section("x", x -> x.station("weld", "10s"))
                                                .section("y", y -> y.station("fit", "60s"))
                                                .store(
                                                        "store",
                                                        "x",
                                                        "y",
                                                        9,
                                                        Store.Rule.LOWEST_NUMBER)
                                                .sink("sink", "y"))
                        .build();
        Scenario scenario = Ran.scenario(plant, 1);
        Simulator simulator = Simulator.of(plant);
        PlantState empty =
                simulator.runTo(scenario, null, 1, (a, b, c, d, e, f, g, h) -> {}).state();
        assertThat(empty.sequences().getFirst().next()).isEqualTo(2);
        PlantState planned =
                empty.withAhead(
                        Map.of(
                                empty.sequences().getFirst().id(),
                                List.of(
                                        new OrderState(null, Map.of(), 9L),
                                        new OrderState(null, Map.of(), 7L),
                                        new OrderState(null, Map.of(), 8L))));
        List<Long> cars = new ArrayList<>();
        EventSink sink =
                (type, time, place, car, visit, part, cause, value) -> {
                    if (type == EventType.LINE_OFF) {
                        cars.add(car);
                    }
                };
        PlantState between = simulator.runTo(scenario, planned, 45_000, sink).state();
        assertThat(between.stores().getFirst().cars()).hasSize(3);
        simulator.run(scenario, SplitRun.throughText(between), sink);
        assertThat(cars).containsExactly(1L, 3L, 4L, 2L); // wanted as 1, 7, 8 and 9
    }
}
