package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lineoff.events.EventType;
import org.lineoff.simulate.ShopBuilder.SectionBuilder;

/** Sections that must run empty before they close, worked by hand. Times in s. */
@Timeout(60)
class RunEmptyTest {
    private static final int DAY = 86_400;

    private static PlantBuilder plant(
            String shifts, int orders, UnaryOperator<SectionBuilder> section) {
        return PlantBuilder.days(2)
                .calendar("c", shifts)
                .line("p", "c")
                .orders("orders", 0, orders)
                .shop(s -> s.section("main", section).source("in", "main").sink("out", "main"));
    }

    private static Ran station(
            String shifts, int orders, String work, String runOut, String startUp, String gap) {
        return Ran.of(
                plant(shifts, orders, m -> m.station("a", work).runEmpty(runOut, startUp, gap)));
    }

    @Test
    void carsEnterBetweenTheStartUpAndTheRunOut() {
        Ran ran = station("06:00-10:00", 10, "1h", "30min", "1h", null);
        assertThat(ran.at("main"))
                .containsExactly(
                        "0 main stopped off_shift",
                        "21600 main stopped planned_stop",
                        "25200 main resumed planned_stop",
                        "36000 main stopped off_shift",
                        DAY + 21_600 + " main stopped planned_stop",
                        DAY + 25_200 + " main resumed planned_stop",
                        DAY + 36_000 + " main stopped off_shift");
        assertThat(ran.seconds(EventType.ENTERED, "main/a"))
                .as("the third ends with the shift, so that its place is free at the next opening")
                .containsExactly(25_200.0, 28_800.0, 32_400.0, 111_600.0, 115_200.0, 118_800.0);
        assertThat(ran.seconds(EventType.LINE_OFF, "out"))
                .containsExactly(28_800.0, 32_400.0, 111_600.0, 115_200.0, 118_800.0);
        assertThat(ran.path())
                .containsExactly(
                        "main off_shift 324000", "main planned_stop 28800", "main/a work 54000");
    }

    @Test
    void theLastCarEntersAtTheVeryInstantOfTheRunOutAndOneThatIsCaughtGoesOnAfterTheStartUp() {
        Ran ran = station("06:00-10:00", 2, "150min", "30min", "1h", null);
        assertThat(ran.lines(EventType.ENTERED, EventType.WORK_FINISHED))
                .containsExactly(
                        "25200 main/a entered 1",
                        "34200 main/a work_finished 1",
                        "34200 main/a entered 2",
                        DAY + 32_400 + " main/a work_finished 2");
    }

    @Test
    void aCarThatComesTooLateWaitsForTheNextStartUpAndThatIsAPlannedStop() {
        Ran ran = station("06:00-10:00", 2, "150min", "1801s", "1h", null);
        assertThat(ran.seconds(EventType.ENTERED, "main/a")).containsExactly(25_200.0, 111_600.0);
        assertThat(ran.path())
                .as("half an hour of running empty and an hour of start-up")
                .containsExactly(
                        "main off_shift 115200", "main planned_stop 12600", "main/a work 27000");
    }

    @Test
    void onlyGapsOfTheStatedLengthCount() {
        Ran usual = station("06:00-10:00 11:00-13:00", 9, "30min", "1h", "1h", null);
        assertThat(usual.seconds(EventType.ENTERED, "main/a"))
                .as("07:00 to 10:00, 11:00 to 12:00")
                .startsWith(
                        25_200.0, 27_000.0, 28_800.0, 30_600.0, 32_400.0, 34_200.0, 39_600.0,
                        41_400.0, 43_200.0);
        Ran shorter = station("06:00-10:00 11:00-13:00", 9, "30min", "1h", "1h", "1h");
        assertThat(shorter.seconds(EventType.ENTERED, "main/a"))
                .as("07:00 to 09:00, at 12:00 sharp, and the next day")
                .startsWith(25_200.0, 27_000.0, 28_800.0, 30_600.0, 32_400.0, 43_200.0, 111_600.0);
        assertThat(shorter.at("main"))
                .containsSubsequence(
                        "39600 main stopped planned_stop", "43200 main resumed planned_stop");
    }

    @Test
    void aStartUpGoesOnAfterAShortGap() {
        Ran ran = station("06:00-06:30 07:00-10:00", 1, "1h", "0s", "1h", null);
        assertThat(ran.at("main"))
                .startsWith(
                        "0 main stopped off_shift",
                        "21600 main stopped planned_stop",
                        "23400 main stopped off_shift",
                        "25200 main stopped planned_stop",
                        "27000 main resumed planned_stop",
                        "36000 main stopped off_shift");
    }

