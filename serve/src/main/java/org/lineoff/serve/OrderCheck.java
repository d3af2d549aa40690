package org.lineoff.serve;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.Text;
import org.lineoff.model.order.Order;
import org.lineoff.model.time.PlantClock;
import org.lineoff.product.OrderRules;

/** Asks the rules of the product about orders, as they are known on the day. */
final class OrderCheck {
    private static final String MARKET = "market:";

    private final Plant plant;
    private final PlantClock clock;

    OrderCheck(Plant plant, PlantClock clock) {
        this.plant = plant;
        this.clock = clock;
    }

    /** The day as of which the plant's files are asked: today, as far as they reach. */
    LocalDate known(long now) {
        LocalDate today = clock.date(now);
        LocalDate first = plant.horizon().from();
        LocalDate last = plant.horizon().to();
        return today.isBefore(first) ? first : today.isAfter(last) ? last : today;
    }

    OrderRules rules(long now) {
        return new OrderRules(plant.products(), known(now), plant.horizon().to());
    }

    /**
     * Adds what is wrong with an order to the faults of its fields.
     *
     * @param due when it is wanted, ms since the plant's epoch, 0 if not said
     */
    void check(
            String order,
            String model,
            List<String> options,
            long due,
            OrderRules rules,
            Fields faults) {
        Products products = plant.products();
        if (products.models().stream().noneMatch(m -> m.id().equals(model))) {
            String all =
                    products.models().stream()
                            .map(Products.Model::id)
                            .collect(Collectors.joining(", "));
            faults.wrong(
                    "model",
                    "the plant builds no \"" + model + "\"; it builds: " + all,
                    "工厂不生产“" + model + "”；可选：" + all);
            return;
        }
        int before = faults.count();
        Map<String, String> choices = new LinkedHashMap<>();
        String market = null;
        for (String option : options) {
            if (option.startsWith(MARKET)) {
                market = market(option, faults);
            } else {
                choose(model, option, choices, faults);
            }
        }
        if (faults.count() > before) {
            return;
        }
        LocalDate wanted = due == 0 ? null : clock.date(due);
        Text refusal =
                rules.refusal(
                        new Order(
                                order,
                                model,
                                choices,
                                market,
                                wanted,
                                false,
                                Order.State.OPEN,
                                null,
                                null,
                                null));
        if (refusal != null) {
            faults.wrong("options", refusal.en(), refusal.zh());
        }
    }

    private @Nullable String market(String option, Fields faults) {
        String market = option.substring(MARKET.length());
        if (plant.products().markets().stream().noneMatch(m -> m.id().equals(market))) {
            faults.wrong(
                    "options", "there is no market \"" + market + "\"", "没有市场“" + market + "”");
        }
        return market;
    }

    private void choose(String model, String option, Map<String, String> choices, Fields faults) {
        for (Products.OptionGroup group : plant.products().options()) {
            if (group.choices().stream().anyMatch(c -> c.id().equals(option))) {
                if (!group.models().isEmpty() && !group.models().contains(model)) {
                    faults.wrong(
                            "options",
                            "a " + model + " is not offered with \"" + option + "\"",
                            "车型 " + model + " 不提供“" + option + "”");
                } else if (choices.putIfAbsent(group.id(), option) != null) {
                    faults.wrong(
                            "options",
                            "\"" + option + "\" is the second choice of " + group.id(),
                            "“" + option + "”是 " + group.id() + " 的第二个选择");
                }
                return;
            }
        }
        faults.wrong(
                "options",
                "no option has the choice \"" + option + "\"",
                "没有名为“" + option + "”的选装");
    }
}
