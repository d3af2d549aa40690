package org.lineoff.sequence.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Factor;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Sequencing;
import org.lineoff.model.Station;
import org.lineoff.model.order.Order;
import org.lineoff.sequence.Column;
import org.lineoff.sequence.Priority;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.SequencingProblem;

/**
 * One period's orders and the planner's rules that hold in it, as a problem to solve. Work is
 * counted in tenths of a second. Beside the planner's rules stand those of the orders themselves: a
 * blocked car not before it can be built (hard), an urgent one early, a late one rather early.
 *
 * @param orders by row, past cars first
 * @param sources by rule of the problem, the planner's rule that it comes from; null: the orders
 */
public record PeriodProblem(
        Period period,
        SequencingProblem problem,
        List<Order> orders,
        List<Sequencing.@Nullable Rule> sources) {
    /** Names of the rules that the orders bring with them. */
    public static final String BLOCKED = "blocked";

    public static final String URGENT = "urgent";
    public static final String LATE = "late";

    /** Work is counted in these. */
    static final double MILLIS_A_UNIT = 100;

    private static final Priority URGENT_PRIORITY = new Priority(1, 10);
    private static final Priority LATE_PRIORITY = new Priority(1, 2);

    @SuppressWarnings("NullAway") // a list of rules, some of them absent
    public PeriodProblem {
        orders = List.copyOf(orders);
        sources = new ArrayList<>(sources);
    }

    /** Past cars as far back as any rule looks. */
    public static final int LONGEST_PAST = 200;

    /**
     * The problem of a period.
     *
     * @param past cars built before, the last one last; as many as there are
     * @param cars to be put in order, as planned so far
     * @param done how many places of the period lie behind: its cars that have been built
     * @param frozen how many of the first keep their places
     */
    public static PeriodProblem of(
            Plant plant,
            PlanFacts facts,
            Period period,
            List<Order> past,
            List<Order> cars,
            int done,
            int frozen) {
        List<Order> before = past.subList(Math.max(0, past.size() - LONGEST_PAST), past.size());
        Maker maker = new Maker(facts, period, before, cars);
        for (Sequencing.Rule rule : plant.sequencing().rules()) {
            if (rule.holdsOn(period.day()) && holdsIn(rule, period)) {
                maker.add(rule, done);
            }
        }
        maker.ofOrders(done, Math.min(frozen, cars.size()));
        return new PeriodProblem(
                period,
                new SequencingProblem(
                        before.size(), cars.size(), Math.min(frozen, cars.size()), maker.rules),
                maker.orders,
                maker.sources);
    }

    private static boolean holdsIn(Sequencing.Rule rule, Period period) {
        return rule.shifts().isEmpty()
                || period.shift() == null
                || rule.shifts().contains(period.shift());
    }

    /** The orders by place. */
    public List<Order> inOrder(int[] order) {
        List<Order> placed = new ArrayList<>();
        for (int row : order) {
            placed.add(orders.get(row));
        }
        return placed;
    }

    private static final class Maker {
        private final PlanFacts facts;
        private final Period period;
        private final List<Order> orders = new ArrayList<>();
        private final int past;
        private final List<Rule> rules = new ArrayList<>();
        private final List<Sequencing.@Nullable Rule> sources = new ArrayList<>();

        Maker(PlanFacts facts, Period period, List<Order> past, List<Order> cars) {
            this.facts = facts;
            this.period = period;
            this.past = past.size();
            orders.addAll(past);
            orders.addAll(cars);
        }

        private void put(Rule rule, Sequencing.@Nullable Rule source) {
            rules.add(rule);
            sources.add(source);
        }

        private Column having(Sequencing.Rule rule) {
            return Column.having(
                    orders.size(), row -> rule.cars().stream().anyMatch(orders.get(row)::has));
        }

        private Column values(String by) {
            Map<String, Integer> numbers = new LinkedHashMap<>();
            orders.forEach(o -> numbers.putIfAbsent(o.valueOf(by), numbers.size()));
            return Column.of(
                    orders.size(), row -> numbers.getOrDefault(orders.get(row).valueOf(by), 0));
        }

        void add(Sequencing.Rule rule, int done) {
            Integer level = rule.level();
            Integer stated = rule.weight();
            int weight = stated == null ? 1 : stated;
            Priority priority = new Priority(rule.hard() ? 0 : level == null ? 1 : level, weight);
            String name = rule.id();
            int cars = orders.size() - past;
            switch (rule.restriction()) {
                case Sequencing.Ratio r ->
                        put(
                                new Rule.Ratio(
                                        name,
                                        priority,
                                        having(rule),
                                        r.most(),
                                        r.of(),
                                        false,
                                        false),
                                rule);
                case Sequencing.Spacing r ->
                        put(new Rule.Spacing(name, priority, having(rule), r.apart()), rule);
                case Sequencing.Block r ->
                        put(
                                new Rule.Block(name, priority, having(rule), r.least(), r.most()),
                                rule);
                case Sequencing.Quantity q -> quantity(rule, q, priority, cars);
                case Sequencing.Position p -> {
                    Integer first = p.firstPlace();
                    Integer last = p.lastPlace();
                    // Places behind cannot be had any more.
                    int from =
                            first == null
                                    ? 0
                                    : Math.clamp(first - 1L - done, 0, Math.max(0, cars - 1));
                    int to =
                            last == null
                                    ? Math.max(cars, from + 1)
                                    : Math.max(last - done, from + 1);
                    put(new Rule.Position(name, priority, having(rule), from, to), rule);
                }
                case Sequencing.Evenly e ->
                        put(new Rule.Levelling(name, priority, having(rule)), rule);
                case Sequencing.Changes c ->
                        put(new Rule.Changes(name, priority, values(c.by())), rule);
                case Sequencing.Run r ->
                        put(
                                new Rule.RunLimit(name, priority, values(r.by()), r.most(), true),
                                rule);
                case Sequencing.Workload w -> workload(rule, w, priority);
            }
        }

        /** Of a day or a shift the number is settled before; only buckets of cars are ordered. */
        private void quantity(
                Sequencing.Rule rule, Sequencing.Quantity q, Priority priority, int cars) {
            Integer every = q.everyCars();
            Integer least = q.least();
            Integer most = q.most();
            for (int from = 0; every != null && from < cars; from += every) {
                boolean whole = from + every <= cars;
                put(
                        new Rule.Quantity(
                                rule.id(),
                                priority,
                                having(rule),
                                from,
                                Math.min(cars, from + every),
                                least == null || !whole ? 0 : least,
                                most == null ? every : Math.max(most, least == null ? 0 : least)),
                        rule);
            }
        }

        /** One rule for each station that some car overloads by itself. */
        private void workload(Sequencing.Rule rule, Sequencing.Workload w, Priority priority) {
            Section section = facts.known().section(w.section());
            if (section == null) {
                return;
            }
            double takt = facts.known().taktMillis(section, w.section(), period.day());
            double people = facts.known().factor(w.section(), Factor.PEOPLE, period.day());
            for (Station station : section.stations()) {
                Column work =
                        Column.of(
                                orders.size(),
                                row ->
                                        units(
                                                facts.known()
                                                        .workMillis(
                                                                station,
                                                                orders.get(row).model(),
                                                                orders.get(row).choices().values(),
                                                                people)));
                int pace = units(takt);
                boolean overloads = false;
                for (int row = past; row < orders.size(); row++) {
                    overloads |= work.get(row) > pace;
                }
                if (overloads) {
                    String name = rule.id() + "/" + station.id();
                    int room = units(takt * w.room());
                    put(new Rule.Overload(name, priority, work, pace, room), rule);
                }
            }
        }

        private static int units(double millis) {
            return (int) Math.round(millis / MILLIS_A_UNIT);
        }

        /** What the orders themselves ask. */
        void ofOrders(int done, int frozen) {
            int cars = orders.size() - past;
            Map<Integer, List<Integer>> blocked = new LinkedHashMap<>();
            int urgent = 0;
            int late = 0;
            for (int row = past; row < orders.size(); row++) {
                Order order = orders.get(row);
                if (order.state() == Order.State.BLOCKED && order.blockedUntil() != null) {
                    int from = Math.min(period.placeAt(order.blockedUntil()) - done, cars - 1);
                    if (from > 0) {
                        blocked.computeIfAbsent(from, k -> new ArrayList<>()).add(row);
                    }
                } else if (order.state() == Order.State.BLOCKED) {
                    blocked.computeIfAbsent(cars, k -> new ArrayList<>()).add(row);
                }
                urgent += order.urgent() ? 1 : 0;
                late += order.state() == Order.State.LATE ? 1 : 0;
            }
            blocked.forEach(
                    (from, rows) ->
                            put(
                                    new Rule.Position(
                                            BLOCKED,
                                            Priority.HARD,
                                            Column.having(orders.size(), rows::contains),
                                            Math.min(from, cars - rows.size()),
                                            cars),
                                    null));
            early(URGENT, URGENT_PRIORITY, frozen + 2 * urgent, Order::urgent);
            early(
                    LATE,
                    LATE_PRIORITY,
                    frozen + 2 * urgent + Math.max(2 * late, cars / 4),
                    o -> o.state() == Order.State.LATE);
        }

        private void early(String name, Priority priority, int to, Predicate<Order> which) {
            int cars = orders.size() - past;
            Column has =
                    Column.having(orders.size(), row -> row >= past && which.test(orders.get(row)));
            if (has.count() > 0 && to < cars) {
                put(new Rule.Position(name, priority, has, 0, Math.max(1, to)), null);
            }
        }
    }
}
