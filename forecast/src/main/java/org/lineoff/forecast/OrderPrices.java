package org.lineoff.forecast;

import java.util.List;
import org.lineoff.model.Drawn;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.state.PlantState.OrderState;

/** What orders cost, ex works. */
final class OrderPrices {
    private OrderPrices() {}

    /**
     * Prices by order, in the plant's currency: of its model and of all its choices. Not a number
     * for an order whose model is only drawn later, or has no price on that day or a price of
     * nothing, which is how a plant says that it states none.
     */
    static double[] of(Plant plant, Drawn drawn, List<OrderState> orders) {
        return orders.stream().mapToDouble(o -> price(plant.products(), drawn, o)).toArray();
    }

    private static double price(Products products, Drawn drawn, OrderState order) {
        double price = 0;
        for (Products.Model model : products.models()) {
            if (model.id().equals(order.model()) && drawn.isKnown(model.price())) {
                price = drawn.number(model.price());
            }
        }
        if (price <= 0) {
            return Double.NaN;
        }
        for (Products.OptionGroup group : products.options()) {
            String chosen = order.options().get(group.id());
            for (Products.Choice choice : group.choices()) {
                Known<Double> more = choice.price();
                if (choice.id().equals(chosen) && more != null && drawn.isKnown(more)) {
                    price += drawn.number(more);
                }
            }
        }
        return price;
    }
}
