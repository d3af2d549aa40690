package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.simulate.PlantBuilder.constant;
import static org.lineoff.simulate.PlantBuilder.lever;
import static org.lineoff.simulate.PlantBuilder.rampOverAge;
import static org.lineoff.simulate.PlantBuilder.rampOverCars;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Factor;
import org.lineoff.model.Known;
import org.lineoff.model.RampFactor;
import org.lineoff.simulate.ShopBuilder.SectionBuilder;

/** Ramps and levers, worked by hand. Times in s. */
class RampTest {
    private static final int DAY = 86_400;

    private static PlantBuilder one(int days, int orders, UnaryOperator<SectionBuilder> section) {
        return PlantBuilder.days(days)
                .orders("orders", 0, orders)
                .shop(s -> s.section("main", section).source("in", "main").sink("out", "main"));
    }

    @Test
    void rampsOverCarsAreReadAtTheStartOfEachVisit() {
        Ran ran =
                Ran.of(
                        one(
                                1,
                                4,
                                m ->
                                        m.ramp(rampOverCars(Factor.PEOPLE, 0.5, 1, 2))
                                                .station("a", "60s")
                                                .station("b", "60s")));
        assertThat(ran.seconds(EventType.WORK_FINISHED, "main/a"))
                .as("factors 1/2, 3/4, 1, 1: work 120, 80, 60, 60")
                .containsExactly(120.0, 200.0, 300.0, 380.0);
        assertThat(ran.seconds(EventType.WORK_STARTED, "main/b"))
                .containsExactly(120.0, 240.0, 320.0, 380.0);
        assertThat(ran.seconds(EventType.WORK_FINISHED, "main/b"))
                .containsExactly(240.0, 320.0, 380.0, 440.0);
    }

    @Test
    void rampsOverAgeCountWholeDaysSinceTheStartOfProduction() {
        Ran ran =
                Ran.of(
                        one(
                                4,
                                1000,
                                m ->
                                        m.ramp(rampOverAge(Factor.TAKT, 0.25, 1, "2d"))
                                                .station("a", "6h")));
        assertThat(ran.seconds(EventType.WORK_STARTED, "main/a"))
                .as("factor 0.25 on day 0, 0.625 on day 1, 1 from day 2: 24 h, 9.6 h, 6 h")
                .startsWith(0.0, 86_400.0, 120_960.0, 155_520.0, 190_080.0, 211_680.0, 233_280.0);
    }

    @Test
    void anExponentialRampHasGoneTwoThirdsOfItsWayAtItsTime() {
        RampFactor ramp =
                new RampFactor(
                        Factor.TAKT,
                        PlantBuilder.known(0.5),
                        null,
                        PlantBuilder.known(PlantBuilder.time("2d")),
                        null,
                        RampFactor.Curve.EXPONENTIAL);
        Ran ran = Ran.of(one(3, 1000, m -> m.ramp(ramp).station("a", "1d")));
        assertThat(ran.seconds(EventType.WORK_STARTED, "main/a").get(1)).isEqualTo(2.0 * DAY);
        ran = Ran.of(one(4, 1000, m -> m.ramp(ramp).station("a", "12h")));
        double factor = 0.5 + 0.5 * (1 - Math.exp(-0.5));
        assertThat(ran.seconds(EventType.WORK_STARTED, "main/a").get(2))
                .isCloseTo(DAY + DAY / 2 / factor, org.assertj.core.data.Offset.offset(0.001));
    }

    @Test
    void theTaktFactorActsOnTheTaktOfAMovingLineAndPeopleOnItsWork() {
        Ran ran =
                Ran.of(
                        one(
                                1,
                                3,
                                m ->
                                        m.paced("60s")
                                                .ramp(rampOverCars(Factor.TAKT, 0.5, 1, 1))
                                                .ramp(rampOverCars(Factor.PEOPLE, 0.5, 1, 2))
                                                .station("a", "40s")));
        assertThat(ran.seconds(EventType.WORK_FINISHED, "main/a"))
                .as("work 80, 53.333, 40; takt 120, 60, 60")
                .containsExactly(80.0, 173.333, 220.0);
        assertThat(ran.seconds(EventType.LEFT, "main/a")).containsExactly(120.0, 180.0, 240.0);
    }

