package org.lineoff.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lineoff.execute.Database;
import org.lineoff.serve.access.Role;

/**
 * Calls forth every answer that the table of routes promises. What holds for all routes alike is
 * provoked from the table; the rest is told here as a short life of a plant.
 */
final class Answers {
    interface Seen {
        void saw(Route route, Http.Got got);
    }

    private static final Set<Role> PEOPLE = EnumSet.complementOf(EnumSet.of(Role.STATION));

    private final Path folder;
    private final Database database;
    private final Seen seen;

    Answers(Path folder, Database database, Seen seen) {
        this.folder = folder;
        this.database = database;
        this.seen = seen;
    }

    void all() throws Exception {
        try (TestServer plant = server("life", TestServer.ROOMY)) {
            life(plant);
            provoked(plant);
        }
        tooOften();
        try (TestServer plant = server("away", TestServer.ROOMY)) {
            away(plant);
        }
    }

    private TestServer server(String name, Limits limits) throws Exception {
        return new TestServer(
                Files.createDirectory(folder.resolve(name)),
                database,
                Configuration.loopback(0, "test").with(limits));
    }

    // ---- the life of a plant ----

    private void life(TestServer plant) {
        Http stranger = plant.anonymous();
        see(plant, stranger, "GET", "/health", null);
        see(plant, stranger, "GET", "/metrics", null);
        see(plant, stranger, "GET", "/openapi.json", null);

        String link = plant.server.firstLink().orElseThrow().split("#", 2)[1];
        String first = "{\"link\":\"%s\",\"name\":\"Ada\",\"password\":\"%s\"}";
        see(plant, stranger, "POST", "/api/setup", first.formatted("x", TestServer.PASSWORD));
        Http.Got made =
                see(
                        plant,
                        stranger,
                        "POST",
                        "/api/setup",
                        first.formatted(link, TestServer.PASSWORD));
        see(plant, stranger, "POST", "/api/setup", first.formatted(link, TestServer.PASSWORD));
        Http ada = plant.session(made);

        String signIn = "{\"name\":\"ada\",\"password\":\"%s\"}";
        see(plant, stranger, "POST", "/api/session", signIn.formatted("wrong password"));
        see(plant, stranger, "POST", "/api/session", signIn.formatted(TestServer.PASSWORD));
        see(plant, ada, "GET", "/api/session", null);
        people(plant, ada);
        tokens(plant, ada);
        see(plant, ada, "GET", "/api/audit", null);
        see(plant, ada, "GET", "/api/audit/check?after=1&limit=2", null);
        see(plant, ada, "GET", "/api/plant", null);
        record(plant);
        see(plant, ada, "DELETE", "/api/session", null);
    }

    private void people(TestServer plant, Http ada) {
        String bo =
                "{\"name\":\"bo\",\"password\":\"%s\",\"roles\":[\"quality\"]}"
                        .formatted(TestServer.PASSWORD);
        see(plant, ada, "POST", "/api/users", bo);
        see(plant, ada, "POST", "/api/users", bo);
        see(plant, ada, "GET", "/api/users", null);
        String change = "{\"roles\":[\"quality\",\"viewer\"]}";
        see(plant, ada, "PUT", "/api/users/bo", change);
        see(plant, ada, "PUT", "/api/users/nobody", change);
        see(plant, ada, "PUT", "/api/users/ada", change);
        String password = "{\"password\":\"another good password\"}";
        see(plant, ada, "PUT", "/api/users/bo/password", password);
        see(plant, ada, "PUT", "/api/users/nobody/password", password);
        plant.access.people().vouched("eve", "https://id.example", Set.of(Role.VIEWER), "");
        see(plant, ada, "PUT", "/api/users/eve/password", password);
        Http own = plant.signIn("bo", "another good password");
        see(
                plant,
                own,
                "PUT",
                "/api/password",
                "{\"password\":\"a third good password\",\"old\":\"another good password\"}");
        see(plant, plant.as(Role.VIEWER), "PUT", "/api/password", password);
    }

    private void tokens(TestServer plant, Http ada) {
        String token = "{\"name\":\"st1\",\"roles\":[\"station\"],\"places\":[\"main/line/cars\"]}";
        see(plant, ada, "POST", "/api/tokens", token);
        see(plant, ada, "POST", "/api/tokens", token);
        see(plant, ada, "DELETE", "/api/tokens/st1", null);
        see(plant, ada, "DELETE", "/api/tokens/st1", null);
        see(plant, ada, "GET", "/api/tokens", null);
    }

