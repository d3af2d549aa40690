package org.lineoff.balance;

import java.util.Arrays;

/**
 * The memory of a search: each set of tasks done, once, with the fewest stations it was done in,
 * the state it was reached from, and how thoroughly it was gone on from. Flat pages, so that a
 * hundred million states cost no objects; the index is a hash table of numbers with open
 * addressing.
 */
final class States {
    private static final int PAGE_BITS = 14;
    private static final int PAGE = 1 << PAGE_BITS;

    private final int words;
    private long[][] sets = new long[16][];
    private int[][] parents = new int[16][];
    private short[][] levels = new short[16][];
    private byte[][] tried = new byte[16][];
    private int[] index = new int[1 << 12];
    private int count;

    States(int words) {
        this.words = words;
        Arrays.fill(index, -1);
    }

    int count() {
        return count;
    }

    long bytes() {
        return (long) count * (8L * words + 7) + 4L * index.length;
    }

    /** The number of a set, or -1 - its place in the index if it is new. */
    int find(long[] set) {
        int mask = index.length - 1;
        int at = (int) hash(set, 0) & mask;
        while (index[at] >= 0) {
            if (equal(index[at], set)) {
                return index[at];
            }
            at = at + 1 & mask;
        }
        return -1 - at;
    }

    /** Adds a set that {@link #find} has just not found. */
    int add(int found, long[] set, int level, int parent) {
        int state = count++;
        int page = state >> PAGE_BITS;
        if (page == sets.length) {
            sets = Arrays.copyOf(sets, 2 * page);
            parents = Arrays.copyOf(parents, 2 * page);
            levels = Arrays.copyOf(levels, 2 * page);
            tried = Arrays.copyOf(tried, 2 * page);
        }
        if (sets[page] == null) {
            sets[page] = new long[PAGE * words];
            parents[page] = new int[PAGE];
            levels[page] = new short[PAGE];
            tried[page] = new byte[PAGE];
        }
        System.arraycopy(set, 0, sets[page], (state & PAGE - 1) * words, words);
        index[-1 - found] = state;
        reach(state, level, parent);
        if (count > index.length / 2) {
            grow();
        }
        return state;
    }

    /** The state in fewer stations than before: it has to be gone on from again. */
    void reach(int state, int level, int parent) {
        levels[state >> PAGE_BITS][state & PAGE - 1] = (short) level;
        parents[state >> PAGE_BITS][state & PAGE - 1] = parent;
        tried[state >> PAGE_BITS][state & PAGE - 1] = 0;
    }

    void copy(int state, long[] to) {
        System.arraycopy(sets[state >> PAGE_BITS], (state & PAGE - 1) * words, to, 0, words);
    }

    int level(int state) {
        return levels[state >> PAGE_BITS][state & PAGE - 1];
    }

    int parent(int state) {
        return parents[state >> PAGE_BITS][state & PAGE - 1];
    }

    /** The pass in which all loads of the state that the pass asks for were visited; 0: none. */
    int tried(int state) {
        return tried[state >> PAGE_BITS][state & PAGE - 1];
    }

    void setTried(int state, int pass) {
        tried[state >> PAGE_BITS][state & PAGE - 1] = (byte) pass;
    }

    private boolean equal(int state, long[] set) {
        long[] page = sets[state >> PAGE_BITS];
        int from = (state & PAGE - 1) * words;
        for (int w = 0; w < words; w++) {
            if (page[from + w] != set[w]) {
                return false;
            }
        }
        return true;
    }

    private long hash(long[] set, int from) {
        long h = 0x9E3779B97F4A7C15L;
        for (int w = from; w < from + words; w++) {
            h = (h ^ set[w]) * 0xFF51AFD7ED558CCDL;
            h ^= h >>> 32;
        }
        return h ^ h >>> 29;
    }

    private void grow() {
        int[] wider = new int[2 * index.length];
        Arrays.fill(wider, -1);
        int mask = wider.length - 1;
        for (int state = 0; state < count; state++) {
            int at = (int) hash(sets[state >> PAGE_BITS], (state & PAGE - 1) * words) & mask;
            while (wider[at] >= 0) {
                at = at + 1 & mask;
            }
            wider[at] = state;
        }
        index = wider;
    }
}
