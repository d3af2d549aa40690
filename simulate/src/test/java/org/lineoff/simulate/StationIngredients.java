package org.lineoff.simulate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lineoff.model.Gate;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.SetUp;
import org.lineoff.model.Station;

/** Ingredients that change sections and the stations in them. */
final class StationIngredients {
    private StationIngredients() {}

    static Plant paced(Plant plant, Dice dice) {
        return Edit.sections(
                plant,
                section -> {
                    if (!dice.chance(2)) {
                        return section;
                    }
                    Section made = Edit.with(section, "kind", Section.Kind.PACED);
                    made = Edit.with(made, "takt", time(dice.pick("60s", "95s")));
                    made = Edit.with(made, "emptyPitches", dice.chance(4));
                    return Edit.stations(made, station -> Edit.with(station, "buffer", null));
                });
    }

    static boolean isPaced(Section section) {
        return section.kind() == Section.Kind.PACED;
    }

    private static Known<java.time.Duration> time(String text) {
        return PlantBuilder.known(PlantBuilder.time(text));
    }

    /** Changes stations one in so many. */
    private static Plant some(
            Plant plant, Dice dice, int oneIn, java.util.function.UnaryOperator<Station> change) {
        return Edit.stations(
                plant, station -> dice.chance(oneIn) ? change.apply(station) : station);
    }

    private static Plant someNotPaced(
            Plant plant, Dice dice, int oneIn, java.util.function.UnaryOperator<Station> change) {
        return Edit.sections(
                plant,
                section ->
                        isPaced(section)
                                ? section
                                : Edit.stations(
                                        section, s -> dice.chance(oneIn) ? change.apply(s) : s));
    }

    static Plant transport(Plant plant, Dice dice) {
        return someNotPaced(
                plant, dice, 3, station -> Edit.with(station, "transport", time(dice.time())));
    }

    static Plant parallelUnits(Plant plant, Dice dice) {
        return someNotPaced(
                plant, dice, 3, station -> Edit.with(station, "parallel", dice.between(2, 3)));
    }

    static Plant repeated(Plant plant, Dice dice) {
        return some(plant, dice, 4, station -> Edit.with(station, "repeat", 2));
    }

    static Plant byModel(Plant plant, Dice dice) {
        return some(
                plant,
                dice,
                3,
                station ->
                        Edit.with(
                                station,
                                "work",
                                new Station.Work(
                                        station.work().time(),
                                        Map.of("b", time("75s")),
                                        Map.of("x", time("15s")))));
    }

    static Plant setUps(Plant plant, Dice dice) {
        return some(plant, dice, 2, station -> Edit.with(station, "setUp", setUp(dice)));
    }

    /** By model or option, with entries for some that are alike, and some that take no time. */
    private static SetUp setUp(Dice dice) {
        boolean byModel = dice.chance(2);
        String one = byModel ? "a" : "x";
        String other = byModel ? "b" : "y";
        List<SetUp.Change> changes = new java.util.ArrayList<>();
        if (dice.chance(2)) {
            changes.add(new SetUp.Change(one, dice.pick(one, other), time(dice.time())));
        }
        if (dice.chance(3)) {
            changes.add(new SetUp.Change(null, one, time(dice.time())));
        }
        return new SetUp(
                byModel ? "model" : "o", changes, dice.chance(3) ? null : time(dice.time()));
    }

    static Plant lineStops(Plant plant, Dice dice) {
        return Edit.sections(
                plant,
                section ->
                        !isPaced(section)
                                ? section
                                : Edit.stations(
                                        section, s -> dice.chance(2) ? withLineStop(s, dice) : s));
    }

    private static Station withLineStop(Station station, Dice dice) {
        return Edit.with(
                station,
                "lineStop",
                new Station.LineStop(
                        PlantBuilder.known(0.3),
                        dice.chance(2)
                                ? PlantBuilder.constant("30s")
                                : PlantBuilder.exponential("40s")));
    }

    static Plant failures(Plant plant, Dice dice) {
        return some(plant, dice, 2, station -> withFailures(station, dice));
    }

    private static Station withFailures(Station station, Dice dice) {
        ShopBuilder.StationBuilder modes = new ShopBuilder.StationBuilder();
        modes.failure(
                "f",
                PlantBuilder.exponential("20min"),
                dice.chance(2) ? PlantBuilder.exponential("4min") : dice.duration());
        if (dice.chance(3)) {
            modes.availability("g", 0.9, PlantBuilder.constant("2min"));
        }
        return withModes(station, modes);
    }

    static Plant calendarFailures(Plant plant, Dice dice) {
        return some(plant, dice, 3, station -> withCalendarFailures(station, dice));
    }

    private static Station withCalendarFailures(Station station, Dice dice) {
        ShopBuilder.StationBuilder modes = new ShopBuilder.StationBuilder();
        modes.calendarFailure(
                "h", PlantBuilder.exponential("40min"), PlantBuilder.exponential("5min"));
        if (dice.chance(3)) {
            modes.calendarFailure("i", PlantBuilder.constant("1h"), PlantBuilder.constant("10min"));
        }
        return withModes(station, modes);
    }

