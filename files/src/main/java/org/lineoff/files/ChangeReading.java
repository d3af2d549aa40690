package org.lineoff.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lineoff.files.TreeEdits.Edit;
import org.lineoff.files.TreeEdits.Kind;
import org.lineoff.model.Problem;
import org.lineoff.model.Text;
import org.lineoff.model.Where;

/**
 * From what a change file or a variant folder says ({@code set}, {@code add}, {@code remove}) to
 * edits of the plant's files. An address that names nothing is a fault with the nearest that does.
 *
 * @param rests what a figure rests on that says nothing itself
 */
record ChangeReading(Addresses addresses, Origins origins, Faults faults, Tree.Mapping rests) {
    /** What the change rests on: its own basis, else that it was asked for. */
    static Tree.Mapping basis(Tree tree, Text title) {
        Where where = tree.where();
        Tree.Mapping rests = new Tree.Mapping(where);
        if (tree instanceof Tree.Mapping root
                && root.get(Figures.BASIS) instanceof Tree.Mapping b) {
            b.entries().values().forEach(e -> rests.put(e.key(), e.where(), e.value().copy()));
        }
        if (!rests.has("source") && !rests.has("assumption")) {
            rests.put("assumption", where, new Tree.Scalar(where, title.en(), false));
        }
        if (!rests.has("known")) {
            rests.put("known", where, new Tree.Scalar(where, "" + Scalars.EARLIEST, true));
        }
        return rests;
    }

    /**
     * The edits, in the order in which they are made: what is taken out, what is set, what is
     * added.
     *
     * @param file the record of the file, of which {@code origins} knows where its keys stand
     */
    List<Edit> edits(
            Object file, Map<String, Tree> set, Map<String, List<Tree>> more, List<String> remove) {
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < remove.size(); i++) {
            Where where = origins.where(file, "remove", i);
            add(edits, Kind.REMOVE, where, remove.get(i), List.of());
        }
        set.forEach(
                (address, value) ->
                        add(
                                edits,
                                Kind.SET,
                                origins.where(file, "set", address),
                                address,
                                List.of(value)));
        more.forEach(
                (address, values) ->
                        add(edits, Kind.ADD, origins.where(file, "add", address), address, values));
        return edits;
    }

    private void add(List<Edit> edits, Kind kind, Where where, String address, List<Tree> values) {
        Addresses.Address at = addresses.of(address);
        if (at == null) {
            faults.add(
                    new Problem.Dangling(
                            where,
                            kind.name().toLowerCase(java.util.Locale.ROOT),
                            Show.text(address),
                            "kind.figure",
                            addresses.nearest(address)));
            return;
        }
        values.forEach(v -> v.restOn(rests));
        edits.add(
                new Edit(
                        kind,
                        at.file(),
                        at.line(),
                        at.path(),
                        values,
                        where,
                        at.stem(),
                        at.written()));
    }
}
