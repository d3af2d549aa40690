package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.lineoff.simulate.ShopBuilder.fromRack;
import static org.lineoff.simulate.ShopBuilder.lotPart;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lineoff.events.EventType;
import org.lineoff.events.Partition;
import org.lineoff.events.Periods;
import org.lineoff.events.StateTimes;
import org.lineoff.model.Plant;
import org.lineoff.model.Problem;

/** Lot sources, their racks, and joins that take from them, worked by hand. Times in s. */
@Timeout(60)
class LotTest {

    /** Two sections with what a test puts between them: a lot source and a join. */
    private static PlantBuilder plant(
            int orders, String before, String after, UnaryOperator<ShopBuilder> between) {
        return PlantBuilder.days(2)
                .model("van", 1)
                .model("car", 2)
                .orders("orders", 0, orders)
                .shop(
                        s ->
                                between.apply(
                                                s.section("first", m -> m.station("a", before))
                                                        .section("last", m -> m.station("b", after))
                                                        .source("in", "first"))
                                        .sink("out", "last"));
    }

    private static ShopBuilder press(
            ShopBuilder shop, String stroke, String changeOver, Object... parts) {
        org.lineoff.model.Junction.LotSource.LotPart[] all =
                new org.lineoff.model.Junction.LotSource.LotPart[parts.length];
        System.arraycopy(parts, 0, all, 0, parts.length);
        return shop.lotSource("press", null, changeOver, m -> m.work(stroke), all);
    }

    @Test
    void strokesFillTheRackAndEachCarTakesWhatItNeedsFromIt() {
        Ran ran =
                Ran.of(
                        plant(
                                4,
                                "5s",
                                "8s",
                                s ->
                                        press(s, "10s", null, lotPart("door", 2, 2, 3, 6, 0))
                                                .joinRacks(
                                                        "join",
                                                        "first",
                                                        "last",
                                                        fromRack("press", "door", 1))));
        assertThat(ran.at("press"))
                .containsExactly(
                        "0 press entered 1",
                        "0 press work_started 1",
                        "0 press lot_begun 1 door =2",
                        "10 press work_finished 1",
                        "10 press left 1 finished",
                        "10 press part_made 1 door =2",
                        "10 press entered 2",
                        "10 press work_started 2",
                        "20 press work_finished 2",
                        "20 press left 2 finished",
                        "20 press part_made 2 door =2",
                        "20 press entered 3",
                        "20 press work_started 3",
                        "20 press lot_begun 3 door =2",
                        "30 press work_finished 3",
                        "30 press left 3 finished",
                        "30 press part_made 3 door =2",
                        "30 press entered 4",
                        "30 press work_started 4",
                        "40 press work_finished 4",
                        "40 press left 4 finished",
                        "40 press part_made 4 door =2");
        assertThat(ran.at("join"))
                .containsExactly(
                        "10 join part_fitted 1 press/door =1",
                        "18 join part_fitted 2 press/door =1",
                        "26 join part_fitted 3 press/door =1",
                        "34 join part_fitted 4 press/door =1");
        assertThat(ran.at("first/a")).contains("10 first/a left 1 match", "18 first/a left 2 room");
        assertThat(ran.path())
                .as("the first car waits for the first stroke, the others for each other")
                .containsExactly("last/b work 80", "press work 40");
    }

