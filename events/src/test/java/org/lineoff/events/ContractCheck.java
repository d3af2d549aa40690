package org.lineoff.events;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether a stream keeps {@code docs/events.md}: times in order, each type at its kind of place,
 * one car at a station and its visit step by step, failures and stops that open before they close,
 * inspections with their defects, cars that come into being once and leave once. Looks at an
 * instant as a whole, so the order inside it is free. Collects what is broken; makes objects, for
 * tests.
 */
final class ContractCheck implements EventSink {
    private static final Set<Cause> DEPARTURES =
            EnumSet.of(
                    Cause.FINISHED,
                    Cause.ORDER_KEPT,
                    Cause.ROOM,
                    Cause.OPENING,
                    Cause.MATCH,
                    Cause.RESULT,
                    Cause.TAKT);

    private final Places places;
    private final List<String> broken = new ArrayList<>();
    private final List<Happening> instant = new ArrayList<>();
    private long now = -1;
    private final Map<Integer, Map<EventType, Long>> steps = new HashMap<>();
    private final Map<String, Long> open = new HashMap<>();
    private final Map<Integer, Cause> closed = new HashMap<>();
    private final Map<String, Long> seen = new HashMap<>();

    ContractCheck(Places places) {
        this.places = places;
    }

    /** What is broken in the events so far, each with its time and place; at most a hundred. */
    List<String> broken(long horizon) {
        endOfInstant();
        if (now >= horizon) {
            say("an event at " + now + " ms, but the horizon is at " + horizon);
        }
        return List.copyOf(broken);
    }

    @Override
    public void accept(
            EventType type,
            long time,
            int place,
            long car,
            int visit,
            int part,
            Cause cause,
            double value) {
        Happening e = new Happening(type, time, place, car, visit, part, cause, value);
        if (time < now) {
            say(e, "comes after an event at " + now + " ms");
        }
        if (time > now) {
            endOfInstant();
            now = time;
        }
        instant.add(e);
        if (!kinds(type).contains(places.get(place).kind())) {
            say(e, "does not belong to a " + places.get(place).kind());
        }
        alone(e);
    }

    private static Set<Places.Kind> kinds(EventType type) {
        return switch (type) {
            case RELEASED -> EnumSet.of(Places.Kind.SOURCE);
            case ENTERED, LEFT ->
                    EnumSet.of(Places.Kind.STATION, Places.Kind.STORE, Places.Kind.REPAIR);
            case WORK_STARTED, WORK_FINISHED -> EnumSet.of(Places.Kind.STATION, Places.Kind.REPAIR);
            case FAILED, REPAIRED -> EnumSet.of(Places.Kind.STATION);
            case STOPPED, RESUMED -> EnumSet.of(Places.Kind.SECTION, Places.Kind.STATION);
            case DEFECT_FOUND -> EnumSet.of(Places.Kind.GATE);
            case DEFECT_CURED -> EnumSet.of(Places.Kind.REPAIR);
            case PART_FITTED -> EnumSet.of(Places.Kind.JOIN);
            case LOT_BEGUN, PART_MADE -> EnumSet.of(Places.Kind.STATION);
            case LINE_OFF -> EnumSet.of(Places.Kind.SINK);
            case DELIVERED -> EnumSet.of(Places.Kind.LINE);
            case MEASURED, LEVER, POLICY -> EnumSet.allOf(Places.Kind.class);
        };
    }

    /** What can be said of an event without the others. */
    private void alone(Happening e) {
        switch (e.type()) {
            case LEFT -> must(e, DEPARTURES.contains(e.cause()), "a cause of a departure");
            case FAILED, REPAIRED ->
                    must(
                            e,
                            e.cause() == (e.part() < 0 ? Cause.LINE_STOP : Cause.FAILURE),
                            "a mode and FAILURE, or no mode and LINE_STOP");
            case STOPPED, RESUMED -> {
                Places.Place place = places.get(e.place());
                must(
                        e,
                        place.kind() == Places.Kind.SECTION || place.section().isEmpty(),
                        "a section, or a station outside sections");
                must(
                        e,
                        e.car() == 0
                                && (e.cause() == Cause.OFF_SHIFT
                                        || e.cause() == Cause.PLANNED_STOP),
                        "no car, and OFF_SHIFT or PLANNED_STOP");
            }
            case DEFECT_FOUND, DEFECT_CURED, PART_FITTED, LOT_BEGUN, PART_MADE ->
                    must(e, e.part() >= 0, "a part");
            case RELEASED, LINE_OFF -> must(e, e.car() > 0, "a car");
            default -> {}
        }
    }

