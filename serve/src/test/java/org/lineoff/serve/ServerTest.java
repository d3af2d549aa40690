package org.lineoff.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.serve.access.Role;
import tools.jackson.databind.JsonNode;

class ServerTest {
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "[a-z_]+(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*})? (\\+Inf|[0-9.eE+-]+)");

    @TempDir Path folder;

    @Test
    void plain_http_to_other_machines_has_to_be_asked_for() {
        Configuration open =
                new Configuration(
                        "0.0.0.0", 0, null, false, Limits.USUAL, Duration.ofHours(1), null, "t");
        assertThatThrownBy(() -> new TestServer(folder, open))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.0.0.0");
        assertThat(Server.isLoopback("127.0.0.1")).isTrue();
        assertThat(Server.isLoopback("::1")).isTrue();
        assertThat(Server.isLoopback("0.0.0.0")).isFalse();
        assertThat(Server.isLoopback("no such host.")).isFalse();
    }

    @Test
    void a_port_that_is_taken_is_said() {
        try (TestServer first = new TestServer(folder)) {
            Configuration same = Configuration.loopback(first.server.port(), "t");
            assertThatThrownBy(
                            () -> new TestServer(Files.createDirectory(folder.resolve("b")), same))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    /** Its body is read to the end, but the end is not waited for. */
    @Test
    void a_refused_report_is_answered_at_once() {
        try (TestServer plant = new TestServer(folder)) {
            Http stranger = plant.anonymous();
            Http erp = plant.as(Role.PLANNER);
            String much = " ".repeat(TestServer.ROOMY.bodyBytes() + 5000);
            stranger.post("/api/events", "[]");
            long begun = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                assertThat(stranger.post("/api/events", "[]").status()).isEqualTo(401);
                assertThat(erp.post("/api/events", much).status()).isEqualTo(413);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void with_a_keystore_it_speaks_tls_and_browsers_keep_the_cookie_to_it() throws Exception {
        Path keys = TestKeys.make(folder.resolve("keys.p12"), "ip:127.0.0.1");
        Configuration.Tls tls = new Configuration.Tls(keys, TestKeys.PASSWORD);
        assertThat(tls.toString()).doesNotContain("secret");
        Configuration secure =
                new Configuration(
                        "127.0.0.1",
                        0,
                        tls,
                        false,
                        TestServer.ROOMY,
                        Duration.ofHours(1),
                        null,
                        "t");
        KeyStore trusted = KeyStore.getInstance(keys.toFile(), TestKeys.PASSWORD.toCharArray());
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        try (TestServer plant = new TestServer(folder, secure);
                HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            plant.access
                    .people()
                    .make("li", TestServer.PASSWORD, Set.of(Role.VIEWER), TestServer.NOBODY, "");
            HttpResponse<String> got =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(plant.server.address() + "/api/session"))
                                    .header("Content-Type", "application/json")
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "{\"name\":\"li\",\"password\":\"%s\"}"
                                                            .formatted(TestServer.PASSWORD)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(got.statusCode()).isEqualTo(200);
            assertThat(got.sslSession().orElseThrow().getProtocol()).startsWith("TLSv1.");
            assertThat(got.headers().firstValue("set-cookie").orElseThrow())
                    .contains("; Secure", "; HttpOnly", "; SameSite=Strict");
        }
    }

    @Test
    void a_client_beside_it_trusts_its_certificate_whatever_name_it_has_and_no_other()
            throws Exception {
        Path keys = TestKeys.make(folder.resolve("keys.p12"), "dns:plant.example.com");
        Path others = TestKeys.make(folder.resolve("others.p12"), "ip:127.0.0.1");
        Configuration secure =
                new Configuration(
                        "127.0.0.1",
                        0,
                        new Configuration.Tls(keys, TestKeys.PASSWORD),
                        false,
                        TestServer.ROOMY,
                        Duration.ofHours(1),
                        null,
                        "t");
        try (TestServer plant = new TestServer(folder, secure);
                HttpClient own = plant.server.client();
                HttpClient other =
                        HttpClient.newBuilder()
                                .sslContext(
                                        Pinned.context(
                                                new Configuration.Tls(others, TestKeys.PASSWORD)))
                                .build()) {
            HttpRequest health =
                    HttpRequest.newBuilder(URI.create(plant.server.address() + "/health")).build();
            assertThat(own.send(health, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> other.send(health, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(javax.net.ssl.SSLException.class);
        }
    }

    @Test
    void the_document_says_what_the_routes_are() {
        try (TestServer plant = new TestServer(folder)) {
            JsonNode document = plant.anonymous().get("/openapi.json").json();
            assertThat(document.get("openapi").stringValue()).startsWith("3.1");
            JsonNode schemas = document.get("components").get("schemas");
            Schema meta =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(
                                    SchemaLocation.of(
                                            "https://json-schema.org/draft/2020-12/schema"));
            schemas.properties()
                    .forEach(
                            one ->
                                    assertThat(
                                                    meta.validate(
                                                            one.getValue().toString(),
                                                            InputFormat.JSON))
                                            .as(one.getKey())
                                            .isEmpty());
            Set<String> ids = new HashSet<>();
            for (JsonNode path : document.get("paths")) {
                for (JsonNode operation : path) {
                    assertThat(ids.add(operation.get("operationId").stringValue())).isTrue();
                    assertThat(operation.get("summary").stringValue()).isNotBlank();
                    assertThat(operation.get("responses")).isNotEmpty();
                }
            }
            for (JsonNode ref : document.findValues("$ref")) {
                String name = ref.stringValue().replace("#/components/schemas/", "");
                assertThat(schemas.has(name)).as(ref.toString()).isTrue();
            }
            for (var path : document.get("paths").properties()) {
                Set<String> said = new HashSet<>();
                path.getValue()
                        .findValues("parameters")
                        .forEach(
                                all ->
                                        all.forEach(
                                                one -> {
                                                    if (one.get("in")
                                                            .stringValue()
                                                            .equals("path")) {
                                                        said.add(one.get("name").stringValue());
                                                    }
                                                }));
                Set<String> named = new HashSet<>();
                Pattern.compile("\\{(\\w+)}")
                        .matcher(path.getKey())
                        .results()
                        .forEach(found -> named.add(found.group(1)));
                assertThat(said).as(path.getKey()).isEqualTo(named);
            }
        }
    }

    @Test
    void what_is_counted_is_in_the_text_format() {
        try (TestServer plant = new TestServer(folder)) {
            plant.sequence(17);
            Http.Got got = plant.anonymous().get("/metrics");
            assertThat(got.type()).startsWith("text/plain; version=0.0.4");
            assertThat(got.text()).endsWith("\n").contains("\nlineoff_events_captured_total 5.0\n");
            for (String line : got.text().split("\n", -1)) {
                assertThat(
                                line.isEmpty()
                                        || line.startsWith("# ")
                                        || SAMPLE.matcher(line).matches())
                        .as(line)
                        .isTrue();
            }
        }
    }

    @Test
    void rights_that_are_taken_are_gone_with_the_next_request() {
        try (TestServer plant = new TestServer(folder)) {
            Http admin = plant.as(Role.ADMINISTRATOR);
            Http token = plant.token("t", Set.of(Role.VIEWER), java.util.List.of());
            Http li = plant.person("li", Set.of(Role.VIEWER));
            assertThat(token.get("/api/events").status()).isEqualTo(200);
            assertThat(admin.delete("/api/tokens/t").status()).isEqualTo(204);
            assertThat(token.get("/api/events").status()).isEqualTo(401);
            assertThat(li.get("/api/events").status()).isEqualTo(200);
            admin.put("/api/users/li", "{\"roles\":[]}");
            assertThat(li.get("/api/events").status()).isEqualTo(403);
            admin.put("/api/users/li", "{\"roles\":[\"viewer\"],\"disabled\":true}");
            assertThat(li.get("/api/events").status()).isEqualTo(401);
        }
    }
}
