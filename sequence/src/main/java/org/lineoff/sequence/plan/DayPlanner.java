package org.lineoff.sequence.plan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Demand;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.Sequencing;
import org.lineoff.model.order.Order;
import org.lineoff.sequence.explain.Bounds;

/**
 * Assigns orders to periods. Never more cars than a period builds; a supply of parts and a hard
 * quantity are kept where any plan keeps them; then lateness (10 a day, an urgent order ten times,
 * a late one five times that), quantities that are only wished, evenness, and earliness (1 a day)
 * count against each other. An order is left out where that costs less, or nothing else is
 * possible; as much as the wait until the day after the last, and {@value #LEFT} more.
 *
 * <p>Orders alike in all this are one kind; see {@link Transport}. The bound is the optimum without
 * the limits, so a plan that meets it is proven best. A ratio of k in m, and a spacing, limit a
 * period too: more cars than can stand in it by counting are not put there.
 */
public final class DayPlanner {
    /** Forbidden. */
    static final long NEVER = Long.MAX_VALUE / 1024;

    private static final long LATE_DAY = 10;
    private static final long LEFT = 300;

    /** An order whose period is settled leaves it only where that has no place for it. */
    private static final long LEFT_THOUGH_FIXED = 100_000_000;

    private static final long EMPTY_PLACE = 20;

    private final Plant plant;
    private final PlantOnADay known;
    private final List<Period> periods;

    /** By id of an order, the period that is settled for it. */
    private final Map<String, Integer> fixed;

    /** Kinds of orders, each with its orders in the order of the file. */
    private final Map<List<Object>, List<Order>> kinds = new LinkedHashMap<>();

    private final List<Limit> limits = new ArrayList<>();

    private DayPlanner(
            Plant plant, LocalDate asOf, List<Period> periods, Map<String, Integer> fixed) {
        this.plant = plant;
        this.fixed = fixed;
        this.known = new PlantOnADay(plant, asOf);
        this.periods = periods;
    }

    /**
     * Plans the orders that are still to be built.
     *
     * @param periods at least one, the earliest first
     */
    public static DayPlan plan(
            Plant plant, LocalDate asOf, List<Period> periods, List<Order> orders) {
        return plan(plant, asOf, periods, orders, Map.of());
    }

    /**
     * The same, with orders whose period is settled.
     *
     * @param fixed period, from 0, by id of the order; a car that has been built takes its place
     *     there, and counts nowhere if it is not named here
     */
    public static DayPlan plan(
            Plant plant,
            LocalDate asOf,
            List<Period> periods,
            List<Order> orders,
            Map<String, Integer> fixed) {
        return new DayPlanner(plant, asOf, periods, fixed).plan(orders);
    }

    private DayPlan plan(List<Order> orders) {
        for (Order order : orders) {
            if (order.state() != Order.State.BUILT || fixed.containsKey(order.id())) {
                kinds.computeIfAbsent(key(order), k -> new ArrayList<>()).add(order);
            }
        }
        List<List<Order>> byKind = new ArrayList<>(kinds.values());
        limits(byKind);
        int size = periods.size();
        int open = byKind.stream().mapToInt(List::size).sum();
        // One more kind: places that stay empty; one more period: later.
        long[][] cost = new long[byKind.size() + 1][size + 1];
        int[][] cars = new int[byKind.size() + 1][size + 1];
        for (int k = 0; k < byKind.size(); k++) {
            cost[k] = costs(byKind.get(k).getFirst());
        }
        Arrays.fill(cost[byKind.size()], 0, size, EMPTY_PLACE);
        int places = 0;
        for (int p = 0; p < size; p++) {
            cars[byKind.size()][p] = periods.get(p).cars();
            places += periods.get(p).cars();
        }
        for (int k = 0; k < byKind.size(); k++) {
            cars[k][size] = byKind.get(k).size();
        }
        fill(cost, cars, byKind.size(), size);
        Transport free = new Transport(cost, copy(cars), List.of());
        free.improve();
        Transport best =
                new Transport(cost, limits.isEmpty() ? free.cars : copy(free.cars), limits);
        best.improve();
        long empty = EMPTY_PLACE * Math.max(0, places - open);
        return result(byKind, best, free.total() - empty, best.total() - empty);
    }

