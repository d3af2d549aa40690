package org.lineoff.events;

import java.util.List;
import java.util.Map;
import org.lineoff.model.Plant;

/**
 * Names of what an event's part can be: failure modes of a station, types of defect, feeders and
 * racks of a join, parts of a lot source. Anything else (a measured characteristic) is written as
 * its number.
 *
 * @param defects types of defect, sorted
 * @param ofPlace by index of the place: failure modes of a station, feeders and racks of a join,
 *     else empty
 * @param made by index of the place: parts that a lot source makes; none elsewhere
 */
public record Names(
        List<String> defects, List<List<String>> ofPlace, Map<Integer, List<String>> made) {
    public Names {
        defects = List.copyOf(defects);
        ofPlace = ofPlace.stream().map(List::copyOf).toList();
        made = Map.copyOf(made);
    }

    public Names(List<String> defects, List<List<String>> ofPlace) {
        this(defects, ofPlace, Map.of());
    }

    /** The names of a plant, by the index of its places in {@link Places#of}. */
    public static Names of(Plant plant) {
        return new PlantPlaces(plant).names();
    }

    /** Names nothing: every part is written as its number. */
    public static Names none(Places places) {
        return new Names(List.of(), places.all().stream().map(p -> List.<String>of()).toList());
    }

    /** Name of a part; "" for −1, which means none. */
    public String name(EventType type, int place, int part) {
        if (part == -1) {
            return "";
        }
        List<String> names = names(type, place);
        return part >= 0 && part < names.size() ? names.get(part) : Integer.toString(part);
    }

    /** Index of a part by its name: what {@link #name} was given. */
    public int index(EventType type, int place, String name) {
        if (name.isEmpty()) {
            return -1;
        }
        int found = names(type, place).indexOf(name);
        if (found >= 0) {
            return found;
        }
        try {
            return Integer.parseInt(name);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "%s: no part \"%s\" there, but %s".formatted(type, name, names(type, place)),
                    e);
        }
    }

    private List<String> names(EventType type, int place) {
        return switch (type) {
            case DEFECT_FOUND, DEFECT_CURED -> defects;
            case FAILED, REPAIRED, PART_FITTED -> ofPlace.get(place);
            case LOT_BEGUN, PART_MADE -> made.getOrDefault(place, List.of());
            default -> List.of();
        };
    }
}
