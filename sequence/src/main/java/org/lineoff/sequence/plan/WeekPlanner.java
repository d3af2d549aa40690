package org.lineoff.sequence.plan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;
import org.lineoff.model.order.Order;
import org.lineoff.sequence.Recount;
import org.lineoff.sequence.Repair;
import org.lineoff.sequence.Repairer;
import org.lineoff.sequence.Sequencer;
import org.lineoff.sequence.SequencingProblem;
import org.lineoff.sequence.explain.Feasibility;

/**
 * Assigns orders to days and puts each period's in order, one period after the other, each behind
 * the cars of the one before. Cars that have been built stay where they are, and so do the first of
 * those that are planned, as many as the plant's frozen zone has; the zone ends before a car that
 * cannot be built in time. Where a repair is asked for, every car keeps its planned day if it can,
 * and few leave their place; else all behind the frozen zone are planned anew.
 *
 * <p>With {@link Trials} the same plant, question and orders give the same plan, whatever the
 * threads; with {@link Time} they need not.
 */
public final class WeekPlanner {
    /** More would take longer than anybody waits for reasons. */
    private static final int MOST_CONFLICTS = 2;

    /** Budgets that a repair tries beside its own, since less is better where it does as well. */
    private static final int[] FEWER_MOVES = {1, 2, 3, 5, 8};

    /**
     * What is asked.
     *
     * @param asOf the day whose knowledge counts
     * @param from first day, {@code days} of them
     * @param moves most cars that may leave their place among the others, over all days; null: any
     */
    public record Question(
            LocalDate asOf,
            LocalDate from,
            int days,
            long seed,
            int threads,
            @Nullable Integer moves) {}

    /** How long is searched. */
    public sealed interface Effort {}

    /** So many trials of a move, over all periods. */
    public record Trials(long number) implements Effort {}

    /**
     * Until all of the time is spent. To find out which hard rules of a period conflict takes at
     * most a tenth of it, but may take a second; at the end this comes on top.
     *
     * @param spent a share from 0 to 1 and on, asked by all threads
     * @param seconds all of the time
     */
    public record Time(DoubleSupplier spent, double seconds) implements Effort {
        /** Less is not enough to find anything out. */
        static final int LEAST_SECONDS = 1;

        private static final double PART = 0.1;

        /** From now on: how many seconds are left to find out which hard rules conflict. */
        DoubleSupplier forReasons() {
            double from = spent.getAsDouble() * seconds;
            double most = Math.max(PART * seconds, LEAST_SECONDS);
            return () -> from + most - spent.getAsDouble() * seconds;
        }
    }

    private final Plant plant;
    private final Question question;
    private final Effort effort;
    private final @Nullable Feasibility feasibility;
    private final List<Period> periods;
    private volatile boolean stopped;
    private volatile @Nullable Sequencer searching;

    /** What is settled before anything is planned. */
    private static final class Settled {
        /** By id of the order. */
        private final Map<String, Integer> period = new HashMap<>();

        /** Built before the first period, the last one last. */
        private final List<Order> past = new ArrayList<>();

        /** By period. */
        private final List<List<Order>> built = new ArrayList<>();

        /** By period: ids of the cars that keep their places. */
        private final List<List<String>> frozen = new ArrayList<>();
    }

    /**
     * A planner that has not begun.
     *
     * @param feasibility proves that hard rules conflict; null: nobody does
     */
    public WeekPlanner(
            Plant plant, Question question, Effort effort, @Nullable Feasibility feasibility) {
        this.plant = plant;
        this.question = question;
        this.effort = effort;
        this.feasibility = feasibility;
        this.periods =
                Periods.of(plant, question.asOf(), question.from(), question.days()).stream()
                        .filter(p -> p.cars() > 0)
                        .toList();
    }

    /** The periods in which the line works; where there are none, nothing can be planned. */
    public List<Period> periods() {
        return periods;
    }

    /** Ends the search soon, as if all of its time were spent; from any thread. */
    public void stop() {
        stopped = true;
        Sequencer now = searching;
        if (now != null) {
            now.stop();
        }
    }

