package org.lineoff.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lineoff.programme.ProgrammeBuilder.number;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Programme.Owner;
import org.lineoff.model.Programme.Precedence;

/** What decided a date, told link by link. */
class ChainTest {

    @Test
    void activitiesOneAfterTheOtherFillTheWholeTime() {
        ProgrammeBuilder p = new ProgrammeBuilder().objective("m");
        p.activity("land", 10).owner(Owner.ZONE);
        p.activity("build", 20).after("land");
        p.activity("short", 3);
        p.milestone("m").after("short", "build");
        assertChain(p.plan(), "land ACTIVITY 0-10", "build ACTIVITY 10-30");
    }

    @Test
    void aLagIsWaitingUnlessOneOfTheTwoIsUnderWay() {
        ProgrammeBuilder p = new ProgrammeBuilder().objective("c");
        p.activity("a", 10);
        p.activity("b", 10).after("a", Precedence.Type.FS, 5);
        p.activity("c", 10).after("b", Precedence.Type.SS, 4);
        assertChain(
                p.plan(), "a ACTIVITY 0-10", "b LAG 10-15", "b ACTIVITY 15-19", "c ACTIVITY 19-29");
    }

    @Test
    void aLongLagFromAStartWaitsWhenThePredecessorIsDone() {
        ProgrammeBuilder p = new ProgrammeBuilder().objective("b");
        p.activity("a", 10);
        p.activity("b", 10).after("a", Precedence.Type.SS, 14);
        assertChain(p.plan(), "a ACTIVITY 0-10", "b LAG 10-14", "b ACTIVITY 14-24");
    }

    @Test
    void whenAFinishWaitsForAFinishTheTimeBetweenIsTheSuccessors() {
        ProgrammeBuilder p = new ProgrammeBuilder().objective("b");
        p.activity("a", 30);
        p.activity("b", 10).after("a", Precedence.Type.FF, 4);
        assertChain(p.plan(), "a ACTIVITY 0-30", "b ACTIVITY 30-34");
    }

    @Test
    void aLeadCutsThePredecessorShort() {
        ProgrammeBuilder p = new ProgrammeBuilder().objective("b");
        p.activity("a", 30);
        p.activity("b", 20).after("a", Precedence.Type.FS, -8);
        assertChain(p.plan(), "a ACTIVITY 0-22", "b ACTIVITY 22-42");
    }

    /** Day 7 is a Monday; a is done on Thursday, day 3, and b needs weekdays. */
    @Test
    void nonWorkingDaysBeforeAStartAreWaitingAndInsideAreNot() {
        ProgrammeBuilder p = new ProgrammeBuilder().objective("b");
        p.activity("a", 4).onWeekdays();
        p.activity("b", 6).onWeekdays().after("a", Precedence.Type.FS, 1);
        assertChain(p.plan(), "a ACTIVITY 0-4", "b LAG 4-5", "b CALENDAR 5-6", "b ACTIVITY 6-14");
    }

    @Test
    void theOneWhoHeldTheCraneIsOnTheChain() {
        ProgrammeBuilder p = new ProgrammeBuilder().resource("crane", 1).objective("b", "a");
        p.activity("a", 30).uses("crane", 1);
        p.activity("b", 10).uses("crane", 1).notBefore(5);
        ProgrammeForecast forecast = ProgrammeForecast.of(p.plan(), 1, 10, 1, n -> {});
        assertThat(told(forecast.medianChain("b")))
                .containsExactly("b NOT_BEFORE 0-4", "b ACTIVITY 4-14");
        assertThat(told(forecast.medianChain("a")))
                .containsExactly("b NOT_BEFORE 0-4", "b ACTIVITY 4-14", "a ACTIVITY 14-44");
    }

