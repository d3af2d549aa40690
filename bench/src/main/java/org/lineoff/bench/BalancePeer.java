package org.lineoff.bench;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The same line balanced by OR-Tools CP-SAT, one worker, the model a careful user would write: a
 * literal for each task and each station it can be in (by the time before it and behind it), the
 * stations in the order of precedence, the stations' loads, the sum of times as a bound. To begin
 * with it is told a plain greedy balance, from which the number of stations comes too.
 */
final class BalancePeer {
    private static final int SEED = 1;
    private static final int POLL_MILLIS = 20;

    /** Stations or cycle found, and nothing below is possible. */
    record Result(int value, int least) {}

    private final BalanceInstance line;
    private final int n;
    private final int[] time;
    private final long total;
    private final List<List<Integer>> after = new ArrayList<>();
    private final int[] open;
    private final int[] order;

    BalancePeer(BalanceInstance line) {
        this.line = line;
        n = line.time().size();
        time = line.time().stream().mapToInt(Integer::intValue).toArray();
        total = Arrays.stream(time).asLongStream().sum();
        open = new int[n];
        for (int i = 0; i < n; i++) {
            after.add(new ArrayList<>());
        }
        for (int[] arc : line.arcs()) {
            after.get(arc[0]).add(arc[1]);
            open[arc[1]]++;
        }
        order = new int[n];
        int[] waits = open.clone();
        int end = 0;
        for (int i = 0; i < n; i++) {
            if (waits[i] == 0) {
                order[end++] = i;
            }
        }
        for (int k = 0; k < end; k++) {
            for (int s : after.get(order[k])) {
                if (--waits[s] == 0) {
                    order[end++] = s;
                }
            }
        }
    }

    Result fewestStations(int cycle, BooleanSupplier stop) {
        int[] first = greedy(cycle);
        int most = Arrays.stream(first).max().orElse(-1) + 1;
        CpModel model = new CpModel();
        Model made = new Model(model, most, cycle, first);
        for (LinearExpr load : made.load) {
            model.addLessOrEqual(load, cycle);
        }
        IntVar stations = model.newIntVar((total + cycle - 1) / cycle, most, "stations");
        for (IntVar s : made.station) {
            model.addLessThan(s, stations);
        }
        model.addHint(stations, most);
        model.minimize(stations);
        return solve(model, stop);
    }

    Result shortestCycle(int stations, BooleanSupplier stop) {
        long low = Math.max(Arrays.stream(time).max().orElse(0), (total + stations - 1) / stations);
        long cycle = low;
        int[] first = greedy(cycle);
        while (Arrays.stream(first).max().orElse(-1) >= stations) {
            cycle += Math.max(1, cycle / 100);
            first = greedy(cycle);
        }
        CpModel model = new CpModel();
        Model made = new Model(model, stations, cycle, first);
        IntVar longest = model.newIntVar(low, cycle, "cycle");
        model.addHint(longest, cycle);
        for (LinearExpr load : made.load) {
            model.addLessOrEqual(load, longest);
        }
        model.minimize(longest);
        return solve(model, stop);
    }

    private static Result solve(CpModel model, BooleanSupplier stop) {
        CpSolver solver = new CpSolver();
        solver.getParameters().setNumWorkers(1).setCatchSigintSignal(false).setRandomSeed(SEED);
        // Its own limits are of the clock or of its deterministic time; ours is of the processor's.
        Thread watch = Thread.ofPlatform().daemon().start(() -> stopWhen(stop, solver));
        CpSolverStatus status = solver.solve(model);
        watch.interrupt();
        boolean found = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
        return new Result(
                found ? (int) Math.round(solver.objectiveValue()) : Integer.MAX_VALUE,
                (int) Math.ceil(solver.bestObjectiveBound() - 1e-6));
    }

    private static void stopWhen(BooleanSupplier stop, CpSolver solver) {
        try {
            while (!stop.getAsBoolean()) {
                Thread.sleep(POLL_MILLIS);
            }
            // Again and again: it may not have begun yet.
            while (true) {
                solver.stopSearch();
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    static void load() {
        Loader.loadNativeLibraries();
    }

    private final class Model {
        final List<IntVar> station = new ArrayList<>();
        final List<LinearExpr> load = new ArrayList<>();

        Model(CpModel model, int stations, long cycle, int[] first) {
            long[] before = work(false);
            long[] behind = work(true);
            List<LinearExprBuilder> loads = new ArrayList<>();
            for (int s = 0; s < stations; s++) {
                loads.add(LinearExpr.newBuilder());
            }
            for (int i = 0; i < n; i++) {
                int from = (int) ((before[i] + time[i] + cycle - 1) / cycle);
                int to = stations + 1 - (int) ((behind[i] + time[i] + cycle - 1) / cycle);
                from = Math.max(from, 1) - 1;
                to = Math.min(to, stations) - 1;
                IntVar in = model.newIntVar(from, to, "s" + i);
                LinearExprBuilder sum = LinearExpr.newBuilder();
                List<Literal> choice = new ArrayList<>();
                for (int s = from; s <= to; s++) {
                    BoolVar here = model.newBoolVar("x" + i + "," + s);
                    model.addHint(here, first[i] == s);
                    choice.add(here);
                    sum.addTerm(here, s);
                    loads.get(s).addTerm(here, time[i]);
                }
                model.addExactlyOne(choice);
                model.addEquality(sum, in);
                model.addHint(in, first[i]);
                station.add(in);
            }
            for (int[] arc : line.arcs()) {
                model.addLessOrEqual(station.get(arc[0]), station.get(arc[1]));
            }
            for (LinearExprBuilder one : loads) {
                load.add(one.build());
            }
        }
    }

    /** The work that must be done before each task, or behind it. */
    private long[] work(boolean behind) {
        long[] work = new long[n];
        for (int i = 0; i < n; i++) {
            boolean[] seen = new boolean[n];
            seen[i] = true;
            for (int k = 0; k < n; k++) {
                int at = behind ? order[k] : order[n - 1 - k];
                for (int s : after.get(at)) {
                    if (behind && seen[at]) {
                        seen[s] = true;
                    } else if (!behind && seen[s]) {
                        seen[at] = true;
                    }
                }
            }
            for (int j = 0; j < n; j++) {
                work[i] += seen[j] && j != i ? time[j] : 0;
            }
        }
        return work;
    }

    /** The longest task that fits, station by station. */
    private int[] greedy(long cycle) {
        int[] station = new int[n];
        int[] waits = open.clone();
        boolean[] done = new boolean[n];
        long left = cycle;
        int at = 0;
        for (int k = 0; k < n; ) {
            int best = -1;
            for (int i = 0; i < n; i++) {
                if (!done[i]
                        && waits[i] == 0
                        && time[i] <= left
                        && (best < 0 || time[i] > time[best])) {
                    best = i;
                }
            }
            if (best < 0) {
                at++;
                left = cycle;
                continue;
            }
            done[best] = true;
            station[best] = at;
            left -= time[best];
            for (int s : after.get(best)) {
                waits[s]--;
            }
            k++;
        }
        return station;
    }
}
