package org.lineoff.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.TreeEdits.Edit;
import org.lineoff.files.TreeEdits.Kind;
import org.lineoff.model.Plant;
import org.lineoff.model.Problem;
import org.lineoff.model.Text;
import org.lineoff.model.Where;

/**
 * A plant of which a change file says what is different, read as if the folder had been edited so.
 * A figure that the change sets keeps its name and with it its luck; where it says nothing of what
 * it rests on, it rests on the change, as known from the start.
 *
 * @param title what the change calls the variant
 * @param read the plant, or everything that is wrong with the change, by place
 */
public record ChangedPlant(Text title, @Nullable Text note, ReadResult read) {
    /**
     * Reads a change of a plant.
     *
     * @param plain the folder as it is, read without a problem
     * @param change the change file; problems name it as it is written here
     */
    public static ChangedPlant read(Path folder, ReadResult plain, Path change) {
        Plant plant =
                plain.plant()
                        .orElseThrow(() -> new IllegalArgumentException("the plant has problems"));
        Faults faults = new Faults();
        Origins origins = new Origins();
        Map<String, String> texts = new LinkedHashMap<>();
        String name = change.toString();
        SourceText source = SourceText.read(Path.of(""), name, FileKind.CHANGE.purpose(), faults);
        Tree tree = source == null ? null : TreeReader.read(source, faults);
        if (source != null) {
            texts.put(name, source.text());
        }
        if (tree == null) {
            return failed(Text.of(name), null, faults, texts);
        }
        Binder binder = new Binder(faults, origins);
        FileRecords.ChangeFile file =
                (FileRecords.ChangeFile) binder.file(FileKind.CHANGE, tree, name);
        if (file.set().isEmpty() && file.add().isEmpty() && file.remove().isEmpty()) {
            if (origins.ok(file)) {
                faults.inconsistent(tree.where(), "changeOfNothing");
            }
        }
        Tree.Mapping rests = basis(tree, file.title());
        List<Edit> edits =
                new Reading(new Addresses(plain, plant), origins, faults, rests).edits(file);
        if (!faults.isEmpty()) {
            return failed(file.title(), file.note(), faults, texts);
        }
        return new ChangedPlant(
                file.title(), file.note(), PlantFolder.read(folder, new TreeEdits(edits, texts)));
    }

    private static ChangedPlant failed(
            Text title, @Nullable Text note, Faults faults, Map<String, String> texts) {
        return new ChangedPlant(
                title, note, new ReadResult(Optional.empty(), faults.sorted(), texts, Map.of()));
    }

    /** What the change rests on: its own basis, else that it was asked for. */
    private static Tree.Mapping basis(Tree tree, Text title) {
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

    /** From what the file says to edits of the plant's files. */
    private record Reading(
            Addresses addresses, Origins origins, Faults faults, Tree.Mapping rests) {
        List<Edit> edits(FileRecords.ChangeFile file) {
            List<Edit> edits = new ArrayList<>();
            for (int i = 0; i < file.remove().size(); i++) {
                Where where = origins.where(file, "remove", i);
                add(edits, Kind.REMOVE, where, file.remove().get(i), List.of());
            }
            file.set()
                    .forEach(
                            (address, value) ->
                                    add(
                                            edits,
                                            Kind.SET,
                                            origins.where(file, "set", address),
                                            address,
                                            List.of(value)));
            file.add()
                    .forEach(
                            (address, values) ->
                                    add(
                                            edits,
                                            Kind.ADD,
                                            origins.where(file, "add", address),
                                            address,
                                            values));
            return edits;
        }

        private void add(
                List<Edit> edits, Kind kind, Where where, String address, List<Tree> values) {
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
}
