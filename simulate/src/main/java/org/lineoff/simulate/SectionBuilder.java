package org.lineoff.simulate;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Drawn;
import org.lineoff.model.Junction.LotSource;
import org.lineoff.model.Junction.Parallel;
import org.lineoff.model.Known;
import org.lineoff.model.Section.Kind;
import org.lineoff.model.Station;
import org.lineoff.model.state.PlantState;
import org.lineoff.model.time.OpenTime;
import org.lineoff.simulate.Layout.OtherSite;
import org.lineoff.simulate.Layout.SectionSite;
import org.lineoff.simulate.Layout.StationSite;

/** Builds the sections of one run, and what works at junctions, with their stations. */
final class SectionBuilder {
    private final Layout layout;
    private final Days days;
    private final Samplers samplers;
    private final Drawn drawn;
    private final Floor floor;
    private final Hours hours;
    private final boolean ahead;

    /** What the run goes on from; null: from the beginning. */
    private final @Nullable PlantState from;

    /** The moving lines that it made, and what has to find their sources. */
    final List<PacedSection> paced = new ArrayList<>();

    final Map<PacedSection, Upstream> upstreams = new HashMap<>();

    /** The calendar-dependent failures of what it made. */
    final List<CalendarFailure> calendarFailures = new ArrayList<>();

    /**
     * For one run.
     *
     * @param ahead whether sections compute ahead that can
     * @param from what the run goes on from; null: from the beginning
     */
    SectionBuilder(
            Floor floor, Hours hours, Samplers samplers, boolean ahead, @Nullable PlantState from) {
        this.layout = floor.layout;
        this.days = floor.days;
        this.drawn = floor.drawn;
        this.floor = floor;
        this.hours = hours;
        this.samplers = samplers;
        this.ahead = ahead;
        this.from = from;
    }

    /** A section. */
    Section section(SectionSite site) {
        LocalDate start = hours.start(site);
        OpenTime openTime = hours.of(site);
        Rates rates = new Rates(site, days, drawn, hours.levers(), start);
        long startAt = start == null ? Timed.NEVER : days.clock().midnight(start);
        if (site.section().kind() == Kind.PACED) {
            Known<Duration> takt = Objects.requireNonNull(site.section().takt(), site.name());
            Upstream upstream = new Upstream();
            PacedSection section =
                    new PacedSection(
                            floor,
                            site,
                            openTime,
                            rates,
                            startAt,
                            drawn.millis(takt),
                            upstream,
                            ahead && canComputeAhead(site));
            addHoursAndPeople(section, start);
            upstreams.put(section, upstream);
            paced.add(section);
            floor.pitchesOver++;
            if (section.row() instanceof RecurrentRow row) {
                addVisits(row, site);
            } else {
                addStations(section, site);
            }
            return section;
        }
        if (ahead && canComputeAhead(site)) {
            int[] capacity =
                    site.stations().stream().mapToInt(s -> buffer(s) + s.places().size()).toArray();
            RecurrentSection section =
                    new RecurrentSection(
                            floor,
                            site,
                            openTime,
                            rates,
                            startAt,
                            capacity,
                            site.stations().stream().mapToLong(this::transport).toArray());
            addHoursAndPeople(section, start);
            addStages(section, site);
            return section;
        }
        AsynchronousSection section =
                new AsynchronousSection(floor, site, openTime, rates, startAt);
        addHoursAndPeople(section, start);
        addStations(section, site);
        return section;
    }

    /** Whether sections compute ahead that can. */
    boolean computesAhead() {
        return ahead;
    }

    /**
     * Whether what happens in a section depends on itself alone: no crew is shared with others, and
     * no station fails by the calendar, which interrupts what has begun.
     */
    private static boolean canComputeAhead(SectionSite site) {
        return site.section().crews().isEmpty()
                && site.stations().stream()
                        .flatMap(station -> station.station().failures().stream())
                        .noneMatch(m -> m.counts() == Station.FailureMode.Counts.CALENDAR);
    }

    private void addStages(RecurrentSection section, SectionSite site) {
        Map<Station, WorkContent> work = new HashMap<>();
        RepairCrews crews = new RepairCrews(floor, site.section());
        for (int p = 0; p < site.stations().size(); p++) {
            StationSite station = site.stations().get(p);
            WorkContent content = content(station, work);
            Visit[] units = new Visit[station.places().size()];
            for (int u = 0; u < units.length; u++) {
                units[u] = visit(section.work, station, u, false, content, crews);
            }
            section.put(p, units);
        }
    }

    private void addVisits(RecurrentRow row, SectionSite site) {
        Map<Station, WorkContent> work = new HashMap<>();
        RepairCrews crews = new RepairCrews(floor, site.section());
        for (int p = 0; p < site.stations().size(); p++) {
            StationSite station = site.stations().get(p);
            row.put(p, visit(row.work(), station, 0, true, content(station, work), crews));
        }
    }

