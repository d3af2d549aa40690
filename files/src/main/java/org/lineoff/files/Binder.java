package org.lineoff.files;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Distribution;
import org.lineoff.model.Known;
import org.lineoff.model.Problem;
import org.lineoff.model.Programme;
import org.lineoff.model.Station;
import org.lineoff.model.Text;
import org.lineoff.model.Where;

/**
 * From the nodes of a file to records, by reflection: a key is the name of a component, its type
 * says what may stand there, {@code @About} its limits and default, {@code @Nullable} that it may
 * be left out. A sealed type is told by its {@code kind}. Four records have a short form: {@link
 * Text}, {@link Distribution}, {@link Station.Work} and {@link Programme.Precedence}.
 *
 * <p>Binding never stops: what cannot be read is complained about, replaced by a stand-in and
 * marked so in {@link Origins}.
 */
final class Binder {
    static final String FORMAT_VERSION = "Version of the format: 1.";
    private static final List<String> BESIDE_DISTRIBUTION =
            List.of("source", "assumption", "known");

    private final Faults faults;
    private final Origins origins;
    private final Scalars scalars;
    private final Keys keys;
    private final Figures figures;

    /** Whether what is read has figures that rest on something. */
    private boolean rests = true;

    Binder(Faults faults, Origins origins) {
        this.faults = faults;
        this.origins = origins;
        this.scalars = new Scalars(faults);
        this.keys = new Keys(faults);
        this.figures = new Figures(faults, scalars, keys);
    }

    List<Figures.Citation> citations() {
        return figures.citations();
    }

    /** Binds a whole file; a file of which there is nothing to read gives a stand-in. */
    Object file(FileKind kind, @Nullable Tree tree, String fileName) {
        rests = kind.hasFigures();
        if (!(tree instanceof Tree.Mapping map)) {
            if (tree != null && !(tree instanceof Tree.Broken)) {
                faults.add(
                        new Problem.BadValue(
                                tree.where(), kind.purpose(), Show.of(tree), "expected.map", ""));
            }
            return standIn(kind.record, new Tree.Mapping(new Where(fileName, 1, 1)));
        }
        Tree version = map.get("formatVersion");
        if (version == null) {
            keys.missing(map, "formatVersion", FORMAT_VERSION);
        } else if (!(version instanceof Tree.Scalar s
                && s.text().equals(FileKind.FORMAT_VERSION))) {
            faults.add(
                    new Problem.OutOfRange(
                            version.where(),
                            "formatVersion",
                            Show.of(version),
                            Faults.words("exactly", FileKind.FORMAT_VERSION)));
        }
        return record(kind.record, map, List.of("formatVersion"));
    }

    /** What a file says that need not be there and is not. */
    Object absent(FileKind kind) {
        return record(kind.record, new Tree.Mapping(new Where(kind.fileName, 0, 0)), List.of());
    }

    private @Nullable Object bind(Slot slot, Tree node) {
        if (node instanceof Tree.Broken) {
            return null;
        }
        Class<?> type = slot.raw();
        if (type == Tree.class) {
            return node;
        }
        if (type == Known.class) {
            return located(figures.known(slot, node, node.name(), List.of()), node);
        }
        if (type == List.class) {
            return list(slot, node);
        }
        if (type == Map.class) {
            return map(slot, node);
        }
        if (type == Distribution.class) {
            return distribution(slot, node, List.of());
        }
        if (type == Station.Work.class) {
            return work(slot, node);
        }
        if (node instanceof Tree.Scalar s && !s.isNothing()) {
            if (type == Text.class) {
                return Text.of(s.text());
            }
            if (type == Programme.Precedence.class) {
                return precedence(s);
            }
        }
        if (type.isRecord() || (type.isSealed() && type.isInterface())) {
            if (!(node instanceof Tree.Mapping m)) {
                return expectedForm(slot, node, type == Text.class ? "text" : "map");
            }
            return type.isRecord() ? record(type, m, List.of()) : sealed(type, m);
        }
        return scalars.read(slot, node);
    }

