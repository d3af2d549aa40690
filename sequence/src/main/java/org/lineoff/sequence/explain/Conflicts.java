package org.lineoff.sequence.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.lineoff.sequence.Rule;
import org.lineoff.sequence.SequencingProblem;
import org.lineoff.sequence.explain.Feasibility.Answer;

/**
 * Names a minimal set of hard rules that cannot stand together, by the deletion filter: each rule
 * in turn is left out, and stays out where the rest is still impossible. What is left conflicts,
 * and each of its rules is needed for that. Asks once a rule; which of several minimal sets is
 * found depends on the order of the rules, the later ones being kept.
 */
public final class Conflicts {
    private Conflicts() {}

    /** A minimal conflict among the hard rules, however long it takes. */
    public static ConflictSearch find(SequencingProblem problem, Feasibility feasibility) {
        return find(problem, feasibility, () -> Double.POSITIVE_INFINITY);
    }

    /**
     * A minimal conflict among the hard rules; none where none is proven.
     *
     * @param seconds how many are left, by the clock; asked before each question
     */
    public static ConflictSearch find(
            SequencingProblem problem, Feasibility feasibility, DoubleSupplier seconds) {
        List<Integer> kept = new ArrayList<>();
        for (int r = 0; r < problem.rules().size(); r++) {
            if (problem.rules().get(r).priority().level() == 0) {
                kept.add(r);
            }
        }
        Answer all = kept.isEmpty() ? Answer.POSSIBLE : answer(problem, kept, feasibility, seconds);
        if (all != Answer.IMPOSSIBLE) {
            return all == Answer.POSSIBLE ? ConflictSearch.NONE : ConflictSearch.UNFINISHED;
        }
        boolean minimal = true;
        for (int rule : List.copyOf(kept)) {
            if (kept.size() == 1) {
                break;
            }
            List<Integer> without = new ArrayList<>(kept);
            without.remove(Integer.valueOf(rule));
            switch (answer(problem, without, feasibility, seconds)) {
                case IMPOSSIBLE -> kept = without;
                case UNKNOWN -> minimal = false;
                case POSSIBLE -> {}
            }
        }
        return ConflictSearch.found(new Conflict(kept, minimal));
    }

    /** Without time it is not even asked: to put the question takes some, too. */
    private static Answer answer(
            SequencingProblem problem,
            List<Integer> rules,
            Feasibility feasibility,
            DoubleSupplier seconds) {
        if (seconds.getAsDouble() <= 0) {
            return Answer.UNKNOWN;
        }
        List<Rule> some = rules.stream().map(problem.rules()::get).toList();
        return feasibility.of(
                new SequencingProblem(problem.past(), problem.cars(), problem.frozen(), some),
                seconds);
    }
}
