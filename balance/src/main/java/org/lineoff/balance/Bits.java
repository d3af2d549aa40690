package org.lineoff.balance;

/** Sets of small numbers in a piece of an array of longs that begins at {@code from}. */
final class Bits {
    private Bits() {}

    static boolean has(long[] set, int from, int member) {
        return (set[from + (member >> 6)] >>> member & 1) != 0;
    }

    static void add(long[] set, int from, int member) {
        set[from + (member >> 6)] |= 1L << member;
    }

    static void remove(long[] set, int from, int member) {
        set[from + (member >> 6)] &= ~(1L << member);
    }

    static int count(long[] set, int from, int words) {
        int count = 0;
        for (int w = from; w < from + words; w++) {
            count += Long.bitCount(set[w]);
        }
        return count;
    }

    /** The least member not below {@code least}, or -1. */
    static int next(long[] set, int from, int words, int least) {
        int w = least >> 6;
        if (w >= words) {
            return -1;
        }
        long rest = set[from + w] & (-1L << least);
        while (rest == 0) {
            if (++w == words) {
                return -1;
            }
            rest = set[from + w];
        }
        return (w << 6) + Long.numberOfTrailingZeros(rest);
    }
}
