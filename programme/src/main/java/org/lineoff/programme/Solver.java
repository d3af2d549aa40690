package org.lineoff.programme;

/** Finds a plan where resources are short. */
interface Solver {
    /**
     * Returns a plan at least as good as the one it is given.
     *
     * @param luck the durations and dates to plan with
     * @param free the plan if no resource were limited: nothing can be earlier
     * @param known a plan that keeps every rule
     */
    Plan improve(Network net, Luck luck, Plan free, Plan known);
}
