package org.lineoff.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.serve.access.Role;
import tools.jackson.databind.node.ObjectNode;

/** What other people's programs read of the server is right by their own checkers. */
class IndependentlyCheckedTest {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    @TempDir Path folder;
    private TestServer plant;

    @BeforeEach
    void open() {
        plant = new TestServer(folder);
    }

    @AfterEach
    void close() {
        plant.close();
    }

    // ---- /metrics, by Prometheus' own checker ----

    /** Exit status and words of {@code promtool check metrics}. */
    private record Checked(int status, String said) {}

    private Checked promtool(String metrics) throws IOException, InterruptedException {
        if (System.getenv("LINEOFF_CI") == null) {
            assumeTrue(Files.isExecutable(PROMTOOL), "needs Debian's prometheus, for promtool");
        }
        Path in = Files.writeString(folder.resolve("metrics"), metrics);
        Process process =
                new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
                        .redirectInput(in.toFile())
                        .redirectErrorStream(true)
                        .start();
        byte[] said = process.getInputStream().readAllBytes();
        return new Checked(process.waitFor(), new String(said, StandardCharsets.UTF_8));
    }

    @Test
    void prometheus_finds_nothing_wrong_with_the_metrics() throws Exception {
        // Every series has something in it, refused and forbidden reports too.
        plant.sequence(17);
        plant.as(Role.STATION)
                .post(
                        "/api/events",
                        TestPlant.at("x", "entered", TestPlant.ASSEMBLE, 99, plant.time(), ""));
        plant.as(Role.VIEWER).post("/api/events", "{}");
        plant.anonymous().get("/api/cars/1");
        String metrics = plant.anonymous().get("/metrics").text();
        assertThat(promtool(metrics)).isEqualTo(new Checked(0, ""));

        // It would have said so.
        Checked wrong =
                promtool(metrics.replace("lineoff_events_captured_total", "lineoff-events"));
        assertThat(wrong.status()).isNotZero();
        Checked unlike =
                promtool(metrics.replace("lineoff_report_answers_total", "lineoff_answers"));
        assertThat(unlike.said()).contains("counter metrics should have \"_total\" suffix");
    }

    // ---- /openapi.json, by the parser of those who wrote the specification ----

    private static SwaggerParseResult parse(String document) {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser().readContents(document, null, options);
    }

    @Test
    void an_independent_parser_finds_nothing_wrong_with_the_document() {
        SwaggerParseResult read = parse(plant.anonymous().get("/openapi.json").text());
        assertThat(read.getMessages()).isEmpty();
        OpenAPI document = read.getOpenAPI();
        assertThat(document.getOpenapi()).startsWith("3.1");
        // It read what there is, rather than left out what it did not understand.
        long operations =
                document.getPaths().values().stream()
                        .mapToLong(path -> path.readOperations().size())
                        .sum();
        assertThat(operations)
                .isEqualTo(
                        plant.server.routes().stream()
                                .filter(route -> !route.path().startsWith("/assets/"))
                                .count());
        assertThat(document.getComponents().getSchemas().keySet())
                .isEqualTo(Schemas.all().keySet());
        assertThat(document.getPaths().get("/api/cars/{number}").getGet().getResponses().keySet())
                .contains("200", "401", "404", "429", "503");
    }

    @Test
    void the_independent_parser_would_have_said_so() {
        List<Consumer<ObjectNode>> mistakes =
                List.of(
                        document -> document.remove("info"),
                        document -> document.put("pfade", "x"),
                        document -> get(document).remove("responses"),
                        document -> get(document).put("summry", "x"),
                        document ->
                                ((ObjectNode) get(document).get("parameters").get(0))
                                        .put("in", "body"));
        String whole = plant.anonymous().get("/openapi.json").text();
        for (int i = 0; i < mistakes.size(); i++) {
            ObjectNode document = (ObjectNode) plant.anonymous().get("/openapi.json").json();
            mistakes.get(i).accept(document);
            assertThat(parse(document.toString()).getMessages()).as("mistake %d", i).isNotEmpty();
            assertThat(document.toString()).isNotEqualTo(whole);
        }
    }

    private static ObjectNode get(ObjectNode document) {
        return (ObjectNode) document.get("paths").get("/api/cars/{number}").get("get");
    }
}
