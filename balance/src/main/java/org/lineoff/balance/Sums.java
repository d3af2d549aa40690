package org.lineoff.balance;

import java.util.Arrays;

/** Sets of sums of times, from 0 to a room, in rows: which sums some of so many tasks can make. */
final class Sums {
    private final int words;
    private long[] rows = {};

    Sums(int room) {
        words = (room >> 6) + 1;
    }

    /** Longs in a row: what it costs to join a time to it. */
    int words() {
        return words;
    }

    /** Forgets all, has at least so many rows from now on, and the sum 0 in the one stated. */
    void begin(int count, int row) {
        if (rows.length < count * words) {
            rows = new long[count * words];
        }
        Arrays.fill(rows, 0, count * words, 0);
        rows[row * words] = 1;
    }

    /** Adds to a row each of its sums plus t. */
    void join(int row, int t) {
        join(row, row, t);
    }

    /** Makes a row of what another holds, with and without t more. */
    void copyAndJoin(int from, int to, int t) {
        System.arraycopy(rows, from * words, rows, to * words, words);
        join(from, to, t);
    }

    private void join(int from, int to, int t) {
        if (t == 0) {
            return;
        }
        int skip = t >> 6;
        int bits = t & 63;
        int source = from * words;
        int target = to * words;
        for (int w = words - 1; w >= skip; w--) {
            long moved = rows[source + w - skip] << bits;
            if (bits > 0 && w > skip) {
                moved |= rows[source + w - skip - 1] >>> (64 - bits);
            }
            rows[target + w] |= moved;
        }
    }

    /** Whether a row holds a sum from low to high. */
    boolean hasAny(int row, int low, int high) {
        int start = row * words;
        int first = low >> 6;
        int last = high >> 6;
        long word = rows[start + first] & (-1L << low);
        while (first < last) {
            if (word != 0) {
                return true;
            }
            word = rows[start + ++first];
        }
        return (word & (-1L >>> (63 - high))) != 0;
    }

    /** The largest sum of a row up to a limit. */
    int largest(int row, int upTo) {
        int w = upTo >> 6;
        long word = rows[row * words + w] & (-1L >>> (63 - upTo));
        while (word == 0) {
            word = rows[row * words + --w];
        }
        return (w << 6) + 63 - Long.numberOfLeadingZeros(word);
    }
}
