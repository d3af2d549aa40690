package org.lineoff.sequence.explain;

/** What counting alone says. */
public final class Bounds {
    private Bounds() {}

    /** How many of so many cars can have something of which at most k in m may. */
    public static int mostWithRatio(int cars, int most, int window) {
        return cars / window * Math.min(most, window) + Math.min(cars % window, most);
    }
}
