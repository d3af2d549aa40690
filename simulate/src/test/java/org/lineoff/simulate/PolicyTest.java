package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.simulate.PlantBuilder.FIRST_DAY;
import static org.lineoff.simulate.PlantBuilder.known;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.model.Demand;
import org.lineoff.model.Factor;
import org.lineoff.model.Known;
import org.lineoff.model.Policy;
import org.lineoff.model.Text;

/**
 * When policies decide, by hand: one station makes eight cars a day in one shift of eight hours,
 * and 1,000 orders stand there from the first day on. The last car of a day is finished when the
 * section closes and crosses when it opens again, so 8 · 28 − 1 = 223 cars are off the line after
 * four weeks.
 */
class PolicyTest {
    private static final LocalDate WEEK_5 = FIRST_DAY.plusWeeks(4);

    private static PlantBuilder plant() {
        return PlantBuilder.days(70)
                .calendar("one", "08:00-16:00")
                .calendar("two", "08:00-16:00 16:00-00:00")
                .line("p", "one")
                .orders("orders", 0, 1000)
                .shop(
                        s ->
                                s.section("main", m -> m.station("a", "1h"))
                                        .source("in", "main")
                                        .sink("out", "main"));
    }

    private static Policy shift(String id, double weeks, String lead, String... after) {
        return policy(id, weeks, lead, "two", null, null, 1, null, List.of(after), List.of());
    }

    private static Policy policy(
            String id,
            double weeks,
            String lead,
            String calendar,
            Factor factor,
            Double by,
            int atMost,
            Known<LocalDate> from,
            List<String> after,
            List<String> unless) {
        return new Policy(
                id,
                Text.of(id),
                List.of("p"),
                List.of(),
                known(weeks),
                DayOfWeek.MONDAY,
                known(PlantBuilder.time(lead)),
                from,
                after,
                List.of(),
                unless,
                null,
                calendar,
                factor,
                by == null ? null : known(by),
                known(atMost));
    }

    private static Decision decision(int policy, LocalDate decided, int days) {
        return new Decision(policy, decided, decided.plusDays(days));
    }

    private static List<Decision> decisions(PlantBuilder plant) {
        return Ran.of(plant).outcome().decisions();
    }

    @Test
    void itIsFirstReadAfterFourFullWeeksAndDecidesAboveItsBacklogOnly() {
        double atFourWeeks = (1000 - 223) * 4.0 / 223;
        assertThat(decisions(plant().policy(shift("q", atFourWeeks - 1e-9, "2w"))))
                .containsExactly(decision(0, WEEK_5, 14));
        assertThat(decisions(plant().policy(shift("q", atFourWeeks, "2w")))).isEmpty();
    }

    @Test
    void leadTimesAreRoundedUpToWholeDaysAtLeastOne() {
        assertThat(decisions(plant().policy(shift("q", 1, "0s"))))
                .containsExactly(decision(0, WEEK_5, 1));
        assertThat(decisions(plant().policy(shift("q", 1, "25h"))))
                .containsExactly(decision(0, WEEK_5, 2));
    }

    @Test
    void theDecisionAndItsEffectAreReportedAndTheSecondShiftDoublesTheOutput() {
        Ran ran = Ran.of(plant().policy(shift("q", 1, "1w")));
        assertThat(
                        ran.events().stream()
                                .filter(e -> e.type() == EventType.POLICY)
                                .map(
                                        e ->
                                                e.time() / 86_400_000
                                                        + " "
                                                        + e.place()
                                                        + " "
                                                        + e.cause()))
                .containsExactly("28 plant ORDERS", "35 p NONE");
        assertThat(lineOffs(ran, 34)).isEqualTo(8);
        assertThat(lineOffs(ran, 35)).isEqualTo(16);
        assertThat(lineOffs(ran, 36)).isEqualTo(16);
    }

    private static long lineOffs(Ran ran, int day) {
        return ran.events().stream()
                .filter(e -> e.type() == EventType.LINE_OFF)
                .map(Event::time)
                .filter(t -> t / 86_400_000 == day)
                .count();
    }

    @Test
    void onceALaterStepActsAnEarlierOneIsNotDecidedAnyMore() {
        Policy late = shift("late", 1e-9, "1d");
        Policy overtime =
                new Policy(
                        "overtime",
                        late.name(),
                        late.places(),
                        List.of(),
                        late.backlogWeeks(),
                        DayOfWeek.TUESDAY, // a day later, when the shift has begun to act
                        late.lead(),
                        null,
                        List.of(),
                        List.of("late"),
                        List.of(),
                        null,
                        null,
                        Factor.TAKT,
                        known(1.1),
                        known(1));
        assertThat(decisions(plant().policy(late).policy(overtime)))
                .containsExactly(decision(0, WEEK_5, 1));
        assertThat(decisions(plant().policy(shift("late", 1e9, "1d")).policy(overtime)))
                .containsExactly(decision(1, WEEK_5.plusDays(1), 1));
    }

    @Test
    void stepsKeepTheirOrderAndRepeatedOnesWaitUntilTheyAct() {
        List<Decision> decided =
                decisions(
                        plant().policy(
                                        policy(
                                                "takt",
                                                1,
                                                "8d",
                                                null,
                                                Factor.TAKT,
                                                1.1,
                                                2,
                                                null,
                                                List.of("shift"),
                                                List.of()))
                                .policy(shift("shift", 1, "1d")));
        assertThat(decided)
                .containsExactly(
                        decision(1, WEEK_5, 1),
                        decision(0, WEEK_5.plusWeeks(1), 8),
                        decision(0, WEEK_5.plusWeeks(3), 8));
    }

    @Test
    void aLeverThatWasForeseenTakesItsPlaceAndCountsAsTheStep() {
        List<Decision> decided =
                decisions(
                        plant().lever(PlantBuilder.lever("known", "p", 37, "two", null, null, null))
                                .policy(
                                        policy(
                                                "shift",
                                                1,
                                                "1d",
                                                "two",
                                                null,
                                                null,
                                                1,
                                                null,
                                                List.of(),
                                                List.of("known")))
                                .policy(
                                        policy(
                                                "takt",
                                                1,
                                                "1d",
                                                null,
                                                Factor.TAKT,
                                                1.1,
                                                1,
                                                null,
                                                List.of("shift"),
                                                List.of())));
        assertThat(decided).containsExactly(decision(1, FIRST_DAY.plusWeeks(6), 1));
    }

    @Test
    void nothingIsDecidedBeforeItsFirstDayNorWithoutOutput() {
        Known<LocalDate> from = known(WEEK_5.plusDays(1));
        assertThat(
                        decisions(
                                plant().policy(
                                                policy(
                                                        "q", 1, "1d", "two", null, null, 1, from,
                                                        List.of(), List.of()))))
                .containsExactly(decision(0, WEEK_5.plusWeeks(1), 1));
        assertThat(
                        decisions(
                                plant().lever(
                                                PlantBuilder.lever(
                                                        "stop", "p", 0, null, null, null, "70d"))
                                        .policy(shift("q", 1, "1d"))))
                .isEmpty();
    }

    @Test
    void ordersDatedAtTheReadingDoNotCount() {
        Demand.Wave later =
                new Demand.Wave(null, known(WEEK_5), known(WEEK_5), known(1000.0), null);
        Ran ran = Ran.of(plant().sequence("late", later).policy(shift("q", 14, "1d")));
        assertThat(ran.outcome().decisions()).containsExactly(decision(0, WEEK_5.plusWeeks(1), 1));
    }
}
