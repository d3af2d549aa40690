package org.lineoff.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How long stations stood without a car because a source had no parts for the one that was missing,
 * in ms of open time by station and period.
 *
 * <p>A car whose release parts decided came so much later as the source had waited since the car
 * before. A station that starves until that car comes starved for parts for as long as that, at
 * most: what a store behind the source made up for is not counted. A source that waits for parts at
 * the end has not released the car, and its wait is not known. Stations of parts are left out:
 * their numbers are no build numbers. Costs a look-up for each arrival at a watched station.
 */
public final class PartWaits implements Accumulator<PartWaits.Result> {
    private final Periods periods;
    private final int[] stationOf;

    /** By place: the watched stations of a section. */
    private final int[][] stationsOf;

    private final long[] waited;

    private final HeldCars held;

    // By station: cars inside, since when none is, and the closed time since then.
    private final int[] inside;
    private final long[] emptySince;
    private final long[] closedSince;
    private final long[] closed;

    /** Those of this instant that ended a time without a car. */
    private final List<Arrival> arrivals = new ArrayList<>();

    private record Arrival(int station, long time, long car, long starved) {}

    /** Watches some stations. */
    public PartWaits(Places places, Periods periods, List<Integer> stations) {
        this.periods = periods;
        stationOf = new int[places.count()];
        Arrays.fill(stationOf, -1);
        List<Integer> watched = new ArrayList<>();
        for (int place : stations) {
            if (!places.get(place).parts() && stationOf[place] < 0) {
                stationOf[place] = watched.size();
                watched.add(place);
            }
        }
        stationsOf = new int[places.count()][];
        for (int p = 0; p < stationsOf.length; p++) {
            String name = places.get(p).name();
            stationsOf[p] =
                    watched.stream()
                            .filter(s -> places.get(s).section().equals(name))
                            .mapToInt(s -> stationOf[s])
                            .toArray();
        }
        long start = periods.from(0);
        waited = new long[watched.size() * periods.count()];
        held = new HeldCars(places, start);
        inside = new int[watched.size()];
        emptySince = new long[watched.size()];
        Arrays.fill(emptySince, start);
        closedSince = new long[watched.size()];
        Arrays.fill(closedSince, -1);
        closed = new long[watched.size()];
    }

    @Override
    public Set<EventType> takes() {
        return inside.length == 0
                ? EnumSet.noneOf(EventType.class)
                : EnumSet.of(
                        EventType.RELEASED,
                        EventType.ENTERED,
                        EventType.LEFT,
                        EventType.STOPPED,
                        EventType.RESUMED);
    }

    @Override
    public boolean watches(int place) {
        return stationOf[place] >= 0;
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
        if (!arrivals.isEmpty() && time > arrivals.getFirst().time()) {
            settle();
        }
        int station = stationOf[place];
        switch (type) {
            case RELEASED -> held.released(time, place, car, cause);
            case ENTERED -> {
                if (station >= 0 && ++inside[station] == 1 && visit == 0) {
                    came(station, time, car);
                }
            }
            case LEFT -> {
                if (station >= 0 && --inside[station] == 0) {
                    emptySince[station] = time;
                    closed[station] = 0;
                    if (closedSince[station] >= 0) {
                        closedSince[station] = time;
                    }
                }
            }
            case STOPPED -> {
                for (int each : stationsOf[place]) {
                    if (closedSince[each] < 0) {
                        closedSince[each] = time;
                    }
                }
            }
            case RESUMED -> {
                for (int each : stationsOf[place]) {
                    if (closedSince[each] >= 0) {
                        closed[each] += time - Math.max(closedSince[each], emptySince[each]);
                    }
                    closedSince[each] = -1;
                }
            }
            default -> {}
        }
    }

    /** Whether the car was held is known when the instant is over. */
    private void came(int station, long time, long car) {
        long shut =
                closedSince[station] < 0
                        ? closed[station]
                        : closed[station]
                                + time
                                - Math.max(closedSince[station], emptySince[station]);
        long starved = time - emptySince[station] - shut;
        if (starved > 0) {
            arrivals.add(new Arrival(station, time, car, starved));
        }
    }

    private void settle() {
        for (Arrival a : arrivals) {
            int period = periods.indexOf(a.time() - 1);
            if (period >= 0) {
                waited[a.station() * periods.count() + period] +=
                        Math.min(a.starved(), held.held(a.car()));
            }
        }
        arrivals.clear();
    }

    @Override
    public Result end(long horizon) {
        settle();
        return new Result(
                periods,
                Longs.copyOf(Arrays.stream(stationOf).asLongStream().toArray()),
                Longs.copyOf(waited));
    }

    /**
     * By station and period.
     *
     * @param stationOf by index of the place: number of the station, −1 where it is not watched
     * @param waited in ms
     */
    public record Result(Periods periods, Longs stationOf, Longs waited) {
        /** Ms that a station starved for parts in a period; 0 where it is not watched. */
        public long at(int place, int period) {
            long station = stationOf.get(place);
            return station < 0 ? 0 : waited.get((int) station * periods.count() + period);
        }
    }
}
