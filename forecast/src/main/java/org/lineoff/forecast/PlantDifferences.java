package org.lineoff.forecast;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lineoff.forecast.Comparison.Change;
import org.lineoff.model.Basis;
import org.lineoff.model.Known;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.Shop;
import org.lineoff.model.Text;

/**
 * What differs between two plants as known on a day, found by walking their records side by side,
 * so that a new record is compared without anybody remembering to. Elements of lists are the same
 * where they have the same id. Words for people, and what only says how much is computed, do not
 * count; nor does what really happened.
 */
final class PlantDifferences {
    private final LocalDate asOf;
    private final List<Change> changes = new ArrayList<>();

    private PlantDifferences(LocalDate asOf) {
        this.asOf = asOf;
    }

    static List<Change> between(Plant first, Plant other, LocalDate asOf) {
        PlantDifferences differences = new PlantDifferences(asOf);
        differences.plants(first, other);
        return List.copyOf(differences.changes);
    }

    private void plants(Plant a, Plant b) {
        value("plant.yaml#horizon", a.horizon(), b.horizon());
        value("plant.yaml#timeZone", a.timeZone(), b.timeZone());
        value("plant.yaml#currency", a.currency(), b.currency());
        value("plant.yaml#lines", a.lines(), b.lines());
        value("calendars.yaml#calendars", a.calendars(), b.calendars());
        value("products.yaml#", a.products(), b.products());
        value("demand.yaml#", a.demand(), b.demand());
        shops(a, b);
        value("levers.yaml#levers", a.levers(), b.levers());
        value("policies.yaml#policies", a.policies(), b.policies());
        value("programme.yaml#", a.programme(), b.programme());
    }

    // ---- shops, line by line ----

