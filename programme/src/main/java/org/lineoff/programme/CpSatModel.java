package org.lineoff.programme;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CumulativeConstraint;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import com.google.ortools.util.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lineoff.model.Programme.Precedence;

/**
 * A network as a model of CP-SAT, with fixed durations. Calendars are exact: a start is the evening
 * before a working day, and for each length in calendar days that an activity can have there is the
 * set of starts that give it. What has finished is constant; what runs occupies its resources until
 * its release, cut to what there is.
 */
final class CpSatModel {
    private final Network net;
    private final Luck luck;
    private final Plan free;
    private final int horizon;
    private final CpModel model = new CpModel();
    private final boolean[] nodes;
    private final long slack;
    private final LinearArgument[] start;
    private final LinearArgument[] finish;
    private final LinearArgument[] length;

    /**
     * @param nodes those to be in the model; with a node all that it waits for has to be
     * @param slack how many days later than free a node may finish at most
     */
    CpSatModel(Network net, Luck luck, Plan free, boolean[] nodes, long slack) {
        this.net = net;
        this.nodes = nodes.clone();
        this.slack = slack;
        this.luck = luck;
        this.free = free;
        horizon = horizon();
        start = new LinearArgument[net.size];
        finish = new LinearArgument[net.size];
        length = new LinearArgument[net.size];
        for (int j = 0; j < net.size; j++) {
            if (!nodes[j]) {
                continue;
            }
            if (net.state[j] != State.OPEN) {
                addFact(j);
            } else if (net.milestone[j]) {
                addMilestone(j);
            } else {
                addActivity(j);
            }
        }
        for (int j = 0; j < net.size; j++) {
            if (nodes[j]) {
                addArcs(j);
            }
        }
        for (int r = 0; r < net.resources; r++) {
            if (net.canBeShort(r)) {
                addResource(r);
            }
        }
    }

    CpModel cp() {
        return model;
    }

    /** The evening of the start. */
    LinearArgument start(int node) {
        return start[node];
    }

    /** The evening of the finish. */
    LinearArgument finish(int node) {
        return finish[node];
    }

    /** An evening by which everything can be done, one after the other. */
    private int horizon() {
        int evening = net.signed;
        for (int j = 0; j < net.size; j++) {
            evening = Math.max(evening, free.finish[j]);
        }
        for (int j = 0; j < net.size; j++) {
            if (!nodes[j] || net.state[j] == State.FINISHED) {
                continue;
            }
            int lag = 0;
            for (int a = net.firstArc[j]; a < net.firstArc[j + 1]; a++) {
                lag = Math.max(lag, net.arcLag[a]);
            }
            evening += lag + net.calendar[j].longest(Math.max(1, luck.days[j]));
        }
        return evening;
    }

    private long latest(int j) {
        return Math.min(horizon, free.finish[j] + slack);
    }

    private void addFact(int j) {
        start[j] = LinearExpr.constant(free.start[j]);
        boolean canStretch = net.state[j] == State.RUNNING && net.firstArc[j + 1] > net.firstArc[j];
        finish[j] =
                canStretch
                        ? model.newIntVarFromDomain(workingDays(j, 0), "finish_" + net.id[j])
                        : LinearExpr.constant(free.finish[j]);
        length[j] = LinearExpr.constant(0);
    }

    private void addMilestone(int j) {
        IntVar day = model.newIntVarFromDomain(workingDays(j, 0), "day_" + net.id[j]);
        start[j] = day;
        finish[j] = day;
        length[j] = LinearExpr.constant(0);
    }

    private void addActivity(int j) {
        IntVar s = model.newIntVarFromDomain(workingDays(j, -1), "start_" + net.id[j]);
        Map<Integer, List<Long>> startsByLength = startsByLength(j);
        start[j] = s;
        if (startsByLength.size() == 1) {
            int only = startsByLength.keySet().iterator().next();
            length[j] = LinearExpr.constant(only);
            finish[j] = LinearExpr.affine(s, 1, only);
            return;
        }
        long[] lengths = startsByLength.keySet().stream().mapToLong(Integer::longValue).toArray();
        IntVar days = model.newIntVarFromDomain(Domain.fromValues(lengths), "length_" + net.id[j]);
        IntVar f = model.newIntVar(free.finish[j], latest(j), "finish_" + net.id[j]);
        List<Literal> cases = new ArrayList<>();
        startsByLength.forEach(
                (n, starts) -> {
                    BoolVar is = model.newBoolVar("length_" + net.id[j] + "_" + n);
                    model.addLinearExpressionInDomain(s, Domain.fromFlatIntervals(flat(starts)))
                            .onlyEnforceIf(is);
                    model.addEquality(days, n).onlyEnforceIf(is);
                    cases.add(is);
                });
        model.addExactlyOne(cases);
        model.addEquality(f, LinearExpr.sum(new LinearArgument[] {s, days}));
        length[j] = days;
        finish[j] = f;
    }

