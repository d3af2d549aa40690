package org.lineoff.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lineoff.model.random.Choices;

/** What a move is said to change is what a plain recount finds, for every kind of rule and move. */
class MovesAgainstRecountTest {
    private static final int ALL_KINDS = (1 << 9) - 1;

    private int moves;

    @Test
    void everyKindOfRuleByItself() {
        for (int kind = 0; kind < 9; kind++) {
            for (int seed = 0; seed < 250; seed++) {
                moveAbout(seed, 1 << kind, seed % 3 == 0 ? 6 : 40, 40);
            }
        }
        assertThat(moves).isGreaterThan(50_000);
    }

    @Test
    void mixturesOfRules() {
        for (int seed = 0; seed < 1300; seed++) {
            int kinds = new Random(seed).nextInt(ALL_KINDS) + 1;
            moveAbout(seed, kinds, seed % 3 == 0 ? 8 : 60, 60);
        }
        assertThat(moves).isGreaterThan(55_000);
    }

    @Test
    void ratiosOfOneWeight() {
        for (int seed = 0; seed < 800; seed++) {
            int mostCars = seed % 3 == 0 ? 8 : 150;
            moveAbout(seed, new GeneratedProblems(seed).plain(mostCars), 80);
        }
        assertThat(moves).isGreaterThan(50_000);
    }

    /** The quick draws and trials that only such problems have. */
    @Test
    void plainTrialsOfRatiosOfOneWeight() {
        int trials = 0;
        for (int seed = 0; seed < 300; seed++) {
            SequencingProblem problem = new GeneratedProblems(seed).plain(seed % 3 == 0 ? 8 : 150);
            int[] order = problem.planned();
            Evaluator evaluator = new Evaluator(problem, order);
            assertThat(evaluator.isPlain).isTrue();
            Choices luck = new Choices(seed, 0);
            Moves moves = new Moves(problem, evaluator.board, luck);
            Move move = new Move();
            for (int t = 0; t < 200; t++) {
                if (moves.drawPlain(move)) {
                    assertThat(move.lo).isGreaterThanOrEqualTo(evaluator.board.first);
                    assertThat(move.hi).isGreaterThan(move.lo).isLessThan(evaluator.board.total);
                    evaluator.tryPlain(move);
                    evaluator.accept(move);
                    evaluator.board.copyTo(order);
                    agree(seed, problem, evaluator, order);
                    trials++;
                }
            }
        }
        assertThat(trials).isGreaterThan(30_000);
    }

    private void moveAbout(int seed, int kinds, int mostCars, int times) {
        moveAbout(seed, new GeneratedProblems(seed).problem(mostCars, kinds), times);
    }

    private void moveAbout(int seed, SequencingProblem problem, int times) {
        Random random = new Random(seed);
        int[] order = problem.planned();
        Evaluator evaluator = new Evaluator(problem, order);
        agree(seed, problem, evaluator, order);
        Move move = new Move();
        for (int t = 0; t < times; t++) {
            if (!draw(move, evaluator.board, random)) {
                continue;
            }
            long was = evaluator.cost;
            long change = evaluator.change(move, Evaluator.TOO_MUCH / 2);
            int[] before = evaluator.board.car.clone();
            evaluator.board.apply(move);
            evaluator.board.copyTo(order);
            long should = cost(problem, Recount.of(problem, order)) - was;
            assertThat(change).as("seed %d, %s", seed, words(problem, move)).isEqualTo(should);
            moves++;
            System.arraycopy(before, 0, evaluator.board.car, 0, before.length);
            // A limit may cut a trial short, but only where the move costs more than that.
            long limit = random.nextInt(5) - 2L;
            long tried = evaluator.change(move, limit);
            assertThat(tried == Evaluator.TOO_MUCH ? should > limit : tried == should).isTrue();
            if (random.nextInt(3) > 0) {
                evaluator.change(move, Evaluator.TOO_MUCH / 2);
                evaluator.accept(move);
                evaluator.board.copyTo(order);
                agree(seed, problem, evaluator, order);
            }
        }
    }

    private static String words(SequencingProblem problem, Move move) {
        return "%d to %d in %d pieces%s of %d+%d, %s"
                .formatted(
                        move.lo,
                        move.hi,
                        move.pieces,
                        move.turned ? " turned" : "",
                        problem.past(),
                        problem.cars(),
                        problem.rules());
    }

    private static void agree(
            int seed, SequencingProblem problem, Evaluator evaluator, int[] order) {
        Recount recount = Recount.of(problem, order);
        assertThat(evaluator.cost).as("seed %d", seed).isEqualTo(cost(problem, recount));
    }

    private static long cost(SequencingProblem problem, Recount recount) {
        long sum = 0;
        for (int r = 0; r < problem.rules().size(); r++) {
            sum += problem.unit(r) * recount.penalty().get(r);
        }
        return sum;
    }

    private static boolean draw(Move move, Board board, Random random) {
        int room = board.total - board.first;
        if (room < 2) {
            return false;
        }
        int lo = board.first + random.nextInt(room - 1);
        int hi = lo + 1 + random.nextInt(board.total - lo - 1);
        switch (random.nextInt(5)) {
            case 0 -> move.swap(lo, hi);
            case 1 -> move.rotate(lo, lo + 1 + random.nextInt(hi - lo), hi);
            case 2 -> move.turn(lo, hi);
            case 3 -> move.shift(random.nextBoolean() ? lo : hi, (lo + hi) / 2);
            default -> {
                int length = 1 + random.nextInt((hi - lo + 1) / 2);
                move.exchange(lo, hi - length + 1, length);
            }
        }
        int last = move.pieces - 1;
        return move.to[0] >= move.from[0] && move.to[last] >= move.from[last];
    }

    @Test
    void levelsAreStrictInTheOneSum() {
        for (int seed = 0; seed < 300; seed++) {
            SequencingProblem problem = new GeneratedProblems(seed).problem(12, ALL_KINDS);
            Random random = new Random(seed);
            int[] one = shuffled(problem, random);
            int[] other = shuffled(problem, random);
            Recount a = Recount.of(problem, one);
            Recount b = Recount.of(problem, other);
            assertThat(Long.signum(cost(problem, a) - cost(problem, b)))
                    .isEqualTo(Integer.signum(a.compareTo(b)));
        }
    }

    private static int[] shuffled(SequencingProblem problem, Random random) {
        int[] order = problem.planned();
        for (int p = order.length - 1; p > 0; p--) {
            int q = random.nextInt(p + 1);
            int row = order[p];
            order[p] = order[q];
            order[q] = row;
        }
        return order;
    }
}
