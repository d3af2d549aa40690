package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.simulate.PlantBuilder.constant;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lineoff.events.EventType;
import org.lineoff.simulate.ShopBuilder.SectionBuilder;

/** Repair crews that stations share, worked by hand. Times in s. */
@Timeout(60)
class RepairCrewTest {
    private static PlantBuilder plant(int orders, UnaryOperator<SectionBuilder> section) {
        return PlantBuilder.days(1)
                .orders("orders", 0, orders)
                .shop(s -> s.section("main", section).source("in", "main").sink("out", "main"));
    }

    /** Parallel stations, each of which fails after 40 s of work, for 30 s of repair. */
    private static SectionBuilder parallel(SectionBuilder section, int units) {
        return section.station(
                "a", s -> s.parallel(units).failure("f", constant("40s"), constant("30s")));
    }

    @Test
    void aFailureWaitsUntilSomebodyOfTheCrewIsFreeAndTheStationFirstInOrderComesFirst() {
        Ran ran = Ran.of(plant(2, m -> parallel(m, 2).crew("fitters", 1)));
        assertThat(ran.lines(EventType.FAILED, EventType.REPAIRED, EventType.WORK_FINISHED))
                .containsExactly(
                        "40 main/a#1 failed 1 f failure",
                        "40 main/a#2 failed 2 f failure",
                        "70 main/a#1 repaired 1 f failure",
                        "90 main/a#1 work_finished 1",
                        "100 main/a#2 repaired 2 f failure",
                        "120 main/a#2 work_finished 2");
        assertThat(ran.path())
                .as("the second waited for the repair of the first")
                .containsExactly(
                        "main/a#1 failure 60",
                        "main/a#1 work 100",
                        "main/a#2 failure 30",
                        "main/a#2 work 20");
    }

    @Test
    void aCrewRepairsAsManyAtOnceAsItHasMembers() {
        Ran ran = Ran.of(plant(5, m -> parallel(m, 5).crew("fitters", 2)));
        assertThat(ran.lines(EventType.REPAIRED))
                .containsExactly(
                        "70 main/a#1 repaired 1 f failure",
                        "70 main/a#2 repaired 2 f failure",
                        "100 main/a#3 repaired 3 f failure",
                        "100 main/a#4 repaired 4 f failure",
                        "130 main/a#5 repaired 5 f failure");
    }

    @Test
    void theFailureThatBeganFirstComesFirst() {
        Ran ran =
                Ran.of(
                        plant(
                                2,
                                m ->
                                        m.station(
                                                        "a",
                                                        s ->
                                                                s.failure(
                                                                        "f",
                                                                        constant("100s"),
                                                                        constant("30s")))
                                                .station(
                                                        "b",
                                                        s ->
                                                                s.work("100s")
                                                                        .failure(
                                                                                "f",
                                                                                constant("35s"),
                                                                                constant("30s")))
                                                .crew("fitters", 1)));
        assertThat(ran.lines(EventType.FAILED, EventType.REPAIRED))
                .as("b fails at 95, 160 and, with a repaired from 125 to 155, waits never")
                .startsWith(
                        "95 main/b failed 1 f failure",
                        "100 main/a failed 2 f failure",
                        "125 main/b repaired 1 f failure",
                        "155 main/a repaired 2 f failure",
                        "160 main/b failed 1 f failure",
                        "190 main/b repaired 1 f failure");
    }

