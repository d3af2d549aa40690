package org.lineoff.sequence;

/**
 * A rearrangement of the positions {@code lo} to {@code hi}: at most three pieces of the old order,
 * put there in a new sequence, or one piece turned round. In every kind of move the pieces come in
 * the opposite sequence to the one they had. Reused for move after move, so that a trial allocates
 * nothing.
 */
final class Move {
    /** First and last position that the move touches. */
    int lo;

    int hi;

    /** A swap of two single cars, those at {@code lo} and {@code hi}. */
    boolean isSwap;

    /** Whether the one piece is turned round. */
    boolean turned;

    /** Pieces by new sequence: old first and last position of each. */
    int pieces;

    final int[] from = new int[3];
    final int[] to = new int[3];

    /** The cars at i and j change places; i &lt; j. */
    void swap(int i, int j) {
        exchange(i, j, 1);
        isSwap = true;
    }

    /** A swap whose pieces nobody will ask for. */
    void plainSwap(int i, int j) {
        lo = i;
        hi = j;
        isSwap = true;
    }

    /** As many cars from i on and from j on change places; they do not overlap; i &lt; j. */
    void exchange(int i, int j, int length) {
        begin(i, j + length - 1);
        piece(j, j + length - 1);
        if (i + length < j) {
            piece(i + length, j - 1);
        }
        piece(i, i + length - 1);
    }

    /**
     * Those from {@code cut} to {@code hi} come before those from {@code lo} to {@code cut − 1}.
     */
    void rotate(int lo, int cut, int hi) {
        begin(lo, hi);
        piece(cut, hi);
        piece(lo, cut - 1);
    }

    /** The car at {@code from} is taken out and put in at {@code to}. */
    void shift(int from, int to) {
        if (from < to) {
            rotate(from, from + 1, to);
        } else {
            rotate(to, from, from);
        }
    }

    /** Those from {@code lo} to {@code hi} in the opposite order. */
    void turn(int lo, int hi) {
        begin(lo, hi);
        piece(lo, hi);
        turned = true;
    }

    private void begin(int lowest, int highest) {
        lo = lowest;
        hi = highest;
        isSwap = false;
        turned = false;
        pieces = 0;
    }

    private void piece(int first, int last) {
        from[pieces] = first;
        to[pieces++] = last;
    }
}
