package org.lineoff.simulate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;

/**
 * The stations of a paced section, computed ahead: when a pitch begins, all that will be done in it
 * is known, so only its end is waited for.
 *
 * <p>Cars do not move in memory: a ring turns under the places by one at each advance. The work of
 * all plain stations is added up in one loop without branches, which the compiler turns into vector
 * instructions; what is out of the common is made by the {@link Visit} of the place.
 */
final class RecurrentRow implements PacedRow, Ahead {
    private final PacedSection section;
    private final RecurrentWork work;
    private final FlatStations stations;
    private final int last;

    /** The car at place i is that at (head + i) & mask. */
    private final @Nullable Car[] cars;

    private final int mask;
    private int head;

    /** Whether the drawn rows of the cars inside hold, in open time. */
    private long drawnUntil = Long.MIN_VALUE;

    // The pitch that lasts, by place: the work of its plain visits; −1 where there is one, else 0.
    private final long[] needs;
    private final long[] here;

    /** Places whose visit is made by their unit, in order, and how many. */
    private final int[] special;

    private int specials;

    /** When the pitch began, in open time, and what led to that. */
    private long began;

    private int ledBy;
    private int taken;

    private final Timed lastDone;
    private int slowest = -1;

    /** When the slowest is done; by then what led to it is settled. */
    private long finishedAt = Timed.NEVER;

    RecurrentRow(PacedSection section) {
        this.section = section;
        work = new RecurrentWork(section);
        int places = section.site.stations().size();
        int rows = FlatStations.rows(places);
        stations = new FlatStations(work, rows);
        cars = new Car[rows];
        mask = rows - 1;
        last = places - 1;
        needs = new long[places];
        here = new long[places];
        special = new int[places];
        lastDone =
                new Timed(section.timers, Timed.Rank.WORK) { // before the pitch ends at one instant
                    @Override
                    void due() {
                        section.lastIsDone(Objects.requireNonNull(last()));
                    }
                };
        section.aheads.add(this);
    }

    RecurrentWork work() {
        return work;
    }

    void put(int position, Visit visit) {
        stations.put(position, section.site.stations().get(position), visit);
    }

    private int row(int place) {
        return (head + place) & mask;
    }

    @Override
    public @Nullable Car last() {
        return cars[row(last)];
    }

    @Override
    public Car leaveLast(Cause cause) {
        Car car = Objects.requireNonNull(last());
        if (here[last] != 0) {
            leavePlain(last, work.time.now(), cause);
            here[last] = 0;
            needs[last] = 0;
        } else {
            specials--; // it is the last of them
            stations.visits[last].leave(work.time.now(), cause);
        }
        cars[row(last)] = null;
        taken--;
        return car;
    }

    @Override
    public void advance(@Nullable Car next, Cause cause, Cause ofSlowest, int node) {
        long now = work.time.now();
        if (taken > 0) {
            leaveAll(now, cause, ofSlowest);
        }
        head = (head - 1) & mask;
        cars[head] = next;
        if (next != null) {
            taken++;
        }
        began = now;
        ledBy = node;
        if (now >= drawnUntil) {
            drawAgain(now);
        } else if (next != null) {
            stations.drawn.draw(head, 0, next, now);
        }
        begin(now);
    }

    private void drawAgain(long now) {
        for (int i = 0; i <= last; i++) {
            Car car = cars[row(i)];
            if (car != null) {
                stations.drawn.draw(row(i), i, car, now);
            }
        }
        drawnUntil = work.rateEnd();
    }

    // ---- the end of a pitch ----

    private void leaveAll(long now, Cause cause, Cause ofSlowest) {
        for (int k = 0; k < specials; k++) {
            int i = special[k];
            stations.visits[i].leave(now, i == slowest ? ofSlowest : cause);
        }
        long first = Long.MAX_VALUE;
        for (int i = 0; i <= last; i++) {
            first = Math.min(first, here[i] == 0 ? Long.MAX_VALUE : stations.bookEnd[i]);
        }
        if (now < first) {
            leavePlain(now - began);
        } else {
            for (int i = 0; i <= last; i++) {
                if (here[i] != 0) {
                    leavePlain(i, now, cause);
                }
            }
        }
    }

    private void leavePlain(long length) {
        long[] working = stations.working;
        long[] blocked = stations.blocked;
        long[] finished = stations.finished;
        for (int i = 0; i <= last; i++) {
            working[i] += needs[i];
        }
        for (int i = 0; i <= last; i++) {
            blocked[i] += (length & here[i]) - needs[i];
        }
        for (int i = 0; i <= last; i++) {
            finished[i] -= here[i];
        }
    }

