package org.lineoff.execute;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Places;
import org.lineoff.model.Junction;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;

/**
 * What a car becomes in each place, as the names of the shops and the flow between them tell: a
 * shop called paint paints, the shop of line-off and those called assembly, trim or final put
 * together, all others make bodies. A store is what the section behind it makes it; the last
 * station of paint makes a car painted.
 */
final class StagesOfPlant {
    private enum Role {
        BODY,
        PAINT,
        ASSEMBLY
    }

    private static final List<String> PAINT = List.of("paint", "coat", "涂");
    private static final List<String> ASSEMBLY = List.of("assembl", "trim", "final", "总装");

    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Status> stores = new HashMap<>();
    private final Set<String> lastOfPaint = new HashSet<>();

    StagesOfPlant(Plant plant) {
        Map<String, Role> sections = new HashMap<>();
        for (Shop shop : plant.shops()) {
            Role role = role(shop);
            roles.put(shop.id(), role);
            for (String line : PlaceName.linesOf(shop)) {
                for (Section section : shop.sections()) {
                    sections.put(PlaceName.of(line, shop, section.id()), role);
                }
                if (role == Role.PAINT && !shop.sections().isEmpty()) {
                    Section last = shop.sections().getLast();
                    if (!last.stations().isEmpty()) {
                        String name = PlaceName.of(line, shop, last.id());
                        lastOfPaint.add(name + "/" + last.stations().getLast().id());
                    }
                }
            }
        }
        for (Shop shop : plant.shops()) {
            for (String line : PlaceName.linesOf(shop)) {
                for (Junction junction : shop.junctions()) {
                    if (junction instanceof Junction.Store store) {
                        PlaceName.candidates(line, shop, store.to()).stream()
                                .filter(sections::containsKey)
                                .findFirst()
                                .map(sections::get)
                                .ifPresent(
                                        role -> before(PlaceName.of(line, shop, store.id()), role));
                    }
                }
            }
        }
    }

    private static Role role(Shop shop) {
        String words =
                (shop.id() + " " + shop.name().en() + " " + shop.name().zh())
                        .toLowerCase(Locale.ROOT);
        if (PAINT.stream().anyMatch(words::contains)) {
            return Role.PAINT;
        }
        boolean ends = shop.junctions().stream().anyMatch(Junction.Sink.class::isInstance);
        return ends || ASSEMBLY.stream().anyMatch(words::contains) ? Role.ASSEMBLY : Role.BODY;
    }

    private void before(String store, Role role) {
        switch (role) {
            case PAINT -> stores.put(store, Status.BEFORE_PAINT);
            case ASSEMBLY -> stores.put(store, Status.IN_STORE);
            case BODY -> {}
        }
    }

    /** Null where a car stays what it was, and at places of parts. */
    @Nullable Status of(Places.Place place) {
        Role role = roles.get(place.shop());
        boolean isEntered =
                place.kind() == Places.Kind.STATION
                        || place.kind() == Places.Kind.SOURCE
                        || place.kind() == Places.Kind.STORE;
        if (place.parts() || role == null || !isEntered) {
            return null;
        }
        Status inStore = stores.get(place.name());
        if (inStore != null) {
            return inStore;
        }
        return switch (role) {
            case BODY -> Status.IN_BODY;
            case PAINT -> isLastOfPaint(place.name()) ? Status.PAINTED : Status.BEFORE_PAINT;
            case ASSEMBLY -> Status.IN_ASSEMBLY;
        };
    }

    /** Also where the station is one of several equal ones: {@code top#2}, {@code top-3}. */
    private boolean isLastOfPaint(String name) {
        return lastOfPaint.contains(name)
                || lastOfPaint.contains(name.replaceFirst("(-[0-9]+)?(#[0-9]+)?$", ""));
    }
}
