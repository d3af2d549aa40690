package org.lineoff.model.order;

import org.jspecify.annotations.Nullable;
import org.lineoff.model.Text;

/** Whether a combination can be built at all: what a product's own rules have to say. */
public interface Buildable {
    /** Every combination of choices that its model offers. */
    Buildable ANYTHING = order -> null;

    /** Why the order cannot be built; null where it can. */
    @Nullable Text refusal(Order order);
}
