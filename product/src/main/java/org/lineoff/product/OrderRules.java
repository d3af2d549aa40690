package org.lineoff.product;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Products;
import org.lineoff.model.Text;
import org.lineoff.model.order.Buildable;

/**
 * The product's rules asked about orders, each on the day on which it is wanted. What was asked is
 * remembered: of a week's orders most are alike.
 */
public final class OrderRules implements Buildable {
    private final ProductRules rules;
    private final LocalDate otherwise;
    private final boolean anything;
    private final Map<LocalDate, Configurator> onDay = new HashMap<>();
    private final Map<List<Object>, Optional<Text>> known = new HashMap<>();

    /**
     * The rules as known on a day.
     *
     * @param otherwise the day for orders without a wanted day
     */
    public OrderRules(Products products, LocalDate asOf, LocalDate otherwise) {
        rules = ProductRules.of(products, asOf);
        anything = products.rules().isEmpty() && products.approvals().isEmpty();
        this.otherwise = otherwise;
    }

    @Override
    public @Nullable Text refusal(org.lineoff.model.order.Order order) {
        if (anything) {
            return null;
        }
        LocalDate day = order.wanted() == null ? otherwise : order.wanted();
        List<Object> key = new ArrayList<>(List.of(day, order.model(), order.choices()));
        key.add(Optional.ofNullable(order.market()));
        return known.computeIfAbsent(key, k -> refusal(order, day)).orElse(null);
    }

    private Optional<Text> refusal(org.lineoff.model.order.Order order, LocalDate day) {
        Verdict verdict =
                onDay.computeIfAbsent(day, rules::on)
                        .verdict(new Order(order.model(), order.market(), order.choices()));
        if (verdict.buildable()) {
            return Optional.empty();
        }
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        verdict.reasons()
                .forEach(
                        reason -> {
                            en.add(reason.words().en().replaceFirst("\\.$", ""));
                            zh.add(reason.words().zh().replaceFirst("。$", ""));
                        });
        return Optional.of(new Text(String.join("; ", en), String.join("；", zh)));
    }
}
