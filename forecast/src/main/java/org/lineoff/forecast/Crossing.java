package org.lineoff.forecast;

import java.time.LocalDate;
import org.lineoff.model.Drawn;
import org.lineoff.model.Judgement;
import org.lineoff.model.random.Draws;

/**
 * Which replication each kind of uncertainty of a run is taken from. All from one: that
 * replication.
 *
 * @param programme durations and dates of the programme: starts of production, opening of
 *     deliveries
 * @param assumptions figures with a range
 * @param policies levers and policies: whether they come, when, how much
 * @param luck everything drawn by car, failure or repair
 */
record Crossing(int programme, int assumptions, int policies, int luck) {
    /** How many kinds there are. */
    static final int GROUPS = 4;

    static final int PROGRAMME = 0;
    static final int ASSUMPTIONS = 1;
    static final int POLICIES = 2;
    static final int LUCK = 3;

    static Crossing of(int replication) {
        return new Crossing(replication, replication, replication, replication);
    }

    /** The same with one kind from another replication. */
    Crossing with(int group, int replication) {
        return switch (group) {
            case PROGRAMME -> new Crossing(replication, assumptions, policies, luck);
            case ASSUMPTIONS -> new Crossing(programme, replication, policies, luck);
            case POLICIES -> new Crossing(programme, assumptions, replication, luck);
            case LUCK -> new Crossing(programme, assumptions, policies, replication);
            default -> throw new IllegalArgumentException("no group " + group);
        };
    }

    Drawn drawn(long seed, LocalDate asOf, Judgement judgement) {
        return new Drawn(
                new Draws(seed, luck),
                new Draws(seed, assumptions),
                new Draws(seed, policies),
                asOf,
                judgement);
    }
}
