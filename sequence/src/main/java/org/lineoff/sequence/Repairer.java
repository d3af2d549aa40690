package org.lineoff.sequence;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.lineoff.model.random.Choices;

/**
 * Repairs a planned sequence by moving few cars: the best order in which at most a budget of cars
 * has left its place among the others. (A car is moved if it is taken out and put in elsewhere; the
 * cars behind the gap, which close up, are not.)
 *
 * <p>Simulated annealing over single cars that are taken out and put in, with the cars that may be
 * out of the plan's order kept as a set: an unmoved car can join it while there is room, a moved
 * one may go on to another place, or home, which makes room; when the budget is used up one goes
 * home for another. All others stay in the plan's order throughout, so the budget is never
 * overdrawn. Like {@link Sequencer}, it cools once for each magnitude of weight. At the end every
 * car goes home whose move does not pay. A trial costs O(span · rules); bounded by iterations it
 * repeats.
 */
public final class Repairer {
    private static final double MAGNITUDE = 20;
    private static final int LOOK = 256;
    private static final int NEAR = 12;
    private static final double COLD = 0.1;

    /** By round, the first temperature in units of weight: penalties come in steps, too. */
    private static final double[] HOT = {0.8, 0.8, 20, 3};

    private final SequencingProblem problem;
    private final int budget;
    private final Evaluator evaluator;
    private final Board board;
    private final Choices luck;
    private final Move move = new Move();

    /** Rows that may be out of the plan's order, and where in that list each row stands; −1. */
    private final int[] moved;

    private final int[] movedAt;
    private int movedCount;

    /** Rows that the plan has where a rule of position does not want them: why it is repaired. */
    private final int[] misplaced;

    private int[] best;
    private long bestCost;

    /**
     * A repair that has not begun.
     *
     * @param budget most cars that may be moved, from 0
     */
    public Repairer(SequencingProblem problem, int budget, long seed) {
        if (budget < 0) {
            throw new IllegalArgumentException("budget (%d) below 0".formatted(budget));
        }
        this.problem = problem;
        this.budget = Math.min(budget, problem.cars());
        best = problem.planned();
        evaluator = new Evaluator(problem, best, false);
        board = evaluator.board;
        bestCost = evaluator.cost;
        luck = new Choices(seed, 0);
        moved = new int[this.budget];
        movedAt = new int[problem.rows()];
        Arrays.fill(movedAt, -1);
        misplaced =
                IntStream.range(board.first, board.total)
                        .filter(row -> isMisplaced(problem, row))
                        .toArray();
    }

    private static boolean isMisplaced(SequencingProblem problem, int row) {
        int place = row - problem.past();
        for (Rule rule : problem.rules()) {
            if (rule instanceof Rule.Position position
                    && position.has().has(row)
                    && (place < position.from() || place >= position.to())) {
                return true;
            }
        }
        return false;
    }

    /** Searches for so many trials. */
    public Repair search(long iterations) {
        long[] trials = {0};
        return searchUntil(
                () -> {
                    double spent = (double) trials[0] / Math.max(1, iterations);
                    trials[0] += LOOK;
                    return spent;
                });
    }

    /**
     * Searches until the time is up.
     *
     * @param spent the share of the time that is gone, from 0 to 1
     */
    public Repair searchUntil(DoubleSupplier spent) {
        if (budget > 0 && problem.cars() - problem.frozen() > 1) {
            walk(spent);
            begin(best);
            bringHome();
        }
        return Repair.of(problem, best);
    }

    /** Cools several times: from the plan, from the best so far, and so on in turn. */
    private void walk(DoubleSupplier spent) {
        double[] unit = magnitudes();
        for (int round = 0; round < HOT.length && bestCost > 0; round++) {
            if (round % 2 == 0) {
                begin(problem.planned());
            } else {
                begin(best);
            }
            double end = (round + 1.0) / HOT.length;
            cool(spent, unit, HOT[round], (double) round / HOT.length, end);
        }
    }

    private void cool(DoubleSupplier spent, double[] unit, double hot, double from, double to) {
        double length = (to - from) / unit.length;
        while (bestCost > 0) {
            double now = spent.getAsDouble();
            if (now >= to) {
                return;
            }
            double at = Math.max(0, now - from) / length;
            int phase = Math.min(unit.length - 1, (int) at);
            double temperature =
                    unit[phase] * hot * StrictMath.pow(COLD / hot, Math.min(1, at - phase));
            for (int k = 0; k < LOOK; k++) {
                step((long) (-StrictMath.log(luck.uniform()) * temperature));
            }
        }
    }

