package org.lineoff.events;

/**
 * What a station is doing. At every instant it is in exactly one state, the first that holds; see
 * {@code docs/events.md}.
 */
public enum State {
    OFF_SHIFT,
    PLANNED_STOP,
    FAILED,
    WORKING,
    BLOCKED,
    STARVED
}
