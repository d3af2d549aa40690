package org.lineoff.events;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far the work at the stations of moving lines runs behind the belt. A worker who needs longer
 * than the takt on a car begins the next one late, by what is over, and catches up on cars that
 * need less: <i>drift = max(0, drift + work − takt)</i>, car by car. The lines of the simulated
 * plant wait for their slowest station, so nobody is really carried off; the drift says how much
 * room the stations would have to have for the line never to wait for work.
 *
 * <p>Work is open time from the start of the work to its end, set-up included, the station's own
 * failures not. Costs a look-up for most events.
 */
public final class Drift implements Accumulator<Drift.Result> {
    private static final Worker[] NOBODY = {};

    private final List<Worker> workers = new ArrayList<>();

    /** By place: who is there; at a section, all of its stations. */
    private final Worker[][] at;

    /** The work at one station. */
    private static final class Worker {
        final Places.Place station;
        final double takt;

        // As it stood before the instant.
        boolean busy;
        boolean closed;
        int failures;
        long worked;
        long since;

        // What the instant brings, in whatever order it is told.
        int starts;
        int finishes;
        int fails;
        boolean closes;
        boolean opens;

        double drift;
        double largest;
        long late;
        long cars;

        Worker(Places.Place station, double takt) {
            this.station = station;
            this.takt = takt;
        }

        void settleBefore(long time) {
            if (time <= since) {
                return;
            }
            while (finishes > 0 && (busy || starts > 0)) {
                if (!busy) {
                    starts--;
                    worked = 0;
                }
                finishes--;
                finish();
            }
            if (starts > 0) {
                busy = true;
                worked = 0;
            }
            failures += fails;
            closed = closes || (closed && !opens);
            starts = 0;
            finishes = 0;
            fails = 0;
            closes = false;
            opens = false;
            if (busy && !closed && failures <= 0) {
                worked += time - since;
            }
            since = time;
        }

        private void finish() {
            busy = false;
            cars++;
            drift = Math.max(0, drift + worked - takt);
            late += drift > 0 ? 1 : 0;
            largest = Math.max(largest, drift);
        }
    }

    /**
     * Watches moving lines.
     *
     * @param takts takt in ms by place of the section
     */
    public Drift(Places places, Map<Integer, Double> takts) {
        at = new Worker[places.count()][];
        for (Places.Place place : places.all()) {
            at[place.index()] = NOBODY;
        }
        takts.forEach(
                (section, takt) -> {
                    String name = places.get(section).name();
                    List<Worker> all = new ArrayList<>();
                    for (Places.Place place : places.all()) {
                        if (place.isStationOf(name)) {
                            Worker worker = new Worker(place, takt);
                            all.add(worker);
                            at[place.index()] = new Worker[] {worker};
                        }
                    }
                    at[section] = all.toArray(Worker[]::new);
                    workers.addAll(all);
                });
    }

    @Override
    public Set<EventType> takes() {
        return workers.isEmpty()
                ? EnumSet.noneOf(EventType.class)
                : EnumSet.of(
                        EventType.WORK_STARTED,
                        EventType.WORK_FINISHED,
                        EventType.FAILED,
                        EventType.REPAIRED,
                        EventType.STOPPED,
                        EventType.RESUMED);
    }

    @Override
    public boolean watches(int place) {
        return at[place].length > 0;
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
        for (Worker worker : at[place]) {
            worker.settleBefore(time);
            switch (type) {
                case WORK_STARTED -> worker.starts++;
                case WORK_FINISHED -> worker.finishes++;
                case FAILED -> worker.fails++;
                case REPAIRED -> worker.fails--;
                case STOPPED -> worker.closes = true;
                case RESUMED -> worker.opens = true;
                default -> {}
            }
        }
    }

    @Override
    public Result end(long horizon) {
        List<OfStation> all = new ArrayList<>();
        for (Worker worker : workers) {
            worker.settleBefore(Long.MAX_VALUE);
            all.add(new OfStation(worker.station, worker.cars, worker.late, worker.largest));
        }
        return new Result(all);
    }

    /**
     * One station.
     *
     * @param cars whose work was finished
     * @param late after how many of these the next began late
     * @param largest drift, in ms
     */
    public record OfStation(Places.Place station, long cars, long late, double largest) {}

    /** All stations of the lines watched. */
    public record Result(List<OfStation> stations) {
        public Result {
            stations = List.copyOf(stations);
        }

        /** The largest drift at any of them, in ms; 0 where there are none. */
        public double largest() {
            return stations.stream().mapToDouble(OfStation::largest).max().orElse(0);
        }
    }
}
