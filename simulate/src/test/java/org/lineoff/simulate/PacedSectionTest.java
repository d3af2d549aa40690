package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.simulate.PlantBuilder.constant;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.simulate.ShopBuilder.SectionBuilder;

/** Moving lines, worked by hand. Times in s. */
class PacedSectionTest {

    private static Ran line(int orders, UnaryOperator<SectionBuilder> section) {
        return Ran.of(
                PlantBuilder.days(1)
                        .orders("orders", 0, orders)
                        .shop(
                                s ->
                                        s.section("main", section)
                                                .source("in", "main")
                                                .sink("out", "main")));
    }

    @Test
    void allStationsAdvanceTogetherAndTheLineRunsEmptyAtTheEnd() {
        Ran ran = line(2, m -> m.paced("60s").station("a", "50s").station("b", "40s"));
        assertThat(ran.lines())
                .containsExactly(
                        "0 main/a entered 1",
                        "0 main/a work_started 1",
                        "0 in released 1",
                        "50 main/a work_finished 1",
                        "60 main/a left 1 takt",
                        "60 main/a entered 2",
                        "60 main/a work_started 2",
                        "60 main/b entered 1",
                        "60 main/b work_started 1",
                        "60 in released 2",
                        "100 main/b work_finished 1",
                        "110 main/a work_finished 2",
                        "120 main/a left 2 takt",
                        "120 main/b left 1 takt",
                        "120 main/b entered 2",
                        "120 main/b work_started 2",
                        "120 out line_off 1",
                        "160 main/b work_finished 2",
                        "180 main/b left 2 takt",
                        "180 out line_off 2");
        assertThat(ran.path()).containsExactly("main takt 300");
    }

    @Test
    void aLineThatMayNotRunEmptyKeepsItsCars() {
        Ran ran =
                line(
                        2,
                        m ->
                                m.paced("60s")
                                        .neverEmptyAtEnd()
                                        .station("a", "50s")
                                        .station("b", "40s"));
        assertThat(ran.lines(EventType.LINE_OFF)).isEmpty();
        assertThat(ran.lines(EventType.LEFT)).containsExactly("60 main/a left 1 takt");
    }

    @Test
    void thePitchIsTheLongestStationAndStopsOfDifferentStationsDoNotAdd() {
        Ran ran =
                line(
                        3,
                        m ->
                                m.paced("60s")
                                        .station(
                                                "a",
                                                a -> a.work("50s").lineStop(1, constant("25s")))
                                        .station(
                                                "b",
                                                b -> b.work("40s").lineStop(1, constant("30s"))));
        assertThat(ran.lines(EventType.FAILED, EventType.REPAIRED, EventType.LEFT))
                .containsExactly(
                        "50 main/a failed 1 line_stop",
                        "75 main/a left 1 finished",
                        "75 main/a repaired 1 line_stop",
                        "115 main/b failed 1 line_stop",
                        "125 main/a failed 2 line_stop",
                        "145 main/b repaired 1 line_stop",
                        "150 main/a left 2 finished",
                        "150 main/a repaired 2 line_stop",
                        "150 main/b left 1 takt",
                        "190 main/b failed 2 line_stop",
                        "200 main/a failed 3 line_stop",
                        "220 main/b repaired 2 line_stop",
                        "225 main/a left 3 finished",
                        "225 main/a repaired 3 line_stop",
                        "225 main/b left 2 takt",
                        "265 main/b failed 3 line_stop",
                        "295 main/b left 3 finished",
                        "295 main/b repaired 3 line_stop");
        assertThat(ran.path())
                .as("line-off at 150, 225 and 295 s")
                .containsExactly(
                        "main/a line_stop 200",
                        "main/a work 400",
                        "main/b line_stop 30",
                        "main/b work 40");
    }

    @Test
    void aStationEquallyLateAsTheTaktDecidesNothing() {
        Ran ran = line(1, m -> m.paced("60s").station("a", "60s").station("b", "60s"));
        assertThat(ran.lines(EventType.LEFT))
                .containsExactly("60 main/a left 1 takt", "120 main/b left 1 takt");
        assertThat(ran.path()).containsExactly("main takt 120");
    }

    @Test
    void theTaktGoesOnWhileAStationIsDown() {
        Ran ran =
                line(
                        2,
                        m ->
                                m.paced("60s")
                                        .station(
                                                "a",
                                                a ->
                                                        a.work("50s")
                                                                .calendarFailure(
                                                                        "h",
                                                                        constant("30s"),
                                                                        constant("5s"))));
        assertThat(ran.lines(EventType.LEFT))
                .containsExactly("60 main/a left 1 takt", "120 main/a left 2 takt");
        assertThat(ran.lines(EventType.WORK_FINISHED))
                .as("down 30 to 35, 65 to 70 and 100 to 105 s")
                .containsExactly("55 main/a work_finished 1", "120 main/a work_finished 2");
    }

