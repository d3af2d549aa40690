package org.lineoff.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * What a change of a plant does to the trees of its files before they are bound, so that whatever
 * is written in the change is read and checked as if it stood in the file, and a complaint about it
 * points into the change. Nodes keep the names of the places they take: a changed figure keeps its
 * luck.
 */
final class TreeEdits {
    /** The keys of a figure that a mean takes the place of. */
    private static final Set<String> OF_FIGURES =
            Set.of("value", "low", "high", "source", "assumption", "known", "fittedOn", "basis");

    enum Kind {
        SET,
        ADD,
        REMOVE
    }

    /**
     * One edit.
     *
     * @param line in which alone it holds; empty: in all
     * @param path from the root of the file
     * @param values to set (one) or to add
     * @param where the address stands in the change
     * @param stem of the address as it was written, up to its path
     */
    record Edit(
            Kind kind,
            String file,
            String line,
            List<String> path,
            List<Tree> values,
            Where where,
            String stem,
            List<String> written) {}

    private final List<Edit> edits;
    private final Map<String, String> texts;

    TreeEdits(List<Edit> edits, Map<String, String> texts) {
        this.edits = List.copyOf(edits);
        this.texts = texts;
    }

    static TreeEdits none() {
        return new TreeEdits(List.of(), Map.of());
    }

    /** These edits, and on what they made the others. */
    TreeEdits then(TreeEdits others) {
        List<Edit> both = new ArrayList<>(edits);
        both.addAll(others.edits);
        Map<String, String> bothTexts = new LinkedHashMap<>(texts);
        bothTexts.putAll(others.texts);
        return new TreeEdits(both, bothTexts);
    }

    /** Of a file that is not there: nothing but the version of its format. */
    static Tree emptyFile(String name) {
        Where where = new Where(name, 0, 0);
        Tree.Mapping file = new Tree.Mapping(where);
        file.put("formatVersion", where, new Tree.Scalar(where, FileKind.FORMAT_VERSION, true));
        return file;
    }

    /** The texts of the changes, for excerpts. */
    void addTo(Map<String, String> all) {
        texts.forEach(all::putIfAbsent);
    }

    boolean concern(String file) {
        return edits.stream().anyMatch(e -> e.file().equals(file));
    }

    /** Edits the tree of a file, for all lines. */
    Tree apply(Tree root, Faults faults) {
        String file = root.file();
        edits.stream()
                .filter(e -> e.file().equals(file) && e.line().isEmpty())
                .forEach(e -> apply(e, root, faults));
        return root;
    }

    /**
     * The file of a shop, once for each line in which it differs and once for those between, in the
     * order of the lines.
     */
    List<@Nullable Tree> byLine(@Nullable Tree root, Faults faults) {
        List<@Nullable Tree> trees = new ArrayList<>();
        Set<String> own = root == null ? Set.of() : ownLines(root.file());
        if (own.isEmpty()
                || !(root instanceof Tree.Mapping m)
                || !(m.get("lines") instanceof Tree.Sequence lines)) {
            trees.add(root);
            return trees;
        }
        List<Tree> together = new ArrayList<>();
        for (Tree each : lines.elements()) {
            if (each instanceof Tree.Scalar s && own.contains(s.text())) {
                addFor(together, root, trees);
                together.clear();
                addFor(List.of(each), root, trees);
                Tree last = trees.getLast();
                edits.stream()
                        .filter(e -> e.file().equals(root.file()))
                        .filter(e -> e.line().equals(s.text()))
                        .forEach(e -> apply(e, java.util.Objects.requireNonNull(last), faults));
            } else {
                together.add(each);
            }
        }
        addFor(together, root, trees);
        return trees;
    }

    private Set<String> ownLines(String file) {
        Set<String> own = new TreeSet<>();
        edits.stream()
                .filter(e -> e.file().equals(file) && !e.line().isEmpty())
                .forEach(e -> own.add(e.line()));
        return own;
    }

    private static void addFor(List<Tree> lines, Tree root, List<@Nullable Tree> trees) {
        if (!lines.isEmpty() && root.copy() instanceof Tree.Mapping copy) {
            Tree.Mapping.Entry before = copy.entries().get("lines");
            Where where = before == null ? root.where() : before.where();
            Tree.Sequence only = new Tree.Sequence(before == null ? where : before.value().where());
            lines.forEach(l -> only.add(l.copy()));
            copy.put("lines", where, only);
            trees.add(copy);
        }
    }

