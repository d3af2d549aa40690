package org.lineoff.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.lineoff.model.Approval;
import org.lineoff.model.Cars;
import org.lineoff.model.Products;
import org.lineoff.model.Rule;
import org.lineoff.model.Text;

/** Demands as sentences, English and Chinese at once. */
final class Words {
    private static final Properties EN = read("en");
    private static final Properties ZH = read("zh");

    private final Products products;
    private final LocalDate asOf;
    private final LocalDate day;

    Words(Products products, LocalDate asOf, LocalDate day) {
        this.products = products;
        this.asOf = asOf;
        this.day = day;
    }

    Reason sale(Products.Model model) {
        LocalDate from = Demands.at(model.from(), asOf);
        Text words =
                from == null
                        ? fill("sale.unknown", model.name(), day(asOf))
                        : fill("sale", model.name(), day(from), day(day));
        return new Reason(Reason.Kind.SALE, model.id(), words);
    }

    Reason offer(Products.OptionGroup group) {
        Text models = list("comma", names(group.models(), products::modelName));
        return new Reason(Reason.Kind.OFFER, group.id(), fill("offer", group.name(), models));
    }

    Reason approval(Products.Model model, List<Approval> valid) {
        List<Text> codes = valid.stream().map(this::approval).toList();
        Text words =
                codes.isEmpty()
                        ? fill("approval.none", model.name(), day(day))
                        : fill("approval", model.name(), day(day), list("semicolon", codes));
        return new Reason(Reason.Kind.APPROVAL, model.id(), words);
    }

    private Text approval(Approval a) {
        List<Text> parts = new ArrayList<>(names(a.cars().choices(), products::choiceName));
        parts.addAll(marketsAndSide(a.cars()));
        Text code = Text.of(a.id());
        return parts.isEmpty() ? code : fill("approval.for", code, list("comma", parts));
    }

    Reason rule(Rule rule) {
        Text demand;
        if (!rule.requires().isEmpty()) {
            demand = fill("requires", all(rule.requires()));
        } else if (!rule.excludes().isEmpty()) {
            demand = fill("excludes", list("or", names(rule.excludes(), products::choiceName)));
        } else {
            demand = fill("oneOf", list("or", names(rule.oneOf(), products::choiceName)));
        }
        Text words = fill("rule", rule.name(), cars(rule.cars()), demand, rule.why());
        LocalDate from = Demands.at(rule.from(), asOf);
        LocalDate until = Demands.at(rule.until(), asOf);
        if (from != null && until != null) {
            words = fill("between", words, day(from), day(until));
        } else if (from != null) {
            words = fill("from", words, day(from));
        } else if (until != null) {
            words = fill("until", words, day(until));
        }
        return new Reason(Reason.Kind.RULE, rule.id(), words);
    }

    /** The cars that something is about, e.g. "SU7, SU7 Ultra with 20 inch". */
    Text cars(Cars cars) {
        Text models =
                cars.models().isEmpty()
                        ? fill("cars.all")
                        : list("comma", names(cars.models(), products::modelName));
        Text with =
                cars.choices().isEmpty() ? models : fill("cars.with", models, all(cars.choices()));
        List<Text> where = marketsAndSide(cars);
        return where.isEmpty() ? with : fill("cars.for", with, list("comma", where));
    }

    private List<Text> marketsAndSide(Cars cars) {
        List<Text> where = new ArrayList<>(names(cars.markets(), products::marketName));
        if (cars.handedness() != null) {
            where.add(
                    switch (cars.handedness()) {
                        case LEFT -> fill("handedness.left");
                        case RIGHT -> fill("handedness.right");
                    });
        }
        return where;
    }

    /** Choices of one group are joined by "or", those of different groups by "and". */
    private Text all(List<String> choices) {
        return list(
                "and",
                new Space(products)
                        .byGroup(choices).values().stream()
                                .map(some -> list("or", names(some, products::choiceName)))
                                .toList());
    }

    private static List<Text> names(List<String> ids, Function<String, Text> name) {
        return ids.stream().map(name).toList();
    }

    private static Text day(LocalDate day) {
        return Text.of(day.toString());
    }

    private static Text list(String joint, List<Text> parts) {
        return new Text(
                String.join(text(EN, joint), parts.stream().map(Text::en).toList()),
                String.join(text(ZH, joint), parts.stream().map(Text::zh).toList()));
    }

    private static Text fill(String key, Text... arguments) {
        String en = text(EN, key);
        String zh = text(ZH, key);
        return new Text(filled(en, arguments, "en"), filled(zh, arguments, "zh"));
    }

    private static String filled(String pattern, Text[] arguments, String language) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '{' && i + 2 < pattern.length()) {
                s.append(arguments[pattern.charAt(i + 1) - '0'].in(language));
                i += 2;
            } else {
                s.append(pattern.charAt(i));
            }
        }
        return s.toString();
    }

    private static String text(Properties texts, String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no text \"%s\"".formatted(key));
        }
        return text;
    }

    static Properties read(String language) {
        String name = "texts_" + language + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource missing: " + name);
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
