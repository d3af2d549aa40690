package org.lineoff.sequence;

/**
 * An order under change: which row stands at each position. Positions count from the first past
 * car; those from {@code first} on may change.
 */
final class Board {
    final int past;
    final int first;
    final int total;
    final int[] car;

    /** The position of each row. */
    final int[] where;

    private final int[] scratch;

    Board(SequencingProblem problem, int[] order) {
        past = problem.past();
        first = past + problem.frozen();
        total = problem.rows();
        car = new int[total];
        where = new int[total];
        scratch = new int[total];
        for (int p = 0; p < past; p++) {
            car[p] = p;
            where[p] = p;
        }
        put(order);
    }

    void put(int[] order) {
        System.arraycopy(order, 0, car, past, order.length);
        for (int p = past; p < total; p++) {
            where[car[p]] = p;
        }
    }

    void copyTo(int[] order) {
        System.arraycopy(car, past, order, 0, order.length);
    }

    void apply(Move move) {
        if (move.isSwap) {
            int one = car[move.lo];
            car[move.lo] = car[move.hi];
            car[move.hi] = one;
            where[one] = move.hi;
            where[car[move.lo]] = move.lo;
            return;
        }
        int to = 0;
        for (int k = 0; k < move.pieces; k++) {
            int length = move.to[k] - move.from[k] + 1;
            if (move.turned) {
                for (int p = move.to[k]; p >= move.from[k]; p--) {
                    scratch[to++] = car[p];
                }
            } else {
                System.arraycopy(car, move.from[k], scratch, to, length);
                to += length;
            }
        }
        System.arraycopy(scratch, 0, car, move.lo, to);
        for (int p = move.lo; p <= move.hi; p++) {
            where[car[p]] = p;
        }
    }
}
