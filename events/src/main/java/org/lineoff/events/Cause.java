package org.lineoff.events;

/**
 * Why something took as long as it did, or happened when it did. The first group names lengths of
 * time on the critical path; the second names the terms of a maximum, as in the event {@code left}.
 */
public enum Cause {
    // lengths of time
    WORK,
    SET_UP,
    /** Work that took longer because people were missing. */
    PEOPLE,
    /** The pitch of a paced section, where no station needed longer. */
    TAKT,
    LINE_STOP,
    /** Down: failed, or waiting for the end of a repair. */
    FAILURE,
    /** Repair of a car at a gate. */
    REWORK,
    TRANSPORT,
    /** Outside the shifts. */
    OFF_SHIFT,
    PLANNED_STOP,
    /** No order was there to build. */
    ORDERS,
    /** Parts supply. */
    SUPPLY,
    /** The line had not started production yet. */
    PROGRAMME,
    /** A constant time of a junction (skid return and the like). */
    JUNCTION,

    // terms of a maximum
    FINISHED,
    ORDER_KEPT,
    ROOM,
    OPENING,
    MATCH,
    RESULT,
    NONE
}
