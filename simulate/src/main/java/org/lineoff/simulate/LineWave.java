package org.lineoff.simulate;

import java.util.Arrays;
import org.lineoff.model.random.Constant;
import org.lineoff.model.random.Shape;
import org.lineoff.model.random.Triangular;
import org.lineoff.model.random.Uniform;
import org.lineoff.simulate.vector.VectorWork;
import org.lineoff.simulate.vector.WaveStep;

/**
 * A whole line in anti-diagonals: what {@link LineRun} computes car by car, for all stations at
 * once.
 *
 * <p>In step T lane i works on car T − i. All that this visit needs, the car's leaving of the
 * station before, the car before it at this station, an earlier car at the station behind, was
 * computed in earlier steps; so the visits of one step do not depend on each other, and stations
 * fill the lanes of vector registers. With a buffer before every station lane i is station i. Where
 * there is none, a car leaves in the very step in which the one before it leaves the next station;
 * then even and odd stations are two classes that take turns, and lane i of a class is station 2i
 * or 2i + 1. A class is filled up with stations behind the last that take no time.
 *
 * <p>The wave has the shape of a parallelogram of cars and stations. The triangles before and after
 * it are computed car by car: {@link LineRun} holds all state between waves. What the lanes cannot
 * do is done here after each step: work of other shapes before it, failures and marks behind it.
 *
 * <p>Times are 32-bit ms since a base. The largest time so far is bounded by a sum, and when that
 * bound comes near 2³⁰ the base moves up to the earliest last leaving. Where the stations are more
 * than 6 days of open time apart, the wave ends, and cars go one by one for a while.
 */
final class LineWave {
    /** A time long before the base, of cars that need not be waited for. */
    private static final int BEFORE = -(1 << 30);

    /** What the bound of all times must not exceed, and their spread when the base moves. */
    private static final long LIMIT = 1L << 30;

    private static final long SPREAD = 1L << 29;

    /** Up times are counted down from at most this. */
    private static final int LONGEST_UP = 1 << 30;

    /** Lanes left of the first and right of the last. */
    private static final int MARGIN = VectorWork.LANES;

    private final LineRun run;
    private final int stations;
    private final int classes;
    private final int lanes;

    /** Lanes of stations, the rest being filled up. */
    private final int real;

    /** Rows of each class, a power of two, and their length. */
    private final int rows;

    private final int stride;
    private final int[] times;
    private final VectorWork[] work;
    private final WaveStep[] steps;

    /** The depths that occur, and for a step where their rows begin. */
    private final int[] depths;

    private final int[] behind;

    /** By class and lane: which depth the station behind has. */
    private final int[][] depthOf;

    /** By class: stations whose work is drawn one by one. */
    private final int[][] given;

    /** By station: sums and remaining up time when they were read last. */
    private final long[] workedThen;

    private final int[] untilThen;

    private long base;

    /** No time, relative to the base, is larger. */
    private long bound;

    /** No work that is drawn in the lanes, with the transport, takes longer. */
    private long longestVisit;

    /** Whether there is any transport. */
    private boolean moves;

    /** No station has to tell of a visit that ends before. */
    private long nextMark = Long.MIN_VALUE;

    /** By class: the step done last. */
    private final long[] done;

    /** By station: a time of leaving that no lane can hold, 0 if there is none; it ends a wave. */
    private final long[] tooLate;

    private long lastRelease;

    LineWave(LineRun run) {
        this.run = run;
        WholeLine line = run.line;
        stations = line.count();
        boolean buffers = true;
        int deepest = 1;
        for (int j = 0; j < stations; j++) {
            int places = line.stops().get(j).places();
            buffers &= j == 0 || places > 1;
            deepest = Math.max(deepest, places);
        }
        classes = buffers ? 1 : 2;
        real = (stations + classes - 1) / classes;
        lanes = (real + VectorWork.LANES - 1) / VectorWork.LANES * VectorWork.LANES;
        rows = 2 * Integer.highestOneBit(deepest + 1);
        stride = lanes + 2 * MARGIN;
        times = new int[classes * rows * stride];
        depths = depths(line);
        behind = new int[depths.length];
        depthOf = new int[classes][];
        work = new VectorWork[classes];
        steps = new WaveStep[classes];
        given = new int[classes][];
        done = new long[classes];
        tooLate = new long[stations];
        workedThen = new long[stations];
        untilThen = new int[stations];
        for (int c = 0; c < classes; c++) {
            work[c] = new VectorWork(lanes);
            depthOf[c] = depthOf(c);
            steps[c] = new WaveStep(depthOf[c]);
            given[c] = addStations(c);
        }
    }

