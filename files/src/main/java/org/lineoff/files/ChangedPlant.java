package org.lineoff.files;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.TreeEdits.Edit;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;

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
        Addresses addresses = new Addresses(plain, plant);
        ChangeReading reading =
                new ChangeReading(
                        addresses, origins, faults, ChangeReading.basis(tree, file.title()));
        List<Edit> edits = reading.edits(file, file.set(), file.add(), file.remove());
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
}
