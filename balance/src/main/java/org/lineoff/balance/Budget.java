package org.lineoff.balance;

import java.util.function.BooleanSupplier;

/**
 * How long to look. Bounded by loads alone, the same problem gives the same balance anywhere.
 *
 * @param stop asked often; once it says true the best so far is returned
 * @param loads of stations to be begun, at most; each task put into one begins another
 * @param memory bytes that a search may remember in
 */
public record Budget(BooleanSupplier stop, long loads, long memory) {
    private static final long USUAL_MEMORY = 2_000_000_000L;

    public static Budget until(BooleanSupplier stop) {
        return new Budget(stop, Long.MAX_VALUE, USUAL_MEMORY);
    }

    /** The same result every time. */
    public static Budget ofLoads(long loads) {
        return new Budget(() -> false, loads, USUAL_MEMORY);
    }
}
