package org.lineoff.serve.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody is to the plant. A caller may be several at once. */
public enum Role {
    /** Reads everything about the plant, changes nothing. */
    VIEWER,
    /** Orders, promises, plans and sequences; numbers, ships and delivers cars. */
    PLANNER,
    /** Reports what happens on the line, anywhere in the plant. */
    OPERATOR,
    /** Inspects, holds, frees, concedes, scraps, releases and contains. */
    QUALITY,
    /** Gives and takes rights; has none in the plant by that. */
    ADMINISTRATOR,
    /** A machine or terminal that reports what happens at its own places. */
    STATION;

    /** The name in JSON, in the store and in configuration. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }

    /** Names of roles in the order of the constants. */
    public static List<String> ids(Set<Role> roles) {
        return roles.stream().sorted().map(Role::id).toList();
    }

    static String join(Set<Role> roles) {
        return roles.stream().sorted().map(Role::id).collect(Collectors.joining(" "));
    }

    static Set<Role> split(String ids) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String id : ids.split(" ", -1)) {
            of(id).ifPresent(roles::add);
        }
        return roles;
    }
}
