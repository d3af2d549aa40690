package org.lineoff.files;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Where;

/**
 * Where every bound record and figure stands in the files, and which of its keys hold a stand-in
 * because what was written there could not be read. Checks ask {@link #ok} first, so that one
 * mistake is one complaint.
 */
final class Origins {
    private record Origin(Tree node, Set<String> broken) {}

    private static final String EVERYTHING = "*";

    private final IdentityHashMap<Object, Origin> origins = new IdentityHashMap<>();
    private final Map<String, Where> names = new LinkedHashMap<>();

    void put(Object bound, Tree node) {
        origins.put(bound, new Origin(node, new TreeSet<>()));
        names.putIfAbsent(node.name(), node.where());
    }

    void name(String name, Where where) {
        names.putIfAbsent(name, where);
    }

    Map<String, Where> names() {
        return names;
    }

    /**
     * Gives a record the origin of the one it was made from.
     *
     * @param renamed keys of the file by the names of the components they became
     */
    void same(Object made, Object from, Map<String, String> renamed) {
        Origin o = origin(from);
        Set<String> broken = new TreeSet<>(o.broken());
        renamed.forEach(
                (component, key) -> {
                    if (broken.contains(key)) {
                        broken.add(component);
                    }
                    Tree.Mapping.Entry e = entry(from, key);
                    if (e != null && o.node() instanceof Tree.Mapping m) {
                        m.put(component, e.where(), e.value());
                    }
                });
        origins.put(made, new Origin(o.node(), broken));
    }

    /** Marks a key of a record as unreadable. */
    void broken(Object bound, String key) {
        origin(bound).broken().add(key);
    }

    /** Marks a record as a stand-in altogether. */
    void standIn(Object bound, Tree node) {
        put(bound, node);
        broken(bound, EVERYTHING);
    }

    /** Whether what the record says under that key is what the file says. */
    boolean ok(Object bound, String key) {
        Origin o = origins.get(bound);
        return o == null || (!o.broken().contains(key) && !o.broken().contains(EVERYTHING));
    }

    boolean ok(Object bound) {
        Origin o = origins.get(bound);
        return o == null || o.broken().isEmpty();
    }

    /** Where the record begins. */
    Where where(Object bound) {
        return origin(bound).node().where();
    }

    /** Where the value of that key begins; the record itself where it has no such key. */
    Where where(Object bound, String key) {
        Tree.Mapping.Entry e = entry(bound, key);
        return e == null ? where(bound) : e.value().where();
    }

    /** Where that element of a list, or value of a map, begins. */
    Where where(Object bound, String key, String inner) {
        Tree.Mapping.Entry e = entry(bound, key);
        if (e == null) {
            return where(bound);
        }
        if (e.value() instanceof Tree.Mapping m) {
            Tree.Mapping.Entry i = m.entries().get(inner);
            return i == null ? m.where() : i.where();
        }
        if (e.value() instanceof Tree.Sequence list) {
            for (Tree element : list.elements()) {
                if (element instanceof Tree.Scalar s && s.text().equals(inner)) {
                    return s.where();
                }
            }
        }
        return e.value().where();
    }

    /** Where the value itself stands, not its key, in a map under that key. */
    Where valueWhere(Object bound, String key, String inner) {
        Tree.Mapping.Entry e = entry(bound, key);
        if (e == null || !(e.value() instanceof Tree.Mapping m)) {
            return where(bound, key, inner);
        }
        Tree value = m.get(inner);
        return value == null ? m.where() : value.where();
    }

    /** What the file says under that key, for a message. */
    String text(Object bound, String key) {
        Tree.Mapping.Entry e = entry(bound, key);
        return e == null ? "" : Show.of(e.value());
    }

    /** Calls for every bound record of a class, in no particular order. */
    <T> void each(Class<T> type, Consumer<T> call) {
        for (Object o : origins.keySet()) {
            if (type.isInstance(o)) {
                call.accept(type.cast(o));
            }
        }
    }

    /** Whether the file says anything under that key. */
    boolean has(Object bound, String key) {
        return entry(bound, key) != null;
    }

    /** Where the element of a list begins, counted from 0. */
    Where where(Object bound, String key, int index) {
        Tree.Mapping.Entry e = entry(bound, key);
        return e != null
                        && e.value() instanceof Tree.Sequence list
                        && index < list.elements().size()
                ? list.elements().get(index).where()
                : where(bound, key);
    }

    /** Where the key itself stands. */
    Where keyWhere(Object bound, String key) {
        Tree.Mapping.Entry e = entry(bound, key);
        return e == null ? where(bound) : e.where();
    }

    private Tree.Mapping.@Nullable Entry entry(Object bound, String key) {
        return origin(bound).node() instanceof Tree.Mapping m ? m.entries().get(key) : null;
    }

    private Origin origin(Object bound) {
        Origin o = origins.get(bound);
        if (o == null) {
            throw new IllegalArgumentException("no file says " + bound);
        }
        return o;
    }
}
