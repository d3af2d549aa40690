package org.lineoff.simulate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Durations;
import org.lineoff.model.random.Triangular;
import org.lineoff.model.time.OpenTime;
import org.lineoff.model.time.OpenTimeCursor;

/**
 * A whole line by recurrence, without an event list: car by car, and each car station by station,
 *
 * <pre>
 * start (j, n) = max( leave(j − 1, n) + transport(j),  leave(j, n − 1) )
 * finish(j, n) = start(j, n) + work + repairs
 * leave (j, n) = max( finish(j, n),  leave(j + 1, n − places(j + 1)) )
 * </pre>
 *
 * <p>in the open time of the section, which knows no nights. Only the last few times of leaving of
 * each station are kept, in a ring, as many as its longest look back. A visit is some ten
 * instructions and its luck: 4 to 6 ns. {@link LineWave} computes the same for sixteen stations at
 * once; it takes this state over, and gives it back.
 */
final class LineRun {
    /** A car that left before there was any. */
    private static final long BEFORE = Long.MIN_VALUE / 2;

    private static final long NEVER = OpenTime.NEVER;

    /** Orders that are looked at together: often a whole wave comes in at once. */
    private static final int LOOK_AHEAD = 256;

    final WholeLine line;
    final Breakdowns breakdowns;
    final LineMarks marks;
    final CarTimes cars;
    private final @Nullable LineEvents events;
    private final OpenTimeCursor hours;

    /** What each station draws its work by; of those whose work needs no luck, how much it is. */
    private final long[] keys;

    private final WorkContent[] work;

    private final long[] constant;

    /** Of those whose work is triangular and the same for all cars: half width and mean, else 0. */
    private final double[] halfWidth;

    private final double[] means;
    private final long[] transport;

    /** Places of each station, and of one behind the last, which always has room. */
    private final int[] places;

    /** When each station's last cars left: rings of a power of two, by the car's number. */
    final long[] left;

    final int ring;

    /** The date of the last order that was asked for, in open time, and up to whose it holds. */
    private long date;

    private long sameDateUntil;

    /** How many cars each station has had. */
    final long[] had;

    // By station: sums so far, work until the next failure, now and when the modes were told last.
    final long[] worked;
    final long[] failed;
    final long[] blocked;
    final long[] untilNext;
    final long[] untilThen;

    /** What the cars inside are: model and choices by the car's number; only where that matters. */
    private final int[] models;

    private final int[][] choices;
    private final int[] groups;

    LineRun(
            WholeLine line,
            Breakdowns breakdowns,
            LineMarks marks,
            CarTimes cars,
            @Nullable LineEvents events) {
        this.line = line;
        this.breakdowns = breakdowns;
        this.marks = marks;
        this.cars = cars;
        this.events = events;
        hours = line.hours().cursor();
        int count = line.count();
        keys = new long[count];
        work = new WorkContent[count];
        constant = new long[count];
        halfWidth = new double[count];
        means = new double[count];
        transport = new long[count];
        places = new int[count + 1];
        worked = new long[count];
        failed = new long[count];
        blocked = new long[count];
        untilNext = new long[count];
        had = new long[count];
        int longest = 1;
        boolean alike = true;
        for (int j = 0; j < count; j++) {
            WholeLine.Stop stop = line.stops().get(j);
            Law law = stop.law();
            keys[j] = stop.workKey();
            work[j] = stop.work();
            constant[j] = law != null && law.isConstant() ? law.duration(0.5) : -1;
            if (law != null && law.sampler().shape() instanceof Triangular triangular) {
                halfWidth[j] = triangular.halfWidth();
                means[j] = law.mean();
            }
            transport[j] = stop.transport();
            places[j] = stop.places();
            untilNext[j] = breakdowns.untilNext(j);
            longest = Math.max(longest, places[j]);
            alike &= law != null;
        }
        places[count] = 1;
        untilThen = untilNext.clone();
        ring = 2 * Integer.highestOneBit(longest);
        left = new long[(count + 1) * ring];
        Arrays.fill(left, BEFORE);
        groups = line.groups().stream().mapToInt(Integer::intValue).toArray();
        int inside = alike ? 1 : 2 * Integer.highestOneBit(count + 1);
        models = new int[inside];
        choices = new int[inside][groups.length];
        models[0] = -1;
    }

    /** Whether all work is the same for all cars. */
    private boolean isAlike() {
        return models.length == 1;
    }

    /** When a station's car left, in open time; long ago if there was no such car. */
    long left(int station, long car) {
        return left[station * ring + (int) (car & (ring - 1))];
    }

    /** Runs it all. */
    void run() {
        while (next(had[0] + 1)) {
            // the next
        }
        finish();
    }

    /** Computes all visits of the next car; returns false if there is none before the end. */
    boolean next(long car) {
        long release = release(car);
        if (release >= marks.end()) {
            return false;
        }
        released(car, release);
        visits(car, 0, line.count(), release);
        return true;
    }

