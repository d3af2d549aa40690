package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.simulate.PlantBuilder.known;
import static org.lineoff.simulate.PlantBuilder.time;

import java.time.LocalTime;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lineoff.events.EventType;
import org.lineoff.model.RampFactor.Curve;
import org.lineoff.model.Section.Hiring;
import org.lineoff.model.Section.Team;
import org.lineoff.simulate.ShopBuilder.SectionBuilder;

/** People by team, and what their lack costs, worked by hand. Times in s. */
@Timeout(60)
class ManningTest {
    private static Team team(String shift, Hiring... people) {
        return new Team(
                "t" + shift, shift == null ? null : LocalTime.parse(shift), List.of(people));
    }

    private static Hiring people(double count) {
        return new Hiring(null, known(count), null, null, Curve.LINEAR);
    }

    private static Hiring from(int day, double count) {
        return new Hiring(
                known(PlantBuilder.FIRST_DAY.plusDays(day)),
                known(count),
                null,
                null,
                Curve.LINEAR);
    }

    private static Hiring learning(double count, double skill, String over, Curve curve) {
        return new Hiring(null, known(count), known(skill), known(time(over)), curve);
    }

    private static PlantBuilder plant(int days, int orders, UnaryOperator<SectionBuilder> section) {
        return PlantBuilder.days(days)
                .orders("orders", 0, orders)
                .shop(s -> s.section("main", section).source("in", "main").sink("out", "main"));
    }

    private static List<Double> finished(
            String work, double need, int cars, Double loss, Team... t) {
        return Ran.of(
                        plant(
                                4,
                                cars,
                                m ->
                                        m.station("a", s -> s.work(work).people(need))
                                                .manning(loss, t)))
                .seconds(EventType.WORK_FINISHED, "main/a");
    }

    @Test
    void halfThePeopleWorkAtHalfTheSpeedAndRobotsAsEver() {
        Ran ran =
                Ran.of(
                        plant(
                                1,
                                1,
                                m ->
                                        m.station("a", s -> s.people(2))
                                                .station("robot", "60s")
                                                .station("b", s -> s.people(1).repeat(2))
                                                .manning(null, team(null, people(2)))));
        assertThat(ran.lines(EventType.WORK_FINISHED))
                .containsExactly(
                        "120 main/a work_finished 1",
                        "180 main/robot work_finished 1",
                        "300 main/b-1 work_finished 1",
                        "420 main/b-2 work_finished 1");
        assertThat(ran.path())
                .containsExactly(
                        "main/a people 60",
                        "main/a work 60",
                        "main/b-1 people 60",
                        "main/b-1 work 60",
                        "main/b-2 people 60",
                        "main/b-2 work 60",
                        "main/robot work 60");
    }

    @Test
    void theLossSaysWhatAMissingPersonCostsAndMorePeopleThanNeededMakeNothingFaster() {
        assertThat(finished("60s", 4, 1, 0.5, team(null, people(2)))).containsExactly(80.0);
        assertThat(finished("60s", 4, 1, 0.0, team(null, people(2)))).containsExactly(60.0);
        assertThat(finished("60s", 4, 1, null, team(null, people(9)))).containsExactly(60.0);
        assertThat(finished("60s", 4, 1, null, team(null, people(2)), team(null, people(1))))
                .containsExactly(80.0);
    }

    @Test
    void withNobodyThereWorkTakesAHundredTimesAsLong() {
        assertThat(finished("60s", 1, 1, null, team("07:00", people(1)))).containsExactly(6000.0);
        assertThat(finished("60s", 1, 1, null, team(null, people(-3)))).containsExactly(6000.0);
    }

    @Test
    void parallelStationsNeedPeopleEach() {
        Ran ran =
                Ran.of(
                        plant(
                                1,
                                2,
                                m ->
                                        m.station("a", s -> s.people(1).parallel(2))
                                                .manning(null, team(null, people(1)))));
        assertThat(ran.lines(EventType.WORK_FINISHED))
                .containsExactly("120 main/a#1 work_finished 1", "120 main/a#2 work_finished 2");
    }

    @Test
    void eachShiftHasItsTeamAndWhatIsReadAtTheStartOfAVisitIsHeld() {
        Ran ran =
                Ran.of(
                        plant(
                                        1,
                                        5,
                                        m ->
                                                m.station("a", s -> s.work("3h").people(2))
                                                        .manning(
                                                                null,
                                                                team("06:00", people(2)),
                                                                team("14:00", people(1))))
                                .calendar("c", "06:00-14:00 14:00-22:00")
                                .line("p", "c"));
        assertThat(ran.seconds(EventType.WORK_FINISHED, "main/a"))
                .as("at 9, 12, 15 and, begun in the late shift, 21 o'clock")
                .containsExactly(9 * 3600.0, 12 * 3600.0, 15 * 3600.0, 21 * 3600.0);
    }

    @Test
    void theSmallHoursBelongToTheNightShiftOfTheDayBefore() {
        Ran ran =
                Ran.of(
                        plant(
                                        2,
                                        8,
                                        m ->
                                                m.station("a", s -> s.work("1h").people(2))
                                                        .manning(
                                                                null,
                                                                team("22:00", people(2)),
                                                                team("06:00", people(1))))
                                .calendar("c", "22:00-06:00 06:00-14:00")
                                .line("p", "c"));
        assertThat(ran.seconds(EventType.WORK_FINISHED, "main/a"))
                .containsExactly(
                        8 * 3600.0,
                        10 * 3600.0,
                        12 * 3600.0,
                        14 * 3600.0,
                        23 * 3600.0,
                        24 * 3600.0,
                        25 * 3600.0,
                        26 * 3600.0);
    }

    @Test
    void peopleLearnInWholeDays() {
        assertThat(finished("6h", 1, 6, null, team(null, learning(1, 0.5, "2d", Curve.LINEAR))))
                .as("half, three quarters, and from the third day on all they can")
                .containsExactly(
                        12 * 3600.0,
                        24 * 3600.0,
                        32 * 3600.0,
                        40 * 3600.0,
                        48 * 3600.0,
                        54 * 3600.0);
        double second = 1 - 0.5 / Math.E;
        assertThat(
                        finished(
                                "1h",
                                1,
                                13,
                                null,
                                team(null, learning(1, 0.5, "1d", Curve.EXPONENTIAL))))
                .as("1 - 1/e of the way on the second day")
                .startsWith(7_200.0, 14_400.0)
                .contains(86_400.0, 86_400 + Math.round(3_600_000 / second) / 1000.0);
    }

    @Test
    void peopleComeAndGoOnTheirDays() {
        assertThat(finished("12h", 2, 4, null, team(null, people(1), from(1, 1), from(2, -1))))
                .as("one, then two, then one again")
                .containsExactly(24 * 3600.0, 36 * 3600.0, 48 * 3600.0, 72 * 3600.0);
    }

    @Test
    void theLackOfPeopleStandsOnThePathBehindTheWorkWhateverFallsIntoIt() {
        Ran ran =
                Ran.of(
                        plant(
                                        1,
                                        1,
                                        m ->
                                                m.station("a", s -> s.people(2))
                                                        .manning(null, team(null, people(1))))
                                .calendar("c", "00:00-00:01 01:00-02:00")
                                .line("p", "c"));
        assertThat(ran.path())
                .containsExactly("main off_shift 3540", "main/a people 60", "main/a work 60");
    }
}
