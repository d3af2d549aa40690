package org.lineoff.serve;

import java.util.EnumSet;
import java.util.Set;
import org.lineoff.serve.access.Role;

/** Who may use a route. There is no way to make a route without saying so. */
sealed interface Access {
    /** Whoever is known, whatever they are. */
    Access ANY_CALLER = new Roles(EnumSet.allOf(Role.class));

    /** People who may look at the plant; not stations, which report and see what is theirs. */
    Access READERS = of(Role.VIEWER, Role.PLANNER, Role.OPERATOR, Role.QUALITY, Role.ADMINISTRATOR);

    Access ADMINISTRATORS = of(Role.ADMINISTRATOR);

    /** Callers with at least one of the roles. */
    record Roles(Set<Role> any) implements Access {
        public Roles {
            any = Set.copyOf(any);
            if (any.isEmpty()) {
                throw new IllegalArgumentException("A route needs somebody who may use it.");
            }
        }
    }

    /** Everybody: for what says nothing about the plant, and the program's own pages. */
    record Everybody() implements Access {}

    /** Whoever proves by what they send who they are: signing in. */
    record Proof() implements Access {}

    static Access of(Role first, Role... more) {
        return new Roles(EnumSet.of(first, more));
    }
}
