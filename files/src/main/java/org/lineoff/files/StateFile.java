package org.lineoff.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;
import org.lineoff.model.state.PlantState;

/**
 * A {@link PlantState} as a JSON file (docs/schema/state.schema.json), and back. What was written
 * is read back equal. Reading complains like that of the plant's files, with line and column; of
 * names it knows the form only, whether a plant has them {@code simulate} knows. For files of at
 * most {@value #MAX_BYTES} bytes; reading takes about a second for ten of their megabytes.
 */
public final class StateFile {
    private static final int MAX_BYTES = 256_000_000;
    private static final int MAX_NODES = 50_000_000;

    private final Optional<PlantState> state;
    private final ReadResult read;
    private final Origins origins;

    private StateFile(Optional<PlantState> state, ReadResult read, Origins origins) {
        this.state = state;
        this.read = read;
        this.origins = origins;
    }

    /** Reads a file; problems name it as it is written here. */
    public static StateFile read(Path file) {
        Faults faults = new Faults();
        String name = file.toString();
        SourceText source =
                SourceText.read(Path.of(""), name, FileKind.STATE.purpose(), MAX_BYTES, faults);
        return read(name, source, faults);
    }

    /** Reads a text as if it stood in a file of that name. */
    public static StateFile read(String name, String text) {
        return read(name, new SourceText(name, text), new Faults());
    }

    private static StateFile read(String name, @Nullable SourceText source, Faults faults) {
        Origins origins = new Origins();
        Tree tree = source == null ? null : TreeReader.read(source, MAX_NODES, faults);
        Optional<PlantState> state = Optional.empty();
        if (tree != null) {
            Object bound = new Binder(faults, origins).file(FileKind.STATE, tree, name);
            state = faults.isEmpty() ? Optional.of((PlantState) bound) : state;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        if (source != null) {
            texts.put(name, source.text());
        }
        ReadResult read = new ReadResult(Optional.empty(), faults.sorted(), texts, Map.of());
        return new StateFile(state, read, origins);
    }

    /** The state; there exactly if {@link #problems} are none. */
    public Optional<PlantState> state() {
        return state;
    }

    public List<Problem> problems() {
        return read.problems();
    }

    /** The lines of the file, for showing a problem. */
    public ReadResult lines() {
        return read;
    }

    /** Where the value of a key of a record of the state stands. */
    public Where where(Object record, String key) {
        return origins.where(record, key);
    }

    /** The known name that somebody probably meant; null if none is near. */
    public static @Nullable String nearest(String name, Collection<String> known) {
        return Nearest.to(name, known);
    }

    // ---- writing ----

    public static void write(PlantState state, Path file) throws IOException {
        Files.writeString(file, text(state), StandardCharsets.UTF_8);
    }

    /** A state as JSON. */
    public static String text(PlantState state) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("formatVersion", Integer.valueOf(FileKind.FORMAT_VERSION));
        whole.putAll(map(state));
        return Json.lines(whole);
    }

    /** By key what a record says; what is left to the default is left out. */
    private static Map<String, Object> map(Object record) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (RecordShape.Part part : RecordShape.of(record.getClass()).parts()) {
            Object value = part.get(record);
            if (value != null) {
                Object json = json(value);
                boolean isEmpty =
                        part.isCollection() && (json.equals(List.of()) || json.equals(Map.of()));
                if (!isEmpty && !isDefault(part, json)) {
                    map.put(part.key(), json);
                }
            }
        }
        return map;
    }

    private static boolean isDefault(RecordShape.Part part, Object json) {
        String byDefault = part.slot().byDefault();
        return json instanceof Double number
                ? byDefault.equals(number == 1 ? "1" : "")
                : !byDefault.isEmpty() && byDefault.equals(json.toString());
    }

    private static Object json(Object value) {
        return switch (value) {
            case List<?> list -> {
                List<Object> all = new ArrayList<>();
                list.forEach(element -> all.add(json(element)));
                yield all;
            }
            case Map<?, ?> map -> {
                Map<String, Object> all = new LinkedHashMap<>();
                map.forEach((key, element) -> all.put(key.toString(), json(element)));
                yield all;
            }
            case Enum<?> word -> RecordWords.of(word);
            case LocalDate day -> day.toString();
            case Record record -> map(record);
            default -> value;
        };
    }
}
