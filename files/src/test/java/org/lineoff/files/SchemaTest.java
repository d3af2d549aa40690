package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Problem;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Schema and reader agree, as a validator sees it that knows neither. */
class SchemaTest {
    private static final Path PUBLISHED = Path.of("..", "docs", "schema");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Schema> SCHEMAS = schemas();

    /** Faults within a file that a schema cannot tell. */
    private static final Set<String> ONLY_THE_READER_KNOWS =
            Set.of(
                    "the same key twice",
                    "a figure without basis",
                    "a basis of which nobody says since when",
                    "low above the value",
                    "high below the value",
                    "low above the value of a date",
                    "low above the value of a later version",
                    "a day that no month has",
                    "a date long ago",
                    "a duration of a thousand years",
                    "a time that is none",
                    "a misspelt time zone",
                    "more than all",
                    "a merge key",
                    "more than an int holds",
                    "a tag");

    private static Map<String, Schema> schemas() {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Map<String, Schema> schemas = new java.util.HashMap<>();
        SchemaWriter.all()
                .forEach(
                        (name, text) ->
                                schemas.put(
                                        name.replace(".schema.json", ""),
                                        registry.getSchema(text, InputFormat.JSON)));
        return schemas;
    }

    @Test
    void publishedSchemasAreInStepWithTheRecords() throws IOException {
        if (Boolean.getBoolean("renew")) {
            SchemaWriter.main(new String[] {PUBLISHED.toString()});
        }
        for (Map.Entry<String, String> e : SchemaWriter.all().entrySet()) {
            Path file = PUBLISHED.resolve(e.getKey());
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as("docs/schema/%s is out of date; ./dev schema renews it", e.getKey())
                    .isEqualTo(e.getValue());
        }
    }

    @Test
    void everySchemaIsASchema() {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Schema meta =
                registry.getSchema(
                        com.networknt.schema.SchemaLocation.of(
                                "https://json-schema.org/draft/2020-12/schema"));

        SchemaWriter.all()
                .forEach(
                        (name, text) ->
                                assertThat(meta.validate(text, InputFormat.JSON))
                                        .as(name)
                                        .isEmpty());
    }

    @Test
    void everyKeyIsExplained() {
        assertThat(SchemaWriter.all().get("shop.schema.json"))
                .contains("\"description\": \"Takt of a paced section.\"")
                .contains("\"default\": \"asynchronous\"")
                .contains("\"const\": \"store\"");
    }

    @Test
    void theSmallFolderIsValid(@TempDir Path folder) {
        assertThat(complaints(SmallFolder.valid().writeTo(folder))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsValid(Path folder) {
        assertThat(complaints(folder)).isEmpty();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("..", "examples"))) {
            return folders.filter(
                            f ->
                                    Files.exists(f.resolve("plant.yaml"))
                                            || Files.exists(f.resolve("variant.yaml")))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsOfForm")
    void whatTheReaderRefusesInAFileTheSchemaRefusesToo(Broken broken, @TempDir Path folder) {
        List<String> complaints = complaints(broken.folder().writeTo(folder));

        if (ONLY_THE_READER_KNOWS.contains(broken.name())) {
            assertThat(complaints).isEmpty();
        } else {
            assertThat(complaints).isNotEmpty();
        }
    }

    static Stream<Broken> faultsOfForm() {
        List<Class<?>> ofForm =
                List.of(
                        Problem.UnknownKey.class,
                        Problem.MissingKey.class,
                        Problem.BadValue.class,
                        Problem.OutOfRange.class,
                        Problem.Duplicate.class,
                        Problem.NoBasis.class);
        return Stream.concat(BrokenKeysTest.keysAndBasis(), BrokenValuesTest.forms())
                .filter(b -> ofForm.containsAll(b.types()))
                .filter(b -> !b.name().equals("a key that is a list"));
    }

    /** Slips that do no harm to the reader do none to the schema. */
    @Tag("slow")
    @Test
    void whatTheReaderTakesTheSchemaTakesToo(@TempDir Path folder) throws IOException {
        int taken = 0;
        SmallFolder.valid().writeTo(folder);
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            String file = SmallFolder.NAMES.get(random.nextInt(SmallFolder.NAMES.size()));
            byte[] before = Files.readAllBytes(folder.resolve(file));
            Files.write(folder.resolve(file), new Slip(random).of(before));
            if (PlantFolder.read(folder).plant().isPresent()) {
                taken++;
                assertThat(complaints(folder)).as("seed %d, %s", seed, file).isEmpty();
            }
            Files.write(folder.resolve(file), before);
        }
        assertThat(taken).isGreaterThan(20);
    }

    private static List<String> complaints(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .sorted()
                    .flatMap(
                            f ->
                                    schemaOf(folder.relativize(f).toString())
                                            .validate(json(f))
                                            .stream()
                                            .map(e -> f.getFileName() + ": " + e))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schemaOf(String file) {
        return file.startsWith("changes")
                ? SCHEMAS.get("change")
                : SCHEMAS.getOrDefault(file.replace(".yaml", ""), SCHEMAS.get("shop"));
    }

    /** As an editor sees the file: YAML 1.2 with its core schema. */
    private static JsonNode json(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            LoadSettings settings =
                    LoadSettings.builder()
                            .setSchema(new CoreSchema())
                            .setAllowDuplicateKeys(true)
                            .setMaxAliasesForCollections(1000)
                            .build();
            return JSON.valueToTree(new Load(settings).loadFromString(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
