package org.lineoff.balance;

import java.util.List;

/**
 * Tasks in their stations.
 *
 * @param goal what was made as small as it can be
 * @param cycle the cycle that every station keeps; with {@link Goal#CYCLE} the shortest found
 * @param station of each task, from 1
 * @param worker of each task in its station, from 1 (left 1, right 2 at a two-sided line); the
 *     first of them if it takes several
 * @param start of each task in its station
 * @param least nothing below is possible: stations, or the cycle, as the goal says
 * @param proven whether nothing better is possible
 * @param reason what forces the bound
 */
public record Balance(
        Goal goal,
        int cycle,
        int stations,
        List<Integer> station,
        List<Integer> worker,
        List<Integer> start,
        int least,
        boolean proven,
        Reason reason) {
    /** What is asked for. */
    public enum Goal {
        STATIONS,
        CYCLE
    }

    public Balance {
        station = List.copyOf(station);
        worker = List.copyOf(worker);
        start = List.copyOf(start);
    }
}
