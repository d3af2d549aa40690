package org.lineoff.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lineoff.programme.ProgrammeBuilder.day;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Programme.Precedence;

class ScheduleTest {

    @Test
    void withoutScarceResourcesTheForwardPassIsExactAndNoSolverIsAsked() {
        ProgrammeBuilder p = new ProgrammeBuilder().resource("crane", 2).objective("b");
        p.activity("a", 5).uses("crane", 1);
        p.activity("b", 5).uses("crane", 1);
        p.activity("c", 5).uses("crane", 1).after("a");
        Schedule s =
                Scheduler.schedule(
                        p.plan(),
                        () -> {
                            throw new AssertionError("the solver was loaded");
                        });
        assertThat(s.method()).isEqualTo(Schedule.Method.FORWARD_PASS);
        assertThat(s.earliest()).isTrue();
    }

    @Test
    void theFirstObjectiveGetsTheCraneFirst() {
        for (String first : new String[] {"m1", "m2"}) {
            ProgrammeBuilder p = new ProgrammeBuilder().resource("crane", 1).objective(first);
            p.activity("a1", 30).uses("crane", 1);
            p.activity("a2", 10).uses("crane", 1);
            p.milestone("m1").after("a1");
            p.milestone("m2").after("a2");
            Schedule s = Scheduler.schedule(p.plan());
            assertThat(s.method()).isEqualTo(Schedule.Method.SOLVER);
            assertThat(s.earliest()).isTrue();
            assertThat(s.finish(first)).isEqualTo(day(first.equals("m1") ? 30 : 10));
        }
    }

    @Test
    void withoutTheSolverPriorityRulesPlanAndTheResultSaysSo() {
        ProgrammeBuilder p = new ProgrammeBuilder().resource("crane", 1).objective("m");
        p.activity("a", 30).uses("crane", 1);
        p.activity("b", 10).uses("crane", 1);
        p.activity("c", 20).after("b");
        p.milestone("m").after("a", "c");
        Schedule s = Scheduler.schedule(p.plan(), Optional::empty);
        assertThat(s.method()).isEqualTo(Schedule.Method.PRIORITY_RULES);
        assertThat(s.finish("m")).isEqualTo(day(40));
        assertThat(s.earliest()).isFalse();
    }

    @Test
    void whatIsRunningKeepsItsUnitsUntilItIsDone() {
        ProgrammeBuilder p = new ProgrammeBuilder().resource("crane", 1).objective("b");
        p.activity("a", 30).uses("crane", 1).started(1);
        p.activity("b", 10).uses("crane", 1);
        Schedule s = Scheduler.schedule(p.asOf(10));
        assertThat(s.finish("a")).isEqualTo(day(30));
        assertThat(s.start("b")).isEqualTo(day(31));
    }

    @Test
    void activitiesInACircleAreNamed() {
        ProgrammeBuilder p = new ProgrammeBuilder();
        p.activity("a", 1).after("c");
        p.activity("b", 1).after("a");
        p.activity("c", 1).after("b", Precedence.Type.SS, 0);
        p.activity("d", 1);
        assertThatThrownBy(() -> Scheduler.schedule(p.plan()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(a, b, c)");
    }

    @Test
    void anActivityThatNeedsMoreThanThereIsIsNamed() {
        ProgrammeBuilder p = new ProgrammeBuilder().resource("crane", 1);
        p.activity("a", 1).uses("crane", 2);
        assertThatThrownBy(() -> Scheduler.schedule(p.plan()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(a)")
                .hasMessageContaining("(crane)");
    }
}