    /**
     * A first solution: each kind where it costs least and there is room, the dearest to wait
     * first.
     */
    private static void fill(long[][] cost, int[][] cars, int empty, int size) {
        Integer[] kinds = new Integer[empty];
        Arrays.setAll(kinds, k -> k);
        Arrays.sort(kinds, (a, b) -> Long.compare(cost[b][size], cost[a][size]));
        for (int k : kinds) {
            Integer[] byCost = new Integer[size];
            Arrays.setAll(byCost, p -> p);
            Arrays.sort(byCost, (a, b) -> Long.compare(cost[k][a], cost[k][b]));
            for (int p : byCost) {
                int number = cost[k][p] >= NEVER ? 0 : Math.min(cars[k][size], cars[empty][p]);
                cars[k][p] += number;
                cars[k][size] -= number;
                cars[empty][p] -= number;
                cars[empty][size] += number;
            }
        }
    }

    private static int[][] copy(int[][] cars) {
        int[][] copy = new int[cars.length][];
        Arrays.setAll(copy, k -> cars[k].clone());
        return copy;
    }

    // ---- what counts ----

    /** Whatever tells orders apart here. */
    private List<Object> key(Order order) {
        List<Object> key = new ArrayList<>();
        key.add(Optional.ofNullable(fixed.get(order.id())));
        key.add(Optional.ofNullable(order.wanted()));
        key.add(order.urgent());
        key.add(order.state());
        key.add(Optional.ofNullable(order.blockedUntil()));
        key.add(order.model());
        for (Sequencing.Rule rule : plant.sequencing().rules()) {
            if (rule.restriction().isOfCars()) {
                key.add(rule.cars().stream().anyMatch(order::has));
            }
        }
        for (Demand.Supply supply : plant.demand().supplies()) {
            key.add(takes(supply, order));
        }
        return key;
    }

    private static boolean takes(Demand.Supply supply, Order order) {
        return supply.takes().isEmpty() || supply.takes().stream().anyMatch(order::has);
    }

    private long[] costs(Order order) {
        long[] costs = new long[periods.size() + 1];
        Integer settled = fixed.get(order.id());
        if (settled != null) {
            Arrays.fill(costs, NEVER);
            costs[settled] = 0;
            costs[periods.size()] = LEFT_THOUGH_FIXED;
            return costs;
        }
        for (int p = 0; p < periods.size(); p++) {
            costs[p] = canBe(order, periods.get(p)) ? delay(order, periods.get(p).day()) : NEVER;
        }
        LocalDate after = periods.getLast().day().plusDays(1);
        costs[periods.size()] = LEFT + Math.max(0, delay(order, after));
        return costs;
    }

    private boolean canBe(Order order, Period period) {
        LocalDateTime until = order.blockedUntil();
        if (order.state() == Order.State.BLOCKED
                && (until == null || !until.isBefore(period.open().getLast().to()))) {
            return false;
        }
        return isOnSale(order, period.day());
    }

    private boolean isOnSale(Order order, LocalDate day) {
        return plant.products().models().stream()
                .filter(m -> m.id().equals(order.model()))
                .map(Products.Model::from)
                .anyMatch(from -> known.value(from).filter(f -> !f.isAfter(day)).isPresent());
    }

    /** Lateness, or earliness, of an order on a day; an urgent or late one wants the first. */
    private long delay(Order order, LocalDate day) {
        LocalDate wanted = order.wanted();
        LocalDate first = periods.getFirst().day();
        boolean late = order.state() == Order.State.LATE;
        if (wanted == null && !order.urgent() && !late) {
            return 0;
        }
        if (order.urgent() || late || wanted == null) {
            wanted = wanted != null && wanted.isBefore(first) ? wanted : first;
        }
        long days = day.toEpochDay() - wanted.toEpochDay();
        long price = LATE_DAY * (order.urgent() ? 10 : late ? 5 : 1);
        return days >= 0 ? price * days : -days;
    }

    // ---- limits ----

