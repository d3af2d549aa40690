package org.lineoff.files;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.Ids.Kind;
import org.lineoff.model.Approval;
import org.lineoff.model.Cars;
import org.lineoff.model.Known;
import org.lineoff.model.Products;
import org.lineoff.model.Rule;

/**
 * Rules say one thing of choices that their models offer, approvals name their models, and what
 * lasts ends after it begins. (Whether any car is left that can be built is the room {@code
 * product}'s to say.)
 */
final class RuleChecks {
    private final Draft draft;
    private final Origins origins;
    private final Faults faults;
    private final Ids ids;
    private final Map<String, Products.OptionGroup> groups = new LinkedHashMap<>();

    RuleChecks(Draft draft, Origins origins, Faults faults, Ids ids) {
        this.draft = draft;
        this.origins = origins;
        this.faults = faults;
        this.ids = ids;
        for (Products.OptionGroup g : draft.products().options()) {
            if (origins.ok(g, "models") && areModels(g.models())) {
                g.choices().forEach(c -> groups.putIfAbsent(c.id(), g));
            }
        }
    }

    void run() {
        draft.products().rules().forEach(this::rule);
        for (Approval a : draft.products().approvals()) {
            cars(a.cars());
            if (origins.ok(a, "cars")
                    && origins.ok(a.cars(), "models")
                    && a.cars().models().isEmpty()) {
                faults.inconsistent(origins.where(a, "cars"), "approvalWithoutModel", a.id());
            }
            span(a, a.from(), a.until());
        }
        new ChangeChecks(draft, origins, faults, ids, this).run();
    }

    private void rule(Rule rule) {
        Cars cars = rule.cars();
        cars(cars);
        Map<String, List<String>> said = new LinkedHashMap<>();
        said.put("requires", rule.requires());
        said.put("excludes", rule.excludes());
        said.put("oneOf", rule.oneOf());
        boolean whole =
                origins.ok(rule, "cars")
                        && said.keySet().stream().allMatch(k -> origins.ok(rule, k));
        Set<String> there = new LinkedHashSet<>();
        said.forEach(
                (key, choices) -> {
                    ids.check(Kind.CHOICE, rule, key, choices);
                    offered(rule, key, choices, cars);
                    if (!choices.isEmpty()) {
                        there.add(key);
                    }
                });
        if (whole && there.isEmpty()) {
            faults.inconsistent(origins.where(rule), "ruleWithoutEffect");
        } else if (whole && there.size() > 1) {
            List<String> keys = List.copyOf(there);
            faults.inconsistent(
                    origins.keyWhere(rule, keys.get(1)),
                    "ruleWithTwoEffects",
                    keys.get(0),
                    keys.get(1));
        }
        for (int i = 0; whole && i < rule.excludes().size(); i++) {
            if (cars.choices().contains(rule.excludes().get(i))) {
                faults.inconsistent(
                        origins.where(rule, "excludes", i),
                        "excludesItself",
                        rule.excludes().get(i));
            }
        }
        span(rule, rule.from(), rule.until());
    }

    /** Names that say which cars something is about. */
    void cars(Cars cars) {
        ids.check(Kind.MODEL, cars, "models", cars.models());
        ids.check(Kind.CHOICE, cars, "choices", cars.choices());
        ids.check(Kind.MARKET, cars, "markets", cars.markets());
        offered(cars, "choices", cars.choices(), cars);
    }

    /** Complains about choices that none of the models offers. */
    private void offered(Object record, String key, List<String> choices, Cars cars) {
        if (!origins.ok(record, key)
                || !origins.ok(cars, "models")
                || cars.models().isEmpty()
                || !areModels(cars.models())) {
            return;
        }
        for (int i = 0; i < choices.size(); i++) {
            Products.OptionGroup group = groups.get(choices.get(i));
            if (group != null
                    && !group.models().isEmpty()
                    && cars.models().stream().noneMatch(group.models()::contains)) {
                faults.inconsistent(
                        origins.where(record, key, i),
                        "choiceNotOffered",
                        choices.get(i),
                        group.id(),
                        String.join(", ", cars.models()));
            }
        }
    }

    private boolean areModels(List<String> names) {
        return ids.of(Kind.MODEL).keySet().containsAll(names);
    }

    /** Complains about a last day before the first. */
    void span(Object record, @Nullable Known<LocalDate> from, @Nullable Known<LocalDate> until) {
        if (from != null
                && until != null
                && origins.ok(record, "from")
                && origins.ok(record, "until")
                && Dates.everBreaks(from, until, (LocalDate f, LocalDate u) -> !u.isBefore(f))) {
            faults.inconsistent(
                    origins.where(record, "until"),
                    "endBeforeStart",
                    from.versions().getLast().value());
        }
    }
}
