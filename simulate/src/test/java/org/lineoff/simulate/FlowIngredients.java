package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lineoff.model.Gate;
import org.lineoff.model.Junction;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;

/** Ingredients that turn links between sections into something else. */
final class FlowIngredients {
    private FlowIngredients() {}

    /** What may stand in place of a link: junctions, and sections of their own. */
    static final class Instead {
        private final Shop shop;
        final Dice dice;
        final List<Junction> junctions = new ArrayList<>();
        final List<Section> sections = new ArrayList<>();

        Instead(Shop shop, Dice dice) {
            this.shop = shop;
            this.dice = dice;
        }

        /** A new section; returns its id. */
        String section() {
            String id = id("x");
            sections.add(GeneratedPlants.section(id, dice));
            return id;
        }

        /** A name that nothing in the shop has. */
        String id(String kind) {
            Set<String> taken = new HashSet<>();
            shop.sections().forEach(s -> taken.add(s.id()));
            shop.junctions().forEach(j -> taken.add(j.id()));
            sections.forEach(s -> taken.add(s.id()));
            junctions.forEach(j -> taken.add(j.id()));
            int n = 0;
            while (taken.contains(kind + n)) {
                n++;
            }
            return kind + n;
        }

        Shop shop() {
            return shop;
        }
    }

    /** Puts something in place of a link. */
    interface Replacement {
        void of(Junction.Link link, Instead instead);
    }

    /** Replaces one link in {@code oneIn}, and always at least one if there is any. */
    static Plant replaceLinks(Plant plant, Dice dice, int oneIn, Replacement replacement) {
        return Edit.shops(
                plant,
                shop -> {
                    List<Junction.Link> links = links(shop);
                    int always = links.isEmpty() ? 0 : dice.below(links.size());
                    Shop made = shop;
                    for (int i = 0; i < links.size(); i++) {
                        if (dice.chance(oneIn) || i == always) {
                            Instead instead = new Instead(made, dice);
                            replacement.of(links.get(i), instead);
                            List<Junction> junctions = new ArrayList<>(made.junctions());
                            junctions.remove(links.get(i));
                            junctions.addAll(instead.junctions);
                            List<Section> sections = new ArrayList<>(made.sections());
                            sections.addAll(instead.sections);
                            made = Edit.with(made, "junctions", junctions);
                            made = Edit.with(made, "sections", sections);
                        }
                    }
                    return made;
                });
    }

    static List<Junction.Link> links(Shop shop) {
        return shop.junctions().stream()
                .filter(Junction.Link.class::isInstance)
                .map(Junction.Link.class::cast)
                .toList();
    }

    static Plant stores(Plant plant, Dice dice) {
        return replaceLinks(
                plant,
                dice,
                3,
                (link, instead) ->
                        instead.junctions.add(
                                new Junction.Store(
                                        instead.id("store"),
                                        null,
                                        link.from(),
                                        link.to(),
                                        PlantBuilder.known(dice.between(1, 5)),
                                        null,
                                        dice.pick(List.of(Junction.Store.Rule.values())))));
    }

    static Plant splitsAndMerges(Plant plant, Dice dice) {
        return replaceLinks(
                plant,
                dice,
                4,
                (link, instead) -> {
                    String a = instead.section();
                    String b = instead.section();
                    instead.junctions.add(split(link.from(), a, b, instead));
                    List<String> ways = new ArrayList<>(List.of(a, b));
                    if (dice.chance(3)) {
                        String c = instead.section();
                        instead.junctions.add(
                                new Junction.Source(
                                        instead.id("source"), c, PlantBuilder.ORDERS, null));
                        ways.add(c);
                    }
                    instead.junctions.add(
                            new Junction.Merge(instead.id("merge"), ways, link.to(), rule(dice)));
                });
    }

    private static Junction split(String from, String a, String b, Instead instead) {
        String id = instead.id("split");
        return switch (instead.dice.below(3)) {
            case 0 ->
                    new Junction.Split(
                            id,
                            from,
                            Junction.Split.By.SHARE,
                            List.of(ShopBuilder.share(a, 0.3), ShopBuilder.share(b, 0.7)));
            case 1 ->
                    new Junction.Split(
                            id,
                            from,
                            Junction.Split.By.MODEL,
                            List.of(ShopBuilder.taking(a, "a"), ShopBuilder.taking(b)));
            default ->
                    new Junction.Split(
                            id,
                            from,
                            Junction.Split.By.OPTION,
                            List.of(ShopBuilder.taking(a, "x"), ShopBuilder.taking(b)));
        };
    }

    private static Junction.Merge.Rule rule(Dice dice) {
        return dice.pick(List.of(Junction.Merge.Rule.values()));
    }

    /** Cars that fail go through a section of rework, and through the section once more. */
    static Plant reworkLoops(Plant plant, Dice dice) {
        return replaceLinks(
                plant,
                dice,
                5,
                (link, instead) -> {
                    String looped = instead.section();
                    String rework = instead.section();
                    instead.sections.replaceAll(s -> s.id().equals(looped) ? inspected(s) : s);
                    instead.junctions.add(
                            new Junction.Merge(
                                    instead.id("merge"),
                                    List.of(link.from(), rework),
                                    looped,
                                    rule(dice)));
                    instead.junctions.add(
                            new Junction.Split(
                                    instead.id("split"),
                                    looped,
                                    Junction.Split.By.INSPECTION,
                                    List.of(
                                            ShopBuilder.result(
                                                    link.to(), Junction.Split.Result.PASSED),
                                            ShopBuilder.result(
                                                    rework, Junction.Split.Result.FAILED))));
                });
    }

    private static Section inspected(Section section) {
        List<Station> stations = new ArrayList<>(section.stations());
        stations.set(
                0,
                Edit.with(
                        stations.getFirst(),
                        "defects",
                        List.of(new Station.Defect("scratch", PlantBuilder.known(0.25)))));
        Section made = Edit.with(section, "stations", stations);
        return Edit.with(
                made,
                "gate",
                new Gate("gate", null, Map.of("scratch", PlantBuilder.known(0.9)), null));
    }

    static Plant joins(Plant plant, Dice dice) {
        return replaceLinks(
                plant,
                dice,
                4,
                (link, instead) -> {
                    List<String> stores = storesBefore(instead.shop(), link.from());
                    List<Junction.Join.Part> parts = new ArrayList<>();
                    parts.add(
                            !stores.isEmpty() && dice.chance(2)
                                    ? feeder(instead, dice.pick(stores))
                                    : feeder(instead, null));
                    if (dice.chance(3)) {
                        parts.add(feeder(instead, null));
                    }
                    instead.junctions.add(
                            new Junction.Join(
                                    instead.id("join"), link.from(), parts, List.of(), link.to()));
                });
    }

    static Junction.Join.Part feeder(Instead instead, String follows) {
        String section = instead.section();
        instead.junctions.add(new Junction.Source(instead.id("source"), section, null, follows));
        return new Junction.Join.Part(section, follows != null);
    }

    /** The stores through which a car may have come before it is in the section. */
    private static List<String> storesBefore(Shop shop, String section) {
        List<String> stores = new ArrayList<>();
        for (Junction j : ShopFlow.junctionsBefore(shop, section)) {
            if (j instanceof Junction.Store store) {
                stores.add(store.id());
            }
        }
        return stores;
    }

    static Plant shuffled(Plant plant, Dice dice) {
        return Edit.shops(
                plant,
                shop -> {
                    List<Junction> junctions = new ArrayList<>(shop.junctions());
                    Collections.shuffle(junctions, dice.random());
                    return Edit.with(shop, "junctions", junctions);
                });
    }
}
