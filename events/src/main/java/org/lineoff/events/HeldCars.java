package org.lineoff.events;

import java.util.Arrays;

/**
 * Cars that came later because their source had no parts for them, and how much later at most: the
 * time since that source released the car before. They are kept until the end.
 */
final class HeldCars {
    private final CarMap held = new CarMap();

    /** By place of a source: when it last released a car. */
    private final long[] released;

    HeldCars(Places places, long start) {
        released = new long[places.count()];
        Arrays.fill(released, start);
    }

    void released(long time, int source, long car, Cause cause) {
        if (cause == Cause.SUPPLY) {
            held.put(car, time - released[source]);
        }
        released[source] = time;
    }

    /** How long it was held, in ms; 0 if it was not. */
    long held(long car) {
        return held.size() == 0 ? 0 : held.getOrDefault(car, 0);
    }
}