    private void endOfInstant() {
        Set<Integer> stations = new HashSet<>();
        Set<Integer> sections = new HashSet<>();
        for (Happening e : instant) {
            switch (e.type()) {
                case ENTERED, WORK_STARTED, WORK_FINISHED, LEFT -> {
                    steps.computeIfAbsent(e.place(), p -> new EnumMap<>(EventType.class))
                            .merge(e.type(), 1L, Long::sum);
                    if (places.get(e.place()).kind() == Places.Kind.STATION) {
                        stations.add(e.place());
                    }
                }
                case FAILED -> open.merge(failure(e), 1L, Long::sum);
                case REPAIRED -> open.merge(failure(e), -1L, Long::sum);
                case STOPPED, RESUMED -> {
                    must(e, sections.add(e.place()), "to be the section's only one now");
                    Cause before = closed.getOrDefault(e.place(), Cause.NONE);
                    if (e.type() == EventType.STOPPED) {
                        must(e, before != e.cause(), "another cause than before");
                        closed.put(e.place(), e.cause());
                    } else {
                        must(e, before == e.cause(), "to end " + before);
                        closed.put(e.place(), Cause.NONE);
                    }
                }
                case MEASURED -> inspection(e);
                case DEFECT_FOUND ->
                        must(e, found(e, EventType.MEASURED), "the result of its inspection");
                case RELEASED, LINE_OFF -> {
                    String which = e.type() + (places.get(e.place()).parts() ? "" + e.place() : "");
                    must(
                            e,
                            seen.merge(which + " " + e.car(), 1L, Long::sum) == 1,
                            "to happen once");
                }
                default -> {}
            }
        }
        for (Happening e : instant) {
            if (e.type() == EventType.LINE_OFF) {
                must(e, seen.containsKey("RELEASED " + e.car()), "a release before it");
            } else if (e.type() == EventType.FAILED || e.type() == EventType.REPAIRED) {
                long still = open.get(failure(e));
                must(e, still == 0 || still == 1, "as many repairs as failures, not " + still);
            }
        }
        stations.forEach(this::visit);
        instant.clear();
    }

    private static String failure(Happening e) {
        return e.place() + " " + e.part() + " " + e.cause();
    }

    private void inspection(Happening e) {
        if (places.get(e.place()).kind() == Places.Kind.GATE) {
            boolean failed = found(e, EventType.DEFECT_FOUND);
            must(e, e.value() == (failed ? 0 : 1), "value " + (failed ? 0 : 1));
        }
    }

    private boolean found(Happening e, EventType type) {
        return instant.stream()
                .anyMatch(
                        o ->
                                o.type() == type
                                        && o.place() == e.place()
                                        && o.car() == e.car()
                                        && o.visit() == e.visit());
    }

    /** At most one car, and none further in its visit than the step before allows. */
    private void visit(int station) {
        Map<EventType, Long> counts = steps.get(station);
        long entered = counts.getOrDefault(EventType.ENTERED, 0L);
        long started = counts.getOrDefault(EventType.WORK_STARTED, 0L);
        long finished = counts.getOrDefault(EventType.WORK_FINISHED, 0L);
        long left = counts.getOrDefault(EventType.LEFT, 0L);
        if (left > finished || finished > started || started > entered || entered > left + 1) {
            say(
                    "at %d ms %s has entered %d, started %d, finished %d, left %d"
                            .formatted(
                                    now,
                                    places.get(station).name(),
                                    entered,
                                    started,
                                    finished,
                                    left));
        }
    }

    private void must(Happening e, boolean kept, String what) {
        if (!kept) {
            say(e, "must have " + what);
        }
    }

    private void say(Happening e, String what) {
        say(e + " at " + places.get(e.place()).name() + ": " + what);
    }

    private void say(String what) {
        if (broken.size() < 100) {
            broken.add(what);
        }
    }
}
