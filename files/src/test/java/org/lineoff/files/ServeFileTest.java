package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.model.Problem;

class ServeFileTest {
    private static final String WHOLE =
            """
            formatVersion: 1
            host: 0.0.0.0
            port: 8443
            insecure: false
            data: ../kept
            tls:
              keystore: keys.p12
              passwordFile: keys.password
            database:
              url: jdbc:postgresql://db.example.com:5432/plant
              user: plant
            oidc: oidc.properties
            limits:
              bodyBytes: 2097152
              batch: 500
              depth: 12
              perSecond: 50
              burst: 80
              strangersPerSecond: 10
              signInsPerMinute: 5
            session: 8h
            promise: 80
            virtual:
              speed: max
              from: 2026-03-02
              days: 3
              start:
                main: 2026-02-02
            """;

    @TempDir Path folder;

    private ServeFile read(String text) {
        try {
            return ServeFile.read(Files.writeString(folder.resolve("serve.yaml"), text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String said(ServeFile file, String language) {
        return file.problems().stream()
                .map(problem -> ProblemTexts.text(problem, language, file.lines()))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void everythingThatCanBeSaidIsRead() {
        ServeFile file = read(WHOLE);
        assertThat(file.problems()).isEmpty();
        assertThat(file.settings())
                .isEqualTo(
                        new ServeSettings(
                                "0.0.0.0",
                                8443,
                                false,
                                "../kept",
                                new ServeSettings.Tls("keys.p12", "keys.password"),
                                new ServeSettings.Database(
                                        "jdbc:postgresql://db.example.com:5432/plant", "plant"),
                                "oidc.properties",
                                new ServeSettings.Limits(2_097_152, 500, 12, 50, 80, 10, 5),
                                Duration.ofHours(8),
                                80,
                                new ServeSettings.Virtual(
                                        "max",
                                        LocalDate.of(2026, 3, 2),
                                        3,
                                        Map.of("main", LocalDate.of(2026, 2, 2)))));
        assertThat(file.beside("keys.p12")).isEqualTo(folder.resolve("keys.p12").toAbsolutePath());
    }

    @Test
    void whatIsNotSaidIsNothing() {
        assertThat(read("formatVersion: 1\n").settings()).isEqualTo(ServeSettings.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "port: 8443|port: 70000|3:7|from 0 to 65535",
                "port: 8443|port: web|3:7|Maybe write 8080",
                "port: 8443|prot: 8443|3:1|Maybe you meant \"port\"",
                "insecure: false|insecure: perhaps|4:11|true or false",
                "  batch: 500|  batch: 0|15:10|from 1 to",
                "session: 8h|session: 8|21:10|unit is missing",
                "session: 8h|session: 1s|21:10|from 0.01d to 365d",
                "  speed: max|  speed: fast|24:10|a number above 0, or max",
                "  speed: max|  speed: -1|24:10|a number above 0, or max",
                "  from: 2026-03-02|  from: soon|25:9|a date",
                "  url: jdbc:postgresql://db.example.com:5432/plant|  url: mysql://db|10:8|PostgreSQL",
                "  keystore: keys.p12|  keys: keys.p12|7:3|key \"keystore\""
            })
    void everyFaultIsSaidWithItsPlace(String line, String wrong, String place, String words) {
        ServeFile file = read(WHOLE.replace(line, wrong));
        assertThat(file.settings()).isEqualTo(ServeSettings.NONE);
        assertThat(said(file, "en")).contains("serve.yaml:" + place + ":").contains(words);
        assertThat(said(file, "zh")).contains("serve.yaml:" + place + ":");
        assertThat(schema().validate(WHOLE.replace(line, wrong), InputFormat.YAML))
                .satisfies(
                        errors -> {
                            if (!words.contains("PostgreSQL")
                                    && !words.contains("365d")
                                    && !words.contains("max")) {
                                assertThat(errors).isNotEmpty();
                            }
                        });
    }

    @Test
    void theSchemaTakesWhatTheReaderTakes() {
        assertThat(schema().validate(WHOLE, InputFormat.YAML)).isEmpty();
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        SchemaWriter.all().get(FileKind.SERVE.schemaName() + ".schema.json"),
                        InputFormat.JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "database:\n  url: jdbc:postgresql://db/plant\n  password: hunter2",
                "database: {password: hunter2, url: jdbc:postgresql://db/plant}",
                "database:\n  url: jdbc:postgresql://db/plant?user=a&password=hunter2",
                "database:\n  url: jdbc:postgresql://a:hunter2@db/plant",
                "database: jdbc:postgresql://a:hunter2@db/plant",
                "database:\n  url: jdbc:postgresql://db/plant\n  Passwd: \"hunter2\"",
                "tls:\n  keystore: k.p12\n  password: hunter2",
                "oidcSecret: hunter2"
            })
    void aSecretIsRefusedWithARemedyAndNeverShown(String text) {
        ServeFile file = read("formatVersion: 1\n" + text + "\n");
        List<Problem> problems = file.problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst()).isInstanceOf(Problem.Inconsistent.class);
        String variable =
                text.startsWith("database:\n")
                        ? "LINEOFF_DATABASE_PASSWORD"
                        : text.startsWith("tls") ? "LINEOFF_TLS_PASSWORD" : "LINEOFF_";
        for (String language : List.of("en", "zh")) {
            assertThat(said(file, language)).contains(variable).doesNotContain("hunter2");
        }
        assertThat(file.lines().texts().toString()).doesNotContain("hunter2");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        ServeFile file = ServeFile.read(folder.resolve("none.yaml"));
        assertThat(said(file, "en")).contains("none.yaml").contains("how a plant is served");
        assertThat(file.settings()).isEqualTo(ServeSettings.NONE);
    }
}
