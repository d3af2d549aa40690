package org.lineoff.simulate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;

/**
 * The stations of a paced section, computed ahead: when a pitch begins, all that will be done in it
 * is known, so only its end is waited for.
 *
 * <p>Cars do not move in memory: a ring turns under the places by one at each advance. What a car
 * will need at each place is drawn when it comes in and laid into the pitches in which it will be
 * there, so that all that is needed in one pitch lies side by side. While every place has a car and
 * nothing is out of the common, a pitch is a <em>round</em>: two short loops over the places
 * without branches, which the compiler turns into vector instructions. Else it goes place by place;
 * what is out of the common is made by the {@link Visit} of the place.
 */
final class RecurrentRow implements PacedRow, Ahead {
    // What the position of the slowest station is if it is none.
    private static final int NOBODY = -1;
    private static final int UNKNOWN = -2;

    private final PacedSection section;
    private final RecurrentWork work;
    private final FlatStations stations;
    private final int last;

    /** The car at place i is that at (head + i) & mask. */
    private final @Nullable Car[] cars;

    private final int mask;
    private int head;

    /** Until when what was drawn for the cars inside holds, in open time. */
    private long drawnUntil = Long.MIN_VALUE;

    /** A row for each pitch to come, in it what is needed at each place. */
    private final int[] plan;

    /** Where the row of the pitch that lasts begins. */
    private int pitch;

    /** Whether every station is one that has plain visits. */
    private boolean plain = true;

    /** Whether the pitch that lasts is a round: then what is said below by place is not. */
    private boolean isRound;

    /** The longest work of a round. */
    private long longest;

    // The pitch that lasts, by place, unless it is a round: the work of its plain visits; −1 where
    // there is one, else 0.
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
    private int slowest = NOBODY;

    /** When the slowest is done; by then what led to it is settled. */
    private long finishedAt = Timed.NEVER;

    RecurrentRow(PacedSection section) {
        this.section = section;
        work = new RecurrentWork(section);
        int places = section.site.stations().size();
        int rows = FlatStations.rows(places);
        stations = new FlatStations(work, 1);
        plan = new int[rows * places];
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
        plain &= stations.plain[position];
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
        if (isRound && work.time.now() >= stations.firstEnd()) {
            goByPlace();
        }
        if (isRound) { // its time is added up with that of the others, in this instant's advance
            cars[row(last)] = null;
            taken--;
            return car;
        }
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
        if (isRound && now < stations.firstEnd()) {
            leaveRound(now - began);
        } else if (taken > 0) {
            goByPlace();
            leaveAll(now, cause, ofSlowest);
        }
        head = (head - 1) & mask;
        pitch = pitch == plan.length - last - 1 ? 0 : pitch + last + 1;
        cars[head] = next;
        if (next != null) {
            taken++;
        }
        began = now;
        ledBy = node;
        if (now >= drawnUntil) {
            drawAgain(now);
        } else if (next != null) {
            draw(0, next, now);
        }
        if (!plain || taken <= last || !beginRound()) {
            begin(now);
        }
    }

    /** Draws for a car from its place on, for this pitch and those to come. */
    private void draw(int place, Car car, long now) {
        stations.drawn.draw(0, place, car, now);
        int[] drawn = stations.drawn.work;
        int at = pitch + place;
        for (int i = place; i <= last; i++) {
            plan[at] = drawn[i];
            at += last + 2; // the next place in the next pitch
            at = at >= plan.length ? at - plan.length : at;
        }
    }

    private void drawAgain(long now) {
        for (int i = 0; i <= last; i++) {
            Car car = cars[row(i)];
            if (car != null) {
                draw(i, car, now);
            }
        }
        drawnUntil = work.rateEnd();
    }

    // ---- rounds ----

