package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Junction.Merge;
import org.lineoff.model.Junction.Split;
import org.lineoff.model.Problem;

/** Loops of carriers, worked by hand. Times in s. */
class SkidTest {

    private static Ran run(int orders, UnaryOperator<ShopBuilder> shop) {
        return Ran.of(PlantBuilder.days(1).orders("orders", 0, orders).shop(shop));
    }

    @Test
    void theThirdCarWaitsForTheFirstOnesCarrierToReturn() {
        Ran ran =
                run(
                        4,
                        s ->
                                s.section("a", m -> m.station("x", "10s"))
                                        .section("b", m -> m.station("y", "30s"))
                                        .source("in", "a")
                                        .link("over", "a", "b")
                                        .sink("out", "b")
                                        .skids("loop", "a", "b", 2, "20s"));
        assertThat(ran.lines())
                .containsExactly(
                        "0 a/x entered 1",
                        "0 a/x work_started 1",
                        "0 in released 1",
                        "10 a/x work_finished 1",
                        "10 a/x left 1 finished",
                        "10 a/x entered 2",
                        "10 a/x work_started 2",
                        "10 b/y entered 1",
                        "10 b/y work_started 1",
                        "10 in released 2",
                        "20 a/x work_finished 2",
                        "40 a/x left 2 room",
                        "40 b/y work_finished 1",
                        "40 b/y left 1 finished",
                        "40 b/y entered 2",
                        "40 b/y work_started 2",
                        "40 out line_off 1",
                        "60 a/x entered 3",
                        "60 a/x work_started 3",
                        "60 in released 3",
                        "70 a/x work_finished 3",
                        "70 a/x left 3 finished",
                        "70 b/y work_finished 2",
                        "70 b/y left 2 finished",
                        "70 b/y entered 3",
                        "70 b/y work_started 3",
                        "70 out line_off 2",
                        "90 a/x entered 4",
                        "90 a/x work_started 4",
                        "90 in released 4",
                        "100 a/x work_finished 4",
                        "100 a/x left 4 finished",
                        "100 b/y work_finished 3",
                        "100 b/y left 3 finished",
                        "100 b/y entered 4",
                        "100 b/y work_started 4",
                        "100 out line_off 3",
                        "130 b/y work_finished 4",
                        "130 b/y left 4 finished",
                        "130 out line_off 4");
        assertThat(ran.path())
                .as("cars 3 and 4 waited 20 s each for a carrier that cars 1 and 2 gave back")
                .containsExactly("a/x work 60", "b/y work 240", "loop junction 40");
    }

    @Test
    void aCarThatWaitsForACarrierBlocksTheStationBefore() {
        Ran ran =
                run(
                        2,
                        s ->
                                s.section("pre", m -> m.station("w", "1s"))
                                        .section("a", m -> m.station("x", "10s"))
                                        .source("in", "pre")
                                        .link("on", "pre", "a")
                                        .sink("out", "a")
                                        .skids("loop", "a", "a", 1, "5s"));
        assertThat(ran.at("pre/w")).contains("2 pre/w work_finished 2", "16 pre/w left 2 match");
    }

    @Test
    void aCarInRepairKeepsItsCarrier() {
        Ran ran =
                run(
                        2,
                        s ->
                                s.section(
                                                "a",
                                                m ->
                                                        m.station(
                                                                        "x",
                                                                        x ->
                                                                                x.work("10s")
                                                                                        .defect(
                                                                                                "dent",
                                                                                                1))
                                                                .gate(
                                                                        "dent",
                                                                        2,
                                                                        2,
                                                                        PlantBuilder.constant(
                                                                                "50s")))
                                        .source("in", "a")
                                        .sink("out", "a")
                                        .skids("loop", "a", "a", 1, "5s"));
        assertThat(ran.lines(EventType.RELEASED, EventType.LINE_OFF))
                .containsExactly(
                        "0 in released 1",
                        "60 out line_off 1",
                        "65 in released 2",
                        "125 out line_off 2");
    }

