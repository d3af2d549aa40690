package org.lineoff.simulate;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether to compute in vector registers: where Java was started with the module for it, and where
 * it pays, since its compilation costs about a second, once in a process. What a process has
 * computed says what is still to come.
 */
final class Vectors {
    static final boolean ARE_THERE =
            ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

    /** Visits in a process from which on a second of compilation pays. */
    private static final long WORTH_COMPILING = 300_000_000;

    /** Visits that this process has computed or begun to compute in ways that vectors speed up. */
    private static final AtomicLong COMPUTED = new AtomicLong();

    private Vectors() {}

    /** So many visits are computed now, or have just been. */
    static void count(long visits) {
        COMPUTED.addAndGet(visits);
    }

    /** Whether they are there and pay. */
    static boolean pay() {
        return ARE_THERE && COMPUTED.get() > WORTH_COMPILING;
    }
}
