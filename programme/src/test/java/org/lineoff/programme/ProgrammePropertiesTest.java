package org.lineoff.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lineoff.programme.ProgrammeBuilder.day;
import static org.lineoff.programme.ProgrammeBuilder.number;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Programme;
import org.lineoff.model.Programme.Activity;
import org.lineoff.model.Programme.Precedence;

/** What holds for every programme, whatever is in it; 200 generated ones. */
class ProgrammePropertiesTest {
    private static final int AS_OF = 60;
    private static final int DRAWS = 40;

    /** A draw, with its programme, as dates in day numbers since the signature. */
    private record Case(long seed, Network net, Policy policy, Programme programme) {}

    private interface Check {
        void of(Case c, Pass pass, Luck luck, Activity activity, int node);
    }

    @Test
    void precedenceIsKeptByAllThatIsNotAFact() {
        everyDraw(
                (c, pass, luck, activity, node) -> {
                    for (Precedence p : activity.after()) {
                        check(c, pass, activity, node, p);
                    }
                });
    }

    private static void check(Case c, Pass pass, Activity a, int node, Precedence p) {
        int before = c.net.node(p.activity());
        int lag = Math.toIntExact(p.lag().toDays());
        LocalDate start = c.net.startDate(node, pass.start[node]);
        LocalDate finish = Days.date(pass.finish[node]);
        LocalDate startBefore = c.net.startDate(before, pass.start[before]);
        LocalDate finishBefore = Days.date(pass.finish[before]);
        boolean open = c.net.state[node] == State.OPEN;
        boolean running = c.net.state[node] == State.RUNNING;
        String what = "%s after %s".formatted(a.id(), p);
        switch (p.type()) {
            case FS -> {
                if (open) {
                    assertThat(start)
                            .as(what)
                            .isAfterOrEqualTo(
                                    finishBefore.plusDays(a.isMilestone() ? lag : lag + 1));
                }
            }
            case SS -> {
                if (open) {
                    assertThat(start).as(what).isAfterOrEqualTo(startBefore.plusDays(lag));
                }
            }
            case FF -> {
                if (open || running) {
                    assertThat(finish).as(what).isAfterOrEqualTo(finishBefore.plusDays(lag));
                }
            }
            case SF -> {
                if (open || running) {
                    assertThat(finish).as(what).isAfterOrEqualTo(startBefore.plusDays(lag - 1));
                }
            }
        }
    }

    @Test
    void activitiesStartAndFinishOnWorkingDaysAndTakeTheirDaysOfThem() {
        everyDraw(
                (c, pass, luck, activity, node) -> {
                    if (c.net.state[node] != State.OPEN || activity.isMilestone()) {
                        return;
                    }
                    LocalDate start = c.net.startDate(node, pass.start[node]);
                    LocalDate finish = Days.date(pass.finish[node]);
                    assertThat(isWorkingDay(activity, start)).isTrue();
                    assertThat(isWorkingDay(activity, finish)).isTrue();
                    assertThat(
                                    start.datesUntil(finish.plusDays(1))
                                            .filter(d -> isWorkingDay(activity, d))
                                            .count())
                            .isEqualTo(luck.days[node]);
                });
    }

    @Test
    void factsStandAndNothingElseIsInThePast() {
        everyDraw(
                (c, pass, luck, a, node) -> {
                    LocalDate start = c.net.startDate(node, pass.start[node]);
                    LocalDate finish = Days.date(pass.finish[node]);
                    if (a.finished() != null) {
                        assertThat(finish).isEqualTo(a.finished().versions().getFirst().value());
                    } else {
                        assertThat(finish).isAfter(day(AS_OF));
                    }
                    if (a.started() != null && !a.isMilestone()) {
                        assertThat(start).isEqualTo(a.started().versions().getFirst().value());
                    } else if (a.finished() == null) {
                        assertThat(start).isAfter(day(AS_OF));
                    }
                });
    }

    @Test
    void nothingStartsBeforeItMay() {
        everyDraw(
                (c, pass, luck, a, node) -> {
                    if (c.net.state[node] == State.OPEN && a.notBefore() != null) {
                        assertThat(c.net.startDate(node, pass.start[node]))
                                .isAfterOrEqualTo(Days.date(luck.notBefore[node]))
                                .isAfterOrEqualTo(lowest(a));
                    }
                });
    }

