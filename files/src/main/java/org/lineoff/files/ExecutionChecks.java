package org.lineoff.files;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.Ids.Kind;
import org.lineoff.model.AssemblyProcess;
import org.lineoff.model.ExecutionRules;
import org.lineoff.model.ExecutionRules.CarStage;
import org.lineoff.model.ExecutionRules.Characteristic;
import org.lineoff.model.ExecutionRules.Demand;
import org.lineoff.model.ExecutionRules.GateRule;
import org.lineoff.model.ExecutionRules.VinSeries;
import org.lineoff.model.Gate;
import org.lineoff.model.Junction;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Problem;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;

/** Rules of execution name places, parts and models that exist, and can be met. */
final class ExecutionChecks {
    /** Digits, and the letters without I, O and Q (ISO 3779). */
    private static final String OF_VIN = "[0-9A-HJ-NPR-Z]";

    private final Draft draft;
    private final Origins origins;
    private final Faults faults;
    private final Ids ids;
    private final Set<String> places = new LinkedHashSet<>();
    private boolean placesKnown = true;

    ExecutionChecks(Draft draft, Origins origins, Faults faults, Ids ids) {
        this.draft = draft;
        this.origins = origins;
        this.faults = faults;
        this.ids = ids;
    }

    void run() {
        ExecutionRules rules = draft.execution();
        places(rules);
        Map<String, Object> parts = new LinkedHashMap<>();
        Map<String, Object> characteristics = new LinkedHashMap<>();
        Map<String, Object> classes = new LinkedHashMap<>();
        boolean whole = ids.unique(rules.vins(), VinSeries::id, "id", new HashMap<>());
        whole &= ids.unique(rules.parts(), ExecutionRules.Part::id, "id", parts);
        whole &= ids.unique(rules.characteristics(), Characteristic::id, "id", characteristics);
        whole &= ids.unique(rules.defectClasses(), ExecutionRules.DefectClass::id, "id", classes);
        for (String list : List.of("parts", "characteristics", "defectClasses", "gates")) {
            whole &= origins.ok(rules, list);
        }
        rules.vins().forEach(this::vin);
        rules.becomes().forEach(this::becoming);
        for (ExecutionRules.Part part : rules.parts()) {
            ids.checkModelsOrChoices(part, "takes", part.takes());
            place(part, "at", part.at());
        }
        rules.characteristics().forEach(this::measured);
        classes(rules.defectClasses());
        Map<String, Object> gates = new LinkedHashMap<>();
        for (GateRule gate : rules.gates()) {
            place(gate, "place", gate.place());
        }
        ids.unique(rules.gates(), GateRule::place, "place", gates);
        if (whole && origins.ok(draft.processFile(), "processes")) {
            draft.processFile().processes().forEach(p -> known(p, parts, characteristics));
            Demands demands =
                    new Demands(parts.keySet(), characteristics.keySet(), classes.keySet());
            rules.gates().forEach(gate -> gate.demands().forEach(demands::check));
            rules.release().forEach(demands::check);
        }
        range(rules, "changesUntil", rules.changesUntil(), CarStage.RECEIVED, CarStage.SHIPPED);
        range(rules, "cancelUntil", rules.cancelUntil(), CarStage.RECEIVED, CarStage.SHIPPED);
    }

    private static void known(
            AssemblyProcess process,
            Map<String, Object> parts,
            Map<String, Object> characteristics) {
        for (AssemblyProcess.Task task : process.tasks()) {
            task.parts().forEach(part -> parts.putIfAbsent(part.id(), part));
            task.characteristics()
                    .forEach(c -> characteristics.putIfAbsent(process.nameOf(task, c), c));
        }
        for (AssemblyProcess.Equipped station : process.stations()) {
            station.characteristics()
                    .forEach(c -> characteristics.putIfAbsent(process.nameOf(station, c), c));
        }
    }

    // ---- places ----