    private void shops(Plant a, Plant b) {
        Map<String, Shop> before = byLine(a);
        Map<String, Shop> after = byLine(b);
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        Map<Change, List<String>> lines = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String name : names) {
            String line = name.substring(0, name.indexOf('/'));
            String id = name.substring(name.indexOf('/') + 1);
            counts.merge(id, 1, Integer::sum);
            PlantDifferences own = new PlantDifferences(asOf);
            Shop shop = before.get(name);
            Shop other = after.get(name);
            String file = file(shop == null ? Objects.requireNonNull(other) : shop);
            if (shop == null || other == null) {
                own.oneSided(file, shop, other);
            } else {
                // The lines of a shop are told by which of them have it.
                own.value(file + "sections", shop.sections(), other.sections());
                own.value(file + "junctions", shop.junctions(), other.junctions());
                own.value(file + "skidLoops", shop.skidLoops(), other.skidLoops());
                own.value(file + "jobsPerHour", shop.jobsPerHour(), other.jobsPerHour());
            }
            own.changes.forEach(
                    c -> lines.computeIfAbsent(c, _ -> new ArrayList<>()).add(id + "/" + line));
        }
        lines.forEach(
                (change, at) -> {
                    String id = at.getFirst().substring(0, at.getFirst().indexOf('/'));
                    if (at.size() == Objects.requireNonNull(counts.get(id))) {
                        changes.add(change);
                    } else {
                        at.forEach(l -> changes.add(in(l.substring(id.length() + 1), change)));
                    }
                });
    }

    private static Map<String, Shop> byLine(Plant plant) {
        Map<String, Shop> shops = new LinkedHashMap<>();
        for (Shop shop : plant.shops()) {
            PlaceName.linesOf(shop).forEach(line -> shops.put(line + "/" + shop.id(), shop));
        }
        return shops;
    }

    /** The file of a shop, as the names of its figures say. */
    private static String file(Shop shop) {
        return KnownFigures.in(shop).names().stream()
                .filter(n -> n.contains("#"))
                .findFirst()
                .map(n -> n.substring(0, n.indexOf('#') + 1))
                .orElse("shops/" + shop.id() + ".yaml#");
    }

    private static Change in(String line, Change c) {
        return new Change(
                c.kind(),
                c.name(),
                line.isEmpty() ? null : line,
                c.before(),
                c.after(),
                c.restedOn(),
                c.restsOn());
    }

    // ---- any value ----

    private void value(String path, @Nullable Object a, @Nullable Object b) {
        if (Objects.equals(a, b) || a instanceof Text || b instanceof Text) {
            return;
        }
        if (a == null || b == null) {
            oneSided(path, a, b);
            return;
        }
        switch (a) {
            case Known<?> k when b instanceof Known<?> l -> figure(k, l);
            case List<?> list when b instanceof List<?> other -> lists(path, list, other);
            case Map<?, ?> map when b instanceof Map<?, ?> other ->
                    elements(path, byKey(map), byKey(other));
            case Record r when b.getClass() == r.getClass() -> records(path, r, (Record) b);
            case Record r -> {
                oneSided(path, r, null);
                oneSided(path, null, b);
            }
            default ->
                    changes.add(
                            new Change("changed", path, null, written(a), written(b), null, null));
        }
    }

    private void figure(Known<?> a, Known<?> b) {
        Known.@Nullable Version<?> before = a.at(asOf).orElse(null);
        Known.@Nullable Version<?> after = b.at(asOf).orElse(null);
        if (before == null || after == null) {
            if (before != null || after != null) {
                oneSided(a.name(), before == null ? null : a, after == null ? null : b);
            }
        } else if (!Objects.equals(before.value(), after.value())
                || !Objects.equals(before.low(), after.low())
                || !Objects.equals(before.high(), after.high())) {
            changes.add(
                    new Change(
                            "changed",
                            a.name(),
                            null,
                            written(before),
                            written(after),
                            rests(before.basis()),
                            rests(after.basis())));
        }
    }

    private void lists(String path, List<?> a, List<?> b) {
        boolean plain = a.stream().noneMatch(PlantDifferences::hasParts);
        if (plain && b.stream().noneMatch(PlantDifferences::hasParts)) {
            changes.add(new Change("changed", path, null, written(a), written(b), null, null));
        } else {
            elements(path, byId(a), byId(b));
        }
    }

    private void elements(String path, Map<String, Object> a, Map<String, Object> b) {
        a.forEach((id, element) -> value(path + "." + id, element, b.get(id)));
        b.forEach(
                (id, element) -> {
                    if (!a.containsKey(id)) {
                        value(path + "." + id, null, element);
                    }
                });
    }

    private void records(String path, Record a, Record b) {
        for (RecordComponent component : a.getClass().getRecordComponents()) {
            String key = component.getName();
            boolean flattened = key.equals("time") && path.endsWith(".work");
            value(
                    flattened ? path : path.endsWith("#") ? path + key : path + "." + key,
                    get(component, a),
                    get(component, b));
        }
    }

    private void oneSided(String path, @Nullable Object a, @Nullable Object b) {
        Object there = a == null ? Objects.requireNonNull(b) : a;
        Known.@Nullable Version<?> version =
                there instanceof Known<?> k ? k.at(asOf).orElse(null) : null;
        if (there instanceof Known<?> && version == null) {
            return; // nobody knew of it on the day
        }
        String name = there instanceof Known<?> k ? k.name() : path;
        String words = version == null ? written(there) : written(version);
        String basis = version == null ? null : rests(version.basis());
        changes.add(
                a == null
                        ? new Change("added", name, null, null, words, null, basis)
                        : new Change("removed", name, null, words, null, basis, null));
    }

    // ---- parts ----

    private static boolean hasParts(Object element) {
        return element instanceof Record
                || element instanceof Collection<?>
                || element instanceof Map<?, ?>;
    }

    private static Map<String, Object> byKey(Map<?, ?> map) {
        Map<String, Object> byKey = new LinkedHashMap<>();
        map.forEach((key, value) -> byKey.put(String.valueOf(key), value));
        return byKey;
    }

    /** Elements by their id or type, else counted from 1, as in the names of figures. */
    private static Map<String, Object> byId(List<?> list) {
        Map<String, Object> byId = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            String id = id(element);
            byId.putIfAbsent(
                    id == null || byId.containsKey(id) ? Integer.toString(i + 1) : id, element);
        }
        return byId;
    }

    private static @Nullable String id(Object element) {
        for (RecordComponent component : components(element)) {
            if ((component.getName().equals("id") || component.getName().equals("type"))
                    && get(component, (Record) element) instanceof String id) {
                return id;
            }
        }
        return null;
    }

    private static RecordComponent[] components(Object element) {
        return element instanceof Record r
                ? r.getClass().getRecordComponents()
                : new RecordComponent[0];
    }

    private static @Nullable Object get(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    // ---- words ----

    private static @Nullable String rests(Basis basis) {
        return basis.source() == null ? basis.assumption() : basis.source();
    }

    private static String written(Known.Version<?> version) {
        Object low = version.low();
        Object high = version.high();
        String value = KnownFigures.written(version.value());
        return low == null || high == null
                ? value
                : "%s (%s–%s)"
                        .formatted(value, KnownFigures.written(low), KnownFigures.written(high));
    }

    /** What a record without a name says, e.g. a holiday. */
    private static String parts(Record r) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : components(r)) {
            Object part = get(component, r);
            if (part != null && !(part instanceof Text)) {
                parts.add(written(part));
            }
        }
        return String.join(", ", parts);
    }

    private static String written(Object value) {
        return switch (value) {
            case Text text -> text.en();
            case Record r -> Objects.requireNonNullElse(id(r), parts(r));
            case Collection<?> many ->
                    many.stream()
                            .map(PlantDifferences::written)
                            .collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map -> map.keySet().toString();
            case Enum<?> e -> e.name().toLowerCase(java.util.Locale.ROOT);
            default -> KnownFigures.written(value);
        };
    }
}
