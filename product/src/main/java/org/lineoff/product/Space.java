package org.lineoff.product;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.model.Products;

/**
 * All cars one can write down, as variables of logic: a slot for the model, one for the market, one
 * for every group of options, each slot with a variable (1, 2, …) for each of its values. A car
 * sets exactly one variable of each slot. A group that some model does not offer has one value
 * more, that of having none.
 */
final class Space {
    /**
     * @param none variable of having no choice; 0 where every car has one
     */
    record Slot(String id, List<String> values, int first, int none) {
        int variable(String value) {
            int i = values.indexOf(value);
            if (i < 0) {
                throw new IllegalArgumentException("no \"%s\" in %s".formatted(value, id));
            }
            return first + i;
        }

        List<Integer> variables() {
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                all.add(first + i);
            }
            if (none > 0) {
                all.add(none);
            }
            return all;
        }
    }

    final Slot models;
    final Slot markets;
    final Map<String, Slot> groups = new LinkedHashMap<>();
    private final Map<String, Slot> groupOfChoice = new LinkedHashMap<>();
    private int variables;

    Space(Products products) {
        models = slot(Open.MODEL, products.models().stream().map(m -> m.id()).toList(), false);
        markets = slot(Open.MARKET, products.markets().stream().map(m -> m.id()).toList(), false);
        for (Products.OptionGroup g : products.options()) {
            List<String> choices = g.choices().stream().map(c -> c.id()).toList();
            boolean mayLack = !g.models().isEmpty() && !g.models().containsAll(models.values());
            Slot slot = slot(g.id(), choices, mayLack);
            groups.put(g.id(), slot);
            choices.forEach(c -> groupOfChoice.put(c, slot));
        }
    }

    private Slot slot(String id, List<String> values, boolean mayLack) {
        int first = variables + 1;
        variables += values.size() + (mayLack ? 1 : 0);
        return new Slot(id, values, first, mayLack ? variables : 0);
    }

    int variables() {
        return variables;
    }

    List<Slot> slots() {
        List<Slot> all = new ArrayList<>(List.of(models, markets));
        all.addAll(groups.values());
        return all;
    }

    /** The group that the choice is of. */
    Slot groupOf(String choice) {
        Slot slot = groupOfChoice.get(choice);
        if (slot == null) {
            throw new IllegalArgumentException("no choice \"%s\"".formatted(choice));
        }
        return slot;
    }

    /** The choices by their groups, in the order of their naming. */
    Map<Slot, List<String>> byGroup(List<String> choices) {
        Map<Slot, List<String>> byGroup = new LinkedHashMap<>();
        choices.forEach(c -> byGroup.computeIfAbsent(groupOf(c), _ -> new ArrayList<>()).add(c));
        return byGroup;
    }

    /** Something that an order says, and its variable. */
    record Said(String id, int variable) {}

    /** All that an order says; names that the product has not are a mistake of the caller. */
    List<Said> said(Order order) {
        List<Said> said = new ArrayList<>();
        String model = order.model();
        if (model != null) {
            said.add(new Said(model, models.variable(model)));
        }
        String market = order.market();
        if (market != null) {
            said.add(new Said(market, markets.variable(market)));
        }
        order.choices()
                .forEach(
                        (group, choice) -> {
                            Slot slot = groups.get(group);
                            if (slot == null) {
                                throw new IllegalArgumentException(
                                        "no group of options \"%s\"".formatted(group));
                            }
                            said.add(new Said(choice, slot.variable(choice)));
                        });
        return said;
    }
}
