package org.lineoff.product;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lineoff.model.Products;

/**
 * What can be built on one day. Orders name only what the product has; anything else is an {@link
 * IllegalArgumentException}. Verdicts and choices take one to some tens of questions to a SAT
 * solver, a millisecond each for products of some hundred options. Not for use by two threads.
 */
public final class Configurator {
    /** Branchings after which a count is given up, unless others are asked for: some seconds. */
    public static final long USUAL_BRANCHINGS = 2_000_000;

    private final Products products;
    private final LocalDate day;
    private final Clauses clauses;
    private final Satisfier satisfier;

    Configurator(Products products, LocalDate asOf, LocalDate day) {
        this.products = products;
        this.day = day;
        this.clauses = Demands.of(products, asOf, day);
        this.satisfier = new Satisfier(clauses);
    }

    public LocalDate day() {
        return day;
    }

    /** All demands that hold on the day, in the order of the files. */
    public List<Reason> demands() {
        return satisfier.reasons();
    }

    /** Whether any car as ordered can be built, and if not, why. */
    public Verdict verdict(Order order) {
        return new Explainer(satisfier).verdict(clauses.space().said(order));
    }

    /** Whether the order leaves nothing open. */
    public boolean isComplete(Order order) {
        return order.model() != null
                && order.market() != null
                && products.options().stream()
                        .filter(g -> g.models().isEmpty() || g.models().contains(order.model()))
                        .allMatch(g -> order.choices().containsKey(g.id()));
    }

    /**
     * What can still be chosen for everything that the order leaves open: the model, the market,
     * and each group of options that its model may have.
     */
    public List<Open> open(Order order) {
        List<Integer> said =
                clauses.space().said(order).stream().map(Space.Said::variable).toList();
        Set<Integer> possible = possible(said);
        List<Open> open = new ArrayList<>();
        for (Space.Slot slot : clauses.space().slots()) {
            if (slot.variables().stream().anyMatch(said::contains)
                    || !isOffered(slot.id(), order)) {
                continue;
            }
            List<String> can = new ArrayList<>();
            List<String> cannot = new ArrayList<>();
            for (String value : slot.values()) {
                (possible.contains(slot.variable(value)) ? can : cannot).add(value);
            }
            open.add(new Open(slot.id(), can, cannot, possible.contains(slot.none())));
        }
        return open;
    }

    private boolean isOffered(String id, Order order) {
        return order.model() == null
                || products.options().stream()
                        .filter(g -> g.id().equals(id))
                        .allMatch(g -> g.models().isEmpty() || g.models().contains(order.model()));
    }

    /** The variables that some buildable car with all those said has. */
    private Set<Integer> possible(List<Integer> said) {
        Set<Integer> possible = new HashSet<>();
        if (!satisfier.canMeet(satisfier.all(), said)) {
            return possible;
        }
        keep(possible);
        for (int v = 1; v <= clauses.space().variables(); v++) {
            if (!possible.contains(v)) {
                List<Integer> more = new ArrayList<>(said);
                more.add(v);
                if (satisfier.canMeet(satisfier.all(), more)) {
                    keep(possible);
                }
            }
        }
        return possible;
    }

    private void keep(Set<Integer> possible) {
        for (int v = 1; v <= clauses.space().variables(); v++) {
            if (satisfier.has(v)) {
                possible.add(v);
            }
        }
    }

    /** How many different cars as ordered can be built, whatever market they are for. */
    public Optional<BigInteger> count(Order order) {
        return count(order, USUAL_BRANCHINGS);
    }

    /**
     * How many different cars as ordered can be built: models with their choices, each counted once
     * however many markets it can be for. Empty if more branchings were needed.
     */
    public Optional<BigInteger> count(Order order, long branchings) {
        List<int[]> all = new ArrayList<>(clauses.always());
        clauses.demands().values().forEach(all::addAll);
        clauses.space().said(order).forEach(s -> all.add(new int[] {s.variable()}));
        boolean[] counted = new boolean[clauses.variables() + 1];
        Arrays.fill(counted, 1, clauses.space().variables() + 1, true);
        clauses.space().markets.variables().forEach(v -> counted[v] = false);
        return Optional.ofNullable(CarCounter.count(all, counted, branchings));
    }

    /**
     * Choices that no buildable car of the model has though the model offers them, with the reason
     * of each.
     */
    public List<Dead> dead(String model) {
        List<Dead> dead = new ArrayList<>();
        Order order = Order.OPEN.ofModel(model);
        for (Open open : open(order)) {
            if (clauses.space().groups.containsKey(open.id())) {
                for (String choice : open.impossible()) {
                    dead.add(new Dead(open.id(), choice, verdict(order.with(open.id(), choice))));
                }
            }
        }
        return dead;
    }

    /** A choice that can never be chosen, and why. */
    public record Dead(String group, String choice, Verdict why) {}

    /** Groups of which every buildable car of the model has the same, though it offers several. */
    public List<Open> forced(String model) {
        return open(Order.OPEN.ofModel(model)).stream()
                .filter(o -> clauses.space().groups.containsKey(o.id()))
                .filter(o -> o.isForced() && !o.impossible().isEmpty())
                .toList();
    }
}
