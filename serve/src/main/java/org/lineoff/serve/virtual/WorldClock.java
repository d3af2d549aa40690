package org.lineoff.serve.virtual;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** What clocks in a simulated plant show. Goes forward only, and only when it is told to. */
public final class WorldClock implements InstantSource {
    private final AtomicLong millis;

    public WorldClock(Instant begin) {
        millis = new AtomicLong(begin.toEpochMilli());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }

    /** Goes to an instant, unless it is there or later already. */
    public void goTo(Instant instant) {
        millis.accumulateAndGet(instant.toEpochMilli(), Math::max);
    }
}
