package org.lineoff.sequence;

/** Changes of a value from a car to the next. A trial looks only at the cuts: O(1). */
final class ChangesTerm extends Term {
    private final int[] value;

    ChangesTerm(Board board, long unit, Rule.Changes rule) {
        super(board, unit);
        value = rule.value().values();
    }

    @Override
    void reset() {
        penalty = 0;
        for (int p = Math.max(1, board.past); p < board.total; p++) {
            penalty += differ(board.car[p - 1], board.car[p]);
        }
    }

    private int differ(int row, int other) {
        return value[row] == value[other] ? 0 : 1;
    }

    @Override
    long swap(int i, int j) {
        int[] car = board.car;
        int one = value[car[i]];
        int other = value[car[j]];
        if (one == other) {
            return 0;
        }
        int sum = 0;
        if (i > 0) {
            int before = value[car[i - 1]];
            sum += (before == one ? 1 : 0) - (before == other ? 1 : 0);
        }
        if (i + 1 < j) {
            int behind = value[car[i + 1]];
            int before = value[car[j - 1]];
            sum += (behind == one ? 1 : 0) - (behind == other ? 1 : 0);
            sum += (before == other ? 1 : 0) - (before == one ? 1 : 0);
        }
        if (j + 1 < board.total) {
            int behind = value[car[j + 1]];
            sum += (behind == other ? 1 : 0) - (behind == one ? 1 : 0);
        }
        return sum;
    }

    @Override
    long change(Move move) {
        int[] car = board.car;
        int sum = 0;
        int now = move.lo == 0 ? -1 : car[move.lo - 1];
        int was = now;
        for (int k = 0; k < move.pieces; k++) {
            int old = move.pieces - 1 - k;
            int begin = car[move.turned ? move.to[k] : move.from[k]];
            int oldBegin = car[move.from[old]];
            sum += now < 0 ? 0 : differ(now, begin);
            sum -= was < 0 ? 0 : differ(was, oldBegin);
            now = car[move.turned ? move.from[k] : move.to[k]];
            was = car[move.to[old]];
        }
        if (move.hi + 1 < board.total) {
            int behind = car[move.hi + 1];
            sum += differ(now, behind) - differ(was, behind);
        }
        return sum;
    }

    @Override
    void applied(Move move) {
        // Nothing is kept but the penalty.
    }
}