    @Test
    void withoutANextCarTheLineWaitsUnlessItsPitchesMayStayEmpty() {
        for (boolean empty : new boolean[] {false, true}) {
            PlantBuilder plant =
                    PlantBuilder.days(2)
                            .sequence("orders", Waves.at(0, 1), Waves.at(1, 1))
                            .shop(
                                    s ->
                                            s.section(
                                                            "main",
                                                            m -> {
                                                                m.paced("7s")
                                                                        .station("a", "1s")
                                                                        .station("b", "1s");
                                                                return empty ? m.emptyPitches() : m;
                                                            })
                                                    .source("in", "main")
                                                    .sink("out", "main"));
            Ran ran = Ran.of(plant);
            assertThat(ran.lines(EventType.RELEASED, EventType.LINE_OFF))
                    .containsExactlyElementsOf(
                            empty
                                    ? java.util.List.of(
                                            "0 in released 1",
                                            "14 out line_off 1",
                                            "86401 in released 2", // 12,343 pitches of 7 s
                                            "86415 out line_off 2")
                                    : java.util.List.of(
                                            "0 in released 1",
                                            "86400 in released 2",
                                            "86407 out line_off 1",
                                            "86414 out line_off 2"));
            assertThat(ran.path())
                    .containsExactlyElementsOf(
                            empty
                                    ? java.util.List.of("main takt 86429")
                                    : java.util.List.of("in orders 172800", "main takt 21"));
        }
    }

    @Test
    void anAdvanceWaitsForRoomBehindAndHandsOverMovesAndTakesInInOneStep() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(1)
                                .orders("orders", 0, 4)
                                .shop(
                                        s ->
                                                s.section(
                                                                "main",
                                                                m ->
                                                                        m.paced("60s")
                                                                                .station(
                                                                                        "a", "50s"))
                                                        .section(
                                                                "slow", m -> m.station("b", "100s"))
                                                        .source("in", "main")
                                                        .link("l", "main", "slow")
                                                        .sink("out", "slow")));
        assertThat(ran.lines(EventType.RELEASED, EventType.LEFT))
                .containsExactly(
                        "0 in released 1",
                        "60 main/a left 1 takt",
                        "60 in released 2",
                        "160 main/a left 2 room",
                        "160 slow/b left 1 finished",
                        "160 in released 3",
                        "260 main/a left 3 room",
                        "260 slow/b left 2 finished",
                        "260 in released 4",
                        "360 main/a left 4 room",
                        "360 slow/b left 3 finished",
                        "460 slow/b left 4 finished");
    }

    @Test
    void twoLinesBehindEachOtherAdvanceInOneStep() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(1)
                                .orders("orders", 0, 3)
                                .shop(
                                        s ->
                                                s.section(
                                                                "one",
                                                                m ->
                                                                        m.paced("60s")
                                                                                .station(
                                                                                        "a", "50s"))
                                                        .section(
                                                                "two",
                                                                m ->
                                                                        m.paced("90s")
                                                                                .station(
                                                                                        "b", "50s"))
                                                        .source("in", "one")
                                                        .link("l", "one", "two")
                                                        .sink("out", "two")));
        assertThat(ran.lines(EventType.RELEASED, EventType.LEFT, EventType.LINE_OFF))
                .containsExactly(
                        "0 in released 1",
                        "60 one/a left 1 takt",
                        "60 in released 2",
                        "150 one/a left 2 room",
                        "150 two/b left 1 takt",
                        "150 in released 3",
                        "150 out line_off 1",
                        "240 one/a left 3 room",
                        "240 two/b left 2 takt",
                        "240 out line_off 2",
                        "330 two/b left 3 takt",
                        "330 out line_off 3");
        assertThat(ran.path())
                .as("150 = 60 + 90, 240 = 60 + 180, 330 = 60 + 270")
                .containsExactly("one takt 180", "two takt 540");
    }

    @Test
    void theTaktRunsInOpenTimeAndTheAdvanceWaitsForTheOpening() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(1)
                                .calendar("c", "00:00-00:01 01:00-01:02")
                                .line("p", "c")
                                .orders("orders", 0, 3)
                                .shop(
                                        s ->
                                                s.section(
                                                                "main",
                                                                m ->
                                                                        m.paced("60s")
                                                                                .station(
                                                                                        "a", "50s"))
                                                        .source("in", "main")
                                                        .sink("out", "main")));
        assertThat(ran.lines(EventType.RELEASED, EventType.LEFT))
                .containsExactly(
                        "0 in released 1",
                        "3600 main/a left 1 opening",
                        "3600 in released 2",
                        "3660 main/a left 2 takt",
                        "3660 in released 3");
        assertThat(ran.path()).containsExactly("main off_shift 7080", "main takt 180");
    }
}
