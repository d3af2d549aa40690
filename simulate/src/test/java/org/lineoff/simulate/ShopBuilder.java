package org.lineoff.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.lineoff.model.Distribution;
import org.lineoff.model.Gate;
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
import org.lineoff.model.RampFactor;
import org.lineoff.model.Section;
import org.lineoff.model.SetUp;
import org.lineoff.model.Shop;
import org.lineoff.model.SkidLoop;
import org.lineoff.model.Station;
import org.lineoff.model.Text;

/** A shop of a {@link PlantBuilder}: sections, then junctions. */
public final class ShopBuilder {
    private final List<Section> sections = new ArrayList<>();
    private final List<Junction> junctions = new ArrayList<>();
    private final List<SkidLoop> skidLoops = new ArrayList<>();

    public ShopBuilder section(String id, UnaryOperator<SectionBuilder> section) {
        sections.add(section.apply(new SectionBuilder()).build(id));
        return this;
    }

    ShopBuilder section(Section section) {
        sections.add(section);
        return this;
    }

    /** Cars of the sequence {@code orders}. */
    public ShopBuilder source(String id, String to) {
        return source(id, to, PlantBuilder.ORDERS);
    }

    public ShopBuilder source(String id, String to, String sequence) {
        return junction(new Junction.Source(id, to, sequence, null));
    }

    public ShopBuilder partSource(String id, String to) {
        return junction(new Junction.Source(id, to, null, null));
    }

    public ShopBuilder feeder(String id, String to, String follows) {
        return junction(new Junction.Source(id, to, null, follows));
    }

    public ShopBuilder sink(String id, String from) {
        return junction(new Junction.Sink(id, from));
    }

    public ShopBuilder link(String id, String from, String to) {
        return junction(new Junction.Link(id, from, to));
    }

    public ShopBuilder store(String id, String from, String to, int capacity) {
        return store(id, from, to, capacity, Junction.Store.Rule.FIRST_IN);
    }

    public ShopBuilder store(
            String id, String from, String to, int capacity, Junction.Store.Rule rule) {
        return junction(
                new Junction.Store(id, null, from, to, PlantBuilder.known(capacity), null, rule));
    }

    public ShopBuilder lanes(
            String id, String from, String to, int capacity, int lanes, Junction.Store.Rule rule) {
        return junction(
                new Junction.Store(
                        id,
                        null,
                        from,
                        to,
                        PlantBuilder.known(capacity),
                        PlantBuilder.known(lanes),
                        rule));
    }

    public ShopBuilder merge(String id, String to, Junction.Merge.Rule rule, String... from) {
        return junction(new Junction.Merge(id, List.of(from), to, rule));
    }

    public ShopBuilder split(
            String id, String from, Junction.Split.By by, Junction.Split.Branch... ways) {
        return junction(new Junction.Split(id, from, by, List.of(ways)));
    }

    static Junction.Split.Branch taking(String to, String... takes) {
        return new Junction.Split.Branch(to, List.of(takes), null, null);
    }

    static Junction.Split.Branch share(String to, double share) {
        return new Junction.Split.Branch(to, List.of(), PlantBuilder.known(share), null);
    }

    static Junction.Split.Branch result(String to, Junction.Split.Result result) {
        return new Junction.Split.Branch(to, List.of(), null, result);
    }

    public ShopBuilder join(String id, String from, String to, Junction.Join.Part... parts) {
        return junction(new Junction.Join(id, from, List.of(parts), List.of(), to));
    }

    static Junction.Join.Part matched(String from) {
        return new Junction.Join.Part(from, true);
    }

    static Junction.Join.Part any(String from) {
        return new Junction.Join.Part(from, false);
    }

    /** Stations in which cars overtake; a station says their work, failures and defects. */
    public ShopBuilder parallel(
            String id,
            String from,
            String to,
            int stations,
            String calendar,
            UnaryOperator<StationBuilder> station) {
        Station each = station.apply(new StationBuilder()).build(id);
        return junction(
                new Junction.Parallel(
                        id,
                        null,
                        from,
                        to,
                        PlantBuilder.known(stations),
                        each.work(),
                        each.failures(),
                        each.defects(),
                        calendar));
    }