    private void record(TestServer plant) {
        Http planner = plant.as(Role.PLANNER);
        Http viewer = plant.as(Role.VIEWER);
        Http quality = plant.as(Role.QUALITY);
        Http station = plant.as(Role.STATION);
        String order = "{\"order\":\"B-5\",\"car\":5,\"model\":\"car\",\"options\":[\"red\"]}";
        see(plant, planner, "POST", "/api/orders", order);
        see(plant, planner, "POST", "/api/orders", "[" + order + "]");
        see(plant, planner, "POST", "/api/orders", order.replace("B-5", "B-6"));
        Http file = planner.with("Content-Type", Reply.CSV);
        see(plant, file, "POST", "/api/orders", "Order,Model,Colour\nF-1,car,red\nF-2,van,red\n");
        see(plant, file, "POST", "/api/orders", "Order,Colour\nF-1,red\n");
        see(plant, planner, "POST", "/api/orders/F-1/promise", "{}");
        see(plant, viewer, "GET", "/api/promise?order=nobody", null);
        PromiseOverHttpTest.ready(viewer, "");
        see(plant, viewer, "GET", "/api/promise?order=F-1&chance=0.7&by=2026-08-14", null);
        see(plant, planner, "POST", "/api/orders/F-1/promise", "{}");
        see(plant, planner, "POST", "/api/orders/nobody/promise", "{}");
        plant.sequence(17);
        long now = plant.time();
        String fitted =
                TestPlant.at(
                        "f1",
                        "partFitted",
                        TestPlant.ASSEMBLE,
                        17,
                        now,
                        "\"part\":\"motor\",\"serial\":\"M-1\",\"lot\":\"L\",\"person\":\"op 4\"");
        see(plant, station, "POST", "/api/events", fitted);
        see(plant, station, "POST", "/api/events", "[" + fitted + "]");
        see(plant, station, "POST", "/api/events", fitted.replace("f1", "f2"));
        see(
                plant,
                quality,
                "POST",
                "/api/events",
                """
                {"id":"c","what":"contained","time":%d,"part":"motor","lot":"L","person":"q","note":"loose"}\
                """
                        .formatted(now));
        see(
                plant,
                station,
                "POST",
                "/api/events",
                TestPlant.at("e17", "entered", TestPlant.ASSEMBLE, 17, now, ""));
        see(plant, planner, "POST", "/api/orders/A-17/promise", "{}");
        see(plant, viewer, "GET", "/api/events", null);
        see(plant, viewer, "GET", "/api/orders/events?after=0&limit=10", null);
        for (String format : List.of("json", "csv", "xlsx")) {
            see(plant, viewer, "GET", "/api/confirmations?limit=10&format=" + format, null);
        }
        String waits = see(plant, planner, "GET", "/api/rejected", null).text();
        String key = waits.replaceFirst("(?s).*?\"key\":\"([^\"]+/order B-6)\".*", "$1");
        String dealt = "{\"key\":\"%s\",\"note\":\"a slip\"}".formatted(key);
        see(plant, planner, "PUT", "/api/rejected", dealt);
        see(plant, planner, "PUT", "/api/rejected", dealt);
        see(plant, planner, "PUT", "/api/rejected", dealt.replace(key, "0/NO_VIN/nothing"));
        see(plant, quality, "GET", "/api/rejected?state=dealt&skip=0&limit=10", null);
        for (String by : List.of("status=IN_ASSEMBLY", "order=A-17", "vin=LZZABCDE0TP000001")) {
            see(plant, viewer, "GET", "/api/cars?" + by, null);
        }
        see(plant, viewer, "GET", "/api/cars/17", null);
        see(plant, viewer, "GET", "/api/cars/18", null);
        see(plant, viewer, "GET", "/api/cars/17/events", null);
        see(plant, viewer, "GET", "/api/cars/18/events", null);
        see(plant, viewer, "GET", "/api/parts?part=motor&serial=M-1", null);
        see(plant, viewer, "GET", "/api/parts?part=motor&lot=L", null);
        see(plant, viewer, "GET", "/api/parts?part=nothing&lot=L", null);
        see(plant, viewer, "GET", "/api/containments", null);
        String at = "?place=" + TestPlant.ASSEMBLE;
        see(plant, station, "GET", "/api/station" + at, null);
        see(plant, station, "GET", "/api/station?place=" + TestPlant.GATE, null);
        see(plant, viewer, "GET", "/api/station?place=main/line/nowhere", null);
        see(plant, station, "GET", "/api/station/car" + at + "&scan=17", null);
        see(plant, station, "GET", "/api/station/car" + at + "&scan=18", null);
    }

