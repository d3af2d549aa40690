package org.lineoff.model.state;

import org.lineoff.model.About;

/** A car that waits, and since when. */
public record CarSince(
        @About("The car, or part.") CarState car,
        @About(
                        value =
                                "In ms: before a station when it left the place before it, in a repair"
                                        + " when it came or was repaired, at a source when it was called for.",
                        min = 0)
                long since) {}
