package org.lineoff.model.random;

/** The choices of one search: a stream of random words that depends on its seed and number only. */
public final class Choices {
    private final long key;
    private long used;

    /**
     * A stream that has not begun.
     *
     * @param number which of the searches with that seed
     */
    public Choices(long seed, int number) {
        key = new Draws(seed, 0).key(Purpose.SEARCH, number);
    }

    public long word() {
        return Draws.word(key, used++);
    }

    /** From 0 to before the bound. */
    public int below(int bound) {
        return (int) (((word() >>> 32) * bound) >>> 32);
    }

    public boolean flip() {
        return word() < 0;
    }

    /** Strictly between 0 and 1. */
    public double uniform() {
        return ((word() >>> 11) + 0.5) * 0x1p-53;
    }
}
