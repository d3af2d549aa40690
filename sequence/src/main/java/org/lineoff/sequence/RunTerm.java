package org.lineoff.sequence;

/**
 * Runs of one value: those too long ({@link Rule.RunLimit}) or, of cars that have something, too
 * long or too short ({@link Rule.Block}). Where each run begins and ends is kept for all its
 * positions, so that a trial walks over pieces and not over cars: O(1).
 */
final class RunTerm extends Term {
    private final int[] value;
    private final int least;
    private final int most;

    /** The only value whose runs count, or −1 for all. */
    private final int only;

    /** Where runs begin to be counted. */
    private final int begin;

    private final int[] runFirst;
    private final int[] runLast;

    // The run that a walk over pieces is in.
    private int openValue;
    private int openLength;
    private long closed;

    private RunTerm(Board board, long unit, int[] value, int only, int least, int most, int begin) {
        super(board, unit);
        this.value = value;
        this.only = only;
        this.least = least;
        this.most = most;
        this.begin = begin;
        runFirst = new int[board.total];
        runLast = new int[board.total];
    }

    static RunTerm of(Board board, long unit, Rule.RunLimit rule) {
        int begin = rule.pastCounts() ? 0 : board.past;
        return new RunTerm(board, unit, rule.value().values(), -1, 0, rule.most(), begin);
    }

    static RunTerm of(Board board, long unit, Rule.Block rule) {
        int[] value = new int[board.total];
        for (int row = 0; row < value.length; row++) {
            value[row] = rule.has().has(row) ? 1 : 0;
        }
        return new RunTerm(board, unit, value, 1, rule.least(), rule.most(), 0);
    }

    private int at(int position) {
        return value[board.car[position]];
    }

    private long fee(int v, int length) {
        return only >= 0 && v != only
                ? 0
                : (long) Math.max(0, length - most) + Math.max(0, least - length);
    }

    @Override
    void reset() {
        penalty = 0;
        int p = begin;
        while (p < board.total) {
            int end = p;
            while (end + 1 < board.total && at(end + 1) == at(p)) {
                end++;
            }
            if (end >= board.past) {
                penalty += fee(at(p), end - p + 1);
            }
            for (int q = p; q <= end; q++) {
                runFirst[q] = p;
                runLast[q] = end;
            }
            p = end + 1;
        }
    }

    @Override
    long swap(int i, int j) {
        int one = at(i);
        int other = at(j);
        if (one == other) {
            return 0;
        }
        open(i);
        add(other, 1);
        inside(i + 1, j - 1, false);
        add(one, 1);
        long now = close(j);
        open(i);
        add(one, 1);
        inside(i + 1, j - 1, false);
        add(other, 1);
        return now - close(j);
    }

    @Override
    long change(Move move) {
        open(move.lo);
        for (int k = 0; k < move.pieces; k++) {
            inside(move.from[k], move.to[k], move.turned);
        }
        long now = close(move.hi);
        open(move.lo);
        for (int k = move.pieces - 1; k >= 0; k--) {
            inside(move.from[k], move.to[k], false);
        }
        return now - close(move.hi);
    }

    private void open(int lo) {
        closed = 0;
        if (lo > begin) {
            openValue = at(lo - 1);
            openLength = lo - runFirst[lo - 1];
            if (lo == board.past) {
                // A run that ends in the past costs nothing, whatever comes behind it.
                closed = -fee(openValue, openLength);
            }
        } else {
            openLength = 0;
        }
    }

    private void add(int v, int length) {
        if (openLength > 0 && v == openValue) {
            if (pastEnds()) {
                closed = 0;
            }
            openLength += length;
        } else {
            if (openLength > 0) {
                closed += fee(openValue, openLength);
            }
            openValue = v;
            openLength = length;
        }
    }

    /** Whether only the run of the past has been walked over. */
    private boolean pastEnds() {
        return closed < 0;
    }

    /** A piece; runs within it stay as they are and are left out. */
    private void inside(int from, int to, boolean turned) {
        if (from > to) {
            return;
        }
        int head = Math.min(runLast[from], to);
        int tail = Math.max(runFirst[to], from);
        if (head == to) {
            add(at(from), to - from + 1);
        } else if (turned) {
            add(at(to), to - tail + 1);
            closed += fee(openValue, openLength);
            openValue = at(from);
            openLength = head - from + 1;
        } else {
            add(at(from), head - from + 1);
            closed += fee(openValue, openLength);
            openValue = at(to);
            openLength = to - tail + 1;
        }
    }

    private long close(int hi) {
        if (hi + 1 < board.total) {
            add(at(hi + 1), runLast[hi + 1] - hi);
        }
        return closed + fee(openValue, openLength);
    }

    @Override
    void applied(Move move) {
        if (move.isSwap && at(move.lo) == at(move.hi)) {
            return;
        }
        if (move.isSwap && move.hi - move.lo > 2 * most) {
            renew(move.lo, move.lo);
            renew(move.hi, move.hi);
        } else {
            renew(move.lo, move.hi);
        }
    }

    private void renew(int lo, int hi) {
        int p = lo > begin ? runFirst[lo - 1] : lo;
        // The run before may have lost its end: its first part is the whole of it up to lo.
        int stop = hi + 1 < board.total ? runLast[hi + 1] : hi;
        while (p <= stop) {
            int end = p;
            while (end + 1 < board.total && at(end + 1) == at(p)) {
                end++;
            }
            for (int q = p; q <= end; q++) {
                runFirst[q] = p;
                runLast[q] = end;
            }
            p = end + 1;
        }
    }
}
