package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Demand;
import org.lineoff.model.Drawn;
import org.lineoff.model.Junction.Sink;
import org.lineoff.model.Junction.Source;
import org.lineoff.model.Section;
import org.lineoff.model.Station;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;
import org.lineoff.model.time.OpenTime;
import org.lineoff.simulate.Layout.OtherSite;
import org.lineoff.simulate.Layout.SectionSite;
import org.lineoff.simulate.Layout.StationSite;

/**
 * A plant that is one line and nothing else, in one run: a source, an asynchronous section of
 * single stations, a sink, and nothing that changes in the run but the hours. No such line needs an
 * event list: every time is a maximum of a few earlier ones plus a duration ({@link LineRun}).
 *
 * @param hours of its one section; all times inside are in its open time
 * @param end of the run, in ms
 * @param orders null where parts are made without limit
 * @param groups option groups that anything depends on
 */
record WholeLine(
        SectionSite section,
        int sourcePlace,
        int sinkPlace,
        OpenTime hours,
        long end,
        @Nullable Orders orders,
        List<Integer> groups,
        List<Stop> stops) {

    /**
     * One station.
     *
     * @param places in its buffer and itself
     * @param transport in ms of open time
     * @param law of its work where that is the same for all cars, else null
     * @param failures null if it never fails
     */
    record Stop(
            int place,
            int places,
            long transport,
            WorkContent work,
            @Nullable Law law,
            long workKey,
            @Nullable OperationFailures failures) {}

    int count() {
        return stops.size();
    }

    /** Returns what a plant has that no whole line may have, in words; empty for a whole line. */
    static Optional<String> missing(Layout layout, Scenario scenario) {
        Drawn drawn = scenario.drawn();
        if (scenario.criticalPath()) {
            return Optional.of("the critical path");
        }
        if (layout.sections().size() != 1
                || !layout.halls().isEmpty()
                || !layout.skidLoops().isEmpty()
                || layout.junctions().size() != 2
                || source(layout) == null
                || sink(layout) == null) {
            return Optional.of("more than a source, a section and a sink");
        }
        if (!layout.plant().policies().isEmpty()
                || !DrawnLever.of(layout.plant(), drawn).isEmpty()) {
            return Optional.of("levers or policies");
        }
        String sequence = sequence(layout);
        for (Demand.Supply supply : layout.plant().demand().supplies()) {
            if (supply.sequences().isEmpty() || supply.sequences().contains(sequence)) {
                return Optional.of("supplies");
            }
        }
        return missing(layout.sections().getFirst()).or(() -> missingInStations(layout));
    }

    private static Optional<String> missing(SectionSite site) {
        Section section = site.section();
        if (section.kind() == Section.Kind.PACED) {
            return Optional.of("a takt");
        }
        if (site.line() == null || !site.line().ramp().isEmpty() || !section.ramp().isEmpty()) {
            return Optional.of("a ramp");
        }
        if (section.gate() != null) {
            return Optional.of("a gate");
        }
        if (section.runEmpty() != null) {
            return Optional.of("hours in which no car may enter");
        }
        return section.manning() != null || !section.crews().isEmpty()
                ? Optional.of("people or repair crews")
                : Optional.empty();
    }

    private static Optional<String> missingInStations(Layout layout) {
        for (StationSite site : layout.sections().getFirst().stations()) {
            Station station = site.station();
            if (site.places().size() > 1) {
                return Optional.of("parallel stations");
            }
            if (station.setUp() != null) {
                return Optional.of("set-ups");
            }
            for (Station.FailureMode mode : station.failures()) {
                if (mode.counts() == Station.FailureMode.Counts.CALENDAR) {
                    return Optional.of("failures that count open time");
                }
            }
        }
        return Optional.empty();
    }

    /** The line of a plant that misses nothing. */
    static WholeLine of(Layout layout, Days days, Samplers samplers, Scenario scenario, long end) {
        Drawn drawn = scenario.drawn();
        SectionSite site = layout.sections().getFirst();
        String sequence = sequence(layout);
        Map<Station, WorkContent> work = new HashMap<>();
        Stop[] stops = new Stop[site.stations().size()];
        for (int j = 0; j < stops.length; j++) {
            StationSite at = site.stations().get(j);
            WorkContent content =
                    work.computeIfAbsent(
                            at.station(), s -> new WorkContent(s.work(), layout, drawn, samplers));
            stops[j] = stop(at, content, drawn, samplers);
        }
        OtherSite source = source(layout);
        OtherSite sink = sink(layout);
        if (source == null || sink == null) {
            throw new IllegalArgumentException("no whole line");
        }
        return new WholeLine(
                site,
                source.place(),
                sink.place(),
                new Hours(layout, days, scenario).of(site),
                end,
                sequence == null ? null : Orders.of(layout.plant(), drawn, sequence),
                layout.optionGroups(),
                List.of(stops));
    }

    private static Stop stop(
            StationSite site, WorkContent content, Drawn drawn, Samplers samplers) {
        Station station = site.station();
        String name = site.names().getFirst();
        var buffer = station.buffer();
        var transport = station.transport();
        return new Stop(
                site.places().getFirst(),
                1 + (buffer == null || !drawn.isKnown(buffer) ? 0 : drawn.whole(buffer)),
                transport == null || !drawn.isKnown(transport) ? 0 : drawn.millis(transport),
                content,
                content.sameForAll(),
                drawn.draws().key(Purpose.WORK, Draws.place(name)),
                failures(station, name, drawn, samplers));
    }

    private static @Nullable OperationFailures failures(
            Station station, String name, Drawn drawn, Samplers samplers) {
        List<FailureLaw> laws = new ArrayList<>();
        List<@Nullable RepairCrew> noCrews = new ArrayList<>();
        for (Station.FailureMode mode : station.failures()) {
            laws.add(new FailureLaw(mode, name, drawn, samplers));
            noCrews.add(null);
        }
        int[] modes = new int[laws.size()];
        for (int m = 0; m < modes.length; m++) {
            modes[m] = m;
        }
        return laws.isEmpty()
                ? null
                : new OperationFailures(laws.toArray(FailureLaw[]::new), modes, noCrews);
    }

    private static @Nullable OtherSite source(Layout layout) {
        return find(layout, Source.class);
    }

    private static @Nullable OtherSite sink(Layout layout) {
        return find(layout, Sink.class);
    }

    private static @Nullable OtherSite find(Layout layout, Class<?> kind) {
        return layout.junctions().stream()
                .filter(OtherSite.class::isInstance)
                .map(OtherSite.class::cast)
                .filter(site -> kind.isInstance(site.junction()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String sequence(Layout layout) {
        OtherSite source = source(layout);
        return source != null && source.junction() instanceof Source at ? at.sequence() : null;
    }
}