    /** Begins a round, if nothing is out of the common at any place; returns whether it did. */
    private boolean beginRound() {
        int[] needs = plan;
        long[] until = stations.untilFailure;
        int at = pitch;
        int count = last + 1;
        long signs = 0;
        int most = 0;
        for (int i = 0; i < count; i++) {
            int need = needs[at + i];
            signs |= (until[i] - need) | need;
            most = Math.max(most, need);
        }
        if (signs < 0) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            until[i] -= needs[at + i];
        }
        isRound = true;
        longest = most;
        slowest = UNKNOWN;
        specials = 0;
        work.floor.visits += count;
        awaitEnd();
        return true;
    }

    /** A round is over. */
    private void leaveRound(long length) {
        int[] needs = plan;
        long[] working = stations.working;
        int at = pitch;
        int count = last + 1;
        for (int i = 0; i < count; i++) {
            working[i] += needs[at + i];
        }
        stations.rounds++;
        stations.roundsLength += length;
        isRound = false;
    }

    /** A pitch is a round no longer: what it is at each place. */
    private void goByPlace() {
        if (isRound) {
            slowest();
            isRound = false;
            for (int i = 0; i <= last; i++) {
                here[i] = -1;
                needs[i] = plan[pitch + i];
            }
        }
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
        long[] occupied = stations.occupied;
        long[] finished = stations.finished;
        for (int i = 0; i <= last; i++) {
            working[i] += needs[i];
        }
        for (int i = 0; i <= last; i++) {
            occupied[i] += length & here[i];
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
            stations.occupied[i] += now - began;
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
        long[] until = stations.untilFailure;
        specials = 0;
        slowest = NOBODY;
        long longest = -1;
        for (int i = 0; i <= last; i++) {
            Car car = cars[row(i)];
            if (car == null) {
                here[i] = 0;
                needs[i] = 0;
                continue;
            }
            long need = stations.plain[i] ? plan[pitch + i] : WorkTable.SPECIAL;
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

    /** By place, not in a round. */
    private long finish(int i) {
        return here[i] != 0 ? began + needs[i] : stations.visits[i].finish;
    }

    /** See {@link Visit#endsAt}. */
    private long endsAt(int i) {
        if (isRound) {
            return endsAfter(plan[pitch + i]);
        }
        return here[i] == 0 ? stations.visits[i].endsAt() : endsAfter(needs[i]);
    }

    private long endsAfter(long need) {
        long finish = began + need;
        return need > 0 ? work.time.earliest(finish) : work.time.latest(finish);
    }

    private void awaitEnd() {
        if (specials > 0) {
            findSlowest();
        }
        finishedAt =
                isRound ? endsAfter(longest) : slowest == NOBODY ? Timed.NEVER : endsAt(slowest);
        if (section.gate != null) {
            long ends = last() == null ? Timed.NEVER : endsAt(last);
            lastDone.wakeAt(ends < section.floor.now ? Timed.NEVER : ends); // perhaps it is done
        }
    }

    private void findSlowest() {
        slowest = NOBODY;
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
        return slowest == NOBODY || finishedAt <= section.floor.now;
    }

    @Override
    public long endKnown() {
        return slowest == NOBODY ? Long.MIN_VALUE : finishedAt;
    }

    @Override
    public int slowest() {
        if (slowest == UNKNOWN) {
            slowest = 0;
            while (plan[pitch + slowest] != longest) {
                slowest++;
            }
        }
        return slowest;
    }

    @Override
    public boolean isAtWork() {
        return slowest != NOBODY;
    }

    @Override
    public boolean isSlowest(int position) {
        return (slowest != UNKNOWN || plan[pitch + position] == longest) && slowest() == position;
    }

    @Override
    public long finishedAt() {
        return finishedAt;
    }

    @Override
    public int node() {
        Visit visit = stations.visits[slowest()];
        if (!isRound && here[slowest] == 0) {
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
        if (slowest != NOBODY && finishedAt > section.floor.now) {
            awaitEnd();
        }
    }

    @Override
    public void end(long clock) {
        long now = work.time.openTime(clock);
        goByPlace();
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