    private void places(ExecutionRules rules) {
        placesKnown = origins.ok(draft.file(), "shops") && origins.ok(rules, "places");
        for (Shop shop : draft.shops()) {
            placesKnown &= origins.ok(shop) && ids.isComplete(Kind.LINE);
            Set<String> ofShop = new LinkedHashSet<>();
            for (Section section : shop.sections()) {
                placesKnown &= origins.ok(section, "stations") && origins.ok(section, "id");
                section(shop.id() + "/" + section.id(), section, ofShop);
            }
            for (Junction junction : shop.junctions()) {
                placesKnown &= origins.ok(junction);
                String name = shop.id() + "/" + junction.id();
                ofShop.add(name);
                if (junction instanceof Junction.Parallel parallel) {
                    int most =
                            parallel.stations().versions().stream()
                                    .mapToInt(v -> v.high() == null ? v.value() : v.high())
                                    .max()
                                    .orElse(0);
                    units(name, most, ofShop);
                }
            }
            places.addAll(ofShop);
            PlaceName.linesOf(shop).stream()
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> ofShop.forEach(name -> places.add(line + "/" + name)));
        }
        Set<String> lines = ids.of(Kind.LINE).keySet();
        for (ExecutionRules.ExtraPlace extra : rules.places()) {
            if (!origins.ok(extra, "place")) {
                continue;
            }
            if (!places.add(extra.place())) {
                faults.inconsistent(origins.where(extra, "place"), "placeKnown", extra.place());
            } else if (lines.stream().noneMatch(l -> extra.place().startsWith(l + "/"))) {
                lines.forEach(line -> places.add(line + "/" + extra.place()));
            }
        }
    }

    private void section(String name, Section section, Set<String> into) {
        into.add(name);
        for (Station station : section.stations()) {
            if (isTooMany((long) station.repeat() * Math.max(1, station.parallel()), into)) {
                return;
            }
            for (int i = 1; i <= station.repeat(); i++) {
                String one = name + "/" + station.id() + (station.repeat() > 1 ? "-" + i : "");
                if (station.parallel() > 1) {
                    units(one, station.parallel(), into);
                } else {
                    into.add(one);
                }
            }
        }
        Gate gate = section.gate();
        if (gate != null) {
            into.add(name + "/" + gate.id());
            if (gate.repair() != null) {
                into.add(name + "/" + gate.id() + "/repair");
            }
        }
    }

    /** More than a plant may have is said elsewhere; here they must not even be named. */
    private boolean isTooMany(long more, Set<String> beside) {
        boolean tooMany = beside.size() + places.size() + more > SectionChecks.MAX_PLACES;
        placesKnown &= !tooMany;
        return tooMany;
    }

    private void units(String name, int count, Set<String> into) {
        if (isTooMany(count, into)) {
            return;
        }
        for (int k = 1; k <= count; k++) {
            into.add(name + "#" + k);
        }
    }

    private void place(Object record, String key, @Nullable String name) {
        if (name != null && placesKnown && origins.ok(record, key) && !places.contains(name)) {
            dangling(record, key, name, "kind.anyPlace", places);
        }
    }

    private void becoming(ExecutionRules.Becoming becoming) {
        place(becoming, "place", becoming.place());
        range(becoming, "stage", becoming.stage(), CarStage.IN_BODY, CarStage.IN_ASSEMBLY);
    }

    private void range(Object record, String key, CarStage said, CarStage first, CarStage last) {
        boolean within = said.compareTo(first) >= 0 && said.compareTo(last) <= 0;
        if (!within && origins.ok(record, key)) {
            faults.add(
                    new Problem.OutOfRange(
                            origins.where(record, key),
                            key,
                            RecordWords.of(said),
                            Faults.words("between", RecordWords.of(first), RecordWords.of(last))));
        }
    }

    // ---- what is bound and measured ----

    private void vin(VinSeries series) {
        ids.check(Kind.LINE, series, "lines", series.lines());
        ids.check(Kind.MODEL, series, "models", series.models());
        fits(series, "manufacturer", series.manufacturer(), OF_VIN + "{3}(" + OF_VIN + "{3})?");
        fits(series, "descriptor", series.descriptor(), OF_VIN + "{5}");
        fits(series, "plant", series.plant(), OF_VIN);
        String maker = series.manufacturer();
        boolean isFew = maker.length() == 6;
        boolean isRead = maker.length() == 3 || isFew;
        if (isRead && origins.ok(series, "manufacturer") && isFew != (maker.charAt(2) == '9')) {
            faults.inconsistent(origins.where(series, "manufacturer"), "makerOfFew", maker);
        }
    }

    private void fits(VinSeries series, String key, String said, String pattern) {
        if (origins.ok(series, key) && !said.matches(pattern)) {
            faults.add(
                    new Problem.BadValue(
                            origins.where(series, key),
                            key,
                            Show.text(said),
                            "expected." + (key.equals("manufacturer") ? "maker" : key),
                            switch (key) {
                                case "manufacturer" -> "LZZ";
                                case "descriptor" -> "SU7A1";
                                default -> "A";
                            }));
        }
    }

    private void measured(Characteristic c) {
        ids.checkModelsOrChoices(c, "takes", c.takes());
        place(c, "at", c.at());
        String source = c.source();
        if (source != null && !source.startsWith("http")) {
            ids.check(Kind.SOURCE, c, "source", source);
        }
        if (source != null && c.assumption() != null) {
            faults.inconsistent(origins.keyWhere(c, "assumption"), "sourceAndAssumption");
        }
        new LimitChecks(origins, faults).check(c, c.id(), c.lower(), c.target(), c.upper());
    }

    private void classes(List<ExecutionRules.DefectClass> classes) {
        Set<String> types = new TreeSet<>();
        for (ExecutionRules.DefectClass one : classes) {
            for (int i = 0; i < one.types().size() && origins.ok(one, "types"); i++) {
                if (!types.add(one.types().get(i))) {
                    faults.inconsistent(
                            origins.where(one, "types", i), "namedTwice", one.types().get(i));
                }
            }
        }
    }

    private void dangling(
            Object record, String key, String name, String kind, Collection<String> among) {
        faults.add(
                new Problem.Dangling(
                        origins.where(record, key),
                        key,
                        Show.text(name),
                        kind,
                        Nearest.to(name, among)));
    }

    /** Demands of gates, and of release, name what can be met. */
    private final class Demands {
        private final Set<String> parts;
        private final Set<String> characteristics;
        private final Set<String> classes;
        private final Set<String> gates = new LinkedHashSet<>();

        Demands(Set<String> parts, Set<String> characteristics, Set<String> classes) {
            this.parts = parts;
            this.characteristics = characteristics;
            this.classes = classes;
            draft.execution().gates().forEach(gate -> gates.add(gate.place()));
            for (Shop shop : draft.shops()) {
                for (Section section : shop.sections()) {
                    Gate gate = section.gate();
                    if (gate != null) {
                        gates.add(shop.id() + "/" + section.id() + "/" + gate.id());
                    }
                }
            }
            Set<String> inLines = new LinkedHashSet<>();
            for (String line : ids.of(Kind.LINE).keySet()) {
                gates.forEach(gate -> inLines.add(line + "/" + gate));
            }
            inLines.retainAll(places);
            gates.addAll(inLines);
        }

        void check(Demand demand) {
            ids.checkModelsOrChoices(demand, "takes", demand.takes());
            switch (demand) {
                case ExecutionRules.Bound b -> names(b, "part", b.part(), parts, "kind.boundPart");
                case ExecutionRules.Within w ->
                        names(
                                w,
                                "characteristic",
                                w.characteristic(),
                                characteristics,
                                "kind.characteristic");
                case ExecutionRules.NoOpenDefect n ->
                        names(n, "defectClass", n.defectClass(), classes, "kind.defectClass");
                case ExecutionRules.Passed p -> {
                    if (placesKnown) {
                        names(p, "gate", p.gate(), gates, "kind.gate");
                    }
                }
            }
        }

        private void names(Object record, String key, String name, Set<String> known, String kind) {
            if (origins.ok(record, key) && !known.contains(name)) {
                dangling(record, key, name, kind, known);
            }
        }
    }
}
