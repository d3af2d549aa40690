package org.lineoff.balance;

import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;

/** The choices of one search: a stream of random words that depends on its number only. */
final class Luck {
    private final long key;
    private long used;

    Luck(long search) {
        key = new Draws(search, 0).key(Purpose.SEARCH, 0);
    }

    private long word() {
        return Draws.word(key, used++);
    }

    /** From 0 to before the bound. */
    int below(int bound) {
        return (int) (((word() >>> 32) * bound) >>> 32);
    }

    boolean flip() {
        return word() < 0;
    }

    /** Strictly between 0 and 1. */
    double uniform() {
        return ((word() >>> 11) + 0.5) * 0x1p-53;
    }
}
