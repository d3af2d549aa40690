package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.model.state.PlantState.LoopState;

/**
 * Carriers that go round: the n-th taking waits for the (n − S)-th giving back and the time that an
 * empty carrier needs to return, in clock time. A car takes one in the crossing into the first
 * section of the loop, unless it has one, and gives it back in the crossing out of the last.
 */
final class Skids extends Timed {
    private final Floor floor;
    private final int index;
    final int place;
    private final int count;
    private final long returns;

    /** The first section of the loop, and all places in which cars can have its carriers. */
    private final Section first;

    private final List<Object> holders = new ArrayList<>();

    private long taken;
    private long given;

    /** How many of those given have returned. */
    private long returned;

    // Of the last givings, in a ring: when, led by what, and what led to the return.
    private final long[] givenAt;
    private final int[] givenBy;
    private final int[] node;

    /**
     * A loop of a run.
     *
     * @param index among all loops of the plant
     */
    Skids(Floor floor, int index, int place, int count, long returns, Section first) {
        super(floor.timers, Rank.ARRIVAL);
        this.floor = floor;
        this.index = index;
        this.place = place;
        this.count = count;
        this.returns = returns;
        this.first = first;
        givenAt = new long[count];
        givenBy = new int[count];
        node = new int[count];
    }

    void addHolder(Object sectionOrStore) {
        holders.add(sectionOrStore);
    }

    List<Object> holders() {
        return holders;
    }

    /**
     * Whether a car may cross into the first section; adds since when a carrier is there.
     *
     * @param car null for one that comes into being by the crossing
     */
    boolean isThereFor(@Nullable Car car, Terms terms) {
        if (!isThereFor(car)) {
            return false;
        }
        if (!has(car) && taken >= count) {
            int i = (int) (taken % count);
            terms.add(givenAt[i] + returns, node[i], Cause.MATCH);
        }
        return true;
    }

    /** The same without since when. */
    boolean isThereFor(@Nullable Car car) {
        return has(car) || taken < count + returned;
    }

    private boolean has(@Nullable Car car) {
        return car != null && car.skids[index];
    }

    /** Whether a car can cross only after another has given its carrier back. */
    boolean isOutFor(@Nullable Car car) {
        return !has(car) && taken >= count + given;
    }

    /** A car crosses into the first section. */
    void take(Car car) {
        if (!car.skids[index]) {
            car.skids[index] = true;
            taken++;
        }
    }

    /** A car crosses out of the last section, now. */
    void giveBack(Car car, int ledBy) {
        if (car.skids[index]) {
            car.skids[index] = false;
            int i = (int) (given % count);
            givenAt[i] = floor.now;
            givenBy[i] = ledBy;
            if (given++ == returned) {
                wakeAt(floor.now + returns);
            }
        }
    }

    LoopState save(StateBook book) {
        List<Long> times = new ArrayList<>();
        for (long n = returned; n < given; n++) {
            times.add(givenAt[(int) (n % count)]);
        }
        return new LoopState(book.name(place), times);
    }

    /** Goes on from there, now; so many cars have a carrier. */
    void restore(LoopState state, int inUse) {
        given = Math.min(state.given().size(), count - inUse);
        for (int n = 0; n < given; n++) {
            givenAt[n] = state.given().get(n);
        }
        taken = given + inUse;
        if (given > 0) {
            wakeAt(Math.max(floor.now, givenAt[0] + returns));
        }
    }

    /** An empty carrier is there again. */
    @Override
    void due() {
        int i = (int) (returned % count);
        node[i] = floor.path.link(givenBy[i], givenAt[i], floor.now, place, Cause.JUNCTION);
        returned++;
        if (returned < given) {
            wakeAt(givenAt[(int) (returned % count)] + returns);
        }
        first.roomChanged();
    }
}
