package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.events.EventSink;
import org.lineoff.events.EventType;
import org.lineoff.model.Demand;
import org.lineoff.model.Plant;
import org.lineoff.model.Policy;
import org.lineoff.model.state.CarSince;
import org.lineoff.model.state.CarState;
import org.lineoff.model.state.PlantState;
import org.lineoff.model.state.PlantState.DecisionState;
import org.lineoff.model.state.PlantState.LoopState;
import org.lineoff.model.state.PlantState.SequenceState;
import org.lineoff.model.state.PlantState.SourceState;
import org.lineoff.model.state.PlantState.StoreState;
import org.lineoff.model.state.PlantState.SupplyState;
import org.lineoff.model.state.SectionState;
import org.lineoff.model.state.SectionState.RepairState;
import org.lineoff.model.state.StationState;
import org.lineoff.simulate.Layout.SectionSite;
import org.lineoff.simulate.Layout.StationSite;

/**
 * Takes the state of a run, part by part, and lets a run go on from one: each part saves and
 * restores itself, and timers are set anew from what it then knows. Where a state has more cars at
 * a place, or more carriers in use, than a replication draws room for, there is room for those.
 */
final class StateOfRun {
    private final Floor floor;
    private final Section[] sections;
    private final Junction[] junctions;
    private final BuildSequence[] sequences;
    private final List<Supply> supplies;
    private final List<Skids> loops;
    private final Policies policies;

    StateOfRun(
            Floor floor,
            Section[] sections,
            Junction[] junctions,
            BuildSequence[] sequences,
            List<Supply> supplies,
            List<Skids> loops,
            Policies policies) {
        this.floor = floor;
        this.sections = sections;
        this.junctions = junctions;
        this.sequences = sequences;
        this.supplies = supplies;
        this.loops = loops;
        this.policies = policies;
    }

    private Plant plant() {
        return floor.layout.plant();
    }

    // ---- taking one ----

    /** The state now, after everything at this instant. */
    PlantState take() {
        StateBook book = new StateBook(floor, sequences);
        List<SectionState> states = new ArrayList<>();
        for (Section section : sections) {
            states.add(section.save(book));
        }
        List<StoreState> stores = new ArrayList<>();
        List<SourceState> sources = new ArrayList<>();
        for (Junction junction : junctions) {
            switch (junction) {
                case StoreJunction store -> stores.add(store.save(book));
                case MatchedSource source -> sources.add(source.save(book));
                case PartSource source -> sources.add(source.save(book));
                default -> {}
            }
        }
        List<SequenceState> heads = new ArrayList<>();
        for (int i = 0; i < sequences.length; i++) {
            heads.add(sequences[i].save(plant().demand().sequences().get(i).id()));
        }
        List<SupplyState> used = new ArrayList<>();
        for (int i = 0; i < supplies.size(); i++) {
            used.add(supplies.get(i).save(plant().demand().supplies().get(i).id()));
        }
        return new PlantState(
                plant().horizon().from(),
                floor.now,
                states,
                stores,
                sources,
                loops.stream().map(loop -> loop.save(book)).toList(),
                heads,
                used,
                policies.decisions().stream().map(this::decision).toList(),
                book.luck());
    }

    private DecisionState decision(Decision decision) {
        String policy = plant().policies().get(decision.policy()).id();
        return new DecisionState(policy, decision.decided(), decision.from());
    }

    // ---- going on from one ----

    /** What policies decided in a state; those that the plant no longer has are left out. */
    static List<Decision> decisions(PlantState state, Plant plant) {
        List<Decision> decisions = new ArrayList<>();
        List<String> ids = plant.policies().stream().map(Policy::id).toList();
        for (DecisionState decision : state.decisions()) {
            int policy = ids.indexOf(decision.policy());
            if (policy >= 0) {
                decisions.add(new Decision(policy, decision.decided(), decision.from()));
            }
        }
        return decisions;
    }

    /** Puts everything where a state says, at its instant. */
    void restore(PlantState state, List<Decision> decisions) {
        floor.goOnAt(state.time());
        StateBook book = new StateBook(floor, sequences, state);
        for (int i = 0; i < sequences.length; i++) {
            String id = plant().demand().sequences().get(i).id();
            SequenceState sequence = StateBook.find(state.sequences(), SequenceState::id, id);
            if (sequence != null) {
                sequences[i].restore(sequence, book);
            }
            sequences[i].goOn();
        }
        for (int i = 0; i < supplies.size(); i++) {
            Demand.Supply supply = plant().demand().supplies().get(i);
            supplies.get(i).restore(StateBook.find(state.supplies(), SupplyState::id, supply.id()));
        }
        for (Section section : sections) {
            section.restore(book.section(section.site), book);
        }
        for (Junction junction : junctions) {
            restore(junction, state, book);
        }
        for (Skids loop : loops) {
            String name = book.name(loop.place);
            LoopState stated = StateBook.find(state.skidLoops(), LoopState::place, name);
            loop.restore(
                    stated == null ? new LoopState(name, List.of()) : stated, inUse(state, name));
        }
        policies.restore(decisions);
        policies.begin();
    }

