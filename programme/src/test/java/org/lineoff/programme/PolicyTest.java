package org.lineoff.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.programme.ProgrammeBuilder.day;
import static org.lineoff.programme.ProgrammeBuilder.number;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who is served first where a resource is short, draw by draw. */
class PolicyTest {

    @Test
    void runWithTheDurationsItWasMadeForItGivesTheScheduleBack() {
        for (long seed = 0; seed < 100; seed++) {
            Network net = Network.of(finishToStart(seed).asOf(60));
            Policy policy = Scheduler.policy(net, Optional::empty);
            Pass pass = policy.pass();
            pass.run(Luck.mostLikely(net));
            for (int j = 0; j < net.size; j++) {
                assertThat(Days.date(pass.finish[j]))
                        .as("seed %d, %s", seed, net.id[j])
                        .isEqualTo(policy.schedule.finish(net.id[j]));
            }
        }
    }

    /** Graham's anomalies, where a longer activity makes a project shorter, cannot occur. */
    @Test
    void aLongerDurationMakesNothingEarlier() {
        for (long seed = 0; seed < 100; seed++) {
            Network net = Network.of(finishToStart(seed).plan());
            Policy policy = Scheduler.policy(net, Optional::empty);
            Random random = new Random(seed);
            Luck luck = new Luck(net);
            luck.draw(seed, 0);
            Pass before = policy.pass();
            before.run(luck);
            int[] finish = before.finish.clone();
            int longer = random.nextInt(net.size);
            luck.days[longer] += net.milestone[longer] ? 0 : 1 + random.nextInt(30);
            Pass after = policy.pass();
            after.run(luck);
            for (int j = 0; j < net.size; j++) {
                assertThat(after.finish[j])
                        .as("seed %d, %s longer, %s", seed, net.id[longer], net.id[j])
                        .isGreaterThanOrEqualTo(finish[j]);
            }
        }
    }

    @Test
    void nobodyBehindHoldsUpOneAheadWhoIsNotReadyYet() {
        ProgrammeBuilder p = new ProgrammeBuilder().resource("crew", 2).objective("a", "b", "c");
        p.activity("wait", 10, 10, 60);
        p.activity("a", 10).uses("crew", 1).after("wait");
        p.activity("b", 10).uses("crew", 1).after("wait");
        p.activity("c", 30).uses("crew", 1).notBefore(12);
        ProgrammeForecast forecast = ProgrammeForecast.of(p.plan(), 1, 200, 1, n -> {});
        assertThat(forecast.schedule().order()).containsSubsequence("a", "b", "c");
        for (int r = 0; r < 200; r++) {
            int wait = number(forecast.finish(r, "wait"));
            assertThat(number(forecast.finish(r, "a"))).isEqualTo(wait + 10);
            assertThat(number(forecast.finish(r, "b"))).isEqualTo(wait + 10);
            assertThat(number(forecast.finish(r, "c"))).isEqualTo(wait + 40);
        }
    }

    @Test
    void aRangeOfCapacitiesIsDrawnButNeverBelowWhatOneActivityNeeds() {
        ProgrammeBuilder p = new ProgrammeBuilder().resource("crew", 1, 2, 3).objective("b");
        p.activity("a", 10).uses("crew", 2);
        p.activity("b", 10).uses("crew", 1);
        ProgrammeForecast forecast = ProgrammeForecast.of(p.plan(), 1, 300, 1, n -> {});
        long later = 0;
        for (int r = 0; r < 300; r++) {
            int a = number(forecast.finish(r, "a"));
            int b = number(forecast.finish(r, "b"));
            assertThat(Math.min(a, b)).isEqualTo(10);
            assertThat(Math.max(a, b)).isIn(10, 20);
            later += a == b ? 0 : 1;
        }
        // Three with chance 1/8 (triangular 1, 2, 3 above 2.5); else two, of which a needs both.
        assertThat(later).isBetween(300 * 7 / 8 - 23L, 300 * 7 / 8 + 23L);
    }

    @Test
    void aRangeOfDatesIsDrawn() {
        ProgrammeBuilder p = new ProgrammeBuilder().objective("m");
        p.milestone("m").notBefore(30, 40, 80);
        ProgrammeForecast forecast = ProgrammeForecast.of(p.plan(), 1, 2000, 1, n -> {});
        ActivityDates m = forecast.activities().getFirst();
        // Triangular: P10 at 30 + sqrt(0.1 * 50 * 10), P90 at 80 - sqrt(0.1 * 50 * 40).
        assertThat(m.finishP10()).isBetween(day(36), day(38));
        assertThat(m.finishP90()).isBetween(day(64), day(68));
    }

    private static ProgrammeBuilder finishToStart(long seed) {
        GeneratedProgrammes.Kinds kinds =
                new GeneratedProgrammes.Kinds(
                        4 + (int) (seed % 17), false, 1 + (int) (seed % 2), seed % 3 == 0);
        return new GeneratedProgrammes(seed).programme(kinds, 60);
    }
}
