package org.lineoff.model.random;

/** The rule for a least, a most frequent and a greatest value. */
final class ThreePoints {
    private ThreePoints() {}

    static void check(String name, double low, double mode, double high) {
        if (!(0 <= low && low <= mode && mode <= high && low < high && high <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "A "
                            + name
                            + " distribution needs 0 <= low <= mode <= high with low < high, but has low "
                            + low
                            + ", mode "
                            + mode
                            + ", high "
                            + high
                            + ".");
        }
    }
}