    private Object record(Class<?> type, Tree.Mapping node, List<String> beside) {
        RecordShape shape = RecordShape.of(type);
        List<String> allowed = new ArrayList<>(shape.keys());
        if (rests) {
            allowed.add(Figures.BASIS);
        }
        allowed.addAll(beside);
        keys.check(node, allowed);
        if (rests
                && Collections.disjoint(
                        shape.keys(), Figures.BASIS_KEYS)) { // else they mean another thing
            figures.check(node);
        }
        List<String> broken = new ArrayList<>();
        @Nullable Object[] values = new @Nullable Object[shape.parts().size()];
        for (int i = 0; i < values.length; i++) {
            RecordShape.Part part = shape.parts().get(i);
            Tree value = node.get(part.key());
            if (value == null) {
                if (part.required()) {
                    keys.missing(node, part.key(), part.slot().meaning());
                    broken.add(part.key());
                    values[i] = standIn(part, node);
                } else {
                    values[i] = byDefault(part, node);
                }
                continue;
            }
            Object bound = bind(part.slot(), value);
            if (bound == null || isShort(bound, value)) {
                broken.add(part.key());
            }
            values[i] = bound == null ? standIn(part, node) : bound;
        }
        Object made = shape.create(values);
        origins.put(made, node);
        broken.forEach(key -> origins.broken(made, key));
        return made;
    }

    /** Whether elements had to be left out. */
    private static boolean isShort(Object bound, Tree node) {
        if (bound instanceof List<?> list && node instanceof Tree.Sequence s) {
            return list.size() < s.elements().size();
        }
        if (bound instanceof Map<?, ?> map && node instanceof Tree.Mapping m) {
            return map.size() < m.entries().size() - (m.has(Figures.BASIS) ? 1 : 0);
        }
        return false;
    }

    private @Nullable Object byDefault(RecordShape.Part part, Tree.Mapping node) {
        if (part.slot().raw() == List.class) {
            return List.of();
        }
        if (part.slot().raw() == Map.class) {
            return Map.of();
        }
        if (part.nullable()) {
            return null;
        }
        if (part.slot().raw().isRecord()) {
            return record(part.slot().raw(), new Tree.Mapping(node.where()), List.of());
        }
        Object value =
                scalars.read(
                        part.slot(), new Tree.Scalar(node.where(), part.slot().byDefault(), true));
        return value == null ? standIn(part, node) : value;
    }

    private @Nullable Object list(Slot slot, Tree node) {
        if (!(node instanceof Tree.Sequence sequence)) {
            return expectedForm(slot, node, "list");
        }
        if (sequence.elements().size() < slot.min()) {
            faults.add(
                    new Problem.OutOfRange(
                            node.where(),
                            slot.key(),
                            Integer.toString(sequence.elements().size()),
                            Faults.words("elements", Scalars.plain(slot.min()))));
        }
        Slot element = new Slot(slot.key(), slot.argument(), slot.owner(), null);
        List<Object> bound = new ArrayList<>();
        for (Tree t : sequence.elements()) {
            Object value = bind(element, t);
            if (value != null) {
                bound.add(value);
            }
        }
        return List.copyOf(bound);
    }

    private @Nullable Object map(Slot slot, Tree node) {
        if (!(node instanceof Tree.Mapping mapping)) {
            return expectedForm(slot, node, "map");
        }
        if (rests) {
            figures.check(mapping);
        }
        Type inner = slot.argument();
        Map<String, Object> bound = new LinkedHashMap<>();
        for (Tree.Mapping.Entry e : mapping.entries().values()) {
            if (!rests || !e.key().equals(Figures.BASIS)) {
                Object value = bind(slot.inner(inner).named(e.key()), e.value());
                if (value != null) {
                    bound.put(e.key(), value);
                }
            }
        }
        return bound;
    }

    private @Nullable Object sealed(Class<?> type, Tree.Mapping node) {
        List<String> kinds = RecordShape.kinds(type).stream().map(RecordShape::kind).toList();
        Tree kind = node.get("kind");
        if (kind == null) {
            keys.missing(node, "kind", String.join(", ", kinds));
            return null;
        }
        String word = kind instanceof Tree.Scalar s ? s.text() : "";
        String nearest = kinds.contains(word) ? word : Nearest.to(word, kinds);
        if (!word.equals(nearest) && !(kind instanceof Tree.Broken)) {
            faults.add(
                    new Problem.BadValue(
                            kind.where(),
                            "kind",
                            Show.of(kind),
                            Faults.words("expected.oneOf", String.join(", ", kinds)),
                            nearest == null ? kinds.get(0) : nearest));
        }
        return nearest == null
                ? null
                : record(
                        RecordShape.kinds(type).get(kinds.indexOf(nearest)), node, List.of("kind"));
    }