    /**
     * Goes on from an order; the cars that are out of the plan's order in it are the moved ones.
     */
    private void begin(int[] order) {
        int[] copy = order.clone();
        evaluator.put(copy);
        movedCount = 0;
        Arrays.fill(movedAt, -1);
        boolean[] stays = Repair.longestRising(copy);
        for (int place = 0; place < copy.length; place++) {
            if (!stays[place]) {
                movedAt[copy[place]] = movedCount;
                moved[movedCount++] = copy[place];
            }
        }
    }

    /** The least unit of each magnitude of weight, the heaviest first. */
    private double[] magnitudes() {
        double[] units = new double[evaluator.terms.length + 1];
        int count = 0;
        for (Term term : evaluator.terms) {
            if (count == 0 || units[count - 1] > MAGNITUDE * term.unit) {
                count++;
            }
            units[count - 1] = term.unit;
        }
        return Arrays.copyOf(units, Math.max(1, count));
    }

    // ---- steps ----

    private void step(long limit) {
        int kind = luck.below(16);
        if (kind == 0 && movedCount > 0) {
            home(moved[luck.below(movedCount)], limit);
        } else if (kind < 8 && movedCount > 0) {
            shift(moved[luck.below(movedCount)], limit);
        } else if (movedCount < budget) {
            takeOut(misplaced.length > 0 && luck.flip() ? anyMisplaced() : anyUnmoved(), limit);
        } else {
            exchange(limit);
        }
        if (evaluator.cost < bestCost) {
            bestCost = evaluator.cost;
            board.copyTo(best);
        }
    }

    private int anyMisplaced() {
        return misplaced[luck.below(misplaced.length)];
    }

    private int anyUnmoved() {
        return board.car[board.first + luck.below(board.total - board.first)];
    }

    private void takeOut(int row, long limit) {
        if (movedAt[row] < 0 && shift(row, limit)) {
            movedAt[row] = movedCount;
            moved[movedCount++] = row;
        }
    }

    /** Puts a car in anywhere, often near. */
    private boolean shift(int row, long limit) {
        int from = board.where[row];
        int free = board.total - board.first;
        int to =
                luck.flip()
                        ? from + luck.below(2 * NEAR + 1) - NEAR
                        : board.first + luck.below(free);
        return from >= board.first && to >= board.first && to < board.total && put(from, to, limit);
    }

    /** Puts a moved car back where the plan had it, between those that stayed. */
    private boolean home(int row, long limit) {
        int from = board.where[row];
        int to = homeOf(row);
        if (from != to && !put(from, to, limit)) {
            return false;
        }
        int last = moved[--movedCount];
        moved[movedAt[row]] = last;
        movedAt[last] = movedAt[row];
        movedAt[row] = -1;
        return true;
    }

    /** Right behind the last car before it in the plan that stayed. */
    private int homeOf(int row) {
        int from = board.where[row];
        for (int before = row - 1; before >= board.past; before--) {
            if (movedAt[before] < 0) {
                int behind = board.where[before] + 1;
                return Math.max(board.first, from < behind ? behind - 1 : behind);
            }
        }
        return board.first;
    }

    /** One goes home so that another can go. */
    private void exchange(long limit) {
        int back = moved[luck.below(movedCount)];
        int out = misplaced.length > 0 && luck.flip() ? anyMisplaced() : anyUnmoved();
        if (movedAt[out] >= 0) {
            return;
        }
        int wasAt = board.where[back];
        long before = evaluator.cost;
        int home = homeOf(back);
        if (!home(back, Long.MAX_VALUE / 4)) {
            return;
        }
        takeOut(out, limit + before - evaluator.cost);
        if (movedAt[out] < 0) {
            if (wasAt != home) {
                put(home, wasAt, Long.MAX_VALUE / 4);
            }
            movedAt[back] = movedCount;
            moved[movedCount++] = back;
        }
    }

    private boolean put(int from, int to, long limit) {
        if (from == to) {
            return false;
        }
        move.shift(from, to);
        if (evaluator.change(move, limit) > limit) {
            return false;
        }
        evaluator.accept(move);
        return true;
    }

    /** Cars whose move gains nothing go home. */
    private void bringHome() {
        boolean again = true;
        while (again) {
            again = false;
            for (int m = movedCount - 1; m >= 0; m--) {
                again |= m < movedCount && home(moved[m], 0);
            }
        }
        board.copyTo(best);
        bestCost = evaluator.cost;
    }
}
