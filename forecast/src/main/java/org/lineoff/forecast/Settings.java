package org.lineoff.forecast;

import java.time.LocalDate;

/**
 * How a forecast is made.
 *
 * @param asOf uses only what was known by the end of this day
 * @param replications of the whole plant, at least 1
 * @param draws of the programme alone, at least 1
 * @param threads at least 1; the result does not depend on it
 * @param version of the software, repeated in the result
 */
public record Settings(
        LocalDate asOf, int replications, int draws, long seed, int threads, String version) {
    public Settings {
        if (replications < 1 || draws < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "replications (%d), draws (%d) and threads (%d) are at least 1"
                            .formatted(replications, draws, threads));
        }
    }

    /** The same as of another day. */
    public Settings asOf(LocalDate day) {
        return new Settings(day, replications, draws, seed, threads, version);
    }
}
