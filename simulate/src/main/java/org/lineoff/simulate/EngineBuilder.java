package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.lineoff.model.state.PlantState;
import org.lineoff.simulate.Layout.GateSite;
import org.lineoff.simulate.Layout.JunctionSite;
import org.lineoff.simulate.Layout.LoopSite;
import org.lineoff.simulate.Layout.OtherSite;
import org.lineoff.simulate.Layout.SectionSite;

/** Builds the {@link Engine} of one run from the layout, the drawn figures and the start dates. */
final class EngineBuilder {
    private final Layout layout;
    private final Samplers samplers;
    private final Drawn drawn;
    private final Map<String, RetrievalRule> retrievalRules;
    private final Floor floor;
    private final Hours hours;
    private final Section[] sections;
    private final Junction[] junctions;
    private final BuildSequence[] sequences;
    private final SectionBuilder builder;
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
        this.from = from;
        this.layout = layout;
        this.samplers = samplers;
        drawn = scenario.drawn();
        retrievalRules = scenario.retrievalRules();
        checkRules();
        hours = new Hours(layout, days, scenario);
        decided = from == null ? List.of() : StateOfRun.decisions(from, layout.plant());
        decided.forEach(hours::add);
        floor = new Floor(layout, days, drawn, path, sink);
        builder = new SectionBuilder(floor, hours, samplers, ahead, from);
        sections = new Section[layout.workplaces()];
        junctions = new Junction[layout.junctions().size()];
        sequences = new BuildSequence[layout.plant().demand().sequences().size()];
    }

    Engine build(boolean askAll, long end) {
        for (SectionSite site : layout.sections()) {
            sections[site.index()] = builder.section(site);
        }
        for (SectionSite site : layout.halls()) {
            sections[site.index()] = builder.hall(site, sections);
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
        builder.upstreams.forEach(
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
        if (builder.computesAhead()) {
            crossAhead(together);
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
        return new Engine(
                floor,
                sections,
                junctions,
                builder.paced,
                sequences,
                watch,
                policies,
                askAll,
                state);
    }

    /**
     * Where cars can cross ahead of time they do. Whoever crosses so, or has nothing to decide
     * anyway, is not asked.
     */
    private void crossAhead(long[][] together) {
        for (Junction junction : junctions) {
            switch (junction) {
                case LinkJunction link -> link.crossAhead();
                case JoinJunction join -> join.crossAhead();
                case PartSource source -> source.crossAhead();
                case MatchedSource source -> source.crossAhead();
                default -> {}
            }
            if (junction.crossing != null || !junction.mayDecide()) {
                for (long[] set : together) {
                    set[junction.order / 64] &= ~(1L << junction.order);
                }
            }
        }
        for (Junction junction : junctions) {
            if (junction instanceof JoinJunction join) {
                floor.lagging.addAll(join.lagging());
            }
        }
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
        builder.calendarFailures.forEach(CalendarFailure::begin);
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
                        retrievalRules.getOrDefault(site.name(), stated(store)).forRun(),
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
