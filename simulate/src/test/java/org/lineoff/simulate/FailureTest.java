package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.simulate.PlantBuilder.constant;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.simulate.ShopBuilder.StationBuilder;

/** Failures of both kinds, worked by hand. Times in s. */
class FailureTest {

    private static PlantBuilder one(int orders, UnaryOperator<StationBuilder> station) {
        return PlantBuilder.days(1)
                .orders("orders", 0, orders)
                .shop(
                        s ->
                                s.section("main", m -> m.station("a", station))
                                        .source("in", "main")
                                        .sink("out", "main"));
    }

    private static Ran events(PlantBuilder plant) {
        return Ran.of(plant);
    }

    @Test
    void aFailureStrikesWhenTheWorkExceedsTheRemainingUpTime() {
        Ran ran =
                events(one(4, s -> s.work("60s").failure("f", constant("120s"), constant("30s"))));
        assertThat(ran.lines(EventType.FAILED, EventType.REPAIRED, EventType.WORK_FINISHED))
                .as("two visits use the up time up exactly; the third finds none left")
                .containsExactly(
                        "60 main/a work_finished 1",
                        "120 main/a work_finished 2",
                        "120 main/a failed 3 f failure",
                        "150 main/a repaired 3 f failure",
                        "210 main/a work_finished 3",
                        "270 main/a work_finished 4");
    }

    @Test
    void severalFailuresFallIntoOneVisit() {
        Ran ran =
                events(one(1, s -> s.work("100s").failure("f", constant("40s"), constant("10s"))));
        assertThat(ran.ofCar(1))
                .containsExactly(
                        "0 main/a entered 1",
                        "0 main/a work_started 1",
                        "0 in released 1",
                        "40 main/a failed 1 f failure",
                        "50 main/a repaired 1 f failure",
                        "90 main/a failed 1 f failure",
                        "100 main/a repaired 1 f failure",
                        "120 main/a work_finished 1",
                        "120 main/a left 1 finished",
                        "120 out line_off 1");
        assertThat(ran.path()).containsExactly("main/a failure 20", "main/a work 100");
    }

    @Test
    void modesUsedUpTogetherStrikeInTheOrderOfTheFileAndAreRepairedOneAfterTheOther() {
        Ran ran =
                events(
                        one(
                                1,
                                s ->
                                        s.work("60s")
                                                .failure("late", constant("50s"), constant("7s"))
                                                .failure("f", constant("40s"), constant("5s"))
                                                .failure("g", constant("40s"), constant("3s"))));
        assertThat(ran.lines(EventType.FAILED, EventType.REPAIRED, EventType.WORK_FINISHED))
                .containsExactly(
                        "40 main/a failed 1 f failure",
                        "45 main/a failed 1 g failure",
                        "45 main/a repaired 1 f failure",
                        "48 main/a repaired 1 g failure",
                        "58 main/a failed 1 late failure",
                        "65 main/a repaired 1 late failure",
                        "75 main/a work_finished 1");
    }

    @Test
    void aFailureAtTheEndOfAShiftBeginsAndARepairEndsWithTheShift() {
        Ran ran =
                events(
                        one(1, s -> s.work("100s").failure("f", constant("60s"), constant("60s")))
                                .calendar("c", "00:00-00:01 01:00-01:01 02:00-02:01")
                                .line("p", "c"));
        assertThat(ran.lines(EventType.FAILED, EventType.REPAIRED, EventType.WORK_FINISHED))
                .as("failed takes the latest clock time, repaired the earliest")
                .containsExactly(
                        "3600 main/a failed 1 f failure",
                        "3660 main/a repaired 1 f failure",
                        "7240 main/a work_finished 1");
        assertThat(ran.path())
                .containsExactly("main off_shift 7080", "main/a failure 60", "main/a work 100");
    }

