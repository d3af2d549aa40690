package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Places;
import org.lineoff.model.Demand;
import org.lineoff.model.Junction.LotSource;
import org.lineoff.model.Plant;
import org.lineoff.model.Policy;
import org.lineoff.model.Problem;
import org.lineoff.model.Products;
import org.lineoff.model.Section.Kind;
import org.lineoff.model.Station;
import org.lineoff.model.Where;
import org.lineoff.model.state.CarSince;
import org.lineoff.model.state.CarState;
import org.lineoff.model.state.Luck;
import org.lineoff.model.state.PlantState;
import org.lineoff.model.state.PlantState.SequenceState;
import org.lineoff.model.state.PlantState.SourceState;
import org.lineoff.model.state.SectionState;
import org.lineoff.model.state.SectionState.RepairState;
import org.lineoff.model.state.StationState;
import org.lineoff.model.state.StationState.ModeState;
import org.lineoff.model.state.StationState.UnitState;
import org.lineoff.model.state.StationState.VisitState;
import org.lineoff.simulate.Layout.OtherSite;
import org.lineoff.simulate.Layout.SectionSite;
import org.lineoff.simulate.Layout.StationSite;

/**
 * Whether a state fits a plant: every name that it uses is one of the plant's, its instant lies in
 * the horizon, no car is in two places or has still to be released. Says all that does not, where
 * it stands in the file of the state. How many cars a place holds is not asked: the room may be a
 * range, and a run makes room for those that are there.
 */
public final class StateFit {
    /** Where a state was read from. */
    public interface Source {
        /** Where the value of a key of a record of the state stands. */
        Where where(Object record, String key);

        /** The known name that was probably meant, null if none is near. */
        @Nullable String nearest(String name, Collection<String> known);
    }

    private final Layout layout;
    private final Plant plant;
    private final Source source;
    private final List<Problem> problems = new ArrayList<>();

    /** By place of its source, sequence and number: the first place of each car and part. */
    private final Map<List<Object>, Where> seen = new HashMap<>();

    private final Map<String, Long> heads = new HashMap<>();

    private StateFit(Plant plant, Source source) {
        this.plant = plant;
        this.source = source;
        this.layout = LayoutBuilder.layout(plant);
    }

    /** What does not fit, by place; empty if all does. */
    public static List<Problem> problems(Plant plant, PlantState state, Source source) {
        StateFit fit = new StateFit(plant, source);
        fit.check(state);
        fit.problems.sort(
                java.util.Comparator.comparing(Problem::where).thenComparing(Problem::toString));
        return List.copyOf(fit.problems);
    }

    private void check(PlantState state) {
        Plant.Horizon horizon = plant.horizon();
        if (!state.epoch().equals(horizon.from())) {
            outside(state, "epoch", state.epoch(), "exactly|" + horizon.from());
        }
        long end = new Days(plant).end();
        if (state.time() >= end) {
            outside(state, "time", state.time(), "between|0|" + (end - 1));
        }
        List<String> sequences = ids(plant.demand().sequences(), Demand.Sequence::id);
        for (SequenceState sequence : state.sequences()) {
            name(sequence, "id", sequence.id(), "kind.sequence", sequences);
            heads.put(sequence.id(), sequence.next());
            sequence.ahead().forEach(order -> check(order, order.model(), order.options()));
        }
        List<String> supplies = ids(plant.demand().supplies(), Demand.Supply::id);
        state.supplies().forEach(s -> name(s, "id", s.id(), "kind.supply", supplies));
        List<String> policies = ids(plant.policies(), Policy::id);
        state.decisions().forEach(d -> name(d, "policy", d.policy(), "kind.policy", policies));
        checkPlaces(state);
        Luck luck = state.luck();
        if (luck != null) {
            List<String> stations = places(Places.Kind.STATION);
            luck.units().forEach(u -> name(u, "place", u.place(), "kind.station", stations));
            List<String> repairs = places(Places.Kind.REPAIR);
            luck.repairs().forEach(r -> name(r, "place", r.place(), "kind.repair", repairs));
        }
    }

    private void checkPlaces(PlantState state) {
        Map<String, SectionSite> sections = new LinkedHashMap<>();
        layout.sections().forEach(site -> sections.put(site.name(), site));
        layout.halls().forEach(site -> sections.put(site.name(), site));
        for (SectionState section : state.sections()) {
            name(section, "place", section.place(), "kind.workplace", sections.keySet());
            SectionSite site = sections.get(section.place());
            if (site != null) {
                check(section, site);
            }
        }
        List<String> stores = places(Places.Kind.STORE);
        for (PlantState.StoreState store : state.stores()) {
            name(store, "place", store.place(), "kind.store", stores);
            store.cars().forEach(stored -> check(stored.car()));
        }
        List<String> sources = places(Places.Kind.SOURCE);
        for (SourceState at : state.sources()) {
            name(at, "place", at.place(), "kind.carSource", sources);
            at.called().forEach(called -> check(called.car()));
        }
        List<String> loops = places(Places.Kind.SKIDS);
        state.skidLoops().forEach(l -> name(l, "place", l.place(), "kind.skidLoop", loops));
    }

