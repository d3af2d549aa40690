package org.lineoff.execute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Places;
import org.lineoff.execute.PlantRules.Fitting;
import org.lineoff.execute.PlantRules.Marking;
import org.lineoff.execute.PlantRules.Measuring;
import org.lineoff.execute.PlantRules.StationWork;
import org.lineoff.model.AssemblyProcess;
import org.lineoff.model.Assignment;
import org.lineoff.model.BalancedTasks;
import org.lineoff.model.ExecutionRules;
import org.lineoff.model.Junction;
import org.lineoff.model.Line;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Text;
import org.lineoff.model.time.PlantClock;

/**
 * Makes the rules of execution from the files of a plant. What they leave open is taken from the
 * flow: {@link StagesOfPlant} says what a car is in each shop, gates of sections record and demand
 * nothing, parts that a process scans are bound.
 */
final class RulesOfPlant {
    /** Scanned in place of a part: the car itself. */
    private static final String CAR = "car";

    /** What is collected for one place before it is a value. */
    private static final class Work {
        final List<Fitting> fittings = new ArrayList<>();
        final List<Measuring> measurings = new ArrayList<>();
        final Set<String> scans = new LinkedHashSet<>();
    }

    private final Plant plant;
    private final ExecutionRules stated;
    private final Map<String, PlantRules.Place> places = new LinkedHashMap<>();

    /** Full names by the name without its line. */
    private final Map<String, List<String>> inLines = new HashMap<>();

    private final Map<String, PlantRules.Part> parts = new LinkedHashMap<>();
    private final Map<String, PlantRules.Characteristic> characteristics = new LinkedHashMap<>();
    private final Map<String, Work> work = new LinkedHashMap<>();

    RulesOfPlant(Plant plant) {
        this.plant = plant;
        this.stated = plant.execution();
    }

    PlantRules rules() {
        addPlaces();
        addStatedWork();
        addJoined();
        for (Shop shop : plant.shops()) {
            for (Section section : shop.sections()) {
                BalancedTasks tasks = section.tasks();
                if (tasks != null) {
                    addTasks(shop, section, tasks);
                }
            }
        }
        Map<String, String> classes = new HashMap<>();
        for (ExecutionRules.DefectClass one : stated.defectClasses()) {
            one.types().forEach(type -> classes.put(type, one.id()));
        }
        return new PlantRules(
                List.copyOf(places.values()),
                List.copyOf(parts.values()),
                gates(),
                classes,
                stated.release().stream().map(this::demand).toList(),
                status(stated.changesUntil()),
                status(stated.cancelUntil()),
                stated.ahead(),
                stated.late(),
                List.copyOf(characteristics.values()),
                work(),
                stated.vins().stream().map(RulesOfPlant::numbering).toList(),
                PlantRules.Catalogue.of(plant.products()),
                new PlantClock(plant.timeZone(), plant.horizon().from()));
    }

    private static Status status(ExecutionRules.CarStage stage) {
        return Status.valueOf(stage.name());
    }

    private static PlantRules.Numbering numbering(ExecutionRules.VinSeries series) {
        return new PlantRules.Numbering(
                series.id(),
                series.lines(),
                series.models(),
                series.manufacturer(),
                series.descriptor(),
                series.modelYear(),
                series.plant().charAt(0));
    }

    // ---- places ----

    private void addPlaces() {
        StagesOfPlant stages = new StagesOfPlant(plant);
        for (Places.Place place : Places.of(plant).all()) {
            put(new PlantRules.Place(place.name(), stages.of(place), place.parts()));
        }
        for (ExecutionRules.ExtraPlace extra : stated.places()) {
            for (String name : linesOf(extra.place())) {
                put(new PlantRules.Place(name, null, false));
            }
        }
        for (ExecutionRules.Becoming becoming : stated.becomes()) {
            for (String name : named(becoming.place())) {
                put(new PlantRules.Place(name, status(becoming.stage()), isOfParts(name)));
            }
        }
    }

    private boolean isOfParts(String name) {
        PlantRules.Place place = places.get(name);
        return place != null && place.ofParts();
    }

    private void put(PlantRules.Place place) {
        if (places.put(place.name(), place) == null) {
            inLines.computeIfAbsent(withoutLine(place.name()), _ -> new ArrayList<>())
                    .add(place.name());
        }
    }