    // ---- one edit ----

    private static void apply(Edit edit, Tree root, Faults faults) {
        List<String> path = edit.path();
        Tree at = root;
        for (int i = 0; i + 1 < path.size(); i++) {
            Tree next = child(at, path.get(i));
            if (next == null) {
                complain(edit, i, at, faults);
                return;
            }
            if (next instanceof Tree.Broken) {
                return;
            }
            if (i + 2 == path.size() && isMeanOf(path.getLast(), next)) {
                setMean(edit, root, at, path.get(i), next, faults);
                return;
            }
            at = next;
        }
        String last = path.getLast();
        Tree old = child(at, last);
        boolean newKey = edit.kind() != Kind.REMOVE && at instanceof Tree.Mapping;
        if (old == null && !newKey) {
            complain(edit, path.size() - 1, at, faults);
            return;
        }
        switch (edit.kind()) {
            case SET -> set(edit, root, at, last, old, faults);
            case ADD -> add(edit, at, last, old, faults);
            case REMOVE -> {
                if (at instanceof Tree.Mapping m) {
                    m.entries().remove(last);
                } else if (at instanceof Tree.Sequence list) {
                    list.elements().remove(old);
                }
            }
        }
    }

    /** A figure in place of a distribution that has a shape is its mean; the shape stays. */
    private static void set(
            Edit edit, Tree root, Tree at, String last, @Nullable Tree old, Faults faults) {
        Tree value = edit.values().getFirst().copy();
        if (old instanceof Tree.Mapping m && m.has("mean") && isFigure(value)) {
            Tree mean = m.get("mean");
            twice(edit, m, mean == null ? List.of() : List.of(mean), faults);
            put(edit, root, m, "mean", mean, value);
        } else {
            twice(edit, at, old == null ? List.of() : List.of(old), faults);
            put(edit, root, at, last, old, value);
        }
        value.setBy(edit);
    }

    private static boolean isFigure(Tree value) {
        return value instanceof Tree.Scalar
                || value instanceof Tree.Sequence
                || (value instanceof Tree.Mapping m && m.has("value"));
    }

    /**
     * The name of a duration that is written without a shape ends in {@code mean} though the file
     * has no such key.
     */
    private static boolean isMeanOf(String last, Tree node) {
        return last.equals("mean") && isFigure(node);
    }

    private static void setMean(
            Edit edit, Tree root, Tree at, String key, Tree old, Faults faults) {
        Tree value = edit.values().isEmpty() ? old : edit.values().getFirst().copy();
        List<Tree> replaced = new ArrayList<>();
        if (old instanceof Tree.Mapping m) {
            m.entries().values().stream()
                    .filter(e -> OF_FIGURES.contains(e.key()))
                    .forEach(e -> replaced.add(e.value()));
        }
        twice(edit, old, replaced, faults);
        Tree.Mapping beside = new Tree.Mapping(old.where());
        if (old instanceof Tree.Mapping m) {
            m.entries().values().stream()
                    .filter(e -> !OF_FIGURES.contains(e.key()))
                    .forEach(e -> beside.put(e.key(), e.where(), e.value().copy()));
        }
        if (beside.entries().isEmpty()) {
            put(edit, root, at, key, old, value);
        } else {
            beside.put("mean", edit.where(), value);
            put(edit, root, at, key, old, beside);
        }
        value.setBy(edit);
    }

    /**
     * Complains if the same change has set this before, whatever it called it: the map that holds
     * it, or something that it replaces. What a shared figure is in one of its other places may be
     * said apart.
     */
    private static void twice(Edit edit, Tree at, List<Tree> replaced, Faults faults) {
        Edit first = null;
        for (Tree around = at; around != null && first == null; around = around.parent()) {
            first = setBySame(edit, around);
        }
        for (Tree old : replaced) {
            if (old.parent() == at) {
                first = first == null ? setWithin(edit, old) : first;
            }
        }
        if (first != null) {
            faults.inconsistent(
                    edit.where(), "setTwice", address(edit), address(first), first.where());
        }
    }