    /**
     * Plans the orders.
     *
     * @param orders as in their file; with day and place where they have been planned before
     */
    public WeekPlan plan(List<Order> orders) {
        if (periods.isEmpty()) {
            throw new IllegalStateException("the line does not work on any of the days");
        }
        Settled settled = settled(orders);
        DayPlan assigned = DayPlanner.plan(plant, question.asOf(), periods, orders, settled.period);
        Outcomes outcomes = new Outcomes(plant, question.asOf());
        PlanFacts facts = new PlanFacts(plant, question.asOf());
        List<Order> past = settled.past;
        List<PeriodPlan> plans = new ArrayList<>();
        long all = withoutBuilt(assigned).placed();
        long done = 0;
        Integer moves = question.moves();
        int left = moves == null ? 0 : moves;
        int conflicts = 0;
        Map<String, Integer> inFile = new HashMap<>();
        orders.forEach(order -> inFile.putIfAbsent(order.id(), inFile.size()));
        for (int p = 0; p < periods.size(); p++) {
            List<Order> built = settled.built.get(p);
            past.addAll(built);
            List<Order> cars = inFileOrder(assigned.cars().get(p), p, inFile);
            PeriodProblem problem =
                    PeriodProblem.of(
                            plant,
                            facts,
                            periods.get(p),
                            past,
                            cars,
                            built.size(),
                            frozen(cars, settled.frozen.get(p)));
            Share share = new Share(done, cars.size(), Math.max(1, all));
            done += cars.size();
            int[] order;
            List<Repair.Moved> moved = List.of();
            if (moves == null) {
                order = search(problem.problem(), share, p);
            } else {
                Repair repair = repair(problem.problem(), left, share, p);
                order = repair.order();
                moved = repair.moved();
                left -= moved.size();
            }
            int first = 1 + placesBefore(p) + built.size();
            Feasibility asked = conflicts < MOST_CONFLICTS && !stopped ? feasibility : null;
            PeriodPlan plan = outcomes.of(problem, built, first, order, moved, asked, forReasons());
            conflicts += plan.isFeasible() ? 0 : 1;
            plans.add(plan);
            past.addAll(problem.inOrder(order));
        }
        return new WeekPlan(
                plant.title(),
                Periods.line(plant).id(),
                question.asOf(),
                question.from(),
                question.days(),
                outcomes.colours(),
                withoutBuilt(assigned),
                plans,
                names(),
                plant.sequencing().frozen());
    }

    private Map<String, Text> names() {
        Map<String, Text> names = new LinkedHashMap<>();
        plant.sequencing().rules().forEach(rule -> names.put(rule.id(), rule.name()));
        return names;
    }

    // ---- what is settled ----

