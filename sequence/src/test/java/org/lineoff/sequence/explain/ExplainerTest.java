package org.lineoff.sequence.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lineoff.sequence.AllOrders;
import org.lineoff.sequence.Column;
import org.lineoff.sequence.GeneratedProblems;
import org.lineoff.sequence.Priority;
import org.lineoff.sequence.Recount;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.SequencingProblem;

class ExplainerTest {
    private static final int ALL_KINDS = (1 << 9) - 1;

    @Test
    void everyBrokenRuleIsFoundAndItsRelaxationIsTheSmallestThatCures() {
        int cured = 0;
        for (int seed = 0; seed < 300; seed++) {
            SequencingProblem problem = new GeneratedProblems(seed).problem(30, ALL_KINDS);
            int[] order = shuffled(problem, seed);
            Recount recount = Recount.of(problem, order);
            List<Finding> findings = Explainer.explain(problem, order);
            for (int r = 0; r < problem.rules().size(); r++) {
                int rule = r;
                boolean broken = recount.penalty().get(r) > 0;
                assertThat(findings.stream().anyMatch(f -> f.rule() == rule && f.isBroken()))
                        .as("seed " + seed + " " + problem.rules().get(r))
                        .isEqualTo(broken);
            }
            for (Finding finding : findings) {
                Rule rule = problem.rules().get(finding.rule());
                if (finding.isBroken()) {
                    assertThat(finding.spots()).as("seed " + seed + " " + rule).isNotEmpty();
                }
                if (!finding.isBroken()
                        || rule instanceof Rule.Levelling
                        || rule instanceof Rule.Changes) {
                    continue;
                }
                Rule relaxed = rule;
                for (Finding.Relaxation cure : finding.relaxations()) {
                    relaxed = with(relaxed, cure.limit(), cure.needed());
                }
                assertThat(penalty(problem, relaxed, order))
                        .as("seed " + seed + " " + rule)
                        .isZero();
                for (Finding.Relaxation cure : finding.relaxations()) {
                    if (cure.needed() != cure.now()) {
                        long step = cure.needed() > cure.now() ? -1 : 1;
                        Rule stricter = with(relaxed, cure.limit(), cure.needed() + step);
                        assertThat(penalty(problem, stricter, order))
                                .as("seed " + seed + " " + rule)
                                .isPositive();
                        cured++;
                    }
                }
            }
        }
        assertThat(cured).isGreaterThan(300);
    }

    @Test
    void theAmountsOfTheSpotsAddUpToThePenalty() {
        for (int seed = 0; seed < 200; seed++) {
            SequencingProblem problem = new GeneratedProblems(seed).problem(30, ALL_KINDS);
            int[] order = shuffled(problem, seed);
            for (Finding finding : Explainer.explain(problem, order)) {
                if (finding.spotsInAll() == finding.spots().size()) {
                    long sum = finding.spots().stream().mapToLong(Finding.Spot::amount).sum();
                    assertThat(sum)
                            .as("seed " + seed + " " + problem.rules().get(finding.rule()))
                            .isEqualTo(finding.penalty());
                }
            }
        }
    }

    @Test
    void whatIsCalledUnavoidableNoOrderKeeps() {
        int unavoidable = 0;
        for (int seed = 0; seed < 150; seed++) {
            SequencingProblem any = new GeneratedProblems(seed).problem(6, ALL_KINDS);
            SequencingProblem problem =
                    new SequencingProblem(any.past(), any.cars(), any.frozen(), any.rules());
            for (Finding finding : Explainer.explain(problem, problem.planned())) {
                boolean said =
                        finding.isBroken()
                                && finding.relaxations().stream()
                                        .anyMatch(Finding.Relaxation::isUnavoidable);
                if (said) {
                    unavoidable++;
                    AllOrders.each(
                            problem,
                            order ->
                                    assertThat(
                                                    Recount.of(problem, order)
                                                            .penalty()
                                                            .get(finding.rule()))
                                            .isPositive());
                }
            }
        }
        assertThat(unavoidable).isGreaterThan(20);
    }

    @Test
    void theWordsNamePlacesCarsAndTheCureInBothLanguages() {
        SequencingProblem problem =
                new SequencingProblem(
                        0,
                        6,
                        0,
                        List.of(
                                new Rule.Ratio(
                                        "sunroof",
                                        Priority.HARD,
                                        Column.of(1, 1, 1, 0, 0, 0),
                                        1,
                                        2,
                                        false,
                                        false)));
        Finding finding = Explainer.explain(problem, problem.planned()).getFirst();

        assertThat(new FindingTexts(problem, r -> "Sunroof", row -> "A" + row, "en").lines(finding))
                .containsExactly(
                        "Sunroof (at most 1 of 2 in a row): broken, 2 too many in windows",
                        "  places 1 to 3, 2 too many in windows: A0, A1, A2",
                        "  This order keeps it with at most 2 instead of 1.");
        assertThat(new FindingTexts(problem, r -> "天窗", row -> "A" + row, "zh").lines(finding))
                .containsExactly(
                        "天窗（连续 2 辆中最多 1 辆）：未遵守，各窗口内共多 2 辆",
                        "  位置 1 至 3，各窗口内共多 2 辆：A0、A1、A2",
                        "  若上限由 1 改为 2，此顺序即可遵守。");
    }

    private static int[] shuffled(SequencingProblem problem, int seed) {
        int[] order = problem.planned();
        Random random = new Random(seed);
        for (int i = order.length - 1; i > problem.frozen(); i--) {
            int j = problem.frozen() + random.nextInt(i - problem.frozen() + 1);
            int one = order[i];
            order[i] = order[j];
            order[j] = one;
        }
        return order;
    }

    private static long penalty(SequencingProblem problem, Rule rule, int[] order) {
        List<Rule> one = new ArrayList<>();
        one.add(rule);
        return Recount.of(
                        new SequencingProblem(
                                problem.past(), problem.cars(), problem.frozen(), one),
                        order)
                .penalty()
                .getFirst();
    }

    private static Rule with(Rule rule, String limit, long value) {
        int v = (int) value;
        return switch (rule) {
            case Rule.Ratio r ->
                    new Rule.Ratio(
                            r.name(),
                            r.priority(),
                            r.has(),
                            v,
                            r.window(),
                            r.cutAtEnd(),
                            r.eachWindowOnce());
            case Rule.Spacing r -> new Rule.Spacing(r.name(), r.priority(), r.has(), v);
            case Rule.Block r ->
                    limit.equals("least")
                            ? new Rule.Block(
                                    r.name(), r.priority(), r.has(), v, Math.max(v, r.most()))
                            : new Rule.Block(
                                    r.name(), r.priority(), r.has(), Math.min(v, r.least()), v);
            case Rule.Quantity r ->
                    new Rule.Quantity(
                            r.name(),
                            r.priority(),
                            r.has(),
                            r.from(),
                            r.to(),
                            limit.equals("least") ? v : Math.min(r.least(), v),
                            limit.equals("most") ? v : Math.max(r.most(), v));
            case Rule.Position r ->
                    limit.equals("firstPlace")
                            ? new Rule.Position(
                                    r.name(), r.priority(), r.has(), v - 1, Math.max(v, r.to()))
                            : new Rule.Position(
                                    r.name(), r.priority(), r.has(), Math.min(v - 1, r.from()), v);
            case Rule.RunLimit r ->
                    new Rule.RunLimit(r.name(), r.priority(), r.value(), v, r.pastCounts());
            case Rule.Overload r ->
                    new Rule.Overload(r.name(), r.priority(), r.work(), r.takt(), v);
            default -> throw new AssertionError(rule);
        };
    }
}
