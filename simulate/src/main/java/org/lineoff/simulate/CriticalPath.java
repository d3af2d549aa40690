package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lineoff.events.Cause;

/**
 * What decided when: every length of time that some start, leaving or advance waited for becomes a
 * node that holds its end, the node that it follows, and one cause at one place. At the end of each
 * quarter all line-offs of that quarter are walked back in a single pass from the newest node to
 * the oldest, each node with the number of line-offs that it carries; then the nodes are dropped.
 *
 * <p>Node 0 and all nodes dropped stand for the time before the period; what follows them is
 * clipped at its beginning. So the lengths on the way to a line-off add up to its time since then,
 * exactly. Memory is bounded by the nodes of a quarter, 20 bytes each; a node costs a few
 * nanoseconds.
 */
class CriticalPath {
    static final int BEFORE = 0;
    private static final int CAUSES = 32;
    private static final Cause[] CAUSE = Cause.values();

    private final long[] periods;
    private final long[] sums;
    private int period = -1;

    /** Whether one of the periods lasts. */
    private boolean on;

    /** Number of the first node of this period; it stands for everything before. */
    private int base;

    private int count;
    private long[] end = new long[0];
    private int[] follows = new int[0];
    private int[] what = new int[0];
    private int[] lineOffs = new int[0];

    /**
     * A path over periods.
     *
     * @param periods when each begins, in ms, and when the last ends; empty: no path is kept
     */
    CriticalPath(long[] periods, int places) {
        this.periods = periods;
        this.sums = new long[periods.length == 0 ? 0 : places * CAUSES];
    }

    /** Returns whether nodes are kept at no time. */
    final boolean isNever() {
        return periods.length == 0;
    }

    /** Returns whether nodes are kept at this time. */
    final boolean isOn() {
        return on;
    }

    /** Returns when the period begins. */
    final long start() {
        return on ? periods[period] : 0;
    }

    /** When the next period begins, or the last ends; {@link #advance} must then be called. */
    final long nextPeriod() {
        return period + 1 < periods.length ? periods[period + 1] : Timed.NEVER;
    }

    /** Ends the periods that are over. */
    final void advance(long now) {
        while (now >= nextPeriod()) {
            endPeriod();
            beginPeriod(period + 1);
        }
    }

    private void beginPeriod(int next) {
        period = next;
        on = next + 1 < periods.length;
        base += count;
        count = 0;
        add(0, periods[next], 0);
    }

    /**
     * Returns a node for [from, to), following another; that node itself if nothing is left of it.
     *
     * @param from the time of the node followed
     */
    int link(int node, long from, long to, int place, Cause cause) {
        if (!on || to <= from || to <= periods[period]) {
            return node;
        }
        add(Math.max(0, node - base), to, place * CAUSES + cause.ordinal());
        return base + count - 1;
    }

    /** A car left for good, at the time of a node. */
    void lineOff(int node) {
        if (on) {
            lineOffs[Math.max(0, node - base)]++;
        }
    }

    /** Whether all terms of each maximum are asked for, not only the one that decided. */
    boolean wantsTerms() {
        return false;
    }

    /**
     * A maximum was taken, if all terms are asked for; returns its node.
     *
     * @param node what led to it by the term that decided
     */
    int decided(int node, TermList terms, long now) {
        return node;
    }

    private void add(int parent, long to, int placeAndCause) {
        if (count == end.length) {
            grow();
        }
        follows[count] = parent;
        end[count] = to;
        what[count] = placeAndCause;
        lineOffs[count++] = 0;
    }

    private void grow() {
        int size = Math.max(1 << 10, 2 * end.length);
        end = Arrays.copyOf(end, size);
        follows = Arrays.copyOf(follows, size);
        what = Arrays.copyOf(what, size);
        lineOffs = Arrays.copyOf(lineOffs, size);
    }

    private void endPeriod() {
        if (on) {
            sum(end, follows, what, lineOffs, count, sums);
        }
    }

    /** Adds up the lengths on the ways to all line-offs; the counts are used up. */
    void sum(long[] end, int[] follows, int[] what, int[] lineOffs, int count, long[] sums) {
        for (int i = count - 1; i > 0; i--) {
            if (lineOffs[i] != 0) {
                int before = follows[i];
                sums[what[i]] += lineOffs[i] * (end[i] - end[before]);
                lineOffs[before] += lineOffs[i];
            }
        }
    }

    /** Ends the run and returns the sums by place and cause, without zeros. */
    final List<PathPart> finish(long horizon) {
        advance(horizon);
        endPeriod(); // a run that ended before its time
        List<PathPart> parts = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] != 0) {
                parts.add(new PathPart(i / CAUSES, CAUSE[i % CAUSES], sums[i]));
            }
        }
        return parts;
    }
}
