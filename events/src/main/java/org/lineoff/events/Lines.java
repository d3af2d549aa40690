package org.lineoff.events;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a plant as small numbers, and the line of each place. What all lines share counts as
 * a line named "", if cars come into being or leave there.
 */
final class Lines {
    final List<String> ids;

    /** By index of the place; −1 for places of no line. */
    final int[] ofPlace;

    Lines(Places places) {
        List<String> found = new ArrayList<>();
        for (Places.Place place : places.all()) {
            boolean counts =
                    switch (place.kind()) {
                        case LINE, SOURCE, SINK -> true;
                        default -> !place.line().isEmpty();
                    };
            if (counts && !found.contains(place.line())) {
                found.add(place.line());
            }
        }
        ids = List.copyOf(found);
        ofPlace = new int[places.count()];
        for (Places.Place place : places.all()) {
            ofPlace[place.index()] = ids.indexOf(place.line());
        }
    }

    int count() {
        return ids.size();
    }
}
