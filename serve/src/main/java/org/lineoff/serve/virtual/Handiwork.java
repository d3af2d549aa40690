package org.lineoff.serve.virtual;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.PlantRules.Characteristic;
import org.lineoff.execute.PlantRules.Marking;
import org.lineoff.execute.PlantRules.StationWork;
import org.lineoff.execute.Report;
import org.lineoff.execute.What;
import org.lineoff.model.time.PlantClock;

/**
 * What people and machines do to a car at a place, and say of it: parts fitted, values measured.
 */
final class Handiwork {
    private final Values values;
    private final PlantClock clock;
    private final Map<String, StationWork> work = new LinkedHashMap<>();
    private final Map<String, Marking> markings = new HashMap<>();
    private final Set<String> software = new HashSet<>();
    private final Map<String, Characteristic> characteristics = new HashMap<>();
    private final Map<String, String> homes = new HashMap<>();

    Handiwork(PlantRules rules, Values values, PlantClock clock) {
        this.values = values;
        this.clock = clock;
        rules.parts().forEach(part -> markings.put(part.name(), part.marking()));
        rules.parts().stream()
                .filter(part -> part.kind() == PlantRules.Kind.SOFTWARE)
                .forEach(part -> software.add(part.name()));
        rules.characteristics().forEach(c -> characteristics.put(c.name(), c));
        for (StationWork at : rules.work()) {
            work.put(at.place(), at);
        }
    }

    boolean isOfLot(String part) {
        return markings.get(part) == Marking.LOT;
    }

    /**
     * All that is to be done at a station.
     *
     * @param place the station, or that of several side by side where the car is
     * @param id what the ids of the reports begin with
     */
    void at(String station, String place, Cars.Car car, long time, String id, Consumer<Report> to) {
        StationWork todo = work.getOrDefault(place, work.get(station));
        if (todo == null) {
            return;
        }
        for (PlantRules.Fitting fitting : todo.fittings()) {
            if (fitting.bound() && car.isTaken(fitting.takes()) && car.fitted.add(fitting.part())) {
                to.accept(
                        fitted(id + fitting.part(), fitting.part(), place, car, time)
                                .value(fitting.count()));
            }
        }
        for (PlantRules.Measuring measuring : todo.measurings()) {
            if (car.isTaken(measuring.takes())) {
                String name = measuring.characteristic();
                to.accept(measured(id + name, name, place, car, time, false));
            }
        }
    }

    Report fitted(String id, String part, String place, Cars.Car car, long time) {
        Report report =
                Report.of(id, What.PART_FITTED, time)
                        .at(place)
                        .car(car.number)
                        .part(part)
                        .value(1)
                        .by(person(place));
        return switch (markings.getOrDefault(part, Marking.SERIAL)) {
            case LOT ->
                    report.lot(
                            software.contains(part)
                                    ? Values.version(clock.date(time))
                                    : values.lot(part, clock.date(time)));
            case BATTERY ->
                    report.serial(values.battery(car.number, clock.date(time)))
                            .lot(values.lot(part, clock.date(time)));
            case SERIAL ->
                    report.serial(values.serial(part, car.number))
                            .lot(values.lot(part, clock.date(time)));
        };
    }

    Report measured(String id, String name, String place, Cars.Car car, long time, boolean again) {
        Characteristic c = characteristics.get(name);
        return Report.of(id, What.MEASURED, time)
                .at(place)
                .car(car.number)
                .part(name)
                .value(c == null ? 1 : values.measured(c, car.number, again))
                .by(person(place));
    }

    /** Who works at a place. */
    static String person(String place) {
        return "operator " + place.substring(place.lastIndexOf('/') + 1);
    }

    /**
     * Where something is done on cars of a line: at the place that the rules say, else at another.
     *
     * @param name part or characteristic
     */
    String home(String name, String line, String otherwise) {
        return homes.computeIfAbsent(line + "|" + name, _ -> find(name, line, otherwise));
    }

    private String find(String name, String line, String otherwise) {
        for (StationWork at : work.values()) {
            boolean here =
                    at.fittings().stream().anyMatch(f -> f.part().equals(name))
                            || at.measurings().stream()
                                    .anyMatch(m -> m.characteristic().equals(name));
            if (here && (line.isEmpty() || at.place().startsWith(line + "/"))) {
                return at.place();
            }
        }
        return otherwise;
    }
}
