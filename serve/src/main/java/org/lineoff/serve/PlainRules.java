package org.lineoff.serve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lineoff.events.Places;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Status;
import org.lineoff.model.Junction;
import org.lineoff.model.Plant;
import org.lineoff.model.Shop;

/**
 * Rules of execution for a plant whose folder says nothing about it: all its places by the full
 * names that simulated events use, its joined parts by number, no gates.
 *
 * <p>A car is in the body shop, or in assembly, by the shop that it enters; which shop is which is
 * read from its id ({@code body}, {@code paint}, {@code assembly}), and a shop of another name makes
 * a car nothing. Whoever needs more says so in the folder.
 */
public final class PlainRules {
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration LATE = Duration.ofDays(7);

    private PlainRules() {}

    public static PlantRules of(Plant plant) {
        List<PlantRules.Place> places = new ArrayList<>();
        for (Places.Place place : Places.of(plant).all()) {
            places.add(new PlantRules.Place(place.name(), makes(place), place.parts()));
        }
        return new PlantRules(
                places,
                parts(plant),
                List.of(),
                Map.of(),
                List.of(),
                Status.SEQUENCED,
                Status.SEQUENCED,
                AHEAD,
                LATE);
    }

    private static org.lineoff.execute.@org.jspecify.annotations.Nullable Status makes(
            Places.Place place) {
        if (place.parts()) {
            return null;
        }
        if (place.kind() == Places.Kind.SOURCE) {
            return Status.IN_BODY;
        }
        if (place.kind() != Places.Kind.STATION) {
            return null;
        }
        return switch (place.shop()) {
            case "body" -> Status.IN_BODY;
            case "paint" -> Status.BEFORE_PAINT;
            case "assembly" -> Status.IN_ASSEMBLY;
            default -> null;
        };
    }

    private static List<PlantRules.Part> parts(Plant plant) {
        Set<String> names = new LinkedHashSet<>();
        for (Shop shop : plant.shops()) {
            for (Junction junction : shop.junctions()) {
                if (junction instanceof Junction.Join join) {
                    join.parts().forEach(part -> names.add(part.from()));
                    join.racks().forEach(rack -> names.add(rack.source() + "/" + rack.part()));
                }
            }
        }
        return names.stream()
                .map(name -> new PlantRules.Part(name, PlantRules.Marking.LOT))
                .toList();
    }
}
