package org.lineoff.sequence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an order costs, and would cost after a move. Terms are asked in falling order of weight; a
 * trial ends as soon as what the remaining terms cost now, if all of it were gained, could not make
 * up for what has been lost. The cost is the one sum of {@link SequencingProblem#unit}.
 */
final class Evaluator {
    /** A trial that was cut short: the move costs more than the limit. */
    static final long TOO_MUCH = Long.MAX_VALUE;

    private static final int MOST_RATIOS = 64;

    final Board board;

    /** Whether all rules are ratios of one weight, as in classic car sequencing. */
    final boolean isPlain;

    final Term[] terms;

    /** How many of the terms count; the lighter ones behind them are neither asked nor kept. */
    private int active;

    /** Cost of the board as it stands, by the terms that count. */
    long cost;

    /** No order costs less, as far as is known. */
    long leastCost;

    /** What the terms behind each one cost, as the board stands. */
    private final long[] behind;

    private final long[] tried;
    private final Move swap = new Move();

    Evaluator(SequencingProblem problem, int[] order) {
        this(problem, order, true);
    }

    /**
     * An order to begin with.
     *
     * @param triesSwaps whether single cars change places; where they hardly do, moves are accepted
     *     quicker without what is kept for that
     */
    Evaluator(SequencingProblem problem, int[] order, boolean triesSwaps) {
        board = new Board(problem, order);
        isPlain = isPlain(problem);
        RatioTerm.Swaps swaps =
                !triesSwaps
                        ? RatioTerm.Swaps.NONE
                        : isPlain ? RatioTerm.Swaps.MOSTLY : RatioTerm.Swaps.OFTEN;
        List<Term> made = new ArrayList<>();
        Map<Long, List<Rule.Ratio>> ratios = new TreeMap<>();
        for (int r = 0; r < problem.rules().size(); r++) {
            long unit = problem.unit(r);
            switch (problem.rules().get(r)) {
                case Rule.Ratio rule ->
                        ratios.computeIfAbsent(unit, u -> new ArrayList<>()).add(rule);
                case Rule.Changes rule -> {
                    Term term = new ChangesTerm(board, unit, rule);
                    term.floor = Batches.leastChanges(problem, rule.value(), limit(problem, rule));
                    made.add(term);
                }
                case Rule.RunLimit rule -> made.add(RunTerm.of(board, unit, rule));
                case Rule.Block rule -> made.add(RunTerm.of(board, unit, rule));
                case Rule.Spacing rule -> made.add(new SpacingTerm(board, unit, rule));
                case Rule.Quantity rule -> made.add(new QuantityTerm(board, unit, rule));
                case Rule.Position rule -> made.add(new PositionTerm(board, unit, rule));
                case Rule.Levelling rule -> made.add(new LevellingTerm(board, unit, rule));
                case Rule.Overload rule -> made.add(new OverloadTerm(board, unit, rule));
            }
        }
        ratios.forEach(
                (unit, rules) -> {
                    for (int from = 0; from < rules.size(); from += MOST_RATIOS) {
                        int to = Math.min(rules.size(), from + MOST_RATIOS);
                        made.add(new RatioTerm(board, unit, rules.subList(from, to), swaps));
                    }
                });
        made.sort(Comparator.comparingLong(term -> -term.unit));
        terms = made.toArray(Term[]::new);
        for (int t = 0; t < terms.length; t++) {
            leastCost += terms[t].unit * terms[t].floor;
        }
        behind = new long[terms.length];
        tried = new long[terms.length];
        active = terms.length;
        reset();
    }

    private static boolean isPlain(SequencingProblem problem) {
        for (int r = 0; r < problem.rules().size(); r++) {
            if (!(problem.rules().get(r) instanceof Rule.Ratio)
                    || problem.unit(r) != problem.unit(0)) {
                return false;
            }
        }
        return !problem.rules().isEmpty() && problem.rules().size() <= MOST_RATIOS;
    }

    /**
     * The hard limit on runs of that which changes, where runs begin anew with the day; as many as
     * there are cars where there is none.
     */
    static int limit(SequencingProblem problem, Rule.Changes changes) {
        int limit = Math.max(1, problem.cars());
        for (Rule rule : problem.rules()) {
            if (rule instanceof Rule.RunLimit run
                    && run.priority().level() == 0
                    && !run.pastCounts()
                    && run.value().equals(changes.value())) {
                limit = Math.min(limit, run.most());
            }
        }
        return limit;
    }

    /** Counts everything anew. */
    void reset() {
        for (int t = 0; t < active; t++) {
            terms[t].reset();
        }
        sum();
    }

    /** From now on only so many of the heaviest terms count. */
    void use(int heaviest) {
        for (int t = active; t < heaviest; t++) {
            terms[t].reset();
        }
        active = heaviest;
        sum();
    }

    boolean usesAll() {
        return active == terms.length;
    }

    void put(int[] order) {
        board.put(order);
        reset();
    }

    private void sum() {
        long sum = 0;
        for (int t = active - 1; t >= 0; t--) {
            behind[t] = sum;
            sum += terms[t].unit * terms[t].penalty;
        }
        cost = sum;
    }

    /** The change of the cost if the cars at i &lt; j changed places; see {@link #TOO_MUCH}. */
    long swap(int i, int j, long limit) {
        long sum = 0;
        for (int t = 0; t < active; t++) {
            long change = terms[t].swap(i, j);
            tried[t] = change;
            sum += change * terms[t].unit;
            if (sum - behind[t] > limit) {
                return TOO_MUCH;
            }
        }
        return sum;
    }

    /** The change of the cost by a move. */
    long change(Move move, long limit) {
        if (move.isSwap) {
            return swap(move.lo, move.hi, limit);
        }
        long sum = 0;
        for (int t = 0; t < active; t++) {
            long change = terms[t].change(move);
            tried[t] = change;
            sum += change * terms[t].unit;
            if (sum - behind[t] > limit) {
                return TOO_MUCH;
            }
        }
        return sum;
    }

    /** The change of the penalty by a move where there is one term only. */
    long tryPlain(Move move) {
        Term term = terms[0];
        long change = move.isSwap ? term.swap(move.lo, move.hi) : term.change(move);
        tried[0] = change;
        return change;
    }

    /** Makes the swap that was tried last, to its end. */
    void acceptSwap(int i, int j) {
        swap.swap(i, j);
        accept(swap);
    }

    /** Makes the move that was tried last, to its end. */
    void accept(Move move) {
        board.apply(move);
        for (int t = 0; t < active; t++) {
            terms[t].penalty += tried[t];
            terms[t].applied(move);
        }
        sum();
    }
}
