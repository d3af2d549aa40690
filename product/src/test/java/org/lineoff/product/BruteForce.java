package org.lineoff.product;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Approval;
import org.lineoff.model.Cars;
import org.lineoff.model.Known;
import org.lineoff.model.Products;
import org.lineoff.model.Rule;

/**
 * The slow, obvious rival: writes down every car, whether its options go with its model or not (of
 * a group that all models offer it has a choice in any case), and looks at each demand as the guide
 * to the plant files states it.
 */
final class BruteForce {
    /** A car: its model, its market, and a choice of every group or none. */
    record Written(String model, Products.Market market, Map<String, String> choices) {
        boolean has(String choice) {
            return choices.containsValue(choice);
        }

        /** Whether it is as ordered. */
        boolean is(Order order) {
            return (order.model() == null || order.model().equals(model))
                    && (order.market() == null || order.market().equals(market.id()))
                    && order.choices().entrySet().stream()
                            .allMatch(e -> e.getValue().equals(choices.get(e.getKey())));
        }
    }

    private final Products products;
    private final LocalDate day;
    final List<Written> cars = new ArrayList<>();
    private final Map<String, Predicate<Written>> demands = new LinkedHashMap<>();

    BruteForce(Products products, LocalDate day) {
        this.products = products;
        this.day = day;
        for (Products.Model m : products.models()) {
            for (Products.Market k : products.markets()) {
                write(m.id(), k, 0, new LinkedHashMap<>());
            }
        }
        for (Products.Model m : products.models()) {
            demands.put(
                    "SALE " + m.id(),
                    c -> !c.model().equals(m.id()) || !day.isBefore(date(m.from())));
            demands.put("APPROVAL " + m.id(), c -> !c.model().equals(m.id()) || isApproved(c));
        }
        for (Products.OptionGroup g : products.options()) {
            demands.put(
                    "OFFER " + g.id(),
                    c ->
                            (g.models().isEmpty() || g.models().contains(c.model()))
                                    == c.choices().containsKey(g.id()));
        }
        for (Rule r : products.rules()) {
            demands.put("RULE " + r.id(), c -> keeps(c, r));
        }
    }

    private void write(
            String model, Products.Market market, int group, Map<String, String> choices) {
        if (group == products.options().size()) {
            cars.add(new Written(model, market, Map.copyOf(choices)));
            return;
        }
        Products.OptionGroup g = products.options().get(group);
        for (Products.Choice c : g.choices()) {
            choices.put(g.id(), c.id());
            write(model, market, group + 1, choices);
            choices.remove(g.id());
        }
        List<String> models = products.models().stream().map(m -> m.id()).toList();
        if (!g.models().isEmpty() && !g.models().containsAll(models)) {
            write(model, market, group + 1, choices);
        }
    }

    Set<String> names() {
        return demands.keySet();
    }

    static String name(Reason reason) {
        return reason.kind() + " " + reason.id();
    }

    boolean meets(Written car, Iterable<String> names) {
        for (String name : names) {
            if (!Objects.requireNonNull(demands.get(name), name).test(car)) {
                return false;
            }
        }
        return true;
    }

    /** Whether some car as ordered meets the demands. */
    boolean canMeet(Order order, Iterable<String> names) {
        return cars.stream().anyMatch(c -> c.is(order) && meets(c, names));
    }

    List<Written> buildable(Order order) {
        return cars.stream().filter(c -> c.is(order) && meets(c, names())).toList();
    }

    long count(Order order) {
        Set<List<Object>> different = new HashSet<>();
        buildable(order).forEach(c -> different.add(List.of(c.model(), c.choices())));
        return different.size();
    }

    private boolean keeps(Written car, Rule rule) {
        if (!isValid(rule.from(), rule.until()) || !isAbout(rule.cars(), car)) {
            return true;
        }
        long of = rule.oneOf().stream().filter(car::has).count();
        return hasOfEachGroup(car, rule.requires())
                && rule.excludes().stream().noneMatch(car::has)
                && (rule.oneOf().isEmpty() || of == 1);
    }

    private boolean isApproved(Written car) {
        List<Approval> all =
                products.approvals().stream()
                        .filter(a -> a.cars().models().contains(car.model()))
                        .toList();
        return all.isEmpty()
                || all.stream()
                        .anyMatch(a -> isValid(a.from(), a.until()) && isAbout(a.cars(), car));
    }

    private boolean isAbout(Cars cars, Written car) {
        return (cars.models().isEmpty() || cars.models().contains(car.model()))
                && (cars.markets().isEmpty() || cars.markets().contains(car.market().id()))
                && (cars.handedness() == null || cars.handedness() == car.market().handedness())
                && hasOfEachGroup(car, cars.choices());
    }

    private boolean hasOfEachGroup(Written car, List<String> choices) {
        for (Products.OptionGroup g : products.options()) {
            List<String> named =
                    g.choices().stream().map(c -> c.id()).filter(choices::contains).toList();
            if (!named.isEmpty() && !named.contains(car.choices().get(g.id()))) {
                return false;
            }
        }
        return true;
    }

    private boolean isValid(@Nullable Known<LocalDate> from, @Nullable Known<LocalDate> until) {
        return (from == null || !day.isBefore(date(from)))
                && (until == null || !day.isAfter(date(until)));
    }

    private static LocalDate date(Known<LocalDate> known) {
        return known.versions().getLast().value();
    }
}
