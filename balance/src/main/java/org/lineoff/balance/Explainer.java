package org.lineoff.balance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Finds what forces a bound: the simplest cause that reaches it. */
final class Explainer {
    private static final int MOST_FUNCTIONS = 24;

    private final Prepared prepared;
    private final Line plain;

    Explainer(Prepared prepared) {
        this.prepared = prepared;
        plain = prepared.plain();
    }

    /** Why a cycle needs so many stations. */
    Reason stations(int least, long cycle) {
        return cause(least, cycle).by(prepared.members);
    }

    /** Why no cycle shorter than the bound does. */
    Reason cycle(int stations, int least) {
        return shorter(stations, least).by(prepared.members);
    }

    private Reason work(long cycle) {
        return new Reason.Work(Math.round((double) plain.total / prepared.unit), (int) cycle);
    }

    private Reason cause(int least, long cycle) {
        int room = prepared.room(cycle);
        List<DualFeasible> functions = DualFeasible.of(plain.time, room, MOST_FUNCTIONS);
        for (DualFeasible f : functions) {
            if (f.stations() >= least) {
                return switch (f.kind()) {
                    case TIMES -> work(cycle);
                    case HALVES ->
                            new Reason.LongTasks(weighing(plain, f, 2), weighing(plain, f, 1));
                    default -> new Reason.Parts(heavy(plain, f));
                };
            }
        }
        Reason chain = chain(plain, room, least, functions, false);
        if (chain == null) {
            chain = chain(plain.reversed(), room, least, functions, true);
        }
        if (chain != null) {
            return chain;
        }
        Fit fit = Fit.of(plain, room, Math.max(1, least - 1));
        if (least <= 1 || fit.possible) {
            return prepared.hasRules() ? new Reason.Rules() : new Reason.Searched();
        }
        return fit.unpaired > 0
                ? new Reason.Unpaired(
                        IntStream.range(0, fit.unpaired)
                                .map(i -> fit.line.task[i])
                                .sorted()
                                .boxed()
                                .toList())
                : new Reason.Windows();
    }

    private Reason shorter(int stations, int least) {
        long each = (long) stations * prepared.unit;
        int n = plain.n;
        if (n == 0 || (plain.total + each - 1) / each >= least) {
            return work(least);
        }
        for (int k = 0; k < n; k++) {
            if (prepared.cycleOfTask(plain.task[k]) >= least) {
                return new Reason.LongestTask(plain.task[k]);
            }
        }
        if (n > stations) {
            int shortest = plain.time[stations - 1] + plain.time[stations];
            if (shortest > (long) (least - 1) * prepared.unit) {
                return new Reason.Pair(plain.task[stations - 1], plain.task[stations]);
            }
        }
        // One less is too short for these stations; whatever says so says why.
        return cause(stations + 1, least - 1L);
    }

    private static List<Integer> weighing(Line line, DualFeasible f, int weight) {
        return IntStream.range(0, line.n)
                .filter(i -> f.weight()[i] == weight)
                .map(i -> line.task[i])
                .sorted()
                .boxed()
                .toList();
    }

    private static List<Integer> heavy(Line line, DualFeasible f) {
        return IntStream.range(0, line.n)
                .filter(i -> f.weight()[i] > 0)
                .map(i -> line.task[i])
                .sorted()
                .boxed()
                .toList();
    }

    private static @org.jspecify.annotations.Nullable Reason chain(
            Line line, int room, int least, List<DualFeasible> functions, boolean reversed) {
        int[] tails = Fit.tails(line, room, functions);
        int first = -1;
        for (int i = 0; i < line.n; i++) {
            if (tails[i] >= least
                    && (first < 0
                            || Bits.count(line.followers, i * line.words, line.words)
                                    < Bits.count(line.followers, first * line.words, line.words))) {
                first = i;
            }
        }
        if (first < 0) {
            return null;
        }
        List<Integer> chain = new ArrayList<>();
        for (int at = first; at >= 0; ) {
            chain.add(line.task[at]);
            int next = -1;
            for (int s : line.after[at]) {
                if (next < 0
                        || tails[s] > tails[next]
                        || (tails[s] == tails[next] && line.time[s] > line.time[next])) {
                    next = s;
                }
            }
            at = next;
        }
        int all = Bits.count(line.followers, first * line.words, line.words) + 1;
        return new Reason.Chain(reversed ? chain.reversed() : chain, all - chain.size());
    }
}
