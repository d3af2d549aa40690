package org.lineoff.sequence.explain;

import org.lineoff.sequence.SequencingProblem;

/** Whether any order keeps all rules of a problem, be they hard or not. */
public interface Feasibility {
    /** What could be found out within the limits. */
    enum Answer {
        POSSIBLE,
        IMPOSSIBLE,
        UNKNOWN
    }

    Answer of(SequencingProblem problem);
}
