package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lineoff.events.Cause;
import org.lineoff.events.StateTimes;
import org.lineoff.model.Factor;

/**
 * What the visits of a section that computes ahead share: its clock, its rates at a time ahead, who
 * listens, and the critical path.
 */
final class RecurrentWork {
    final Section section;
    final Floor floor;
    final AheadTime time;

    /** Whether somebody asks for each event of one of its stations. */
    final boolean logs;

    /** Whether something waits for the limit to move. */
    boolean stalled;

    private final boolean changes;
    private final boolean dependsOnCars;

    // The factors last asked for: of which day and car.
    private final double[] known = new double[Factor.values().length];
    private long knownBuilt = -1;
    private int knownDay = -1;

    /** The rate of the work asked for last, and from when until when it holds for any car. */
    private double workRate;

    private long workRateFrom;
    private long workRateTo;

    private final List<StationBook> allBooks = new ArrayList<>();

    RecurrentWork(Section section) {
        this.section = section;
        this.floor = section.floor;
        time = new AheadTime(section);
        logs =
                section.site.stations().stream()
                        .flatMap(station -> station.places().stream())
                        .anyMatch(floor.sink::watches);
        changes = !section.rates.isConstant() || floor.mayDecide;
        dependsOnCars = section.rates.dependsOnCars();
    }

    StationBook[] books(int place) {
        StationBook[] books =
                floor.sink.times().stream()
                        .filter(t -> t.isAbout(place))
                        .map((StateTimes t) -> new StationBook(t, place, time))
                        .toArray(StationBook[]::new);
        allBooks.addAll(List.of(books));
        return books;
    }

    void hoursReplaced() {
        time.hoursReplaced();
        allBooks.forEach(StationBook::hoursReplaced);
        knownDay = -1;
        workRateTo = 0;
        workRateFrom = 0;
    }

    /** A factor of the rate for a car at an open time. */
    double rate(Factor factor, long open, Car car) {
        if (!changes) {
            return 1;
        }
        int day = time.day(open);
        if (day != knownDay || (dependsOnCars && car.built != knownBuilt)) {
            Arrays.fill(known, Double.NaN);
            knownDay = day;
            knownBuilt = car.built;
        }
        double value = known[factor.ordinal()];
        if (Double.isNaN(value)) {
            value = section.rates.at(factor, day, car.built);
            known[factor.ordinal()] = value;
        }
        return value;
    }

    /** What the work is divided by, people aside who are missing. */
    double workRate(long open, Car car) {
        if (!changes) {
            return 1;
        }
        return open >= workRateFrom && open < workRateTo ? workRate : findWorkRate(open, car);
    }

    private double findWorkRate(long open, Car car) {
        double people = rate(Factor.PEOPLE, open, car);
        double found = section.taktDividesWork() ? rate(Factor.TAKT, open, car) * people : people;
        if (!dependsOnCars) {
            workRate = found;
            workRateFrom = time.dayBegin();
            workRateTo = time.dayEnd();
        }
        return found;
    }

    /** Until when the rate of the work asked for last holds. */
    long rateEnd() {
        if (!changes) {
            return Long.MAX_VALUE;
        }
        return dependsOnCars ? time.dayEnd() : workRateTo;
    }

    /** What its people make of the rate. */
    double speed(long open) {
        return section.manning == null
                ? 1
                : section.manning.speed(time.latest(open), time.day(open));
    }

    // ---- the critical path ----

    /** The earliest clock time at which so much open time since then is over. */
    long endOf(long since, long length) {
        return length == 0 ? since : time.earliest(time.openTime(since) + length);
    }

    /** See {@link Section#link}; at any time. */
    int link(int node, long from, long to, int place, Cause cause) {
        if (from >= to || !floor.path.isOn()) {
            return node;
        }
        if (time.openTime(to) - time.openTime(from) == to - from) {
            return floor.path.link(node, from, to, place, cause);
        }
        return section.linkThrough(node, from, to, place, cause);
    }

    /** A node for the time from then on in which the section was closed. */
    int linkClosed(int node, long from, long to) {
        int last = node;
        long at = Math.max(from, floor.path.start());
        while (at < to) {
            long until = Math.min(to, section.closedUntil(at));
            last = section.linkClosed(last, at, until);
            at = until;
        }
        return last;
    }
}
