package org.lineoff.execute;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lineoff.model.Plant;
import org.lineoff.model.order.Order;
import org.lineoff.model.time.PlantClock;

/**
 * Takes orders from whoever sells cars. Each order that is new gets the next build number and is
 * checked; one that is known is changed where it asks for another car, and else left alone: the
 * same orders may come any number of times, also after a breakdown half-way.
 *
 * <p>Whether a car can be built is not asked here: whoever hands orders over has asked the rules of
 * the product.
 */
public final class OrdersIn {
    private static final int BATCH = 1000;

    /**
     * An order that can be built.
     *
     * @param order its number, as who sells knows it
     * @param options the choices, with spaces between them
     * @param due when it is wanted, ms since the plant's epoch, 0 if not said
     */
    public record Wanted(String order, String model, String options, long due) {
        /** As an order file has it: choices in the order of the product's groups, then market. */
        public static Wanted of(Plant plant, PlantClock clock, Order order) {
            List<String> options = new ArrayList<>();
            plant.products()
                    .options()
                    .forEach(
                            group -> {
                                String choice = order.choices().get(group.id());
                                if (choice != null) {
                                    options.add(choice);
                                }
                            });
            if (order.market() != null) {
                options.add("market:" + order.market());
            }
            LocalDate due = order.wanted();
            return new Wanted(
                    order.id(),
                    order.model(),
                    String.join(" ", options),
                    due == null ? 0 : clock.midnight(due));
        }
    }

    /** What became of an order. */
    public enum Outcome {
        /** It is new. */
        TAKEN,
        /** It asks for another car than before, and can be had. */
        CHANGED,
        /** It was known, and asks for nothing new. */
        KNOWN,
        /** It cannot be taken, or can no longer be changed. */
        REFUSED
    }

    /**
     * What became of an order.
     *
     * @param car its build number, 0 if it has none
     * @param captured reports that became part of the record by it
     * @param reasons why it was refused, none otherwise
     */
    public record Taken(
            Wanted wanted, Outcome outcome, long car, int captured, List<Reason> reasons) {
        public Taken {
            reasons = List.copyOf(reasons);
        }
    }

    private final Execution plant;

    public OrdersIn(Execution plant) {
        this.plant = plant;
    }

    /**
     * Takes the orders, in their order.
     *
     * @param now ms since the plant's epoch
     * @return what became of each, on the disk when this returns
     */
    public List<Taken> take(List<Wanted> orders, long now) {
        List<Taken> taken = new ArrayList<>();
        for (int from = 0; from < orders.size(); from += BATCH) {
            taken.addAll(batch(orders.subList(from, Math.min(from + BATCH, orders.size())), now));
        }
        return List.copyOf(taken);
    }

    /** The reports that an order makes, and the car they are about; or why there are none. */
    private record Step(
            Wanted wanted, Outcome outcome, long car, List<Report> reports, List<Reason> refusal) {
        Step(Wanted wanted, Outcome outcome, long car, List<Report> reports) {
            this(wanted, outcome, car, reports, List.of());
        }
    }

    private List<Taken> batch(List<Wanted> orders, long now) {
        long last = plant.records().lastNumber();
        List<Step> steps = new ArrayList<>();
        Set<String> here = new HashSet<>();
        for (Wanted wanted : orders) {
            List<Car> known = plant.records().order(wanted.order());
            if (!known.isEmpty()) {
                steps.add(again(wanted, known.getLast(), now));
            } else if (here.add(wanted.order())) {
                steps.add(first(wanted, ++last, now));
            } else {
                steps.add(new Step(wanted, Outcome.KNOWN, last, List.of()));
            }
        }
        List<Report> reports = new ArrayList<>();
        steps.forEach(step -> reports.addAll(step.reports()));
        List<Answer> answers = plant.capture().record(reports);
        List<Taken> taken = new ArrayList<>();
        int at = 0;
        for (Step step : steps) {
            List<Reason> reasons = new ArrayList<>(step.refusal());
            int captured = 0;
            for (int i = 0; i < step.reports().size(); i++) {
                switch (answers.get(at++)) {
                    case Answer.Rejected no -> reasons.addAll(no.reasons());
                    case Answer.Accepted yes -> captured += yes.repeated() ? 0 : 1;
                }
            }
            taken.add(
                    new Taken(
                            step.wanted(),
                            reasons.isEmpty() ? step.outcome() : Outcome.REFUSED,
                            step.car(),
                            captured,
                            reasons));
        }
        return taken;
    }

    private static Step first(Wanted wanted, long car, long now) {
        Report ordered =
                Report.of("order " + wanted.order(), What.ORDERED, now)
                        .car(car)
                        .serial(wanted.order())
                        .part(wanted.model())
                        .because(wanted.options())
                        .value(wanted.due());
        return new Step(wanted, Outcome.TAKEN, car, List.of(ordered, checked(wanted, 0, car, now)));
    }

    private static Step again(Wanted wanted, Car car, long now) {
        if (!wanted.model().equals(car.model())) {
            // An order for another model is another order: the record has nothing to change it by.
            Reason other = Why.OTHER_MODEL.of(wanted.order(), car.model(), wanted.model());
            return new Step(wanted, Outcome.REFUSED, car.number(), List.of(), List.of(other));
        }
        List<Report> reports = new ArrayList<>();
        boolean other = !wanted.options().equals(car.options());
        if (other) {
            reports.add(
                    Report.of(id(wanted, "changed", car.statusSince()), What.CHANGED, now)
                            .car(car.number())
                            .because(wanted.options()));
        }
        if (other || car.status() == Status.RECEIVED) {
            reports.add(checked(wanted, car.statusSince(), car.number(), now));
        }
        return new Step(wanted, other ? Outcome.CHANGED : Outcome.KNOWN, car.number(), reports);
    }

    /** Unlike any earlier one: an order may be changed back to what it was. */
    private static String id(Wanted wanted, String what, long since) {
        return "order " + wanted.order() + " " + what + " after " + since;
    }

    private static Report checked(Wanted wanted, long since, long car, long now) {
        return Report.of(id(wanted, "checked", since), What.CHECKED, now).car(car);
    }
}
