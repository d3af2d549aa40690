package org.lineoff.sequence;

/**
 * How far the cars that have something are from an even spread. A trial is O(span) where the cars
 * moved differ; an accepted move too.
 */
final class LevellingTerm extends Term {
    private final boolean[] has;
    private final long cars;
    private long all;

    /** How many have come up to each position, of those to be ordered. */
    private final int[] come;

    LevellingTerm(Board board, long unit, Rule.Levelling rule) {
        super(board, unit);
        has = rule.has().marks();
        cars = (long) board.total - board.past;
        come = new int[board.total];
    }

    private long fee(int p, int count) {
        return Math.abs(count * cars - all * (p - board.past + 1)) / cars;
    }

    @Override
    void reset() {
        all = 0;
        for (int p = board.past; p < board.total; p++) {
            all += has[board.car[p]] ? 1 : 0;
        }
        penalty = 0;
        renew(board.past, board.total - 1);
        for (int p = board.past; p < board.total; p++) {
            penalty += fee(p, come[p]);
        }
    }

    private void renew(int lo, int hi) {
        int count = lo == board.past ? 0 : come[lo - 1];
        for (int p = lo; p <= hi; p++) {
            count += has[board.car[p]] ? 1 : 0;
            come[p] = count;
        }
    }

    @Override
    long swap(int i, int j) {
        boolean leaves = has[board.car[i]];
        if (leaves == has[board.car[j]]) {
            return 0;
        }
        int step = leaves ? -1 : 1;
        long sum = 0;
        for (int p = i; p < j; p++) {
            sum += fee(p, come[p] + step) - fee(p, come[p]);
        }
        return sum;
    }

    @Override
    long change(Move move) {
        long sum = 0;
        int place = move.lo;
        int count = place == board.past ? 0 : come[place - 1];
        for (int k = 0; k < move.pieces; k++) {
            for (int x = 0; x <= move.to[k] - move.from[k]; x++) {
                int p = move.turned ? move.to[k] - x : move.from[k] + x;
                count += has[board.car[p]] ? 1 : 0;
                if (count != come[place]) {
                    sum += fee(place, count) - fee(place, come[place]);
                }
                place++;
            }
        }
        return sum;
    }

    @Override
    void applied(Move move) {
        if (!move.isSwap || has[board.car[move.lo]] != has[board.car[move.hi]]) {
            renew(move.lo, move.hi);
        }
    }
}