    @Test
    void noMoreUnitsAreInUseThanThereAreOnAnyDayUnlessTheFactsSaySo() {
        everyDraw(
                (c, pass, luck, a, node) -> {
                    for (int r = 0; r < c.net.resources; r++) {
                        int last = Collections.max(finishes(pass));
                        int runningOnly = Integer.MAX_VALUE;
                        for (int d = c.net.asOf + 1; d <= last && node == 0; d++) {
                            int inUse = 0;
                            int facts = 0;
                            for (int j = 0; j < c.net.size; j++) {
                                boolean on = pass.start[j] < d && d <= pass.release[j];
                                inUse += on ? c.net.uses[r][j] : 0;
                                facts +=
                                        on && c.net.state[j] == State.RUNNING
                                                ? c.net.uses[r][j]
                                                : 0;
                            }
                            assertThat(facts).isLessThanOrEqualTo(runningOnly);
                            runningOnly = facts;
                            assertThat(inUse)
                                    .as("resource %d on day %s", r, Days.date(d))
                                    .isLessThanOrEqualTo(Math.max(facts, luck.capacity[r]));
                        }
                    }
                });
    }

    @Test
    void theChainLeadsFromTheSignatureToTheObjectiveWithoutGap() {
        everyDraw(
                (c, pass, luck, a, node) -> {
                    LocalDate reached = Days.date(pass.finish[node]);
                    List<ChainLink> chain = Links.of(c.net, pass, node);
                    if (!reached.isAfter(ProgrammeBuilder.SIGNED)) {
                        assertThat(chain).isEmpty();
                        return;
                    }
                    LocalDate at = ProgrammeBuilder.SIGNED;
                    for (ChainLink link : chain) {
                        assertThat(link.from()).isEqualTo(at);
                        assertThat(link.to()).isAfter(at);
                        at = link.to();
                    }
                    assertThat(at).isEqualTo(reached);
                });
    }

    @Test
    void linksOfAnActivityLieInItsTime() {
        everyDraw(
                (c, pass, luck, a, node) -> {
                    for (ChainLink link : Links.of(c.net, pass, node)) {
                        int j = c.net.node(link.activity());
                        if (link.kind() == ChainLink.Kind.ACTIVITY) {
                            assertThat(Days.of(link.from()))
                                    .as("%s", link)
                                    .isGreaterThanOrEqualTo(pass.start[j]);
                            assertThat(Days.of(link.to()))
                                    .as("%s", link)
                                    .isLessThanOrEqualTo(pass.finish[j]);
                        }
                    }
                });
    }

    @Test
    void theOrderInTheFileDoesNotMatter() {
        for (long seed = 0; seed < 8; seed++) {
            ProgrammeBuilder p = generate(seed);
            SchedulingProblem problem = p.asOf(AS_OF);
            SchedulingProblem shuffled =
                    new SchedulingProblem(
                            shuffled(problem.programme(), seed),
                            problem.calendars(),
                            problem.asOf(),
                            true);
            assertThat(Scheduler.schedule(shuffled))
                    .as("seed %d", seed)
                    .isEqualTo(Scheduler.schedule(problem));
            ProgrammeForecast one = ProgrammeForecast.of(problem, seed, DRAWS, 1, n -> {});
            ProgrammeForecast other = ProgrammeForecast.of(shuffled, seed, DRAWS, 1, n -> {});
            assertThat(other.activities()).as("seed %d", seed).isEqualTo(one.activities());
        }
    }

    @Test
    void theNumberOfThreadsDoesNotMatter() {
        for (long seed = 0; seed < 10; seed++) {
            SchedulingProblem problem = generate(seed).asOf(AS_OF);
            ProgrammeForecast one = drawn(problem, seed, 3000, 1);
            ProgrammeForecast four = drawn(problem, seed, 3000, 4);
            assertThat(four.activities()).as("seed %d", seed).isEqualTo(one.activities());
            for (String o : problem.programme().objective()) {
                assertThat(four.medianChain(o)).isEqualTo(one.medianChain(o));
                assertThat(four.ownerDays(o)).isEqualTo(one.ownerDays(o));
            }
        }
    }

