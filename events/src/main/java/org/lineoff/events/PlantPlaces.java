package org.lineoff.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lineoff.model.Gate;
import org.lineoff.model.Junction;
import org.lineoff.model.Line;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.SkidLoop;
import org.lineoff.model.Station;

/** Lists the places of a plant, and the names of their parts, in the order of its files. */
final class PlantPlaces {
    private final Plant plant;
    private final Set<String> ofParts;
    private final List<Places.Place> places = new ArrayList<>();
    private final List<List<String>> names = new ArrayList<>();
    private final Map<Integer, List<String>> made = new HashMap<>();

    PlantPlaces(Plant plant) {
        this.plant = plant;
        ofParts = new PartFlow(plant).places();
        add("plant", Places.Kind.PLANT, "", "", "", List.of());
        for (Line line : plant.lines()) {
            add(line.id(), Places.Kind.LINE, line.id(), "", "", List.of());
        }
        for (Shop shop : plant.shops()) {
            for (String line : PlaceName.linesOf(shop)) {
                addShop(shop, line);
            }
        }
    }

    Places places() {
        return new Places(places);
    }

    Names names() {
        return new Names(List.copyOf(defectTypes()), names, made);
    }

    private void addShop(Shop shop, String line) {
        for (Section section : shop.sections()) {
            String name = PlaceName.of(line, shop, section.id());
            add(name, Places.Kind.SECTION, line, shop.id(), name, List.of());
            for (Station station : section.stations()) {
                addStation(station, name, line, shop.id());
            }
            Gate gate = section.gate();
            if (gate != null) {
                String gateName = name + "/" + gate.id();
                add(gateName, Places.Kind.GATE, line, shop.id(), name, List.of());
                if (gate.repair() != null) {
                    String repair = gateName + "/repair";
                    add(repair, Places.Kind.REPAIR, line, shop.id(), name, List.of());
                }
            }
        }
        for (Junction junction : shop.junctions()) {
            String name = PlaceName.of(line, shop, junction.id());
            add(name, kind(junction), line, shop.id(), "", partNames(junction));
            if (junction instanceof Junction.LotSource source) {
                made.put(
                        places.size() - 1,
                        source.parts().stream().map(Junction.LotSource.LotPart::id).toList());
            }
            if (junction instanceof Junction.Parallel parallel) {
                addUnits(parallel, name, line, shop.id());
            }
        }
        for (SkidLoop loop : shop.skidLoops()) {
            String name = PlaceName.of(line, shop, loop.id());
            add(name, Places.Kind.SKIDS, line, shop.id(), "", List.of());
        }
    }

    private void addStation(Station station, String section, String line, String shop) {
        List<String> modes = station.failures().stream().map(Station.FailureMode::id).toList();
        for (int i = 1; i <= station.repeat(); i++) {
            String name = section + "/" + station.id() + (station.repeat() > 1 ? "-" + i : "");
            for (int k = 1; k <= station.parallel(); k++) {
                String unit = station.parallel() > 1 ? name + "#" + k : name;
                add(unit, Places.Kind.STATION, line, shop, section, modes);
            }
        }
    }

    private static List<String> partNames(Junction junction) {
        return switch (junction) {
            case Junction.Join join ->
                    Stream.concat(
                                    join.parts().stream().map(Junction.Join.Part::from),
                                    join.racks().stream().map(r -> r.source() + "/" + r.part()))
                            .toList();
            case Junction.LotSource source ->
                    source.failures().stream().map(Station.FailureMode::id).toList();
            default -> List.of();
        };
    }

    /** As many as there may be: how many there are can be a range, drawn for each replication. */
    private void addUnits(Junction.Parallel parallel, String name, String line, String shop) {
        List<String> modes = parallel.failures().stream().map(Station.FailureMode::id).toList();
        boolean parts = ofParts.contains(name);
        for (int k = 1; k <= Places.most(parallel.stations()); k++) {
            add(name + "#" + k, Places.Kind.STATION, line, shop, "", modes, parts);
        }
    }

    private void add(
            String name,
            Places.Kind kind,
            String line,
            String shop,
            String section,
            List<String> partNames) {
        boolean parts = ofParts.contains(section.isEmpty() ? name : section);
        add(name, kind, line, shop, section, partNames, parts);
    }

    private void add(
            String name,
            Places.Kind kind,
            String line,
            String shop,
            String section,
            List<String> partNames,
            boolean parts) {
        places.add(new Places.Place(places.size(), name, kind, line, shop, section, parts));
        names.add(partNames);
    }

