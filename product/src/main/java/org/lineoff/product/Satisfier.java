package org.lineoff.product;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.IVecInt;
import org.sat4j.specs.TimeoutException;

/**
 * The product on one day in a SAT solver (Sat4j). Every demand has a switch: its clauses hold only
 * where the switch is assumed to be on, so that one solver, with all that it has learned, answers
 * for any set of demands and any order. No clock limits it; the answers to a given row of questions
 * are always the same. Not for use by two threads.
 */
final class Satisfier {
    private final ISolver solver = SolverFactory.newDefault();
    private final List<Reason> reasons;
    private final int firstSwitch;
    private final boolean[] found;

    Satisfier(Clauses clauses) {
        reasons = List.copyOf(clauses.demands().keySet());
        firstSwitch = clauses.variables() + 1;
        found = new boolean[firstSwitch];
        solver.newVar(clauses.variables() + reasons.size());
        // In conflicts, not in seconds: a limit of time would start a clock.
        solver.setTimeoutOnConflicts(Integer.MAX_VALUE);
        try {
            for (int[] clause : clauses.always()) {
                solver.addClause(new VecInt(clause.clone()));
            }
            int on = firstSwitch;
            for (Map.Entry<Reason, List<int[]>> e : clauses.demands().entrySet()) {
                for (int[] clause : e.getValue()) {
                    VecInt guarded = new VecInt(clause.clone());
                    guarded.push(-on);
                    solver.addClause(guarded);
                }
                on++;
            }
        } catch (ContradictionException e) {
            throw new IllegalStateException("no car at all can be written down", e);
        }
    }

    List<Reason> reasons() {
        return reasons;
    }

    /** Whether some car has all these variables and meets these demands (numbers of reasons). */
    boolean canMeet(Collection<Integer> demands, Collection<Integer> variables) {
        VecInt assumed = new VecInt();
        demands.forEach(d -> assumed.push(firstSwitch + d));
        variables.forEach(assumed::push);
        try {
            if (!solver.isSatisfiable(assumed)) {
                return false;
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("more than 2^31 conflicts", e);
        }
        for (int literal : solver.model()) {
            if (Math.abs(literal) < firstSwitch) {
                found[Math.abs(literal)] = literal > 0;
            }
        }
        return true;
    }

    /** Whether the car last found has a variable. */
    boolean has(int variable) {
        return found[variable];
    }

    /** After a no: some of the demands asked for that together with the variables are too much. */
    Set<Integer> blamed(Collection<Integer> asked) {
        @Nullable IVecInt core = solver.unsatExplanation();
        Set<Integer> blamed = new LinkedHashSet<>();
        for (int d : asked) {
            if (core == null || core.contains(firstSwitch + d)) {
                blamed.add(d);
            }
        }
        return blamed;
    }

    List<Integer> all() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            all.add(i);
        }
        return all;
    }
}
