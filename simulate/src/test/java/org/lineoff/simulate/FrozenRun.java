package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.lineoff.events.Cause;
import org.lineoff.events.EventSink;

/**
 * A run that can be had again with its decisions frozen: who went when and where, the downtime of
 * each visit, the closed hours of each crossing. What is left is a graph of lengths and maxima. It
 * keeps all terms of each maximum, so that each time can be computed anew with something longer or
 * shorter.
 *
 * <p>A node is a length after one other node, or a maximum over several, each with an offset (the
 * hours until its section opened). Nodes are in the order in which they were made, so one pass from
 * the first to the last computes all times.
 */
final class FrozenRun extends CriticalPath {
    /** What can take longer: an occurrence of a cause at a place. */
    record Kind(int place, Cause cause) {}

    /** The causes that are lengths of something done, not of waiting for a date or for hours. */
    private static final Set<Cause> LENGTHS =
            EnumSet.of(
                    Cause.WORK,
                    Cause.PEOPLE,
                    Cause.SET_UP,
                    Cause.FAILURE,
                    Cause.LINE_STOP,
                    Cause.TAKT,
                    Cause.TRANSPORT,
                    Cause.REWORK,
                    Cause.JUNCTION);

    private static final int[] NO_NODES = new int[0];
    private static final long[] NO_TIMES = new long[0];

    private final long start;
    private int count;

    // By node: when it ended in the run, what it follows on the critical path.
    private long[] end = new long[1 << 10];
    private int[] follows = new int[1 << 10];

    /** By node, if it is a length: which kind; null for a maximum. */
    private Kind[] kind = new Kind[1 << 10];

    /**
     * By node: the first node of its visit, and whether it is the last length of its kind in it.
     */
    private int[] visit = new int[1 << 10];

    private boolean[] counts = new boolean[1 << 10];

    /** By node, if it is a maximum: what its terms follow, and since when each held. */
    private int[][] terms = new int[1 << 10][];

    private long[][] since = new long[1 << 10][];

    /** By visit and kind: the last node. */
    private final Map<Long, Map<Kind, Integer>> lastOf = new HashMap<>();

    private final List<Integer> lineOffs = new ArrayList<>();

    private FrozenRun(long[] periods, int places) {
        super(periods, places);
        start = periods[0];
        add(0, start, null);
    }

    /** Runs a plant whose horizon is one period, by events. */
    static FrozenRun of(Simulator simulator, Scenario scenario, EventSink sink) {
        FrozenRun run = new FrozenRun(period(simulator, scenario), simulator.places().count());
        simulator.run(scenario, sink, run, false, false);
        return run;
    }

    /** The first and the last instant of the horizon. */
    static long[] period(Simulator simulator, Scenario scenario) {
        long[] quarters = simulator.periods(scenario);
        return new long[] {quarters[0], quarters[quarters.length - 1]};
    }

    // ---- the run ----

    @Override
    boolean wantsTerms() {
        return true;
    }

    @Override
    int link(int node, long from, long to, int place, Cause cause) {
        if (!isOn() || to <= from || to <= start) {
            return node;
        }
        if (node != BEFORE && end[node] != from) {
            throw new AssertionError(
                    "%s of place %d at %d follows what ends at %d"
                            .formatted(cause, place, from, end[node]));
        }
        int made = add(node, to, new Kind(place, cause));
        if (node != BEFORE && kind[node] != null) {
            visit[made] = visit[node];
        }
        count(made);
        return made;
    }

    private void count(int made) {
        counts[made] = true;
        Integer before =
                lastOf.computeIfAbsent((long) visit[made], v -> new HashMap<>())
                        .put(kind[made], made);
        if (before != null) {
            counts[before] = false;
        }
    }