    private String withoutLine(String name) {
        int slash = name.indexOf('/');
        boolean isOfLine = slash > 0 && plant.line(name.substring(0, slash)).isPresent();
        return isOfLine ? name.substring(slash + 1) : name;
    }

    /** Full names of a place that the shops' files do not have. */
    private List<String> linesOf(String name) {
        if (!withoutLine(name).equals(name)) {
            return List.of(name);
        }
        String id = name.substring(0, Math.max(0, name.indexOf('/')));
        List<String> lines =
                plant.shops().stream()
                        .filter(shop -> shop.id().equals(id))
                        .findFirst()
                        .map(PlaceName::linesOf)
                        .orElse(plant.lines().stream().map(Line::id).toList());
        return lines.stream().map(line -> line.isEmpty() ? name : line + "/" + name).toList();
    }

    private List<String> named(String name) {
        return places.containsKey(name) ? List.of(name) : inLines.getOrDefault(name, List.of());
    }

    // ---- gates ----

    private List<Gate> gates() {
        Map<String, Gate> gates = new LinkedHashMap<>();
        for (Places.Place place : Places.of(plant).all()) {
            if (place.kind() == Places.Kind.GATE && !place.parts()) {
                gates.put(place.name(), gate(place.name(), null, null, List.of()));
            }
        }
        for (ExecutionRules.GateRule rule : stated.gates()) {
            List<Demand> demands = rule.demands().stream().map(this::demand).toList();
            Status guards = rule.guards() == null ? null : status(rule.guards());
            for (String name : named(rule.place())) {
                gates.put(name, gate(name, rule.name(), guards, demands));
            }
        }
        return List.copyOf(gates.values());
    }

    private Gate gate(
            String place, @Nullable Text title, @Nullable Status guards, List<Demand> demands) {
        String name = withoutLine(place);
        return new Gate(place, name, title == null ? title(place) : title, guards, demands);
    }

    /** What the files call a gate, or a place that they do not have. */
    private Text title(String place) {
        String name = withoutLine(place);
        for (Shop shop : plant.shops()) {
            for (Section section : shop.sections()) {
                org.lineoff.model.Gate gate = section.gate();
                if (gate != null
                        && gate.name() != null
                        && name.equals(shop.id() + "/" + section.id() + "/" + gate.id())) {
                    return gate.name();
                }
            }
        }
        for (ExecutionRules.ExtraPlace extra : stated.places()) {
            if (extra.name() != null && name.equals(withoutLine(extra.place()))) {
                return extra.name();
            }
        }
        return Text.of(place);
    }

    private Demand demand(ExecutionRules.Demand asked) {
        Demand demand =
                switch (asked) {
                    case ExecutionRules.Bound b -> new Demand.Bound(b.part());
                    case ExecutionRules.Within w -> within(w.characteristic());
                    case ExecutionRules.NoOpenDefect n -> new Demand.NoOpenDefect(n.defectClass());
                    case ExecutionRules.Passed p -> new Demand.Passed(p.gate());
                };
        return asked.takes().isEmpty() ? demand : new Demand.Of(asked.takes(), demand);
    }

