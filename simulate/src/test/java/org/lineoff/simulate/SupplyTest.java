package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Demand;

/** Parts whose supply is limited by date, worked by hand. Times in s. */
class SupplyTest {
    private static final int DAY = 86_400;

    private static PlantBuilder plant(Demand.Supply... supplies) {
        PlantBuilder plant =
                PlantBuilder.days(6)
                        .model("m", 1)
                        .model("x", 0)
                        .orders("orders", 0, 5)
                        .shop(
                                s ->
                                        s.section("body", m -> m.station("a", "6h"))
                                                .source("in", "body")
                                                .sink("out", "body"));
        for (Demand.Supply supply : supplies) {
            plant.supply(supply);
        }
        return plant;
    }

    static Demand.Supply supply(
            String id, int perCar, Double stock, List<String> takes, Demand.Wave... deliveries) {
        return new Demand.Supply(
                id,
                null,
                List.of(),
                takes,
                perCar,
                stock == null ? null : PlantBuilder.known(stock),
                List.of(deliveries));
    }

    private static Demand.Wave evenly(int from, int to, double count) {
        return new Demand.Wave(
                null,
                PlantBuilder.known(PlantBuilder.FIRST_DAY.plusDays(from)),
                PlantBuilder.known(PlantBuilder.FIRST_DAY.plusDays(to)),
                PlantBuilder.known(count),
                null);
    }

    @Test
    void theHeadWaitsForTheMidnightByWhichItsPartsHaveCome() {
        Ran ran =
                Ran.of(
                        plant(
                                supply(
                                        "cells",
                                        1,
                                        1.0,
                                        List.of(),
                                        evenly(1, 1, 1), // all at once at the first midnight
                                        evenly(2, 3, 2)))); // one by the third, one by the fourth
        assertThat(ran.lines())
                .containsExactly(
                        "0 body/a entered 1",
                        "0 body/a work_started 1",
                        "0 in released 1",
                        "21600 body/a work_finished 1",
                        "21600 body/a left 1 finished",
                        "21600 out line_off 1",
                        DAY + " body/a entered 2",
                        DAY + " body/a work_started 2",
                        DAY + " in released 2 supply",
                        DAY + 21_600 + " body/a work_finished 2",
                        DAY + 21_600 + " body/a left 2 finished",
                        DAY + 21_600 + " out line_off 2",
                        3 * DAY + " body/a entered 3",
                        3 * DAY + " body/a work_started 3",
                        3 * DAY + " in released 3 supply",
                        3 * DAY + 21_600 + " body/a work_finished 3",
                        3 * DAY + 21_600 + " body/a left 3 finished",
                        3 * DAY + 21_600 + " out line_off 3",
                        4 * DAY + " body/a entered 4",
                        4 * DAY + " body/a work_started 4",
                        4 * DAY + " in released 4 supply",
                        4 * DAY + 21_600 + " body/a work_finished 4",
                        4 * DAY + 21_600 + " body/a left 4 finished",
                        4 * DAY + 21_600 + " out line_off 4");
        assertThat(ran.path())
                .as("each wait for parts is the supply's, counted from the beginning")
                .containsExactly("body/a work 86400", "in supply " + (1 + 3 + 4) * DAY);
    }

    @Test
    void onlyCarsThatNeedThePartsWaitForThem() {
        Ran none = Ran.of(plant(supply("rare", 1, null, List.of("x"))));
        assertThat(none.seconds(EventType.RELEASED, "in"))
                .containsExactly(0.0, 21_600.0, 43_200.0, 64_800.0, 86_400.0);
        Ran all = Ran.of(plant(supply("usual", 2, 5.0, List.of("m"))));
        assertThat(all.seconds(EventType.RELEASED, "in"))
                .as("five parts are two for each of two cars")
                .containsExactly(0.0, 21_600.0);
    }

    @Test
    void whatStandsBehindTheHeadWaitsForTheSamePartsWhetherItNeedsThemOrNot() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(2)
                                .model("a", 1)
                                .model("b", 1)
                                .model("c", 1)
                                .orders("orders", 0, 3) // a, c and a
                                .supply(supply("rare", 1, null, List.of("c"), evenly(1, 1, 1)))
                                .shop(
                                        s ->
                                                s.section(
                                                                "body",
                                                                m ->
                                                                        m.station(
                                                                                "a",
                                                                                a ->
                                                                                        a.work("1h")
                                                                                                .parallel(
                                                                                                        2)))
                                                        .source("in", "body")
                                                        .sink("out", "body")));
        assertThat(ran.seconds(EventType.RELEASED, "in"))
                .containsExactly(0.0, (double) DAY, (double) DAY);
        assertThat(ran.path())
                .containsExactly(
                        "body/a#1 work 7200", "body/a#2 work 3600", "in supply " + 2 * DAY);
    }

    @Test
    void aWholePartIsThereWhenItsFractionsAddUp() {
        Demand.Wave weekly =
                new Demand.Wave(
                        null,
                        PlantBuilder.known(PlantBuilder.FIRST_DAY),
                        null,
                        null,
                        PlantBuilder.known(7 * 0.1));
        Ran ran = Ran.of(plant(supply("slow", 1, 0.7, List.of(), weekly)));
        assertThat(ran.seconds(EventType.RELEASED, "in"))
                .as("0.7 and three days of 0.1")
                .containsExactly(3.0 * DAY);
    }

    @Test
    void sequencesThatShareASupplyTakeFromItInTheOrderOfRelease() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(2)
                                .orders("one", 0, 9)
                                .orders("two", 0, 9)
                                .supply(supply("cells", 1, 4.0, List.of()))
                                .shop(
                                        s ->
                                                s.section("slow", m -> m.station("a", "10s"))
                                                        .section("fast", m -> m.station("b", "4s"))
                                                        .source("in1", "slow", "one")
                                                        .source("in2", "fast", "two")
                                                        .sink("out1", "slow")
                                                        .sink("out2", "fast")));
        assertThat(ran.lines(EventType.RELEASED))
                .containsExactly(
                        "0 in1 released 1",
                        "0 in2 released 1",
                        "4 in2 released 2",
                        "8 in2 released 3");
        Ran named =
                Ran.of(
                        PlantBuilder.days(2)
                                .orders("one", 0, 2)
                                .orders("two", 0, 2)
                                .supply(
                                        new Demand.Supply(
                                                "cells",
                                                null,
                                                List.of("two"),
                                                List.of(),
                                                1,
                                                PlantBuilder.known(1.0),
                                                List.of()))
                                .shop(
                                        s ->
                                                s.section("slow", m -> m.station("a", "10s"))
                                                        .section("fast", m -> m.station("b", "4s"))
                                                        .source("in1", "slow", "one")
                                                        .source("in2", "fast", "two")
                                                        .sink("out1", "slow")
                                                        .sink("out2", "fast")));
        assertThat(named.lines(EventType.RELEASED))
                .as("only cars of the second sequence need it")
                .containsExactly("0 in1 released 1", "0 in2 released 1", "10 in1 released 2");
    }
}
