package org.lineoff.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.events.Places;
import org.lineoff.forecast.Alterations.Altered;
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;

/**
 * The stores and buffers of a plant, those first between which cars wait most: a place more can
 * help only as long as what is before it is blocked at times and what is behind it starves at
 * others, so they are ranked by the smaller of these two times after the as-of day.
 */
final class Buffers {
    /**
     * A place more alone cannot be told from luck where there are many; then it is a tenth more.
     */
    private static final int PART = 10;

    private final Plant plant;
    private final Places places;
    private final Settings settings;
    private final PlantEdit edit;
    private final double[] blocked;
    private final double[] starved;
    private final Map<String, List<List<Integer>>> positions = new HashMap<>();

    /** By section: the sections that lead into it without a store between. */
    private final Map<String, List<String>> before = new HashMap<>();

    private final List<Buffer> found = new ArrayList<>();

    /**
     * A store, or the places before a station.
     *
     * @param place full name of the store or the station
     * @param score ms that it could spare at most
     */
    record Buffer(String place, double score, Altered more) {}

    private record StoreAt(String line, Shop shop, Junction.Store store) {}

    Buffers(Plant plant, Places places, Settings settings, List<Replication> replications) {
        this.plant = plant;
        this.places = places;
        this.settings = settings;
        this.edit = new PlantEdit(plant);
        this.blocked = mean(replications, places.count(), true);
        this.starved = mean(replications, places.count(), false);
    }

    private static double[] mean(List<Replication> replications, int places, boolean blocked) {
        double[] mean = new double[places];
        for (Replication r : replications) {
            long[] waits = blocked ? r.blocked : r.starved;
            for (int p = 0; p < waits.length; p++) {
                mean[p] += (double) waits[p] / replications.size();
            }
        }
        return mean;
    }

    /** All that could help, the most promising first. */
    List<Buffer> ranked() {
        for (Shop shop : plant.shops()) {
            for (String line : PlaceName.linesOf(shop)) {
                shop.sections().forEach(s -> addPositions(line, shop, s));
            }
        }
        List<StoreAt> stores = new ArrayList<>();
        for (Shop shop : plant.shops()) {
            for (String line : PlaceName.linesOf(shop)) {
                for (Junction junction : shop.junctions()) {
                    if (junction instanceof Junction.Store store) {
                        stores.add(new StoreAt(line, shop, store));
                    } else {
                        addWays(line, shop, junction);
                    }
                }
            }
        }
        stores.forEach(this::add);
        for (Shop shop : plant.shops()) {
            for (String line : PlaceName.linesOf(shop)) {
                shop.sections().forEach(s -> addBuffers(line, shop, s));
            }
        }
        found.sort(
                Comparator.comparingDouble(Buffer::score).reversed().thenComparing(Buffer::place));
        return found.stream().filter(b -> b.score() > 0).toList();
    }

    /** The stations of a section stand behind it, in order, repeats and units from 1. */
    private void addPositions(String line, Shop shop, Section section) {
        String name = PlaceName.of(line, shop, section.id());
        List<List<Integer>> all = new ArrayList<>();
        int next = places.indexOf(name) + 1;
        for (Station station : section.stations()) {
            for (int i = 0; i < station.repeat(); i++) {
                List<Integer> units = new ArrayList<>();
                for (int u = 0; u < station.parallel(); u++) {
                    units.add(next++);
                }
                all.add(units);
            }
        }
        positions.put(name, all);
    }

    private void addWays(String line, Shop shop, Junction junction) {
        for (String to : PacingStations.to(junction)) {
            String behind = PacingStations.resolve(line, shop, to, positions);
            for (String from : PacingStations.from(junction)) {
                before.computeIfAbsent(behind, b -> new ArrayList<>())
                        .add(PacingStations.resolve(line, shop, from, positions));
            }
        }
    }

    private void add(StoreAt at) {
        Junction.Store store = at.store();
        String from = PacingStations.resolve(at.line(), at.shop(), store.from(), positions);
        String to = PacingStations.resolve(at.line(), at.shop(), store.to(), positions);
        Known<Integer> lanes = store.lanes();
        int round = lanes == null ? 1 : known(lanes);
        int more = Math.ceilDiv(Math.max(1, known(store.capacity()) / PART), round) * round;
        String place = PlaceName.of(at.line(), at.shop(), store.id());
        found.add(
                new Buffer(
                        place,
                        Math.min(last(from, blocked), first(to, starved)),
                        new Altered(
                                "places in " + place,
                                edit.store(at.line(), at.shop().id(), store.id(), more),
                                more,
                                "buffer_place")));
    }

    private void addBuffers(String line, Shop shop, Section section) {
        String name = PlaceName.of(line, shop, section.id());
        List<List<Integer>> all = positions.getOrDefault(name, List.of());
        int position = 0;
        for (Station station : section.stations()) {
            Known<Integer> buffer = station.buffer();
            if (section.kind() == Section.Kind.ASYNCHRONOUS && buffer != null) {
                double wait =
                        position == 0
                                ? before.getOrDefault(name, List.of()).stream()
                                        .mapToDouble(b -> last(b, blocked))
                                        .max()
                                        .orElse(0)
                                : mean(all.get(position - 1), blocked);
                int more = Math.max(1, known(buffer) / PART);
                found.add(
                        new Buffer(
                                name + "/" + station.id(),
                                Math.min(wait, mean(all.get(position), starved)),
                                new Altered(
                                        "places before " + name + "/" + station.id(),
                                        edit.section(
                                                line,
                                                shop.id(),
                                                section.id(),
                                                s ->
                                                        PlantEdit.station(
                                                                s,
                                                                station.id(),
                                                                t -> PlantEdit.buffer(t, more))),
                                        (double) more * station.repeat(),
                                        "buffer_place")));
            }
            position += station.repeat();
        }
    }

    private int known(Known<Integer> figure) {
        return figure.at(settings.asOf()).map(Known.Version::value).orElse(1);
    }

    private double first(String section, double[] waits) {
        return at(section, waits, List::getFirst);
    }

    private double last(String section, double[] waits) {
        return at(section, waits, List::getLast);
    }

    private interface Which {
        List<Integer> of(List<List<Integer>> positions);
    }

    private double at(String section, double[] waits, Which which) {
        List<List<Integer>> all = positions.getOrDefault(section, List.of());
        return all.isEmpty() ? 0 : mean(which.of(all), waits);
    }

    private static double mean(List<Integer> units, double[] waits) {

        return units.stream().mapToDouble(u -> waits[u]).average().orElse(0);
    }
}
