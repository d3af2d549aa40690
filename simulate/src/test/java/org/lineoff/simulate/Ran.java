package org.lineoff.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lineoff.events.Cause;
import org.lineoff.events.Event;
import org.lineoff.events.EventLog;
import org.lineoff.events.EventType;
import org.lineoff.events.Names;
import org.lineoff.events.Places;
import org.lineoff.model.Drawn;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.random.Draws;

/**
 * A run of a plant, and how tests look at it.
 *
 * @param events in their total order
 * @param reported the same in the order in which the engine reported them
 */
record Ran(Plant plant, Places places, List<Event> events, List<Event> reported, Outcome outcome) {

    static Ran of(PlantBuilder plant) {
        return of(plant.build(), 1);
    }

    /** Runs a plant all of whose lines start on the first day, with the critical path. */
    static Ran of(Plant plant, long seed) {
        return of(plant, scenario(plant, seed));
    }

    static Ran of(Plant plant, Scenario scenario) {
        Simulator simulator = Simulator.of(plant);
        List<Event> events = new ArrayList<>();
        EventLog log = new EventLog(simulator.places(), Names.of(plant), events::add);
        List<Event> reported = new ArrayList<>();
        Names names = Names.of(plant);
        Outcome outcome =
                simulator.run(
                        scenario,
                        (type, time, place, car, visit, part, cause, value) -> {
                            log.accept(type, time, place, car, visit, part, cause, value);
                            reported.add(
                                    new Event(
                                            0,
                                            type,
                                            time,
                                            simulator.places().get(place).name(),
                                            car,
                                            visit,
                                            names.name(type, place, part),
                                            cause,
                                            value));
                        });
        log.flush();
        return new Ran(plant, simulator.places(), events, reported, outcome);
    }

    static Scenario scenario(Plant plant, long seed) {
        Map<String, LocalDate> starts = new HashMap<>();
        for (Line line : plant.lines()) {
            starts.put(line.id(), plant.horizon().from());
        }
        return new Scenario(
                new Drawn(new Draws(seed, 0), plant.asOf()), starts, true, plant.horizon().from());
    }

    /** Events of these types, of all types if none are given, one a line, without {@code p/s/}. */
    List<String> lines(EventType... types) {
        Set<EventType> wanted =
                types.length == 0
                        ? EnumSet.allOf(EventType.class)
                        : EnumSet.copyOf(Arrays.asList(types));
        return events.stream().filter(e -> wanted.contains(e.type())).map(Ran::line).toList();
    }

    /** Events at a place, one a line. */
    List<String> at(String place) {
        return events.stream()
                .filter(e -> shortName(e.place()).equals(place))
                .map(Ran::line)
                .toList();
    }

    /** Events of a car, one a line. */
    List<String> ofCar(long car) {
        return events.stream().filter(e -> e.car() == car).map(Ran::line).toList();
    }

    /** Times of the events of a type at a place, in s. */
    List<Double> seconds(EventType type, String place) {
        return events.stream()
                .filter(e -> e.type() == type && shortName(e.place()).equals(place))
                .map(e -> e.time() / 1000.0)
                .toList();
    }

    long count(EventType type) {
        return events.stream().filter(e -> e.type() == type).count();
    }

    /** The critical path in s, one a line: place, cause, length. */
    List<String> path() {
        return outcome.path().stream()
                .map(
                        part ->
                                "%s %s %s"
                                        .formatted(
                                                shortName(places.get(part.place()).name()),
                                                lower(part.cause()),
                                                seconds(part.millis())))
                .sorted()
                .collect(Collectors.toList());
    }

    private static String line(Event e) {
        StringBuilder line = new StringBuilder();
        line.append(seconds(e.time())).append(' ').append(shortName(e.place()));
        line.append(' ').append(lower(e.type()));
        line.append(e.car() == 0 ? "" : " " + e.car());
        line.append(e.visit() == 0 ? "" : "." + e.visit());
        line.append(e.part().isEmpty() ? "" : " " + e.part());
        line.append(e.cause() == Cause.NONE ? "" : " " + lower(e.cause()));
        line.append(e.value() == 0 ? "" : " =" + (long) e.value());
        return line.toString();
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : millis / 1000.0 + "";
    }

    private static String shortName(String place) {
        return place.startsWith("p/s/") ? place.substring(4) : place;
    }

    private static String lower(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT);
    }
}
