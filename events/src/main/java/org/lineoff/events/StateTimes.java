package org.lineoff.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How long each station was in each {@link State}, by period, in exact ms, and how many cars it
 * finished. The six times of a period add up to the period (to its part before the horizon).
 *
 * <p>A station is touched only by its own events and by its section's stopping and resuming; an
 * event costs some nanoseconds. It needs the events in order of time only place by place: a station
 * and its section may run ahead of others.
 */
public final class StateTimes implements Accumulator<StateTimes.Result> {
    private static final int STATES = State.values().length;
    private static final byte OPEN = 0;
    private static final byte CLOSED = 1;
    private static final byte CLOSED_AS_PLANNED = 2;

    private final Places places;
    private final Periods periods;
    private final long[] bounds;

    /** By place: index of the station, or -1. */
    private final int[] stationOf;

    /** By place: stations of a section, in order; a station outside sections itself; else empty. */
    private final int[][] stationsOf;

    // By station: what it is doing since when, the period that this falls into, and the sums.
    // Counters may pass through senseless values inside an instant; they are read when time goes
    // on.
    private final long[] since;
    private final int[] period;
    private final int[] working;
    private final int[] finished;
    private final int[] failures;
    private final byte[] closed;
    private final long[] ms;
    private final long[] produced;
    private final long[] again;
    private final long[] setUp;

    public StateTimes(Places places, Periods periods) {
        this(places, periods, place -> true);
    }

    /**
     * The times of some stations only.
     *
     * @param watched those that are asked for
     */
    public StateTimes(Places places, Periods periods, Predicate<Places.Place> watched) {
        this.places = places;
        this.periods = periods;
        bounds = periods.bounds();
        stationOf = new int[places.count()];
        int stations = number(places, stationOf, watched);
        stationsOf = bySection(places, stationOf);
        since = new long[stations];
        Arrays.fill(since, bounds[0]);
        period = new int[stations];
        working = new int[stations];
        finished = new int[stations];
        failures = new int[stations];
        closed = new byte[stations];
        ms = new long[stations * periods.count() * STATES];
        produced = new long[stations * periods.count()];
        again = new long[stations * periods.count()];
        setUp = new long[stations * periods.count()];
    }

    @Override
    public Set<EventType> takes() {
        return EnumSet.of(
                EventType.WORK_STARTED,
                EventType.WORK_FINISHED,
                EventType.LEFT,
                EventType.FAILED,
                EventType.REPAIRED,
                EventType.STOPPED,
                EventType.RESUMED);
    }

    @Override
    public void accept(
            EventType type,
            long time,
            int place,
            long car,
            int visit,
            int part,
            Cause cause,
            double value) {
        if (type == EventType.STOPPED || type == EventType.RESUMED) {
            for (int each : stationsOf[place]) {
                goOn(each, time);
                closed[each] =
                        type == EventType.RESUMED
                                ? OPEN
                                : cause == Cause.PLANNED_STOP ? CLOSED_AS_PLANNED : CLOSED;
            }
            return;
        }
        int station = stationOf[place];
        if (station < 0) {
            return;
        }
        switch (type) {
            case WORK_STARTED -> {
                goOn(station, time);
                working[station]++;
                addSetUp(station, time, (long) value);
            }
            case WORK_FINISHED -> {
                goOn(station, time);
                working[station]--;
                finished[station]++;
                count(station, time, visit);
            }
            case LEFT -> {
                goOn(station, time);
                finished[station]--;
            }
            case FAILED -> {
                goOn(station, time);
                failures[station]++;
            }
            case REPAIRED -> {
                goOn(station, time);
                failures[station]--;
            }
            default -> {}
        }
    }

    /** Its times need no events of stations from an engine that books whole visits. */
    @Override
    public boolean watches(int place) {
        return false;
    }

    @Override
    public List<StateTimes> times() {
        return List.of(this);
    }

    public Periods periods() {
        return periods;
    }

    /** Whether it counts that station. */
    public boolean isAbout(int place) {
        return stationOf[place] >= 0;
    }

    /**
     * Books what a station did in a period, in open time; what of the open time nobody books, it
     * starved. The hours of its section still come as events.
     */
    public void book(int place, int period, long working, long failed, long blocked) {
        int at = (stationOf[place] * periods.count() + period) * STATES;
        ms[at + State.WORKING.ordinal()] += working;
        ms[at + State.FAILED.ordinal()] += failed;
        ms[at + State.BLOCKED.ordinal()] += blocked;
        ms[at + State.STARVED.ordinal()] -= working + failed + blocked;
    }

    /**
     * Counts visits that a station finished in a period, those of them in which the car had been
     * there before, and the set-up that began in it.
     */
    public void count(int place, int period, long finished, long repeated, long setUpMs) {
        int at = stationOf[place] * periods.count() + period;
        produced[at] += finished;
        again[at] += repeated;
        setUp[at] += setUpMs;
    }

    @Override
    public Result end(long horizon) {
        for (int station = 0; station < since.length; station++) {
            goOn(station, horizon);
        }
        return new Result(
                places,
                periods,
                Longs.copyOf(toLongs(stationOf)),
                Longs.copyOf(ms),
                Longs.copyOf(produced),
                Longs.copyOf(again),
                Longs.copyOf(setUp));
    }

