package org.lineoff.execute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.PlantRules.Characteristic;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.Text;
import org.lineoff.model.time.PlantClock;

/**
 * Everything that is on record of one car (整车电子档案): what was ordered, what went into it and came
 * out again, every measurement, defect, inspection, hold and concession, as of an instant. Made
 * from the record alone; {@link #json} is its canonical form, which {@link Signing} signs.
 *
 * @param battery what the code of its traction battery says, if it is one after GB/T 34014
 * @param parts all that was ever in it, in the order of fitting
 * @param entries numbers of the first and the last entry of the record that it rests on
 */
public record AsBuilt(
        Text plant,
        PlantClock clock,
        long asOf,
        Car car,
        Text model,
        List<Option> options,
        Optional<BatteryCode> battery,
        List<Fitted> parts,
        List<Measured> measurements,
        List<Defect> defects,
        List<Inspection> inspections,
        List<Note> concessions,
        List<Note> holds,
        List<Step> steps,
        long entries) {

    /** A choice, in the group that it belongs to; as it came where the plant does not know it. */
    public record Option(String group, Text groupName, String choice, Text name) {}

    /** A part, software or key in the car, from when to when. */
    public record Fitted(Text title, PlantRules.Kind kind, Binding binding) {
        public boolean isIn() {
            return binding.removed() == Binding.STILL_IN;
        }
    }

    /**
     * A measurement.
     *
     * @param characteristic null where the plant has no limits for it now
     */
    public record Measured(
            String name,
            @Nullable Characteristic characteristic,
            double value,
            long time,
            String place,
            String person) {
        public Text title() {
            return characteristic == null ? Text.of(name) : characteristic.title();
        }

        /** Whether it lies within the limits, as far as there are any. */
        public boolean good() {
            return characteristic == null
                    || (value >= characteristic.lower() && value <= characteristic.upper());
        }
    }

    /** A defect, and its cure if it has one. */
    public record Defect(
            String type,
            String defectClass,
            long found,
            String foundAt,
            String foundBy,
            @Nullable Cure cure) {}

    /** When, where and by whom a defect was cured. */
    public record Cure(long time, String place, String person) {}

    /** An inspection at a gate. */
    public record Inspection(String gate, Text title, boolean passed, long time, String person) {}

    /**
     * A concession or a hold.
     *
     * @param until when a hold ended, {@link Binding#STILL_IN} while it lasts
     */
    public record Note(
            String name, String place, String person, String reason, long from, long until) {}

    /** When the car reached a status. */
    public record Step(Status status, long time, String person) {}

    public AsBuilt {
        options = List.copyOf(options);
        parts = List.copyOf(parts);
        measurements = List.copyOf(measurements);
        defects = List.copyOf(defects);
        inspections = List.copyOf(inspections);
        concessions = List.copyOf(concessions);
        holds = List.copyOf(holds);
        steps = List.copyOf(steps);
    }

    /** As of now. */
    public static AsBuilt of(Records records, Car car, PlantRules rules, Plant plant) {
        return of(records, car, rules, plant, Long.MAX_VALUE);
    }

    /**
     * As of an instant: what happened later is left out.
     *
     * @param asOf ms since the plant's epoch
     */
    public static AsBuilt of(Records records, Car car, PlantRules rules, Plant plant, long asOf) {
        return new AsBuiltReader(records.events(car.number()), car, rules, plant, asOf).read();
    }

    /**
     * Whether nothing is to be added any more but what happens to the car outside: it is released.
     */
    public boolean isComplete() {
        return car.status() == Status.RELEASED || car.status() == Status.SHIPPED;
    }

    /** Whether the car was ordered by the instant of which this is. */
    public boolean isOrdered() {
        return entries > 0;
    }

    /** Parts of a kind that are in the car. */
    public List<Fitted> in(PlantRules.Kind kind) {
        return parts.stream().filter(p -> p.isIn() && p.kind() == kind).toList();
    }

    /** The latest measurement of each characteristic, in the order of the first. */
    public List<Measured> latest() {
        Map<String, Measured> latest = new LinkedHashMap<>();
        measurements.forEach(
                m -> latest.merge(m.name(), m, (a, b) -> b.time() >= a.time() ? b : a));
        return List.copyOf(latest.values());
    }

    /** Its canonical form: JSON with sorted keys, as RFC 8785 has it. */
    public String json() {
        return CanonicalJson.text(map());
    }

    /** The same as maps, lists, texts and numbers. */
    public Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("formatVersion", 1L);
        map.put("plant", plant.en());
        map.put("car", car.number());
        map.put("vin", car.vin() == null ? null : car.vin().text());
        map.put("order", car.order());
        map.put("model", car.model());
        map.put("options", options.stream().map(Option::choice).toList());
        map.put("status", car.status().name());
        map.put("entries", entries);
        map.put("asOf", asOf == Long.MAX_VALUE ? null : time(asOf));
        map.put("parts", parts.stream().map(this::map).toList());
        map.put("measurements", measurements.stream().map(this::map).toList());
        map.put("defects", defects.stream().map(this::map).toList());
        map.put("inspections", inspections.stream().map(this::map).toList());
        map.put("concessions", concessions.stream().map(this::map).toList());
        map.put("holds", holds.stream().map(this::map).toList());
        map.put("steps", steps.stream().map(this::map).toList());
        return map;
    }

    /** A plant time as people and programs read it, in the plant's zone. */
    public String time(long millis) {
        return clock.instant(millis).atZone(clock.zone()).toOffsetDateTime().toString();
    }

    private Map<String, Object> map(Fitted part) {
        Binding b = part.binding();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("part", b.part());
        map.put("kind", part.kind().name().toLowerCase(java.util.Locale.ROOT));
        map.put("serial", b.serial());
        map.put("lot", b.lot());
        map.put("quantity", b.quantity());
        map.put("place", b.place());
        map.put("person", b.person());
        map.put("fitted", time(b.fitted()));
        map.put("removed", part.isIn() ? null : time(b.removed()));
        map.put("removedBy", b.removedBy());
        map.put("removedBecause", b.removedNote());
        return map;
    }

    private Map<String, Object> map(Measured m) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("characteristic", m.name());
        map.put("value", m.value());
        Characteristic c = m.characteristic();
        if (c != null) {
            map.put("unit", c.unit());
            map.put("lower", Double.isInfinite(c.lower()) ? null : c.lower());
            map.put("target", c.target());
            map.put("upper", Double.isInfinite(c.upper()) ? null : c.upper());
        }
        map.put("time", time(m.time()));
        map.put("place", m.place());
        map.put("person", m.person());
        return map;
    }

    private Map<String, Object> map(Defect d) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", d.type());
        map.put("class", d.defectClass());
        map.put("found", time(d.found()));
        map.put("foundAt", d.foundAt());
        map.put("foundBy", d.foundBy());
        Cure cure = d.cure();
        map.put("cured", cure == null ? null : time(cure.time()));
        map.put("curedAt", cure == null ? null : cure.place());
        map.put("curedBy", cure == null ? null : cure.person());
        return map;
    }

    private Map<String, Object> map(Inspection i) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("gate", i.gate());
        map.put("passed", i.passed());
        map.put("time", time(i.time()));
        map.put("person", i.person());
        return map;
    }

    private Map<String, Object> map(Note n) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", n.name());
        map.put("place", n.place());
        map.put("person", n.person());
        map.put("reason", n.reason());
        map.put("from", time(n.from()));
        map.put("until", n.until() == Binding.STILL_IN ? null : time(n.until()));
        return map;
    }

    private Map<String, Object> map(Step step) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("status", step.status().name());
        map.put("time", time(step.time()));
        map.put("person", step.person());
        return map;
    }

    static List<Option> options(Products products, Car car) {
        List<Option> options = new ArrayList<>();
        for (String choice : car.choices()) {
            Products.OptionGroup group =
                    products.options().stream()
                            .filter(g -> g.choices().stream().anyMatch(c -> c.id().equals(choice)))
                            .findFirst()
                            .orElse(null);
            String market = choice.startsWith("market:") ? choice.substring(7) : "";
            if (group != null) {
                options.add(
                        new Option(group.id(), group.name(), choice, products.choiceName(choice)));
            } else if (!market.isEmpty()) {
                options.add(
                        new Option(
                                "market",
                                new Text("Market", "市场"),
                                choice,
                                products.marketName(market)));
            } else {
                options.add(new Option("", Text.of(""), choice, Text.of(choice)));
            }
        }
        return options;
    }
}
