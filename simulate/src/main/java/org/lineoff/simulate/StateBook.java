package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Places;
import org.lineoff.model.Demand;
import org.lineoff.model.Products;
import org.lineoff.model.state.CarState;
import org.lineoff.model.state.Luck;
import org.lineoff.model.state.PlantState;
import org.lineoff.model.state.PlantState.OrderState;
import org.lineoff.model.state.SectionState;
import org.lineoff.model.state.StationState;
import org.lineoff.model.state.StationState.Kind;
import org.lineoff.model.state.StationState.UnitState;
import org.lineoff.simulate.Layout.GateSite;
import org.lineoff.simulate.Layout.OtherSite;
import org.lineoff.simulate.Layout.SectionSite;
import org.lineoff.simulate.Layout.StationSite;

/**
 * Between a {@link PlantState}, which calls everything by name, and the engine, which counts: cars
 * and their names both ways, and what a state says of each place. What the state does not mention
 * is empty and new; what it mentions and the plant does not have is passed over here ({@code files}
 * complains about it). One thread's, for one run.
 */
final class StateBook {
    private final Layout layout;
    private final Floor floor;
    private final BuildSequence[] sequences;

    /** By visit counter: the place. */
    private final String[] counted;

    private final Map<String, Integer> counters = new HashMap<>();
    private final Map<String, Integer> sources = new HashMap<>();

    // What a state says, by place; empty when one is taken.
    private final Map<String, SectionState> sections = new HashMap<>();
    private final Map<String, Luck.UnitLuck> units = new HashMap<>();
    private final Map<String, Luck.RepairLuck> repairs = new HashMap<>();

    /** For taking a state. */
    StateBook(Floor floor, BuildSequence[] sequences) {
        this.floor = floor;
        this.sequences = sequences;
        this.layout = floor.layout;
        counted = new String[layout.counters()];
        for (SectionSite site : layout.sections()) {
            count(site);
        }
        for (SectionSite site : layout.halls()) {
            count(site);
        }
        for (int j = 0; j < layout.junctions().size(); j++) {
            if (layout.junctions().get(j) instanceof OtherSite other) {
                count(other.counter(), other.place());
            } else if (layout.junctions().get(j) instanceof GateSite gate) {
                count(gate.section().gateCounter(), gate.section().gatePlace());
                count(gate.section().repairCounter(), gate.section().repairPlace());
            }
            sources.put(name(layout.junctions().get(j).place()), j);
        }
        for (int c = 0; c < counted.length; c++) {
            counters.put(counted[c], c);
        }
    }

    /** For going on from one. */
    StateBook(Floor floor, BuildSequence[] sequences, PlantState state) {
        this(floor, sequences);
        state.sections().forEach(s -> sections.put(s.place(), s));
        Luck luck = state.luck();
        if (luck != null) {
            luck.units().forEach(u -> units.put(u.place(), u));
            luck.repairs().forEach(r -> repairs.put(r.place(), r));
        }
    }

    /** What was drawn for a unit. */
    void addLuck(Luck.UnitLuck luck) {
        units.put(luck.place(), luck);
    }

    /** What was drawn for a repair. */
    void addLuck(Luck.RepairLuck luck) {
        repairs.put(luck.place(), luck);
    }

    /** What was drawn and added, in the order of the places. */
    Luck luck() {
        List<Luck.UnitLuck> ofUnits = new ArrayList<>();
        List<Luck.RepairLuck> ofRepairs = new ArrayList<>();
        for (Places.Place place : layout.places().all()) {
            Luck.UnitLuck unit = units.get(place.name());
            Luck.RepairLuck repair = repairs.get(place.name());
            if (unit != null && (unit.visit() != null || !unit.failures().isEmpty())) {
                ofUnits.add(unit);
            }
            if (repair != null) {
                ofRepairs.add(repair);
            }
        }
        return new Luck(ofUnits, ofRepairs);
    }

    private void count(SectionSite site) {
        for (StationSite station : site.stations()) {
            for (int u = 0; station.counter() >= 0 && u < station.places().size(); u++) {
                count(station.counter() + u, station.places().get(u));
            }
        }
    }

    private void count(int counter, int place) {
        if (counter >= 0) {
            counted[counter] = name(place);
        }
    }

    String name(int place) {
        return layout.places().get(place).name();
    }

    /** A station's name without the number of a unit. */
    static String station(StationSite site) {
        String unit = site.names().getFirst();
        int number = unit.lastIndexOf('#');
        return number < 0 ? unit : unit.substring(0, number);
    }

    // ---- what a state says ----

    SectionState section(SectionSite site) {
        SectionState found = sections.get(site.name());
        return found == null
                ? new SectionState(site.name(), 0, null, List.of(), null, null)
                : found;
    }

    /** What it says of a station of that name; nothing much if it says nothing. */
    static StationState station(SectionState section, String name) {
        StationState found = find(section.stations(), StationState::place, name);
        return found == null
                ? new StationState(name, List.of(), List.of(), List.of(), null)
                : found;
    }

    static @Nullable UnitState unit(StationState station, int number) {
        for (UnitState unit : station.units()) {
            if (unit.unit() == number) {
                return unit;
            }
        }
        return null;
    }

    /** How many cars are at a station, those before it included. */
    static int inside(StationState station) {
        return station.waiting().size()
                + (int) station.units().stream().filter(unit -> unit.visit() != null).count();
    }

    Luck.@Nullable UnitLuck luckOf(int unit) {
        return units.get(name(unit));
    }

    Luck.@Nullable RepairLuck luckOfRepair(int place) {
        return repairs.get(name(place));
    }