    /** Crews for all modes, of which there may be none, or for some that are there. */
    static Plant crews(Plant plant, Dice dice) {
        return Edit.sections(
                plant,
                section -> {
                    List<Section.RepairCrew> crews = new java.util.ArrayList<>();
                    if (dice.chance(2) && hasMode(section, "f")) {
                        crews.add(crew("some", dice, List.of("f")));
                    }
                    if (dice.chance(2)) {
                        crews.add(crew("all", dice, List.of()));
                    }
                    return Edit.with(section, "crews", crews);
                });
    }

    private static boolean hasMode(Section section, String mode) {
        return section.stations().stream()
                .flatMap(s -> s.failures().stream())
                .anyMatch(f -> f.id().equals(mode));
    }

    /** People for some stations, in teams of which some work one shift only, and learn or leave. */
    static Plant manning(Plant plant, Dice dice) {
        Plant made =
                some(
                        plant,
                        dice,
                        2,
                        station ->
                                Edit.with(
                                        station,
                                        "people",
                                        PlantBuilder.known((double) dice.between(1, 3))));
        return Edit.sections(
                made,
                section ->
                        dice.chance(2)
                                ? section
                                : Edit.with(
                                        section,
                                        "manning",
                                        new Section.Manning(
                                                dice.chance(2) ? null : PlantBuilder.known(0.5),
                                                List.of(
                                                        team("all", null, dice),
                                                        team(
                                                                "shift",
                                                                shift(made, section, dice),
                                                                dice)))));
    }

    /** A shift of the calendar of a section or else of its line; null: it has none. */
    private static java.time.LocalTime shift(Plant plant, Section section, Dice dice) {
        String id =
                section.calendar() == null
                        ? plant.lines().getFirst().calendar()
                        : section.calendar();
        var shifts = plant.calendar(id).orElseThrow().shifts();
        return shifts.isEmpty() ? null : shifts.get(dice.below(shifts.size())).from();
    }

    private static Section.Team team(String id, java.time.LocalTime shift, Dice dice) {
        return new Section.Team(
                id,
                shift,
                List.of(
                        hiring(null, dice.between(1, 4), dice),
                        hiring(dice.below(3), dice.between(-1, 2), dice)));
    }

    private static Section.Hiring hiring(Integer day, int count, Dice dice) {
        boolean learns = dice.chance(2);
        return new Section.Hiring(
                day == null ? null : PlantBuilder.known(PlantBuilder.FIRST_DAY.plusDays(day)),
                PlantBuilder.known((double) count),
                learns ? PlantBuilder.known(0.25) : null,
                learns ? time(dice.pick("1d", "3d")) : null,
                dice.chance(2)
                        ? org.lineoff.model.RampFactor.Curve.LINEAR
                        : org.lineoff.model.RampFactor.Curve.EXPONENTIAL);
    }

    private static Section.RepairCrew crew(String id, Dice dice, List<String> modes) {
        return new Section.RepairCrew(id, PlantBuilder.known(dice.between(1, 2)), modes);
    }

    private static Station withModes(Station station, ShopBuilder.StationBuilder modes) {
        List<Station.FailureMode> all = new java.util.ArrayList<>(station.failures());
        all.addAll(modes.build("any").failures());
        return Edit.with(station, "failures", all);
    }

    /** Defects anywhere, and gates that look for what may have been caused before them. */
    static Plant defectsAndGates(Plant plant, Dice dice) {
        Plant defective =
                some(
                        plant,
                        dice,
                        3,
                        station ->
                                station.defects().isEmpty()
                                        ? Edit.with(
                                                station,
                                                "defects",
                                                List.of(
                                                        new Station.Defect(
                                                                dice.pick("scratch", "dent"),
                                                                PlantBuilder.known(0.25))))
                                        : station);
        return Edit.shops(
                defective,
                shop ->
                        Edit.with(
                                shop,
                                "sections",
                                shop.sections().stream()
                                        .map(s -> withGate(s, caused(shop, s.id()), dice))
                                        .toList()));
    }

    private static Set<String> caused(org.lineoff.model.Shop shop, String section) {
        Set<String> before = ShopFlow.sectionsBefore(shop, section);
        return shop.sections().stream()
                .filter(s -> before.contains(s.id()))
                .flatMap(s -> s.stations().stream())
                .flatMap(s -> s.defects().stream())
                .map(Station.Defect::type)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static Section withGate(Section section, Set<String> types, Dice dice) {
        if (section.gate() != null || types.isEmpty() || !dice.chance(3)) {
            return section;
        }
        Map<String, Known<Double>> finds = new LinkedHashMap<>();
        for (String type : types) {
            finds.put(type, PlantBuilder.known(type.equals("dent") ? 1.0 : 0.8));
        }
        int places = dice.between(1, 4);
        return Edit.with(
                section,
                "gate",
                new Gate(
                        "gate",
                        null,
                        finds,
                        new Gate.Repair(
                                PlantBuilder.known(places),
                                PlantBuilder.known(dice.between(1, places)),
                                dice.duration())));
    }
}
