package org.lineoff.programme;

import com.google.ortools.Loader;
import java.util.Optional;

/**
 * The plan by OR-Tools CP-SAT: one worker, a fixed seed, and limits in its deterministic time, so
 * that the same problem gives the same plan. Each objective is minimised in turn and then held,
 * among the activities it waits for (all others can come behind); then the sum of all finishes;
 * then the sum of the starts, each weighted by its place in the alphabet, so that hardly ever more
 * than one plan is left. Where a limit is reached the best plan so far is held, and {@link
 * Plan#earliest} is false if that was in an objective. Loading the native part takes about half a
 * second, once.
 */
final class CpSat implements Solver {
    private CpSat() {}

    /** The solver, or nothing where its native part is missing on this platform. */
    static Optional<Solver> ifAvailable() {
        try {
            Loader.loadNativeLibraries();
            return Optional.of(new CpSat());
        } catch (LinkageError | RuntimeException missing) {
            return Optional.empty();
        }
    }

    @Override
    public Plan improve(Network net, Luck luck, Plan free, Plan known) {
        return new CpSatSearch(net, luck, free, known).run();
    }
}