    /** The first of several whose name is that, null if there is none. */
    static <T> @Nullable T find(List<T> all, Function<T, String> name, String wanted) {
        for (T each : all) {
            if (name.apply(each).equals(wanted)) {
                return each;
            }
        }
        return null;
    }

    // ---- cars ----

    /** What a car is and carries. */
    CarState car(Car car) {
        Products products = layout.plant().products();
        Map<String, String> options = new TreeMap<>();
        for (int g = 0; g < car.choices.length; g++) {
            if (car.choices[g] >= 0) {
                Products.OptionGroup group = products.options().get(layout.optionGroups().get(g));
                options.put(group.id(), group.choices().get(car.choices[g]).id());
            }
        }
        Map<String, Integer> visits = new TreeMap<>();
        for (int c = 0; c < counted.length; c++) {
            if (car.visits[c] > 0) {
                visits.put(counted[c], car.visits[c]);
            }
        }
        List<String> skids = new ArrayList<>();
        for (int i = 0; i < car.skids.length; i++) {
            if (car.skids[i]) {
                skids.add(name(layout.skidLoops().get(i).place()));
            }
        }
        return new CarState(
                car.number,
                car.sequence < 0
                        ? null
                        : layout.plant().demand().sequences().get(car.sequence).id(),
                car.source < 0 ? null : name(layout.junctions().get(car.source).place()),
                car.model < 0 ? null : products.models().get(car.model).id(),
                options,
                visits,
                car.built,
                types(car.defects),
                types(car.found),
                car.way < 0 ? null : car.way + 1,
                skids,
                car.wanted == car.number ? null : car.wanted);
    }

    /** A car of that description. */
    Car car(CarState state) {
        Car car = floor.cars.take();
        car.number = state.number();
        Long wanted = state.wanted();
        car.wanted = wanted == null ? car.number : wanted;
        car.sequence = sequence(state.sequence());
        car.source = state.source() == null ? -1 : sources.getOrDefault(state.source(), -1);
        car.built = state.built();
        car.defects = bits(state.defects());
        car.found = bits(state.found());
        car.way = state.way() == null ? -1 : state.way() - 1;
        state.visits()
                .forEach(
                        (place, visits) -> {
                            Integer counter = counters.get(place);
                            if (counter != null) {
                                car.visits[counter] = visits;
                            }
                        });
        for (int i = 0; i < car.skids.length; i++) {
            car.skids[i] = state.skids().contains(name(layout.skidLoops().get(i).place()));
        }
        Orders orders = car.sequence < 0 ? null : sequences[car.sequence].orders();
        car.model = model(state.model(), state.number(), orders);
        for (int g = 0; g < car.choices.length; g++) {
            int group = layout.optionGroups().get(g);
            car.choices[g] = choice(state.options(), state.number(), group, car.model, orders);
        }
        return car;
    }

    /** What an order of that number is for; what is not stated is as drawn. */
    BuildSequence.Planned planned(OrderState state, long number, Orders orders) {
        int model = model(state.model(), number, orders);
        List<Integer> choices =
                layout.optionGroups().stream()
                        .map(g -> choice(state.options(), number, g, model, orders))
                        .toList();
        return new BuildSequence.Planned(state, model, choices);
    }

    private int sequence(@Nullable String id) {
        List<Demand.Sequence> all = layout.plant().demand().sequences();
        int i = all.size() - 1;
        while (i >= 0 && !all.get(i).id().equals(id)) {
            i--;
        }
        return i;
    }

    private int model(@Nullable String stated, long number, @Nullable Orders orders) {
        if (stated == null) {
            return orders == null ? -1 : orders.model(number);
        }
        List<Products.Model> all = layout.plant().products().models();
        return all.indexOf(find(all, Products.Model::id, stated));
    }

    private int choice(
            Map<String, String> choices,
            long number,
            int group,
            int model,
            @Nullable Orders orders) {
        Products.OptionGroup options = layout.plant().products().options().get(group);
        String stated = choices.get(options.id());
        if (stated == null) {
            return orders == null ? -1 : orders.choice(number, group, model);
        }
        return options.choices().indexOf(find(options.choices(), Products.Choice::id, stated));
    }

    private List<String> types(long bits) {
        List<String> types = new ArrayList<>();
        for (int i = 0; i < layout.defectTypes().size(); i++) {
            if ((bits >>> i & 1) != 0) {
                types.add(layout.defectTypes().get(i));
            }
        }
        return types;
    }

    private long bits(List<String> types) {
        long bits = 0;
        for (String type : types) {
            int i = layout.defectTypes().indexOf(type);
            bits |= i < 0 ? 0 : 1L << i;
        }
        return bits;
    }

    // ---- set-ups ----

    /** What a kind of a set-up is called; null for {@link SetUpTimes#NOTHING}. */
    @Nullable Kind kind(int group, int kind) {
        if (kind == SetUpTimes.NOTHING) {
            return null;
        }
        return new Kind(kind == 0 ? null : kinds(group).get(kind - 1));
    }

    int kind(int group, @Nullable Kind kind) {
        if (kind == null) {
            return SetUpTimes.NOTHING;
        }
        return kind.of() == null ? 0 : 1 + kinds(group).indexOf(kind.of());
    }

    /** The kinds of set-ups by an option group, −1: by model. */
    private List<String> kinds(int group) {
        Products products = layout.plant().products();
        return group < 0
                ? products.models().stream().map(Products.Model::id).toList()
                : products.options().get(layout.optionGroups().get(group)).choices().stream()
                        .map(Products.Choice::id)
                        .toList();
    }
}