    /** Intervals of working days, moved by that many days, from the free start or finish on. */
    private Domain workingDays(int j, int moved) {
        WorkDays calendar = net.calendar[j];
        int from = moved < 0 ? free.start[j] : free.finish[j] - 1;
        List<Long> days = new ArrayList<>();
        for (int k = calendar.upTo(from); days.isEmpty() || calendar.day(k) <= latest(j); k++) {
            addDay(days, calendar.day(k) + moved);
        }
        return Domain.fromFlatIntervals(flat(days));
    }

    private Map<Integer, List<Long>> startsByLength(int j) {
        WorkDays calendar = net.calendar[j];
        Map<Integer, List<Long>> starts = new TreeMap<>();
        int k = calendar.upTo(free.start[j]);
        for (; starts.isEmpty() || calendar.day(k) <= latest(j); k++) {
            int evening = calendar.day(k) - 1;
            int days = calendar.day(k + luck.days[j] - 1) - evening;
            addDay(starts.computeIfAbsent(days, d -> new ArrayList<>()), evening);
        }
        return starts;
    }

    /** Appends a day to a list of intervals, each as its first and last day. */
    private static void addDay(List<Long> intervals, int day) {
        int last = intervals.size() - 1;
        if (last >= 0 && intervals.get(last) == day - 1) {
            intervals.set(last, (long) day);
        } else {
            intervals.add((long) day);
            intervals.add((long) day);
        }
    }

    private static long[] flat(List<Long> intervals) {
        return intervals.stream().mapToLong(Long::longValue).toArray();
    }

    private void addArcs(int j) {
        for (int a = net.firstArc[j]; a < net.firstArc[j + 1]; a++) {
            Precedence.Type type = net.arcType[a];
            boolean startsBy = type == Precedence.Type.FS || type == Precedence.Type.SS;
            if (net.state[j] == State.FINISHED || (startsBy && net.state[j] == State.RUNNING)) {
                continue;
            }
            boolean byFinish = type == Precedence.Type.FS || type == Precedence.Type.FF;
            int from = net.arcFrom[a];
            LinearExpr term =
                    LinearExpr.affine(byFinish ? finish[from] : start[from], 1, net.arcLag[a]);
            model.addGreaterOrEqual(startsBy ? start[j] : finish[j], term);
        }
    }

    private void addResource(int r) {
        CumulativeConstraint inUse = model.addCumulative(luck.capacity[r]);
        for (int j = 0; j < net.size; j++) {
            if (nodes[j] && net.uses[r][j] > 0 && net.state[j] == State.OPEN) {
                inUse.addDemand(
                        model.newIntervalVar(start[j], length[j], finish[j], "in_" + net.id[j]),
                        net.uses[r][j]);
            }
        }
        addRunning(r, inUse);
    }

    /** Those running let go one after the other: a staircase of blocks, none above the capacity. */
    private void addRunning(int r, CumulativeConstraint inUse) {
        List<Integer> running = new ArrayList<>();
        for (int j = 0; j < net.size; j++) {
            if (net.uses[r][j] > 0 && net.state[j] == State.RUNNING) {
                running.add(j);
            }
        }
        running.sort((a, b) -> Integer.compare(release(a), release(b)));
        int held = running.stream().mapToInt(j -> net.uses[r][j]).sum();
        int from = net.asOf;
        for (int j : running) {
            int demand = Math.min(held, luck.capacity[r]);
            int days = release(j) - from;
            if (days > 0) {
                inUse.addDemand(model.newFixedInterval(from, days, "held_" + net.id[j]), demand);
                from = release(j);
            }
            held -= net.uses[r][j];
        }
    }

    private int release(int j) {
        WorkDays calendar = net.calendar[j];
        return calendar.day(calendar.upTo(net.actualStart[j]) + luck.days[j] - 1);
    }
}
