package org.lineoff.sequence.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lineoff.files.PlantFolder;
import org.lineoff.model.ExecutionRules;
import org.lineoff.model.Plant;
import org.lineoff.model.Sequencing;
import org.lineoff.model.Text;
import org.lineoff.model.order.Order;
import org.lineoff.sequence.Recount;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.explain.ConflictSearch;
import org.lineoff.sequence.explain.CpSatFeasibility;
import org.lineoff.sequence.explain.Feasibility;
import org.lineoff.sequence.explain.FindingTexts;

/** The example plant with a line of forty cars a day, so that a week is planned in a moment. */
class WeekPlannerTest {
    private static final Plant YIZHUANG = yizhuang();
    private static final LocalDate KNOWN = LocalDate.parse("2025-10-12");
    private static final LocalDate MONDAY = LocalDate.parse("2025-10-13");
    private static final int CARS_A_DAY = 40;
    private static final int FROZEN = 7;

    private static final Plant PLANT = with(YIZHUANG.sequencing().rules());

    private static Plant yizhuang() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("examples/yizhuang"))) {
            at = at.getParent();
        }
        return PlantFolder.read(at.resolve("examples/yizhuang")).plant().orElseThrow();
    }

    private static Plant with(List<Sequencing.Rule> rules) {
        Plant p = YIZHUANG;
        return new Plant(
                p.title(),
                p.note(),
                p.timeZone(),
                p.horizon(),
                p.asOf(),
                p.currency(),
                p.runs(),
                p.judgement(),
                p.sources(),
                p.calendars(),
                p.products(),
                p.demand(),
                p.lines(),
                p.shops(),
                p.levers(),
                p.policies(),
                p.programme(),
                p.actuals(),
                p.backtest(),
                new Sequencing("p1", CARS_A_DAY, FROZEN, rules),
                Plant.Processes.NONE,
                ExecutionRules.NONE);
    }

    private static WeekPlanner.Question question(int days, long seed, @Nullable Integer moves) {
        return new WeekPlanner.Question(KNOWN, MONDAY, days, seed, 1, moves);
    }

    private static WeekPlan plan(Plant plant, WeekPlanner.Question question, List<Order> orders) {
        return new WeekPlanner(
                        plant,
                        question,
                        new WeekPlanner.Trials(60_000),
                        CpSatFeasibility.ifAvailable().orElse(null))
                .plan(orders);
    }

    private static List<Order> orders(int number, int days, long seed) {
        List<Period> periods = Periods.of(PLANT, KNOWN, MONDAY, days);
        return OrderWeek.generate(PLANT, KNOWN, periods, number, seed);
    }

    private static Order withState(Order order, Order.State state) {
        return new Order(
                order.id(),
                order.model(),
                order.choices(),
                order.market(),
                order.wanted(),
                order.urgent(),
                state,
                order.blockedUntil(),
                order.day(),
                order.place());
    }

    private static List<String> ids(List<Order> orders) {
        return orders.stream().map(Order::id).toList();
    }

    @Test
    void everyOrderIsBuiltOnceOrLeftOverAndNoDayIsFullerThanItCanBe() {
        for (int seed = 1; seed <= 6; seed++) {
            int number = 25 * seed;
            List<Order> orders = orders(number, 3, seed);
            WeekPlan plan = plan(PLANT, question(3, seed, null), orders);
            List<String> seen = new ArrayList<>(ids(plan.cars()));
            plan.assigned().left().forEach(left -> seen.add(left.order().id()));
            assertThat(seen).as("seed " + seed).containsExactlyInAnyOrderElementsOf(ids(orders));
            for (PeriodPlan period : plan.periods()) {
                assertThat(period.after()).hasSizeLessThanOrEqualTo(CARS_A_DAY);
                assertThat(ids(period.carsAfter()))
                        .containsExactlyInAnyOrderElementsOf(ids(period.carsBefore()));
                assertThat(period.carsAfter().stream().map(Order::place))
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, period.after().size()).boxed().toList());
                assertThat(period.carsAfter()).allMatch(o -> period.period().day().equals(o.day()));
                List<Integer> rows = period.carsBefore().stream().map(orders::indexOf).toList();
                assertThat(rows).as("in the order of the file").isSorted();
            }
            boolean fits = number <= 3 * CARS_A_DAY;
            assertThat(plan.assigned().left().isEmpty()).isEqualTo(fits);
        }
    }

    @Test
    void penaltiesAreThoseOfThePlainRecountAndTheMarksAddUpToThem() {
        WeekPlan plan = plan(PLANT, question(3, 4, null), orders(110, 3, 4));
        int marked = 0;
        for (PeriodPlan period : plan.periods()) {
            int[] after = period.after().stream().mapToInt(row -> row).toArray();
            Recount made = Recount.of(period.problem().problem(), after);
            Recount file =
                    Recount.of(period.problem().problem(), period.problem().problem().planned());
            assertThat(made).isLessThanOrEqualTo(file);
            for (int r = 0; r < period.rules().size(); r++) {
                PeriodPlan.RuleOutcome rule = period.rules().get(r);
                assertThat(rule.penaltyAfter()).isEqualTo(made.penalty().get(r));
                assertThat(rule.penaltyBefore()).isEqualTo(file.penalty().get(r));
                assertThat(rule.before().stream().mapToLong(PeriodPlan.Mark::amount).sum())
                        .as(rule.id())
                        .isEqualTo(rule.penaltyBefore());
                assertThat(rule.after().stream().mapToLong(PeriodPlan.Mark::amount).sum())
                        .as(rule.id())
                        .isEqualTo(rule.penaltyAfter());
                if (period.rule(r) instanceof Rule.Ratio ratio) {
                    for (PeriodPlan.Mark mark : rule.before()) {
                        marked++;
                        assertThat(mark.places()).isNotEmpty();
                        assertThat(mark.places()).allMatch(p -> p >= mark.from() && p <= mark.to());
                        assertThat(mark.places().stream().filter(p -> p >= 0))
                                .allMatch(
                                        p ->
                                                ratio.has()
                                                        .has(
                                                                period.problem().problem().past()
                                                                        + p));
                    }
                }
            }
        }
        assertThat(marked).isPositive();
    }

    @Test
    void changesOfColourAreThoseOfTheStrip() {
        WeekPlan plan = plan(PLANT, question(1, 2, null), orders(40, 1, 2));
        PeriodPlan day = plan.periods().getFirst();
        assertThat(plan.colours()).isEqualTo("colour");
        List<Order> cars = day.carsAfter();
        int changes = 0;
        for (int i = 1; i < cars.size(); i++) {
            changes +=
                    cars.get(i).valueOf("colour").equals(cars.get(i - 1).valueOf("colour")) ? 0 : 1;
        }
        PeriodPlan.Changes counted = day.changes();
        assertThat(counted).isNotNull();
        assertThat(counted.after()).isEqualTo(changes).isLessThan(counted.before());
        PeriodPlan.BodyPlan body = day.body();
        assertThat(body).isNotNull();
        assertThat(body.store()).isEqualTo("p1/paint/pbs");
        assertThat(body.places())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, cars.size()).boxed().toList());
        assertThat(body.changes()).isLessThanOrEqualTo(changes);
        assertThat(plan.bodyNumbers()).hasSize(cars.size());
    }

    @Test
    void theThreadsDoNotChangeThePlan() {
        List<Order> orders = orders(80, 2, 9);
        List<List<String>> plans = new ArrayList<>();
        for (int threads : new int[] {1, 2}) {
            WeekPlanner planner =
                    new WeekPlanner(
                            PLANT,
                            new WeekPlanner.Question(KNOWN, MONDAY, 2, 3, threads, null),
                            new WeekPlanner.Trials(20_000),
                            null);
            plans.add(ids(planner.plan(orders).cars()));
        }
        assertThat(plans.get(1)).isEqualTo(plans.get(0));
    }

    @Test
    void whatSuppliersWereToldStaysWhereItIs() {
        List<Order> orders = orders(75, 2, 5);
        WeekPlan first = plan(PLANT, question(2, 1, null), orders);
        assertThat(first.callOffs()).hasSize(FROZEN);
        assertThat(first.callOffs().getFirst().start()).isEqualTo(MONDAY.atTime(8, 0));
        WeekPlan again = plan(PLANT, question(2, 99, null), first.cars());
        assertThat(again.periods().getFirst().frozen()).isEqualTo(FROZEN);
        assertThat(again.callOffs().stream().map(c -> c.order().id()))
                .containsExactlyElementsOf(
                        first.callOffs().stream().map(c -> c.order().id()).toList());
    }

    @Test
    void theFrozenZoneEndsBeforeACarThatCannotBeBuilt() {
        WeekPlan first = plan(PLANT, question(2, 1, null), orders(75, 2, 5));
        List<Order> planned = new ArrayList<>(first.cars());
        Order third = withState(planned.get(2), Order.State.BLOCKED);
        planned.set(2, third);
        WeekPlan again = plan(PLANT, question(2, 1, null), planned);
        assertThat(again.periods().getFirst().frozen()).isEqualTo(2);
        assertThat(ids(again.cars())).doesNotContain(third.id());
        assertThat(again.assigned().left())
                .containsExactly(new DayPlan.Left(third, DayPlan.Reason.BLOCKED, null));
    }

    @Test
    void builtCarsStayAndTheOthersFollowThem() {
        WeekPlan first = plan(PLANT, question(2, 1, null), orders(80, 2, 6));
        List<Order> planned = new ArrayList<>(first.cars());
        for (int i = 0; i < 12; i++) {
            planned.set(i, withState(planned.get(i), Order.State.BUILT));
        }
        WeekPlan again = plan(PLANT, question(2, 2, null), planned);
        PeriodPlan monday = again.periods().getFirst();
        assertThat(ids(monday.built())).isEqualTo(ids(planned.subList(0, 12)));
        assertThat(monday.firstPlace()).isEqualTo(13);
        assertThat(monday.after()).hasSize(CARS_A_DAY - 12);
        assertThat(monday.problem().problem().past()).isEqualTo(12);
        assertThat(monday.carsAfter().getFirst().place()).isEqualTo(13);
        assertThat(ids(again.callOffs().stream().map(WeekPlan.CallOff::order).toList()))
                .isEqualTo(ids(planned.subList(12, 12 + FROZEN)));
        assertThat(again.cars()).hasSize(80 - 12);
    }

    @Test
    void aRepairMovesNoMoreThanItMayAndGainsBySoDoing() {
        WeekPlan first = plan(PLANT, question(2, 1, null), orders(78, 2, 7));
        List<Order> planned = new ArrayList<>(first.cars());
        Order blocked = planned.get(10);
        planned.set(
                10,
                new Order(
                        blocked.id(),
                        blocked.model(),
                        blocked.choices(),
                        blocked.market(),
                        blocked.wanted(),
                        false,
                        Order.State.BLOCKED,
                        MONDAY.atTime(15, 0),
                        blocked.day(),
                        blocked.place()));
        long before = Long.MAX_VALUE;
        for (int budget : new int[] {0, 1, 6}) {
            WeekPlan repaired = plan(PLANT, question(2, 1, budget), planned);
            int moved = repaired.periods().stream().mapToInt(p -> p.moved().size()).sum();
            assertThat(moved).isLessThanOrEqualTo(budget);
            PeriodPlan monday = repaired.periods().getFirst();
            List<String> stayed = new ArrayList<>(ids(monday.carsBefore()));
            List<String> now = new ArrayList<>(ids(monday.carsAfter()));
            for (PeriodPlan.Moved one : monday.moved()) {
                stayed.remove(one.order().id());
                now.remove(one.order().id());
            }
            assertThat(now).isEqualTo(stayed);
            long broken =
                    monday.rules().stream()
                            .filter(PeriodPlan.RuleOutcome::isHard)
                            .mapToLong(PeriodPlan.RuleOutcome::penaltyAfter)
                            .sum();
            assertThat(broken).isLessThanOrEqualTo(before);
            before = broken;
            assertThat(budget > 0 && !monday.isFeasible()).isFalse();
        }
        assertThat(before).isZero();
    }

    @Test
    void anUrgentOrderThatNobodyPlannedComesInAtTheFrontOfARepair() {
        WeekPlan first = plan(PLANT, question(1, 1, null), orders(30, 1, 8));
        List<Order> planned = new ArrayList<>(first.cars());
        Order other = planned.getFirst();
        planned.add(
                new Order(
                        "urgent",
                        other.model(),
                        other.choices(),
                        other.market(),
                        MONDAY,
                        true,
                        Order.State.OPEN,
                        null,
                        null,
                        null));
        WeekPlan repaired = plan(PLANT, question(1, 1, 3), planned);
        List<Order> cars = repaired.cars();
        Order found = cars.stream().filter(o -> o.id().equals("urgent")).findFirst().orElseThrow();
        assertThat(found.place()).isLessThan(30);
        assertThat(ids(cars.subList(0, FROZEN))).isEqualTo(ids(planned.subList(0, FROZEN)));
    }

    @Test
    void rulesThatCannotStandTogetherAreNamed() {
        List<Order> orders = orders(40, 1, 3);
        long ultra = orders.stream().filter(o -> o.has("wheels20")).count();
        assertThat(ultra).isBetween(5L, 20L);
        Plant plant =
                with(
                        List.of(
                                hard("wide", List.of("wheels20"), new Sequencing.Spacing(2)),
                                hard("colours", List.of(), new Sequencing.Run("colour", 30)),
                                hard(
                                        "first",
                                        List.of("wheels20"),
                                        new Sequencing.Position(1, (int) ultra))));
        WeekPlan plan = plan(plant, question(1, 1, null), orders);
        PeriodPlan day = plan.periods().getFirst();
        assertThat(plan.isFeasible()).isFalse();
        assertThat(day.conflicts().conflict()).isNotNull();
        Map<String, Boolean> named = new HashMap<>();
        day.conflicts().conflict().rules().forEach(r -> named.put(day.rules().get(r).id(), true));
        assertThat(named.keySet()).containsExactlyInAnyOrder("wide", "first");
        assertThat(day.words("en").line(day.conflicts().conflict())).contains("wide", "first");
    }

    /** A second, or a tenth of the time, and no more; the answer that is missing is said so. */
    @Test
    void reasonsKeepToTheTime() {
        List<Order> orders = orders(40, 1, 3);
        Plant plant =
                with(
                        List.of(
                                hard("wide", List.of("wheels20"), new Sequencing.Spacing(2)),
                                hard(
                                        "first",
                                        List.of("wheels20"),
                                        new Sequencing.Position(1, CARS_A_DAY / 2)),
                                hard(
                                        "last",
                                        List.of("wheels20"),
                                        new Sequencing.Position(CARS_A_DAY / 2 + 1, CARS_A_DAY))));
        for (int limit : new int[] {2, 60}) {
            List<Double> given = new ArrayList<>();
            double[] spent = {1};
            WeekPlanner.Time time = new WeekPlanner.Time(() -> spent[0], limit);
            Feasibility slow =
                    (problem, seconds) -> {
                        double left = seconds.getAsDouble();
                        given.add(left);
                        spent[0] += 0.6 * left / limit;
                        return given.size() == 1
                                ? Feasibility.Answer.IMPOSSIBLE
                                : Feasibility.Answer.UNKNOWN;
                    };
            WeekPlan plan = new WeekPlanner(plant, question(1, 1, null), time, slow).plan(orders);
            ConflictSearch search = plan.periods().getFirst().conflicts();
            double most = Math.max(1, limit / 10.0);
            assertThat(given.getFirst()).isCloseTo(most, within(1e-6));
            assertThat(given.get(1)).isCloseTo(0.4 * most, within(1e-6));
            assertThat(search.outcome()).isEqualTo(ConflictSearch.Outcome.UNFINISHED);
            assertThat(search.conflict()).isNotNull();
        }
    }

    @Test
    void whatIsNotKnownOfConflictsIsSaid() {
        PeriodPlan day = plan(PLANT, question(1, 1, null), orders(40, 1, 1)).periods().getFirst();
        for (String language : List.of("en", "zh")) {
            FindingTexts words = day.words(language);
            assertThat(words.line(ConflictSearch.NOT_NEEDED)).isEmpty();
            Set<String> lines = new HashSet<>();
            lines.add(words.line(ConflictSearch.NOT_ASKED));
            lines.add(words.line(ConflictSearch.UNFINISHED));
            lines.add(words.line(ConflictSearch.NONE));
            assertThat(lines).hasSize(3).doesNotContain("").doesNotContainNull();
        }
    }

    private static Sequencing.Rule hard(
            String id, List<String> cars, Sequencing.Restriction restriction) {
        return new Sequencing.Rule(
                id,
                Text.of(id),
                cars,
                true,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                "test",
                restriction);
    }

    @Test
    void aStoppedSearchEndsWithAWholePlan() {
        WeekPlanner planner =
                new WeekPlanner(
                        PLANT, question(2, 1, null), new WeekPlanner.Time(() -> 0.5, 60), null);
        planner.stop();
        assertThat(planner.plan(orders(70, 2, 1)).cars()).hasSize(70);
    }

    @Test
    void withoutAWorkingDayThereIsNothingToPlan() {
        WeekPlanner planner =
                new WeekPlanner(
                        PLANT,
                        new WeekPlanner.Question(
                                KNOWN, LocalDate.parse("2025-10-01"), 7, 1, 1, null),
                        new WeekPlanner.Trials(10),
                        null);
        assertThat(planner.periods()).isEmpty();
        assertThatThrownBy(() -> planner.plan(List.of())).isInstanceOf(IllegalStateException.class);
    }
}