    @Override
    int decided(int node, TermList all, long now) {
        if (end[node] != now && node != BEFORE) {
            throw new AssertionError("at %d by what ends at %d".formatted(now, end[node]));
        }
        int made = add(node, now, null);
        terms[made] = new int[all.count()];
        since[made] = new long[all.count()];
        for (int i = 0; i < all.count(); i++) {
            terms[made][i] = all.node(i);
            since[made][i] = all.since(i);
        }
        return made;
    }

    @Override
    void lineOff(int node) {
        lineOffs.add(node);
    }

    private int add(int node, long to, Kind what) {
        if (count == end.length) {
            int size = 2 * count;
            end = Arrays.copyOf(end, size);
            follows = Arrays.copyOf(follows, size);
            kind = Arrays.copyOf(kind, size);
            visit = Arrays.copyOf(visit, size);
            counts = Arrays.copyOf(counts, size);
            terms = Arrays.copyOf(terms, size);
            since = Arrays.copyOf(since, size);
        }
        follows[count] = node;
        end[count] = to;
        kind[count] = what;
        visit[count] = count;
        terms[count] = NO_NODES;
        since[count] = NO_TIMES;
        return count++;
    }

    // ---- what came of it ----

    /** What on the way to a line-off could take longer, in a fixed order. */
    List<Kind> kinds() {
        Set<Kind> all =
                new TreeSet<>(Comparator.comparingInt(Kind::place).thenComparing(Kind::cause));
        for (int i = 0; i < count; i++) {
            if (counts[i] && LENGTHS.contains(kind[i].cause())) {
                all.add(kind[i]);
            }
        }
        return List.copyOf(all);
    }

    /** By line-off: how often a kind is on the critical path to it. */
    long[] counts(Predicate<Kind> of) {
        boolean[] asked = occurrences(of);
        long[] sum = new long[count];
        for (int i = 1; i < count; i++) {
            sum[i] = sum[follows[i]] + (asked[i] ? 1 : 0);
        }
        return atLineOffs(sum);
    }

    /** By line-off: when it was. */
    long[] times() {
        return atLineOffs(end);
    }

    /** By line-off: when it would have been, had each occurrence of a kind been so much longer. */
    long[] times(Predicate<Kind> of, long longer) {
        boolean[] asked = occurrences(of);
        long[] time = new long[count];
        time[0] = start;
        for (int i = 1; i < count; i++) {
            if (kind[i] == null) {
                time[i] = maximum(i, time);
            } else {
                time[i] = time[follows[i]] + end[i] - end[follows[i]];
                if (asked[i]) {
                    time[i] += longer;
                }
            }
        }
        return atLineOffs(time);
    }

    /** By node: whether it is the end of something that is asked for. */
    private boolean[] occurrences(Predicate<Kind> of) {
        Map<Kind, Boolean> asked = new HashMap<>();
        boolean[] are = new boolean[count];
        for (int i = 1; i < count; i++) {
            are[i] = counts[i] && asked.computeIfAbsent(kind[i], of::test);
        }
        return are;
    }

    private long maximum(int node, long[] time) {
        long was = Long.MIN_VALUE;
        long is = Long.MIN_VALUE;
        for (int t = 0; t < terms[node].length; t++) {
            int by = terms[node][t];
            was = Math.max(was, since[node][t]);
            is = Math.max(is, time[by] + since[node][t] - end[by]);
        }
        return terms[node].length == 0 ? end[node] : is + end[node] - was;
    }

    private long[] atLineOffs(long[] byNode) {
        return lineOffs.stream().mapToLong(node -> byNode[node]).toArray();
    }

    /** The lengths on the ways to all line-offs by place and cause. */
    Map<Kind, Long> path() {
        long[] on = new long[count];
        lineOffs.forEach(node -> on[node]++);
        Map<Kind, Long> path = new HashMap<>();
        for (int i = count - 1; i > 0; i--) {
            long length = end[i] - end[follows[i]];
            if (on[i] > 0 && length > 0) {
                path.merge(kind[i], on[i] * length, Long::sum);
            }
            on[follows[i]] += on[i];
        }
        return path;
    }
}
