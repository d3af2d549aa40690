package org.lineoff.simulate;

import org.lineoff.events.Cause;

/**
 * One position of a section that computes ahead: the places before a station, and its units, which
 * keep the order of the cars.
 *
 * <p>Cars are counted as their arrival (leaving the position before), start and departure become
 * known, which may be long before they happen. Rings hold what the next ones wait for.
 */
final class Stage {
    final int index;
    final long transport;
    private final Leavings leavings;
    private final FlatStations stations;

    /** Its units in order; those in which visits have started, in a ring. */
    final Visit[] units;

    private final Visit[] working;

    /** Of the cars inside, those that have started. */
    private int started;

    // Of the last arrivals, in rings: who, when in open time, and led by what.
    private final int mask;
    private final Car[] arrived;
    private final long[] sent;
    private final int[] sentBy;

    Stage(RecurrentSection section, int index, long transport, int units) {
        this.leavings = section.leavings;
        this.stations = section.stations;
        this.index = index;
        this.transport = transport;
        this.units = new Visit[units];
        int ring = Leavings.ring(section.leavings.capacity[index]);
        mask = ring - 1;
        arrived = new Car[ring];
        sent = new long[ring];
        sentBy = new int[ring];
        working = new Visit[ring];
    }

    private long arrivals() {
        return leavings.count[index] + leavings.inside[index];
    }

    private long starts() {
        return leavings.count[index] + started;
    }

    /** A car leaves the position before, or enters the section. */
    void arrive(Car car, long open, int node) {
        int i = (int) arrivals() & mask;
        leavings.inside[index]++;
        arrived[i] = car;
        sent[i] = open;
        sentBy[i] = node;
    }

    /** Whether nobody is inside but one car that has just arrived. */
    boolean hasOnlyArrival() {
        return leavings.inside[index] == 1 && started == 0;
    }

    /** That car is dealt with by others; returns it. */
    Car giveArrival() {
        leavings.inside[index] = 0;
        return arrived[(int) leavings.count[index] & mask];
    }

    /** Whether a car has arrived, or will, that has a unit to start in as soon as it is free. */
    boolean hasNext() {
        return started < leavings.inside[index] && started < units.length;
    }

    /** When the next start is: the transport is over and a unit is free. */
    long nextStart() {
        return Math.max(sentAt() + transport, freed());
    }

    /** Whether the freeing of a unit came after the arrival and so decides the start. */
    boolean isUnitLast() {
        return freed() > sentAt() + transport;
    }

    private long freed() {
        return leavings.at(index, starts() - units.length);
    }

    /** What freed the unit. */
    int freedBy() {
        return leavings.by(index, starts() - units.length);
    }

    /** The car that starts next. */
    Car nextCar() {
        return arrived[(int) starts() & mask];
    }

    /** When the car that starts next left the position before, and what led to that. */
    long sentAt() {
        return sent[(int) starts() & mask];
    }

    int sentBy() {
        return sentBy[(int) starts() & mask];
    }

    void start(Visit unit, long open, int node) {
        int i = (int) starts() & mask;
        working[i] = unit;
        started++;
        if (units.length == 1) {
            stations.begin(index, arrived[i], open, node);
        } else {
            unit.begin(arrived[i], open, node);
        }
    }

    /** Whether a visit has started whose leaving is not known. */
    boolean hasCar() {
        return started > 0;
    }

    /** The first visit whose leaving is not known. */
    Visit first() {
        return working[(int) leavings.count[index] & mask];
    }

    /** When that one is done, in open time; see {@link Visit#finish}. */
    long finish() {
        return units.length == 1 ? stations.finish(index) : first().finish;
    }

    /** See {@link Visit#endsAt}. */
    long endsAt() {
        return units.length == 1 ? stations.endsAt(index) : first().endsAt();
    }

    /** See {@link Visit#path}. */
    int path() {
        return units.length == 1 ? stations.path(index) : first().path();
    }

    /** Its car goes; returns it. */
    Car leave(long open, Cause cause) {
        return units.length == 1 ? stations.leave(index, open, cause) : first().leave(open, cause);
    }

    boolean isRoomKnown() {
        return leavings.isRoomKnown(index);
    }

    /** When the last car left, and what led to it; long ago if none did. */
    long lastLeft() {
        return leavings.last[index];
    }

    int lastLeftBy() {
        return leavings.by(index, leavings.count[index] - 1);
    }

    void depart(long open, int node) {
        started--;
        leavings.inside[index]--;
        leavings.add(index, open, node);
    }

    /** Whether all its places are taken by then and the first of its cars is done. */
    boolean isStuck(long now) {
        return !isRoomKnown()
                && sent[(int) (arrivals() - 1) & mask] <= now
                && hasCar()
                && finish() <= now;
    }
}