    @Test
    void theAvailabilityFactorScalesTheRepair() {
        // Stated 120 / (120 + 30) = 0.8; times 0.5 is 0.4, which asks for repairs of 180 s.
        Ran ran =
                Ran.of(
                        one(
                                1,
                                4,
                                m ->
                                        m.ramp(rampOverCars(Factor.AVAILABILITY, 0.5, 1, 3))
                                                .station(
                                                        "a",
                                                        a ->
                                                                a.work("120s")
                                                                        .failure(
                                                                                "f",
                                                                                constant("100s"),
                                                                                constant("25s")))));
        assertThat(ran.lines(EventType.FAILED, EventType.REPAIRED).subList(0, 4))
                .as("0.8 × 0.5 = 0.4: 150 s; 0.8 × 2/3 = 0.5333: 87.5 s")
                .containsExactly(
                        "100 main/a failed 1 f failure",
                        "250 main/a repaired 1 f failure",
                        "350 main/a failed 2 f failure",
                        "437.5 main/a repaired 2 f failure");
    }

    @Test
    void theFirstTimeThroughFactorScalesTheShareWithoutADefect() {
        Ran ran =
                Ran.of(
                        one(
                                2,
                                4000,
                                m ->
                                        m.ramp(rampOverAge(Factor.FIRST_TIME_THROUGH, 0.5, 1, "1d"))
                                                .station(
                                                        "a", a -> a.work("40s").defect("dent", 0.2))
                                                .gate("dent", 5000, 1000, constant("1s"))));
        List<String> first =
                ran.events().stream()
                        .filter(e -> e.type() == EventType.MEASURED && e.visit() == 0)
                        .map(
                                e ->
                                        e.time() <= DAY * 1000L
                                                ? "day 0 " + e.value()
                                                : "day 1 " + e.value())
                        .toList();
        long onDay0 = first.stream().filter(l -> l.startsWith("day 0")).count();
        long clean = first.stream().filter(l -> l.equals("day 0 1.0")).count();
        assertThat((double) clean / onDay0).as("0.8 × 0.5").isBetween(0.36, 0.44);
        long onDay1 = first.size() - onDay0;
        long clean1 = first.stream().filter(l -> l.equals("day 1 1.0")).count();
        assertThat((double) clean1 / onDay1).as("0.8").isBetween(0.76, 0.84);
    }

    @Test
    void leversSwitchCalendarsFromAMidnightAndStopPlaces() {
        Ran ran =
                Ran.of(
                        one(4, 1000, m -> m.station("a", "1h"))
                                .calendar("day", "08:00-10:00")
                                .calendar("night", "22:00-02:00")
                                .line("p", "day")
                                .lever(lever("shift", "p", 1, "night", null, null, null))
                                .lever(lever("tuning", "p/s", 2, null, null, null, "23h")));
        assertThat(ran.lines(EventType.STOPPED, EventType.RESUMED, EventType.LEVER))
                .containsExactly(
                        "0 main stopped off_shift",
                        "28800 main resumed off_shift", // Monday 08:00
                        "36000 main stopped off_shift",
                        "86400 p lever", // value 0: the first lever
                        "165600 main resumed off_shift", // Tuesday 22:00
                        "172800 main stopped planned_stop", // Wednesday 00:00, the stop begins
                        "172800 main lever =1",
                        "180000 main stopped off_shift", // 02:00
                        "252000 main stopped planned_stop", // 22:00
                        "255600 main resumed planned_stop", // 23:00
                        "266400 main stopped off_shift", // Thursday 02:00
                        "338400 main resumed off_shift"); // 22:00
    }

