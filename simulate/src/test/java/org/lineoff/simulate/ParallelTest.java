package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lineoff.events.EventType;
import org.lineoff.model.Basis;
import org.lineoff.model.Junction;
import org.lineoff.model.Junction.Merge;
import org.lineoff.model.Junction.Split;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Problem;

/** Parallel stations in which cars overtake, worked by hand. Times in s. */
@Timeout(60)
class ParallelTest {

    /** A station, then stations side by side in which vans need longer, then another station. */
    private static Plant plant(
            int orders, String before, int stations, String vans, String cars, String after) {
        return PlantBuilder.days(1)
                .model("van", 1)
                .model("car", 2)
                .orders("orders", 0, orders)
                .shop(
                        s ->
                                s.section("first", m -> m.station("a", before))
                                        .section("last", m -> m.station("b", after))
                                        .source("in", "first")
                                        .parallel(
                                                "side",
                                                "first",
                                                "last",
                                                stations,
                                                null,
                                                p -> p.work(cars).byModel("van", vans))
                                        .sink("out", "last"))
                .build();
    }

    private static List<String> side(Ran ran) {
        return ran.lines(EventType.ENTERED, EventType.LEFT).stream()
                .filter(line -> line.contains(" side#"))
                .toList();
    }

    @Test
    void aCarThatIsDoneOvertakesOneThatIsNot() {
        Plant plant = plant(4, "10s", 2, "100s", "10s", "5s");
        Ran ran = Ran.of(plant, StoreTest.seedWithModels(plant, 0, 1, 1, 1));
        assertThat(side(ran))
                .containsExactly(
                        "10 side#1 entered 1",
                        "20 side#2 entered 2",
                        "30 side#2 left 2 finished",
                        "30 side#2 entered 3",
                        "40 side#2 left 3 finished",
                        "40 side#2 entered 4",
                        "50 side#2 left 4 finished",
                        "110 side#1 left 1 finished");
        assertThat(ran.lines(EventType.LINE_OFF))
                .containsExactly(
                        "35 out line_off 2",
                        "45 out line_off 3",
                        "55 out line_off 4",
                        "115 out line_off 1");
        assertThat(ran.path())
                .containsExactly(
                        "first/a work 100", "last/b work 20", "side#1 work 100", "side#2 work 30");
    }

    @Test
    void aCarTakesTheStationThatHasBeenFreeLongestAndOnATieTheFirst() {
        Plant plant = plant(4, "30s", 2, "10s", "10s", "5s");
        assertThat(side(Ran.of(plant, 1)))
                .containsExactly(
                        "30 side#1 entered 1",
                        "40 side#1 left 1 finished",
                        "60 side#2 entered 2",
                        "70 side#2 left 2 finished",
                        "90 side#1 entered 3",
                        "100 side#1 left 3 finished",
                        "120 side#2 entered 4",
                        "130 side#2 left 4 finished");
    }

    @Test
    void blockedCarsGoOnAsTheyWereOfferedAndOnATieTheLowestNumberFirst() {
        Plant plant = plant(4, "5s", 3, "15s", "10s", "100s");
        Ran ran = Ran.of(plant, StoreTest.seedWithModels(plant, 0, 1, 1, 1));
        assertThat(side(ran))
                .as("cars 1 and 2 are both done at 20; then car 4 takes the place of car 1")
                .containsExactly(
                        "5 side#1 entered 1",
                        "10 side#2 entered 2",
                        "15 side#3 entered 3",
                        "20 side#1 left 1 finished",
                        "20 side#1 entered 4",
                        "120 side#2 left 2 room",
                        "220 side#3 left 3 room",
                        "320 side#1 left 4 room");
    }

    @Test
    void aCarWaitsBeforeThemUntilOneIsFree() {
        Plant plant = plant(2, "10s", 1, "40s", "40s", "5s");
        Ran ran = Ran.of(plant, 1);
        assertThat(ran.at("first/a")).contains("50 first/a left 2 room");
        assertThat(side(ran))
                .containsExactly(
                        "10 side#1 entered 1",
                        "50 side#1 left 1 finished",
                        "50 side#1 entered 2",
                        "90 side#1 left 2 finished");
    }

