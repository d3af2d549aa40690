package org.lineoff.simulate;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.EventSink;
import org.lineoff.model.Demand;
import org.lineoff.model.Drawn;
import org.lineoff.model.Gate.Repair;
import org.lineoff.model.Junction.Join;
import org.lineoff.model.Junction.Link;
import org.lineoff.model.Junction.LotSource;
import org.lineoff.model.Junction.Merge;
import org.lineoff.model.Junction.Parallel;
import org.lineoff.model.Junction.Sink;
import org.lineoff.model.Junction.Source;
import org.lineoff.model.Junction.Split;
import org.lineoff.model.Junction.Store;
import org.lineoff.model.Known;
import org.lineoff.model.RetrievalRule;
import org.lineoff.model.Section.Kind;
import org.lineoff.model.Station;
import org.lineoff.model.state.PlantState;
import org.lineoff.model.time.OpenTime;
import org.lineoff.simulate.Layout.GateSite;
import org.lineoff.simulate.Layout.JunctionSite;
import org.lineoff.simulate.Layout.LoopSite;
import org.lineoff.simulate.Layout.OtherSite;
import org.lineoff.simulate.Layout.SectionSite;
import org.lineoff.simulate.Layout.StationSite;

/** Builds the {@link Engine} of one run from the layout, the drawn figures and the start dates. */
final class EngineBuilder {
    private final Layout layout;
    private final Days days;
    private final Samplers samplers;
    private final Drawn drawn;
    private final Map<String, RetrievalRule> retrievalRules;
    private final Floor floor;
    private final Hours hours;
    private final Section[] sections;
    private final Junction[] junctions;
    private final BuildSequence[] sequences;
    private final List<PacedSection> paced = new ArrayList<>();
    private final Map<PacedSection, Upstream> upstreams = new HashMap<>();
    private final List<CalendarFailure> calendarFailures = new ArrayList<>();
    private final boolean ahead;
    private final List<Skids> loops = new ArrayList<>();
    private final List<Decision> decided;

    /** What it goes on from; null: from the beginning. */
    private final @Nullable PlantState from;

    /**
     * For one run.
     *
     * @param ahead whether sections compute ahead that can
     * @param from what it goes on from; null: from the beginning
     */
    EngineBuilder(
            Layout layout,
            Days days,
            Samplers samplers,
            Scenario scenario,
            CriticalPath path,
            EventSink sink,
            boolean ahead,
            @Nullable PlantState from) {
        this.ahead = ahead;
        this.from = from;
        this.layout = layout;
        this.days = days;
        this.samplers = samplers;
        drawn = scenario.drawn();
        retrievalRules = scenario.retrievalRules();
        checkRules();
        hours = new Hours(layout, days, scenario);
        decided = from == null ? List.of() : StateOfRun.decisions(from, layout.plant());
        decided.forEach(hours::add);
        floor = new Floor(layout, days, drawn, path, sink);
        sections = new Section[layout.workplaces()];
        junctions = new Junction[layout.junctions().size()];
        sequences = new BuildSequence[layout.plant().demand().sequences().size()];
    }

    Engine build(boolean askAll, long end) {
        for (SectionSite site : layout.sections()) {
            sections[site.index()] = section(site);
        }
        for (SectionSite site : layout.halls()) {
            sections[site.index()] = hall(site);
        }
        for (int i = 0; i < sequences.length; i++) {
            String id = layout.plant().demand().sequences().get(i).id();
            sequences[i] = new BuildSequence(floor, i, Orders.of(layout.plant(), drawn, id));
        }
        List<Supply> supplies = supplies();
        for (int i = 0; i < junctions.length; i++) {
            junctions[i] = junction(i, layout.junctions().get(i));
        }
        connect();
        addSkidLoops();
        upstreams.forEach(
                (section, upstream) -> upstream.find(section, layout, sections, junctions));
        LeverDays leverDays = new LeverDays(floor, hours.levers());
        Policies policies = new Policies(floor, hours, sections, leverDays);
        DailyWatch watch = new DailyWatch(floor);
        Limit limit = new Limit(floor, sections, end);
        floor.timers.seal();
        long[][] together = Neighbours.of(layout);
        for (Junction junction : junctions) {
            junction.together = together[junction.order];
        }
        StateOfRun state =
                new StateOfRun(floor, sections, junctions, sequences, supplies, loops, policies);
        if (from == null) {
            begin(leverDays, policies, watch, supplies);
            limit.begin();
        } else {
            state.restore(from, decided);
            leverDays.goOn();
            watch.goOn();
        }
        return new Engine(floor, sections, junctions, paced, watch, policies, askAll, state);
    }

