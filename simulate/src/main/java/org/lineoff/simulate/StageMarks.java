package org.lineoff.simulate;

/** Stages of a section to look at again, one bit each. */
final class StageMarks {
    private final long[] bits;
    private int marked;

    StageMarks(int stages) {
        bits = new long[(stages + 63) / 64];
    }

    void add(int stage) {
        long bit = 1L << stage;
        if ((bits[stage >> 6] & bit) == 0) {
            bits[stage >> 6] |= bit;
            marked++;
        }
    }

    /** The last stage that is marked, no longer so; −1 if none is. */
    int take() {
        if (marked == 0) {
            return -1;
        }
        for (int i = bits.length - 1; i >= 0; i--) {
            if (bits[i] != 0) {
                int bit = 63 - Long.numberOfLeadingZeros(bits[i]);
                bits[i] &= ~(1L << bit);
                marked--;
                return i * 64 + bit;
            }
        }
        throw new IllegalStateException("no mark");
    }
}
