package org.lineoff.forecast;

/** Told how far a long computation has come; called from several threads, not at once. */
@FunctionalInterface
public interface Progress {
    enum Phase {
        PROGRAMME,
        PLANT,
        WORTH,
        SPREAD
    }

    void at(Phase phase, int done, int of);

    /** Tells nobody. */
    static Progress none() {
        return (phase, done, of) -> {};
    }
}
