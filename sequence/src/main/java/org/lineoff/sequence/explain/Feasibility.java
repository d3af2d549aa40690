package org.lineoff.sequence.explain;

import java.util.function.DoubleSupplier;
import org.lineoff.sequence.SequencingProblem;

/** Whether any order keeps all rules of a problem, be they hard or not. */
public interface Feasibility {
    /** What could be found out within the limits. */
    enum Answer {
        POSSIBLE,
        IMPOSSIBLE,
        UNKNOWN
    }

    /**
     * The answer, or that none was found.
     *
     * @param seconds how many are left, by the clock, until it is given up; infinite: by its own
     *     limit only, so that the answer repeats
     */
    Answer of(SequencingProblem problem, DoubleSupplier seconds);
}