    @Test
    void aJoinThatWaitsForAStrokeFollowsItBackThroughTheLotsBeforeIt() {
        Ran ran =
                Ran.of(
                        plant(
                                2,
                                "1s",
                                "1s",
                                s ->
                                        press(
                                                        s,
                                                        "10s",
                                                        "5s",
                                                        lotPart("left", 1, 2, 1, 2, 0),
                                                        lotPart("right", 1, 2, 1, 2, 0))
                                                .joinRacks(
                                                        "join",
                                                        "first",
                                                        "last",
                                                        fromRack("press", "left", 1),
                                                        fromRack("press", "right", 1))));
        assertThat(ran.lines(EventType.LOT_BEGUN))
                .as("on a tie the part declared first")
                .containsExactly(
                        "0 press lot_begun 1 left =2",
                        "20 press lot_begun 3 right =2",
                        "45 press lot_begun 5 left =2",
                        "70 press lot_begun 7 right =2");
        assertThat(ran.lines(EventType.WORK_STARTED).stream().filter(l -> l.contains("press")))
                .containsExactly(
                        "0 press work_started 1",
                        "10 press work_started 2",
                        "20 press work_started 3 =5000",
                        "35 press work_started 4",
                        "45 press work_started 5 =5000",
                        "60 press work_started 6",
                        "70 press work_started 7 =5000",
                        "85 press work_started 8");
        assertThat(ran.lines(EventType.LINE_OFF))
                .containsExactly("36 out line_off 1", "46 out line_off 2");
        assertThat(ran.path()).containsExactly("last/b work 2", "press set_up 10", "press work 70");
    }

    @Test
    void theEmptiestRackInProportionToItsMinimumIsFilledFirst() {
        Ran ran =
                Ran.of(
                        plant(
                                1,
                                "1h",
                                "1s",
                                s ->
                                        press(
                                                        s,
                                                        "10s",
                                                        null,
                                                        lotPart("left", 1, 1, 4, 20, 2),
                                                        lotPart("right", 1, 1, 10, 20, 4))
                                                .joinRacks(
                                                        "join",
                                                        "first",
                                                        "last",
                                                        fromRack("press", "left", 1, "van"))));
        assertThat(
                        ran.lines(EventType.LOT_BEGUN).stream()
                                .limit(8)
                                .map(l -> l.contains("left") ? "left" : "right"))
                .as("2/4 and 4/10, then 2/4 and 5/10, 3/4 and 5/10 …")
                .containsExactly(
                        "right", "left", "right", "right", "right", "left", "right", "right");
    }

    private static PlantBuilder fullRack() {
        return plant(
                3,
                "50s",
                "1s",
                s ->
                        press(s, "10s", null, lotPart("door", 1, 5, 1, 2, 0))
                                .joinRacks("join", "first", "last", fromRack("press", "door", 1)));
    }

    @Test
    void aLotIsNeverBrokenOffButWaitsWhileTheRackIsFull() {
        Ran ran = Ran.of(fullRack());
        assertThat(ran.lines(EventType.LEFT).stream().filter(l -> l.contains("press")))
                .containsExactly(
                        "10 press left 1 finished",
                        "50 press left 2 room",
                        "100 press left 3 room",
                        "150 press left 4 room",
                        "160 press left 5 finished");
        assertThat(ran.lines(EventType.LOT_BEGUN)).containsExactly("0 press lot_begun 1 door =5");
        assertThat(ran.path()).containsExactly("first/a work 300", "last/b work 3");
        assertThat(ran.outcome().deadlock()).isEmpty();
    }

    @Test
    void whileTheRackIsFullTheMachineIsBlockedAndWhileNothingIsDueStarved() {
        Plant plant = fullRack().build();
        Simulator simulator = Simulator.of(plant);
        long end = new Days(plant).end();
        StateTimes states = new StateTimes(simulator.places(), Periods.of(0, end));
        simulator.run(Ran.scenario(plant, 1), states);
        int press = simulator.places().indexOf("p/s/press");
        assertThat(states.end(end).at(press, 0))
                .isEqualTo(new Partition(0, 0, 0, 50_000, 110_000, end - 160_000));
        assertThat(states.end(end).produced(press, 0)).isEqualTo(5);
    }

    @Test
    void aCarThatNeedsNothingFromTheRacksIsNotHeld() {
        Plant plant =
                plant(
                                3,
                                "10s",
                                "1s",
                                s ->
                                        press(s, "100s", null, lotPart("rail", 1, 1, 2, 3, 0))
                                                .joinRacks(
                                                        "join",
                                                        "first",
                                                        "last",
                                                        fromRack("press", "rail", 2, "van")))
                        .build();
        Ran ran = Ran.of(plant, StoreTest.seedWithModels(plant, 1, 1, 0));
        assertThat(ran.lines(EventType.LINE_OFF, EventType.PART_FITTED))
                .containsExactly(
                        "11 out line_off 1",
                        "21 out line_off 2",
                        "200 join part_fitted 3 press/rail =2",
                        "201 out line_off 3");
    }

