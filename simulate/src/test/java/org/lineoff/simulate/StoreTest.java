package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Junction.Merge;
import org.lineoff.model.Junction.Split;
import org.lineoff.model.Junction.Store;
import org.lineoff.model.Plant;

/** Stores, splits and merges, worked by hand. Times in s. */
class StoreTest {

    private static PlantBuilder store(Store.Rule rule, int capacity) {
        return PlantBuilder.days(1)
                .orders("orders", 0, 5)
                .shop(
                        s ->
                                s.section("fast", m -> m.station("a", "10s"))
                                        .section("slow", m -> m.station("b", "100s"))
                                        .source("in", "fast")
                                        .store("rack", "fast", "slow", capacity, rule)
                                        .sink("out", "slow"));
    }

    @Test
    void aStoreTakesInWhileItHasPlacesAndGivesOutWhenThereIsRoomBehind() {
        Ran ran = Ran.of(store(Store.Rule.FIRST_IN, 2));
        assertThat(ran.at("rack"))
                .containsExactly(
                        "10 rack entered 1",
                        "10 rack left 1 result",
                        "20 rack entered 2",
                        "30 rack entered 3",
                        "110 rack left 2 room",
                        "110 rack entered 4",
                        "210 rack left 3 room",
                        "210 rack entered 5",
                        "310 rack left 4 room",
                        "410 rack left 5 room");
        assertThat(ran.lines(EventType.RELEASED))
                .containsExactly(
                        "0 in released 1",
                        "10 in released 2",
                        "20 in released 3",
                        "30 in released 4",
                        "110 in released 5");
        assertThat(ran.at("fast/a"))
                .contains("30 fast/a left 3 finished", "110 fast/a left 4 room");
    }

    @Test
    void theLowestNumberOvertakesWhatCameBeforeIt() {
        PlantBuilder plant =
                PlantBuilder.days(1)
                        .model("van", 1)
                        .model("car", 2)
                        .orders("orders", 0, 4)
                        .shop(
                                s ->
                                        s.section("first", m -> m.station("a", "10s"))
                                                .section("short", m -> m.station("b", "10s"))
                                                .section("long", m -> m.station("c", "25s"))
                                                .section("both", m -> m.station("d", "0s"))
                                                .section("slow", m -> m.station("e", "100s"))
                                                .source("in", "first")
                                                .split(
                                                        "split",
                                                        "first",
                                                        Split.By.MODEL,
                                                        ShopBuilder.taking("long", "van"),
                                                        ShopBuilder.taking("short"))
                                                .merge(
                                                        "merge",
                                                        "both",
                                                        Merge.Rule.FIRST_COME,
                                                        "short",
                                                        "long")
                                                .store(
                                                        "rack",
                                                        "both",
                                                        "slow",
                                                        9,
                                                        Store.Rule.LOWEST_NUMBER)
                                                .sink("out", "slow"));
        Ran ran = Ran.of(plant.build(), seedWithModels(plant.build(), 0, 1, 1, 1));
        assertThat(ran.lines(EventType.ENTERED).stream().filter(l -> l.contains("rack")))
                .as("the van, number 1, goes the long way and comes after the first car")
                .containsExactly(
                        "30 rack entered 2",
                        "35 rack entered 1",
                        "40 rack entered 3",
                        "50 rack entered 4");
        assertThat(ran.lines(EventType.LEFT).stream().filter(l -> l.contains("rack")))
                .containsExactly(
                        "30 rack left 2 result",
                        "130 rack left 1 room",
                        "230 rack left 3 room",
                        "330 rack left 4 room");
    }

    /** The first seed under which the first orders are for these models. */
    static long seedWithModels(Plant plant, int... models) {
        for (long seed = 0; seed < 10_000; seed++) {
            Orders orders = Orders.of(plant, Ran.scenario(plant, seed).drawn(), "orders");
            int n = 0;
            while (n < models.length && orders.model(n + 1) == models[n]) {
                n++;
            }
            if (n == models.length) {
                return seed;
            }
        }
        throw new AssertionError("no such seed");
    }

    @Test
    void firstComeGoesByTheOfferAndOnATieByTheLowestNumber() {
        for (Merge.Rule rule : Merge.Rule.values()) {
            Ran ran =
                    Ran.of(
                            PlantBuilder.days(1)
                                    .model("even", 1)
                                    .orders("orders", 0, 4)
                                    .shop(
                                            s ->
                                                    s.section("x", m -> m.station("a", "30s"))
                                                            .section(
                                                                    "y", m -> m.station("b", "20s"))
                                                            .section(
                                                                    "z", m -> m.station("c", "60s"))
                                                            .source("in1", "y")
                                                            .source("in2", "x")
                                                            .merge("merge", "z", rule, "x", "y")
                                                            .sink("out", "z")));
            assertThat(ran.lines(EventType.RELEASED))
                    .containsExactly(
                            "0 in1 released 1",
                            "0 in2 released 2",
                            "20 in1 released 3",
                            "80 in2 released 4");
            assertThat(ran.lines(EventType.LINE_OFF))
                    .containsExactlyElementsOf(
                            rule == Merge.Rule.FIRST_COME
                                    ? java.util.List.of(
                                            "80 out line_off 1",
                                            "140 out line_off 2",
                                            "200 out line_off 3",
                                            "260 out line_off 4")
                                    : java.util.List.of(
                                            "80 out line_off 1",
                                            "140 out line_off 2",
                                            "200 out line_off 4",
                                            "260 out line_off 3"));
        }
    }

    @Test
    void carsGoByModelOptionOrShareAsTheFileSays() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(1)
                                .model("van", 1)
                                .model("car", 2)
                                .orders("orders", 0, 3000)
                                .shop(
                                        s ->
                                                s.section("first", m -> m.station("a", "1s"))
                                                        .section("vans", m -> m.station("b", "1s"))
                                                        .section("cars", m -> m.station("c", "1s"))
                                                        .source("in", "first")
                                                        .split(
                                                                "split",
                                                                "first",
                                                                Split.By.MODEL,
                                                                ShopBuilder.taking("vans", "van"),
                                                                ShopBuilder.taking("cars"))
                                                        .sink("out1", "vans")
                                                        .sink("out2", "cars"))
                                .build(),
                        1);
        Orders orders = Orders.of(ran.plant(), Ran.scenario(ran.plant(), 1).drawn(), "orders");
        assertThat(ran.events().stream().filter(e -> e.type() == EventType.LINE_OFF))
                .hasSize(3000)
                .allSatisfy(
                        e ->
                                assertThat(e.place())
                                        .isEqualTo(
                                                orders.model(e.car()) == 0
                                                        ? "p/s/out1"
                                                        : "p/s/out2"));
        assertThat(ran.seconds(EventType.LINE_OFF, "out1").size()).isBetween(900, 1100);
    }
}
