package org.lineoff.forecast;

import java.util.List;
import org.lineoff.events.Places;

/** A shop as it stands in one line; line empty for a shop that all lines share. */
record ShopOfLine(String line, String shop) {
    /** Those with stations, in the order of the files. */
    static List<ShopOfLine> all(Places places) {
        return places.all().stream()
                .filter(p -> p.kind() == Places.Kind.STATION)
                .map(p -> new ShopOfLine(p.line(), p.shop()))
                .distinct()
                .toList();
    }

    boolean holds(Places.Place place) {
        return place.line().equals(line) && place.shop().equals(shop);
    }
}
