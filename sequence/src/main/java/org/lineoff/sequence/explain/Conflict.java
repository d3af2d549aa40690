package org.lineoff.sequence.explain;

import java.util.List;

/**
 * Rules that no order can keep together.
 *
 * @param rules their indices in the problem, at least one
 * @param minimal whether it is proven that without any one of them the others can be kept; else
 *     that could not be found out for some
 */
public record Conflict(List<Integer> rules, boolean minimal) {
    public Conflict {
        rules = List.copyOf(rules);
    }
}
