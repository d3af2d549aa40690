package org.lineoff.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Cars off the line, by line and day (or whatever periods are given), when the first came, and on
 * demand each car with its time. The line is that of the sink.
 */
public final class LineOffCounts implements Accumulator<LineOffCounts.Result> {
    private static final long NEVER = Long.MAX_VALUE;

    private final Lines lines;
    private final Periods periods;
    private final PeriodCursor cursor;
    private final boolean keepCars;
    private final long[][] counts;
    private final long[] first;
    private final long[] total;

    // By line, in order of time and, at one instant, of build number; filled on demand only.
    private final long[][] times;
    private final long[][] cars;

    /**
     * @param periods usually days, from midnight to midnight
     * @param keepCars whether each car and its time are kept (16 bytes a car)
     */
    public LineOffCounts(Places places, Periods periods, boolean keepCars) {
        lines = new Lines(places);
        this.periods = periods;
        cursor = new PeriodCursor(periods);
        this.keepCars = keepCars;
        counts = new long[lines.count()][periods.count()];
        first = new long[lines.count()];
        Arrays.fill(first, NEVER);
        total = new long[lines.count()];
        times = new long[lines.count()][keepCars ? 1024 : 0];
        cars = new long[lines.count()][keepCars ? 1024 : 0];
    }

    @Override
    public Set<EventType> takes() {
        return EnumSet.of(EventType.LINE_OFF);
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
        if (type != EventType.LINE_OFF) {
            return;
        }
        int line = lines.ofPlace[place];
        int period = cursor.indexOf(time);
        if (period >= 0) {
            counts[line][period]++;
        }
        first[line] = Math.min(first[line], time);
        if (keepCars) {
            keep(line, time, car);
        }
        total[line]++;
    }

    private void keep(int line, long time, long car) {
        int n = (int) total[line];
        if (n == times[line].length) {
            times[line] = Arrays.copyOf(times[line], 2 * n);
            cars[line] = Arrays.copyOf(cars[line], 2 * n);
        }
        long[] t = times[line];
        long[] c = cars[line];
        int i = n;
        while (i > 0 && t[i - 1] == time && c[i - 1] > car) {
            c[i] = c[i - 1];
            t[i] = t[i - 1];
            i--;
        }
        t[i] = time;
        c[i] = car;
    }

    @Override
    public Result end(long horizon) {
        List<OfLine> all = new ArrayList<>();
        for (int line = 0; line < lines.count(); line++) {
            int kept = keepCars ? (int) total[line] : 0;
            all.add(
                    new OfLine(
                            lines.ids.get(line),
                            total[line],
                            first[line] == NEVER ? -1 : first[line],
                            Longs.copyOf(counts[line]),
                            Longs.copyOf(times[line], kept),
                            Longs.copyOf(cars[line], kept)));
        }
        return new Result(periods, all);
    }

    /**
     * What came off one line.
     *
     * @param line id of the line
     * @param total cars in the whole run
     * @param firstAt when the first came, ms since the plant's epoch; -1 if none did
     * @param perPeriod cars by period
     * @param times when each came, ms since the plant's epoch, ascending; empty if not kept
     * @param cars its build number, in the same order
     */
    public record OfLine(
            String line, long total, long firstAt, Longs perPeriod, Longs times, Longs cars) {}

    /** One entry a line, in the order of the files. */
    public record Result(Periods periods, List<OfLine> lines) {
        public Result {
            lines = List.copyOf(lines);
        }

        public OfLine line(String id) {
            return lines.stream()
                    .filter(l -> l.line().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no line \"" + id + "\""));
        }
    }
}
