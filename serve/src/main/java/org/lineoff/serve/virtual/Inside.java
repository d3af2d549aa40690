package org.lineoff.serve.virtual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.events.Places;

/**
 * Remembers of a plant that has run before what still matters when the story begins: all that
 * happened to the cars that are inside, and how places stand. Of the past of a car it has its
 * release, inspections, defects and parts, and its last place reported; of a place that it is
 * closed, down, or at work. So the record knows where each car is and since when, and figures from
 * then on are those of a record that has everything.
 */
final class Inside implements Consumer<Event> {
    private record Mode(String place, String part, String cause) {}

    private record Visit(String place, long car) {}

    private final Places places;
    private final Map<Long, List<Event>> cars = new HashMap<>();
    private final Map<String, Event> closed = new HashMap<>();
    private final Map<Mode, Event> down = new LinkedHashMap<>();
    private final Map<Visit, List<Event>> visits = new HashMap<>();
    private final Map<Long, List<Event>> lastVisits = new HashMap<>();
    private final Map<String, Event> lots = new HashMap<>();
    private @Nullable Event lastRelease;

    Inside(Places places) {
        this.places = places;
    }

    @Override
    public void accept(Event e) {
        switch (e.type()) {
            case STOPPED -> closed.put(e.place(), e);
            case RESUMED -> closed.remove(e.place());
            case FAILED -> down.put(mode(e), e);
            case REPAIRED -> down.remove(mode(e));
            case LOT_BEGUN -> lots.put(e.place(), e);
            case PART_MADE, LEVER, POLICY, DELIVERED -> {}
            case LINE_OFF -> {
                cars.remove(e.car());
                lastVisits.remove(e.car());
            }
            default -> {
                if (e.type() == EventType.RELEASED && !isOfParts(e)) {
                    lastRelease = e;
                }
                visit(e);
                if (!isOfParts(e)) {
                    cars.computeIfAbsent(e.car(), _ -> new ArrayList<>()).add(e);
                }
            }
        }
    }

    private static Mode mode(Event e) {
        return new Mode(e.place(), e.part(), e.cause().name());
    }

    private boolean isOfParts(Event e) {
        return places.get(places.indexOf(e.place())).parts();
    }

    private void visit(Event e) {
        Visit visit = new Visit(e.place(), e.car());
        switch (e.type()) {
            case ENTERED, WORK_STARTED, WORK_FINISHED ->
                    visits.computeIfAbsent(visit, _ -> new ArrayList<>(3)).add(e);
            case LEFT -> {
                List<Event> over = visits.remove(visit);
                if (over != null && !isOfParts(e)) {
                    over.add(e);
                    lastVisits.put(e.car(), over);
                }
            }
            default -> {}
        }
    }

    /** All of it, as it happened. */
    List<Told> all() {
        Set<Event> reported = new HashSet<>(closed.values());
        reported.addAll(down.values());
        Set<Long> somewhere = new HashSet<>();
        visits.forEach(
                (visit, events) -> {
                    reported.addAll(events);
                    if (cars.containsKey(visit.car()) && !isOfParts(events.getFirst())) {
                        somewhere.add(visit.car());
                    }
                });
        lastVisits.forEach(
                (car, events) -> {
                    if (!somewhere.contains(car)) {
                        reported.addAll(events);
                    }
                });
        Set<Event> all = new HashSet<>(reported);
        for (List<Event> car : cars.values()) {
            all.addAll(car);
            car.stream().filter(Inside::isOfItsPast).forEach(reported::add);
        }
        all.addAll(lots.values());
        // Planning knows how far the build sequence has come, also where that car has left.
        Event last = lastRelease;
        if (last != null) {
            all.add(last);
        }
        return all.stream()
                .map(e -> new Told(e, reported.contains(e)))
                .sorted(Told.AS_IT_HAPPENED)
                .toList();
    }

    private static boolean isOfItsPast(Event e) {
        return switch (e.type()) {
            case RELEASED, DEFECT_FOUND, DEFECT_CURED, MEASURED, PART_FITTED -> true;
            default -> false;
        };
    }
}
