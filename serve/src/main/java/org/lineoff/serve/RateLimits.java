package org.lineoff.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often each caller may still ask: a bucket that fills evenly and is emptied by requests. Knows
 * a bounded number of callers; whoever was not heard of for longest is forgotten, and would have a
 * full bucket anyway unless very many ask at once.
 */
final class RateLimits {
    private static final int CALLERS = 10_000;

    private static final class Bucket {
        double tokens;
        long since;
    }

    private final double perMilli;
    private final double burst;
    private final LongSupplier clock;
    private final Map<String, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > CALLERS;
                }
            };

    /**
     * @param clock ms from any beginning
     */
    RateLimits(double perSecond, int burst, LongSupplier clock) {
        this.perMilli = perSecond / 1000;
        this.burst = burst;
        this.clock = clock;
    }

    /** Takes one request of a caller's; refused, with the time to wait, if there is none left. */
    synchronized void take(String caller) {
        long now = clock.getAsLong();
        Bucket bucket = buckets.get(caller);
        if (bucket == null) {
            bucket = new Bucket();
            bucket.tokens = burst;
            bucket.since = now;
            buckets.put(caller, bucket);
        }
        bucket.tokens = Math.min(burst, bucket.tokens + Math.max(0, now - bucket.since) * perMilli);
        bucket.since = now;
        if (bucket.tokens < 1) {
            int seconds = (int) Math.ceil((1 - bucket.tokens) / perMilli / 1000);
            throw new Refusal(
                    java.util.List.of(Fault.of(Trouble.TOO_OFTEN, seconds)), Math.max(1, seconds));
        }
        bucket.tokens -= 1;
    }
}
