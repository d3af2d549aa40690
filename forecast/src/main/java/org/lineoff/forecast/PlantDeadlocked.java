package org.lineoff.forecast;

import org.lineoff.model.Problem;

/** A replication came to a standstill: places waited for each other in a circle. */
public final class PlantDeadlocked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    PlantDeadlocked(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
