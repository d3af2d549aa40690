package org.lineoff.sequence.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Text;
import org.lineoff.model.order.Order;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.explain.ConflictSearch;
import org.lineoff.sequence.explain.Finding;
import org.lineoff.sequence.explain.FindingTexts;

/**
 * What became of one period: its cars before and after, and what each rule says of both. Places in
 * it count from 0 at the first car that was to be put in order; add {@link #firstPlace} for the
 * number that people read, which counts from 1 at the first car of the day. To draw it: {@link
 * #carsBefore} and {@link #carsAfter} are two strips of the same cars, of which {@link
 * Order#valueOf} says what each has of an option group; {@link RuleOutcome#before} and {@link
 * RuleOutcome#after} mark on them where a rule is broken.
 *
 * @param problem rules and orders by row, cars built before it first
 * @param built cars of this period that have been built, in their order
 * @param firstPlace number of the first car that was put in order, on its day
 * @param after rows by place; before, they stood in the order of their numbers
 * @param rules every rule that holds in the period, in the order of {@code sequencing.yaml}, a
 *     workload rule once a station; those of the orders (blocked, urgent, late) last
 * @param changes of colour, before and after; null where nothing is painted
 * @param findings where the rules are broken, or tight, after
 * @param conflicts hard rules that no order can keep together, if that is known
 * @param body order of the bodies through paint; null where no store lies before the line
 * @param moved where a repair was asked for, the cars that left their place among the others
 */
public record PeriodPlan(
        PeriodProblem problem,
        List<Order> built,
        int firstPlace,
        List<Integer> after,
        List<RuleOutcome> rules,
        @Nullable Changes changes,
        List<Finding> findings,
        ConflictSearch conflicts,
        @Nullable BodyPlan body,
        List<Moved> moved) {

    /** Changes of colour from a car to the next, the last one built before included. */
    public record Changes(int before, int after) {}

    /**
     * A rule in this period.
     *
     * @param id as in {@code sequencing.yaml}; of a workload rule followed by {@code /} and the
     *     station
     * @param level 0: hard; else its level of strict priority
     * @param penaltyBefore as the rule counts it, unweighted; work in tenths of a second
     * @param before where the order of the file breaks it, from the front; empty for even spreads
     *     and few changes where they are kept
     * @param after where the new order breaks it
     */
    public record RuleOutcome(
            String id,
            Text name,
            int level,
            long weight,
            long penaltyBefore,
            long penaltyAfter,
            List<Mark> before,
            List<Mark> after) {
        public RuleOutcome {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        public boolean isHard() {
            return level == 0;
        }
    }

    /**
     * A stretch of places in which a rule is broken.
     *
     * @param from first place; below 0: among the cars built before
     * @param to last place
     * @param amount of the penalty
     * @param places of the cars that cause it
     */
    public record Mark(int from, int to, long amount, List<Integer> places) {
        public Mark {
            places = List.copyOf(places);
        }
    }

    /**
     * The order in which the bodies go through paint.
     *
     * @param store full name of the store between paint and the line
     * @param places by body, its place in the order of the line
     * @param changes of colour in it
     * @param stock cars that the store holds when the first goes out
     */
    public record BodyPlan(String store, List<Integer> places, int changes, int stock) {
        public BodyPlan {
            places = List.copyOf(places);
        }
    }

    /** A car that was taken out and put in elsewhere. */
    public record Moved(Order order, int from, int to) {}

    public PeriodPlan {
        built = List.copyOf(built);
        after = List.copyOf(after);
        rules = List.copyOf(rules);
        findings = List.copyOf(findings);
        moved = List.copyOf(moved);
    }

    public Period period() {
        return problem.period();
    }

    /**
     * What a rule of {@link #rules} is, by its index there: its kind, and which rows it is about.
     */
    public Rule rule(int index) {
        return problem.problem().rules().get(index);
    }

    /** The first cars that kept their places, called off from suppliers. */
    public int frozen() {
        return problem.problem().frozen();
    }

    /** Cars to be put in order as they stood in the file, or as they were planned there. */
    public List<Order> carsBefore() {
        return problem.orders().subList(problem.problem().past(), problem.orders().size());
    }

    /** The same cars in their new order, with their day and their place on it. */
    public List<Order> carsAfter() {
        List<Order> cars = new ArrayList<>();
        for (int row : after) {
            Order order = problem.orders().get(row);
            cars.add(order.planned(period().day(), firstPlace + cars.size()));
        }
        return cars;
    }

    /** Whether every hard rule is kept. */
    public boolean isFeasible() {
        return rules.stream().noneMatch(r -> r.isHard() && r.penaltyAfter() > 0);
    }

    /** Orders that are built behind their wanted day. */
    public int late() {
        int late = 0;
        for (Order order : carsBefore()) {
            late += order.wanted() != null && order.wanted().isBefore(period().day()) ? 1 : 0;
        }
        return late;
    }

    /** For the findings and the conflict in words. */
    public FindingTexts words(String language) {
        return new FindingTexts(
                problem.problem(),
                rule -> rules.get(rule).name().in(language),
                row -> problem.orders().get(row).id(),
                firstPlace,
                language);
    }
}