    private static Places.Kind kind(Junction junction) {
        return switch (junction) {
            case Junction.Source s -> Places.Kind.SOURCE;
            case Junction.Sink s -> Places.Kind.SINK;
            case Junction.Link l -> Places.Kind.LINK;
            case Junction.Split s -> Places.Kind.SPLIT;
            case Junction.Merge m -> Places.Kind.MERGE;
            case Junction.Join j -> Places.Kind.JOIN;
            case Junction.Store s -> Places.Kind.STORE;
            case Junction.Parallel p -> Places.Kind.PARALLEL;
            case Junction.LotSource s -> Places.Kind.STATION;
        };
    }

    /** All types of defect that a station may cause or a gate looks for, sorted. */
    private Set<String> defectTypes() {
        Set<String> types = new TreeSet<>();
        for (Shop shop : plant.shops()) {
            for (Section section : shop.sections()) {
                for (Station station : section.stations()) {
                    station.defects().forEach(defect -> types.add(defect.type()));
                }
                Gate gate = section.gate();
                if (gate != null) {
                    types.addAll(gate.finds().keySet());
                }
            }
            for (Junction junction : shop.junctions()) {
                if (junction instanceof Junction.Parallel parallel) {
                    parallel.defects().forEach(defect -> types.add(defect.type()));
                }
            }
        }
        return types;
    }

    /**
     * Finds the sections and junctions that only parts pass: those from which every way leads into
     * a join's parts.
     */
    private static final class PartFlow {
        private final Set<String> all = new HashSet<>();
        private final Set<String> parts = new HashSet<>();

        PartFlow(Plant plant) {
            for (Shop shop : plant.shops()) {
                for (String line : PlaceName.linesOf(shop)) {
                    shop.sections().forEach(s -> all.add(PlaceName.of(line, shop, s.id())));
                }
            }
            int before;
            do {
                before = parts.size();
                for (Shop shop : plant.shops()) {
                    for (String line : PlaceName.linesOf(shop)) {
                        shop.junctions().forEach(j -> look(j, line, shop));
                    }
                }
            } while (parts.size() > before);
        }

        Set<String> places() {
            return parts;
        }

        private void look(Junction junction, String line, Shop shop) {
            if (junction instanceof Junction.LotSource) {
                parts.add(PlaceName.of(line, shop, junction.id()));
            }
            if (junction instanceof Junction.Join join) {
                join.parts().forEach(part -> parts.add(resolve(part.from(), line, shop)));
            }
            List<String> next =
                    switch (junction) {
                        case Junction.Source s -> List.of(s.to());
                        case Junction.Sink s -> List.of();
                        case Junction.Link l -> List.of(l.to());
                        case Junction.Split s ->
                                s.branches().stream().map(Junction.Split.Branch::to).toList();
                        case Junction.Merge m -> List.of(m.to());
                        case Junction.Join j -> List.of(j.to());
                        case Junction.Store s -> List.of(s.to());
                        case Junction.Parallel p -> List.of(p.to());
                        case Junction.LotSource s -> List.of();
                    };
            boolean onlyParts =
                    !next.isEmpty()
                            && next.stream().allMatch(n -> parts.contains(resolve(n, line, shop)));
            if (!onlyParts) {
                return;
            }
            parts.add(PlaceName.of(line, shop, junction.id()));
            List<String> previous =
                    switch (junction) {
                        case Junction.Source s -> List.of();
                        case Junction.Sink s -> List.of(s.from());
                        case Junction.Link l -> List.of(l.from());
                        case Junction.Split s -> List.of(s.from());
                        case Junction.Merge m -> m.from();
                        case Junction.Join j -> List.of(j.from());
                        case Junction.Store s -> List.of(s.from());
                        case Junction.Parallel p -> List.of(p.from());
                        case Junction.LotSource s -> List.of();
                    };
            previous.forEach(p -> parts.add(resolve(p, line, shop)));
        }

        /** Full name of a section that a shop refers to: in its own line first, then plant-wide. */
        private String resolve(String reference, String line, Shop shop) {
            if (reference.startsWith("/")) {
                return reference.substring(1);
            }
            if (reference.indexOf('/') < 0) {
                return PlaceName.of(line, shop, reference);
            }
            String inLine = line + "/" + reference;
            return !line.isEmpty() && all.contains(inLine) ? inLine : reference;
        }
    }
}
