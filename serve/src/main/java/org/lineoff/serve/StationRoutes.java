package org.lineoff.serve;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Places;
import org.lineoff.execute.Binding;
import org.lineoff.execute.Car;
import org.lineoff.execute.Demand;
import org.lineoff.execute.Execution;
import org.lineoff.execute.Gate;
import org.lineoff.execute.Mark;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Reading;
import org.lineoff.execute.Records;
import org.lineoff.execute.Vin;
import org.lineoff.execute.What;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.Text;
import org.lineoff.serve.access.Caller;
import org.lineoff.serve.access.Role;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people at a place need to see: the cars that are there and come, and what is to be done. */
final class StationRoutes {
    private static final int NEXT = 6;
    private static final Access WHO =
            Access.of(Role.STATION, Role.OPERATOR, Role.QUALITY, Role.VIEWER);

    private final Plant plant;
    private final PlantRules rules;
    private final Execution execution;
    private final StationBoard board;
    private final LongSupplier clock;
    private final PlaceTitles titles;
    private final Map<String, PlantRules.Place> places;
    private final Map<String, Places.Place> inFiles;
    private final Set<String> defects = new TreeSet<>();

    /**
     * @param clock ms since the plant's epoch, now
     */
    StationRoutes(
            Plant plant,
            PlantRules rules,
            PlaceTitles titles,
            Execution execution,
            StationBoard board,
            LongSupplier clock) {
        this.plant = plant;
        this.clock = clock;
        this.titles = titles;
        this.rules = rules;
        this.execution = execution;
        this.board = board;
        places =
                rules.places().stream()
                        .collect(Collectors.toMap(PlantRules.Place::name, place -> place));
        inFiles =
                Places.of(plant).all().stream()
                        .collect(Collectors.toMap(Places.Place::name, place -> place));
        defects.addAll(rules.defectClasses().keySet());
        plant.shops().stream()
                .flatMap(shop -> shop.sections().stream())
                .forEach(
                        section -> {
                            if (section.gate() != null) {
                                defects.addAll(section.gate().finds().keySet());
                            }
                        });
    }