    /** Books the time that has passed to the state that the station was in. */
    private void goOn(int station, long time) {
        long from = since[station];
        if (time > from) {
            int p = period[station];
            int state = state(station);
            while (p < periods.count() && time > bounds[p + 1]) {
                ms[(station * periods.count() + p) * STATES + state] += bounds[p + 1] - from;
                from = bounds[++p];
            }
            if (p < periods.count()) {
                ms[(station * periods.count() + p) * STATES + state] += time - from;
            }
            period[station] = p;
            since[station] = time;
        } else if (time < from && from > bounds[0]) {
            throw new IllegalArgumentException(
                    "event at %d ms after one at %d ms, at station %d"
                            .formatted(time, from, station));
        }
    }

    private int state(int station) {
        if (closed[station] != OPEN) {
            return closed[station] == CLOSED
                    ? State.OFF_SHIFT.ordinal()
                    : State.PLANNED_STOP.ordinal();
        }
        if (failures[station] > 0) {
            return State.FAILED.ordinal();
        }
        if (working[station] > 0) {
            return State.WORKING.ordinal();
        }
        return finished[station] > 0 ? State.BLOCKED.ordinal() : State.STARVED.ordinal();
    }

    /** The period of an instant up to which time has gone on; a period's end is the next's. */
    private int periodAt(int station, long time) {
        int p = period[station];
        return p < periods.count() && time == bounds[p + 1] ? p + 1 : p;
    }

    private void count(int station, long time, int visit) {
        int p = periodAt(station, time);
        if (p < periods.count() && time >= bounds[0]) {
            produced[station * periods.count() + p]++;
            if (visit > 0) {
                again[station * periods.count() + p]++;
            }
        }
    }

    private void addSetUp(int station, long time, long length) {
        int p = periodAt(station, time);
        if (length > 0 && p < periods.count()) {
            setUp[station * periods.count() + p] += length;
        }
    }

    private static int number(Places places, int[] stationOf, Predicate<Places.Place> watched) {
        int stations = 0;
        for (Places.Place place : places.all()) {
            boolean counts = place.kind() == Places.Kind.STATION && watched.test(place);
            stationOf[place.index()] = counts ? stations++ : -1;
        }
        return stations;
    }

    private static int[][] bySection(Places places, int[] stationOf) {
        int[][] stations = new int[places.count()][];
        for (Places.Place section : places.all()) {
            boolean alone = section.kind() == Places.Kind.STATION && section.section().isEmpty();
            stations[section.index()] =
                    section.kind() != Places.Kind.SECTION
                            ? alone ? new int[] {stationOf[section.index()]} : new int[0]
                            : places.all().stream()
                                    .filter(p -> p.kind() == Places.Kind.STATION)
                                    .filter(p -> p.section().equals(section.name()))
                                    .mapToInt(p -> stationOf[p.index()])
                                    .filter(station -> station >= 0)
                                    .toArray();
        }
        return stations;
    }

    private static long[] toLongs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    /**
     * Times and counts by station and period.
     *
     * @param stationOf by index of the place: number of the station, -1 where it is none
     * @param ms by station, period and state
     * @param produced cars finished, by station and period
     * @param again those of them that had been there before
     * @param setUp set-up in ms, part of the work, by station and period in which it began
     */
    public record Result(
            Places places,
            Periods periods,
            Longs stationOf,
            Longs ms,
            Longs produced,
            Longs again,
            Longs setUp) {

        /** Time of one station by state, in one period. */
        public Partition at(int place, int period) {
            int i = slot(place, period) * STATES;
            return new Partition(
                    ms.get(i),
                    ms.get(i + 1),
                    ms.get(i + 2),
                    ms.get(i + 3),
                    ms.get(i + 4),
                    ms.get(i + 5));
        }

        /** Number of visits whose work one station finished in one period. */
        public long produced(int place, int period) {
            return produced.get(slot(place, period));
        }

        /** Number of those visits in which the car had been there before. */
        public long again(int place, int period) {
            return again.get(slot(place, period));
        }

        /** Set-up in one period, in ms. */
        public long setUp(int place, int period) {
            return setUp.get(slot(place, period));
        }

        /** Time by state summed over the stations that are asked for, in one period. */
        public Partition sum(Predicate<Places.Place> which, int period) {
            Partition sum = Partition.NONE;
            for (Places.Place station : stations(which)) {
                sum = sum.plus(at(station.index(), period));
            }
            return sum;
        }

        /** The stations among the places, in order. */
        public List<Places.Place> stations(Predicate<Places.Place> which) {
            List<Places.Place> found = new ArrayList<>();
            for (Places.Place place : places.all()) {
                if (place.kind() == Places.Kind.STATION && which.test(place)) {
                    found.add(place);
                }
            }
            return found;
        }

        private int slot(int place, int period) {
            if (stationOf.get(place) < 0) {
                throw new IllegalArgumentException("not a station: " + places.get(place).name());
            }
            return (int) stationOf.get(place) * periods.count()
                    + Objects.checkIndex(period, periods.count());
        }
    }
}
