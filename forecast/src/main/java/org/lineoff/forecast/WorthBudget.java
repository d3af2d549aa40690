package org.lineoff.forecast;

/**
 * How many runs may be made again to find out what things are worth: the one place that says so.
 * Counted in visits of cars to stations, which is what a run costs, so that the answer depends on
 * no clock.
 */
final class WorthBudget {
    /** Of the visits that the replications themselves simulated. */
    static final double SHARE = 0.4;

    /** So many in any case: some seconds. */
    static final long LEAST_VISITS = 20_000_000;

    /** Fewer pairs give intervals that say nothing; buffers are left out first. */
    static final int LEAST_PAIRS = 3;

    /** So many buffers and stores are priced, at most. */
    static final int MOST_BUFFERS = 3;

    /** Draws of the programme for each activity that is priced beside the causes. */
    static final int DRAWS = 500;

    /** So many activities are priced for a milestone, at most. */
    static final int MOST_ACTIVITIES = 2;

    private WorthBudget() {}

    /**
     * @param buffers of those that could be priced
     * @param pairs for each of them and each cause
     */
    record Plan(int buffers, int pairs) {}

    /**
     * @param visits of all replications
     * @param again visits of one run made again
     * @param causes that need runs
     * @param buffers that could be priced
     * @param most pairs for each, at most
     */
    static Plan plan(long visits, double again, int causes, int buffers, int most) {
        double budget = Math.max(LEAST_VISITS, SHARE * visits);
        int priced = Math.min(buffers, MOST_BUFFERS);
        while (priced > 0 && pairs(budget, again, causes + priced) < LEAST_PAIRS) {
            priced--;
        }
        long pairs = Math.max(LEAST_PAIRS, pairs(budget, again, causes + priced));
        return new Plan(priced, (int) Math.min(most, pairs));
    }

    private static long pairs(double budget, double again, int works) {
        return (long) (budget / (Math.max(1, again) * Math.max(1, works)));
    }
}