    /** Whether 32 bits suffice for the line's times and its memory is small enough to be fast. */
    static boolean isFor(WholeLine line) {
        for (WholeLine.Stop stop : line.stops()) {
            boolean tooLong =
                    (stop.law() != null && longest(stop.law()) > SPREAD / 4)
                            || stop.transport() > SPREAD / 4;
            if (tooLong || stop.places() > 64) {
                return false;
            }
        }
        return true;
    }

    /** No work that vectors draw by that law takes longer, in ms. */
    private static double longest(Law law) {
        return law.mean() * 2 + 1;
    }

    private static int[] depths(WholeLine line) {
        return line.stops().stream().mapToInt(WholeLine.Stop::places).sorted().distinct().toArray();
    }

    /** The station of a lane; beyond the last it is one that was added. */
    private int station(int c, int lane) {
        return classes * lane + c;
    }

    /** By lane: index of the depth of the station behind. */
    private int[] depthOf(int c) {
        int[] index = new int[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            int next = Math.min(station(c, lane) + 1, stations - 1);
            int places = run.line.stops().get(next).places();
            index[lane] = Arrays.binarySearch(depths, places);
        }
        return index;
    }

    private int[] addStations(int c) {
        Arrays.fill(steps[c].marks, Integer.MAX_VALUE);
        Arrays.fill(steps[c].untilNext, LONGEST_UP);
        int[] others = new int[lanes];
        int count = 0;
        for (int lane = 0; lane < lanes && station(c, lane) < stations; lane++) {
            WholeLine.Stop stop = run.line.stops().get(station(c, lane));
            steps[c].transport[lane] = (int) stop.transport();
            moves |= stop.transport() > 0;
            Law law = stop.law();
            Shape shape = law == null ? null : law.sampler().shape();
            double most = 0;
            if (law != null && shape instanceof Triangular triangular) {
                work[c].draw(lane, stop.workKey(), law.mean(), triangular.halfWidth(), true);
                most = longest(law);
            } else if (law != null && shape instanceof Uniform uniform) {
                work[c].draw(lane, stop.workKey(), law.mean(), uniform.halfWidth(), false);
                most = longest(law);
            } else if (law != null && shape instanceof Constant) {
                work[c].draw(lane, stop.workKey(), law.mean(), 0, false);
                work[c].work[lane] = (int) law.duration(0.5);
                most = longest(law);
            } else {
                others[count++] = lane;
            }
            longestVisit = Math.max(longestVisit, (long) most + stop.transport() + 1);
        }
        return Arrays.copyOf(others, count);
    }

    private int row(int c, long step) {
        return (c * rows + (int) (step & (rows - 1))) * stride + MARGIN;
    }

    // ---- the wave ----

    /** Runs it all. */
    void run() {
        boolean more = true;
        while (more) {
            more = wave(run.had[0] + 1);
            for (int i = 0; more && i < real; i++) {
                more = run.next(run.had[0] + 1);
            }
        }
        run.finish();
    }

    /**
     * Computes all visits of all cars from one on, as far as this can be done in a wave; returns
     * false if there are no more before the end.
     */
    private boolean wave(long from) {
        long first = from - 1 + real;
        for (long car = from; car < first; car++) {
            long release = run.release(car);
            if (release >= run.marks.end()) {
                drain(from, car - 1);
                return false;
            }
            run.released(car, release);
            int to = (int) Math.min(stations, classes * (first - car));
            run.visits(car, 0, to, release);
        }
        long last = first - 1;
        boolean more = true;
        if (takeOver(first)) {
            long release = nextRelease(first);
            while (release < run.marks.end() && fits(release)) {
                run.released(++last, release);
                lastRelease = release;
                if (!draw(last) || !step(last)) {
                    release = 0; // perhaps there are more
                    break;
                }
                release = nextRelease(last + 1);
            }
            giveBack();
            more = release < run.marks.end();
        }
        drain(from, last);
        return more;
    }

    /** Computes the visits of these cars that are not computed yet. */
    private void drain(long from, long to) {
        long oldest = Math.max(from, run.had[stations - 1] + 1);
        for (long car = oldest; car <= to; car++) {
            int j = 0;
            while (j < stations && run.had[j] >= car) {
                j++;
            }
            if (j < stations) {
                run.visits(car, j, stations, j == 0 ? lastRelease : run.left(j - 1, car));
            }
        }
    }