    private void limits(List<List<Order>> byKind) {
        for (Sequencing.Rule rule : plant.sequencing().rules()) {
            BitSet having = new BitSet();
            for (int k = 0; k < byKind.size(); k++) {
                having.set(k, rule.cars().stream().anyMatch(byKind.get(k).getFirst()::has));
            }
            if (rule.restriction().isOfCars()) {
                limits(rule, having, byKind);
            }
        }
        LocalDate first = periods.getFirst().day();
        for (Demand.Supply supply : plant.demand().supplies()) {
            BitSet taking = new BitSet();
            for (int k = 0; k < byKind.size(); k++) {
                taking.set(k, takes(supply, byKind.get(k).getFirst()));
            }
            BitSet upTo = new BitSet();
            for (int p = 0; p < periods.size(); p++) {
                upTo.set(p);
                boolean last =
                        p + 1 == periods.size()
                                || !periods.get(p + 1).day().equals(periods.get(p).day());
                if (last) {
                    double parts = came(supply, first, periods.get(p).day());
                    int cars = (int) Math.floor(parts / supply.perCar() + 1e-9);
                    limits.add(
                            new Limit(
                                    supply.id(),
                                    taking,
                                    (BitSet) upTo.clone(),
                                    0,
                                    cars,
                                    Limit.HARD));
                }
            }
        }
    }

    private void limits(Sequencing.Rule rule, BitSet having, List<List<Order>> byKind) {
        long price =
                rule.hard() ? Limit.HARD : LATE_DAY * Math.max(1, 5 - level(rule)) * weight(rule);
        int all = having.stream().map(k -> byKind.get(k).size()).sum();
        long places = periods.stream().mapToLong(Period::cars).sum();
        for (int p = 0; p < periods.size(); p++) {
            Period period = periods.get(p);
            boolean shiftFits =
                    rule.shifts().isEmpty()
                            || period.shift() == null
                            || rule.shifts().contains(period.shift());
            if (!rule.holdsOn(period.day()) || !shiftFits) {
                continue;
            }
            int cars = period.cars();
            switch (rule.restriction()) {
                case Sequencing.Ratio r ->
                        add(
                                rule,
                                having,
                                p,
                                0,
                                Bounds.mostWithRatio(cars, r.most(), r.of()),
                                price);
                case Sequencing.Spacing s ->
                        add(rule, having, p, 0, Bounds.mostWithRatio(cars, 1, s.apart()), price);
                case Sequencing.Quantity q when q.everyCars() == null ->
                        quantity(rule, q, having, p, price);
                case Sequencing.Evenly e -> {
                    double share = places == 0 ? 0 : (double) Math.min(all, places) * cars / places;
                    add(
                            rule,
                            having,
                            p,
                            (int) Math.floor(share),
                            (int) Math.ceil(share),
                            rule.hard() ? Limit.HARD : weight(rule));
                }
                default -> {}
            }
        }
    }

    private void quantity(
            Sequencing.Rule rule, Sequencing.Quantity q, BitSet having, int p, long price) {
        Integer least = q.least();
        Integer most = q.most();
        BitSet bucket = new BitSet();
        bucket.set(p);
        if (q.per() == Sequencing.Per.DAY) {
            LocalDate day = periods.get(p).day();
            if (p > 0 && periods.get(p - 1).day().equals(day) && rule.shifts().isEmpty()) {
                return;
            }
            for (int other = p; other < periods.size(); other++) {
                bucket.set(
                        other,
                        (periods.get(other).day().equals(day) && rule.shifts().isEmpty())
                                || other == p);
            }
        }
        limits.add(
                new Limit(
                        rule.id(),
                        having,
                        bucket,
                        least == null ? 0 : least,
                        most == null ? Integer.MAX_VALUE : most,
                        price));
    }

    private void add(Sequencing.Rule rule, BitSet having, int p, int least, int most, long price) {
        BitSet one = new BitSet();
        one.set(p);
        limits.add(new Limit(rule.id(), having, one, least, most, price));
    }

    private static int level(Sequencing.Rule rule) {
        Integer level = rule.level();
        return level == null ? 1 : level;
    }

