package org.lineoff.serve.virtual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lineoff.execute.Demand;
import org.lineoff.execute.Gate;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Report;
import org.lineoff.execute.Status;
import org.lineoff.execute.What;
import tools.jackson.databind.JsonNode;

/**
 * What people do where a car was refused: they look it up, and fit, measure, cure or inspect what
 * is missing. What they cannot mend (a hold, a wrong status) they leave.
 */
final class Inspector {
    private static final Set<String> CAN_MEND =
            Set.of("NOT_BOUND", "NOT_MEASURED", "OUT_OF_LIMITS", "OPEN_DEFECT", "GATE_NOT_PASSED");

    private final PlantRules rules;
    private final Handiwork handiwork;
    private final Map<String, PlantRules.Place> places = new HashMap<>();

    Inspector(PlantRules rules, Handiwork handiwork) {
        this.rules = rules;
        this.handiwork = handiwork;
        rules.places().forEach(place -> places.put(place.name(), place));
    }

    /** What the server's page of a car shows, as far as it matters here. */
    private record Seen(
            Set<String> parts,
            Map<String, Double> measured,
            Set<String> defects,
            Set<String> passed) {
        static Seen of(JsonNode page) {
            Set<String> parts = new HashSet<>();
            for (JsonNode part : page.path("parts")) {
                if (!part.has("removed")) {
                    parts.add(part.path("part").asString());
                }
            }
            Map<String, Double> measured = new HashMap<>();
            Set<String> defects = new HashSet<>();
            Set<String> passed = new HashSet<>();
            for (JsonNode mark : page.path("marks")) {
                String name = mark.path("name").asString();
                boolean holds = mark.path("holds").asBoolean();
                switch (mark.path("kind").asString()) {
                    case "MEASUREMENT" -> measured.put(name, mark.path("value").asDouble());
                    case "DEFECT" -> add(holds, name, defects);
                    case "PASS" -> add(holds, name, passed);
                    default -> {}
                }
            }
            return new Seen(parts, measured, defects, passed);
        }

        private static void add(boolean holds, String name, Set<String> to) {
            if (holds) {
                to.add(name);
            }
        }
    }

    static boolean canMend(List<String> codes) {
        return codes.stream().anyMatch(CAN_MEND::contains);
    }

    /**
     * What is to be reported before a report can be accepted.
     *
     * @param page what {@code GET /api/cars/N} says of the car
     */
    List<Report> missing(Report refused, Cars.Car car, JsonNode page) {
        List<Report> todo = new ArrayList<>();
        Seen seen = Seen.of(page);
        for (Demand demand : demands(refused)) {
            todo(refused, demand, car, seen, todo);
        }
        return todo;
    }

    private List<Demand> demands(Report refused) {
        return switch (refused.what()) {
            case MEASURED ->
                    rules.gates().stream()
                            .filter(gate -> gate.place().equals(refused.place()))
                            .flatMap(gate -> gate.demands().stream())
                            .toList();
            case CLEARED -> {
                List<Demand> all = new ArrayList<>(guards(Status.RELEASED));
                all.addAll(rules.release());
                yield all;
            }
            case LINE_OFF -> guards(Status.LINE_OFF);
            case SHIPPED -> guards(Status.SHIPPED);
            case RELEASED, ENTERED -> {
                PlantRules.Place place = places.get(refused.place());
                Status makes = place == null ? null : place.makes();
                yield makes == null ? List.of() : guards(makes);
            }
            default -> List.of();
        };
    }

    private List<Demand> guards(Status status) {
        return rules.gates().stream()
                .filter(gate -> gate.guards() == status)
                .map(gate -> (Demand) new Demand.Passed(gate.name()))
                .distinct()
                .toList();
    }

    private void todo(Report refused, Demand demand, Cars.Car car, Seen seen, List<Report> to) {
        String id = refused.id() + "/";
        switch (demand) {
            case Demand.Of some -> {
                if (car.isTaken(some.takes())) {
                    todo(refused, some.demand(), car, seen, to);
                }
            }
            case Demand.Bound(String part) -> {
                if (!seen.parts().contains(part)) {
                    String place = handiwork.home(part, car.line, where(refused, car));
                    to.add(handiwork.fitted(id + part, part, place, car, refused.time()));
                }
            }
            case Demand.Within(String name, double low, double high) -> {
                Double value = seen.measured().get(name);
                if (value == null || value < low || value > high) {
                    String place = handiwork.home(name, car.line, where(refused, car));
                    String which = id + name + (value == null ? "" : "/again");
                    to.add(handiwork.measured(which, name, place, car, refused.time(), true));
                }
            }
            case Demand.NoOpenDefect(String defectClass) -> {
                for (String defect : seen.defects()) {
                    if (rules.defectClasses()
                            .getOrDefault(defect, defectClass)
                            .equals(defectClass)) {
                        to.add(
                                Report.of(id + defect, What.DEFECT_CURED, refused.time())
                                        .at(where(refused, car))
                                        .car(car.number)
                                        .part(defect)
                                        .by("repair"));
                    }
                }
            }
            case Demand.Passed(String name) -> pass(id, name, refused, car, seen, to);
        }
    }

    /** Decisions have no place: then it is done somewhere in the car's line. */
    private static String where(Report refused, Cars.Car car) {
        if (!refused.place().isEmpty()) {
            return refused.place();
        }
        return car.line.isEmpty() ? "plant" : car.line;
    }

    /** Inspects again what should have been inspected. */
    private void pass(
            String id, String name, Report refused, Cars.Car car, Seen seen, List<Report> to) {
        List<Gate> gates =
                rules.gates().stream()
                        .filter(gate -> gate.place().equals(name) || gate.name().equals(name))
                        .toList();
        if (gates.stream().anyMatch(gate -> seen.passed().contains(gate.place()))) {
            return;
        }
        gates.stream()
                .filter(gate -> car.line.isEmpty() || gate.place().startsWith(car.line + "/"))
                .findFirst()
                .ifPresent(
                        gate ->
                                to.add(
                                        Report.of(id + name, What.MEASURED, refused.time())
                                                .at(gate.place())
                                                .car(car.number)
                                                .visit(1)
                                                .value(1)
                                                .by("inspector")));
    }
}
