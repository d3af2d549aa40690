package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Names;
import org.lineoff.events.Places;
import org.lineoff.model.Gate;
import org.lineoff.model.Junction;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.SkidLoop;
import org.lineoff.model.Station;
import org.lineoff.simulate.Layout.GateSite;
import org.lineoff.simulate.Layout.JunctionSite;
import org.lineoff.simulate.Layout.LoopSite;
import org.lineoff.simulate.Layout.OtherSite;
import org.lineoff.simulate.Layout.SectionSite;
import org.lineoff.simulate.Layout.StationSite;

/**
 * Makes the {@link Layout} of a plant: finds the places of each section and junction, resolves
 * references, and gives visit counters to the places where a car may come twice. Expects a plant
 * whose names have been checked; throws on a reference to nothing.
 */
final class LayoutBuilder {
    private final Plant plant;
    private final Places places;
    private final List<Instance> instances = new ArrayList<>();

    /** Index of each section, place of each junction, by full name. */
    private final Map<String, Integer> sections = new HashMap<>();

    private final Map<String, Integer> junctions = new HashMap<>();
    private int counters;

    /** A shop in one line. */
    private record Instance(Shop shop, @Nullable Line line) {
        String linePrefix() {
            return line == null ? "" : line.id() + "/";
        }

        String name(String id) {
            return linePrefix() + shop.id() + "/" + id;
        }
    }

    private LayoutBuilder(Plant plant) {
        this.plant = plant;
        this.places = Places.of(plant);
    }

    static Layout layout(Plant plant) {
        LayoutBuilder builder = new LayoutBuilder(plant);
        builder.addNames();
        return builder.finish();
    }

    private void addNames() {
        for (Shop shop : plant.shops()) {
            if (shop.lines().isEmpty()) {
                addNames(new Instance(shop, null));
            }
            for (String line : shop.lines()) {
                addNames(new Instance(shop, plant.line(line).orElseThrow()));
            }
        }
    }

    private void addNames(Instance in) {
        instances.add(in);
        for (Section section : in.shop().sections()) {
            sections.put(in.name(section.id()), sections.size());
        }
        for (Junction junction : in.shop().junctions()) {
            String name = in.name(junction.id());
            junctions.put(name, places.indexOf(name));
        }
    }

    private Layout finish() {
        List<OtherSite> others = new ArrayList<>();
        for (Instance in : instances) {
            in.shop().junctions().forEach(junction -> others.add(junction(in, junction)));
        }
        Flow flow = new Flow(sections.size(), others);
        List<SectionSite> sites = new ArrayList<>();
        List<JunctionSite> all = new ArrayList<>();
        int next = 0;
        for (Instance in : instances) {
            for (Section section : in.shop().sections()) {
                SectionSite site = section(in, section, sites.size(), flow);
                sites.add(site);
                Gate gate = section.gate();
                if (gate != null) {
                    all.add(new GateSite(site.gatePlace(), site, gate));
                }
            }
            for (int j = 0; j < in.shop().junctions().size(); j++) {
                OtherSite site = others.get(next++);
                all.add(countsVisits(site, flow) ? site.withCounter(counters++) : site);
            }
        }
        return new Layout(
                plant,
                places,
                List.copyOf(sites),
                List.copyOf(all),
                Names.of(plant).defects(),
                optionGroups(),
                skidLoops(others),
                counters);
    }

    // ---- sections ----

    private SectionSite section(Instance in, Section section, int index, Flow flow) {
        String name = in.name(section.id());
        boolean again = flow.isOnLoop(index);
        int place = places.indexOf(name);
        int next = place + 1; // the stations, the gate and the repair follow their section
        List<StationSite> stations = new ArrayList<>();
        for (Station station : section.stations()) {
            for (int i = 0; i < station.repeat(); i++) {
                int units = station.parallel();
                List<Integer> of = IntStream.range(next, next + units).boxed().toList();
                stations.add(new StationSite(station, of, names(of), again ? counters : -1));
                counters += again ? units : 0;
                next += units;
            }
        }
        Gate gate = section.gate();
        boolean repairs = gate != null && gate.repair() != null;
        return new SectionSite(
                index,
                place,
                name,
                in.line(),
                in.shop(),
                section,
                List.copyOf(stations),
                gate == null ? -1 : next,
                repairs ? next + 1 : -1,
                gate == null ? -1 : counters++,
                repairs ? counters++ : -1);
    }

    private List<String> names(List<Integer> of) {
        return of.stream().map(place -> places.get(place).name()).toList();
    }

    // ---- junctions ----

    private static boolean countsVisits(OtherSite site, Flow flow) {
        return switch (site.junction()) {
            case Junction.Split _, Junction.Store _, Junction.Join _ ->
                    flow.isOnLoop(site.from().getFirst());
            default -> false;
        };
    }

