package org.lineoff.serve;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Gate;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;
import org.lineoff.model.Text;

/**
 * What people call the places of a plant, by their full names; its own id where nobody named it.
 */
final class PlaceTitles {
    private final Map<String, Text> titles = new HashMap<>();

    PlaceTitles(Plant plant) {
        plant.lines().forEach(line -> titles.put(line.id(), line.name()));
        for (Shop shop : plant.shops()) {
            for (String line : PlaceName.linesOf(shop)) {
                for (Section section : shop.sections()) {
                    String name = PlaceName.of(line, shop, section.id());
                    Text own = joined(shop.name(), named(section.name(), section.id()));
                    titles.put(name, own);
                    for (Station station : section.stations()) {
                        stations(station, name, own);
                    }
                    Gate gate = section.gate();
                    if (gate != null) {
                        Text title = joined(shop.name(), named(gate.name(), gate.id()));
                        titles.put(name + "/" + gate.id(), title);
                        titles.put(
                                name + "/" + gate.id() + "/repair",
                                new Text(title.en() + ": repair", title.zh() + "：返修"));
                    }
                }
            }
        }
    }

    /** The words for a place, those of its shop and section before them. */
    Text of(String place) {
        return titles.getOrDefault(place, Text.of(place));
    }

    private void stations(Station station, String section, Text before) {
        Text own = joined(before, named(station.name(), station.id()));
        for (int i = 1; i <= station.repeat(); i++) {
            String mark = station.repeat() > 1 ? "-" + i : "";
            for (int k = 1; k <= station.parallel(); k++) {
                String unit = mark + (station.parallel() > 1 ? "#" + k : "");
                titles.put(
                        section + "/" + station.id() + unit,
                        new Text(own.en() + unit, own.zh() + unit));
            }
        }
    }

    private static Text named(@Nullable Text name, String id) {
        return name == null ? Text.of(id) : name;
    }

    private static Text joined(Text one, Text other) {
        return new Text(one.en() + " · " + other.en(), one.zh() + " · " + other.zh());
    }
}
