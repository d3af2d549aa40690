package org.lineoff.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Cars between release and line-off, by line: mean over time, largest number that stood for any
 * time at all, and the number at the end of each period. A car belongs to the line of its source
 * until it is off the line, wherever that is. Cars only: parts on their way into a car do not
 * count; nor does a car that was released before the stream began.
 */
public final class WorkInProgress implements Accumulator<WorkInProgress.Result> {
    private static final long NOT_RELEASED = -1;
    private static final long GONE = -2;

    private final Periods periods;
    private final long[] bounds;
    private final Lines lines;
    private final boolean[] ofParts;

    /** Line of each car inside; GONE for one whose line-off came first in the same instant. */
    private final CarMap inside = new CarMap();

    // By line.
    private final long[] now;
    private final long[] since;
    private final int[] period;

    // By line and period: car-ms, largest number, number at the end.
    private final long[] area;
    private final long[] largest;
    private final long[] atEnd;

    public WorkInProgress(Places places, Periods periods) {
        this.periods = periods;
        bounds = periods.bounds();
        lines = new Lines(places);
        ofParts = new boolean[places.count()];
        places.all().forEach(place -> ofParts[place.index()] = place.parts());
        now = new long[lines.count()];
        since = new long[lines.count()];
        Arrays.fill(since, bounds[0]);
        period = new int[lines.count()];
        area = new long[lines.count() * periods.count()];
        largest = new long[area.length];
        atEnd = new long[area.length];
    }

    @Override
    public Set<EventType> takes() {
        return EnumSet.of(EventType.RELEASED, EventType.LINE_OFF);
    }

    @Override
    public boolean takesParts() {
        return false;
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
        if (type == EventType.RELEASED && !ofParts[place]) {
            if (inside.remove(car, NOT_RELEASED) != GONE) {
                int line = lines.ofPlace[place];
                inside.put(car, line);
                goOn(line, time);
                now[line]++;
            }
        } else if (type == EventType.LINE_OFF) {
            long line = inside.remove(car, NOT_RELEASED);
            if (line == NOT_RELEASED) {
                inside.put(car, GONE);
            } else {
                goOn((int) line, time);
                now[(int) line]--;
            }
        }
    }

    private void goOn(int line, long time) {
        while (time > since[line] && period[line] < periods.count()) {
            int p = period[line];
            long to = Math.min(time, bounds[p + 1]);
            int slot = line * periods.count() + p;
            area[slot] += now[line] * (to - since[line]);
            largest[slot] = Math.max(largest[slot], now[line]);
            atEnd[slot] = now[line];
            since[line] = to;
            if (to == bounds[p + 1]) {
                period[line]++;
            }
        }
    }

    @Override
    public Result end(long horizon) {
        List<OfLine> all = new ArrayList<>();
        for (int line = 0; line < lines.count(); line++) {
            goOn(line, horizon);
            for (int p = 0; p < periods.count(); p++) {
                int slot = line * periods.count() + p;
                long lasted = Math.max(0, Math.min(bounds[p + 1], horizon) - bounds[p]);
                all.add(
                        new OfLine(
                                lines.ids.get(line),
                                p,
                                (double) area[slot] / lasted,
                                largest[slot],
                                atEnd[slot]));
            }
        }
        return new Result(periods, all);
    }

    /**
     * Cars in one line in one period.
     *
     * @param mean over time, up to the horizon; not a number for a period that begins after it
     * @param largest over time, leaving out what stood for an instant only
     * @param atEnd just before the end of the period or of the run
     */
    public record OfLine(String line, int period, double mean, long largest, long atEnd) {}

    /** By line and period, in the order of the files. */
    public record Result(Periods periods, List<OfLine> lines) {
        public Result {
            lines = List.copyOf(lines);
        }

        public OfLine line(String id, int period) {
            return lines.stream()
                    .filter(l -> l.line().equals(id) && l.period() == period)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no line \"" + id + "\""));
        }
    }
}