    @Test
    void ownersDaysAddUpToTheMeanSpan() {
        for (long seed = 0; seed < 30; seed++) {
            SchedulingProblem problem = generate(seed).asOf(AS_OF);
            ProgrammeForecast forecast = drawn(problem, seed, DRAWS, 1);
            for (String o : problem.programme().objective()) {
                double span = 0;
                for (int r = 0; r < DRAWS; r++) {
                    span += Math.max(0, number(forecast.finish(r, o)));
                }
                double days =
                        forecast.ownerDays(o).stream()
                                .mapToDouble(d -> d.active() + d.waiting())
                                .sum();
                assertThat(days).as("seed %d", seed).isCloseTo(span / DRAWS, within(1e-9));
            }
        }
    }

    @Test
    void theMedianChainEndsOnTheMedianDate() {
        for (long seed = 0; seed < 30; seed++) {
            SchedulingProblem problem = generate(seed).asOf(AS_OF);
            ProgrammeForecast forecast = drawn(problem, seed, DRAWS, 1);
            for (String o : problem.programme().objective()) {
                List<LocalDate> dates = new ArrayList<>();
                for (int r = 0; r < DRAWS; r++) {
                    dates.add(forecast.finish(r, o));
                }
                Collections.sort(dates);
                LocalDate median = dates.get(DRAWS / 2 - 1);
                assertThat(forecast.finish(forecast.medianDraw(o), o)).isEqualTo(median);
                List<ChainLink> chain = forecast.medianChain(o);
                if (!chain.isEmpty()) {
                    assertThat(chain.getLast().to()).isEqualTo(median);
                }
            }
        }
    }

    /** Without the solver: what is looked at holds for any policy. */
    private static ProgrammeForecast drawn(
            SchedulingProblem problem, long seed, int draws, int threads) {
        return ProgrammeForecast.of(problem, seed, draws, threads, n -> {}, Optional::empty);
    }

    private static void everyDraw(Check check) {
        for (long seed = 0; seed < 200; seed++) {
            Programme programme = generate(seed).build();
            SchedulingProblem problem =
                    new SchedulingProblem(
                            programme, List.of(ProgrammeBuilder.WEEKDAYS), day(AS_OF), true);
            Network net = Network.of(problem);
            Policy policy = Scheduler.policy(net, Optional::empty);
            Luck luck = new Luck(net);
            Pass pass = policy.pass();
            Case c = new Case(seed, net, policy, programme);
            for (int r = 0; r < 5; r++) {
                luck.draw(seed, r);
                pass.run(luck);
                for (Activity a : programme.activities()) {
                    try {
                        check.of(c, pass, luck, a, net.node(a.id()));
                    } catch (AssertionError e) {
                        throw new AssertionError("seed " + seed + ", draw " + r, e);
                    }
                }
            }
        }
    }

    private static ProgrammeBuilder generate(long seed) {
        GeneratedProgrammes.Kinds kinds =
                new GeneratedProgrammes.Kinds(
                        4 + (int) (seed % 17), seed % 2 == 0, (int) (seed % 3), true);
        return new GeneratedProgrammes(seed).programme(kinds, AS_OF);
    }

    private static Programme shuffled(Programme p, long seed) {
        List<Activity> activities = new ArrayList<>(p.activities());
        Collections.shuffle(activities, new Random(seed));
        return new Programme(p.signed(), p.resources(), activities, p.objective(), p.promises());
    }

    private static boolean isWorkingDay(Activity a, LocalDate day) {
        return a.calendar() == null || ProgrammeBuilder.WEEKDAYS.isWorkingDay(day);
    }

    private static LocalDate lowest(Activity a) {
        var version = a.notBefore().versions().getFirst();
        return version.low() == null ? version.value() : version.low();
    }

    private static List<Integer> finishes(Pass pass) {
        List<Integer> finishes = new ArrayList<>();
        for (int f : pass.finish) {
            finishes.add(f);
        }
        return finishes;
    }
}
