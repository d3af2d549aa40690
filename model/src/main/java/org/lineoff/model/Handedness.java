package org.lineoff.model;

/** The side on which the driver sits. */
public enum Handedness {
    LEFT,
    RIGHT
}