    @Test
    void workStandsStillWhileACalendarDependentFailureLastsButCarsComeAndGo() {
        Ran ran =
                events(
                        one(
                                4,
                                s ->
                                        s.work("60s")
                                                .calendarFailure(
                                                        "h", constant("90s"), constant("100s"))));
        assertThat(ran.at("main/a"))
                .as("what ends at the instant a down begins is finished")
                .startsWith(
                        "0 main/a entered 1",
                        "0 main/a work_started 1",
                        "60 main/a work_finished 1",
                        "60 main/a left 1 finished",
                        "60 main/a entered 2",
                        "60 main/a work_started 2",
                        "90 main/a failed h failure",
                        "190 main/a repaired h failure",
                        "220 main/a work_finished 2",
                        "220 main/a left 2 finished",
                        "220 main/a entered 3",
                        "220 main/a work_started 3",
                        "280 main/a failed h failure",
                        "280 main/a work_finished 3",
                        "280 main/a left 3 finished",
                        "280 main/a entered 4",
                        "280 main/a work_started 4",
                        "380 main/a repaired h failure",
                        "440 main/a work_finished 4",
                        "440 main/a left 4 finished",
                        "470 main/a failed h failure",
                        "570 main/a repaired h failure",
                        "660 main/a failed h failure",
                        "760 main/a repaired h failure");
    }

    @Test
    void zeroWorkEndsAtOnceEvenAtAStationThatIsDown() {
        Ran ran =
                events(
                        PlantBuilder.days(1)
                                .orders("orders", 0, 2)
                                .shop(
                                        s ->
                                                s.section(
                                                                "main",
                                                                m ->
                                                                        m.station("a", "100s")
                                                                                .station(
                                                                                        "b",
                                                                                        b ->
                                                                                                b.work(
                                                                                                                "0s")
                                                                                                        .calendarFailure(
                                                                                                                "h",
                                                                                                                constant(
                                                                                                                        "50s"),
                                                                                                                constant(
                                                                                                                        "1d"))))
                                                        .source("in", "main")
                                                        .sink("out", "main")));
        assertThat(ran.lines(EventType.LINE_OFF))
                .containsExactly("100 out line_off 1", "200 out line_off 2");
    }

    @Test
    void aRepairStandsStillWhileACalendarDependentFailureLasts() {
        Ran ran =
                events(
                        one(
                                1,
                                s ->
                                        s.work("100s")
                                                .failure("f", constant("40s"), constant("30s"))
                                                .calendarFailure(
                                                        "h", constant("50s"), constant("20s"))));
        assertThat(ran.lines(EventType.FAILED, EventType.REPAIRED, EventType.WORK_FINISHED))
                .startsWith(
                        "40 main/a failed 1 f failure",
                        "50 main/a failed h failure",
                        "70 main/a repaired h failure",
                        "90 main/a repaired 1 f failure",
                        "120 main/a failed h failure",
                        "140 main/a repaired h failure",
                        "150 main/a failed 1 f failure",
                        "180 main/a repaired 1 f failure",
                        "190 main/a failed h failure",
                        "210 main/a repaired h failure",
                        "220 main/a work_finished 1");
    }

    @Test
    void calendarDependentFailuresCountOpenTimeFromTheStartOfProduction() {
        Ran ran =
                events(
                        one(0, s -> s.calendarFailure("h", constant("90s"), constant("30s")))
                                .calendar("c", "00:00-00:01 01:00-01:01 02:00-02:01")
                                .line("p", "c"));
        assertThat(ran.lines(EventType.FAILED, EventType.REPAIRED))
                .containsExactly("3630 main/a failed h failure", "3660 main/a repaired h failure");
    }

    @Test
    void aStatedAvailabilityIsReachedInTheLongRun() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(300)
                                .shop(
                                        s ->
                                                s.section(
                                                                "main",
                                                                m ->
                                                                        m.station(
                                                                                "a",
                                                                                a ->
                                                                                        a.work(
                                                                                                        "10min")
                                                                                                .availability(
                                                                                                        "f",
                                                                                                        0.8,
                                                                                                        PlantBuilder
                                                                                                                .exponential(
                                                                                                                        "5min"))))
                                                        .source("in", "main")
                                                        .sink("out", "main"))
                                .build(),
                        7);
        double days = ran.count(EventType.LINE_OFF) / 144.0;
        assertThat(days / 300).isBetween(0.79, 0.81);
    }
}
