package org.lineoff.sequence.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.order.Order;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;

/**
 * Orders as the plant's own products and markets make them likely: as many as the line can build in
 * some days or as are asked for, each model, choice and market with its share. Wanted days spread
 * over the days; one order in a hundred is urgent. The same seed gives the same orders.
 */
public final class OrderWeek {
    private static final double URGENT = 0.01;

    private final Plant plant;
    private final PlantOnADay known;
    private final long key;
    private long used;

    private OrderWeek(Plant plant, LocalDate asOf, long seed) {
        this.plant = plant;
        known = new PlantOnADay(plant, asOf);
        key = new Draws(seed, 0).key(Purpose.SEARCH, Draws.place("orders"));
    }

    /** The orders of the periods. */
    public static List<Order> generate(
            Plant plant, LocalDate asOf, List<Period> periods, long seed) {
        int cars = periods.stream().mapToInt(Period::cars).sum();
        return generate(plant, asOf, periods, cars, seed);
    }

    /** So many orders, wanted in the periods as these can build them. */
    public static List<Order> generate(
            Plant plant, LocalDate asOf, List<Period> periods, int cars, long seed) {
        return new OrderWeek(plant, asOf, seed).orders(periods, cars);
    }

    private List<Order> orders(List<Period> periods, int cars) {
        int capacity = periods.stream().mapToInt(Period::cars).sum();
        List<Order> orders = new ArrayList<>();
        if (capacity == 0) {
            return orders;
        }
        LocalDate first = periods.getFirst().day();
        List<Products.Model> models = new ArrayList<>();
        for (Products.Model model : plant.products().models()) {
            if (known.value(model.from()).filter(from -> !from.isAfter(first)).isPresent()) {
                models.add(model);
            }
        }
        for (int i = 0; i < cars && !models.isEmpty(); i++) {
            Products.Model model = drawn(models, Products.Model::share);
            Map<String, String> choices = new LinkedHashMap<>();
            for (Products.OptionGroup group : plant.products().options()) {
                if (group.models().isEmpty() || group.models().contains(model.id())) {
                    choices.put(group.id(), drawn(group.choices(), Products.Choice::takeRate).id());
                }
            }
            String market = drawn(plant.products().markets(), Products.Market::share).id();
            LocalDate wanted = wanted(periods, (int) (uniform() * capacity));
            boolean urgent = uniform() < URGENT;
            String id = "%s-%05d".formatted(first.toString().replace("-", ""), i + 1);
            orders.add(
                    new Order(
                            id,
                            model.id(),
                            choices,
                            market,
                            wanted,
                            urgent,
                            Order.State.OPEN,
                            null,
                            null,
                            null));
        }
        return orders;
    }

    private static LocalDate wanted(List<Period> periods, int car) {
        int before = 0;
        for (Period period : periods) {
            before += period.cars();
            if (car < before) {
                return period.day();
            }
        }
        return periods.getLast().day();
    }

    /** One of them by weight; what is not known has none. */
    private <T> T drawn(List<T> items, Function<T, Known<Double>> weight) {
        double sum = 0;
        for (T item : items) {
            sum += known.value(weight.apply(item)).orElse(0.0);
        }
        double left = uniform() * sum;
        for (T item : items) {
            left -= known.value(weight.apply(item)).orElse(0.0);
            if (left < 0) {
                return item;
            }
        }
        return items.getLast();
    }

    private double uniform() {
        return Draws.uniform(key, used++);
    }
}
