package org.lineoff.files;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.TreeEdits.Edit;
import org.lineoff.files.TreeEdits.Kind;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * Reads a folder that is a plant only by what differs from another: {@code variant.yaml} names the
 * plant and changes it as a change file would; files of the folder, shops above all, stand in for
 * those of the same name. Nothing else is written twice. Costs what reading both plants costs.
 */
final class VariantFolder {
    static final String FILE = FileKind.VARIANT.fileName;

    private final Path folder;
    private final Faults faults = new Faults();
    private final Origins origins = new Origins();
    private final Map<String, String> texts = new LinkedHashMap<>();

    private VariantFolder(Path folder) {
        this.folder = folder;
    }

    static boolean is(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /**
     * Reads the variant.
     *
     * @param more edits beyond its own, of a change of the variant
     * @param balanced as in {@link PlantFolder}
     */
    static ReadResult read(Path folder, TreeEdits more, boolean balanced) {
        return new VariantFolder(folder).read(more, balanced);
    }

    private ReadResult read(TreeEdits more, boolean balanced) {
        SourceText source = SourceText.read(folder, FILE, FileKind.VARIANT.purpose(), faults);
        Tree tree = source == null ? null : TreeReader.read(source, faults);
        if (source != null) {
            texts.put(FILE, source.text());
        }
        if (tree == null) {
            return failed();
        }
        Binder binder = new Binder(faults, origins);
        FileRecords.VariantFile file =
                (FileRecords.VariantFile) binder.file(FileKind.VARIANT, tree, FILE);
        Path base = origins.ok(file, "of") ? base(file) : null;
        ReadResult plain = base == null ? null : plain(file, base, balanced);
        if (base == null || plain == null || plain.plant().isEmpty()) {
            return failed();
        }
        ChangeReading reading =
                new ChangeReading(
                        new Addresses(plain, plain.plant().get()),
                        origins,
                        faults,
                        ChangeReading.basis(tree, file.title()));
        List<Edit> edits = new ArrayList<>(words(tree));
        edits.addAll(reading.edits(file, file.set(), file.add(), file.remove()));
        return faults.isEmpty()
                ? PlantFolder.read(
                        Layers.of(folder, base, file.of()),
                        new TreeEdits(edits, texts).then(more),
                        balanced)
                : failed();
    }

    /** The folder of the plant; null after a fault. */
    private @Nullable Path base(FileRecords.VariantFile file) {
        Where where = origins.where(file, "of");
        Path base;
        try {
            base = folder.resolve(file.of()).normalize();
        } catch (InvalidPathException e) {
            base = folder;
        }
        if (is(base)) {
            faults.inconsistent(where, "variantOfVariant", Show.text(file.of()));
            return null;
        }
        if (!Files.exists(base.resolve(FileKind.PLANT.fileName))) {
            faults.add(
                    new Problem.BadValue(
                            where,
                            "of",
                            Show.text(file.of()),
                            "expected.plantFolder",
                            "../my-plant"));
            return null;
        }
        return base;
    }

    /** The plant as it is; its own faults are told where it is read by itself. */
    private ReadResult plain(FileRecords.VariantFile file, Path base, boolean balanced) {
        ReadResult plain = balanced ? PlantFolder.read(base) : PlantFolder.readUnbalanced(base);
        if (plain.plant().isEmpty()) {
            faults.inconsistent(
                    origins.where(file, "of"),
                    "variantOfBroken",
                    Show.text(file.of()),
                    plain.problems().size(),
                    Show.text(base.toString()));
        }
        return plain;
    }

    /** Title and note are the variant's. */
    private static List<Edit> words(Tree tree) {
        List<Edit> edits = new ArrayList<>();
        for (String key : List.of("title", "note")) {
            Tree words = tree instanceof Tree.Mapping root ? root.get(key) : null;
            if (words != null) {
                String plant = FileKind.PLANT.fileName;
                edits.add(
                        new Edit(
                                Kind.SET,
                                plant,
                                "",
                                List.of(key),
                                List.of(words),
                                words.where(),
                                plant + "#",
                                List.of(key)));
            }
        }
        return edits;
    }

    private ReadResult failed() {
        return new ReadResult(Optional.empty(), faults.sorted(), texts, Map.of());
    }
}