    private void begin(
            LeverDays leverDays, Policies policies, DailyWatch watch, List<Supply> supplies) {
        leverDays.begin();
        policies.begin();
        watch.wakeAt(0);
        for (Section section : sections) {
            section.wakeAt(0);
        }
        for (BuildSequence sequence : sequences) {
            sequence.begin();
        }
        supplies.forEach(Supply::begin);
        calendarFailures.forEach(CalendarFailure::begin);
    }

    private List<Supply> supplies() {
        List<Supply> all = new ArrayList<>();
        Demand demand = layout.plant().demand();
        for (Demand.Supply supply : demand.supplies()) {
            Supply parts = new Supply(floor, supply);
            for (int i = 0; i < sequences.length; i++) {
                String id = demand.sequences().get(i).id();
                if (supply.sequences().isEmpty() || supply.sequences().contains(id)) {
                    sequences[i].add(parts);
                }
            }
            all.add(parts);
        }
        return all;
    }

    // ---- sections ----

    private Section section(SectionSite site) {
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
                    new RecurrentSection(floor, site, openTime, rates, startAt, capacity);
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
        int last = site.stations().size() - 1;
        for (int p = 0; p <= last; p++) {
            StationSite station = site.stations().get(p);
            WorkContent content = content(station, work);
            int units = station.places().size();
            Stage stage = new Stage(section, p, transport(station), units);
            for (int u = 0; u < units; u++) {
                stage.units[u] = visit(section.work, station, u, false, content, crews);
                if (p == last) {
                    section.putExit(u, stage.units[u]);
                }
            }
            section.put(stage, stage.units[0].parts());
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

    private Section hall(SectionSite site) {
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

    // ---- junctions ----

    private Junction junction(int order, JunctionSite site) {
        return switch (site) {
            case GateSite gate -> gate(order, gate);
            case OtherSite other -> junction(order, other);
        };
    }

    private Gate gate(int order, GateSite site) {
        Section section = sections[site.section().index()];
        Repair repair = site.gate().repair();
        Gate gate =
                new Gate(
                        floor,
                        order,
                        site,
                        section,
                        drawn,
                        repair == null
                                ? null
                                : new RepairShop(
                                        floor,
                                        section,
                                        site.section(),
                                        Math.max(
                                                drawn.whole(repair.places()),
                                                StateOfRun.inRepair(from, site.section())),
                                        Math.max(
                                                drawn.whole(repair.servers()),
                                                StateOfRun.underRepair(from, site.section())),
                                        Law.of(repair.time(), drawn, samplers)));
        section.gate = gate;
        return gate;
    }

    private Junction junction(int order, OtherSite site) {
        int place = site.place();
        return switch (site.junction()) {
            case Source source -> source(order, site, source);
            case Sink _ -> new SinkJunction(floor, order, place, from(site, 0));
            case Link _ -> new LinkJunction(floor, order, place, from(site, 0), to(site, 0));
            case Split split ->
                    new SplitJunction(
                            floor,
                            order,
                            place,
                            from(site, 0),
                            all(site.to()),
                            SplitRule.of(split, site.name(), layout, drawn),
                            site.counter());
            case Merge merge ->
                    new MergeJunction(
                            floor,
                            order,
                            place,
                            all(site.from()),
                            to(site, 0),
                            merge.rule() == Merge.Rule.PRIORITY);
            case Join join -> {
                boolean[] matched = new boolean[site.from().size()];
                for (int p = 1; p < matched.length; p++) {
                    matched[p] = join.parts().get(p - 1).matched();
                }
                yield new JoinJunction(
                        floor,
                        order,
                        place,
                        all(site.from()),
                        matched,
                        rackParts(site, join),
                        to(site, 0),
                        site.counter());
            }
            case Store store -> {
                Known<Integer> stated = store.lanes();
                int lanes = stated == null ? 0 : drawn.whole(stated);
                int inside = StateOfRun.inStore(from, site.name());
                yield new StoreJunction(
                        floor,
                        order,
                        place,
                        from(site, 0),
                        to(site, 0),
                        StoreJunction.places(drawn.whole(store.capacity()), lanes, inside),
                        lanes,
                        retrievalRules.getOrDefault(site.name(), stated(store)),
                        site.counter());
            }
            case Parallel _ ->
                    new ParallelJunction(
                            floor,
                            order,
                            place,
                            from(site, 0),
                            (ParallelStations) sections[layout.hallAt(place).index()],
                            to(site, 0));
            case LotSource _ -> new LotJunction(floor, order, place, machine(place));
        };
    }

    private static RetrievalRule stated(Store store) {
        return switch (store.retrieve()) {
            case FIRST_IN -> RetrievalRule.FIRST_IN;
            case LOWEST_NUMBER -> RetrievalRule.LOWEST_NUMBER;
        };
    }

    /** A rule for a store that the plant does not have would decide nothing, unseen. */
    private void checkRules() {
        List<String> stores =
                layout.junctions().stream()
                        .filter(
                                j ->
                                        j instanceof OtherSite other
                                                && other.junction() instanceof Store)
                        .map(j -> ((OtherSite) j).name())
                        .toList();
        for (String name : retrievalRules.keySet()) {
            if (!stores.contains(name)) {
                throw new IllegalArgumentException(
                        "no store \"%s\" among %s".formatted(name, stores));
            }
        }
    }

    private LotMachine machine(int place) {
        return (LotMachine) sections[layout.hallAt(place).index()];
    }

    private RackParts rackParts(OtherSite site, Join join) {
        RackParts.Need[] needs = new RackParts.Need[join.racks().size()];
        for (int r = 0; r < needs.length; r++) {
            Join.FromRack from = join.racks().get(r);
            needs[r] =
                    new RackParts.Need(
                            machine(site.racks().get(r)).rack(from.part()),
                            from.count(),
                            new Needs(from.takes(), layout));
        }
        return new RackParts(floor, site.place(), join.parts().size(), needs);
    }

    private Junction source(int order, OtherSite site, Source source) {
        String sequence = source.sequence();
        if (sequence != null) {
            int index = 0;
            while (!layout.plant().demand().sequences().get(index).id().equals(sequence)) {
                index++;
            }
            return new OrderSource(floor, order, site.place(), to(site, 0), sequences[index]);
        }
        return site.follows() >= 0
                ? new MatchedSource(floor, order, site.place(), to(site, 0))
                : new PartSource(floor, order, site.place(), to(site, 0));
    }

    private Section from(OtherSite site, int i) {
        return sections[site.from().get(i)];
    }

    private Section to(OtherSite site, int i) {
        return sections[site.to().get(i)];
    }

    private Section[] all(List<Integer> indices) {
        return indices.stream().map(i -> sections[i]).toArray(Section[]::new);
    }

    // ---- who is beside whom ----

    private void connect() {
        for (int i = 0; i < junctions.length; i++) {
            if (layout.junctions().get(i) instanceof OtherSite site) {
                for (int from : site.from()) {
                    sections[from].behind = junctions[i];
                }
                for (int to : site.to()) {
                    addBefore(sections[to], junctions[i]);
                }
                switch (junctions[i]) {
                    case ParallelJunction parallel -> {
                        parallel.hall().behind = parallel;
                        addBefore(parallel.hall(), parallel);
                    }
                    case LotJunction lots -> lots.machine().behind = lots;
                    case JoinJunction join -> join.awaitParts();
                    default -> {}
                }
                if (site.follows() >= 0 && junctions[i] instanceof MatchedSource source) {
                    follow(source, site.follows());
                }
            }
        }
    }

    /** A split may have several ways to one section. */
    private static void addBefore(Section section, Junction junction) {
        List<Junction> before = new ArrayList<>(List.of(section.before));
        if (!before.contains(junction)) {
            before.add(junction);
            section.before = before.toArray(Junction[]::new);
        }
    }

    private void addSkidLoops() {
        for (int i = 0; i < layout.skidLoops().size(); i++) {
            LoopSite site = layout.skidLoops().get(i);
            Section first = sections[site.from()];
            Section last = sections[site.to()];
            Skids loop =
                    new Skids(
                            floor,
                            i,
                            site.place(),
                            Math.max(
                                    drawn.whole(site.loop().skids()),
                                    StateOfRun.inUse(
                                            from, layout.places().get(site.place()).name())),
                            drawn.millis(site.loop().returns()),
                            first);
            site.sections().forEach(s -> loop.addHolder(sections[s]));
            for (Junction junction : junctions) {
                if (site.stores().contains(junction.place)) {
                    switch (junction) {
                        case StoreJunction store -> loop.addHolder(store);
                        case ParallelJunction parallel -> loop.addHolder(parallel.hall());
                        default -> {}
                    }
                }
            }
            loops.add(loop);
            first.takesSkids = with(first.takesSkids, loop);
            last.givesSkids = with(last.givesSkids, loop);
        }
    }

    private static Skids[] with(Skids[] loops, Skids another) {
        List<Skids> all = new ArrayList<>(List.of(loops));
        all.add(another);
        return all.toArray(Skids[]::new);
    }

    private void follow(MatchedSource source, int place) {
        for (Junction junction : junctions) {
            if (junction.place == place && junction instanceof StoreJunction store) {
                store.addFollower(source);
                return;
            }
        }
        throw new IllegalArgumentException(
                "a source follows %s, which is no store"
                        .formatted(layout.places().get(place).name()));
    }
}
