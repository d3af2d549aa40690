package org.lineoff.sequence;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lineoff.model.random.Choices;

/**
 * One search: simulated annealing over the {@link Moves}. Weights of rules differ by factors of a
 * thousand and more, so it cools once for each magnitude of weight, the heaviest first: while it
 * cools for one, the lighter rules are not even looked at, and the heavier are as good as frozen.
 * Cooling goes by the share of the time or of the trials that is gone. Moves that touch many cars
 * are dear to carry out, and are only taken where they are better, or worse within the temperature,
 * never where they change nothing.
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

    /** Temperatures at the beginning and the end of the first phase, in units of its weight. */
    private static final double HOT = 0.3;

    private static final double COLD = 0.1;

    /**
     * Phases between begin hotter: what the heavier rules left them is a narrow valley, out of
     * which only worse orders lead. But never so hot that the heavier rules would be given up. The
     * last one has no use for that: it has peers to choose from.
     */
    private static final double BETWEEN_HOT = 10;

    /**
     * The same where all rules are ratios of one weight: hotter, an order settles at a cost far
     * above the best; colder, it no longer leaves where it is.
     */
    private static final double PLAIN_HOT = 0.13;

    private static final double PLAIN_COLD = 0.1;

    /**
     * Where the lighter rules of a phase, cooled once, still cost more than one unit of the heavier
     * ones, it begins at this share of that unit: giving a little of the heavier then may save more
     * of the lighter.
     */
    private static final double GIVING = 0.1;

    /** Moves over more positions than this are long. */
    private static final int LONG = 100;

    /** Weights whose ratio is less than this are cooled together. */
    private static final double MAGNITUDE = 20;

    /** How many trials go by between two looks at the clock. */
    private static final int LOOK = 1024;

    /** A better order is told at most every so many trials. */
    private static final int TELL = 1 << 14;

    final int[] best;
    long bestCost;

    /** What the clock said last. */
    double now;

    private long trials;
    private long told;
    private long tellAt;

    private final Evaluator evaluator;
    private final Choices luck;
    private final Moves moves;
    private final Move move = new Move();

    /** Magnitudes, heaviest first: unit, and index behind the last term of each. */
    private final double[] unit;

    private final int[] lastTerm;

    /** By phase, what its rules cost when it was cooled last; 0 before. */
    private final double[] cooled;

    /** By how many units an order is worse, how likely it is taken, of 2⁶³. */
    private final long[] chance = new long[8];

    Walk(SequencingProblem problem, int[] start, long seed, int number) {
        evaluator = new Evaluator(problem, start);
        luck = new Choices(seed, number);
        moves = new Moves(problem, evaluator.board, luck);
        best = start.clone();
        bestCost = evaluator.cost;
        told = bestCost;
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
        cooled = new double[count];
    }

    /** Magnitudes of weight: each is cooled in a phase of its own. */
    int phases() {
        return unit.length;
    }

    /** What the rules up to that magnitude cost, as the order stands. */
    double costUpTo(int phase) {
        double sum = 0;
        for (int t = 0; t < lastTerm[phase]; t++) {
            sum += (double) evaluator.terms[t].unit * evaluator.terms[t].penalty;
        }
        return sum;
    }

    /** Whether the rules up to that magnitude cannot be kept better. */
    boolean isPerfect(int phase) {
        for (int t = 0; t < lastTerm[phase]; t++) {
            if (evaluator.terms[t].penalty > evaluator.terms[t].floor) {
                return false;
            }
        }
        return true;
    }

    boolean isBestPossible() {
        return bestCost <= evaluator.leastCost;
    }

    /** Goes on from where another stands. */
    void join(Walk other) {
        int[] order = best.clone();
        other.evaluator.board.copyTo(order);
        evaluator.put(order);
    }

    /**
     * Cools for one magnitude of weight, until the clock says so, or its rules and all heavier ones
     * cannot be kept better, or it is stopped.
     *
     * @param enough set, and ending the phase, where its rules cannot be kept better
     */
    void cool(
            int phase,
            Clock clock,
            double until,
            AtomicBoolean enough,
            AtomicBoolean stopped,
            Sink sink) {
        evaluator.use(lastTerm[phase]);
        moves.keep(phase == 0 ? Long.MAX_VALUE : evaluator.terms[lastTerm[phase - 1] - 1].unit);
        compare();
        now = clock.at(trials);
        double begun = now;
        double first = evaluator.isPlain ? PLAIN_HOT : hottest(phase);
        double last = evaluator.isPlain ? PLAIN_COLD : COLD;
        while (now < until && !stopped.get() && !enough.get()) {
            if (isBestPossible() || (phase < unit.length - 1 && isPerfect(phase))) {
                enough.set(true);
                break;
            }
            double share = (now - begun) / (until - begun);
            double temperature = unit[phase] * first * StrictMath.pow(last / first, share);
            if (evaluator.isPlain) {
                setChances(temperature);
                for (int k = 0; k < LOOK; k++) {
                    plainStep();
                }
            } else {
                for (int k = 0; k < LOOK; k++) {
                    step(temperature);
                }
            }
            trials += LOOK;
            now = clock.at(trials);
            if (bestCost < told && trials >= tellAt) {
                sink.found(best, bestCost);
                told = bestCost;
                tellAt = trials + TELL;
            }
        }
        cooled[phase] = costUpTo(phase) - (phase == 0 ? 0 : costUpTo(phase - 1));
        if (stopped.get()) {
            evaluator.use(evaluator.terms.length);
            compare();
        }
        if (bestCost < told) {
            sink.found(best, bestCost);
            told = bestCost;
        }
    }

    /** The temperature at which a phase begins, in units of its weight. */
    private double hottest(int phase) {
        if (phase == 0) {
            return HOT;
        }
        boolean isLast = phase == unit.length - 1;
        double giving = GIVING * unit[phase - 1] / unit[phase];
        boolean mayGive = cooled[phase] > unit[phase - 1];
        double begin = mayGive ? giving : isLast ? HOT : Math.min(BETWEEN_HOT, giving);
        return Math.max(HOT, begin);
    }

    private void compare() {
        if (evaluator.cost < bestCost && evaluator.usesAll()) {
            bestCost = evaluator.cost;
            evaluator.board.copyTo(best);
        }
    }

    private void step(double temperature) {
        if (!moves.draw(move)) {
            return;
        }
        long limit = (long) (-StrictMath.log(luck.uniform()) * temperature);
        if (limit == 0 && !move.isSwap && move.hi - move.lo > LONG) {
            limit = -1;
        }
        long change = evaluator.change(move, limit);
        if (change <= limit) {
            evaluator.accept(move);
            if (evaluator.cost < bestCost) {
                compare();
            }
        }
    }

    // ---- where all rules are ratios of one weight: costs come in few steps ----

    private void setChances(double temperature) {
        double step = unit[0] / temperature;
        for (int more = 0; more < chance.length; more++) {
            chance[more] = (long) (StrictMath.exp(-more * step) * 0x1p63);
        }
    }

    private void plainStep() {
        if (!moves.drawPlain(move)) {
            return;
        }
        long change = evaluator.tryPlain(move);
        boolean taken =
                change <= 0 || (change < chance.length && luck.word() >>> 1 < chance[(int) change]);
        if (taken) {
            evaluator.accept(move);
            if (evaluator.cost < bestCost) {
                compare();
            }
        }
    }
}
