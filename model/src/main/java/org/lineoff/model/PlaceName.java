package org.lineoff.model;

import java.util.List;

/** How places are named: {@code line/shop/section/station}; a shop of no line leaves it out. */
public final class PlaceName {
    private PlaceName() {}

    /** Lines in which a shop stands; one empty name for a shop that the whole plant shares. */
    public static List<String> linesOf(Shop shop) {
        return shop.lines().isEmpty() ? List.of("") : shop.lines();
    }

    /** Full name of a section or junction of a shop, as the shop stands in a line. */
    public static String of(String line, Shop shop, String id) {
        return prefix(line) + shop.id() + "/" + id;
    }

    /**
     * The full names that a reference written in a shop may mean, in the order in which they are
     * tried: an id of the same shop, {@code shop/id} of the own line or else of the plant, or
     * {@code /full/name}.
     */
    public static List<String> candidates(String line, Shop shop, String reference) {
        if (reference.startsWith("/")) {
            return List.of(reference.substring(1));
        }
        return reference.contains("/")
                ? List.of(prefix(line) + reference, reference)
                : List.of(of(line, shop, reference));
    }

    private static String prefix(String line) {
        return line.isEmpty() ? "" : line + "/";
    }
}
