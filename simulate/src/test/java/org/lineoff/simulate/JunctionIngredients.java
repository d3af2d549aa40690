package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lineoff.model.Demand;
import org.lineoff.model.Junction;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.SkidLoop;

/** Ingredients between sections: lanes of stores, loops of carriers, limited supplies. */
final class JunctionIngredients {
    private JunctionIngredients() {}

    /** Parallel stations with overtaking, that may fail and cause defects. */
    static Plant overtaking(Plant plant, Dice dice) {
        return FlowIngredients.replaceLinks(
                plant,
                dice,
                3,
                (link, instead) -> {
                    ShopBuilder.StationBuilder each = new ShopBuilder.StationBuilder();
                    each.work(
                            dice.chance(2)
                                    ? dice.duration()
                                    : PlantBuilder.exponential(dice.pick("2min", "3min")));
                    if (dice.chance(2)) {
                        each.failure(
                                "f",
                                PlantBuilder.exponential("20min"),
                                PlantBuilder.exponential("4min"));
                    }
                    if (dice.chance(3)) {
                        each.calendarFailure(
                                "h",
                                PlantBuilder.exponential("40min"),
                                PlantBuilder.constant("5min"));
                    }
                    if (dice.chance(3)) {
                        each.defect(dice.pick("scratch", "dent"), 0.25);
                    }
                    if (dice.chance(3)) {
                        each.byModel("b", "75s").addByOption("x", "15s");
                    }
                    instead.junctions.addAll(
                            new ShopBuilder()
                                    .parallel(
                                            instead.id("side"),
                                            link.from(),
                                            link.to(),
                                            dice.between(1, 4),
                                            null,
                                            s -> each)
                                    .build("any", List.of())
                                    .junctions());
                });
    }

    /** Joins that take parts from the racks of a lot source each, some a feeder's parts, too. */
    static Plant lotSources(Plant plant, Dice dice) {
        return FlowIngredients.replaceLinks(
                plant,
                dice,
                4,
                (link, instead) -> {
                    String id = instead.id("press");
                    List<Junction.LotSource.LotPart> parts = new ArrayList<>();
                    List<Junction.Join.FromRack> racks = new ArrayList<>();
                    int count = dice.between(1, 3);
                    for (int i = 0; i < count; i++) {
                        int perStroke = dice.between(1, 2);
                        int min = dice.between(2, 6);
                        int lot = dice.between(1, 5);
                        int room = dice.chance(8) ? 0 : lot * perStroke;
                        parts.add(
                                ShopBuilder.lotPart(
                                        "part" + i,
                                        perStroke,
                                        lot,
                                        min,
                                        min + perStroke + room,
                                        dice.below(4)));
                        racks.add(
                                new Junction.Join.FromRack(
                                        id,
                                        "part" + i,
                                        dice.between(1, 2),
                                        dice.pick(List.of(List.of(), List.of("a"), List.of("x")))));
                    }
                    ShopBuilder.StationBuilder machine = new ShopBuilder.StationBuilder();
                    machine.work(dice.chance(3) ? dice.duration() : PlantBuilder.constant("30s"));
                    if (dice.chance(2)) {
                        machine.failure(
                                "f",
                                PlantBuilder.exponential("20min"),
                                PlantBuilder.exponential("4min"));
                    }
                    if (dice.chance(3)) {
                        machine.calendarFailure(
                                "h",
                                PlantBuilder.exponential("40min"),
                                PlantBuilder.constant("5min"));
                    }
                    instead.junctions.addAll(
                            new ShopBuilder()
                                    .lotSource(
                                            id,
                                            null,
                                            dice.chance(3) ? null : dice.time(),
                                            m -> machine,
                                            parts.toArray(Junction.LotSource.LotPart[]::new))
                                    .build("any", List.of())
                                    .junctions());
                    instead.junctions.add(
                            new Junction.Join(
                                    instead.id("join"),
                                    link.from(),
                                    dice.chance(3)
                                            ? List.of(FlowIngredients.feeder(instead, null))
                                            : List.of(),
                                    racks,
                                    link.to()));
                });
    }

    /** Lanes for some of the stores. */
    static Plant lanes(Plant plant, Dice dice) {
        return Edit.junctions(
                plant,
                junction ->
                        List.of(
                                junction instanceof Junction.Store store && !dice.chance(3)
                                        ? Edit.with(
                                                store,
                                                "lanes",
                                                PlantBuilder.known(dice.between(1, 4)))
                                        : junction));
    }

    /** One or two loops, each between two sections such that every carrier comes back. */
    static Plant skidLoops(Plant plant, Dice dice) {
        return Edit.shops(
                plant,
                shop -> {
                    List<SkidLoop> loops = new ArrayList<>(shop.skidLoops());
                    List<String[]> ends = ends(shop);
                    int count = ends.isEmpty() ? 0 : dice.between(1, 2);
                    for (int i = 0; i < count; i++) {
                        String[] pair = dice.pick(ends);
                        loops.add(
                                new SkidLoop(
                                        "skids" + i,
                                        pair[0],
                                        pair[1],
                                        PlantBuilder.known(dice.between(1, 12)),
                                        PlantBuilder.known(PlantBuilder.time(dice.time()))));
                    }
                    return Edit.with(shop, "skidLoops", loops);
                });
    }

    private static List<String[]> ends(Shop shop) {
        List<String[]> ends = new ArrayList<>();
        for (Section from : shop.sections()) {
            for (Section to : shop.sections()) {
                if (bringsBack(shop, from.id(), to.id())) {
                    ends.add(new String[] {from.id(), to.id()});
                }
            }
        }
        return ends;
    }

    /** Whether all ways from one section lead out of the other. */
    private static boolean bringsBack(Shop shop, String from, String to) {
        Set<String> seen = new LinkedHashSet<>(Set.of(from));
        List<String> open = new ArrayList<>(seen);
        boolean found = false;
        while (!open.isEmpty()) {
            String at = open.removeFirst();
            if (at.equals(to)) {
                found = true;
                continue;
            }
            for (Junction j : shop.junctions()) {
                if (ShopFlow.from(j).contains(at)) {
                    if (ShopFlow.to(j).isEmpty()
                            || (j instanceof Junction.Join join && !join.from().equals(at))) {
                        return false;
                    }
                    ShopFlow.to(j).stream().filter(seen::add).forEach(open::add);
                }
            }
        }
        return found;
    }

    /** One or two supplies, of what some cars or all need, from a stock and so many a week. */
    static Plant supplies(Plant plant, Dice dice) {
        List<List<String>> takes = List.of(List.of(), List.of("a"), List.of("x"));
        List<Demand.Supply> supplies = new ArrayList<>();
        int count = dice.between(1, 2);
        for (int i = 0; i < count; i++) {
            Demand.Wave delivery =
                    new Demand.Wave(
                            null,
                            PlantBuilder.known(
                                    PlantBuilder.FIRST_DAY.plusDays(dice.between(-2, 1))),
                            null,
                            null,
                            PlantBuilder.known(10.0 * dice.below(100)));
            supplies.add(
                    new Demand.Supply(
                            "supply" + i,
                            null,
                            dice.chance(2) ? List.of() : List.of(PlantBuilder.ORDERS),
                            dice.pick(takes),
                            dice.between(1, 2),
                            PlantBuilder.known((double) dice.below(40)),
                            List.of(delivery)));
        }
        return Edit.with(plant, "demand", Edit.with(plant.demand(), "supplies", supplies));
    }
}