    private static @Nullable Edit setWithin(Edit edit, Tree node) {
        Edit first = setBySame(edit, node);
        Iterable<Tree> inside =
                switch (node) {
                    case Tree.Mapping m ->
                            m.entries().values().stream().map(Tree.Mapping.Entry::value).toList();
                    case Tree.Sequence list -> list.elements();
                    default -> List.of();
                };
        for (Tree each : inside) {
            // What is shared is set where it is stated.
            if (first == null && each.parent() == node) {
                first = setWithin(edit, each);
            }
        }
        return first;
    }

    private static @Nullable Edit setBySame(Edit edit, Tree node) {
        Edit by = node.setBy();
        return by != null && by.where().file().equals(edit.where().file()) ? by : null;
    }

    private static String address(Edit edit) {
        String path = String.join(".", edit.written());
        return Show.text(path.isEmpty() ? edit.stem().replaceAll("\\.$", "") : edit.stem() + path);
    }

    private static void put(
            Edit edit, Tree root, Tree at, String key, @Nullable Tree old, Tree value) {
        boolean statedHere = old != null && old.parent() == at;
        if (at instanceof Tree.Mapping m) {
            m.put(key, edit.where(), value);
        } else if (at instanceof Tree.Sequence list && old != null) {
            list.set(list.elements().indexOf(old), value);
        }
        if (statedHere && old != null) {
            root.replaceAll(old, value); // what shares it shares the change
        }
    }

    private static void add(Edit edit, Tree at, String last, @Nullable Tree old, Faults faults) {
        if (old == null && at instanceof Tree.Mapping m) {
            Tree.Sequence list = new Tree.Sequence(edit.where());
            m.put(last, edit.where(), list);
            edit.values().forEach(v -> list.add(v.copy()));
        } else if (old instanceof Tree.Sequence list) {
            edit.values().forEach(v -> list.add(v.copy()));
        } else if (!(old instanceof Tree.Broken)) {
            faults.inconsistent(edit.where(), "addToNoList", last);
        }
    }

    private static @Nullable Tree child(Tree at, String segment) {
        if (at instanceof Tree.Mapping m) {
            return m.get(segment);
        }
        if (at instanceof Tree.Sequence list) {
            for (int i = 0; i < list.elements().size(); i++) {
                if (Tree.isCalled(list.elements().get(i), i, segment)) {
                    return list.elements().get(i);
                }
            }
        }
        return null;
    }

    /** The segment at {@code i} names nothing: proposes the address with the nearest that does. */
    private static void complain(Edit edit, int i, Tree at, Faults faults) {
        List<String> known = new ArrayList<>();
        if (at instanceof Tree.Scalar && setBySame(edit, at) != null) {
            twice(edit, at, List.of(), faults);
            return;
        }
        if (at instanceof Tree.Mapping m
                && m.has("tasks")
                && edit.path().get(i).equals("stations")) {
            faults.inconsistent(edit.where(), "stationOfTasks");
            return;
        }
        if (at instanceof Tree.Mapping m) {
            known.addAll(m.entries().keySet());
        } else if (at instanceof Tree.Sequence list) {
            for (int e = 0; e < list.elements().size(); e++) {
                known.add(name(list.elements().get(e), e));
            }
        }
        String nearest = Nearest.to(edit.path().get(i), known);
        int written = i - (edit.path().size() - edit.written().size());
        String whole = null;
        if (nearest != null && written >= 0) {
            List<String> path = new ArrayList<>(edit.written());
            path.set(written, nearest);
            whole = edit.stem() + String.join(".", path);
        }
        faults.add(
                new Problem.Dangling(
                        edit.where(),
                        edit.kind().name().toLowerCase(java.util.Locale.ROOT),
                        Show.text(edit.stem() + String.join(".", edit.written())),
                        "kind.figure",
                        whole));
    }

    private static String name(Tree element, int at) {
        for (String key : List.of("id", "type")) {
            if (element instanceof Tree.Mapping m
                    && m.get(key) instanceof Tree.Scalar s
                    && !s.text().isEmpty()) {
                return s.text();
            }
        }
        return Integer.toString(at + 1);
    }
}
