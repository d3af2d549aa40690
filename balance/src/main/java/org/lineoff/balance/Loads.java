package org.lineoff.balance;

/**
 * All loads of the next station: sets of tasks whose predecessors are done or in the load, within
 * the room, and to which no further task could be added. Tasks that become free behind a chosen one
 * join the end of the list of candidates; a load is visited once, as the sequence of its places in
 * that list.
 */
final class Loads {
    /** Told of each load; the fields of the {@link Loads} say which. */
    interface Visitor {
        /** Whether to go on. */
        boolean visit();
    }

    private final Line line;
    private final int room;
    private final int[] time;
    private final int[] waits;
    private final int[] list;
    private boolean goesOn;
    private Visitor visitor = () -> false;

    /** The tasks of the load, in an order that precedence allows. */
    final int[] load;

    int size;

    /** What the load leaves of the room. */
    int left;

    /** Candidates of this station that are free: those in the load and those passed over. */
    final long[] free;

    Loads(Line line, int room) {
        this.line = line;
        this.room = room;
        time = line.time;
        waits = new int[line.n];
        list = new int[line.n];
        load = new int[line.n];
        free = new long[line.words];
    }

    /**
     * @param done what stands in earlier stations, a set beginning at {@code from}
     */
    void visit(long[] done, int from, Visitor to) {
        int end = 0;
        java.util.Arrays.fill(free, 0);
        for (int i = 0; i < line.n; i++) {
            if (Bits.has(done, from, i)) {
                continue;
            }
            int open = 0;
            for (int p : line.before[i]) {
                open += Bits.has(done, from, p) ? 0 : 1;
            }
            waits[i] = open;
            if (open == 0) {
                list[end++] = i;
                Bits.add(free, 0, i);
            }
        }
        size = 0;
        goesOn = true;
        visitor = to;
        extend(0, end, room, Integer.MAX_VALUE);
    }

    private void extend(int from, int to, int rest, int leastPassed) {
        int least = leastPassed;
        for (int p = from; p < to; p++) {
            int i = list[p];
            int t = time[i];
            if (t <= rest) {
                load[size++] = i;
                int end = to;
                for (int s : line.after[i]) {
                    if (--waits[s] == 0) {
                        list[end++] = s;
                        Bits.add(free, 0, s);
                    }
                }
                extend(p + 1, end, rest - t, least);
                for (int s : line.after[i]) {
                    if (waits[s]++ == 0) {
                        Bits.remove(free, 0, s);
                    }
                }
                size--;
                if (!goesOn) {
                    return;
                }
                if (t < least) {
                    least = t;
                }
            }
        }
        if (least > rest) {
            left = rest;
            goesOn = visitor.visit();
        }
    }
}
