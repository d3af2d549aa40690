package org.lineoff.balance;

import java.util.List;
import java.util.Set;

/**
 * What the stations of a line are like.
 *
 * @param workers who can work on the car at once in each station; at a two-sided line one a side
 * @param twoSided whether worker 1 is on the left and worker 2 on the right
 * @param offers by station, what it offers to tasks that need something; empty: all offer all;
 *     otherwise those behind the last that is named offer nothing
 */
public record Stations(int workers, boolean twoSided, List<Set<String>> offers) {
    /** Any number of equal stations with one worker. */
    public static final Stations PLAIN = new Stations(1, false, List.of());

    public Stations {
        offers = offers.stream().map(Set::copyOf).toList();
        if (workers < 1 || (twoSided && workers != 2)) {
            throw new IllegalArgumentException("workers: " + workers);
        }
    }
}
