package org.lineoff.forecast;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Places;
import org.lineoff.model.Distribution;
import org.lineoff.model.Drawn;
import org.lineoff.model.DrawnDuration;
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
import org.lineoff.model.Line;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;
import org.lineoff.model.random.Draws;

/**
 * For each shop of a line the station that paces it, whose time the loss bridge accounts for, and
 * the stations at which cars leave the shop.
 *
 * <p>The pacing station is the one that could make the fewest cars if it always ran: the longest
 * rated time for a car, by its mean work over its parallel units, or by the takt of its section;
 * the first of those that are equal. It is chosen by the likeliest figures known on the as-of day,
 * so that it is the same one in every replication.
 */
final class PacingStations {
    /**
     * One shop in one line.
     *
     * @param name of the pacing station
     * @param units places of its parallel units
     * @param exits places of the last stations of the sections that lead out of the shop
     */
    record OfShop(
            ShopOfLine at,
            Shop shop,
            String name,
            Section section,
            Station station,
            List<Integer> units,
            List<Integer> exits) {

        /** Rated time of one unit for one car, in ms, as the replication drew it. */
        double ratedMillis(Drawn drawn) {
            return rated(section, station, drawn);
        }
    }

    private record Position(Section section, Station station, String name, List<Integer> units) {}

    private final Plant plant;
    private final Places places;
    private final Map<String, List<Position>> bySection = new HashMap<>();

    private PacingStations(Plant plant, Places places) {
        this.plant = plant;
        this.places = places;
    }

    /** Those of all shops that have one: a shop of which nothing is known has none. */
    static List<OfShop> of(Plant plant, Places places, LocalDate asOf) {
        return new PacingStations(plant, places).all(new Drawn(new Draws(0, 0), asOf));
    }

    private List<OfShop> all(Drawn likely) {
        List<OfShop> all = new ArrayList<>();
        Set<String> leading = sectionsThatLeadOut();
        for (Shop shop : plant.shops()) {
            for (String line : PlaceName.linesOf(shop)) {
                ofShop(shop, line, leading, likely).ifPresent(all::add);
            }
        }
        return all;
    }

    private Optional<OfShop> ofShop(Shop shop, String line, Set<String> leading, Drawn likely) {
        List<Integer> exits = new ArrayList<>();
        List<Position> positions = new ArrayList<>();
        for (Section section : shop.sections()) {
            String name = PlaceName.of(line, shop, section.id());
            List<Position> own = positions(name, section);
            bySection.put(name, own);
            positions.addAll(own);
            if (leading.contains(name) && !own.isEmpty()) {
                exits.addAll(own.getLast().units());
            }
        }
        return positions.stream()
                .filter(p -> likelyMillis(p, likely) > 0)
                .max(Comparator.comparingDouble(p -> likelyMillis(p, likely) / p.units().size()))
                .map(
                        p ->
                                new OfShop(
                                        new ShopOfLine(line, shop.id()),
                                        shop,
                                        p.name(),
                                        p.section(),
                                        p.station(),
                                        p.units(),
                                        List.copyOf(exits)));
    }

    /** The stations of a section stand behind it, in order, repeats and units from 1. */
    private List<Position> positions(String sectionName, Section section) {
        List<Position> positions = new ArrayList<>();
        int next = places.indexOf(sectionName) + 1;
        for (Station station : section.stations()) {
            for (int i = 0; i < station.repeat(); i++) {
                List<Integer> units = new ArrayList<>();
                for (int u = 0; u < station.parallel(); u++) {
                    units.add(next++);
                }
                String name = places.get(units.getFirst()).name().replaceFirst("#1$", "");
                positions.add(new Position(section, station, name, List.copyOf(units)));
            }
        }
        return positions;
    }