    /** A lot source; a station says its stroke (work) and failures. */
    public ShopBuilder lotSource(
            String id,
            String calendar,
            String changeOver,
            UnaryOperator<StationBuilder> machine,
            Junction.LotSource.LotPart... parts) {
        Station each = machine.apply(new StationBuilder()).build(id);
        return junction(
                new Junction.LotSource(
                        id,
                        null,
                        calendar,
                        each.work().time(),
                        List.of(parts),
                        List.of(),
                        changeOver == null
                                ? null
                                : PlantBuilder.known(PlantBuilder.time(changeOver)),
                        each.failures()));
    }

    static Junction.LotSource.LotPart lotPart(
            String id, int perStroke, int lot, int min, int max, int stock) {
        return new Junction.LotSource.LotPart(
                id,
                null,
                perStroke,
                PlantBuilder.known(lot),
                PlantBuilder.known(min),
                PlantBuilder.known(max),
                PlantBuilder.known(stock));
    }

    /** A join that takes parts from racks alone. */
    public ShopBuilder joinRacks(
            String id, String from, String to, Junction.Join.FromRack... racks) {
        return junction(new Junction.Join(id, from, List.of(), List.of(racks), to));
    }

    static Junction.Join.FromRack fromRack(String source, String part, int count, String... takes) {
        return new Junction.Join.FromRack(source, part, count, List.of(takes));
    }

    public ShopBuilder junction(Junction junction) {
        junctions.add(junction);
        return this;
    }

    public ShopBuilder skids(String id, String from, String to, int skids, String returns) {
        skidLoops.add(
                new SkidLoop(
                        id,
                        from,
                        to,
                        PlantBuilder.known(skids),
                        PlantBuilder.known(PlantBuilder.time(returns))));
        return this;
    }

    Shop build(String id, List<String> lines) {
        return new Shop(id, Text.of(id), lines, null, sections, junctions, skidLoops);
    }

    /** A section. */
    public static final class SectionBuilder {
        private final List<Station> stations = new ArrayList<>();
        private final List<RampFactor> ramp = new ArrayList<>();
        private Section.Kind kind = Section.Kind.ASYNCHRONOUS;
        private Known<Duration> takt;
        private String calendar;
        private boolean emptyPitches;
        private boolean emptyAtEnd = true;
        private Gate gate;
        private Section.RunEmpty runEmpty;
        private Section.Manning manning;
        private final List<Section.RepairCrew> crews = new ArrayList<>();

        public SectionBuilder paced(String takt) {
            kind = Section.Kind.PACED;
            this.takt = PlantBuilder.known(PlantBuilder.time(takt));
            return this;
        }

        public SectionBuilder calendar(String id) {
            calendar = id;
            return this;
        }

        public SectionBuilder emptyPitches() {
            emptyPitches = true;
            return this;
        }

        public SectionBuilder neverEmptyAtEnd() {
            emptyAtEnd = false;
            return this;
        }

        public SectionBuilder ramp(RampFactor factor) {
            ramp.add(factor);
            return this;
        }

        public SectionBuilder station(String id, String work) {
            return station(id, s -> s.work(work));
        }

        public SectionBuilder station(String id, UnaryOperator<StationBuilder> station) {
            stations.add(station.apply(new StationBuilder()).build(id));
            return this;
        }

        /** A gate that finds every defect of the type, with a repair. */
        public SectionBuilder gate(String type, int places, int servers, Distribution repair) {
            return gate(
                    Map.of(type, 1.0),
                    new Gate.Repair(
                            PlantBuilder.known(places), PlantBuilder.known(servers), repair));
        }

        public SectionBuilder gate(Map<String, Double> finds, Gate.Repair repair) {
            Map<String, Known<Double>> figures = new java.util.TreeMap<>();
            finds.forEach((type, p) -> figures.put(type, PlantBuilder.known(p)));
            gate = new Gate("gate", null, figures, repair);
            return this;
        }

        public SectionBuilder runEmpty(String runOut, String startUp, String gap) {
            runEmpty =
                    new Section.RunEmpty(
                            runOut == null ? null : PlantBuilder.known(PlantBuilder.time(runOut)),
                            PlantBuilder.known(PlantBuilder.time(startUp)),
                            gap == null ? null : PlantBuilder.known(PlantBuilder.time(gap)));
            return this;
        }

