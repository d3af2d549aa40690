package org.lineoff.balance;

/** Numbers that look like chance, the same for the same beginning (Marsaglia 2003). */
final class Xorshift {
    private long state;

    /**
     * @param begin not 0
     */
    Xorshift(long begin) {
        state = begin;
    }

    long next() {
        state ^= state << 13;
        state ^= state >>> 7;
        state ^= state << 17;
        return state;
    }

    /** From 0 to before the bound. */
    int below(long bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }
}
