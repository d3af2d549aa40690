package org.lineoff.balance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Finds what forces a bound: the simplest cause that reaches it. */
final class Explainer {
    private Explainer() {}

    /** Why a line with that room needs so many stations. */
    static Reason stations(Line line, int room, int least, int cycle, long total) {
        List<DualFeasible> functions = DualFeasible.of(line.time, room, 24);
        for (DualFeasible f : functions) {
            if (f.stations() >= least) {
                return switch (f.kind()) {
                    case TIMES -> new Reason.Work(total, cycle);
                    case HALVES -> new Reason.LongTasks(weighing(line, f, 2), weighing(line, f, 1));
                    default -> new Reason.Parts(heavy(line, f));
                };
            }
        }
        Reason chain = chain(line, room, least, functions, false);
        if (chain == null) {
            chain = chain(line.reversed(), room, least, functions, true);
        }
        if (chain != null) {
            return chain;
        }
        Fit fit = Fit.of(line, room, Math.max(1, least - 1));
        if (least <= 1 || fit.possible) {
            return new Reason.Searched();
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

    /** Why no cycle shorter than the bound does. */
    static Reason cycle(Line line, int stations, int least, int[] timeOfTask) {
        if (line.n == 0 || least * (long) stations - line.total < stations) {
            return new Reason.Work(line.total, least);
        }
        Integer[] byTime = new Integer[line.n];
        Arrays.setAll(byTime, i -> i);
        Arrays.sort(byTime, Comparator.comparingInt(i -> -timeOfTask[i]));
        if (timeOfTask[byTime[0]] == least) {
            return new Reason.LongestTask(byTime[0]);
        }
        if (line.n > stations
                && timeOfTask[byTime[stations - 1]] + timeOfTask[byTime[stations]] == least) {
            return new Reason.Pair(byTime[stations - 1], byTime[stations]);
        }
        // One less is too short for these stations; whatever says so says why.
        Reason reason = stations(line, least - 1, stations + 1, least - 1, line.total);
        return reason;
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