    private void leavePlain(int i, long now, Cause cause) {
        if (now >= stations.bookEnd[i]) {
            assume(i).leave(now, cause);
        } else {
            stations.working[i] += needs[i];
            stations.blocked[i] += now - began - needs[i];
            stations.finished[i]++;
        }
    }

    /** The unit of a place takes its plain visit over. */
    private Visit assume(int i) {
        Visit visit = stations.handOver(i);
        visit.assume(Objects.requireNonNull(cars[row(i)]), began, needs[i]);
        return visit;
    }

    // ---- its beginning ----

    private void begin(long now) {
        int[] drawn = stations.drawn.work;
        long[] until = stations.untilFailure;
        int stride = stations.drawn.stride;
        specials = 0;
        slowest = -1;
        long longest = -1;
        for (int i = 0; i <= last; i++) {
            int row = (head + i) & mask;
            Car car = cars[row];
            if (car == null) {
                here[i] = 0;
                needs[i] = 0;
                continue;
            }
            long need = stations.plain[i] ? drawn[row * stride + i] : WorkTable.SPECIAL;
            long left = until[i] - need;
            if ((need | left) < 0 && need >= 0 && stations.refresh(i)) {
                left = until[i] - need;
            }
            if ((need | left) < 0) {
                here[i] = 0;
                needs[i] = 0;
                stations.handOver(i).begin(car, now, ledBy);
                special[specials++] = i;
            } else {
                here[i] = -1;
                needs[i] = need;
                until[i] = left;
                if (need > longest) {
                    longest = need;
                    slowest = i;
                }
            }
        }
        work.floor.visits += taken - specials;
        awaitEnd();
    }

    private long finish(int i) {
        return here[i] != 0 ? began + needs[i] : stations.visits[i].finish;
    }

    /** See {@link Visit#endsAt}. */
    private long endsAt(int i) {
        if (here[i] == 0) {
            return stations.visits[i].endsAt();
        }
        long finish = began + needs[i];
        return needs[i] > 0 ? work.time.earliest(finish) : work.time.latest(finish);
    }

    private void awaitEnd() {
        if (specials > 0) {
            findSlowest();
        }
        finishedAt = slowest < 0 ? Timed.NEVER : endsAt(slowest);
        if (section.gate != null) {
            long ends = last() == null ? Timed.NEVER : endsAt(last);
            lastDone.wakeAt(ends < section.floor.now ? Timed.NEVER : ends); // perhaps it is done
        }
    }

    private void findSlowest() {
        slowest = -1;
        long latest = Long.MIN_VALUE;
        for (int i = 0; i <= last; i++) {
            if (cars[row(i)] != null) {
                long finish = finish(i);
                if (finish > latest || (finish == latest && endsAt(i) > endsAt(slowest))) {
                    slowest = i;
                    latest = finish;
                }
            }
        }
    }

    @Override
    public boolean isDone() {
        return slowest < 0 || finishedAt <= section.floor.now;
    }

    @Override
    public long endKnown() {
        return slowest < 0 ? Long.MIN_VALUE : finishedAt;
    }

    @Override
    public int slowest() {
        return slowest;
    }

    @Override
    public long finishedAt() {
        return finishedAt;
    }

    @Override
    public int node() {
        Visit visit = stations.visits[slowest];
        if (here[slowest] == 0) {
            return visit.path();
        }
        return work.link(ledBy, work.time.latest(began), finishedAt, visit.place(), Cause.WORK);
    }

    @Override
    public void limitTo(long time) {
        work.time.limitTo(time);
        boolean known = false;
        if (work.stalled) {
            work.stalled = false;
            for (int k = 0; k < specials; k++) {
                known |= stations.visits[special[k]].isTakenUp();
            }
        }
        if (known) {
            awaitEnd();
            section.awaitPitch();
        }
        for (int i = 0; work.logs && i <= last; i++) {
            stations.visits[i].report();
        }
    }

    @Override
    public void hoursReplaced() {
        stations.handOverAll();
        drawnUntil = Long.MIN_VALUE;
        work.hoursReplaced();
        if (slowest >= 0 && finishedAt > section.floor.now) {
            awaitEnd();
        }
    }

    @Override
    public void end(long clock) {
        long now = work.time.openTime(clock);
        for (int i = 0; i <= last; i++) {
            if (here[i] != 0) {
                assume(i);
            } else {
                stations.handOver(i);
            }
            stations.visits[i].end(now, clock);
        }
    }
}