    private @Nullable Object distribution(Slot slot, Tree node, List<String> beside) {
        List<String> also = new ArrayList<>(BESIDE_DISTRIBUTION);
        also.addAll(beside);
        if (node instanceof Tree.Mapping map && !isFigure(map)) {
            return record(Distribution.class, map, also);
        }
        if (node instanceof Tree.Mapping map && refuseShapeOfValue(map)) {
            return null;
        }
        Slot mean = RecordShape.of(Distribution.class).part("mean").slot().named(slot.key());
        @SuppressWarnings("unchecked")
        Known<java.time.Duration> known =
                (Known<java.time.Duration>)
                        located(figures.known(mean, node, node.name() + ".mean", beside), node);
        if (known == null) {
            return null;
        }
        Distribution made = Distribution.of(known, Distribution.Kind.CONSTANT, null);
        origins.put(made, node);
        return made;
    }

    private static boolean isFigure(Tree.Mapping map) {
        return map.has("value")
                || (!map.has("mean")
                        && !map.has("shape")
                        && map.entries().keySet().stream()
                                .anyMatch(
                                        k ->
                                                !k.equals("values")
                                                        && Nearest.to(k, List.of("value"))
                                                                != null));
    }

    /** A shape goes with a mean, not with a value. */
    private boolean refuseShapeOfValue(Tree.Mapping map) {
        for (String key : List.of("mean", "shape", "cv", "k", "mode", "values")) {
            if (map.has(key)) {
                Tree.Mapping.Entry value = map.entries().get("value");
                faults.inconsistent(
                        value == null ? map.where() : value.where(), "valueWithShape", key);
                return true;
            }
        }
        return false;
    }

    private @Nullable Object work(Slot slot, Tree node) {
        RecordShape shape = RecordShape.of(Station.Work.class);
        Object time = distribution(slot, node, List.of("byModel", "addByOption"));
        if (!(node instanceof Tree.Mapping map)) {
            return time == null
                    ? null
                    : located(new Station.Work((Distribution) time, Map.of(), Map.of()), node);
        }
        Object[] values = {time, Map.of(), Map.of()};
        List<String> broken = new ArrayList<>();
        for (int i = 1; i < values.length; i++) {
            RecordShape.Part part = shape.parts().get(i);
            Tree value = map.get(part.key());
            if (value != null) {
                Object bound = bind(part.slot(), value);
                if (bound == null || isShort(bound, value)) {
                    broken.add(part.key());
                }
                values[i] = bound == null ? Map.of() : bound;
            }
        }
        if (time == null) {
            return null;
        }
        Object made = shape.create(values);
        origins.put(made, node);
        broken.forEach(key -> origins.broken(made, key));
        return made;
    }

    private Object precedence(Tree.Scalar node) {
        Tree.Mapping full = new Tree.Mapping(node.where());
        full.put("activity", node.where(), node);
        return record(Programme.Precedence.class, full, List.of());
    }

    private @Nullable Object expectedForm(Slot slot, Tree node, String form) {
        if (!(node instanceof Tree.Broken)) {
            faults.add(
                    new Problem.BadValue(
                            node.where(), slot.key(), Show.of(node), "expected." + form, ""));
        }
        return null;
    }

    private @Nullable Object standIn(RecordShape.Part part, Tree node) {
        Class<?> type = part.slot().raw();
        if (type == List.class) {
            return List.of();
        }
        if (type == Map.class) {
            return Map.of();
        }
        if (part.nullable()) {
            return null;
        }
        if (type == Known.class) {
            return located(new Known<>(node.name() + "." + part.key(), List.of()), node);
        }
        return type.isRecord() ? standIn(type, node) : Scalars.standIn(type);
    }

    private Object standIn(Class<?> type, Tree node) {
        RecordShape shape = RecordShape.of(type);
        @Nullable Object[] values = shape.parts().stream().map(p -> standIn(p, node)).toArray();
        Object made = shape.create(values);
        origins.standIn(made, node);
        return made;
    }

    private @Nullable Object located(@Nullable Object made, Tree node) {
        if (made instanceof Known<?> k) {
            origins.put(k, node);
            origins.name(k.name(), node.where());
        } else if (made != null) {
            origins.put(made, node);
        }
        return made;
    }
}
