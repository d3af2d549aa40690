package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.model.DrawnDuration;
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.random.Draws;
import org.lineoff.simulate.Layout.OtherSite;
import org.lineoff.simulate.Layout.SectionSite;
import org.lineoff.simulate.Layout.StationSite;

/**
 * Checks sections that must run empty against the hours that the same plant has without that: each
 * run begins with a start-up, and cars enter neither in it nor when the run-out is over. Counts
 * milliseconds from interval to interval.
 */
final class EntryLaw {
    private final Ran ran;
    private final String as;
    private final Layout layout;
    private int entries;

    /** Open from, to. */
    private record Span(long from, long to) {}

    private EntryLaw(Ran ran, String as) {
        this.ran = ran;
        this.as = as;
        layout = LayoutBuilder.layout(ran.plant());
    }

    /** Checks a plant without policies; returns how many entries it looked at. */
    static int check(Ran ran, int seed, String as) {
        Plant without = Edit.sections(ran.plant(), s -> Edit.with(s, "runEmpty", null));
        Ran usual = Ran.of(without, seed);
        EntryLaw law = new EntryLaw(ran, as);
        for (SectionSite site : law.layout.sections()) {
            if (site.section().runEmpty() != null && !usual.outcome().deadlock().isPresent()) {
                law.check(site, open(usual, site.name()), open(ran, site.name()), seed);
            }
        }
        return law.entries;
    }

    private static List<Span> open(Ran ran, String section) {
        long end = new Days(ran.plant()).end();
        List<Span> open = new ArrayList<>();
        long since = 0;
        for (Event e : ran.reported()) {
            if (e.place().equals(section) && e.type() == EventType.STOPPED && since >= 0) {
                if (e.time() > since) {
                    open.add(new Span(since, e.time()));
                }
                since = -1;
            } else if (e.place().equals(section) && e.type() == EventType.RESUMED) {
                since = e.time();
            }
        }
        if (since >= 0) {
            open.add(new Span(since, end));
        }
        return open;
    }

    private void check(SectionSite site, List<Span> usual, List<Span> real, int seed) {
        Section.RunEmpty stated = site.section().runEmpty();
        long gap = stated.gap() == null ? 7_200_000 : millis(stated.gap());
        long runOut = stated.runOut() == null ? usualRunOut(site, seed) : millis(stated.runOut());
        long end = new Days(ran.plant()).end();
        List<Long> cars = entries(site);
        entries += cars.size();
        int next = 0;
        while (next < usual.size()) {
            int first = next++;
            while (next < usual.size() && usual.get(next).from() - usual.get(next - 1).to() < gap) {
                next++;
            }
            long from = usual.get(first).from();
            long to = usual.get(next - 1).to();
            boolean ends = next < usual.size() || (to < end && end - to >= gap);
            long startUp = from == 0 ? 0 : millis(stated.startUp());
            if (!ran.outcome().deadlock().isPresent()) {
                assertThat(open(real, from, to))
                        .as("%s: open time of %s in the run from %d", as, site.name(), from)
                        .isEqualTo(Math.max(0, open(usual, from, to) - startUp));
            }
            for (long car : cars) {
                if (car >= from && car <= to) {
                    assertThat(open(usual, from, car))
                            .as("%s: start-up of %s before an entry at %d", as, site.name(), car)
                            .isGreaterThanOrEqualTo(startUp);
                }
                if (car >= from && car <= to && ends) {
                    assertThat(open(usual, car, to))
                            .as("%s: run-out of %s after an entry at %d", as, site.name(), car)
                            .isGreaterThanOrEqualTo(runOut);
                }
            }
        }
    }

    private static long open(List<Span> spans, long from, long to) {
        return spans.stream()
                .mapToLong(s -> Math.max(0, Math.min(to, s.to()) - Math.max(from, s.from())))
                .sum();
    }

    private long usualRunOut(SectionSite site, int seed) {
        if (site.section().kind() == Section.Kind.PACED) {
            return site.stations().size() * millis(site.section().takt());
        }
        var drawn = new org.lineoff.model.Drawn(new Draws(seed, 0), ran.plant().asOf());
        double sum = 0;
        for (StationSite each : site.stations()) {
            var transport = each.station().transport();
            sum += DrawnDuration.of(each.station().work().time(), drawn).meanMillis();
            sum += transport == null ? 0 : millis(transport);
        }
        return Math.round(sum);
    }

    private static long millis(Known<Duration> figure) {
        return figure.versions().getFirst().value().toMillis();
    }

    /** When cars came in from sources, stores and, where nothing is inspected, over links. */
    private List<Long> entries(SectionSite site) {
        Map<EventType, Set<String>> from = new HashMap<>();
        from.put(EventType.RELEASED, new HashSet<>());
        from.put(EventType.LEFT, new HashSet<>());
        for (Layout.JunctionSite each : layout.junctions()) {
            if (each instanceof OtherSite other && other.to().contains(site.index())) {
                switch (other.junction()) {
                    case Junction.Source _ -> from.get(EventType.RELEASED).add(other.name());
                    case Junction.Store _ -> from.get(EventType.LEFT).add(other.name());
                    case Junction.Link _ -> {
                        SectionSite before = layout.sections().get(other.from().getFirst());
                        if (before.section().gate() == null) {
                            from.get(EventType.LEFT).addAll(before.stations().getLast().names());
                        }
                    }
                    default -> {}
                }
            }
        }
        return ran.reported().stream()
                .filter(e -> from.getOrDefault(e.type(), Set.of()).contains(e.place()))
                .map(Event::time)
                .toList();
    }
}
