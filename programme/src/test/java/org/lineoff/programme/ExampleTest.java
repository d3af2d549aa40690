package org.lineoff.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.programme.ProgrammeBuilder.day;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Programme.Owner;
import org.lineoff.model.Programme.Precedence;

/**
 * The calls of the module's page on a small programme: land, halls, equipment, start of production.
 */
class ExampleTest {

    @Test
    void aSmallProgrammeAsOfADayOnTheWay() {
        ProgrammeBuilder p =
                new ProgrammeBuilder().resource("crews", 1).objective("p1-sop", "p2-sop");
        p.activity("land", 40, 60, 120).owner(Owner.ZONE).started(1).finished(72);
        for (String line : new String[] {"p1", "p2"}) {
            p.activity(line + "-hall", 150, 200, 320).after("land").owner(Owner.MAKER);
            p.activity(line + "-order", 180, 240, 400).owner(Owner.SUPPLIER);
            p.activity(line + "-install", 60, 80, 150)
                    .onWeekdays()
                    .owner(Owner.SUPPLIER)
                    .uses("crews", 1)
                    .after(line + "-hall", Precedence.Type.FS, -30)
                    .after(line + "-order");
            p.milestone(line + "-sop").after(line + "-install", Precedence.Type.FS, 60);
        }
        List<Integer> told = new ArrayList<>();
        ProgrammeForecast forecast = ProgrammeForecast.of(p.asOf(90), 1, 1000, 2, told::add);

        assertThat(told).isSorted().endsWith(1000);
        assertThat(forecast.baseline().finish("land")).isEqualTo(day(60));
        assertThat(forecast.schedule().finish("land")).isEqualTo(day(72));
        assertThat(forecast.schedule().method()).isEqualTo(Schedule.Method.SOLVER);
        ActivityDates sop = forecast.activities().get(4);
        assertThat(sop.id()).isEqualTo("p1-sop");
        assertThat(sop.state()).isEqualTo(State.OPEN);
        assertThat(sop.finishP10()).isBefore(sop.finishP50());
        assertThat(sop.finishP50()).isBefore(sop.finishP90());
        assertThat(forecast.medianChain("p1-sop").getLast().to()).isEqualTo(sop.finishP50());
        assertThat(forecast.ownerDays("p1-sop")).hasSize(Owner.values().length);
        // One crew: the second line waits for the first in nearly every draw, the first never.
        ActivityDates first = forecast.activities().get(2);
        assertThat(first.id()).isEqualTo("p1-install");
        assertThat(first.criticalityByObjective().get("p1-sop")).isEqualTo(1);
        assertThat(first.criticalityByObjective().get("p2-sop")).isBetween(0.9, 1.0);
        assertThat(forecast.finish(17, "p1-sop"))
                .isEqualTo(forecast.finishes(17, List.of("p2-sop", "p1-sop")).get("p1-sop"));
    }
}
