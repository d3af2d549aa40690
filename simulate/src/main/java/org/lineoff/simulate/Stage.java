package org.lineoff.simulate;

import org.jspecify.annotations.Nullable;

/**
 * A station with several units in a section that computes ahead: its cars keep their order, and
 * each takes the first unit that is free. Starts are counted as they become known, which may be
 * long before they happen.
 */
final class Stage {
    final int index;
    final long transport;
    private final Leavings leavings;

    /** Its units in order; those in which visits have started, in a ring by car. */
    final Visit[] units;

    private final Visit[] working;

    /** How many cars have started. */
    private long starts;

    Stage(RecurrentSection section, int index, Visit[] units) {
        this.leavings = section.leavings;
        this.index = index;
        this.transport = section.transport[index];
        this.units = units;
        working = new Visit[FlatStations.rows(units.length)];
    }

    /** Whether a car has arrived, or will, that has a unit to start in as soon as it is free. */
    boolean hasNext() {
        return starts < leavings.count[index] && starts - leavings.count[index + 1] < units.length;
    }

    /** The number of the car that starts next. */
    long next() {
        return starts;
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
        return leavings.at(index + 1, starts - units.length);
    }

    /** What freed the unit. */
    int freedBy() {
        return leavings.by(index + 1, starts - units.length);
    }

    /** When the car that starts next left the position before, and what led to that. */
    long sentAt() {
        return leavings.at(index, starts);
    }

    int sentBy() {
        return leavings.by(index, starts);
    }

    /**
     * The unit of lowest index that is free for a car at an instant; null where one below it might
     * still become free by then, or where the visit takes no time and so would be over before its
     * instant's decisions: all leaving precedes choosing.
     */
    @Nullable Visit unitAt(Car car, long open) {
        for (Visit unit : units) {
            if (unit.isFree()) {
                if (unit.freeAt <= open) {
                    return unit.takesNoTime(car, open) ? null : unit;
                }
            } else if (unit.finish <= open) {
                return null;
            }
        }
        return null;
    }

    void start(Visit unit, Car car, long open, int node) {
        working[(int) starts++ & (working.length - 1)] = unit;
        unit.begin(car, open, node);
    }

    /** Whether a visit has started whose leaving is not known. */
    boolean hasStarted() {
        return starts > leavings.count[index + 1];
    }

    /** The first visit whose leaving is not known. */
    Visit first() {
        return working[(int) leavings.count[index + 1] & (working.length - 1)];
    }
}