    @Test
    void aCarThatComesBackIntoTheLoopStillHasItsCarrier() {
        Ran ran =
                run(
                        3,
                        s ->
                                s.section(
                                                "main",
                                                m ->
                                                        m.station(
                                                                        "x",
                                                                        x ->
                                                                                x.work("10s")
                                                                                        .defect(
                                                                                                "dent",
                                                                                                0.9))
                                                                .gate(
                                                                        java.util.Map.of(
                                                                                "dent", 1.0),
                                                                        null))
                                        .section("pre", m -> m.station("w", "1s"))
                                        .section("rework", m -> m.station("y", "7s"))
                                        .section("last", m -> m.station("z", "1s"))
                                        .source("in", "pre")
                                        .merge(
                                                "merge",
                                                "main",
                                                Merge.Rule.FIRST_COME,
                                                "pre",
                                                "rework")
                                        .split(
                                                "sort",
                                                "main",
                                                Split.By.INSPECTION,
                                                ShopBuilder.result("last", Split.Result.PASSED),
                                                ShopBuilder.result("rework", Split.Result.FAILED))
                                        .sink("out", "last")
                                        .skids("loop", "main", "last", 1, "0s"));
        assertThat(ran.count(EventType.LINE_OFF)).isEqualTo(3);
        assertThat(ran.count(EventType.DEFECT_FOUND)).isGreaterThan(3);
        assertThat(ran.outcome().deadlock()).isEmpty();
        assertThat(ran.events().stream().filter(e -> e.place().equals("p/s/main/x")))
                .as("one car after the other, each with all its visits")
                .isSortedAccordingTo(java.util.Comparator.comparingLong(e -> e.car()));
    }

    @Test
    void theAdvanceOfAMovingLineTakesAndGivesBack() {
        Ran ran =
                run(
                        3,
                        s ->
                                s.section(
                                                "line",
                                                m ->
                                                        m.paced("60s")
                                                                .station("x", "10s")
                                                                .station("y", "10s"))
                                        .source("in", "line")
                                        .sink("out", "line")
                                        .skids("loop", "line", "line", 3, "90s"));
        assertThat(ran.seconds(EventType.RELEASED, "in")).containsExactly(0.0, 60.0, 120.0);
        assertThat(ran.seconds(EventType.LINE_OFF, "out")).containsExactly(120.0, 180.0, 240.0);
        Ran four =
                run(
                        5,
                        s ->
                                s.section(
                                                "line",
                                                m ->
                                                        m.paced("60s")
                                                                .station("x", "10s")
                                                                .station("y", "10s"))
                                        .source("in", "line")
                                        .sink("out", "line")
                                        .skids("loop", "line", "line", 3, "90s"));
        assertThat(four.seconds(EventType.RELEASED, "in"))
                .as("given back at 120 and again when the next advance is made")
                .containsExactly(0.0, 60.0, 120.0, 210.0, 300.0);
    }

    @Test
    void aLoopWhoseCarriersAllWaitForEachOtherIsReported() {
        Ran ran =
                run(
                        9,
                        s ->
                                s.section(
                                                "line",
                                                m ->
                                                        m.paced("60s")
                                                                .station("x", "10s")
                                                                .station("y", "10s"))
                                        .source("in", "line")
                                        .sink("out", "line")
                                        .skids("loop", "line", "line", 2, "90s"));
        assertThat(ran.count(EventType.LINE_OFF)).isZero();
        assertThat(ran.outcome().deadlock())
                .get(type(Problem.Deadlock.class))
                .satisfies(d -> assertThat(d.places()).containsExactly("p/s/line", "p/s/loop"));
    }

    /** Cars in the outer loop wait for carriers of the inner one, which go round behind them. */
    @Test
    void carsThatWaitForTheCarriersOfOthersThatWaitForThemAreReported() {
        Ran ran =
                run(
                        9,
                        s ->
                                s.section("a", m -> m.station("x", "10s"))
                                        .section(
                                                "b",
                                                m ->
                                                        m.station(
                                                                        "y",
                                                                        y ->
                                                                                y.work("10s")
                                                                                        .defect(
                                                                                                "dent",
                                                                                                1))
                                                                .gate(
                                                                        java.util.Map.of(
                                                                                "dent", 1.0),
                                                                        null))
                                        .section("back", m -> m.station("w", "10s"))
                                        .section("last", m -> m.station("z", "10s"))
                                        .source("in", "a")
                                        .merge("merge", "b", Merge.Rule.FIRST_COME, "a", "back")
                                        .split(
                                                "sort",
                                                "b",
                                                Split.By.INSPECTION,
                                                ShopBuilder.result("last", Split.Result.PASSED),
                                                ShopBuilder.result("back", Split.Result.FAILED))
                                        .sink("out", "last")
                                        .skids("loop", "b", "last", 3, "0s"));
        assertThat(ran.outcome().deadlock())
                .get(type(Problem.Deadlock.class))
                .satisfies(
                        d -> assertThat(d.places()).containsExactlyInAnyOrder("p/s/b", "p/s/back"));
        Ran enough = run(9, s -> loopOfTwo(s, 1));
        assertThat(enough.outcome().deadlock()).isEmpty();
    }

    private static ShopBuilder loopOfTwo(ShopBuilder shop, int skids) {
        return shop.section("a", m -> m.station("x", "10s"))
                .section("b", m -> m.station("y", "10s"))
                .source("in", "a")
                .link("over", "a", "b")
                .sink("out", "b")
                .skids("loop", "a", "b", skids, "0s");
    }
}
