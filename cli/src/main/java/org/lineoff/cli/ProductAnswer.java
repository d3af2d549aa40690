package org.lineoff.cli;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.EngineeringChange;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.Text;
import org.lineoff.model.order.Order;
import org.lineoff.product.Car;
import org.lineoff.product.Changes;
import org.lineoff.product.Configurator;
import org.lineoff.product.Effect;
import org.lineoff.product.Open;
import org.lineoff.product.ProcessRouting;
import org.lineoff.product.ProductRules;
import org.lineoff.product.Reach;
import org.lineoff.product.Reason;
import org.lineoff.product.Verdict;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code lineoff product} says: the cars of the day, one as chosen, the changes and what they
 * touch. {@code docs/product.md} has its shape.
 */
final class ProductAnswer {
    private final Plant plant;
    private final LocalDate asOf;
    private final LocalDate day;
    private final ProductRules rules;
    private final Configurator configurator;
    private org.lineoff.product.@Nullable Order chosen;
    private @Nullable Verdict verdict;
    private @Nullable List<Order> orders;
    private int refused;

    ProductAnswer(Plant plant, LocalDate asOf, LocalDate day) {
        this.plant = plant;
        this.asOf = asOf;
        this.day = day;
        rules = ProductRules.of(plant.products(), asOf);
        configurator = rules.on(day);
    }

    /** A car is asked about, whole or in part. */
    void choose(org.lineoff.product.Order order) {
        chosen = order;
        verdict = configurator.verdict(order);
    }

    boolean isBuildable() {
        return verdict != null && verdict.buildable();
    }

    /** These orders can be built. */
    void orders(List<Order> good, int bad) {
        orders = List.copyOf(good);
        refused = bad;
    }

    private List<Products.Model> models() {
        return plant.products().models();
    }

    private org.lineoff.product.Order of(String model) {
        return org.lineoff.product.Order.OPEN.ofModel(model);
    }

    /** The days after this one on which something else can be built. */
    private List<LocalDate> nextDays() {
        LocalDate last = plant.horizon().to();
        if (day.isAfter(last)) {
            return List.of();
        }
        return rules.periods(day, last).stream().skip(1).map(ProductRules.Period::from).toList();
    }

    /** Changes of which something was known by the day. */
    private Stream<EngineeringChange> changes() {
        return plant.products().engineeringChanges().stream()
                .filter(change -> change.effective().stream().anyMatch(this::isKnown));
    }

    private boolean isKnown(EngineeringChange.Effectivity effective) {
        List<Known<?>> bounds =
                Stream.<@Nullable Known<?>>of(
                                effective.from(),
                                effective.until(),
                                effective.fromCar(),
                                effective.toCar())
                        .filter(Objects::nonNull)
                        .toList();
        return bounds.isEmpty() || bounds.stream().anyMatch(b -> b.at(asOf).isPresent());
    }

    private Reach reach(EngineeringChange change) {
        List<Car> cars = new ArrayList<>();
        List<Order> known = orders;
        if (known != null) {
            for (Order order : known) {
                cars.add(
                        new Car(
                                order.id(),
                                new org.lineoff.product.Order(
                                        order.model(), order.market(), order.choices()),
                                order.day() == null ? order.wanted() : order.day(),
                                null,
                                null));
            }
        }
        return Changes.of(plant.products(), asOf).reach(change, ProcessRouting.of(plant), cars);
    }

    private static long count(Reach reach, Effect effect) {
        return reach.cars().values().stream().filter(e -> e == effect).count();
    }

