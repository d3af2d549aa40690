package org.lineoff.sequence;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One search: simulated annealing over the {@link Moves}. Weights of rules differ by factors of a
 * thousand and more, so it cools once for each magnitude of weight, the heaviest first: while it
 * cools for one, the lighter rules do as they like and the heavier are as good as frozen. A phase
 * ends early where all its rules are kept. Cooling goes by the share of the time or of the trials
 * that is gone.
 */
final class Walk {
    /** How much of the time or the trials is gone after so many trials of this walk; from 0. */
    interface Clock {
        double at(long trials);
    }

    /** Told of each order that is better than all before. */
    interface Sink {
        void found(int[] order, long cost);
    }

    /** Temperatures at the beginning and the end of a phase, in units of its weight. */
    static double hot = 0.8;

    static double cold = 0.12;

    /** Weights whose ratio is less than this are cooled together. */
    private static final double MAGNITUDE = 20;

    /** How many trials go by between two looks at the clock. */
    private static final int LOOK = 1024;

    /** A better order is told at most that often. */
    private static final int TELL = 1 << 14;

    final int[] best;
    long bestCost;
    long trials;
    long accepted;

    private final Evaluator evaluator;
    private final Luck luck;
    private final Moves moves;
    private final Move move = new Move();

    /** Magnitudes, heaviest first: unit, and index behind the last term of each. */
    private final double[] unit;

    private final int[] lastTerm;

    Walk(SequencingProblem problem, int[] start, long seed, int number) {
        evaluator = new Evaluator(problem, start);
        luck = new Luck(seed, number);
        moves = new Moves(problem, evaluator.board, luck);
        best = start.clone();
        bestCost = evaluator.cost;
        Term[] terms = evaluator.terms;
        double[] units = new double[terms.length];
        int[] ends = new int[terms.length];
        int count = 0;
        for (int t = 0; t < terms.length; t++) {
            if (count == 0 || units[count - 1] > MAGNITUDE * terms[t].unit) {
                units[count++] = terms[t].unit;
            }
            units[count - 1] = terms[t].unit;
            ends[count - 1] = t + 1;
        }
        unit = Arrays.copyOf(units, count);
        lastTerm = Arrays.copyOf(ends, count);
    }

    /** When walks meet, by the clock; at the last the search ends. */
    static List<Double> meetings(SequencingProblem problem) {
        return List.of(1.0);
    }

    /** Goes on from another's best order. */
    void meet(Walk other) {
        if (other != this && other.bestCost < bestCost) {
            System.arraycopy(other.best, 0, best, 0, best.length);
            bestCost = other.bestCost;
        }
        evaluator.put(best);
    }

    /** Walks until the clock says so, or all is perfect, or it is stopped. */
    void run(Clock clock, double until, AtomicBoolean stopped, Sink sink) {
        double begun = clock.at(trials);
        long told = bestCost;
        long tellAt = 0;
        double temperature = 0;
        int phase = -1;
        double phaseBegun = begun;
        double phaseEnd = begun;
        while (bestCost > 0 && !stopped.get()) {
            double now = clock.at(trials);
            if (bestCost < told && (trials >= tellAt || now >= until)) {
                sink.found(best, bestCost);
                told = bestCost;
                tellAt = trials + TELL;
            }
            if (now >= until) {
                return;
            }
            while (now >= phaseEnd || (phase < unit.length - 1 && isPerfect(phase))) {
                phase = Math.min(phase + 1, unit.length - 1);
                phaseBegun = now;
                phaseEnd = now + (until - now) / (unit.length - phase);
                if (phase == unit.length - 1) {
                    phaseEnd = Math.nextUp(until);
                    break;
                }
            }
            double share = Math.clamp((now - phaseBegun) / (phaseEnd - phaseBegun), 0, 1);
            temperature = unit[phase] * hot * StrictMath.pow(cold / hot, share);
            for (int k = 0; k < LOOK; k++) {
                step(temperature);
            }
            trials += LOOK;
        }
        if (bestCost < told) {
            sink.found(best, bestCost);
        }
    }

    /** Whether all rules up to that magnitude are kept. */
    private boolean isPerfect(int phase) {
        if (phase < 0) {
            return true;
        }
        for (int t = 0; t < lastTerm[phase]; t++) {
            if (evaluator.terms[t].penalty > 0) {
                return false;
            }
        }
        return true;
    }

    private void step(double temperature) {
        if (!moves.draw(move)) {
            return;
        }
        long limit = (long) (-StrictMath.log(luck.uniform()) * temperature);
        if (!move.isSwap && move.hi - move.lo > longSpan) {
            limit--;
        }
        long change = evaluator.change(move, limit);
        if (change <= limit) {
            evaluator.accept(move);
            accepted++;
            if (evaluator.cost < bestCost) {
                bestCost = evaluator.cost;
                evaluator.board.copyTo(best);
            }
        }
    }

    static int longSpan = 100;
}
