package org.lineoff.balance;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.random.Choices;

/**
 * A line with several workers a station, or one on each side of the car. They work at once, so a
 * task may have to wait in its station for one that another worker does: what counts is when each
 * ends. Times are those of the average car, rounded up to whole units.
 */
final class Crew {
    final BalancingProblem problem;
    final int n;
    final int workers;
    final int[] time;
    final int[] crew;
    final Prepared prepared;
    final int[][] before;

    /** The tasks in an order that precedence allows. */
    final int[] order;

    /** The number in {@link Prepared} of each task: what shares a station has the same. */
    final int[] group;

    /** By group, its tasks in an order that precedence allows. */
    final int[][] members;

    /** Time of a task and all behind it. */
    final long[] weight;

    Crew(BalancingProblem problem, Prepared prepared) {
        this.problem = problem;
        this.prepared = prepared;
        n = problem.tasks().size();
        workers = problem.stations().workers();
        time = new int[n];
        crew = new int[n];
        int[] count = new int[n];
        long unit = Times.unit(problem);
        for (int i = 0; i < n; i++) {
            time[i] = (int) -Math.floorDiv(-Times.average(problem, i), unit);
            crew[i] = problem.tasks().get(i).crew();
        }
        for (BalancingProblem.Precedence arc : problem.precedence()) {
            count[arc.after()]++;
        }
        before = new int[n][];
        Arrays.setAll(before, i -> new int[count[i]]);
        for (BalancingProblem.Precedence arc : problem.precedence()) {
            before[arc.after()][--count[arc.after()]] = arc.before();
        }
        order = Order.sorted(n, problem.precedence());
        group = new int[n];
        members = new int[prepared.members.length][];
        int[] place = new int[n];
        for (int k = 0; k < n; k++) {
            place[order[k]] = k;
        }
        for (int g = 0; g < members.length; g++) {
            members[g] =
                    Arrays.stream(prepared.members[g])
                            .boxed()
                            .sorted((i, j) -> Integer.compare(place[i], place[j]))
                            .mapToInt(Integer::intValue)
                            .toArray();
            for (int i : members[g]) {
                group[i] = g;
            }
        }
        long[] followers = Order.followers(n, problem.precedence());
        int words = Math.max(1, (n + 63) >> 6);
        weight = new long[n];
        for (int i = 0; i < n; i++) {
            weight[i] = time[i];
            for (int j = Bits.next(followers, i * words, words, 0);
                    j >= 0;
                    j = Bits.next(followers, i * words, words, j + 1)) {
                weight[i] += time[j];
            }
        }
    }

    /** Whether worker w (from 0) may do a task by himself. */
    boolean mayDo(int task, int w) {
        if (!problem.stations().twoSided()) {
            return true;
        }
        return switch (problem.tasks().get(task).side()) {
            case LEFT -> w == 0;
            case RIGHT -> w == 1;
            case EITHER -> true;
        };
    }

    /** Gives each task of a plan its (first) worker; at every instant enough are free. */
    void give(int[] station, int[] start, int[] worker) {
        Integer[] byStart = new Integer[n];
        Arrays.setAll(byStart, i -> i);
        Arrays.sort(
                byStart,
                (i, j) ->
                        station[i] != station[j]
                                ? Integer.compare(station[i], station[j])
                                : Integer.compare(start[i], start[j]));
        long[] free = new long[workers];
        int at = -1;
        for (int i : byStart) {
            if (station[i] != at) {
                at = station[i];
                Arrays.fill(free, 0);
            }
            worker[i] = seat(i, start[i], free);
        }
    }

    /** Takes as many free workers as a task needs until it ends; returns the first of them. */
    private int seat(int i, long begin, long[] free) {
        int first = -1;
        int needed = crew[i];
        for (int w = 0; w < workers && needed > 0; w++) {
            if (free[w] <= begin) {
                first = first < 0 ? w : first;
                free[w] = begin + time[i];
                needed--;
            }
        }
        return first;
    }

    /** How much a station's workers may do together on each model. */
    long limit(long cycle) {
        return cycle * workers + problem.overload();
    }

    /** What forces stations, or the next thing to it. */
    record Bound(int stations, Reason reason) {}

    /** Stations that are needed at least: by the work, by that of one side, by chains. */
    Bound bound(int cycle) {
        long all = 0;
        long[] side = new long[2];
        for (int i = 0; i < n; i++) {
            all += (long) time[i] * crew[i];
            if (problem.stations().twoSided()) {
                Task.Side own = problem.tasks().get(i).side();
                for (int w = 0; w < 2; w++) {
                    boolean only = own == (w == 0 ? Task.Side.LEFT : Task.Side.RIGHT);
                    side[w] += crew[i] > 1 || only ? time[i] : 0;
                }
            }
        }
        Bound bound = new Bound(n == 0 ? 0 : 1, new Reason.Work(all, cycle));
        bound = more(bound, stations(all, (long) cycle * workers), new Reason.Work(all, cycle));
        bound = more(bound, stations(side[0], cycle), new Reason.OneSide(true, side[0], cycle));
        bound = more(bound, stations(side[1], cycle), new Reason.OneSide(false, side[1], cycle));
        return chain(cycle, bound);
    }

    private static Bound more(Bound known, long stations, Reason reason) {
        return stations > known.stations ? new Bound((int) stations, reason) : known;
    }

    private static long stations(long work, long room) {
        return (work + room - 1) / room;
    }

