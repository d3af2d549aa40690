package org.lineoff.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lineoff.execute.Database;
import org.lineoff.serve.access.Role;
import tools.jackson.databind.node.ObjectNode;

/** What the table of routes promises holds for every route in it, whoever adds one. */
class ContractTest {
    private static final Set<String> OPEN = Set.of("/health", "/metrics", "/openapi.json");

    @TempDir static Path folder;
    private static TestServer plant;

    @BeforeAll
    static void open() {
        plant = new TestServer(folder);
    }

    @AfterAll
    static void close() {
        plant.close();
    }

    private static List<Route> routes() {
        return plant.server.routes();
    }

    private static String name(Route route) {
        return route.method() + " " + route.path();
    }

    private static String path(Route route) {
        StringBuilder path =
                new StringBuilder(
                        route.path().replace("{number}", "999").replaceAll("\\{\\w+}", "nobody"));
        char mark = '?';
        for (Route.Parameter parameter : route.parameters()) {
            if (!parameter.inPath() && parameter.needed()) {
                path.append(mark).append(parameter.name()).append("=").append(TestPlant.ASSEMBLE);
                mark = '&';
            }
        }
        return path.toString();
    }

    private static Http.Got ask(Http who, Route route) {
        return who.send(
                route.method(),
                path(route),
                route.hasBody() ? Optional.of("{}") : Optional.empty());
    }

    @TestFactory
    Stream<DynamicTest> every_route_but_three_refuses_who_does_not_say_who_they_are() {
        return routes().stream()
                .map(
                        route ->
                                DynamicTest.dynamicTest(
                                        name(route),
                                        () -> {
                                            Http.Got got = ask(plant.anonymous(), route);
                                            boolean open =
                                                    route.method().equals("GET")
                                                            && OPEN.contains(route.path());
                                            assertThat(got.status())
                                                    .as(got.toString())
                                                    .isEqualTo(
                                                            open || showsNothing(route)
                                                                    ? 200
                                                                    : route.sendsToSignIn()
                                                                            ? 303
                                                                            : 401);
                                            if (got.status() == 401) {
                                                assertThat(got.header("www-authenticate"))
                                                        .startsWith("Bearer");
                                            }
                                        }));
    }

    /** Signing in, and the files that pages are made of: the same for every plant. */
    private static boolean showsNothing(Route route) {
        return route.path().startsWith("/assets/")
                || Set.of("/login", "/setup").contains(route.path());
    }

    @TestFactory
    Stream<DynamicTest> every_route_refuses_every_role_that_it_does_not_name() {
        return routes().stream()
                .filter(route -> route.access() instanceof Access.Roles)
                .flatMap(
                        route ->
                                Stream.of(Role.values())
                                        .map(
                                                role ->
                                                        DynamicTest.dynamicTest(
                                                                role.id() + ": " + name(route),
                                                                () -> heldTo(route, role))));
    }

    private static void heldTo(Route route, Role role) {
        Http who =
                route.path().equals("/api/session") && route.method().equals("DELETE")
                        ? plant.token("once-" + role, Set.of(role), List.of())
                        : plant.as(role);
        Http.Got got = ask(who, route);
        if (((Access.Roles) route.access()).any().contains(role)) {
            assertThat(got.status()).as(got.toString()).isNotEqualTo(401).isLessThan(500);
            assertThat(got.text()).doesNotContain("NOT_ALLOWED", "NO_CSRF");
        } else {
            assertThat(got.status()).as(got.toString()).isEqualTo(403);
            assertThat(got.json().get("code").stringValue()).isEqualTo("NOT_ALLOWED");
        }
    }

    @Test
    void a_wrong_key_opens_nothing_not_even_what_is_open() {
        for (Route route : routes()) {
            for (String wrong : List.of("Bearer lineoff_x", "Bearer ", "Basic YTpi", "x")) {
                Http.Got got = ask(plant.anonymous().with("Authorization", wrong), route);
                assertThat(got.status())
                        .as(name(route) + " with " + wrong)
                        .isEqualTo(route.sendsToSignIn() ? 303 : 401);
            }
            if (!(route.access() instanceof Access.Everybody)) {
                Http.Got got = ask(plant.anonymous().with("Cookie", "lineoff_session=x"), route);
                assertThat(got.status())
                        .as(name(route))
                        .isEqualTo(route.sendsToSignIn() ? 303 : 401);
            }
        }
    }

    @Test
    void a_browser_changes_nothing_without_the_header_that_only_our_pages_can_send() {
        Http admin = plant.person("csrf", EnumSet.complementOf(EnumSet.of(Role.STATION)));
        for (Route route : routes()) {
            if (route.access() instanceof Access.Roles && !route.method().equals("GET")) {
                for (Http who :
                        List.of(
                                admin.without("X-CSRF-Token"),
                                admin.with("X-CSRF-Token", "wrong"))) {
                    Http.Got got = ask(who, route);
                    assertThat(got.status()).as(name(route)).isEqualTo(403);
                    assertThat(got.json().get("code").stringValue()).isEqualTo("NO_CSRF");
                }
            }
        }
    }

    @Test
    void every_answer_guards_browsers() {
        for (Route route : routes()) {
            Http.Got got = ask(plant.anonymous(), route);
            assertThat(got.header("content-security-policy"))
                    .as(name(route))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(got.header("x-content-type-options")).isEqualTo("nosniff");
            assertThat(got.header("cache-control")).isNotEmpty();
            assertThat(got.headers()).doesNotContainKeys("server", "x-powered-by");
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_answer_that_is_documented_is_given_and_looks_as_documented(Database database)
            throws Exception {
        Map<String, Set<Integer>> given = new TreeMap<>();
        Map<String, Schema> schemas = schemas();
        List<String> wrong = new ArrayList<>();
        Answers.Seen seen =
                (route, got) -> {
                    given.computeIfAbsent(name(route), _ -> new TreeSet<>()).add(got.status());
                    Route.Response documented = route.all().get(got.status());
                    if (documented == null) {
                        wrong.add(name(route) + " gives what it does not promise: " + got);
                        return;
                    }
                    if (!documented.type().isEmpty()) {
                        List<String> types = new ArrayList<>(documented.others());
                        types.add(documented.type());
                        assertThat(types).as(name(route)).contains(got.type());
                    }
                    if (!documented.schema().isEmpty() && got.type().equals(documented.type())) {
                        schemas.get(documented.schema())
                                .validate(got.text(), InputFormat.JSON)
                                .forEach(
                                        error ->
                                                wrong.add(
                                                        name(route)
                                                                + " "
                                                                + got.status()
                                                                + ": "
                                                                + error));
                    }
                };
        new Answers(Files.createDirectory(folder.resolve(database.name())), database, seen).all();

        Map<String, Set<Integer>> promised = new TreeMap<>();
        routes().forEach(route -> promised.put(name(route), route.all().keySet()));
        assertThat(wrong).isEmpty();
        assertThat(given).isEqualTo(promised);
    }

    private static Map<String, Schema> schemas() {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Map<String, Schema> schemas = new HashMap<>();
        for (String name : Schemas.all().keySet()) {
            ObjectNode root = Json.object();
            ObjectNode components = root.putObject("components").putObject("schemas");
            Schemas.all().forEach(components::set);
            root.put("$ref", "#/components/schemas/" + name);
            schemas.put(name, registry.getSchema(root.toString(), InputFormat.JSON));
        }
        return schemas;
    }
}
