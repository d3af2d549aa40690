package org.lineoff.events;

/**
 * What can happen in a plant, simulated or real. The order of the constants is part of the contract
 * ({@code docs/events.md}): at one instant, one place and one visit, events stand in this order.
 */
public enum EventType {
    /** A car, or a part, came into being at its source. */
    RELEASED,
    /** It entered a station, or a place of a junction. */
    ENTERED,
    WORK_STARTED,
    WORK_FINISHED,
    /** It left; the cause is the term of the maximum that decided when. */
    LEFT,
    FAILED,
    REPAIRED,
    /** The place stopped working; the cause says why (closed hours, planned stop). */
    STOPPED,
    RESUMED,
    DEFECT_FOUND,
    DEFECT_CURED,
    PART_FITTED,
    /** A lot source began a lot. */
    LOT_BEGUN,
    /** The parts of a stroke reached their rack. */
    PART_MADE,
    /** A value was measured; at a gate the result of one inspection, 1 passed and 0 failed. */
    MEASURED,
    LINE_OFF,
    DELIVERED,
    LEVER,
    POLICY;

    /** Whether it is part of a visit to a station (or to a store or a repair). */
    boolean isOfVisit() {
        return compareTo(ENTERED) >= 0 && compareTo(REPAIRED) <= 0;
    }
}
