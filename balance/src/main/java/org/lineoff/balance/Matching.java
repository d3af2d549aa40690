package org.lineoff.balance;

import java.util.Arrays;

/**
 * The most pairs in a graph (Edmonds 1965): a greedy matching, then augmenting paths found breadth
 * first, odd circles shrunk to their base. Cost: O(n³) at worst, and far less after a good start.
 */
final class Matching {
    private final int n;
    private final boolean[] joined;
    private final int[] mate;
    private final int[] from;
    private final int[] base;
    private final boolean[] reached;
    private final boolean[] inBlossom;
    private final boolean[] onPath;
    private final int[] queue;
    private int end;

    /**
     * @param joined whether i and j are joined, at {@code i * n + j}, both ways
     */
    private Matching(int n, boolean[] joined) {
        this.n = n;
        this.joined = joined;
        mate = new int[n];
        from = new int[n];
        base = new int[n];
        reached = new boolean[n];
        inBlossom = new boolean[n];
        onPath = new boolean[n];
        queue = new int[n];
        Arrays.fill(mate, -1);
    }

    static int size(int n, boolean[] joined) {
        Matching m = new Matching(n, joined);
        int pairs = m.greedy();
        for (int i = 0; i < n; i++) {
            if (m.mate[i] < 0) {
                int free = m.search(i);
                if (free >= 0) {
                    m.augment(free);
                    pairs++;
                }
            }
        }
        return pairs;
    }

    private int greedy() {
        int pairs = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n && mate[i] < 0; j++) {
                if (joined[i * n + j] && mate[j] < 0) {
                    mate[i] = j;
                    mate[j] = i;
                    pairs++;
                }
            }
        }
        return pairs;
    }

    /** The other end of an augmenting path, or -1. */
    private int search(int root) {
        Arrays.fill(reached, false);
        Arrays.fill(from, -1);
        Arrays.setAll(base, i -> i);
        reached[root] = true;
        end = 0;
        queue[end++] = root;
        for (int at = 0; at < end; at++) {
            int i = queue[at];
            for (int j = 0; j < n; j++) {
                if (!joined[i * n + j] || base[i] == base[j] || mate[i] == j) {
                    continue;
                }
                if (j == root || (mate[j] >= 0 && from[mate[j]] >= 0)) {
                    shrink(i, j);
                } else if (from[j] < 0) {
                    from[j] = i;
                    if (mate[j] < 0) {
                        return j;
                    }
                    reached[mate[j]] = true;
                    queue[end++] = mate[j];
                }
            }
        }
        return -1;
    }

    /** An odd circle through i and j becomes one vertex, its base. */
    private void shrink(int i, int j) {
        int common = commonBase(i, j);
        Arrays.fill(inBlossom, false);
        markPath(i, common, j);
        markPath(j, common, i);
        for (int v = 0; v < n; v++) {
            if (inBlossom[base[v]]) {
                base[v] = common;
                if (!reached[v]) {
                    reached[v] = true;
                    queue[end++] = v;
                }
            }
        }
    }

    private int commonBase(int i, int j) {
        Arrays.fill(onPath, false);
        int a = base[i];
        onPath[a] = true;
        while (mate[a] >= 0) {
            a = base[from[mate[a]]];
            onPath[a] = true;
        }
        int b = base[j];
        while (!onPath[b]) {
            b = base[from[mate[b]]];
        }
        return b;
    }

    private void markPath(int start, int common, int child) {
        int v = start;
        int below = child;
        while (base[v] != common) {
            inBlossom[base[v]] = true;
            inBlossom[base[mate[v]]] = true;
            from[v] = below;
            below = mate[v];
            v = from[mate[v]];
        }
    }

    private void augment(int last) {
        int v = last;
        while (v >= 0) {
            int before = from[v];
            int next = mate[before];
            mate[v] = before;
            mate[before] = v;
            v = next;
        }
    }
}