    @Test
    void movingLinesBeforeAndBehindAdvanceOneByOne() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(1)
                                .orders("orders", 0, 3)
                                .shop(
                                        s ->
                                                s.section(
                                                                "first",
                                                                m ->
                                                                        m.paced("60s")
                                                                                .station(
                                                                                        "a", "50s"))
                                                        .section(
                                                                "last",
                                                                m ->
                                                                        m.paced("60s")
                                                                                .station(
                                                                                        "b", "50s"))
                                                        .source("in", "first")
                                                        .parallel(
                                                                "side",
                                                                "first",
                                                                "last",
                                                                2,
                                                                null,
                                                                p -> p.work("100s"))
                                                        .sink("out", "last")));
        assertThat(
                        ran.lines(EventType.ENTERED, EventType.LEFT, EventType.LINE_OFF).stream()
                                .filter(l -> l.contains(" side#") || l.contains(" out ")))
                .containsExactly(
                        "60 side#1 entered 1",
                        "120 side#2 entered 2",
                        "160 side#1 left 1 finished",
                        "180 side#1 entered 3",
                        "220 side#2 left 2 room",
                        "220 out line_off 1",
                        "280 side#1 left 3 room",
                        "280 out line_off 2",
                        "340 out line_off 3");
        assertThat(ran.at("first/a")).contains("60 first/a left 1 takt", "180 first/a left 3 takt");
    }

    @Test
    void theyWorkInTheHoursOfTheSectionBeforeThemOrInTheirOwn() {
        assertThat(hours(null).at("side#2"))
                .containsExactly(
                        "0 side#2 stopped off_shift",
                        "28800 side#2 resumed off_shift",
                        "57600 side#2 stopped off_shift");
        Ran ran = hours("late");
        assertThat(ran.at("side#1"))
                .containsExactly(
                        "0 side#1 stopped off_shift",
                        "36000 side#1 resumed off_shift",
                        "36000 side#1 entered 1",
                        "36000 side#1 work_started 1",
                        "36030 side#1 work_finished 1",
                        "36030 side#1 left 1 finished",
                        "64800 side#1 stopped off_shift");
        assertThat(ran.at("first/a")).contains("36000 first/a left 1 opening");
    }

    private static Ran hours(String own) {
        return Ran.of(
                PlantBuilder.days(1)
                        .calendar("early", "08:00-16:00")
                        .calendar("late", "10:00-18:00")
                        .orders("orders", 0, 1)
                        .shop(
                                s ->
                                        s.section(
                                                        "first",
                                                        m ->
                                                                m.calendar("early")
                                                                        .station("a", "10s"))
                                                .section("last", m -> m.station("b", "5s"))
                                                .source("in", "first")
                                                .parallel(
                                                        "side",
                                                        "first",
                                                        "last",
                                                        2,
                                                        own,
                                                        p -> p.work("30s"))
                                                .sink("out", "last")));
    }

    @Test
    void stationsThatARunDoesNotHaveAreOffShiftInIt() {
        Known<Integer> stations =
                Known.between("n", 1, 2, 3, Basis.assumption("a test", PlantBuilder.AS_OF));
        Plant plant =
                Edit.junctions(
                        plant(50, "10s", 2, "60s", "60s", "5s"),
                        j ->
                                List.of(
                                        j instanceof Junction.Parallel
                                                ? Edit.with(j, "stations", stations)
                                                : j));
        int missing = 0;
        for (int seed = 0; seed < 30; seed++) {
            Ran ran = Ran.of(plant, seed);
            assertThat(ran.at("side#1")).as("seed %d", seed).doesNotContain("0 side#1 stopped");
            for (String unit : List.of("side#2", "side#3")) {
                if (ran.seconds(EventType.ENTERED, unit).isEmpty()) {
                    assertThat(ran.at(unit)).containsExactly("0 " + unit + " stopped off_shift");
                    missing++;
                }
            }
        }
        assertThat(missing).isBetween(10, 50);
    }

    @Test
    void aLoopThatLeadsThroughThemCanLockUp() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(3)
                                .shop(
                                        s ->
                                                s.section("first", m -> m.station("a", "10s"))
                                                        .section(
                                                                "main",
                                                                m ->
                                                                        m.station(
                                                                                        "b",
                                                                                        b ->
                                                                                                b
                                                                                                        .defect(
                                                                                                                "dent",
                                                                                                                1))
                                                                                .gate(
                                                                                        Map.of(
                                                                                                "dent",
                                                                                                1.0),
                                                                                        null))
                                                        .section(
                                                                "rework", m -> m.station("c", "5s"))
                                                        .section("back", m -> m.station("e", "5s"))
                                                        .section("last", m -> m.station("d", "1s"))
                                                        .source("in", "first")
                                                        .merge(
                                                                "merge",
                                                                "main",
                                                                Merge.Rule.FIRST_COME,
                                                                "first",
                                                                "back")
                                                        .split(
                                                                "split",
                                                                "main",
                                                                Split.By.INSPECTION,
                                                                ShopBuilder.result(
                                                                        "last",
                                                                        Split.Result.PASSED),
                                                                ShopBuilder.result(
                                                                        "rework",
                                                                        Split.Result.FAILED))
                                                        .parallel(
                                                                "side",
                                                                "rework",
                                                                "back",
                                                                2,
                                                                null,
                                                                p -> p.work("7s"))
                                                        .sink("out", "last")));
        assertThat(ran.outcome().deadlock())
                .get(type(Problem.Deadlock.class))
                .satisfies(
                        d ->
                                assertThat(d.places())
                                        .containsExactlyInAnyOrder(
                                                "p/s/main", "p/s/rework", "p/s/side", "p/s/back"));
    }
}
