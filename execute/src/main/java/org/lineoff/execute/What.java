package org.lineoff.execute;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.EventType;

/**
 * What can be reported to execution: the events of {@code docs/events.md}, and what people and
 * planning decide about a car. {@code docs/execution.md} says which fields each of them uses.
 */
public enum What {
    // what happens in the plant, as in the contract of events
    RELEASED(EventType.RELEASED),
    ENTERED(EventType.ENTERED),
    WORK_STARTED(EventType.WORK_STARTED),
    WORK_FINISHED(EventType.WORK_FINISHED),
    LEFT(EventType.LEFT),
    FAILED(EventType.FAILED),
    REPAIRED(EventType.REPAIRED),
    STOPPED(EventType.STOPPED),
    RESUMED(EventType.RESUMED),
    DEFECT_FOUND(EventType.DEFECT_FOUND),
    DEFECT_CURED(EventType.DEFECT_CURED),
    PART_FITTED(EventType.PART_FITTED),
    LOT_BEGUN(EventType.LOT_BEGUN),
    PART_MADE(EventType.PART_MADE),
    MEASURED(EventType.MEASURED),
    LINE_OFF(EventType.LINE_OFF),
    DELIVERED(EventType.DELIVERED),
    LEVER(EventType.LEVER),
    POLICY(EventType.POLICY),

    // what is decided about a car
    /** An order came in; it gets its build number. */
    ORDERED(null),
    /** It can be built. */
    CHECKED(null),
    /** Its customer was told a date. */
    PROMISED(null),
    /** It has a day. */
    PLANNED(null),
    /** It has its place in the build sequence. */
    SEQUENCED(null),
    /** It is to be another car than ordered; it has to be checked again. */
    CHANGED(null),
    CANCELLED(null),
    /** It must not pass gates, nor be released or shipped, until it is freed. */
    HELD(null),
    FREED(null),
    /** Its body is lost. */
    SCRAPPED(null),
    /** A new car is built for the order of a scrapped one. */
    REPLACED(null),
    /** It got its VIN. */
    NUMBERED(null),
    /** A part came out again. */
    PART_REMOVED(null),
    /** It may pass a gate though a demand of the gate is not met (让步放行). */
    CONCEDED(null),
    /** Quality released it; its certificate (合格证) is complete. */
    CLEARED(null),
    /** It left the plant. */
    SHIPPED(null),
    /** A lot must not be used, and the cars that carry it are held (围堵). */
    CONTAINED(null),
    UNCONTAINED(null);

    private static final Map<String, What> BY_ID = new HashMap<>();

    static {
        for (What what : values()) {
            BY_ID.put(what.id(), what);
        }
    }

    private final @Nullable EventType type;
    private final String id;

    What(@Nullable EventType type) {
        this.type = type;
        StringBuilder camel = new StringBuilder();
        for (char c : name().toCharArray()) {
            boolean upper = camel.length() > 0 && camel.charAt(camel.length() - 1) == '_';
            if (upper) {
                camel.setLength(camel.length() - 1);
            }
            camel.append(upper || c == '_' ? c : Character.toLowerCase(c));
        }
        this.id = camel.toString();
    }

    /** The event of the contract that it is; null for a decision. */
    public @Nullable EventType type() {
        return type;
    }

    /** The name in files and in the store, e.g. {@code partFitted}. */
    public String id() {
        return id;
    }

    static What of(String id) {
        What what = BY_ID.get(id);
        if (what == null) {
            throw new IllegalArgumentException("Not something that can be reported: " + id + ".");
        }
        return what;
    }

    static What of(EventType type) {
        return valueOf(type.name());
    }
}
