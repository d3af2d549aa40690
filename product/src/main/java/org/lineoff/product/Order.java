package org.lineoff.product;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants, or wants so far: what is not said is open.
 *
 * @param choices id of the choice by id of its group of options, in the order of their choosing
 */
public record Order(@Nullable String model, @Nullable String market, Map<String, String> choices) {
    /** Nothing chosen yet. */
    public static final Order OPEN = new Order(null, null, Map.of());

    public Order {
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }

    public Order ofModel(String id) {
        return new Order(id, market, choices);
    }

    public Order forMarket(String id) {
        return new Order(model, id, choices);
    }

    /** The same with one choice more, or another one. */
    public Order with(String group, String choice) {
        Map<String, String> more = new LinkedHashMap<>(choices);
        more.put(group, choice);
        return new Order(model, market, more);
    }
}