    private static double likelyMillis(Position position, Drawn likely) {
        Station station = position.station();
        Known<Duration> takt = position.section().takt();
        Distribution time = station.work().time();
        Known<Duration> mean = time.mean();
        double work =
                mean == null
                        ? DrawnDuration.of(time, likely).meanMillis()
                        : mean.at(likely.asOf()).map(v -> (double) v.value().toMillis()).orElse(0.);
        double pitch =
                takt == null
                        ? 0
                        : takt.at(likely.asOf()).map(v -> (double) v.value().toMillis()).orElse(0.);
        return Math.max(work, pitch);
    }

    private static double rated(Section section, Station station, Drawn drawn) {
        Known<Duration> takt = section.takt();
        double work = DrawnDuration.of(station.work().time(), drawn).meanMillis();
        return takt == null || !drawn.isKnown(takt) ? work : Math.max(work, drawn.millis(takt));
    }

    /** Sections behind which a junction leads to another shop, or out of the plant. */
    private Set<String> sectionsThatLeadOut() {
        Map<String, String> shopOf = new LinkedHashMap<>();
        for (Shop shop : plant.shops()) {
            for (String line : PlaceName.linesOf(shop)) {
                for (Section section : shop.sections()) {
                    shopOf.put(PlaceName.of(line, shop, section.id()), line + "/" + shop.id());
                }
            }
        }
        Set<String> leading = new HashSet<>();
        for (Shop shop : plant.shops()) {
            for (String line : PlaceName.linesOf(shop)) {
                for (Junction junction : shop.junctions()) {
                    List<String> to =
                            to(junction).stream()
                                    .map(r -> resolve(line, shop, r, shopOf))
                                    .map(shopOf::get)
                                    .toList();
                    for (String reference : from(junction)) {
                        String from = resolve(line, shop, reference, shopOf);
                        if (to.isEmpty() || !to.contains(shopOf.get(from))) {
                            leading.add(from);
                        }
                    }
                }
            }
        }
        return leading;
    }

    /** The full name that a reference means, among those that there are. */
    static String resolve(String line, Shop shop, String reference, Map<String, ?> shopOf) {
        return PlaceName.candidates(line, shop, reference).stream()
                .filter(shopOf::containsKey)
                .findFirst()
                .orElse(reference);
    }

    /** Sections before a junction, as it refers to them. */
    static List<String> from(Junction junction) {
        return switch (junction) {
            case Junction.Source _, Junction.LotSource _ -> List.of();
            case Junction.Sink s -> List.of(s.from());
            case Junction.Link l -> List.of(l.from());
            case Junction.Split s -> List.of(s.from());
            case Junction.Merge m -> m.from();
            case Junction.Store s -> List.of(s.from());
            case Junction.Parallel p -> List.of(p.from());
            case Junction.Join j -> {
                List<String> from = new ArrayList<>(List.of(j.from()));
                j.parts().forEach(part -> from.add(part.from()));
                yield from;
            }
        };
    }

    /** Sections behind a junction, as it refers to them. */
    static List<String> to(Junction junction) {
        return switch (junction) {
            case Junction.Sink _, Junction.LotSource _ -> List.of();
            case Junction.Source s -> List.of(s.to());
            case Junction.Link l -> List.of(l.to());
            case Junction.Split s -> s.branches().stream().map(Junction.Split.Branch::to).toList();
            case Junction.Merge m -> List.of(m.to());
            case Junction.Store s -> List.of(s.to());
            case Junction.Parallel p -> List.of(p.to());
            case Junction.Join j -> List.of(j.to());
        };
    }

    /** Planned jobs per hour of a shop: its own, else its line's, else those of all lines. */
    static double jobsPerHour(Plant plant, OfShop of, Drawn drawn) {
        @Nullable Known<Double> own = of.shop().jobsPerHour();
        if (own != null && drawn.isKnown(own)) {
            return drawn.number(own);
        }
        return plant.lines().stream()
                .filter(l -> of.at().line().isEmpty() || l.id().equals(of.at().line()))
                .map(Line::jobsPerHour)
                .filter(drawn::isKnown)
                .mapToDouble(drawn::number)
                .sum();
    }
}