    @Test
    void aCrewRepairsTheModesThatItNamesOrThoseThatNoOtherDoes() {
        UnaryOperator<SectionBuilder> two =
                m ->
                        m.station(
                                "a",
                                s ->
                                        s.parallel(2)
                                                .failure("f", constant("40s"), constant("30s"))
                                                .failure("g", constant("40s"), constant("5s")));
        Ran named = Ran.of(plant(2, m -> two.apply(m).crew("electricians", 1, "f")));
        assertThat(named.lines(EventType.REPAIRED))
                .containsExactly(
                        "70 main/a#1 repaired 1 f failure",
                        "75 main/a#1 repaired 1 g failure",
                        "100 main/a#2 repaired 2 f failure",
                        "105 main/a#2 repaired 2 g failure");
        Ran others = Ran.of(plant(2, m -> two.apply(m).crew("rest", 1).crew("mechanics", 1, "g")));
        assertThat(others.lines(EventType.REPAIRED)).isEqualTo(named.lines(EventType.REPAIRED));
        Ran all = Ran.of(plant(2, m -> two.apply(m).crew("all", 1)));
        assertThat(all.lines(EventType.REPAIRED))
                .as("the second failure of the first station comes after that of the other")
                .containsExactly(
                        "70 main/a#1 repaired 1 f failure",
                        "100 main/a#2 repaired 2 f failure",
                        "105 main/a#1 repaired 1 g failure",
                        "110 main/a#2 repaired 2 g failure");
    }

    @Test
    void aCrewWorksInTheHoursOfTheSection() {
        Ran ran =
                Ran.of(
                        plant(
                                        2,
                                        m ->
                                                m.station(
                                                                "a",
                                                                s ->
                                                                        s.parallel(2)
                                                                                .failure(
                                                                                        "f",
                                                                                        constant(
                                                                                                "40s"),
                                                                                        constant(
                                                                                                "20s")))
                                                        .crew("fitters", 1))
                                .calendar("c", "00:00-00:01 01:00-02:00")
                                .line("p", "c"));
        assertThat(ran.lines(EventType.REPAIRED))
                .as("free at the end of the shift")
                .containsExactly(
                        "60 main/a#1 repaired 1 f failure", "3620 main/a#2 repaired 2 f failure");
        assertThat(ran.path())
                .as("line-off at 3620 and 3640")
                .containsExactly(
                        "main off_shift 7080",
                        "main/a#1 failure 40",
                        "main/a#1 work 100",
                        "main/a#2 failure 20",
                        "main/a#2 work 20");
    }

    @Test
    void aRepairThatStandsStillKeepsItsMemberAndCalendarDependentFailuresNeedNone() {
        Ran ran =
                Ran.of(
                        plant(
                                2,
                                m ->
                                        m.station(
                                                        "a",
                                                        s ->
                                                                s.failure(
                                                                                "f",
                                                                                constant("100s"),
                                                                                constant("30s"))
                                                                        .calendarFailure(
                                                                                "h",
                                                                                constant("110s"),
                                                                                constant("50s")))
                                                .station(
                                                        "b",
                                                        s ->
                                                                s.work("70s")
                                                                        .failure(
                                                                                "f",
                                                                                constant("50s"),
                                                                                constant("30s")))
                                                .crew("fitters", 1)));
        assertThat(ran.lines(EventType.FAILED, EventType.REPAIRED))
                .startsWith(
                        "100 main/a failed 2 f failure",
                        "110 main/a failed h failure",
                        "110 main/b failed 1 f failure",
                        "160 main/a repaired h failure",
                        "180 main/a repaired 2 f failure",
                        "210 main/b repaired 1 f failure");
    }

    @Test
    void waitingForACrewIsNoDeadlock() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(5)
                                .orders("orders", 0, 2)
                                .shop(
                                        s ->
                                                s.section(
                                                                "main",
                                                                m ->
                                                                        m.station(
                                                                                        "a",
                                                                                        a ->
                                                                                                a.parallel(
                                                                                                                2)
                                                                                                        .failure(
                                                                                                                "f",
                                                                                                                constant(
                                                                                                                        "40s"),
                                                                                                                constant(
                                                                                                                        "30h")))
                                                                                .crew("fitters", 1))
                                                        .source("in", "main")
                                                        .sink("out", "main")));
        assertThat(ran.outcome().deadlock()).isEmpty();
        assertThat(ran.seconds(EventType.LINE_OFF, "out"))
                .containsExactly(30 * 3600 + 60.0, 60 * 3600 + 60.0);
    }
}
