package org.lineoff.simulate;

import java.util.Arrays;

/**
 * All terms of one maximum, not only the one that decided: what a time would have been had
 * something taken longer. Kept only where the {@linkplain CriticalPath#wantsTerms path asks} for
 * it.
 */
final class TermList {
    /** What led to each term, and since when it holds. */
    private int[] nodes = new int[8];

    private long[] since = new long[8];
    private int count;

    /** Node of the visit that only goes on with this maximum, −1: none. */
    private int inside = -1;

    TermList clear() {
        count = 0;
        inside = -1;
        return this;
    }

    TermList add(int node, long time) {
        if (time != Long.MIN_VALUE) {
            if (count == nodes.length) {
                nodes = Arrays.copyOf(nodes, 2 * count);
                since = Arrays.copyOf(since, 2 * count);
            }
            nodes[count] = node;
            since[count++] = time;
        }
        return this;
    }

    void addAll(TermList other) {
        for (int i = 0; i < other.count; i++) {
            add(other.nodes[i], other.since[i]);
        }
    }

    /** A visit that began before goes on. */
    TermList inside(int node) {
        inside = node;
        return this;
    }

    int count() {
        return count;
    }

    int node(int i) {
        return nodes[i];
    }

    long since(int i) {
        return since[i];
    }

    int inside() {
        return inside;
    }
}
