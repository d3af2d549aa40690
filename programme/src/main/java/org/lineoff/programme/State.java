package org.lineoff.programme;

/** Where an activity stands on the as-of day. */
public enum State {
    FINISHED,
    RUNNING,
    OPEN
}