    private Demand within(String name) {
        PlantRules.Characteristic c = characteristics.get(name);
        return c == null
                ? new Demand.Within(name, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                : new Demand.Within(name, c.lower(), c.upper());
    }

    // ---- parts, measurements, scans ----

    private void addStatedWork() {
        for (ExecutionRules.Part part : stated.parts()) {
            Text title = part.name() == null ? Text.of(part.id()) : part.name();
            Marking marking = Marking.valueOf(part.marking().name());
            PlantRules.Kind kind = PlantRules.Kind.valueOf(part.kind().name());
            parts.put(part.id(), new PlantRules.Part(part.id(), marking, title, kind));
            for (String place : at(part.at())) {
                workAt(place)
                        .fittings
                        .add(new Fitting(part.id(), title, part.count(), part.takes(), true));
                workAt(place).scans.add(part.id());
            }
        }
        for (ExecutionRules.Characteristic c : stated.characteristics()) {
            add(c.id(), c.name(), c.unit(), c.lower(), c.target(), c.upper());
            for (String place : at(c.at())) {
                workAt(place).measurings.add(new Measuring(c.id(), c.takes()));
            }
        }
    }

    private List<String> at(@Nullable String place) {
        return place == null ? List.of() : named(place);
    }

    /** What joins put into cars is bound, too: what a section brings by number, panels by lot. */
    private void addJoined() {
        for (Shop shop : plant.shops()) {
            for (Junction junction : shop.junctions()) {
                if (junction instanceof Junction.Join join) {
                    join.parts().forEach(part -> addPart(part.from(), Marking.SERIAL));
                    join.racks()
                            .forEach(
                                    rack ->
                                            addPart(
                                                    rack.source() + "/" + rack.part(),
                                                    Marking.LOT));
                }
            }
        }
    }

    private void addPart(String name, Marking marking) {
        parts.putIfAbsent(name, new PlantRules.Part(name, marking));
    }

    private void addTasks(Shop shop, Section section, BalancedTasks tasks) {
        AssemblyProcess process = plant.processes().process(tasks.process()).orElse(null);
        Assignment assignment = plant.processes().assignment(tasks.balance()).orElse(null);
        if (process == null || assignment == null) {
            return;
        }
        for (String line : PlaceName.linesOf(shop)) {
            String name = PlaceName.of(line, shop, section.id());
            for (Assignment.Place place : assignment.places()) {
                AssemblyProcess.Task task = process.task(place.task()).orElse(null);
                if (task != null) {
                    add(process, task, workAt(name + "/" + Assignment.nameOf(place.station())));
                }
            }
            for (AssemblyProcess.Equipped station : process.stations()) {
                String at = name + "/" + Assignment.nameOf(station.station());
                if (places.containsKey(at)) {
                    for (AssemblyProcess.Characteristic c : station.characteristics()) {
                        add(process.nameOf(station, c), c, List.of(), workAt(at));
                    }
                    station.scans().forEach(scan -> scan(scan, 1, Text.of(scan), workAt(at)));
                }
            }
        }
    }

    private void add(AssemblyProcess process, AssemblyProcess.Task task, Work at) {
        for (AssemblyProcess.Part part : task.parts()) {
            Text title = part.name() == null ? Text.of(part.id()) : part.name();
            boolean scanned = task.scans().contains(part.id());
            if (scanned) {
                scan(part.id(), part.count(), title, at);
            }
            boolean bound = parts.containsKey(part.id());
            at.fittings.add(new Fitting(part.id(), title, part.count(), part.takes(), bound));
        }
        for (AssemblyProcess.Characteristic c : task.characteristics()) {
            add(process.nameOf(task, c), c, List.of(), at);
        }
        if (task.scans().contains(CAR)) {
            at.scans.add(CAR);
        }
    }

    /**
     * What is scanned is bound: by its number where a car has one, by its lot where it has more.
     */
    private void scan(String part, int count, Text title, Work at) {
        at.scans.add(part);
        if (!part.equals(CAR)) {
            Marking marking = count == 1 ? Marking.SERIAL : Marking.LOT;
            parts.putIfAbsent(
                    part, new PlantRules.Part(part, marking, title, PlantRules.Kind.PART));
        }
    }

    private void add(String name, AssemblyProcess.Characteristic c, List<String> takes, Work at) {
        add(name, c.name(), c.unit(), c.lower(), c.target(), c.upper());
        at.measurings.add(new Measuring(name, takes));
    }

    private void add(
            String name,
            @Nullable Text title,
            String unit,
            @Nullable Double lower,
            @Nullable Double target,
            @Nullable Double upper) {
        characteristics.putIfAbsent(
                name,
                new PlantRules.Characteristic(
                        name,
                        title == null ? Text.of(name) : title,
                        unit,
                        lower == null ? Double.NEGATIVE_INFINITY : lower,
                        target,
                        upper == null ? Double.POSITIVE_INFINITY : upper));
    }

    private Work workAt(String place) {
        return work.computeIfAbsent(place, _ -> new Work());
    }

    private List<StationWork> work() {
        List<StationWork> all = new ArrayList<>();
        for (String place : places.keySet()) {
            Work at = work.get(place);
            if (at != null) {
                all.add(new StationWork(place, at.fittings, at.measurings, List.copyOf(at.scans)));
            }
        }
        return all;
    }
}
