package org.lineoff.files;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Where;

/**
 * What a file says, before anybody asks what it means: maps, lists and scalars that know their
 * place, and the node in which they were written. An alias is the very node that carries the
 * anchor, so its place, path and surroundings are those of the anchor: a figure stated once is one
 * figure.
 */
abstract sealed class Tree {
    private final Where where;
    private @Nullable Tree parent;
    private String key = "";
    private int index;
    private @Nullable Mapping rests;
    private @Nullable String file;
    private TreeEdits.@Nullable Edit setBy;

    private Tree(Where where) {
        this.where = where;
    }

    final Where where() {
        return where;
    }

    /** The node in which this one was written; null for a whole file. */
    final @Nullable Tree parent() {
        return parent;
    }

    /** What figures in here rest on where they do not say so; stated by a change of the file. */
    final @Nullable Mapping rests() {
        return rests;
    }

    final void restOn(Mapping basis) {
        rests = basis;
    }

    /** The edit that put this node where it is; a copy of the tree for one line forgets it. */
    final TreeEdits.@Nullable Edit setBy() {
        return setBy;
    }

    final void setBy(TreeEdits.Edit edit) {
        setBy = edit;
    }

    /** The whole tree once more, with the same places; what was shared is shared in the copy. */
    final Tree copy() {
        return copy(new IdentityHashMap<>());
    }

    private Tree copy(IdentityHashMap<Tree, Tree> made) {
        Tree before = made.get(this);
        if (before != null) {
            return before;
        }
        Tree copy =
                switch (this) {
                    case Scalar s -> new Scalar(where, s.text, s.plain);
                    case Broken _ -> new Broken(where);
                    case Mapping m -> {
                        Mapping to = new Mapping(where);
                        m.entries.forEach((k, e) -> to.put(k, e.where(), e.value().copy(made)));
                        yield to;
                    }
                    case Sequence list -> {
                        Sequence to = new Sequence(where);
                        list.elements.forEach(e -> to.add(e.copy(made)));
                        yield to;
                    }
                };
        copy.rests = rests;
        copy.file = file;
        made.put(this, copy);
        return copy;
    }

    /** Puts another node everywhere in this tree where that very node stands. */
    final void replaceAll(Tree old, Tree by) {
        replaceAll(old, by, new IdentityHashMap<>());
    }

    private void replaceAll(Tree old, Tree by, IdentityHashMap<Tree, Boolean> seen) {
        if (seen.put(this, true) != null) {
            return;
        }
        if (this instanceof Mapping m) {
            m.entries.replaceAll(
                    (k, e) -> e.value() == old ? new Mapping.Entry(k, e.where(), by) : e);
            m.entries.values().forEach(e -> e.value().replaceAll(old, by, seen));
        } else if (this instanceof Sequence list) {
            list.elements.replaceAll(e -> e == old ? by : e);
            list.elements.forEach(e -> e.replaceAll(old, by, seen));
        }
    }

    /** Whether an element of a list is the one that a path calls so; counted from 0. */
    static boolean isCalled(Tree element, int at, String segment) {
        if (element instanceof Mapping m) {
            for (String k : List.of("id", "type")) {
                if (m.get(k) instanceof Scalar s && !s.text().isEmpty()) {
                    return s.text().equals(segment);
                }
            }
        }
        return Integer.toString(at + 1).equals(segment);
    }

    /** Says of which file this is the root, where its places name it otherwise. */
    final void isOf(String name) {
        file = name;
    }

    /** The file that this is the root of, by the name that figures have from it. */
    final String file() {
        return file == null ? where.file() : file;
    }

    /** File and dotted path, with elements of lists by their id or type, else counted from 1. */
    final String name() {
        Tree above = parent;
        if (above == null) {
            return file() + "#";
        }
        String prefix = above.name();
        return (prefix.endsWith("#") ? prefix : prefix + ".") + segment();
    }

    private String segment() {
        if (!(parent instanceof Sequence)) {
            return key;
        }
        if (this instanceof Mapping m) {
            for (String k : List.of("id", "type")) {
                if (m.get(k) instanceof Scalar s && !s.text().isEmpty()) {
                    return s.text();
                }
            }
        }
        return Integer.toString(index + 1);
    }

    private void hang(Tree under, String asKey, int asIndex) {
        if (parent == null) {
            parent = under;
            key = asKey;
            index = asIndex;
        }
    }

    /** A word, number, date: anything without parts. */
    static final class Scalar extends Tree {
        private final String text;
        private final boolean plain;

        Scalar(Where where, String text, boolean plain) {
            super(where);
            this.text = text;
            this.plain = plain;
        }

        String text() {
            return text;
        }

        /** Nothing at all, or YAML's word for nothing. */
        boolean isNothing() {
            return plain && (text.isEmpty() || Set.of("~", "null", "Null", "NULL").contains(text));
        }
    }

    static final class Mapping extends Tree {
        record Entry(String key, Where where, Tree value) {}

        private final Map<String, Entry> entries = new LinkedHashMap<>();

        Mapping(Where where) {
            super(where);
        }

        Map<String, Entry> entries() {
            return entries;
        }

        @Nullable Tree get(String wanted) {
            Entry e = entries.get(wanted);
            return e == null ? null : e.value();
        }

        boolean has(String wanted) {
            return entries.containsKey(wanted);
        }

        void put(String name, Where at, Tree value) {
            value.hang(this, name, 0);
            entries.put(name, new Entry(name, at, value));
        }
    }

    static final class Sequence extends Tree {
        private final List<Tree> elements = new ArrayList<>();

        Sequence(Where where) {
            super(where);
        }

        List<Tree> elements() {
            return elements;
        }

        void add(Tree value) {
            value.hang(this, "", elements.size());
            elements.add(value);
        }

        void set(int at, Tree value) {
            value.hang(this, "", at);
            elements.set(at, value);
        }
    }

    /** Something that was already complained about; whoever meets it keeps silent. */
    static final class Broken extends Tree {
        Broken(Where where) {
            super(where);
        }
    }
}