    private Settled settled(List<Order> orders) {
        Settled settled = new Settled();
        for (int p = 0; p < periods.size(); p++) {
            settled.built.add(new ArrayList<>());
            settled.frozen.add(new ArrayList<>());
        }
        List<Order> byPlace = new ArrayList<>(orders);
        byPlace.sort(
                Comparator.comparing(Order::day, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(
                                Order::place, Comparator.nullsLast(Comparator.naturalOrder())));
        int[] taken = new int[periods.size()];
        for (Order order : byPlace) {
            if (order.state() == Order.State.BUILT) {
                LocalDate day = order.day();
                int period = day == null ? -1 : roomOn(day, taken);
                if (period >= 0) {
                    taken[period]++;
                    settled.built.get(period).add(order);
                    settled.period.put(order.id(), period);
                } else {
                    settled.past.add(order);
                }
            }
        }
        int left = plant.sequencing().frozen();
        for (Order order : byPlace) {
            LocalDate day = order.day();
            if (order.state() == Order.State.BUILT || day == null || order.place() == null) {
                continue;
            }
            int period = roomOn(day, taken);
            if (period < 0) {
                continue;
            }
            boolean inTime = canBeAt(order, periods.get(period), taken[period]);
            left = inTime ? left : 0;
            if (left > 0) {
                settled.frozen.get(period).add(order.id());
                left--;
            } else if (question.moves() == null || isBlockedAllThrough(order, period)) {
                continue;
            }
            settled.period.put(order.id(), period);
            taken[period]++;
        }
        return settled;
    }

    /** The first period of the day with a place left, else its last; below 0: no such day. */
    private int roomOn(LocalDate day, int[] taken) {
        int last = -1;
        for (int p = 0; p < periods.size(); p++) {
            if (periods.get(p).day().equals(day)) {
                last = p;
                if (taken[p] < periods.get(p).cars()) {
                    return p;
                }
            }
        }
        return last;
    }

    private static boolean canBeAt(Order order, Period period, int place) {
        LocalDateTime until = order.blockedUntil();
        return order.state() != Order.State.BLOCKED
                || (until != null && period.placeAt(until) <= place);
    }

    private boolean isBlockedAllThrough(Order order, int period) {
        LocalDateTime until = order.blockedUntil();
        return order.state() == Order.State.BLOCKED
                && (until == null || !until.isBefore(periods.get(period).open().getLast().to()));
    }

    /** Cars planned for that day first, by their place; the others as they stand in the file. */
    private List<Order> inFileOrder(List<Order> assigned, int period, Map<String, Integer> inFile) {
        LocalDate day = periods.get(period).day();
        List<Order> cars =
                new ArrayList<>(
                        assigned.stream().filter(o -> o.state() != Order.State.BUILT).toList());
        cars.sort(
                Comparator.comparing(
                                (Order o) -> day.equals(o.day()) ? o.place() : null,
                                Comparator.nullsLast(Comparator.<Integer>naturalOrder()))
                        .thenComparing(o -> inFile.getOrDefault(o.id(), 0)));
        return cars;
    }

    /** How many of the first cars keep their places. */
    private static int frozen(List<Order> cars, List<String> ids) {
        int frozen = 0;
        while (frozen < cars.size()
                && frozen < ids.size()
                && cars.get(frozen).id().equals(ids.get(frozen))) {
            frozen++;
        }
        return frozen;
    }

    private int placesBefore(int period) {
        int places = 0;
        for (int p = period - 1; p >= 0; p--) {
            boolean sameDay = periods.get(p).day().equals(periods.get(period).day());
            places += sameDay ? periods.get(p).cars() : 0;
        }
        return places;
    }

    /** Of the days' plan only what was to be planned. */
    private static DayPlan withoutBuilt(DayPlan plan) {
        return new DayPlan(
                plan.periods(),
                plan.cars().stream()
                        .map(
                                cars ->
                                        cars.stream()
                                                .filter(o -> o.state() != Order.State.BUILT)
                                                .toList())
                        .toList(),
                plan.left().stream()
                        .filter(left -> left.order().state() != Order.State.BUILT)
                        .toList(),
                plan.cost(),
                plan.bound(),
                plan.excess());
    }

    // ---- searches ----

    /** A period's part of the effort: its cars, those before it, and all; perhaps less of it. */
    private record Share(long before, long cars, long all, double part) {
        Share(long before, long cars, long all) {
            this(before, cars, all, 1);
        }

        long of(Trials trials) {
            long begin = trials.number() * before / all;
            return Math.max(1, trials.number() * (before + cars) / all - begin);
        }

        Share part(double of) {
            return new Share(before, cars, all, of);
        }

        /** Of the time that is left now, as many parts as there are cars of those to come. */
        double of(double left) {
            return part * left * cars / Math.max(1, all - before);
        }
    }

    private int[] search(SequencingProblem problem, Share share, int period) {
        Sequencer sequencer = new Sequencer(problem, question.seed() + period, question.threads());
        searching = sequencer;
        if (stopped) {
            return sequencer.best();
        }
        int[] order =
                switch (effort) {
                    case Trials t -> sequencer.search(share.of(t));
                    case Time t -> sequencer.searchUntil(spent(t, share));
                };
        searching = null;
        return order;
    }

    /** With the whole budget for half of the effort, then with less, as long as that is as good. */
    private Repair repair(SequencingProblem problem, int moves, Share share, int period) {
        Repair best = repair(problem, moves, share, period, 0.5);
        Recount cost = Recount.of(problem, best.order());
        for (int fewer : FEWER_MOVES) {
            if (fewer >= best.moved().size()) {
                break;
            }
            Repair smaller = repair(problem, fewer, share, period, 0.5 / FEWER_MOVES.length);
            if (Recount.of(problem, smaller.order()).compareTo(cost) <= 0) {
                return smaller;
            }
        }
        return best;
    }

    private Repair repair(
            SequencingProblem problem, int moves, Share share, int period, double part) {
        Repairer repairer = new Repairer(problem, moves, question.seed() + period);
        return switch (effort) {
            case Trials t -> repairer.search(Math.max(1, (long) (share.of(t) * part)));
            case Time t -> repairer.searchUntil(spent(t, share.part(part)));
        };
    }

    /** How many seconds are left to find out which hard rules of a period conflict. */
    private DoubleSupplier forReasons() {
        return switch (effort) {
            case Trials t -> () -> stopped ? 0 : Double.POSITIVE_INFINITY;
            case Time t -> {
                DoubleSupplier left = t.forReasons();
                yield () -> stopped ? 0 : left.getAsDouble();
            }
        };
    }

    private DoubleSupplier spent(Time time, Share share) {
        double now = time.spent().getAsDouble();
        double part = share.of(1 - now);
        return () ->
                stopped || part <= 0 ? 1 : Math.max(0, time.spent().getAsDouble() - now) / part;
    }
}
