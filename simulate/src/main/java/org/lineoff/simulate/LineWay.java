package org.lineoff.simulate;

/** How a single line is computed without events; all ways give the same figures. */
public enum LineWay {
    /** In a wave where vectors are there and its compilation pays, else car by car. */
    BY_SIZE,
    CAR_BY_CAR,
    /** All stations at once; only where {@link Simulator#hasVectors}. */
    WAVE
}
