package org.lineoff.cli;

import org.lineoff.sequence.SequencingProblem;

/** A problem in one of the forms that are read, and how its answer is written. */
interface SequenceAnswer {
    SequencingProblem problem();

    /** With a line end behind it. */
    String json(int[] order);

    /** For people. */
    String text(int[] order, Texts texts);

    /** Whether what {@code --strict} asks for is kept. */
    boolean isKept(int[] order);
}