    @Test
    void aStartThatHasNotComeByTheAsOfDayIsWaiting() {
        ProgrammeBuilder p = new ProgrammeBuilder().objective("b");
        p.activity("a", 10).started(1).finished(12);
        p.activity("b", 10).after("a");
        assertChain(p.asOf(20), "a ACTIVITY 0-12", "b AS_OF 12-20", "b ACTIVITY 20-30");
    }

    @Test
    void factsKeepTheirPlaceAndALateStartIsItsOwnersWaiting() {
        ProgrammeBuilder p = new ProgrammeBuilder().objective("m");
        p.activity("a", 10).owner(Owner.ZONE).started(1).finished(12);
        p.activity("b", 10).owner(Owner.SUPPLIER).after("a").started(16).finished(40);
        p.milestone("m").after("b").finished(41);
        assertChain(
                p.asOf(60), "a ACTIVITY 0-12", "b LATE 12-15", "b ACTIVITY 15-40", "m LATE 40-41");
        ProgrammeForecast forecast = ProgrammeForecast.of(p.asOf(60), 1, 10, 1, n -> {});
        assertThat(forecast.ownerDays("m"))
                .containsExactly(
                        new OwnerDays(Owner.MAKER, 0, 1),
                        new OwnerDays(Owner.ZONE, 12, 0),
                        new OwnerDays(Owner.SUPPLIER, 25, 3),
                        new OwnerDays(Owner.AUTHORITY, 0, 0));
        assertThat(forecast.activities().getFirst().criticality()).isEqualTo(1);
    }

    @Test
    void aPredecessorThatWasNotWaitedForIsNotOnTheChain() {
        ProgrammeBuilder p = new ProgrammeBuilder().objective("b");
        p.activity("a", 10).started(1);
        p.activity("c", 10).started(1).finished(7);
        p.activity("b", 10).after("a", "c").started(9);
        assertChain(p.asOf(15), "c ACTIVITY 0-7", "b LATE 7-8", "b ACTIVITY 8-18");
    }

    /** The mean of the owners' days over draws of two parallel ways, worked out from each draw. */
    @Test
    void ownersShareTheSpanByWhoWasOnTheChainInEachDraw() {
        ProgrammeBuilder p = new ProgrammeBuilder().objective("m");
        p.activity("land", 10, 20, 40).owner(Owner.ZONE);
        p.activity("order", 15, 18, 50).owner(Owner.SUPPLIER);
        p.activity("build", 5, 8, 20).after("land", "order");
        p.milestone("m").after("build");
        int draws = 500;
        ProgrammeForecast forecast = ProgrammeForecast.of(p.plan(), 3, draws, 1, n -> {});
        double zone = 0;
        double supplier = 0;
        double maker = 0;
        for (int r = 0; r < draws; r++) {
            int land = number(forecast.finish(r, "land"));
            int order = number(forecast.finish(r, "order"));
            zone += land >= order ? land : 0;
            supplier += land < order ? order : 0;
            maker += number(forecast.finish(r, "m")) - Math.max(land, order);
        }
        List<OwnerDays> days = forecast.ownerDays("m");
        assertThat(days.get(Owner.ZONE.ordinal()).active()).isCloseTo(zone / draws, within(1e-9));
        assertThat(days.get(Owner.SUPPLIER.ordinal()).active())
                .isCloseTo(supplier / draws, within(1e-9));
        assertThat(days.get(Owner.MAKER.ordinal()).active()).isCloseTo(maker / draws, within(1e-9));
    }

    private static void assertChain(SchedulingProblem problem, String... links) {
        ProgrammeForecast forecast = ProgrammeForecast.of(problem, 1, 10, 1, n -> {});
        String objective = problem.programme().objective().getFirst();
        assertThat(told(forecast.medianChain(objective))).containsExactly(links);
    }

    private static List<String> told(List<ChainLink> chain) {
        return chain.stream()
                .map(
                        l ->
                                "%s %s %d-%d"
                                        .formatted(
                                                l.activity(),
                                                l.kind(),
                                                number(l.from()),
                                                number(l.to())))
                .toList();
    }
}