    // ---- as data ----

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("asOf", asOf.toString());
        all.put("on", day.toString());
        all.put("changesOn", nextDays().stream().map(LocalDate::toString).toList());
        all.put("demands", configurator.demands().stream().map(ProductAnswer::json).toList());
        all.put("models", models().stream().map(this::json).toList());
        if (chosen != null && verdict != null) {
            all.put("chosen", json(chosen, verdict));
        }
        if (orders != null) {
            all.put("orders", Map.of("buildable", orders.size(), "refused", refused));
        }
        all.put("engineeringChanges", changes().map(this::json).toList());
        return JsonMapper.shared().writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> json(Reason reason) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("kind", reason.kind().name().toLowerCase(Locale.ROOT));
        one.put("id", reason.id());
        one.put("words", json(reason.words()));
        return one;
    }

    private static Map<String, Object> json(Text text) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("en", text.en());
        one.put("zh", text.zh());
        return one;
    }

    private Map<String, Object> json(Products.Model model) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", model.id());
        Verdict any = configurator.verdict(of(model.id()));
        one.put("buildable", any.buildable());
        if (!any.buildable()) {
            one.put("reasons", any.reasons().stream().map(ProductAnswer::json).toList());
            return one;
        }
        one.put("cars", configurator.count(of(model.id())).orElse(null));
        List<Map<String, Object>> never = new ArrayList<>();
        for (Configurator.Dead dead : configurator.dead(model.id())) {
            Map<String, Object> choice = new LinkedHashMap<>();
            choice.put("group", dead.group());
            choice.put("choice", dead.choice());
            choice.put("reasons", dead.why().reasons().stream().map(ProductAnswer::json).toList());
            never.add(choice);
        }
        one.put("never", never);
        one.put("always", configurator.forced(model.id()).stream().map(this::json).toList());
        return one;
    }

    private Map<String, Object> json(Open open) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", open.id());
        one.put("possible", open.possible());
        one.put("impossible", open.impossible());
        one.put("mayLack", open.mayLack());
        return one;
    }

    private Map<String, Object> json(org.lineoff.product.Order order, Verdict of) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("model", order.model());
        one.put("market", order.market());
        one.put("choices", order.choices());
        one.put("buildable", of.buildable());
        one.put("reasons", of.reasons().stream().map(ProductAnswer::json).toList());
        one.put("smallest", of.smallest());
        one.put("because", of.because());
        if (of.buildable()) {
            one.put("cars", configurator.count(order).orElse(null));
            one.put("open", configurator.open(order).stream().map(this::json).toList());
        }
        return one;
    }

    private Map<String, Object> json(EngineeringChange change) {
        Reach reach = reach(change);
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", change.id());
        one.put("parts", reach.parts());
        one.put("approvals", reach.approvals());
        one.put("tasks", reach.tasks());
        one.put("stations", reach.stations());
        List<Map<String, Object>> counts = new ArrayList<>();
        for (EngineeringChange.Count count : change.counts()) {
            Map<String, Object> cars = new LinkedHashMap<>();
            cars.put("from", count.from().toString());
            cars.put("to", count.to().toString());
            cars.put("before", count.before().at(asOf).map(v -> v.value()).orElse(null));
            cars.put("after", count.after().at(asOf).map(v -> v.value()).orElse(null));
            counts.add(cars);
        }
        one.put("counts", counts);
        if (orders != null) {
            Map<String, Object> cars = new LinkedHashMap<>();
            cars.put("old", count(reach, Effect.OLD));
            cars.put("new", count(reach, Effect.NEW));
            cars.put("open", count(reach, Effect.OPEN));
            one.put("orders", cars);
        }
        return one;
    }

    // ---- in words ----

    String text(Texts texts, String language) {
        StringBuilder text = new StringBuilder();
        line(text, 0, texts.get("product.title", plant.title().in(language), day, asOf));
        for (Products.Model model : models()) {
            model(text, model, texts, language);
        }
        List<LocalDate> next = nextDays();
        if (!next.isEmpty()) {
            List<String> days = next.stream().map(LocalDate::toString).toList();
            line(text, 0, texts.get("product.next", String.join(", ", days)));
        }
        if (chosen != null && verdict != null) {
            text.append('\n');
            chosen(text, chosen, verdict, texts, language);
        }
        if (orders != null) {
            text.append('\n');
            line(text, 0, texts.get("product.orders", orders.size(), refused));
        }
        changes()
                .forEach(
                        change -> {
                            text.append('\n');
                            change(text, change, texts, language);
                        });
        return text.toString();
    }

    private static void line(StringBuilder text, int indent, String words) {
        text.append("  ".repeat(indent)).append(words).append('\n');
    }

    private void model(StringBuilder text, Products.Model model, Texts texts, String language) {
        String name = model.name().in(language);
        Verdict any = configurator.verdict(of(model.id()));
        if (!any.buildable()) {
            line(text, 1, texts.get("product.none", name));
            reasons(text, any, language);
            return;
        }
        Optional<BigInteger> count = configurator.count(of(model.id()));
        line(
                text,
                1,
                count.isPresent()
                        ? texts.get("product.cars", name, count.get())
                        : texts.get("product.many", name));
        for (Configurator.Dead dead : configurator.dead(model.id())) {
            line(text, 2, texts.get("product.never", choice(dead.choice(), language)));
            reasons(text, dead.why(), language);
        }
        for (Open forced : configurator.forced(model.id())) {
            line(
                    text,
                    2,
                    texts.get(
                            "product.always",
                            group(forced.id(), language),
                            choice(forced.possible().getFirst(), language)));
        }
    }

    private static void reasons(StringBuilder text, Verdict verdict, String language) {
        verdict.reasons().forEach(reason -> line(text, 3, "- " + reason.words().in(language)));
    }

    private void chosen(
            StringBuilder text,
            org.lineoff.product.Order order,
            Verdict of,
            Texts texts,
            String language) {
        List<String> said = new ArrayList<>();
        String model = order.model();
        String market = order.market();
        if (model != null) {
            said.add(modelName(model, language));
        }
        order.choices().values().forEach(c -> said.add(choice(c, language)));
        if (market != null) {
            said.add(marketName(market, language));
        }
        String car = String.join(", ", said);
        if (!of.buildable()) {
            line(text, 0, texts.get("product.no", car, day));
            reasons(text, of, language);
            if (!of.because().isEmpty()) {
                List<String> because =
                        of.because().stream().map(id -> anyName(id, language)).toList();
                line(text, 2, texts.get("product.because", String.join(", ", because)));
            }
            return;
        }
        Optional<BigInteger> count = configurator.count(order);
        line(
                text,
                0,
                count.isPresent()
                        ? texts.get("product.yes", car, day, count.get())
                        : texts.get("product.yesMany", car, day));
        for (Open open : configurator.open(order)) {
            String can =
                    String.join(
                            ", ",
                            open.possible().stream().map(id -> anyName(id, language)).toList());
            String cannot =
                    String.join(
                            ", ",
                            open.impossible().stream().map(id -> anyName(id, language)).toList());
            line(
                    text,
                    2,
                    cannot.isEmpty()
                            ? texts.get("product.open", group(open.id(), language), can)
                            : texts.get(
                                    "product.openBut", group(open.id(), language), can, cannot));
        }
    }

    private void change(
            StringBuilder text, EngineeringChange change, Texts texts, String language) {
        line(text, 0, texts.get("product.change", change.name().in(language), change.id()));
        Text why = change.why();
        if (why != null) {
            line(text, 1, why.in(language));
        }
        for (EngineeringChange.Effectivity effective : change.effective()) {
            List<String> bounds = new ArrayList<>();
            add(bounds, texts, "product.from", at(effective.from()));
            add(bounds, texts, "product.until", at(effective.until()));
            add(bounds, texts, "product.fromCar", at(effective.fromCar()));
            add(bounds, texts, "product.toCar", at(effective.toCar()));
            effective
                    .vins()
                    .forEach(
                            range ->
                                    bounds.add(
                                            texts.get(
                                                    "product.vins",
                                                    range.like(),
                                                    range.from() == null ? "…" : range.from(),
                                                    range.to() == null ? "…" : range.to())));
            if (!bounds.isEmpty()) {
                line(text, 1, texts.get("product.holds", String.join(", ", bounds)));
            }
        }
        Reach reach = reach(change);
        touched(text, "product.approvals", reach.approvals(), texts);
        touched(text, "product.parts", reach.parts(), texts);
        touched(text, "product.tasks", reach.tasks(), texts);
        touched(text, "product.stations", reach.stations(), texts);
        for (EngineeringChange.Count count : change.counts()) {
            Integer before = value(count.before());
            Integer after = value(count.after());
            if (before != null && after != null) {
                line(text, 1, texts.get("product.counts", count.from(), count.to(), before, after));
            }
        }
        if (orders != null) {
            line(
                    text,
                    1,
                    texts.get(
                            "product.changeOrders",
                            count(reach, Effect.OLD),
                            count(reach, Effect.NEW),
                            count(reach, Effect.OPEN)));
        }
    }

    private static void touched(StringBuilder text, String key, List<String> names, Texts texts) {
        if (!names.isEmpty()) {
            line(text, 1, texts.get(key, String.join(", ", names)));
        }
    }

    private static void add(List<String> bounds, Texts texts, String key, @Nullable String value) {
        if (value != null) {
            bounds.add(texts.get(key, value));
        }
    }

    private <T> @Nullable T value(Known<T> known) {
        return known.at(asOf).map(Known.Version::value).orElse(null);
    }

    private <T> @Nullable String at(@Nullable Known<T> known) {
        return known == null
                ? null
                : known.at(asOf).map(version -> String.valueOf(version.value())).orElse("?");
    }

    // ---- names ----

    private String modelName(String id, String language) {
        return plant.products().modelName(id).in(language);
    }

    private String marketName(String id, String language) {
        return plant.products().marketName(id).in(language);
    }

    private String choice(String id, String language) {
        return plant.products().choiceName(id).in(language);
    }

    private String anyName(String id, String language) {
        String model = modelName(id, language);
        String market = marketName(id, language);
        return !model.equals(id) ? model : !market.equals(id) ? market : choice(id, language);
    }

    private String group(String id, String language) {
        return id.equals(Open.MODEL) || id.equals(Open.MARKET)
                ? new Texts(language).get("product.group." + id)
                : plant.products().groupName(id).in(language);
    }
}
