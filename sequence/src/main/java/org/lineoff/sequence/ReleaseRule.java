package org.lineoff.sequence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongPredicate;
import org.lineoff.model.RetrievalRule;

/**
 * Which body a store gives to assembly next, decided online: with what is in the store, the cars
 * that have just gone, the parts at hand, and the freeze given to suppliers. It goes by the order
 * that was promised as long as it can, and where the next car has not come it takes the one that
 * breaks the rules of assembly least.
 *
 * <ul>
 *   <li>A car whose parts are missing goes only where there is no other.
 *   <li>The next {@code frozen} cars of the promised order go before all others, the first first.
 *   <li>Else each car costs what it adds to the penalties of the k-in-m rules and of the colour
 *       changes, and {@code perPlace} for each place by which it comes before its turn; the least
 *       cost goes.
 * </ul>
 *
 * It knows a car by its wanted number: row r of the problem is the number {@code firstNumber + r −
 * past}. Numbers that it does not know are as if they had nothing. A choice costs {@code cars
 * inside · rules · window}.
 */
public final class ReleaseRule implements RetrievalRule {
    /** The rules; costs of one unit on lower levels never outweigh one on a higher level. */
    private final SequencingProblem problem;

    private final long firstNumber;
    private final int frozen;
    private final double perPlace;
    private final LongPredicate hasParts;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Double> units = new ArrayList<>();
    private final int memory;

    /** The last cars that went, the newest first. */
    private final Deque<Integer> gone = new ArrayDeque<>();

    private long next;
    private final List<Long> early = new ArrayList<>();

    /**
     * A rule that has seen the past cars of the problem go.
     *
     * @param firstNumber wanted number of the first car to be ordered
     * @param frozen how many cars of the promised order suppliers have been told, from the next on
     * @param perPlace cost of a place before its turn, in units of the least penalty
     * @param hasParts whether the parts of the car of a number are at hand
     */
    public ReleaseRule(
            SequencingProblem problem,
            long firstNumber,
            int frozen,
            double perPlace,
            LongPredicate hasParts) {
        this.problem = problem;
        this.firstNumber = firstNumber;
        this.frozen = frozen;
        this.perPlace = perPlace;
        this.hasParts = hasParts;
        int longest = 1;
        for (int r = 0; r < problem.rules().size(); r++) {
            Rule rule = problem.rules().get(r);
            if (rule instanceof Rule.Ratio ratio) {
                longest = Math.max(longest, ratio.window());
            }
            if (rule instanceof Rule.Ratio || rule instanceof Rule.Changes) {
                rules.add(rule);
                units.add((double) problem.unit(r));
            }
        }
        memory = longest - 1;
        next = firstNumber;
        for (int row = problem.past() - 1; row >= 0 && gone.size() < Math.max(1, memory); row--) {
            gone.addLast(row);
        }
    }

    @Override
    public RetrievalRule forRun() {
        return new ReleaseRule(problem, firstNumber, frozen, perPlace, hasParts);
    }

    @Override
    public int choose(long[] wanted, int count) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double cost = cost(wanted[i]);
            if (cost < least || (cost == least && wanted[i] < wanted[best])) {
                best = i;
                least = cost;
            }
        }
        return best;
    }

    private double cost(long number) {
        if (!hasParts.test(number)) {
            return 1e30 + number;
        }
        if (number < next + frozen) {
            return number - 1e15; // before all others, in the order promised
        }
        double cost = perPlace * Math.max(0, number - next);
        int row = row(number);
        for (int r = 0; r < rules.size(); r++) {
            cost += units.get(r) * added(rules.get(r), row);
        }
        return cost;
    }

    /** What a car adds to the penalty of a rule if it goes next. */
    private int added(Rule rule, int row) {
        if (rule instanceof Rule.Changes changes) {
            Integer last = gone.peekFirst();
            int own = row < 0 ? -1 : changes.value().get(row);
            return last == null || last < 0 || changes.value().get(last) == own ? 0 : 1;
        }
        Rule.Ratio ratio = (Rule.Ratio) rule;
        if (row < 0 || !ratio.has().has(row)) {
            return 0;
        }
        int having = 1;
        int seen = 1;
        for (int before : gone) {
            if (seen++ >= ratio.window()) {
                break;
            }
            having += before >= 0 && ratio.has().has(before) ? 1 : 0;
        }
        return Math.max(0, having - ratio.most());
    }

    private int row(long number) {
        long row = number - firstNumber + problem.past();
        return number < firstNumber || row >= problem.rows() ? -1 : (int) row;
    }

    @Override
    public void gaveOut(long wanted) {
        gone.addFirst(row(wanted));
        if (gone.size() > Math.max(1, memory)) {
            gone.removeLast();
        }
        if (wanted == next) {
            next++;
            while (early.remove(next)) {
                next++;
            }
        } else if (wanted > next) {
            early.add(wanted);
        }
    }
}
