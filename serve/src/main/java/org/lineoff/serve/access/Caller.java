package org.lineoff.serve.access;

import java.util.List;
import java.util.Set;

/**
 * Who asks.
 *
 * @param places where the caller may report from, each with all below it; none: anywhere
 */
public record Caller(Kind kind, String name, Set<Role> roles, List<String> places) {
    /** What it proved to be. */
    public enum Kind {
        PERSON,
        TOKEN
    }

    public Caller {
        roles = Set.copyOf(roles);
        places = List.copyOf(places);
    }

    public boolean isAnyOf(Set<Role> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }

    /** The name of the whole plant among places. */
    public static final String WHOLE_PLANT = "plant";

    /** Whether a place, by its full name, is one of the caller's. */
    public boolean mayReportAt(String place) {
        return places.isEmpty()
                || places.contains(WHOLE_PLANT)
                || places.stream().anyMatch(own -> isAtOrBelow(place, own));
    }

    /** Places below another are named by it and {@code /}, parallel units by it and {@code #}. */
    static boolean isAtOrBelow(String place, String own) {
        return place.startsWith(own)
                && (place.length() == own.length()
                        || place.charAt(own.length()) == '/'
                        || place.charAt(own.length()) == '#');
    }

    /** How it stands in the trail and in limits: a token may be named as a person is. */
    public String id() {
        return kind == Kind.PERSON ? name : "token " + name;
    }
}