    // ---- what holds for all routes alike ----

    private void provoked(TestServer plant) {
        Http everything = plant.person("everything", PEOPLE);
        Http nothing = plant.token("nothing", Set.of(), List.of());
        for (Route route : plant.server.routes()) {
            Set<Integer> promised = new HashSet<>(route.all().keySet());
            String path = route.path().replace("{number}", "17").replaceAll("\\{\\w+}", "nobody");
            if (!route.path().startsWith("/api/")) {
                see(plant, everything, route.method(), path, null);
            }
            if ((promised.contains(401) || route.sendsToSignIn())
                    && route.access() instanceof Access.Roles) {
                see(plant, plant.anonymous(), route.method(), path, route.hasBody() ? "{}" : null);
            }
            if (promised.contains(403)) {
                see(plant, nothing, route.method(), path, route.hasBody() ? "{}" : null);
                if (!route.method().equals("GET")) {
                    Http blind = everything.without("X-CSRF-Token");
                    see(plant, blind, route.method(), path, route.hasBody() ? "{}" : null);
                }
            }
            if (route.hasBody()) {
                see(plant, everything, route.method(), path, "[");
                String large = " ".repeat(TestServer.ROOMY.bodyBytes() + 1);
                see(plant, everything, route.method(), path, large);
                Http text = everything.with("Content-Type", "text/plain");
                see(plant, text, route.method(), path, "{}");
            } else if (promised.contains(400)) {
                see(plant, everything, route.method(), path + "?wrong=1", null);
            }
        }
    }

    private void tooOften() throws Exception {
        Limits tight = new Limits(1 << 20, 10, 16, 1, 1, 1, 1);
        try (TestServer plant = server("often", tight)) {
            Http spent =
                    plant.token(
                            "spent",
                            EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR)),
                            List.of());
            spent.get("/api/session");
            for (int i = 0; i < 10; i++) {
                plant.anonymous().get("/health");
            }
            for (Route route : plant.server.routes()) {
                String path = route.path().replaceAll("\\{\\w+}", "17");
                Http who = route.access() instanceof Access.Roles ? spent : plant.anonymous();
                Http.Got got = see(plant, who, route.method(), path, route.hasBody() ? "{}" : null);
                if (got.status() != 429 || got.header("retry-after").isEmpty()) {
                    throw new AssertionError(route.path() + " may be asked too often: " + got);
                }
            }
        }
    }

    /** Both databases go away while the server runs. */
    private void away(TestServer plant) {
        Http someone = plant.token("someone", Set.of(Role.VIEWER), List.of());
        plant.access.close();
        plant.store.close();
        for (Route route : plant.server.routes()) {
            if (!route.all().containsKey(503)) {
                continue;
            }
            String path = route.path().replaceAll("\\{\\w+}", "17");
            Http who = route.access() instanceof Access.Roles ? someone : plant.anonymous();
            String body =
                    !route.hasBody()
                            ? null
                            : route.path().equals("/api/setup")
                                    ? "{\"link\":\"%s\",\"name\":\"Ada\",\"password\":\"%s\"}"
                                            .formatted(
                                                    plant.server
                                                            .firstLink()
                                                            .orElseThrow()
                                                            .split("#", 2)[1],
                                                    TestServer.PASSWORD)
                                    : "{\"name\":\"ada\",\"password\":\"x\"}";
            Http.Got got = see(plant, who, route.method(), path, body);
            if (got.status() != 503 || got.header("retry-after").isEmpty()) {
                throw new AssertionError(route.path() + " without databases: " + got);
            }
        }
    }

    private Http.Got see(TestServer plant, Http who, String method, String path, String body) {
        Route route = find(plant.server.routes(), method, path.split("\\?", 2)[0]);
        Http.Got got = who.send(method, path, Optional.ofNullable(body));
        seen.saw(route, got);
        return got;
    }

    private static Route find(List<Route> routes, String method, String path) {
        for (Route route : routes) {
            String pattern = route.path().replaceAll("\\{\\w+}", "[^/]+");
            if (route.method().equals(method) && path.matches(pattern)) {
                return route;
            }
        }
        throw new IllegalArgumentException(Map.of(method, path).toString());
    }
}
