package org.lineoff.sequence;

/** Cars that must stand from one place to another; a trial is O(1) for a swap, else O(span). */
final class PositionTerm extends Term {
    private final boolean[] has;
    private final int from;
    private final int last;

    PositionTerm(Board board, long unit, Rule.Position rule) {
        super(board, unit);
        has = rule.has().marks();
        from = rule.from() + board.past;
        last = rule.to() - 1 + board.past;
    }

    private int fee(int row, int position) {
        return has[row] ? Math.max(0, from - position) + Math.max(0, position - last) : 0;
    }

    @Override
    void reset() {
        penalty = 0;
        for (int p = board.past; p < board.total; p++) {
            penalty += fee(board.car[p], p);
        }
    }

    @Override
    long swap(int i, int j) {
        int one = board.car[i];
        int other = board.car[j];
        return (long) fee(one, j) + fee(other, i) - fee(one, i) - fee(other, j);
    }

    @Override
    long change(Move move) {
        long sum = 0;
        int place = move.lo;
        for (int k = 0; k < move.pieces; k++) {
            for (int x = 0; x <= move.to[k] - move.from[k]; x++) {
                int p = move.turned ? move.to[k] - x : move.from[k] + x;
                int row = board.car[p];
                if (has[row]) {
                    sum += fee(row, place) - fee(row, p);
                }
                place++;
            }
        }
        return sum;
    }

    @Override
    void applied(Move move) {
        // Nothing is kept but the penalty.
    }
}
