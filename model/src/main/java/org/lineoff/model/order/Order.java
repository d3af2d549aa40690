package org.lineoff.model.order;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One car that is sold and has to be built.
 *
 * @param choices the choice of every option group that its model offers, by group
 * @param wanted the day on which it should be built at the latest; null: any day
 * @param blockedUntil until when it cannot be built, in the plant's time; null with state blocked:
 *     nobody knows
 * @param day the day on which it is planned; null: none yet
 * @param place its place on that day, from 1; null: none yet
 */
public record Order(
        String id,
        String model,
        Map<String, String> choices,
        @Nullable String market,
        @Nullable LocalDate wanted,
        boolean urgent,
        State state,
        @Nullable LocalDateTime blockedUntil,
        @Nullable LocalDate day,
        @Nullable Integer place) {
    /** How an order stands. */
    public enum State {
        /** To be built. */
        OPEN,
        /** On the line or off it: it stays where it is in the sequence. */
        BUILT,
        /** Cannot be built for now: a part or its body is missing. */
        BLOCKED,
        /** Should have been built by now, and can be. */
        LATE
    }

    public Order {
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }

    /** Whether it is of that model or has that choice. */
    public boolean has(String modelOrChoice) {
        return model.equals(modelOrChoice) || choices.containsValue(modelOrChoice);
    }

    /** What it has of an option group, or its model; empty where its model has no such group. */
    public String valueOf(String groupOrModel) {
        return groupOrModel.equals("model") ? model : choices.getOrDefault(groupOrModel, "");
    }

    /** The same order, planned. */
    public Order planned(@Nullable LocalDate onDay, @Nullable Integer atPlace) {
        return new Order(
                id, model, choices, market, wanted, urgent, state, blockedUntil, onDay, atPlace);
    }
}
