package org.lineoff.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Drawn;
import org.lineoff.model.DrawnDuration;
import org.lineoff.model.Known;
import org.lineoff.model.Section;
import org.lineoff.model.Station;
import org.lineoff.model.time.OpenTime;
import org.lineoff.simulate.Layout.SectionSite;
import org.lineoff.simulate.Layout.StationSite;

/**
 * The hours of a section that must run empty before it closes, and until when cars may enter it.
 *
 * <p>Hours between two gaps that count are a run. A run begins with a start-up, which is cut out of
 * the hours as a planned stop, and cars enter as long as the run-out, open time, is left of it. A
 * section that is open at the epoch runs already. Immutable; made in one pass, a question costs a
 * bisection.
 */
final class EntryHours {
    private static final long DAY = 86_400_000;
    private static final Duration GAP = Duration.ofHours(2);

    /** What a section states, drawn: all in ms. */
    record Rule(long startUp, long runOut, long gap) {
        static @Nullable Rule of(SectionSite site, Drawn drawn) {
            Section.RunEmpty stated = site.section().runEmpty();
            if (stated == null) {
                return null;
            }
            return new Rule(
                    millis(stated.startUp(), 0, drawn),
                    millis(stated.runOut(), usualRunOut(site, drawn), drawn),
                    millis(stated.gap(), GAP.toMillis(), drawn));
        }

        /** For how many days after the horizon one must know the hours to tell its last gap. */
        int daysBeyond() {
            return 1 + (int) ((gap + DAY - 1) / DAY);
        }
    }

    private final OpenTime hours;

    /** By run: when it begins, its start-up included, and the last instant at which cars enter. */
    private final long[] from;

    private final long[] last;

    private EntryHours(OpenTime hours, long[] from, long[] last) {
        this.hours = hours;
        this.from = from;
        this.last = last;
    }

    /**
     * Makes the hours of a section from those of its calendar.
     *
     * @param knownUntil before this instant all openings are known
     */
    static EntryHours of(OpenTime calendar, long knownUntil, Rule rule) {
        List<long[]> startUps = new ArrayList<>();
        List<long[]> runs = new ArrayList<>();
        int next = 0;
        while (next < calendar.count()) {
            int first = next;
            while (next + 1 < calendar.count()
                    && calendar.opening(next + 1) - calendar.closing(next) < rule.gap) {
                next++;
            }
            long end = calendar.closing(next++);
            boolean ends = next < calendar.count() || end <= knownUntil - rule.gap;
            long begin = calendar.opening(first);
            if (begin > 0) {
                addStartUp(startUps, calendar, first, next, rule.startUp);
            }
            runs.add(new long[] {begin, ends ? end : OpenTime.NEVER});
        }
        OpenTime hours = calendar.with(startUps);
        return new EntryHours(
                hours,
                runs.stream().mapToLong(run -> run[0]).toArray(),
                runs.stream().mapToLong(run -> last(hours, run[0], run[1], rule.runOut)).toArray());
    }

    private static void addStartUp(
            List<long[]> startUps, OpenTime calendar, int first, int next, long length) {
        long left = length;
        for (int i = first; i < next && left > 0; i++) {
            long end = Math.min(calendar.closing(i), calendar.opening(i) + left);
            startUps.add(new long[] {calendar.opening(i), end});
            left -= end - calendar.opening(i);
        }
    }

    private static long last(OpenTime hours, long begin, long end, long runOut) {
        if (runOut == 0 || end == OpenTime.NEVER) {
            return end;
        }
        long c = hours.openTime(end) - runOut;
        return c < hours.openTime(begin) ? -1 : hours.latest(c);
    }

    /** Transport and mean work of all stations, or stations × takt. */
    private static long usualRunOut(SectionSite site, Drawn drawn) {
        Known<Duration> takt = site.section().takt();
        if (site.section().kind() == Section.Kind.PACED && takt != null) {
            return site.stations().size() * drawn.millis(takt);
        }
        double sum = 0;
        for (StationSite each : site.stations()) {
            Station station = each.station();
            sum += DrawnDuration.of(station.work().time(), drawn).meanMillis();
            sum += millis(station.transport(), 0, drawn);
        }
        return Math.round(sum);
    }

    private static long millis(@Nullable Known<Duration> figure, long otherwise, Drawn drawn) {
        return figure == null || !drawn.isKnown(figure) ? otherwise : drawn.millis(figure);
    }

    /** The hours, start-ups cut out. */
    OpenTime hours() {
        return hours;
    }

    /** Until when, that instant included, cars enter in the run of t; before t if no more. */
    long last(long t) {
        int found = Arrays.binarySearch(from, t);
        int run = found >= 0 ? found : -found - 2;
        return run < 0 ? -1 : last[run];
    }
}