    private static int weight(Sequencing.Rule rule) {
        Integer weight = rule.weight();
        return weight == null ? 1 : Math.min(weight, 1000);
    }

    /**
     * Parts that come from the first planned day on; the stock only where planning begins with the
     * plant, since what was used of it before nobody has written down.
     */
    private double came(Demand.Supply supply, LocalDate first, LocalDate day) {
        double parts =
                first.equals(plant.horizon().from()) ? known.value(supply.stock()).orElse(0.0) : 0;
        for (Demand.Wave wave : supply.deliveries()) {
            LocalDate from = known.value(wave.from()).orElse(LocalDate.MAX);
            LocalDate to = known.value(wave.to()).orElse(plant.horizon().to());
            LocalDate begin = from.isBefore(first) ? first : from;
            LocalDate end = to.isBefore(day) ? to : day;
            if (end.isBefore(begin)) {
                continue;
            }
            double days = end.toEpochDay() - begin.toEpochDay() + 1.0;
            Optional<Double> weekly = known.value(wave.perWeek());
            Optional<Double> count = known.value(wave.count());
            double length = to.toEpochDay() - from.toEpochDay() + 1.0;
            parts += weekly.map(w -> w / 7 * days).orElse(count.orElse(0.0) * days / length);
        }
        return parts;
    }

    // ---- the result ----

    private DayPlan result(List<List<Order>> byKind, Transport best, long bound, long total) {
        int size = periods.size();
        List<List<Order>> cars = new ArrayList<>();
        periods.forEach(p -> cars.add(new ArrayList<>()));
        List<DayPlan.Left> left = new ArrayList<>();
        for (int k = 0; k < byKind.size(); k++) {
            int next = 0;
            for (int p = 0; p <= size; p++) {
                for (int n = 0; n < best.cars[k][p]; n++) {
                    Order order = byKind.get(k).get(next++);
                    if (p < size) {
                        cars.get(p).add(order);
                    } else {
                        left.add(left(order, k, byKind.size(), best));
                    }
                }
            }
        }
        List<DayPlan.Excess> excess = new ArrayList<>();
        for (int l = 0; l < limits.size(); l++) {
            Limit limit = limits.get(l);
            int count = best.counted(l);
            if (limit.cost(count) > 0) {
                Period last = periods.get(limit.periods().length() - 1);
                excess.add(
                        new DayPlan.Excess(
                                limit.name(),
                                last,
                                count,
                                limit.least(),
                                limit.most(),
                                limit.price() == Limit.HARD));
            }
        }
        return new DayPlan(periods, cars, left, total, bound, excess);
    }

    private DayPlan.Left left(Order order, int kind, int empty, Transport best) {
        boolean onSale = false;
        boolean possible = false;
        String against = null;
        boolean room = false;
        for (int p = 0; p < periods.size(); p++) {
            onSale |= isOnSale(order, periods.get(p).day());
            if (!canBe(order, periods.get(p))) {
                continue;
            }
            possible = true;
            room |= best.cars[empty][p] > 0;
            against = against == null ? against(kind, p, best) : against;
        }
        LocalDate wanted = order.wanted();
        DayPlan.Reason reason =
                !onSale
                        ? DayPlan.Reason.NOT_YET
                        : !possible
                                ? DayPlan.Reason.BLOCKED
                                : against != null
                                        ? DayPlan.Reason.LIMIT
                                        : wanted != null
                                                        && wanted.isAfter(periods.getLast().day())
                                                        && !room
                                                ? DayPlan.Reason.LATER
                                                : DayPlan.Reason.CAPACITY;
        return new DayPlan.Left(order, reason, reason == DayPlan.Reason.LIMIT ? against : null);
    }

    /** A limit that one more car of the kind would break in a period. */
    private @Nullable String against(int kind, int period, Transport best) {
        for (int l = 0; l < limits.size(); l++) {
            Limit limit = limits.get(l);
            if (limit.kinds().get(kind)
                    && limit.periods().get(period)
                    && best.counted(l) >= limit.most()) {
                return limit.name();
            }
        }
        return null;
    }
}
