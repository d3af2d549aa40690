package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.simulate.PlantBuilder.FIRST_DAY;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Drawn;
import org.lineoff.model.Plant;
import org.lineoff.model.random.Draws;

/** Shifts, planned stops and the start of production, worked by hand. Times in s. */
class HoursTest {

    /** One station, 08:00 to 10:00: 28,800 s to 36,000 s. */
    private static PlantBuilder twoHours(int days, int orders, String work) {
        return PlantBuilder.days(days)
                .calendar("two", "08:00-10:00")
                .line("p", "two")
                .orders("orders", 0, orders)
                .shop(
                        s ->
                                s.section("main", m -> m.station("a", work))
                                        .source("in", "main")
                                        .sink("out", "main"));
    }

    @Test
    void workBegunBeforeTheEndOfAShiftGoesOnAtTheStartOfTheNext() {
        Ran ran = Ran.of(twoHours(2, 1, "3h"));
        assertThat(ran.lines())
                .containsExactly(
                        "0 main stopped off_shift",
                        "28800 main resumed off_shift",
                        "28800 main/a entered 1",
                        "28800 main/a work_started 1",
                        "28800 in released 1",
                        "36000 main stopped off_shift",
                        "115200 main resumed off_shift",
                        "118800 main/a work_finished 1",
                        "118800 main/a left 1 finished",
                        "118800 out line_off 1",
                        "122400 main stopped off_shift");
        assertThat(ran.path())
                .as("before the first shift of the first day nothing could begin")
                .containsExactly("main off_shift 108000", "main/a work 10800");
    }

    @Test
    void aCarFinishedExactlyAtTheEndOfAShiftLeavesAtTheNextOpening() {
        Ran ran = Ran.of(twoHours(2, 2, "2h"));
        assertThat(ran.ofCar(1))
                .containsExactly(
                        "28800 main/a entered 1",
                        "28800 main/a work_started 1",
                        "28800 in released 1",
                        "36000 main/a work_finished 1",
                        "115200 main/a left 1 opening",
                        "115200 out line_off 1");
        assertThat(ran.ofCar(2))
                .startsWith("115200 main/a entered 2", "115200 main/a work_started 2");
    }

    @Test
    void aCarCrossesWhenBothSectionsAreOpen() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(2)
                                .calendar("early", "06:00-10:00")
                                .calendar("late", "12:00-14:00")
                                .calendar("long", "09:00-13:00")
                                .orders("orders", 0, 1)
                                .shop(
                                        s ->
                                                s.section(
                                                                "one",
                                                                m ->
                                                                        m.calendar("early")
                                                                                .station("a", "1h"))
                                                        .section(
                                                                "two",
                                                                m ->
                                                                        m.calendar("long")
                                                                                .station("b", "1h"))
                                                        .section(
                                                                "three",
                                                                m ->
                                                                        m.calendar("late")
                                                                                .station("c", "1h"))
                                                        .source("in", "one")
                                                        .link("l1", "one", "two")
                                                        .link("l2", "two", "three")
                                                        .sink("out", "three")));
        assertThat(ran.lines(EventType.ENTERED, EventType.LEFT))
                .containsExactly(
                        "21600 one/a entered 1",
                        "32400 one/a left 1 opening",
                        "32400 two/b entered 1",
                        "43200 two/b left 1 opening",
                        "43200 three/c entered 1",
                        "46800 three/c left 1 finished");
        assertThat(ran.path())
                .containsExactly(
                        "one off_shift 21600",
                        "one/a work 3600",
                        "three off_shift 7200",
                        "three/c work 3600",
                        "two off_shift 7200",
                        "two/b work 3600");
    }

    @Test
    void aPlannedStopInsideAShiftIsReportedAsSuchAndAChangeOfKindOnceMore() {
        Ran ran =
                Ran.of(
                        PlantBuilder.days(2)
                                .calendar(
                                        PlantBuilder.calendar(
                                                "c",
                                                "08:00-16:00",
                                                List.of(PlantBuilder.stop(FIRST_DAY, "10h"))))
                                .line("p", "c")
                                .orders("orders", 0, 1)
                                .shop(
                                        s ->
                                                s.section("main", m -> m.station("a", "1h"))
                                                        .source("in", "main")
                                                        .sink("out", "main")));
        assertThat(ran.at("main"))
                .containsExactly(
                        "0 main stopped off_shift",
                        "28800 main stopped planned_stop",
                        "36000 main resumed planned_stop",
                        "57600 main stopped off_shift",
                        "115200 main resumed off_shift",
                        "144000 main stopped off_shift");
        assertThat(ran.path())
                .containsExactly(
                        "main off_shift 28800", "main planned_stop 7200", "main/a work 3600");
    }

    @Test
    void nothingOpensBeforeTheStartOfProductionAndTheProgrammeIsToBlame() {
        Plant plant = twoHours(3, 1, "1h").build();
        Ran ran =
                Ran.of(
                        plant,
                        new Scenario(
                                new Drawn(new Draws(1, 0), plant.asOf()),
                                Map.of("p", FIRST_DAY.plusDays(1)),
                                true,
                                FIRST_DAY));
        assertThat(ran.lines(EventType.RESUMED, EventType.RELEASED, EventType.LINE_OFF))
                .containsExactly(
                        "115200 main resumed off_shift",
                        "115200 in released 1",
                        "118800 out line_off 1",
                        "201600 main resumed off_shift");
        assertThat(ran.path())
                .containsExactly("main off_shift 28800", "main/a work 3600", "p programme 86400");
    }

    @Test
    void aLineWithoutAStartOfProductionNeverWorks() {
        Plant plant = twoHours(3, 1, "1h").build();
        Ran ran =
                Ran.of(
                        plant,
                        new Scenario(
                                new Drawn(new Draws(1, 0), plant.asOf()),
                                Map.of(),
                                true,
                                FIRST_DAY));
        assertThat(ran.lines()).containsExactly("0 main stopped off_shift");
        assertThat(ran.path()).isEmpty();
    }

    @Test
    void pathsBeginOnTheDayAskedForAndAtEachQuarter() {
        Plant plant = twoHours(120, 1000, "1h").build(); // 1 January to 29 April, two cars a day
        Scenario whole = Ran.scenario(plant, 1);
        assertThat(sum(Ran.of(plant, whole))).isEqualTo(sinceQuarter(plant, FIRST_DAY));
        LocalDate february = LocalDate.of(2024, 2, 10);
        Scenario later = new Scenario(whole.drawn(), whole.startOfProduction(), true, february);
        assertThat(sum(Ran.of(plant, later))).isEqualTo(sinceQuarter(plant, february));
    }

    private static long sum(Ran ran) {
        return ran.outcome().path().stream().mapToLong(PathPart::millis).sum();
    }

    /** The time of each line-off since its quarter began, or since the day from which it counts. */
    private static long sinceQuarter(Plant plant, LocalDate from) {
        Days days = new Days(plant);
        long first = days.clock().midnight(from);
        long april = days.clock().midnight(LocalDate.of(2024, 4, 1));
        return Ran.of(plant, 1).events().stream()
                .filter(e -> e.type() == EventType.LINE_OFF && e.time() >= first)
                .mapToLong(e -> e.time() - (e.time() >= april ? april : first))
                .sum();
    }
}