    private OtherSite junction(Instance in, Junction junction) {
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        String follows = null;
        switch (junction) {
            case Junction.Source s -> {
                to.add(s.to());
                follows = s.follows();
            }
            case Junction.Sink s -> from.add(s.from());
            case Junction.Link l -> {
                from.add(l.from());
                to.add(l.to());
            }
            case Junction.Split s -> {
                from.add(s.from());
                s.branches().forEach(branch -> to.add(branch.to()));
            }
            case Junction.Merge m -> {
                from.addAll(m.from());
                to.add(m.to());
            }
            case Junction.Join j -> {
                from.add(j.from());
                j.parts().forEach(part -> from.add(part.from()));
                to.add(j.to());
            }
            case Junction.Store s -> {
                from.add(s.from());
                to.add(s.to());
            }
            case Junction.Parallel p -> {
                from.add(p.from());
                to.add(p.to());
            }
            case Junction.LotSource _ -> {}
        }
        String name = in.name(junction.id());
        return new OtherSite(
                places.indexOf(name),
                name,
                junction,
                from.stream().map(reference -> find(reference, in, sections)).toList(),
                to.stream().map(reference -> find(reference, in, sections)).toList(),
                follows == null ? -1 : find(follows, in, junctions),
                -1);
    }

    /**
     * What a reference means: an id of the same shop, {@code shop/id} of the own line or else of
     * the plant, or {@code /full/name}.
     */
    private static int find(String reference, Instance in, Map<String, Integer> among) {
        List<String> names =
                reference.startsWith("/")
                        ? List.of(reference.substring(1))
                        : reference.contains("/")
                                ? List.of(in.linePrefix() + reference, reference)
                                : List.of(in.name(reference));
        for (String name : names) {
            Integer found = among.get(name);
            if (found != null) {
                return found;
            }
        }
        throw new IllegalArgumentException(
                "\"%s\" in shop %s refers to nothing. Maybe write /line/shop/section."
                        .formatted(reference, in.shop().id()));
    }

    // ---- skid loops ----

    private List<LoopSite> skidLoops(List<OtherSite> others) {
        List<LoopSite> loops = new ArrayList<>();
        for (Instance in : instances) {
            for (SkidLoop loop : in.shop().skidLoops()) {
                int from = find(loop.from(), in, sections);
                int to = find(loop.to(), in, sections);
                List<Integer> inside = new ArrayList<>(List.of(from));
                List<Integer> between = new ArrayList<>();
                for (int i = 0; i < inside.size(); i++) {
                    int section = inside.get(i);
                    for (OtherSite junction : others) {
                        if (section != to && Flow.carsFrom(junction).contains(section)) {
                            between.add(junction.place());
                            junction.to().stream()
                                    .filter(next -> !inside.contains(next))
                                    .forEach(inside::add);
                        }
                    }
                }
                int place = places.indexOf(in.name(loop.id()));
                loops.add(
                        new LoopSite(
                                place, loop, from, to, List.copyOf(inside), List.copyOf(between)));
            }
        }
        return List.copyOf(loops);
    }

    // ---- options ----

    /**
     * Groups that decide a set-up, or with a choice that adds work somewhere, sends a car one of
     * several ways or needs parts.
     */
    private List<Integer> optionGroups() {
        List<Integer> used = new ArrayList<>();
        for (int g = 0; g < plant.products().options().size(); g++) {
            Products.OptionGroup group = plant.products().options().get(g);
            if (setsUp(group) || group.choices().stream().anyMatch(c -> matters(c.id()))) {
                used.add(g);
            }
        }
        return List.copyOf(used);
    }

    private boolean setsUp(Products.OptionGroup group) {
        return plant.shops().stream()
                .flatMap(shop -> shop.sections().stream())
                .flatMap(section -> section.stations().stream())
                .map(Station::setUp)
                .anyMatch(setUp -> setUp != null && setUp.by().equals(group.id()));
    }

    private boolean matters(String choice) {
        return plant.demand().supplies().stream().anyMatch(s -> s.takes().contains(choice))
                || plant.shops().stream()
                        .anyMatch(shop -> addsWork(shop, choice) || decidesWay(shop, choice));
    }

    private static boolean addsWork(Shop shop, String choice) {
        return shop.sections().stream()
                .flatMap(section -> section.stations().stream())
                .anyMatch(station -> station.work().addByOption().containsKey(choice));
    }

    private static boolean decidesWay(Shop shop, String choice) {
        return shop.junctions().stream()
                .filter(Junction.Split.class::isInstance)
                .map(Junction.Split.class::cast)
                .filter(split -> split.by() == Junction.Split.By.OPTION)
                .flatMap(split -> split.branches().stream())
                .anyMatch(branch -> branch.takes().contains(choice));
    }
}