    @Test
    void aStartUpLongerThanTheShiftLetsNothingBegin() {
        Ran ran = station("06:00-10:00", 3, "1h", "0s", "5h", null);
        assertThat(ran.lines())
                .containsExactly(
                        "0 main stopped off_shift",
                        "21600 main stopped planned_stop",
                        "36000 main stopped off_shift",
                        DAY + 21_600 + " main stopped planned_stop",
                        DAY + 36_000 + " main stopped off_shift");
        assertThat(ran.outcome().deadlock()).isEmpty();
    }

    @Test
    void aRunOutLongerThanTheShiftLetsNoCarEnter() {
        Ran ran = station("06:00-10:00", 3, "1h", "210min", "1h", null);
        assertThat(ran.count(EventType.ENTERED)).isZero();
        assertThat(ran.lines(EventType.RESUMED)).hasSize(2);
        assertThat(ran.outcome().deadlock()).isEmpty();
        Ran exactly = station("06:00-10:00", 3, "1h", "3h", "1h", null);
        assertThat(exactly.seconds(EventType.ENTERED, "main/a"))
                .as("one at the opening of each day")
                .containsExactly(25_200.0, 111_600.0);
    }

    @Test
    void aSectionThatNeverClosesNeedsNeitherStartUpNorRunOut() {
        Ran ran = station("00:00-00:00", 47, "1h", "5h", "1h", null);
        assertThat(ran.seconds(EventType.LINE_OFF, "out")).hasSize(47).contains(47 * 3600.0);
    }

    @Test
    void theUsualRunOutIsTransportAndWorkOfAllStations() {
        Ran ran =
                Ran.of(
                        plant(
                                "06:00-10:00",
                                20,
                                m ->
                                        m.station("a", s -> s.work("20min").transport("10min"))
                                                .station("b", s -> s.work("30min").repeat(2))
                                                .runEmpty(null, "1h", null)));
        assertThat(ran.seconds(EventType.RELEASED, "in"))
                .as("90 min before 10:00, which is at 08:30, the last one comes in")
                .containsExactly(
                        25_200.0, 27_000.0, 28_800.0, 30_600.0, 111_600.0, 113_400.0, 115_200.0,
                        117_000.0);
    }

    @Test
    void aMovingLineRunsEmptyWithEmptyPitches() {
        Ran ran =
                Ran.of(
                        plant(
                                "00:00-00:10 03:00-03:10",
                                20,
                                m ->
                                        m.paced("60s")
                                                .station("a", "60s")
                                                .station("b", "60s")
                                                .station("c", "60s")
                                                .runEmpty(null, "1min", null)));
        assertThat(ran.seconds(EventType.ENTERED, "main/a"))
                .as("until 3 × 60 s before the end; open at 0, so no start-up then")
                .startsWith(
                        0.0, 60.0, 120.0, 180.0, 240.0, 300.0, 360.0, 420.0, 10_860.0, 10_920.0);
        assertThat(ran.seconds(EventType.LINE_OFF, "out"))
                .as("the last one is due when the line closes")
                .startsWith(180.0, 240.0, 300.0, 360.0, 420.0, 480.0, 540.0, 10_860.0);
    }

    @Test
    void aMovingLineThatWaitsForACarGoesOnWithoutItWhenItHasToRunEmpty() {
        PlantBuilder late =
                PlantBuilder.days(2)
                        .calendar("c", "00:00-00:10 03:00-03:10")
                        .line("p", "c")
                        .sequence(PlantBuilder.ORDERS, Waves.at(0, 2), Waves.at(1, 5))
                        .shop(
                                s ->
                                        s.section(
                                                        "main",
                                                        m ->
                                                                m.paced("60s")
                                                                        .station("a", "60s")
                                                                        .station("b", "60s")
                                                                        .station("c", "60s")
                                                                        .runEmpty(
                                                                                null, "1min", null))
                                                .source("in", "main")
                                                .sink("out", "main"));
        assertThat(Ran.of(late).seconds(EventType.LINE_OFF, "out")).startsWith(480.001, 540.001);
    }

    @Test
    void theHoursAreThoseOfTheCalendarWhereNothingIsStated() {
        List<String> plain = Ran.of(plant("06:00-10:00", 5, m -> m.station("a", "1h"))).lines();
        assertThat(station("06:00-10:00", 5, "1h", "0s", "0s", null).lines()).isEqualTo(plain);
    }
}
