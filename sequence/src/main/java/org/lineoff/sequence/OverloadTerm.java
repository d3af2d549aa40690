package org.lineoff.sequence;

/**
 * Work that a station cannot do on a moving line. The drift behind each car is kept; a trial walks
 * from the first car moved until the drift is again what it was, usually a few cars behind the
 * last.
 */
final class OverloadTerm extends Term {
    private final int[] work;
    private final int takt;
    private final int room;

    /** Drift behind each position; and what was beyond the room there. */
    private final long[] drift;

    private final long[] beyond;

    // A walk.
    private long now;
    private long sum;

    OverloadTerm(Board board, long unit, Rule.Overload rule) {
        super(board, unit);
        work = rule.work().values();
        takt = rule.takt();
        room = rule.room();
        drift = new long[board.total];
        beyond = new long[board.total];
    }

    @Override
    void reset() {
        penalty = 0;
        renew(0, board.total - 1);
        for (int p = board.past; p < board.total; p++) {
            penalty += beyond[p];
        }
    }

    private void renew(int lo, int hi) {
        long before = lo == 0 ? 0 : drift[lo - 1];
        for (int p = lo; p < board.total; p++) {
            long after = Math.max(0, before + work[board.car[p]] - takt);
            long over = Math.max(0, after - room);
            after -= over;
            if (p > hi && after == drift[p] && over == beyond[p]) {
                return;
            }
            drift[p] = after;
            beyond[p] = over;
            before = after;
        }
    }

    private void pass(int row, int place) {
        now = Math.max(0, now + work[row] - takt);
        long over = Math.max(0, now - room);
        now -= over;
        sum += over - beyond[place];
    }

    private long behind(int hi) {
        for (int p = hi + 1; p < board.total && now != drift[p - 1]; p++) {
            pass(board.car[p], p);
        }
        return sum;
    }

    @Override
    long swap(int i, int j) {
        int[] car = board.car;
        if (work[car[i]] == work[car[j]]) {
            return 0;
        }
        now = i == 0 ? 0 : drift[i - 1];
        sum = 0;
        pass(car[j], i);
        int p = i + 1;
        while (p < j && now != drift[p - 1]) {
            pass(car[p], p);
            p++;
        }
        now = p < j ? drift[j - 1] : now;
        pass(car[i], j);
        return behind(j);
    }

    @Override
    long change(Move move) {
        now = move.lo == 0 ? 0 : drift[move.lo - 1];
        sum = 0;
        int place = move.lo;
        for (int k = 0; k < move.pieces; k++) {
            for (int x = 0; x <= move.to[k] - move.from[k]; x++) {
                pass(board.car[move.turned ? move.to[k] - x : move.from[k] + x], place++);
            }
        }
        return behind(move.hi);
    }

    @Override
    void applied(Move move) {
        if (move.isSwap) {
            renew(move.lo, move.lo);
            renew(move.hi, move.hi);
        } else {
            renew(move.lo, move.hi);
        }
    }
}