    private Bound chain(int cycle, Bound known) {
        long[] end = new long[n];
        int[] from = new int[n];
        int last = -1;
        for (int i : order) {
            long start = 0;
            from[i] = -1;
            for (int p : before[i]) {
                if (end[p] > start) {
                    start = end[p];
                    from[i] = p;
                }
            }
            if (start % cycle + time[i] > cycle) {
                start = (start / cycle + 1) * cycle;
            }
            end[i] = start + time[i];
            last = last < 0 || end[i] > end[last] ? i : last;
        }
        if (last < 0 || stations(end[last], cycle) <= known.stations) {
            return known;
        }
        ArrayDeque<Integer> chain = new ArrayDeque<>();
        for (int i = last; i >= 0; i = from[i]) {
            chain.addFirst(i);
        }
        return new Bound((int) stations(end[last], cycle), new Reason.Chain(List.copyOf(chain), 0));
    }

    /** Who does what where and when; stations and workers from 0. */
    static final class Plan {
        private final int stations;
        private final int[] station;
        private final int[] worker;
        private final int[] start;

        Plan(int stations, int[] station, int[] worker, int[] start) {
            this.stations = stations;
            this.station = station;
            this.worker = worker;
            this.start = start;
        }

        int stations() {
            return stations;
        }

        int[] station() {
            return station;
        }

        int[] worker() {
            return worker;
        }

        int[] start() {
            return start;
        }

        /** The latest end of a task in its station. */
        int cycle(int[] time) {
            int cycle = 0;
            for (int i = 0; i < start.length; i++) {
                cycle = Math.max(cycle, start[i] + time[i]);
            }
            return cycle;
        }
    }

    /**
     * Fills station after station, always with the task that can begin first and has most behind.
     */
    final class Filler {
        private final int cycle;
        private final Choices luck;
        private final long[] free;
        private final int[] station = new int[n];
        private final int[] worker = new int[n];
        private final int[] start = new int[n];
        private final double[] worth = new double[n];
        private final Rules.@Nullable Filling filling;
        private final int[] load = new int[n];
        private int size;

        Filler(int cycle, long seed) {
            this.cycle = cycle;
            luck = new Choices(seed, 0);
            free = new long[workers];
            Rules rules = prepared.crewRules(limit(cycle));
            filling = rules == null ? null : rules.new Filling();
        }

        /**
         * A plan in at most so many stations, or null.
         *
         * @param noise how much chance there is in the order, from 0
         */
        @Nullable Plan fill(int most, double noise) {
            Arrays.fill(station, -1);
            double tilt = luck.uniform();
            for (int i = 0; i < n; i++) {
                double own = weight[i] * tilt + time[i] * (1 - tilt) * 4;
                worth[i] = own * (1 + noise * (luck.uniform() - 0.5));
            }
            int left = members.length;
            int at = 0;
            while (left > 0 && at < most) {
                Arrays.fill(free, 0);
                size = 0;
                if (filling != null) {
                    filling.begin(at);
                }
                while (true) {
                    int next = best(at);
                    if (next < 0) {
                        break;
                    }
                    place(next, at);
                    left--;
                }
                at++;
            }
            return left > 0 ? null : new Plan(at, station.clone(), worker.clone(), start.clone());
        }

        private int best(int at) {
            int best = -1;
            long first = Long.MAX_VALUE;
            double most = 0;
            long[] then = free.clone();
            for (int g = 0; g < members.length; g++) {
                if (station[members[g][0]] >= 0 || !isOpen(g) || !mayEnter(g)) {
                    continue;
                }
                long ready = Long.MAX_VALUE;
                boolean fits = true;
                for (int i : members[g]) {
                    long begin = begin(i, at);
                    ready = Math.min(ready, begin);
                    fits &= begin + time[i] <= cycle;
                    if (!fits) {
                        break;
                    }
                    take(i, at, begin);
                }
                double worthOf = 0;
                for (int i : members[g]) {
                    worthOf = Math.max(worthOf, worth[i]);
                    station[i] = -1;
                }
                System.arraycopy(then, 0, free, 0, workers);
                if (fits && (ready < first || (ready == first && worthOf > most))) {
                    first = ready;
                    most = worthOf;
                    best = g;
                }
            }
            return best;
        }

        private boolean isOpen(int g) {
            for (int i : members[g]) {
                for (int p : before[i]) {
                    if (group[p] != g && station[p] < 0) {
                        return false;
                    }
                }
            }
            return true;
        }

        private boolean mayEnter(int g) {
            return filling == null || (filling.mayStand(g) && filling.admits(g, load, size));
        }

        private void place(int g, int at) {
            for (int i : members[g]) {
                take(i, at, begin(i, at));
            }
            if (filling != null) {
                filling.add(g);
            }
            load[size++] = g;
        }

        /** When it can begin here: what comes before has ended, and enough workers are free. */
        private long begin(int i, int at) {
            long ready = 0;
            for (int p : before[i]) {
                if (station[p] == at) {
                    ready = Math.max(ready, (long) start[p] + time[p]);
                }
            }
            if (crew[i] == workers) {
                return Math.max(ready, Arrays.stream(free).max().orElse(0));
            }
            if (crew[i] == 1) {
                return Math.max(ready, free[earliest(i)]);
            }
            long[] sorted = free.clone();
            Arrays.sort(sorted);
            return Math.max(ready, sorted[crew[i] - 1]);
        }

        private int earliest(int i) {
            int best = -1;
            for (int w = 0; w < workers; w++) {
                if (mayDo(i, w) && (best < 0 || free[w] < free[best])) {
                    best = w;
                }
            }
            return best;
        }

        private void take(int i, int at, long begin) {
            station[i] = at;
            start[i] = (int) begin;
            if (crew[i] == 1) {
                worker[i] = earliest(i);
                free[worker[i]] = begin + time[i];
                return;
            }
            worker[i] = seat(i, begin, free);
        }
    }
}