    @Test
    void aSectionWithItsOwnCalendarIsPassedByTheLinesLeversButNotByItsShops() {
        for (String place : List.of("p", "p/s", "p/s/main", "p/other")) {
            Ran ran =
                    Ran.of(
                            one(2, 1, m -> m.calendar("day").station("a", "1h"))
                                    .calendar("day", "08:00-10:00")
                                    .calendar("late", "12:00-14:00")
                                    .lever(lever("l", place, 1, "late", null, null, null)));
            boolean switched = place.equals("p/s") || place.equals("p/s/main");
            assertThat(ran.seconds(EventType.RESUMED, "main"))
                    .as("lever on %s", place)
                    .containsExactly(28_800.0, DAY + (switched ? 43_200.0 : 28_800.0));
        }
    }

    @Test
    void ofSeveralCalendarsTheOneWhoseDayCameLastHolds() {
        Ran ran =
                Ran.of(
                        one(4, 1, m -> m.station("a", "1h"))
                                .calendar("c8", "08:00-09:00")
                                .calendar("c9", "09:00-10:00")
                                .calendar("c10", "10:00-11:00")
                                .line("p", "c8")
                                .lever(lever("first", "p", 2, "c10", null, null, null))
                                .lever(
                                        new org.lineoff.model.Lever(
                                                "second",
                                                org.lineoff.model.Text.of("second"),
                                                List.of("p"),
                                                PlantBuilder.known(
                                                        PlantBuilder.FIRST_DAY.plusDays(1)),
                                                PlantBuilder.known(
                                                        PlantBuilder.FIRST_DAY.plusDays(2)),
                                                null,
                                                "c9",
                                                null,
                                                null,
                                                null)));
        assertThat(ran.seconds(EventType.RESUMED, "main"))
                .containsExactly(
                        8.0 * 3600, DAY + 9.0 * 3600, 2 * DAY + 10.0 * 3600, 3 * DAY + 10.0 * 3600);
    }

    @Test
    void factorsOfLeversMultiplyWithRamps() {
        Ran ran =
                Ran.of(
                        one(
                                        1,
                                        2,
                                        m ->
                                                m.ramp(rampOverCars(Factor.TAKT, 0.5, 0.5, 1))
                                                        .station("a", "60s"))
                                .lever(lever("faster", "p/s/main", 0, null, Factor.TAKT, 1.5, null))
                                .lever(lever("more", "p", 0, null, Factor.PEOPLE, 2.0, null))
                                .lever(lever("later", "p", 1, null, Factor.PEOPLE, 5.0, null)));
        assertThat(ran.seconds(EventType.WORK_FINISHED, "main/a"))
                .as("60 / (0.5 × 1.5 × 2)")
                .containsExactly(40.0, 80.0);
    }

    @Test
    void aLeverOfWhichNothingIsKnownOrThatDoesNotComeChangesNothing() {
        for (boolean known : new boolean[] {true, false}) {
            Known<java.time.LocalDate> from =
                    known
                            ? PlantBuilder.known(PlantBuilder.FIRST_DAY)
                            : Known.of(
                                    "later",
                                    PlantBuilder.FIRST_DAY,
                                    org.lineoff.model.Basis.assumption(
                                            "test", PlantBuilder.AS_OF.plusDays(1)));
            Ran ran =
                    Ran.of(
                            one(1, 1, m -> m.station("a", "60s"))
                                    .lever(
                                            new org.lineoff.model.Lever(
                                                    "l",
                                                    org.lineoff.model.Text.of("l"),
                                                    List.of("p"),
                                                    from,
                                                    null,
                                                    PlantBuilder.known(known ? 0.0 : 1.0),
                                                    null,
                                                    Factor.TAKT,
                                                    PlantBuilder.known(2.0),
                                                    null)));
            assertThat(ran.lines(EventType.LEVER)).isEmpty();
            assertThat(ran.seconds(EventType.LINE_OFF, "out")).containsExactly(60.0);
        }
    }
}
