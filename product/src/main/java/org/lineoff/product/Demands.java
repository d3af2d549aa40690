package org.lineoff.product;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Approval;
import org.lineoff.model.Cars;
import org.lineoff.model.Known;
import org.lineoff.model.Products;
import org.lineoff.model.Rule;

/**
 * What the product demands of its cars on one day, as clauses. Because a slot has exactly one
 * value, "not one of these" is "one of the others": every rule becomes clauses over its slots
 * without helping variables; only an approval needs one, which says that it is the car's.
 */
final class Demands {
    private final Products products;
    private final LocalDate asOf;
    private final LocalDate day;
    private final Space space;
    private final Clauses clauses;
    private final Words words;

    private Demands(Products products, LocalDate asOf, LocalDate day) {
        this.products = products;
        this.asOf = asOf;
        this.day = day;
        this.space = new Space(products);
        this.clauses = new Clauses(space);
        this.words = new Words(products, asOf, day);
    }

    static Clauses of(Products products, LocalDate asOf, LocalDate day) {
        Demands demands = new Demands(products, asOf, day);
        products.models().forEach(demands::sale);
        products.options().forEach(demands::offer);
        demands.approvals();
        products.rules().forEach(demands::rule);
        return demands.clauses;
    }

    /** What is known of a day, or null. */
    static @Nullable LocalDate at(@Nullable Known<LocalDate> known, LocalDate asOf) {
        return known == null ? null : known.at(asOf).map(Known.Version::value).orElse(null);
    }

    /** Whether something holds; of what nothing is known yet does not, an unknown end is none. */
    static boolean holds(
            @Nullable Known<LocalDate> from,
            @Nullable Known<LocalDate> until,
            LocalDate asOf,
            LocalDate day) {
        LocalDate first = at(from, asOf);
        if (from != null && (first == null || first.isAfter(day))) {
            return false;
        }
        LocalDate last = at(until, asOf);
        return last == null || !last.isBefore(day);
    }

    private void sale(Products.Model model) {
        if (!holds(model.from(), null, asOf, day)) {
            clauses.demand(words.sale(model), List.of(List.of(-space.models.variable(model.id()))));
        }
    }

    private void offer(Products.OptionGroup group) {
        Space.Slot slot = slot(group.id());
        if (slot.none() == 0) {
            return;
        }
        List<List<Integer>> all = new ArrayList<>();
        for (String model : space.models.values()) {
            boolean offers = group.models().contains(model);
            all.add(List.of(-space.models.variable(model), offers ? -slot.none() : slot.none()));
        }
        clauses.demand(words.offer(group), all);
    }

    private Space.Slot slot(String group) {
        Space.Slot slot = space.groups.get(group);
        if (slot == null) {
            throw new IllegalStateException("no slot for " + group);
        }
        return slot;
    }

    // ---- approvals ----

    private void approvals() {
        List<Approval> valid =
                products.approvals().stream()
                        .filter(a -> holds(a.from(), a.until(), asOf, day))
                        .toList();
        List<Integer> is = valid.stream().map(this::approval).toList();
        for (Products.Model model : products.models()) {
            List<Approval> all =
                    products.approvals().stream()
                            .filter(a -> a.cars().models().contains(model.id()))
                            .toList();
            if (all.isEmpty()) {
                continue;
            }
            List<Integer> clause = new ArrayList<>(List.of(-space.models.variable(model.id())));
            List<Approval> own = new ArrayList<>();
            for (int i = 0; i < valid.size(); i++) {
                if (all.contains(valid.get(i))) {
                    own.add(valid.get(i));
                    clause.add(is.get(i));
                }
            }
            clauses.demand(words.approval(model, own), List.of(clause));
        }
    }

    /** A variable that is true only for cars that the approval is for, whatever their model. */
    private int approval(Approval approval) {
        int is = clauses.helper();
        Cars cars = approval.cars();
        restricted(cars)
                .forEach(
                        wanted -> {
                            List<Integer> clause = new ArrayList<>(wanted);
                            clause.add(-is);
                            clauses.always(clause);
                        });
        return is;
    }

    // ---- rules ----

    private void rule(Rule rule) {
        if (!holds(rule.from(), rule.until(), asOf, day)) {
            return;
        }
        List<Integer> others = others(rule.cars());
        List<List<Integer>> all = new ArrayList<>();
        space.byGroup(rule.requires())
                .forEach((slot, choices) -> all.add(plus(others, variables(slot, choices))));
        for (String choice : rule.excludes()) {
            all.add(plus(others, List.of(-variable(choice))));
        }
        List<Integer> one = rule.oneOf().stream().map(this::variable).toList();
        if (!one.isEmpty()) {
            all.add(plus(others, one));
        }
        for (int i = 0; i < one.size(); i++) {
            for (int j = i + 1; j < one.size(); j++) {
                all.add(plus(others, List.of(-one.get(i), -one.get(j))));
            }
        }
        clauses.demand(words.rule(rule), all);
    }

    /** What makes a car none of these: any value beside those that are named, of any slot. */
    private List<Integer> others(Cars cars) {
        List<Integer> others = new ArrayList<>();
        if (!cars.models().isEmpty()) {
            others.addAll(space.models.variables());
            others.removeAll(variables(space.models, cars.models()));
        }
        List<String> markets = markets(cars);
        if (markets.size() < space.markets.values().size()) {
            others.addAll(space.markets.variables());
            others.removeAll(variables(space.markets, markets));
        }
        for (Map.Entry<Space.Slot, List<String>> e : space.byGroup(cars.choices()).entrySet()) {
            List<Integer> rest = e.getKey().variables();
            rest.removeAll(variables(e.getKey(), e.getValue()));
            others.addAll(rest);
        }
        return others;
    }

    /** Of each slot that is named beside the model, the values one of which a car must have. */
    private List<List<Integer>> restricted(Cars cars) {
        List<List<Integer>> wanted = new ArrayList<>();
        List<String> markets = markets(cars);
        if (markets.size() < space.markets.values().size()) {
            wanted.add(variables(space.markets, markets));
        }
        space.byGroup(cars.choices())
                .forEach((slot, choices) -> wanted.add(variables(slot, choices)));
        return wanted;
    }

    private List<String> markets(Cars cars) {
        return products.markets().stream()
                .filter(m -> cars.markets().isEmpty() || cars.markets().contains(m.id()))
                .filter(m -> cars.handedness() == null || cars.handedness() == m.handedness())
                .map(Products.Market::id)
                .toList();
    }

    private int variable(String choice) {
        return space.groupOf(choice).variable(choice);
    }

    private static List<Integer> variables(Space.Slot slot, List<String> values) {
        return values.stream().map(slot::variable).toList();
    }

    private static List<Integer> plus(List<Integer> a, List<Integer> b) {
        List<Integer> both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }
}