    @Test
    void failuresCountTheStrokesAndNotTheChangeOver() {
        Ran ran =
                Ran.of(
                        plant(
                                1,
                                "1h",
                                "1s",
                                s ->
                                        s.lotSource(
                                                        "press",
                                                        null,
                                                        "5s",
                                                        m ->
                                                                m.work("10s")
                                                                        .failure(
                                                                                "f",
                                                                                PlantBuilder
                                                                                        .constant(
                                                                                                "15s"),
                                                                                PlantBuilder
                                                                                        .constant(
                                                                                                "7s")),
                                                        lotPart("left", 1, 1, 1, 1, 0),
                                                        lotPart("right", 1, 1, 1, 1, 0))
                                                .joinRacks(
                                                        "join",
                                                        "first",
                                                        "last",
                                                        fromRack("press", "left", 1))));
        assertThat(ran.at("press"))
                .startsWith(
                        "0 press entered 1",
                        "0 press work_started 1",
                        "0 press lot_begun 1 left =1",
                        "10 press work_finished 1",
                        "10 press left 1 finished",
                        "10 press part_made 1 left =1",
                        "10 press entered 2",
                        "10 press work_started 2 =5000",
                        "10 press lot_begun 2 right =1",
                        "20 press failed 2 f failure",
                        "27 press repaired 2 f failure",
                        "32 press work_finished 2",
                        "32 press left 2 finished",
                        "32 press part_made 2 right =1");
    }

    @Test
    void aStrokeThatEndsWithTheShiftLeavesAtTheNextOpening() {
        Ran ran =
                Ran.of(
                        plant(
                                        1,
                                        "72h",
                                        "1s",
                                        s ->
                                                s.lotSource(
                                                                "press",
                                                                "short",
                                                                null,
                                                                m -> m.work("10s"),
                                                                lotPart("door", 1, 2, 1, 9, 0))
                                                        .joinRacks(
                                                                "join",
                                                                "first",
                                                                "last",
                                                                fromRack("press", "door", 1)))
                                .calendar("short", "08:00-08:00:20"));
        assertThat(ran.at("press"))
                .containsExactly(
                        "0 press stopped off_shift",
                        "28800 press resumed off_shift",
                        "28800 press entered 1",
                        "28800 press work_started 1",
                        "28800 press lot_begun 1 door =2",
                        "28810 press work_finished 1",
                        "28810 press left 1 finished",
                        "28810 press part_made 1 door =1",
                        "28810 press entered 2",
                        "28810 press work_started 2",
                        "28820 press stopped off_shift",
                        "28820 press work_finished 2",
                        "28820 press part_made 2 door =1",
                        "115200 press resumed off_shift",
                        "115200 press left 2 opening",
                        "115220 press stopped off_shift");
    }

    @Test
    void aLotThatFillsItsRackWhileTheCarsNeedAnotherPartIsReported() {
        Ran ran =
                Ran.of(
                        plant(
                                3,
                                "1s",
                                "1s",
                                s ->
                                        press(
                                                        s,
                                                        "10s",
                                                        null,
                                                        lotPart("left", 1, 10, 1, 4, 0),
                                                        lotPart("right", 1, 1, 1, 4, 0))
                                                .joinRacks(
                                                        "join",
                                                        "first",
                                                        "last",
                                                        fromRack("press", "left", 1),
                                                        fromRack("press", "right", 1))));
        assertThat(ran.outcome().deadlock())
                .get(type(Problem.Deadlock.class))
                .satisfies(
                        d ->
                                assertThat(d.places())
                                        .containsExactlyInAnyOrder("p/s/first", "p/s/press"));
    }
}
