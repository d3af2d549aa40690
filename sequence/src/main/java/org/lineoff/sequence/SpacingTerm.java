package org.lineoff.sequence;

/**
 * Distances between cars that have something and the next that has it. The next of them behind and
 * the last before each position are kept; a trial is O(pieces), an accepted move O(span).
 */
final class SpacingTerm extends Term {
    private static final int NONE = -1;

    private final boolean[] has;
    private final int apart;

    /** Nearest position with it from here on, or total; and up to here, or NONE. */
    private final int[] next;

    private final int[] last;

    // Where a walk over pieces is.
    private int walked;
    private int seen;
    private long sum;

    SpacingTerm(Board board, long unit, Rule.Spacing rule) {
        super(board, unit);
        has = rule.has().marks();
        apart = rule.apart();
        next = new int[board.total + 1];
        last = new int[board.total];
    }

    @Override
    void reset() {
        renew(0, board.total - 1);
        penalty = 0;
        for (int p = 1; p < board.total; p++) {
            if (has[board.car[p]] && p >= board.past && last[p - 1] != NONE) {
                penalty += fee(p - last[p - 1]);
            }
        }
    }

    private int fee(int distance) {
        return Math.max(0, apart - distance);
    }

    private void renew(int lo, int hi) {
        for (int p = lo; p < board.total; p++) {
            int made = has[board.car[p]] ? p : p == 0 ? NONE : last[p - 1];
            if (p > hi && last[p] == made) {
                break;
            }
            last[p] = made;
        }
        next[board.total] = board.total;
        for (int p = board.total - 1; p >= 0; p--) {
            if (p > hi) {
                p = Math.min(p, hi);
            }
            int made = has[board.car[p]] ? p : next[p + 1];
            if (p < lo && next[p] == made) {
                break;
            }
            next[p] = made;
        }
    }

    @Override
    long swap(int i, int j) {
        if (has[board.car[i]] == has[board.car[j]]) {
            return 0;
        }
        start(i);
        piece(j, j, false);
        piece(i + 1, j - 1, false);
        piece(i, i, false);
        long now = finish(j);
        start(i);
        piece(i, i, false);
        piece(i + 1, j - 1, false);
        piece(j, j, false);
        return now - finish(j);
    }

    @Override
    long change(Move move) {
        start(move.lo);
        for (int k = 0; k < move.pieces; k++) {
            piece(move.from[k], move.to[k], move.turned);
        }
        long now = finish(move.hi);
        start(move.lo);
        for (int k = move.pieces - 1; k >= 0; k--) {
            piece(move.from[k], move.to[k], false);
        }
        return now - finish(move.hi);
    }

    private void start(int lo) {
        walked = lo;
        seen = lo == 0 ? NONE : last[lo - 1];
        sum = 0;
    }

    private void piece(int from, int to, boolean turned) {
        if (from > to) {
            return;
        }
        int head = next[from];
        if (head <= to) {
            int tail = last[to];
            int first = walked + (turned ? to - tail : head - from);
            if (seen != NONE) {
                sum += fee(first - seen);
            }
            seen = walked + (turned ? to - head : tail - from);
        }
        walked += to - from + 1;
    }

    private long finish(int hi) {
        int behind = next[hi + 1];
        return behind < board.total && seen != NONE ? sum + fee(behind - seen) : sum;
    }

    @Override
    void applied(Move move) {
        if (!move.isSwap || has[board.car[move.lo]] != has[board.car[move.hi]]) {
            renew(move.lo, move.hi);
        }
    }
}