    private long nextRelease(long car) {
        int places = run.line.stops().getFirst().places();
        return run.release(car, base + times[row(0, car - places)]);
    }

    /** Whether a car's release can be said in 32 bits, moving the base if need be. */
    private boolean fits(long release) {
        bound = Math.max(bound, release - base);
        if (bound + classes * longestVisit <= LIMIT) {
            return true;
        }
        moveBase();
        bound = Math.max(bound, release - base);
        return bound <= SPREAD;
    }

    /** One step of all classes; returns false if the wave cannot go on behind it. */
    private boolean step(long t) {
        times[row(classes - 1, t - 1) - 1] = (int) (lastRelease - base);
        boolean fits = true;
        for (int c = 0; c < classes && fits; c++) {
            boolean even = c == 0;
            int before = even ? row(classes - 1, t - 1) - 1 : row(0, t);
            int other = classes == 1 ? 0 : 1 - c;
            int ahead = even && classes == 2 ? 0 : 1;
            for (int d = 0; d < depths.length; d++) {
                behind[d] = row(other, t - depths[d] + ahead) + ahead;
            }
            done[c] = t;
            int special =
                    steps[c].step(
                            times,
                            before,
                            row(c, t - 1),
                            behind,
                            row(c, t),
                            work[c].work,
                            moves,
                            base + bound + longestVisit >= nextMark);
            fits = mend(c, special, t, before);
            bound += longestVisit;
            if (c == (stations - 1) % classes) {
                lineOff(c, t);
            }
        }
        return fits;
    }

    private void lineOff(int c, long t) {
        int lane = (stations - 1) / classes;
        long late = tooLate[stations - 1];
        run.lineOff(t - lane, late > 0 ? late : base + times[row(c, t) + lane]);
    }

    /** All work of a step; returns false if some of it is too long for 32 bits. */
    private boolean draw(long t) {
        long longest = 0;
        for (int c = 0; c < classes; c++) {
            work[c].draw(t);
            for (int lane : given[c]) {
                long one = run.work(station(c, lane), t - lane);
                longest = Math.max(longest, one);
                work[c].work[lane] = (int) one;
            }
        }
        bound += classes * longest;
        return longest <= SPREAD / 4;
    }

    // ---- what is rare ----

    /** Failures and marks of a step; returns false if a time is too late for 32 bits. */
    private boolean mend(int c, int groups, long t, int before) {
        boolean fits = true;
        for (int g = 0; g < groups; g++) {
            int first = steps[c].toMend[g];
            for (long bits = steps[c].lanesToMend[g]; bits != 0; bits &= bits - 1) {
                fits &= mendLane(c, t, first + Long.numberOfTrailingZeros(bits), before);
            }
        }
        return fits;
    }

    private boolean mendLane(int c, long t, int lane, int before) {
        WaveStep step = steps[c];
        if (station(c, lane) >= stations) {
            step.untilNext[lane] = LONGEST_UP;
            return true;
        }
        int j = station(c, lane);
        long car = t - lane;
        int at = row(c, t) + lane;
        int own = times[row(c, t - 1) + lane];
        long start = Math.max((long) times[before + lane] + step.transport[lane], own);
        int worked = work[c].work[lane];
        long finish = start + worked;
        long leave = times[at];
        run.blocked[j] += step.blocked[lane] - (leave - finish); // without this visit
        step.blocked[lane] = 0;
        int until = step.untilNext[lane] + worked;
        run.worked[j] = workedThen[j] + untilThen[j] - until;
        long repairs = 0;
        if (until < worked) {
            repairs = run.breakdowns.strike(j, untilThen[j] - until, worked);
            long room = times[behind[depthOf[c][lane]] + lane];
            finish += repairs;
            leave = Math.max(finish, room);
            workedThen[j] = run.worked[j] + worked;
            untilThen[j] = (int) Math.min(LONGEST_UP, run.breakdowns.untilNext(j));
            step.untilNext[lane] = untilThen[j];
        } else {
            run.breakdowns.none();
        }
        if (base + leave >= run.marks.next(j)) {
            run.marks.pass(
                    j,
                    car,
                    base + start,
                    worked,
                    base + finish,
                    base + leave,
                    run.worked[j],
                    run.failed[j],
                    run.blocked[j]);
            step.marks[lane] = relative(run.marks.next(j));
            findNextMark();
        }
        run.failed[j] += repairs;
        run.blocked[j] += leave - finish;
        bound += repairs;
        times[at] = (int) leave;
        if (leave > Integer.MAX_VALUE - SPREAD) {
            tooLate[j] = base + leave;
            return false;
        }
        return true;
    }

