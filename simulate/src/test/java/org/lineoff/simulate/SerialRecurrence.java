package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Durations;
import org.lineoff.model.random.Purpose;
import org.lineoff.model.random.Shape;
import org.lineoff.model.time.OpenTime;

/**
 * The rival of the engine on sections in a row: the three formulas of docs/simulation.md, car by
 * car and station by station, with no event, no heap and no state but earlier times.
 */
final class SerialRecurrence {

    /** A position; {@code up} and {@code repair} are means in ms of exponential times, 0: none. */
    record Stop(
            String name,
            int section,
            int buffer,
            int units,
            long transport,
            double mean,
            Shape shape,
            double up,
            double repair) {
        int places() {
            return buffer + units;
        }

        String unit(int u) {
            return units == 1 ? name : name + "#" + (u + 1);
        }
    }

    /** A visit: when it began, was finished, ended; and at which unit. */
    record Visit(String unit, long start, long finish, long leave) {}

    private final List<Stop> stops;
    private final List<OpenTime> hours;
    private final Draws draws;

    /** Leaving of each stop by car, car 0 not used. */
    private final List<List<Long>> leaves = new ArrayList<>();

    private final long[][] unitFree;
    private final long[][] workLeft;
    private final long[][] failures;

    SerialRecurrence(List<Stop> stops, List<OpenTime> hours, Draws draws) {
        this.stops = stops;
        this.hours = hours;
        this.draws = draws;
        int longest = stops.stream().mapToInt(Stop::units).max().orElseThrow();
        unitFree = new long[stops.size()][longest];
        workLeft = new long[stops.size()][longest];
        failures = new long[stops.size()][longest];
        for (int j = 0; j < stops.size(); j++) {
            leaves.add(new ArrayList<>(List.of(0L)));
            Arrays.fill(unitFree[j], Long.MIN_VALUE);
            for (int u = 0; u < longest && stops.get(j).up() > 0; u++) {
                workLeft[j][u] = up(j, u, 0);
            }
        }
    }

    /** The visits of the next car, whose order came in at that time. */
    List<Visit> next(long n, long date) {
        List<Visit> visits = new ArrayList<>();
        long entry = bothOpen(Math.max(date, leave(0, n - stops.get(0).places())), 0, 0);
        for (int j = 0; j < stops.size(); j++) {
            Stop stop = stops.get(j);
            OpenTime open = hours.get(stop.section());
            long here =
                    stop.transport() == 0
                            ? entry
                            : open.latest(open.openTime(entry) + stop.transport());
            long start = Math.max(here, leave(j, n - stop.units()));
            int unit = 0;
            while (unitFree[j][unit] > start) {
                unit++;
            }
            long finish = start == OpenTime.NEVER ? start : finish(j, unit, n, start);
            long leave = leave(j, n, finish);
            unitFree[j][unit] = leave;
            leaves.get(j).add(leave);
            visits.add(new Visit(stop.unit(unit), start, finish, leave));
            entry = leave;
        }
        return visits;
    }

    private long leave(int j, long n) {
        return n <= 0 ? Long.MIN_VALUE : leaves.get(j).get((int) n);
    }

    private long leave(int j, long n, long finish) {
        OpenTime open = hours.get(stops.get(j).section());
        long ready = Math.max(open.nextOpening(finish), leave(j, n - 1));
        if (j + 1 == stops.size()) {
            return ready;
        }
        Stop next = stops.get(j + 1);
        long room = leave(j + 1, n - next.places());
        return bothOpen(Math.max(ready, room), stops.get(j).section(), next.section());
    }

    private long bothOpen(long from, int s, int t) {
        long at = Math.max(0, from);
        while (at != OpenTime.NEVER && !(hours.get(s).isOpen(at) && hours.get(t).isOpen(at))) {
            at = hours.get(t).nextOpening(hours.get(s).nextOpening(at));
        }
        return at;
    }

    private long finish(int j, int unit, long n, long start) {
        Stop stop = stops.get(j);
        OpenTime open = hours.get(stop.section());
        long work =
                Durations.scaled(
                        stop.mean(), stop.shape(), uniform(Purpose.WORK, stop.unit(unit), n));
        long total = work;
        if (stop.up() > 0) {
            long left = work;
            while (left > workLeft[j][unit]) {
                left -= workLeft[j][unit];
                long f = failures[j][unit]++;
                total += exponential(stop.repair(), Purpose.REPAIR, j, unit, f);
                workLeft[j][unit] = up(j, unit, f + 1);
            }
            workLeft[j][unit] -= left;
        }
        return total == 0 ? start : open.earliest(open.openTime(start) + total);
    }

    private long up(int j, int unit, long f) {
        return Math.max(1, exponential(stops.get(j).up(), Purpose.UP, j, unit, f));
    }

    private long exponential(double mean, Purpose purpose, int j, int unit, long f) {
        long place = Draws.place(Draws.place(stops.get(j).unit(unit)), "f");
        double u = draws.uniform(purpose, place, f);
        return Durations.round(-StrictMath.log(1 - u) * mean);
    }

    private double uniform(Purpose purpose, String place, long n) {
        return draws.uniform(purpose, Draws.place(place), n);
    }
}
