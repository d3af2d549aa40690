package org.lineoff.model;

/**
 * Which car a store gives out next, decided when the place behind it has room. The file of a shop
 * names one of those below; whoever sequences hands in another with the scenario of a run. It may
 * be asked again before the car leaves, and answers the same; what has left it is told by {@link
 * #gaveOut}.
 */
@FunctionalInterface
public interface RetrievalRule {
    /**
     * Returns the index, from 0, of the car to give out.
     *
     * @param wanted wanted numbers of the cars inside, in the order of their entry
     * @param count how many there are, at least one
     */
    int choose(long[] wanted, int count);

    /** A car has left the store. */
    default void gaveOut(long wanted) {}

    /** The rule for one run: a new one if it remembers what has left, for one thread. */
    default RetrievalRule forRun() {
        return this;
    }

    /** First in, first out. */
    RetrievalRule FIRST_IN = (wanted, count) -> 0;

    /** The lowest wanted number; among equals the one that came first. */
    RetrievalRule LOWEST_NUMBER =
            (wanted, count) -> {
                int best = 0;
                for (int i = 1; i < count; i++) {
                    if (wanted[i] < wanted[best]) {
                        best = i;
                    }
                }
                return best;
            };
}
