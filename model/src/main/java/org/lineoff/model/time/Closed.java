package org.lineoff.model.time;

/** Why a section is closed; where both hold, it is off shift. */
public enum Closed {
    /** No shift covers the instant; so is all time after the last shift. */
    OFF_SHIFT,
    /** A shift covers the instant, and so does a planned stop (maintenance, refit, start-up). */
    PLANNED_STOP
}