        public SectionBuilder manning(Double loss, Section.Team... teams) {
            manning =
                    new Section.Manning(
                            loss == null ? null : PlantBuilder.known(loss), List.of(teams));
            return this;
        }

        public SectionBuilder crew(String id, int size, String... modes) {
            crews.add(new Section.RepairCrew(id, PlantBuilder.known(size), List.of(modes)));
            return this;
        }

        Section build(String id) {
            return new Section(
                    id,
                    null,
                    kind,
                    calendar,
                    takt,
                    emptyPitches,
                    emptyAtEnd,
                    stations,
                    ramp,
                    gate,
                    runEmpty,
                    manning,
                    crews);
        }
    }

    /** A station; its work is 1 min unless said otherwise. */
    public static final class StationBuilder {
        private Station.Work work =
                new Station.Work(PlantBuilder.constant("60s"), Map.of(), Map.of());
        private int repeat = 1;
        private int parallel = 1;
        private Known<Integer> buffer;
        private Known<Duration> transport;
        private Station.LineStop lineStop;
        private SetUp setUp;
        private Known<Double> people;
        private final List<Station.FailureMode> failures = new ArrayList<>();
        private final List<Station.Defect> defects = new ArrayList<>();

        public StationBuilder work(String constant) {
            return work(PlantBuilder.constant(constant));
        }

        public StationBuilder work(Distribution time) {
            work = new Station.Work(time, work.byModel(), work.addByOption());
            return this;
        }

        public StationBuilder byModel(String model, String mean) {
            work =
                    new Station.Work(
                            work.time(),
                            Map.of(model, PlantBuilder.known(PlantBuilder.time(mean))),
                            work.addByOption());
            return this;
        }

        public StationBuilder addByOption(String choice, String adds) {
            work =
                    new Station.Work(
                            work.time(),
                            work.byModel(),
                            Map.of(choice, PlantBuilder.known(PlantBuilder.time(adds))));
            return this;
        }

        public StationBuilder repeat(int n) {
            repeat = n;
            return this;
        }

        public StationBuilder parallel(int k) {
            parallel = k;
            return this;
        }

        public StationBuilder buffer(int places) {
            buffer = PlantBuilder.known(places);
            return this;
        }

        public StationBuilder transport(String time) {
            transport = PlantBuilder.known(PlantBuilder.time(time));
            return this;
        }

        public StationBuilder lineStop(double probability, Distribution time) {
            lineStop = new Station.LineStop(PlantBuilder.known(probability), time);
            return this;
        }

        public StationBuilder failure(String id, Distribution up, Distribution repair) {
            failures.add(
                    new Station.FailureMode(
                            id, Station.FailureMode.Counts.OPERATION, null, up, repair));
            return this;
        }

        public StationBuilder calendarFailure(String id, Distribution up, Distribution repair) {
            failures.add(
                    new Station.FailureMode(
                            id, Station.FailureMode.Counts.CALENDAR, null, up, repair));
            return this;
        }

        public StationBuilder availability(String id, double availability, Distribution repair) {
            failures.add(
                    new Station.FailureMode(
                            id,
                            Station.FailureMode.Counts.OPERATION,
                            PlantBuilder.known(availability),
                            null,
                            repair));
            return this;
        }

        public StationBuilder defect(String type, double probability) {
            defects.add(new Station.Defect(type, PlantBuilder.known(probability)));
            return this;
        }

        public StationBuilder setUp(String by, String otherwise, SetUp.Change... changes) {
            setUp =
                    new SetUp(
                            by,
                            List.of(changes),
                            otherwise == null
                                    ? null
                                    : PlantBuilder.known(PlantBuilder.time(otherwise)));
            return this;
        }

        public StationBuilder people(double count) {
            people = PlantBuilder.known(count);
            return this;
        }

        Station build(String id) {
            return new Station(
                    id, null, repeat, work, setUp, buffer, transport, parallel, lineStop, failures,
                    defects, people);
        }
    }
}
