package org.lineoff.forecast;

/**
 * The mean of differences between pairs of runs under the same luck, with its 90 % interval by
 * Student's t. With one pair nothing is known of the interval: its ends are not numbers.
 */
record PairedInterval(double mean, double low, double high, int pairs) {
    /**
     * @param differences by pair, one at least
     */
    static PairedInterval of(double[] differences) {
        double mean = Student.mean(differences);
        double half = Student.halfWidth(differences);
        return new PairedInterval(mean, mean - half, mean + half, differences.length);
    }

    /** Whether 0 lies outside: that there is a difference at all. */
    boolean isSeen() {
        return low > 0 || high < 0;
    }
}
