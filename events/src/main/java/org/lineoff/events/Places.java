package org.lineoff.events;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;

/**
 * The directory of a plant's places: an index for each full name, in the order of the files ({@code
 * docs/events.md} spells it out). Built once a plant; both engines, a real plant and every
 * accumulator use the same one.
 */
public final class Places {
    public enum Kind {
        STATION,
        SECTION,
        SOURCE,
        SINK,
        LINK,
        SPLIT,
        MERGE,
        JOIN,
        STORE,
        /** Stations side by side in which cars overtake: themselves places of their own. */
        PARALLEL,
        GATE,
        REPAIR,
        SKIDS,
        LINE,
        PLANT
    }

    /**
     * @param name full name, e.g. {@code p1/body/main/weld}
     * @param line id of the line, empty for what all lines share
     * @param shop id of the shop, empty above the shops
     * @param section full name of the section, empty outside sections
     * @param parts whether what passes here are parts (batteries, doors) and not cars: numbers of
     *     parts may equal build numbers, so figures about cars leave these places out
     */
    public record Place(
            int index,
            String name,
            Kind kind,
            String line,
            String shop,
            String section,
            boolean parts) {
        /** Whether it is a station of the section with that full name. */
        boolean isStationOf(String name) {
            return kind == Kind.STATION && section.equals(name);
        }
    }

    private final List<Place> places;
    private final Map<String, Integer> byName = new HashMap<>();

    /** The places of a plant, in the order that {@code docs/events.md} prescribes. */
    public static Places of(Plant plant) {
        return new PlantPlaces(plant).places();
    }

    public Places(List<Place> places) {
        this.places = List.copyOf(places);
        for (Place p : this.places) {
            if (p.index() != byName.size() || byName.put(p.name(), p.index()) != null) {
                throw new IllegalArgumentException("place out of order or twice: " + p);
            }
        }
    }

    /** The largest number that a figure can turn out to be, on whatever day, in whatever run. */
    public static int most(Known<Integer> figure) {
        int most = 0;
        for (Known.Version<Integer> version : figure.versions()) {
            Integer high = version.high();
            most = Math.max(most, Math.max(version.value(), high == null ? 0 : high));
        }
        return most;
    }

    public int count() {
        return places.size();
    }

    public Place get(int index) {
        return places.get(index);
    }

    public List<Place> all() {
        return places;
    }

    /** Index of a full name, or -1. */
    public int indexOf(String name) {
        return byName.getOrDefault(name, -1);
    }
}
