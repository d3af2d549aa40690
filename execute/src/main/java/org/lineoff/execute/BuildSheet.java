package org.lineoff.execute;

import java.util.ArrayList;
import java.util.List;
import org.lineoff.execute.PlantRules.Characteristic;
import org.lineoff.execute.PlantRules.Fitting;
import org.lineoff.execute.PlantRules.StationWork;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;

/**
 * What is to be fitted, measured and scanned on one car, station by station (随车单). Made from the
 * plant's rules and the car's order, so it can be had before the car is begun.
 */
public record BuildSheet(
        Text plant,
        String line,
        Car car,
        Text model,
        List<AsBuilt.Option> options,
        List<Station> stations) {

    /** What one station does on the car, in the order in which the car passes. */
    public record Station(
            String place,
            List<Fitting> fittings,
            List<Characteristic> measurings,
            List<String> scans) {
        public Station {
            fittings = List.copyOf(fittings);
            measurings = List.copyOf(measurings);
            scans = List.copyOf(scans);
        }
    }

    public BuildSheet {
        options = List.copyOf(options);
        stations = List.copyOf(stations);
    }

    /**
     * The sheet of a car.
     *
     * @param line id of the line that builds it
     */
    public static BuildSheet of(Car car, String line, PlantRules rules, Plant plant) {
        List<Station> stations = new ArrayList<>();
        for (StationWork work : rules.work()) {
            boolean ofLine = work.place().startsWith(line + "/");
            boolean ofAll =
                    plant.lines().stream().noneMatch(l -> work.place().startsWith(l.id() + "/"));
            if (!ofLine && !ofAll) {
                continue;
            }
            List<Fitting> fittings =
                    work.fittings().stream().filter(f -> car.isTaken(f.takes())).toList();
            List<Characteristic> measurings =
                    work.measurings().stream()
                            .filter(m -> car.isTaken(m.takes()))
                            .flatMap(m -> rules.characteristic(m.characteristic()).stream())
                            .toList();
            List<String> scans =
                    work.scans().stream()
                            .filter(
                                    scan ->
                                            work.fittings().stream()
                                                            .noneMatch(f -> f.part().equals(scan))
                                                    || fittings.stream()
                                                            .anyMatch(f -> f.part().equals(scan)))
                            .toList();
            if (!fittings.isEmpty() || !measurings.isEmpty() || !scans.isEmpty()) {
                stations.add(new Station(work.place(), fittings, measurings, scans));
            }
        }
        return new BuildSheet(
                plant.title(),
                line,
                car,
                plant.products().modelName(car.model()),
                AsBuilt.options(plant.products(), car),
                stations);
    }

    /** The line in which a car is, or the first of the plant. */
    public static String lineOf(Car car, Plant plant) {
        return plant.lines().stream()
                .map(line -> line.id())
                .filter(line -> car.place().startsWith(line + "/"))
                .findFirst()
                .orElse(plant.lines().getFirst().id());
    }
}