    /** The run is over. */
    void finish() {
        for (int j = 0; j < line.count(); j++) {
            marks.end(j, had[j], worked[j], failed[j], blocked[j]);
        }
        cars.finish();
        if (events != null) {
            events.finish();
        }
    }

    /** When a car comes into being: its order and room for it are there; {@link #NEVER}: never. */
    long release(long car) {
        return release(car, left(0, car - places[0]));
    }

    /** The same, where it is known since when there is room. */
    long release(long car, long room) {
        if (car > sameDateUntil) {
            findDate(car);
        }
        return Math.max(date, room);
    }

    /** The date of a car's order in open time; and how many behind it surely have the same. */
    private void findDate(long car) {
        Orders orders = line.orders();
        if (orders == null) {
            sameDateUntil = Long.MAX_VALUE;
            return;
        }
        long at = orders.dateOf(car);
        date = at == Long.MAX_VALUE ? NEVER : hours.openTime(at);
        long next = car + 1;
        if (car % LOOK_AHEAD == 0 && orders.dateOf(car + LOOK_AHEAD) == at) {
            next = car + LOOK_AHEAD;
        }
        sameDateUntil = next - 1;
    }

    /** A car comes into being. */
    void released(long car, long release) {
        cars.released(car, hours.latest(release));
        Orders orders = line.orders();
        if (!isAlike()) {
            int slot = (int) (car & (models.length - 1));
            models[slot] = orders == null ? -1 : orders.model(car);
            for (int g = 0; g < groups.length; g++) {
                choices[slot][g] = orders == null ? -1 : orders.choice(car, groups[g]);
            }
        }
        if (events != null) {
            events.released(car, hours.latest(release));
        }
    }

    /** A car left the last station, at that open time. */
    void lineOff(long car, long leave) {
        if (leave < marks.end()) {
            cars.lineOff(car, hours.latest(leave));
        }
    }

    /**
     * The visits of a car to the stations from one to before another, which it reaches thus. What
     * is rare has its own methods, and the arrays are at hand: a third less time.
     */
    void visits(long car, int from, int to, long arrives) {
        long[] rings = left;
        long[] until = untilNext;
        long[] toward = transport;
        int[] room = places;
        int mask = ring - 1;
        int own = (int) (car & mask);
        int before = (int) ((car - 1) & mask);
        long leave = arrives;
        for (int j = from; j < to; j++) {
            long start = Math.max(leave + toward[j], rings[j * ring + before]);
            long work = work(j, car);
            long finish = start + work;
            long untilFailure = until[j] - work;
            until[j] = untilFailure;
            long repairs = 0;
            boolean fails = untilFailure < 0;
            if (fails) {
                repairs = strike(j, work);
                finish += repairs;
            }
            long free = rings[(j + 1) * ring + (int) ((car - room[j + 1]) & mask)];
            leave = Math.max(finish, free);
            rings[j * ring + own] = leave;
            if (events != null || leave >= marks.next(j)) {
                if (!fails) {
                    breakdowns.none();
                }
                tell(j, car, start, work, repairs, finish, leave, free > finish);
            }
            had[j] = car;
            worked[j] += work;
            blocked[j] += leave - finish;
        }
        if (to == line.count()) {
            lineOff(car, leave);
        }
    }

    /** The work exceeds what was left until a failure; returns the time of the repairs. */
    private long strike(int j, long work) {
        long repairs = breakdowns.strike(j, untilThen[j] - untilNext[j] - work, work);
        untilNext[j] = breakdowns.untilNext(j);
        untilThen[j] = untilNext[j];
        failed[j] += repairs;
        return repairs;
    }

    /** Somebody has to know of a visit; its failures are those that the breakdowns know. */
    private void tell(
            int j,
            long car,
            long start,
            long work,
            long repairs,
            long finish,
            long leave,
            boolean forRoom) {
        if (leave >= marks.next(j)) {
            marks.pass(
                    j, car, start, work, finish, leave, worked[j], failed[j] - repairs, blocked[j]);
        }
        if (events != null) {
            events.visit(j, car, start, work, finish, leave, forRoom);
        }
    }

    /** The work of a station on a car, in ms. */
    long work(int j, long car) {
        if (constant[j] >= 0) {
            return constant[j];
        }
        double u = Draws.uniform(keys[j], car);
        if (halfWidth[j] > 0) { // as Triangular has it, without asking which shape it is
            double inner = 1 - Math.sqrt(2 * Math.min(u, 1 - u));
            return Durations.round((1 + Math.copySign(halfWidth[j] * inner, u - 0.5)) * means[j]);
        }
        int slot = (int) (car & (models.length - 1));
        return work[j].duration(u, models[slot], choices[slot], 1);
    }
}
