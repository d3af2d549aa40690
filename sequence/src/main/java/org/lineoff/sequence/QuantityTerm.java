package org.lineoff.sequence;

/** A quantity in a bucket of places; a trial is O(1) for a swap, else O(cars moved across). */
final class QuantityTerm extends Term {
    private final boolean[] has;
    private final int from;
    private final int to;
    private final int least;
    private final int most;
    private int count;
    private int tried;

    QuantityTerm(Board board, long unit, Rule.Quantity rule) {
        super(board, unit);
        has = rule.has().marks();
        from = Math.clamp((long) board.past + rule.from(), 0, board.total);
        to = Math.clamp((long) board.past + rule.to(), 0, board.total);
        least = rule.least();
        most = rule.most();
    }

    private long fee(int cars) {
        return (long) Math.max(0, least - cars) + Math.max(0, cars - most);
    }

    @Override
    void reset() {
        count = 0;
        for (int p = Math.max(from, board.past); p < to; p++) {
            count += has[board.car[p]] ? 1 : 0;
        }
        tried = count;
        penalty = fee(count);
    }

    private boolean holds(int position) {
        return position >= from && position < to;
    }

    @Override
    long swap(int i, int j) {
        tried = count;
        if (holds(i) != holds(j)) {
            int in = has[board.car[holds(i) ? j : i]] ? 1 : 0;
            int out = has[board.car[holds(i) ? i : j]] ? 1 : 0;
            tried += in - out;
        }
        return fee(tried) - fee(count);
    }

    @Override
    long change(Move move) {
        tried = count;
        boolean isWithin = from <= move.lo && move.hi < to;
        if (!isWithin && move.lo < to && move.hi >= from) {
            int place = move.lo;
            for (int k = 0; k < move.pieces; k++) {
                for (int x = 0; x <= move.to[k] - move.from[k]; x++) {
                    int p = move.turned ? move.to[k] - x : move.from[k] + x;
                    if (holds(place) != holds(p) && has[board.car[p]]) {
                        tried += holds(place) ? 1 : -1;
                    }
                    place++;
                }
            }
        }
        return fee(tried) - fee(count);
    }

    @Override
    void applied(Move move) {
        count = tried;
    }
}