    private Visit visit(
            RecurrentWork at,
            StationSite site,
            int unit,
            boolean paced,
            WorkContent content,
            RepairCrews crews) {
        UnitParts parts = UnitParts.of(site, unit, paced, content, crews, layout, drawn, samplers);
        return new Visit(at, parts, site.counter() < 0 ? -1 : site.counter() + unit);
    }

    private WorkContent content(StationSite site, Map<Station, WorkContent> known) {
        return known.computeIfAbsent(
                site.station(), s -> new WorkContent(s.work(), layout, drawn, samplers));
    }

    private void addHoursAndPeople(Section section, @Nullable LocalDate start) {
        SectionSite site = section.site;
        section.entry = hours.entry(site);
        org.lineoff.model.Section.Manning manning = site.section().manning();
        if (manning != null && start != null) {
            section.manning = new Manning(site, manning, days, drawn, start, hours.shifts(site));
        }
    }

    /**
     * What works at a junction.
     *
     * @param sections those of the plant, made before
     */
    Section hall(SectionSite site, Section[] sections) {
        OtherSite junction = layout.junctionAt(site.place());
        SectionSite hoursOf = site;
        if (site.section().calendar() == null && !junction.from().isEmpty()) {
            hoursOf = layout.sections().get(junction.from().getFirst());
        }
        LocalDate start = hours.start(hoursOf);
        OpenTime openTime = hours.of(hoursOf);
        Rates rates = new Rates(site, days, drawn, hours.levers(), start);
        long startAt = start == null ? Timed.NEVER : days.clock().midnight(start);
        StationSite station = site.stations().getFirst();
        WorkContent work = new WorkContent(station.station().work(), layout, drawn, samplers);
        Section hall =
                switch (junction.junction()) {
                    case Parallel parallel ->
                            new ParallelStations(
                                    floor,
                                    site,
                                    openTime,
                                    rates,
                                    startAt,
                                    Math.max(
                                            drawn.whole(parallel.stations()),
                                            StateOfRun.unitsUsed(from, site)),
                                    sections[junction.from().getFirst()]);
                    case LotSource source ->
                            new LotMachine(
                                    floor,
                                    site,
                                    openTime,
                                    rates,
                                    startAt,
                                    Rack.all(source, drawn),
                                    LotMachine.changeOvers(source, drawn));
                    default -> throw new IllegalArgumentException(site.name());
                };
        hall.hoursOf = hoursOf;
        RepairCrews crews = new RepairCrews(floor, site.section());
        switch (hall) {
            case ParallelStations parallel -> {
                for (int u = 0; u < parallel.count(); u++) {
                    parallel.put(u, unit(hall, u, station, u, work, crews));
                }
            }
            case LotMachine machine -> machine.put(unit(hall, 0, station, 0, work, crews));
            default -> {}
        }
        return hall;
    }

    private void addStations(Section section, SectionSite site) {
        Map<Station, WorkContent> work = new HashMap<>();
        RepairCrews crews = new RepairCrews(floor, site.section());
        for (int p = 0; p < site.stations().size(); p++) {
            StationSite station = site.stations().get(p);
            WorkContent content = content(station, work);
            int units = section instanceof PacedSection ? 1 : station.places().size();
            Position position = null;
            if (section instanceof AsynchronousSection asynchronous) {
                position = position(asynchronous, p, station);
                asynchronous.put(position);
            }
            for (int u = 0; u < units; u++) {
                Unit unit = unit(section, p, station, u, content, crews);
                if (position != null) {
                    position.put(u, unit);
                } else if (section instanceof PacedSection moving
                        && moving.row() instanceof UnitRow row) {
                    row.put(unit);
                }
            }
        }
    }

    private Position position(AsynchronousSection section, int index, StationSite site) {
        int needed = StateOfRun.inside(from, section.site, site) - site.places().size();
        return new Position(
                section,
                index,
                Math.max(buffer(site), needed),
                transport(site),
                site.places().size());
    }

    private int buffer(StationSite site) {
        Known<Integer> buffer = site.station().buffer();
        return buffer == null || !drawn.isKnown(buffer) ? 0 : drawn.whole(buffer);
    }

    private long transport(StationSite site) {
        Known<Duration> transport = site.station().transport();
        return transport == null || !drawn.isKnown(transport) ? 0 : drawn.millis(transport);
    }

    private Unit unit(
            Section section,
            int position,
            StationSite site,
            int u,
            WorkContent content,
            RepairCrews crews) {
        boolean paced = section instanceof PacedSection;
        UnitParts parts = UnitParts.of(site, u, paced, content, crews, layout, drawn, samplers);
        Unit unit =
                new Unit(section, position, parts, site.counter() < 0 ? -1 : site.counter() + u);
        List<Station.FailureMode> modes = site.station().failures();
        for (int m = 0; m < modes.size(); m++) {
            FailureLaw law = new FailureLaw(modes.get(m), site.names().get(u), drawn, samplers);
            if (law.countsOpenTime()) {
                calendarFailures.add(new CalendarFailure(section, unit, law, m));
            }
        }
        return unit;
    }
}
