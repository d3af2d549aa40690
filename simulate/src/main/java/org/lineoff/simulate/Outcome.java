package org.lineoff.simulate;

import java.util.List;
import java.util.Optional;
import org.lineoff.model.Problem;

/**
 * What a run says beside its events.
 *
 * @param path what decided the line-offs, by place and cause; empty unless asked for
 * @param visits how many cars entered how many stations
 * @param decisions what policies decided, in the order of time
 * @param deadlock cars that wait for each other in a circle; the run ended when it was found
 */
public record Outcome(
        List<PathPart> path, long visits, List<Decision> decisions, Optional<Problem> deadlock) {
    public Outcome {
        path = List.copyOf(path);
        decisions = List.copyOf(decisions);
    }
}
