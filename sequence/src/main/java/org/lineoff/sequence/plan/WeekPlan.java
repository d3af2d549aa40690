package org.lineoff.sequence.plan;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Text;
import org.lineoff.model.order.Order;

/**
 * Orders assigned to days and put in order, with all there is to show of it: made by {@link
 * WeekPlanner}, shown by whoever likes. Immutable.
 *
 * @param line full name of the line whose order it is
 * @param from first day asked for
 * @param days how many days, from it on; those on which the line works have periods
 * @param colours option group whose changes count as changes of colour; null: nothing is painted
 * @param assigned which order in which period, which is left over and why, which limit is not kept
 * @param periods one for each of the assigned, in their order
 * @param names words for the rules, by their id
 * @param frozen how many cars, from the first that is not built on, are called off from suppliers
 */
public record WeekPlan(
        Text plant,
        String line,
        LocalDate asOf,
        LocalDate from,
        int days,
        @Nullable String colours,
        DayPlan assigned,
        List<PeriodPlan> periods,
        Map<String, Text> names,
        int frozen) {

    /**
     * A car that suppliers are told of.
     *
     * @param number from 1 over the frozen horizon
     * @param start when it is put on the line, by the pace of the period, in the plant's time
     */
    public record CallOff(int number, Order order, LocalDateTime start) {}

    public WeekPlan {
        periods = List.copyOf(periods);
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /** Words for a limit of {@link #assigned}: a rule has a name, a supply of parts its id. */
    public Text nameOf(String limit) {
        return names.getOrDefault(limit, Text.of(limit));
    }

    /** All cars in their order, with day and place; those already built are not among them. */
    public List<Order> cars() {
        List<Order> cars = new ArrayList<>();
        periods.forEach(p -> cars.addAll(p.carsAfter()));
        return cars;
    }

    /** What suppliers who deliver just in sequence are told: the frozen horizon. */
    public List<CallOff> callOffs() {
        List<CallOff> told = new ArrayList<>();
        for (PeriodPlan plan : periods) {
            int place = plan.built().size();
            for (Order order : plan.carsAfter()) {
                if (told.size() == frozen) {
                    return told;
                }
                told.add(new CallOff(told.size() + 1, order, plan.period().startOf(place++)));
            }
        }
        return told;
    }

    /** By id of an order the number of its body on its day; empty where no store lies between. */
    public Map<String, Integer> bodyNumbers() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (PeriodPlan plan : periods) {
            PeriodPlan.BodyPlan body = plan.body();
            List<Order> cars = plan.carsAfter();
            for (int i = 0; body != null && i < cars.size(); i++) {
                numbers.put(cars.get(body.places().get(i)).id(), plan.firstPlace() + i);
            }
        }
        return numbers;
    }

    /** Whether every hard rule of every period is kept, and every hard limit of the days. */
    public boolean isFeasible() {
        return periods.stream().allMatch(PeriodPlan::isFeasible)
                && assigned.excess().stream().noneMatch(DayPlan.Excess::hard);
    }
}
