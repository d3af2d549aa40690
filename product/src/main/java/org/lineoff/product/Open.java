package org.lineoff.product;

import java.util.List;

/**
 * Something that an order leaves open, and what can still be chosen for it.
 *
 * @param id of the group of options; {@link #MODEL} or {@link #MARKET}
 * @param possible ids that some buildable car as ordered so far has
 * @param impossible ids that none has
 * @param mayLack whether some buildable car as ordered so far has no choice of this group, because
 *     its model does not offer it
 */
public record Open(String id, List<String> possible, List<String> impossible, boolean mayLack) {
    public static final String MODEL = "model";
    public static final String MARKET = "market";

    public Open {
        possible = List.copyOf(possible);
        impossible = List.copyOf(impossible);
    }

    /** Whether there is nothing to choose: every buildable car as ordered so far has the same. */
    public boolean isForced() {
        return possible.size() == 1 && !mayLack;
    }
}
