package org.lineoff.model.random;

import java.util.Map;

/** A test of randomness that reads words block by block and then says how surprising they were. */
interface WordTest {
    void read(long[] words);

    /** p-values by name; none may be very near to 0 or 1. */
    Map<String, Double> results();
}
