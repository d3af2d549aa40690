package org.lineoff.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.About;
import org.lineoff.model.Distribution;
import org.lineoff.model.Known;
import org.lineoff.model.Programme;
import org.lineoff.model.Station;
import org.lineoff.model.Text;

/**
 * JSON Schema (draft 2020-12) of the plant files, made from the same records as the binder, so that
 * editors complete, explain and check what people type. It knows the form of one file; what files
 * say together only {@link PlantFolder} knows. A test keeps {@code docs/schema} in step.
 */
public final class SchemaWriter {
    private final Map<String, Object> definitions = new TreeMap<>();
    private final ScalarSchemas scalars = new ScalarSchemas();

    /** Whether the file has figures that rest on something. */
    private boolean rests = true;

    private SchemaWriter() {}

    /** Writes {@code <kind>.schema.json} for every kind of file into a folder. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "docs/schema");
        Files.createDirectories(folder);
        for (Map.Entry<String, String> e : all().entrySet()) {
            Files.writeString(folder.resolve(e.getKey()), e.getValue(), StandardCharsets.UTF_8);
        }
    }

    /** The schemas by the names of their files. */
    static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (FileKind kind : FileKind.values()) {
            all.put(kind.schemaName() + ".schema.json", Json.write(new SchemaWriter().file(kind)));
        }
        return all;
    }

    private Map<String, Object> file(FileKind kind) {
        rests = kind.hasFigures();
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        String title = Catalogue.of("en").text(kind.purpose());
        schema.put("title", "Lineoff: " + title);
        Map<String, Object> body = record(kind.record);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("formatVersion", Map.of("const", Integer.valueOf(FileKind.FORMAT_VERSION)));
        properties.putAll(properties(body));
        body.put("properties", properties);
        List<Object> required = new ArrayList<>(List.of("formatVersion"));
        if (body.get("required") instanceof List<?> more) {
            required.addAll(more);
        }
        body.put("required", required);
        schema.putAll(body);
        schema.put("$defs", definitions);
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> body) {
        return (Map<String, Object>) body.getOrDefault("properties", Map.of());
    }

    /** A map with the keys of the record, and {@code basis}. */
    private Map<String, Object> record(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordShape.Part part : RecordShape.of(type).parts()) {
            properties.put(part.key(), described(part));
            if (part.required()) {
                required.add(part.key());
            }
        }
        if (rests) {
            properties.put(Figures.BASIS, basis());
        }
        return object(properties, required);
    }

    private static Map<String, Object> object(
            Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private Map<String, Object> described(RecordShape.Part part) {
        Map<String, Object> schema = new LinkedHashMap<>();
        String meaning = part.slot().meaning();
        if (!meaning.isEmpty()) {
            schema.put("description", meaning);
        }
        schema.putAll(of(part.slot()));
        String byDefault = part.slot().byDefault();
        if (!byDefault.isEmpty() && !byDefault.equals("{}")) {
            schema.put("default", literal(byDefault));
        }
        return schema;
    }

    private static Object literal(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> text.matches("-?[0-9]+") ? (Object) new BigDecimal(text) : text;
        };
    }

    private Map<String, Object> of(Slot slot) {
        Class<?> type = slot.raw();
        if (type == Tree.class) {
            return new LinkedHashMap<>();
        }
        if (type == Known.class) {
            return figure(slot.inner(slot.argument()));
        }
        if (type == List.class) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "array");
            if (slot.min() >= 1) {
                schema.put("minItems", (int) slot.min());
            }
            schema.put("items", of(new Slot(slot.key(), slot.argument(), slot.owner(), null)));
            return schema;
        }
        if (type == Map.class) {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "object");
            if (rests) {
                schema.put("properties", Map.of(Figures.BASIS, basis()));
            }
            schema.put("additionalProperties", of(slot.inner(slot.argument())));
            return schema;
        }
        if (type.isRecord() || (type.isInterface() && type.isSealed())) {
            return reference(type);
        }
        return scalars.of(slot);
    }

    private Map<String, Object> reference(Class<?> type) {
        String name = name(type);
        if (!definitions.containsKey(name)) {
            definitions.put(name, Map.of());
            definitions.put(name, definition(type));
        }
        return new LinkedHashMap<>(Map.of("$ref", "#/$defs/" + name));
    }

    private static String name(Class<?> type) {
        String name = type.getName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }

    private Map<String, Object> definition(Class<?> type) {
        if (type == Text.class) {
            return anyOf(scalars.words(), record(type));
        }
        if (type == Programme.Precedence.class) {
            return anyOf(scalars.words(), record(type));
        }
        if (type == Distribution.class) {
            return distribution(Map.of());
        }
        if (type == Station.Work.class) {
            Map<String, Object> beside = new LinkedHashMap<>();
            for (String key : List.of("byModel", "addByOption")) {
                beside.put(key, described(RecordShape.of(type).part(key)));
            }
            return distribution(beside);
        }
        if (type.isSealed()) {
            List<Object> kinds = new ArrayList<>();
            RecordShape.kinds(type).forEach(kind -> kinds.add(kind(kind)));
            return new LinkedHashMap<>(Map.of("anyOf", kinds));
        }
        return record(type);
    }

    /** One record of a sealed type, told by its {@code kind}. */
    private Map<String, Object> kind(Class<?> type) {
        Map<String, Object> body = record(type);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("kind", new LinkedHashMap<>(Map.of("const", RecordShape.kind(type))));
        properties.putAll(properties(body));
        body.put("properties", properties);
        List<Object> required = new ArrayList<>(List.of("kind"));
        if (body.get("required") instanceof List<?> more) {
            required.addAll(more);
        }
        body.put("required", required);
        About about = type.getAnnotation(About.class);
        if (about != null) {
            body.put("description", about.value());
        }
        return body;
    }

    /** A figure, or a map with a shape; {@code beside} are keys of a record around it. */
    private Map<String, Object> distribution(Map<String, Object> beside) {
        Slot mean = RecordShape.of(Distribution.class).part("mean").slot();
        Map<String, Object> shaped = record(Distribution.class);
        Map<String, Object> properties = new LinkedHashMap<>(properties(shaped));
        basisKeys().forEach(properties::putIfAbsent);
        properties.putAll(beside);
        shaped.put("properties", properties);
        List<Object> forms = new ArrayList<>();
        forms.add(shaped);
        Map<String, Object> figure =
                figure(mean.inner(mean.argument()), new ArrayList<>(beside.entrySet()));
        if (figure.get("anyOf") instanceof List<?> more) {
            forms.addAll(more);
        }
        return new LinkedHashMap<>(Map.of("anyOf", forms));
    }

    /** The forms of a figure, defined once for each type and range of values. */
    private Map<String, Object> figure(Slot value) {
        Number min = limit(value.min());
        Number max = limit(value.max());
        String name =
                "Known."
                        + value.raw().getSimpleName()
                        + (min == null ? "" : ".from." + min)
                        + (max == null ? "" : ".to." + max);
        if (!definitions.containsKey(name)) {
            definitions.put(name, figure(value, List.of()));
        }
        return new LinkedHashMap<>(Map.of("$ref", "#/$defs/" + name));
    }

    /** A bare value, a map with a value, or a list of such maps. */
    private Map<String, Object> figure(Slot value, List<Map.Entry<String, Object>> beside) {
        Map<String, Object> bare = scalars.of(value);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("value", with(Figures.VALUE, bare));
        properties.put("low", with(Figures.LOW, bare));
        properties.put("high", with(Figures.HIGH, bare));
        properties.putAll(basisKeys());
        Map<String, Object> version = object(properties, List.of("value"));
        Map<String, Object> bothEnds = new LinkedHashMap<>();
        bothEnds.put("low", List.of("high"));
        bothEnds.put("high", List.of("low"));
        version.put("dependentRequired", bothEnds);
        Map<String, Object> single = version;
        if (!beside.isEmpty()) {
            Map<String, Object> more = new LinkedHashMap<>(properties);
            beside.forEach(e -> more.put(e.getKey(), e.getValue()));
            single = new LinkedHashMap<>(version);
            single.put("properties", more);
        }
        Map<String, Object> versions = new LinkedHashMap<>();
        versions.put("type", "array");
        versions.put("minItems", 1);
        versions.put("items", version);
        return anyOf(bare, single, versions);
    }

    private static Map<String, Object> with(String description, Map<String, Object> schema) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("description", description);
        all.putAll(schema);
        return all;
    }

    private Map<String, Object> basisKeys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        for (RecordShape.Part part : RecordShape.of(org.lineoff.model.Basis.class).parts()) {
            keys.put(part.key(), described(part));
        }
        keys.put(Figures.BASIS, basis());
        return keys;
    }

    private Map<String, Object> basis() {
        if (!definitions.containsKey("Basis")) {
            definitions.put("Basis", Map.of());
            Map<String, Object> keys = basisKeys();
            keys.remove(Figures.BASIS);
            Map<String, Object> basis = object(keys, List.of());
            basis.put(
                    "description",
                    "What every figure below rests on, unless it says so itself: source or"
                            + " assumption, and since when it is known.");
            basis.put("not", Map.of("required", List.of("source", "assumption")));
            definitions.put("Basis", basis);
        }
        return new LinkedHashMap<>(Map.of("$ref", "#/$defs/Basis"));
    }

    private static Map<String, Object> anyOf(Object... schemas) {
        return new LinkedHashMap<>(Map.of("anyOf", List.of(schemas)));
    }

    static @Nullable Number limit(double value) {
        if (Double.isInfinite(value)) {
            return null;
        }
        return new BigDecimal(Scalars.plain(value));
    }
}
