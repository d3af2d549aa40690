package org.lineoff.serve.virtual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.events.Places;
import org.lineoff.execute.PlantRules;

/**
 * Test bays that the rules know and the simulation does not: a car passes them while it is at the
 * last station of the section that they lie in, or of the last section of their shop.
 */
final class Bays {
    private final Map<String, List<String>> byStation = new HashMap<>();

    Bays(Places places, PlantRules rules) {
        for (PlantRules.Place place : rules.places()) {
            if (places.indexOf(place.name()) < 0 && !place.ofParts()) {
                String station = station(place.name(), places);
                if (!station.isEmpty()) {
                    byStation.computeIfAbsent(station, _ -> new ArrayList<>()).add(place.name());
                }
            }
        }
    }

    /** The bays that a station stands for, in the order of the rules. */
    List<String> at(String station) {
        return byStation.getOrDefault(station, List.of());
    }

    /** Stations side by side are one: {@code test#3} is {@code test}. */
    static String withoutUnit(String station) {
        int sign = station.lastIndexOf('#');
        return sign < 0 ? station : station.substring(0, sign);
    }

    private static String station(String bay, Places places) {
        String inSection = "";
        String inShop = "";
        for (Places.Place place : places.all()) {
            if (place.kind() != Places.Kind.STATION || place.parts() || place.section().isEmpty()) {
                continue;
            }
            String name = withoutUnit(place.name());
            if (bay.startsWith(place.section() + "/")) {
                inSection = name;
            }
            String shop = place.line().isEmpty() ? place.shop() : place.line() + "/" + place.shop();
            if (bay.startsWith(shop + "/")) {
                inShop = name;
            }
        }
        return inSection.isEmpty() ? inShop : inSection;
    }
}
