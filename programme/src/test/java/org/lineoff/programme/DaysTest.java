package org.lineoff.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.programme.ProgrammeBuilder.day;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lineoff.model.Programme.Precedence;

/** The table of {@code docs/programme.md}: what each kind of precedence means, to the day. */
class DaysTest {

    @Test
    void theFirstActivityStartsTheDayAfterTheSignatureAndFinishesOnItsLastDay() {
        ProgrammeBuilder p = new ProgrammeBuilder();
        p.activity("a", 5);
        Schedule s = Scheduler.schedule(p.plan());
        assertThat(s.start("a")).isEqualTo(day(1));
        assertThat(s.finish("a")).isEqualTo(day(5));
    }

    @Test
    void aMilestoneWithoutPredecessorsIsReachedOnTheDayOfTheSignature() {
        ProgrammeBuilder p = new ProgrammeBuilder();
        p.milestone("m");
        p.activity("a", 1).after("m");
        Schedule s = Scheduler.schedule(p.plan());
        assertThat(s.finish("m")).isEqualTo(day(0));
        assertThat(s.start("a")).isEqualTo(day(1));
    }

    /** P is an activity of 10 days, 1 to 10; Q one of 4 days. */
    @ParameterizedTest(name = "{0} lag {1}: {2} to {3}")
    @CsvSource({
        "FS,  0, 11, 14",
        "FS,  3, 14, 17",
        "FS, -2,  9, 12",
        "SS,  0,  1,  4",
        "SS,  5,  6,  9",
        "FF,  0,  7, 10",
        "FF,  2,  9, 12",
        "FF, -3,  4,  7",
        "SF,  0,  1,  4",
        "SF,  9,  6,  9",
    })
    void anActivityWaitsForAnActivity(Precedence.Type type, int lag, int start, int finish) {
        ProgrammeBuilder p = new ProgrammeBuilder();
        p.activity("p", 10);
        p.activity("q", 4).after("p", type, lag);
        Schedule s = Scheduler.schedule(p.plan());
        assertThat(s.start("q")).isEqualTo(day(start));
        assertThat(s.finish("q")).isEqualTo(day(finish));
    }

    /** P is an activity of 10 days, 1 to 10; Q a milestone. */
    @ParameterizedTest(name = "{0} lag {1}: {2}")
    @CsvSource({
        "FS, 0, 10",
        "FS, 2, 12",
        "SS, 0, 1",
        "SS, 3, 4",
        "FF, 0, 10",
        "SF, 0, 0",
        "SF, 4, 4"
    })
    void aMilestoneWaitsForAnActivity(Precedence.Type type, int lag, int reached) {
        ProgrammeBuilder p = new ProgrammeBuilder();
        p.activity("p", 10);
        p.milestone("q").after("p", type, lag);
        assertThat(Scheduler.schedule(p.plan()).finish("q")).isEqualTo(day(reached));
    }

    /** P is a milestone reached on day 6; Q an activity of 4 days. */
    @ParameterizedTest(name = "{0} lag {1}: {2} to {3}")
    @CsvSource({
        "FS, 0, 7, 10",
        "FS, 2, 9, 12",
        "SS, 0, 7, 10",
        "FF, 0, 3, 6",
        "FF, 2, 5, 8",
        "SF, 0, 3, 6"
    })
    void anActivityWaitsForAMilestone(Precedence.Type type, int lag, int start, int finish) {
        ProgrammeBuilder p = new ProgrammeBuilder();
        p.milestone("p").notBefore(6);
        p.activity("q", 4).after("p", type, lag);
        Schedule s = Scheduler.schedule(p.plan());
        assertThat(s.start("q")).isEqualTo(day(start));
        assertThat(s.finish("q")).isEqualTo(day(finish));
    }

    @Test
    void aMilestoneBetweenTwoActivitiesChangesNothing() {
        ProgrammeBuilder p = new ProgrammeBuilder();
        p.activity("a", 3);
        p.milestone("m").after("a");
        p.activity("b", 2).after("m");
        p.activity("c", 2).after("a");
        Schedule s = Scheduler.schedule(p.plan());
        assertThat(s.finish("m")).isEqualTo(day(3));
        assertThat(s.start("b")).isEqualTo(s.start("c")).isEqualTo(day(4));
    }

    /** Day 0 is a Monday, so 5 and 6 are a weekend; the festival is days 40 to 47. */
    @Test
    void fiveDaysOfACalendarAreFiveWorkingDays() {
        ProgrammeBuilder p = new ProgrammeBuilder();
        p.activity("a", 5).onWeekdays();
        p.activity("b", 1).after("a");
        p.activity("c", 5).onWeekdays().notBefore(39);
        p.milestone("m").onWeekdays().notBefore(6);
        Schedule s = Scheduler.schedule(p.plan());
        assertThat(s.start("a")).isEqualTo(day(1));
        assertThat(s.finish("a")).isEqualTo(day(7));
        assertThat(s.start("b")).isEqualTo(day(8));
        assertThat(s.start("c")).isEqualTo(day(39));
        assertThat(s.finish("c")).isEqualTo(day(52));
        assertThat(s.finish("m")).isEqualTo(day(7));
    }

    @Test
    void halfDaysAreRoundedUpAndAnythingAboveZeroTakesADay() {
        ProgrammeBuilder p = new ProgrammeBuilder();
        p.activity("half", 2.5);
        p.activity("less", 2.49);
        p.activity("tiny", 0.01);
        p.activity("none", 0);
        Schedule s = Scheduler.schedule(p.plan());
        assertThat(s.finish("half")).isEqualTo(day(3));
        assertThat(s.finish("less")).isEqualTo(day(2));
        assertThat(s.finish("tiny")).isEqualTo(day(1));
        assertThat(s.finish("none")).isEqualTo(day(0));
    }

    @Test
    void datesGoOnBehindTheLastHoliday() {
        ProgrammeBuilder p = new ProgrammeBuilder();
        p.activity("a", 5000).onWeekdays();
        // 2024 has 5 + 1 of the test's holidays on weekdays; 1000 weeks and these.
        assertThat(Scheduler.schedule(p.plan()).finish("a")).isEqualTo(day(7000 + 8));
    }
}
