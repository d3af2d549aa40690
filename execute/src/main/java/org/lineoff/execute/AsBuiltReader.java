package org.lineoff.execute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.AsBuilt.Cure;
import org.lineoff.execute.AsBuilt.Defect;
import org.lineoff.execute.AsBuilt.Inspection;
import org.lineoff.execute.AsBuilt.Measured;
import org.lineoff.execute.AsBuilt.Note;
import org.lineoff.execute.AsBuilt.Step;
import org.lineoff.model.Plant;
import org.lineoff.model.time.PlantClock;

/** Goes through what was reported of a car, by when it happened, and gathers what it amounts to. */
final class AsBuiltReader {
    private final List<Records.Entry> entries;
    private final Car car;
    private final PlantRules rules;
    private final PlantRules.Lookup lookup;
    private final Plant plant;
    private final long asOf;

    private final CarState state;
    private final List<Measured> measurements = new ArrayList<>();
    private final List<Defect> defects = new ArrayList<>();
    private final List<Inspection> inspections = new ArrayList<>();
    private final List<Note> concessions = new ArrayList<>();
    private final List<Note> holds = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    AsBuiltReader(List<Records.Entry> entries, Car car, PlantRules rules, Plant plant, long asOf) {
        this.car = car;
        this.rules = rules;
        this.lookup = new PlantRules.Lookup(rules);
        this.entries =
                entries.stream()
                        .filter(e -> e.report().time() <= asOf)
                        .filter(e -> Judge.isOfCar(e.report(), lookup))
                        .toList();
        this.plant = plant;
        this.asOf = asOf;
        this.state = new CarState(car.number());
    }

    AsBuilt read() {
        // State follows the order of capture, as in the tables; the story that of time.
        entries.forEach(e -> state.apply(e.seq(), e.report(), lookup));
        List<Records.Entry> byTime = new ArrayList<>(entries);
        byTime.sort(Comparator.comparingLong(e -> e.report().time()));
        byTime.forEach(e -> take(e.report()));
        Car then = entries.isEmpty() ? car : state.car();
        List<AsBuilt.Fitted> parts =
                state.bindings.stream()
                        .sorted(
                                Comparator.comparingLong(Binding::fitted)
                                        .thenComparingLong(Binding::seq))
                        .map(this::fitted)
                        .toList();
        return new AsBuilt(
                plant.title(),
                new PlantClock(plant.timeZone(), plant.horizon().from()),
                asOf,
                then,
                plant.products().modelName(then.model()),
                AsBuilt.options(plant.products(), then),
                battery(parts),
                parts,
                measurements,
                defects,
                inspections,
                concessions,
                holds,
                steps,
                entries.stream().mapToLong(Records.Entry::seq).max().orElse(0));
    }

    private AsBuilt.Fitted fitted(Binding binding) {
        PlantRules.Part part = lookup.part(binding.part());
        return part == null
                ? new AsBuilt.Fitted(
                        org.lineoff.model.Text.of(binding.part()), PlantRules.Kind.PART, binding)
                : new AsBuilt.Fitted(part.title(), part.kind(), binding);
    }

    private Optional<BatteryCode> battery(List<AsBuilt.Fitted> parts) {
        for (AsBuilt.Fitted one : parts) {
            PlantRules.Part part = lookup.part(one.binding().part());
            if (one.isIn() && part != null && part.marking() == PlantRules.Marking.BATTERY) {
                return BatteryCode.read(one.binding().serial()).valid();
            }
        }
        return Optional.empty();
    }

    private void take(Report r) {
        switch (r.what()) {
            case MEASURED -> {
                Gate gate = Judge.inspecting(r, lookup);
                if (gate == null) {
                    measurements.add(
                            new Measured(
                                    r.part(),
                                    rules.characteristic(r.part()).orElse(null),
                                    r.value(),
                                    r.time(),
                                    r.place(),
                                    r.person()));
                } else {
                    inspections.add(
                            new Inspection(
                                    gate.place(),
                                    gate.title(),
                                    r.value() == 1,
                                    r.time(),
                                    r.person()));
                }
            }
            case DEFECT_FOUND ->
                    defects.add(
                            new Defect(
                                    r.part(),
                                    rules.defectClasses().getOrDefault(r.part(), ""),
                                    r.time(),
                                    r.place(),
                                    r.person(),
                                    null));
            case DEFECT_CURED -> cured(r);
            case CONCEDED -> concessions.add(note(r, Binding.STILL_IN));
            case HELD -> holds.add(note(r, Binding.STILL_IN));
            case FREED -> freed(r);
            default -> step(r);
        }
    }

    private void cured(Report r) {
        for (int i = 0; i < defects.size(); i++) {
            Defect d = defects.get(i);
            if (d.type().equals(r.part()) && d.cure() == null) {
                defects.set(
                        i,
                        new Defect(
                                d.type(),
                                d.defectClass(),
                                d.found(),
                                d.foundAt(),
                                d.foundBy(),
                                new Cure(r.time(), r.place(), r.person())));
            }
        }
    }

    private static Note note(Report r, long until) {
        return new Note(r.part(), r.place(), r.person(), r.note(), r.time(), until);
    }

    private void freed(Report r) {
        for (int i = 0; i < holds.size(); i++) {
            Note hold = holds.get(i);
            if (hold.name().equals(r.part()) && hold.until() == Binding.STILL_IN) {
                holds.set(
                        i,
                        new Note(
                                hold.name(),
                                hold.place(),
                                hold.person(),
                                hold.reason(),
                                hold.from(),
                                r.time()));
            }
        }
    }

    private void step(Report r) {
        Status next =
                switch (r.what()) {
                    case ORDERED, CHANGED -> Status.RECEIVED;
                    case CHECKED -> Status.CHECKED;
                    case PROMISED -> Status.PROMISED;
                    case PLANNED, REPLACED -> Status.PLANNED;
                    case SEQUENCED -> Status.SEQUENCED;
                    case LINE_OFF -> Status.LINE_OFF;
                    case CLEARED -> Status.RELEASED;
                    case SHIPPED -> Status.SHIPPED;
                    case CANCELLED -> Status.CANCELLED;
                    case SCRAPPED -> Status.SCRAPPED;
                    case RELEASED, ENTERED -> makes(r.place());
                    default -> null;
                };
        boolean isNew = steps.isEmpty() || steps.getLast().status() != next;
        if (next != null && isNew) {
            steps.add(new Step(Objects.requireNonNull(next), r.time(), r.person()));
        }
    }

    private @Nullable Status makes(String name) {
        PlantRules.Place place = lookup.place(name);
        return place == null ? null : place.makes();
    }
}
