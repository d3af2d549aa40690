package org.lineoff.sequence;

/**
 * The penalty of one rule, or of several of one weight, kept up to date move by move. A trial
 * ({@link #swap}, {@link #change}) looks at the board before the move and changes nothing.
 */
abstract class Term {
    final Board board;

    /** What one unit of penalty costs. */
    final long unit;

    /** Penalty of the board as it stands. */
    long penalty;

    /** No order has a smaller penalty, as far as is known. */
    long floor;

    Term(Board board, long unit) {
        this.board = board;
        this.unit = unit;
    }

    /** Counts everything anew. */
    abstract void reset();

    /** The change of the penalty if the cars at i &lt; j changed places. */
    abstract long swap(int i, int j);

    /** The change of the penalty by a move that is no swap. */
    abstract long change(Move move);

    /** The board has just been changed by this move; the penalty has been brought up to date. */
    abstract void applied(Move move);
}