    private void check(SectionState section, SectionSite site) {
        Map<String, StationSite> stations = new LinkedHashMap<>();
        site.stations().forEach(s -> stations.put(StateBook.station(s), s));
        for (StationState station : section.stations()) {
            name(station, "place", station.place(), "kind.station", stations.keySet());
            StationSite stands = stations.get(station.place());
            if (stands != null) {
                check(station, stands);
            }
        }
        RepairState repair = section.repair();
        if (repair != null && site.repairPlace() < 0) {
            onlyWith(section, "repair");
        } else if (repair != null) {
            repair.waiting().stream().map(CarSince::car).forEach(this::check);
            repair.underRepair().forEach(under -> check(under.car()));
            repair.repaired().stream().map(CarSince::car).forEach(this::check);
        }
        if (section.pitch() != null && site.section().kind() != Kind.PACED) {
            onlyWith(section, "pitch");
        }
        SectionState.LotState lots = section.lots();
        if (lots != null) {
            checkLots(section, lots, site);
        }
    }

    private void checkLots(SectionState section, SectionState.LotState lots, SectionSite site) {
        boolean makesLots =
                site.index() >= layout.sections().size()
                        && layout.junctionAt(site.place()).junction() instanceof LotSource;
        if (!makesLots
                || !(layout.junctionAt(site.place()).junction() instanceof LotSource source)) {
            onlyWith(section, "lots");
            return;
        }
        List<String> parts = ids(source.parts(), LotSource.LotPart::id);
        String part = lots.part();
        if (part != null) {
            name(lots, "part", part, "kind.lotPart", parts);
        }
        lots.racks().forEach(rack -> name(rack, "part", rack.part(), "kind.lotPart", parts));
    }

    private void check(StationState station, StationSite site) {
        List<String> modes = ids(site.station().failures(), Station.FailureMode::id);
        station.waiting().stream().map(CarSince::car).forEach(this::check);
        for (UnitState unit : station.units()) {
            if (unit.unit() > site.places().size()) {
                outside(unit, "unit", unit.unit(), "between|1|" + site.places().size());
            }
            for (ModeState mode : unit.failures()) {
                name(mode, "mode", mode.mode(), "kind.failureMode", modes);
            }
            VisitState visit = unit.visit();
            if (visit != null) {
                check(visit.car());
                String mode = visit.mode();
                if (mode != null) {
                    name(visit, "mode", mode, "kind.failureMode", modes);
                }
            }
        }
    }

    /** What a car, or an order, is for. */
    private void check(Object record, @Nullable String model, Map<String, String> options) {
        Products products = plant.products();
        if (model != null) {
            name(record, "model", model, "kind.model", ids(products.models(), Products.Model::id));
        }
        List<String> groups = ids(products.options(), Products.OptionGroup::id);
        options.forEach(
                (id, choice) -> {
                    name(record, "options", id, "kind.optionGroup", groups);
                    products.options().stream()
                            .filter(group -> group.id().equals(id))
                            .map(group -> ids(group.choices(), Products.Choice::id))
                            .forEach(
                                    known -> name(record, "options", choice, "kind.choice", known));
                });
    }

    private void check(CarState car) {
        check(car, car.model(), car.options());
        List<String> all = layout.places().all().stream().map(Places.Place::name).toList();
        car.visits().keySet().forEach(p -> name(car, "visits", p, "kind.anyPlace", all));
        String from = car.source();
        if (from != null) {
            name(car, "source", from, "kind.carSource", places(Places.Kind.SOURCE));
        }
        car.defects().forEach(d -> name(car, "defects", d, "kind.defect", layout.defectTypes()));
        car.found().forEach(d -> name(car, "found", d, "kind.defect", layout.defectTypes()));
        List<String> loops = places(Places.Kind.SKIDS);
        car.skids().forEach(loop -> name(car, "skids", loop, "kind.skidLoop", loops));
        checkNumber(car);
    }

    private void checkNumber(CarState car) {
        String sequence = car.sequence();
        String from = car.source();
        if (sequence != null) {
            name(
                    car,
                    "sequence",
                    sequence,
                    "kind.sequence",
                    ids(plant.demand().sequences(), Demand.Sequence::id));
            long next = heads.getOrDefault(sequence, 1L);
            if (car.number() >= next) {
                outside(car, "number", car.number(), "between|1|" + (next - 1));
            }
        }
        if (from != null) {
            Where where = source.where(car, "number");
            Where first = seen.putIfAbsent(key(car, from), where);
            if (first != null) {
                problems.add(new Problem.Duplicate(where, Long.toString(car.number()), first));
            }
        }
    }

    /** Cars of one sequence have one row of numbers, whichever source released them. */
    private List<Object> key(CarState car, String from) {
        String sequence = car.sequence();
        boolean isCar =
                sequence != null
                        && layout.junctions().stream()
                                .anyMatch(
                                        j ->
                                                j instanceof OtherSite other
                                                        && other.name().equals(from)
                                                        && other.follows() < 0);
        return List.of(isCar && sequence != null ? "sequence " + sequence : from, car.number());
    }

    // ---- what is said ----

    private void name(
            Object record, String key, String name, String kind, Collection<String> known) {
        if (!known.contains(name)) {
            problems.add(
                    new Problem.Dangling(
                            source.where(record, key),
                            key,
                            name,
                            kind,
                            source.nearest(name, new TreeSet<>(known))));
        }
    }

    private void outside(Object record, String key, Object value, String allowed) {
        problems.add(
                new Problem.OutOfRange(
                        source.where(record, key), key, String.valueOf(value), allowed));
    }

    /** The section has no such thing. */
    private void onlyWith(SectionState section, String key) {
        List<String> known = List.of("entered", "place", "stations");
        problems.add(new Problem.UnknownKey(source.where(section, key), key, null, known));
    }

    private List<String> places(Places.Kind kind) {
        return layout.places().all().stream()
                .filter(place -> place.kind() == kind)
                .map(Places.Place::name)
                .toList();
    }

    private static <T> List<String> ids(List<T> all, java.util.function.Function<T, String> id) {
        return all.stream().map(id).toList();
    }
}
