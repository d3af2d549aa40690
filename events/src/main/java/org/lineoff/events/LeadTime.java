package org.lineoff.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Clock time from a car's release to its line-off, by the line of the sink and the period of the
 * line-off. Count, mean, least and largest are exact; quantiles come from bins of equal width and
 * are at most one width too large. What is longer than the bins reach counts in the last one, whose
 * quantile is the largest time.
 *
 * <p>Cars only, no parts; a car that was released before the stream began is not counted. Memory:
 * eight bytes a bin, line and period in which a car came off.
 */
public final class LeadTime implements Accumulator<LeadTime.Result> {
    /** Width of a bin unless another is given: ten minutes. */
    public static final long BIN_MS = 600_000;

    /** 8,640 bins of ten minutes reach to sixty days. */
    private static final int BINS = 8_640;

    private static final long UNKNOWN = Long.MIN_VALUE;

    private final Periods periods;
    private final PeriodCursor cursor;
    private final Lines lines;
    private final boolean[] ofParts;
    private final long binMs;

    /**
     * When each car inside was released. A car off the line whose release was not reported yet (it
     * may follow in the same instant) has its slot instead, as −1 − slot.
     */
    private final CarMap inside = new CarMap();

    // By line and period; bins are made when the first car comes.
    private final long[] count;
    private final long[] sum;
    private final long[] least;
    private final long[] largest;
    private final long[] @Nullable [] bins;

    public LeadTime(Places places, Periods periods) {
        this(places, periods, BIN_MS);
    }

    /**
     * @param binMs width of a bin in ms; 8,640 of them are kept
     */
    public LeadTime(Places places, Periods periods, long binMs) {
        this.periods = periods;
        cursor = new PeriodCursor(periods);
        this.binMs = binMs;
        lines = new Lines(places);
        ofParts = new boolean[places.count()];
        places.all().forEach(place -> ofParts[place.index()] = place.parts());
        int slots = lines.count() * periods.count();
        count = new long[slots];
        sum = new long[slots];
        least = new long[slots];
        Arrays.fill(least, Long.MAX_VALUE);
        largest = new long[slots];
        bins = new long[slots][];
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
            long slot = inside.getOrDefault(car, UNKNOWN);
            if (slot == UNKNOWN) {
                inside.put(car, time);
            } else {
                inside.remove(car, UNKNOWN);
                add((int) (-1 - slot), 0); // released and off the line at one instant
            }
        } else if (type == EventType.LINE_OFF) {
            int period = cursor.indexOf(time);
            int slot = period < 0 ? -1 : lines.ofPlace[place] * periods.count() + period;
            long released = inside.remove(car, UNKNOWN);
            if (released != UNKNOWN) {
                add(slot, time - released);
            } else {
                inside.put(car, -1L - slot);
            }
        }
    }

    private void add(int slot, long leadTime) {
        if (slot < 0) {
            return;
        }
        long[] ofSlot = bins[slot];
        if (ofSlot == null) {
            ofSlot = new long[BINS + 1];
            bins[slot] = ofSlot;
        }
        count[slot]++;
        sum[slot] += leadTime;
        least[slot] = Math.min(least[slot], leadTime);
        largest[slot] = Math.max(largest[slot], leadTime);
        ofSlot[(int) Math.min(leadTime / binMs, BINS)]++;
    }

    @Override
    public Result end(long horizon) {
        List<OfLine> all = new ArrayList<>();
        for (int i = 0; i < count.length; i++) {
            all.add(
                    new OfLine(
                            lines.ids.get(i / periods.count()),
                            i % periods.count(),
                            count[i],
                            sum[i],
                            count[i] == 0 ? 0 : least[i],
                            largest[i],
                            binMs,
                            trimmed(bins[i])));
        }
        return new Result(periods, all);
    }

    private static Longs trimmed(long @Nullable [] bins) {
        if (bins == null) {
            return Longs.copyOf();
        }
        int used = bins.length;
        while (used > 0 && bins[used - 1] == 0) {
            used--;
        }
        return Longs.copyOf(bins, used);
    }

    /**
     * Lead times of the cars that came off one line in one period, all in ms.
     *
     * @param sum sum of all lead times
     * @param bins cars by lead time: bin i holds those of [i, i + 1) × binMs, the last of 8,641 all
     *     longer ones
     */
    public record OfLine(
            String line,
            int period,
            long count,
            long sum,
            long least,
            long largest,
            long binMs,
            Longs bins) {

        /** Not a number if no car came off. */
        public double mean() {
            return (double) sum / count;
        }

        /**
         * The ⌈p·count⌉-th smallest lead time, at most one bin too large; −1 if no car came off.
         *
         * @param p from 0 to 1
         */
        public long quantile(double p) {
            long rank = Math.max(1, (long) Math.ceil(p * count));
            long below = 0;
            for (int i = 0; i < bins.size(); i++) {
                below += bins.get(i);
                if (below >= rank) {
                    long end = i == BINS ? largest : (i + 1) * binMs - 1;
                    return Math.min(end, largest);
                }
            }
            return -1;
        }
    }

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