    /** Reports how a restored plant stands, as of the instant before: see {@link Simulator}. */
    void reportAgain(PlantState state, EventSink to) {
        floor.tell(
                to,
                () -> {
                    for (Section section : sections) {
                        section.reportAgain();
                    }
                    for (CarState car : cars(state)) {
                        String source = car.source();
                        int place = source == null ? -1 : floor.layout.places().indexOf(source);
                        for (Junction junction : junctions) {
                            if (junction.place == place && junction instanceof OrderSource) {
                                floor.emit(EventType.RELEASED, place, car.number(), 0, Cause.NONE);
                            }
                        }
                    }
                });
    }

    private static void restore(Junction junction, PlantState state, StateBook book) {
        String name = book.name(junction.place);
        switch (junction) {
            case StoreJunction store -> {
                StoreState stated = StateBook.find(state.stores(), StoreState::place, name);
                if (stated != null) {
                    store.restore(stated, book);
                }
            }
            case MatchedSource source -> {
                SourceState stated = StateBook.find(state.sources(), SourceState::place, name);
                if (stated != null) {
                    source.restore(stated, book);
                }
            }
            case PartSource source -> {
                SourceState stated = StateBook.find(state.sources(), SourceState::place, name);
                if (stated != null) {
                    source.restore(stated);
                }
            }
            default -> {}
        }
    }

    // ---- how much room a state needs ----

    private static @Nullable SectionState section(@Nullable PlantState state, SectionSite site) {
        return state == null
                ? null
                : StateBook.find(state.sections(), SectionState::place, site.name());
    }

    /** Cars at a station, those before it included. */
    static int inside(@Nullable PlantState state, SectionSite section, StationSite station) {
        SectionState stated = section(state, section);
        return stated == null
                ? 0
                : StateBook.inside(StateBook.station(stated, StateBook.station(station)));
    }

    /** The highest number of a unit with a car, of a parallel junction. */
    static int unitsUsed(@Nullable PlantState state, SectionSite hall) {
        SectionState stated = section(state, hall);
        int used = 0;
        for (StationState station : stated == null ? List.<StationState>of() : stated.stations()) {
            for (StationState.UnitState unit : station.units()) {
                used = Math.max(used, unit.visit() == null ? 0 : unit.unit());
            }
        }
        return Math.min(used, hall.stations().getFirst().places().size());
    }

    static int inRepair(@Nullable PlantState state, SectionSite site) {
        return ofRepair(state, site, RepairShop::inside);
    }

    static int underRepair(@Nullable PlantState state, SectionSite site) {
        return ofRepair(state, site, repair -> repair.underRepair().size());
    }

    private static int ofRepair(
            @Nullable PlantState state, SectionSite site, Function<RepairState, Integer> count) {
        SectionState stated = section(state, site);
        RepairState repair = stated == null ? null : stated.repair();
        return repair == null ? 0 : count.apply(repair);
    }

    static int inStore(@Nullable PlantState state, String store) {
        StoreState stated =
                state == null ? null : StateBook.find(state.stores(), StoreState::place, store);
        return stated == null ? 0 : stated.cars().size();
    }

    /** Carriers of a loop that cars have. */
    static int inUse(@Nullable PlantState state, String loop) {
        return state == null
                ? 0
                : (int) cars(state).stream().filter(car -> car.skids().contains(loop)).count();
    }

    /** Every car and part of a state. */
    static List<CarState> cars(PlantState state) {
        List<CarState> cars = new ArrayList<>();
        for (SectionState section : state.sections()) {
            for (StationState station : section.stations()) {
                station.waiting().forEach(waiting -> cars.add(waiting.car()));
                for (StationState.UnitState unit : station.units()) {
                    StationState.VisitState visit = unit.visit();
                    if (visit != null) {
                        cars.add(visit.car());
                    }
                }
            }
            RepairState repair = section.repair();
            if (repair != null) {
                repair.waiting().forEach(waiting -> cars.add(waiting.car()));
                repair.underRepair().forEach(under -> cars.add(under.car()));
                repair.repaired().forEach(repaired -> cars.add(repaired.car()));
            }
        }
        state.stores().forEach(s -> s.cars().forEach(stored -> cars.add(stored.car())));
        for (SourceState source : state.sources()) {
            source.called().stream().map(CarSince::car).forEach(cars::add);
        }
        return cars;
    }
}
