package org.lineoff.forecast;

import java.util.HashMap;
import java.util.Map;
import org.lineoff.events.Places;
import org.lineoff.model.Drawn;
import org.lineoff.model.DrawnDuration;
import org.lineoff.model.Plant;

/**
 * Planned run time per item (PRI of ISO 22400) of each station: its mean work on a car of no model
 * in particular.
 */
final class PlannedWork {
    private final PlaceBook book;
    private final Drawn drawn;
    private final Map<Integer, Double> millis = new HashMap<>();

    PlannedWork(Plant plant, Drawn drawn) {
        this.book = new PlaceBook(plant, drawn.asOf());
        this.drawn = drawn;
    }

    double millis(Places.Place station) {
        return millis.computeIfAbsent(station.index(), i -> compute(station));
    }

    private double compute(Places.Place place) {
        return DrawnDuration.of(book.work(place.name()).orElseThrow(), drawn).meanMillis();
    }
}