    static Set<String> lines(Plant plant) {
        return plant.lines().stream().map(Line::id).collect(Collectors.toSet());
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/station", "station", WHO, this::station)
                        .does("A place: the cars at it and the next ones, and what is done there.")
                        .needs("place", "Text", "Full name of the place.")
                        .answers(200, "Station", "The place.")
                        .fails(Trouble.UNKNOWN, "The plant has no such place."),
                Route.get("/api/station/car", "stationCar", WHO, this::car)
                        .does(
                                "A car as a place needs it: what to fit and measure, and what is"
                                        + " known already.")
                        .needs("place", "Text", "Full name of the place.")
                        .needs("scan", "Text", "Build number, or VIN.")
                        .answers(200, "StationCar", "The car.")
                        .fails(Trouble.UNKNOWN, "The plant has no such place, or no such car."));
    }

    private PlantRules.Place place(Call call) {
        String name = call.queryNeeded("place");
        Caller who = call.who();
        if (!who.mayReportAt(name)) {
            throw new Refusal(
                    Trouble.NOT_YOUR_PLACE, who.id(), String.join(", ", who.places()), name);
        }
        PlantRules.Place place = places.get(name);
        if (place == null) {
            throw new Refusal(Trouble.UNKNOWN, name);
        }
        return place;
    }

    private Reply station(Call call) {
        String place = place(call).name();
        ObjectNode body = Json.object();
        body.put("now", clock.getAsLong());
        body.put("place", place);
        body.put("kind", kind(place));
        body.set("title", PlantRoutes.words(title(place)));
        body.put(
                "line", Optional.ofNullable(inFiles.get(place)).map(Places.Place::line).orElse(""));
        Gate gate = gate(place);
        if (gate != null) {
            body.set("demands", demands(gate));
        }
        body.set("defects", Json.strings(defects));
        StationBoard.Board now = board.at(place, NEXT);
        ArrayNode here = body.putArray("here");
        now.here().forEach(car -> here.add(shown(car.car(), car.entered())));
        ArrayNode next = body.putArray("next");
        now.next().forEach(car -> next.add(shown(car.car(), car.entered())));
        return Reply.ok(body);
    }

    /** What the page is for: a gate inspects, a repair cures, all else fits and measures. */
    private String kind(String place) {
        Places.Place known = inFiles.get(place);
        if (gate(place) != null) {
            return "gate";
        }
        return known == null ? "station" : known.kind().name().toLowerCase(Locale.ROOT);
    }

    private @Nullable Gate gate(String place) {
        return rules.gates().stream()
                .filter(gate -> gate.place().equals(place))
                .findFirst()
                .orElse(null);
    }

    private Text title(String place) {
        Gate gate = gate(place);
        return gate == null ? titles.of(place) : gate.title();
    }

    private ObjectNode shown(Car car, String entered) {
        Products products = plant.products();
        ObjectNode node = Json.object();
        node.put("number", car.number());
        node.put("vin", car.issued().map(Vin::text).orElse(""));
        node.put("order", car.order());
        node.set("model", PlantRoutes.words(products.modelName(car.model())));
        ArrayNode options = node.putArray("options");
        car.choices().forEach(one -> options.add(PlantRoutes.words(products.choiceName(one))));
        node.put("status", car.status().name());
        node.put("turn", car.turn());
        node.put("entered", entered);
        return node;
    }

    private ArrayNode demands(Gate gate) {
        ArrayNode demands = Json.array();
        for (Demand demand : gate.demands()) {
            demands.add(PlantRoutes.words(words(demand)));
        }
        return demands;
    }

    private Text words(Demand demand) {
        return switch (demand) {
            case Demand.Bound bound -> {
                Text part = part(bound.part());
                yield new Text(part.en() + " is fitted", "已装" + part.zh());
            }
            case Demand.Within within -> {
                Optional<PlantRules.Characteristic> known =
                        rules.characteristic(within.characteristic());
                Text what =
                        known.map(PlantRules.Characteristic::title)
                                .orElse(Text.of(within.characteristic()));
                String unit = known.map(PlantRules.Characteristic::unit).orElse("");
                String limits = (limits(within.low(), within.high()) + " " + unit).strip();
                yield new Text(what.en() + " " + limits, what.zh() + " " + limits);
            }
            case Demand.NoOpenDefect none ->
                    new Text(
                            "No open defect of class " + none.defectClass(),
                            "无未关闭的 " + none.defectClass() + " 类缺陷");
            case Demand.Passed passed -> {
                Text gate =
                        rules.gates().stream()
                                .filter(
                                        one ->
                                                one.place().equals(passed.gate())
                                                        || one.name().equals(passed.gate()))
                                .findFirst()
                                .map(Gate::title)
                                .orElse(Text.of(passed.gate()));
                yield new Text(gate.en() + " passed", "已通过" + gate.zh());
            }
            case Demand.Of some -> {
                Text inner = words(some.demand());
                String takes = String.join(", ", some.takes());
                yield new Text(inner.en() + " (" + takes + ")", inner.zh() + "（" + takes + "）");
            }
        };
    }

    private static String limits(double low, double high) {
        return low == Double.NEGATIVE_INFINITY
                ? "≤ " + figure(high)
                : high == Double.POSITIVE_INFINITY
                        ? "≥ " + figure(low)
                        : figure(low) + "–" + figure(high);
    }

    private static String figure(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private Text part(String name) {
        return rules.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .map(PlantRules.Part::title)
                .orElse(Text.of(name));
    }

    private Reply car(Call call) {
        String place = place(call).name();
        String scan = call.queryNeeded("scan").strip();
        Car car = find(scan).orElseThrow(() -> new Refusal(Trouble.UNKNOWN, scan));
        List<Mark> marks = execution.records().marks(car.number());
        List<Binding> bindings = execution.genealogy().everIn(car.number());
        PlantRules.StationWork work = rules.workAt(place);
        ObjectNode body = Json.object();
        List<Records.Entry> events = execution.records().events(car.number());
        body.set("car", shown(car, car.place()));
        body.put("visit", visit(events, place, car.place().equals(place)));
        body.put("isHere", car.place().equals(place));
        body.put("passed", holds(marks, Mark.Kind.PASS, place));
        ArrayNode fittings = body.putArray("fittings");
        for (PlantRules.Fitting fitting : work.fittings()) {
            if (car.isTaken(fitting.takes())) {
                fittings.add(fitting(fitting, bindings));
            }
        }
        ArrayNode measurings = body.putArray("measurings");
        for (PlantRules.Measuring measuring : work.measurings()) {
            if (car.isTaken(measuring.takes())) {
                measurings.add(measuring(measuring.characteristic(), marks));
            }
        }
        ArrayNode holds = body.putArray("holds");
        ArrayNode open = body.putArray("defects");
        for (Mark mark : marks) {
            if (mark.holds() && mark.kind() == Mark.Kind.HOLD) {
                holds.add(RecordRoutes.mark(mark));
            } else if (mark.holds() && mark.kind() == Mark.Kind.DEFECT) {
                String type = mark.name();
                open.addObject()
                        .put("type", type)
                        .put("class", rules.defectClasses().getOrDefault(type, ""));
            }
        }
        return Reply.ok(body);
    }

    /** A number is that of a car; all else may be a VIN. */
    private Optional<Car> find(String scan) {
        Optional<Long> number = Call.number(scan, 1, ReportJson.LARGEST);
        if (number.isPresent()) {
            return execution.records().car(number.get());
        }
        return Vin.read(scan) instanceof Reading.Valid<Vin>(Vin vin)
                ? execution.records().car(vin)
                : Optional.empty();
    }

    /** How often the car visited the place before the visit that is under way, or to come. */
    private static int visit(List<Records.Entry> events, String place, boolean isHere) {
        long entered =
                events.stream()
                        .filter(entry -> entry.report().what() == What.ENTERED)
                        .filter(entry -> entry.report().place().equals(place))
                        .count();
        return (int) Math.max(0, isHere ? entered - 1 : entered);
    }

    private static boolean holds(List<Mark> marks, Mark.Kind kind, String name) {
        return marks.stream()
                .anyMatch(mark -> mark.kind() == kind && mark.name().equals(name) && mark.holds());
    }

    private ObjectNode fitting(PlantRules.Fitting fitting, List<Binding> bindings) {
        ObjectNode node = Json.object();
        node.put("part", fitting.part());
        node.set("title", PlantRoutes.words(fitting.title()));
        node.put("count", fitting.count());
        node.put("bound", fitting.bound());
        node.put(
                "marking",
                rules.parts().stream()
                        .filter(part -> part.name().equals(fitting.part()))
                        .findFirst()
                        .map(part -> part.marking().name())
                        .orElse(""));
        ArrayNode fitted = node.putArray("fitted");
        for (Binding binding : bindings) {
            if (binding.part().equals(fitting.part()) && binding.removed() == Binding.STILL_IN) {
                fitted.addObject()
                        .put("serial", binding.serial())
                        .put("lot", binding.lot())
                        .put("person", binding.person());
            }
        }
        return node;
    }

    private ObjectNode measuring(String name, List<Mark> marks) {
        ObjectNode node = Json.object();
        node.put("characteristic", name);
        Optional<PlantRules.Characteristic> known = rules.characteristic(name);
        node.set(
                "title",
                PlantRoutes.words(
                        known.map(PlantRules.Characteristic::title).orElse(Text.of(name))));
        node.put("unit", known.map(PlantRules.Characteristic::unit).orElse(""));
        known.ifPresent(
                one -> {
                    if (Double.isFinite(one.lower())) {
                        node.put("lower", one.lower());
                    }
                    Double target = one.target();
                    if (target != null) {
                        node.put("target", target.doubleValue());
                    }
                    if (Double.isFinite(one.upper())) {
                        node.put("upper", one.upper());
                    }
                });
        marks.stream()
                .filter(mark -> mark.kind() == Mark.Kind.MEASUREMENT && mark.name().equals(name))
                .filter(Mark::holds)
                .findFirst()
                .ifPresent(mark -> node.put("value", mark.value()));
        return node;
    }
}
