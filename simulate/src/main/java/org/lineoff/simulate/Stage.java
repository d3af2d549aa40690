package org.lineoff.simulate;

/**
 * One position of a section that computes ahead: the places before a station, and its units, which
 * keep the order of the cars.
 *
 * <p>Cars are counted as their arrival (leaving the position before), start and departure become
 * known, which may be long before they happen. Rings hold what the next ones wait for.
 */
final class Stage {
    final int index;
    final int capacity;
    final long transport;

    /** Its units in order; those in which visits have started, in a ring. */
    final Visit[] units;

    private final Visit[] working;

    long arrivals;
    long starts;
    long departures;

    // Of the last arrivals and departures, in rings: who, when in open time, and led by what.
    private final int mask;
    private final Car[] arrived;
    private final long[] sent;
    private final int[] sentBy;
    private final long[] left;
    private final int[] leftBy;

    Stage(int index, int buffer, long transport, int units) {
        this.index = index;
        this.transport = transport;
        this.units = new Visit[units];
        capacity = buffer + units;
        int ring = Integer.highestOneBit(Math.max(1, 2 * capacity - 1));
        mask = ring - 1;
        arrived = new Car[ring];
        sent = new long[ring];
        sentBy = new int[ring];
        left = new long[ring];
        leftBy = new int[ring];
        working = new Visit[ring];
    }

    /** A car leaves the position before, or enters the section. */
    void arrive(Car car, long open, int node) {
        int i = (int) arrivals++ & mask;
        arrived[i] = car;
        sent[i] = open;
        sentBy[i] = node;
    }

    /** Whether a car has arrived, or will, that has a unit to start in as soon as it is free. */
    boolean hasNext() {
        return starts < arrivals && starts - departures < units.length;
    }

    /** When the next start is: the transport is over and a unit is free. */
    long nextStart() {
        long here = sent[(int) starts & mask] + transport;
        return starts < units.length ? here : Math.max(here, left[freed()]);
    }

    /** Whether the freeing of a unit came after the arrival and so decides the start. */
    boolean isUnitLast() {
        return starts >= units.length && left[freed()] > sentAt() + transport;
    }

    private int freed() {
        return (int) (starts - units.length) & mask;
    }

    /** What freed the unit. */
    int freedBy() {
        return leftBy[freed()];
    }

    /** When the car that starts next left the position before, and what led to that. */
    long sentAt() {
        return sent[(int) starts & mask];
    }

    int sentBy() {
        return sentBy[(int) starts & mask];
    }

    void start(Visit unit, long open, int node) {
        int i = (int) starts & mask;
        working[i] = unit;
        starts++;
        unit.begin(arrived[i], open, node);
    }

    /** Whether a visit has started whose leaving is not known. */
    boolean hasCar() {
        return starts > departures;
    }

    /** The first visit whose leaving is not known. */
    Visit first() {
        return working[(int) departures & mask];
    }

    /** A visit by the order of the starts; it must not be over. */
    Visit working(long n) {
        return working[(int) n & mask];
    }

    /** Whether it is known when there is room for the next arrival. */
    boolean isRoomKnown() {
        return arrivals - departures < capacity;
    }

    /** Since when there is room for the next arrival; it must be known. */
    long roomSince() {
        return arrivals < capacity ? Long.MIN_VALUE : left[(int) (arrivals - capacity) & mask];
    }

    /** What made that room. */
    int roomBy() {
        return leftBy[(int) (arrivals - capacity) & mask];
    }

    /** When the last car left, and what led to it; one must have. */
    long lastLeft() {
        return left[(int) (departures - 1) & mask];
    }

    int lastLeftBy() {
        return leftBy[(int) (departures - 1) & mask];
    }

    void depart(long open, int node) {
        int i = (int) departures++ & mask;
        left[i] = open;
        leftBy[i] = node;
    }

    /** Whether all its places are taken by then and the first of its cars is done. */
    boolean isStuck(long now) {
        return !isRoomKnown()
                && sent[(int) (arrivals - 1) & mask] <= now
                && hasCar()
                && first().finish <= now;
    }
}