    private void findNextMark() {
        nextMark = Long.MAX_VALUE;
        for (int j = 0; j < stations; j++) {
            nextMark = Math.min(nextMark, run.marks.next(j));
        }
    }

    // ---- between the wave and car by car ----

    private int relative(long time) {
        return Math.clamp(time - base, BEFORE, Integer.MAX_VALUE);
    }

    /** The state before a step, from car by car; returns false if times are too far apart. */
    private boolean takeOver(long first) {
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        for (int j = 0; j < stations; j++) {
            if (run.had[j] == 0) {
                continue;
            }
            long time = run.left(j, run.had[j]);
            earliest = Math.min(earliest, time);
            latest = Math.max(latest, time);
        }
        if (earliest == Long.MAX_VALUE) {
            earliest = 0;
            latest = 0;
        }
        if (latest - earliest > SPREAD) {
            return false;
        }
        base = Math.max(0, earliest);
        bound = latest - base;
        findNextMark();
        Arrays.fill(times, BEFORE);
        for (int c = 0; c < classes; c++) {
            WaveStep step = steps[c];
            Arrays.fill(step.blocked, 0);
            for (int lane = 0; lane < lanes && station(c, lane) < stations; lane++) {
                int j = station(c, lane);
                for (long t = first - rows; t < first; t++) {
                    times[row(c, t) + lane] =
                            t - lane > 0 && t - lane > first - 1 - lane - run.ring
                                    ? relative(run.left(j, t - lane))
                                    : BEFORE;
                }
                untilThen[j] = (int) Math.min(LONGEST_UP, run.untilNext[j]);
                step.untilNext[lane] = untilThen[j];
                step.marks[lane] = relative(run.marks.next(j));
                workedThen[j] = run.worked[j];
                if (run.untilThen[j] != run.untilNext[j]) { // tell the modes
                    run.breakdowns.strike(j, run.untilThen[j] - run.untilNext[j], 0);
                    run.untilThen[j] = run.untilNext[j];
                }
            }
            work[c].prepare(first);
            done[c] = first - 1;
        }
        return true;
    }

    /** The state after the last step, for car by car. */
    private void giveBack() {
        for (int c = 0; c < classes; c++) {
            for (int lane = 0; lane < lanes && station(c, lane) < stations; lane++) {
                int j = station(c, lane);
                long car = done[c] - lane;
                for (long n = Math.max(1, car - Math.min(rows, run.ring) + 1); n <= car; n++) {
                    int time = times[row(c, n + lane) + lane];
                    if (time != BEFORE) {
                        run.left[j * run.ring + (int) (n & (run.ring - 1))] = base + time;
                    }
                }
                run.had[j] = car;
                run.worked[j] = workedThen[j] + untilThen[j] - steps[c].untilNext[lane];
                run.blocked[j] += steps[c].blocked[lane];
                run.breakdowns.strike(j, untilThen[j] - steps[c].untilNext[lane], 0);
                run.untilNext[j] = run.breakdowns.untilNext(j);
                run.untilThen[j] = run.untilNext[j];
            }
        }
        for (int j = 0; j < stations; j++) {
            if (tooLate[j] > 0) {
                run.left[j * run.ring + (int) (run.had[j] & (run.ring - 1))] = tooLate[j];
                tooLate[j] = 0;
            }
        }
    }

    /** Moves the base to the earliest of the last times of leaving. */
    private void moveBase() {
        int earliest = Integer.MAX_VALUE;
        int latest = Integer.MIN_VALUE;
        for (int j = 0; j < stations; j++) {
            int time = times[row(j % classes, done[j % classes]) + j / classes];
            if (time == BEFORE) {
                continue;
            }
            earliest = Math.min(earliest, time);
            latest = Math.max(latest, time);
        }
        if (earliest > latest) {
            return;
        }
        base += earliest;
        bound = latest - (long) earliest;
        for (int i = 0; i < times.length; i++) {
            times[i] = (int) Math.max(BEFORE, times[i] - (long) earliest);
        }
        for (int j = 0; j < stations; j++) {
            WaveStep step = steps[j % classes];
            step.marks[j / classes] = relative(run.marks.next(j));
            run.blocked[j] += step.blocked[j / classes];
            step.blocked[j / classes] = 0;
        }
    }
}
