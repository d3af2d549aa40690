package org.lineoff.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.lineoff.execute.Database;
import org.lineoff.execute.Execution;
import org.lineoff.execute.Store;
import org.lineoff.model.Plant;
import org.lineoff.model.time.PlantClock;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.access.Caller;
import org.lineoff.serve.access.Role;

/** A server on a free port of this machine, with a clock that the test sets. */
final class TestServer implements AutoCloseable {
    /** So much that no test is refused for asking too often, unless it wants to be. */
    static final Limits ROOMY = new Limits(1 << 20, 1000, 16, 1 << 20, 1 << 20, 1 << 20, 1 << 20);

    static final Caller NOBODY = new Caller(Caller.Kind.PERSON, "test", Set.of(), List.of());
    static final String PASSWORD = "correct horse battery";

    final AtomicLong now;
    final Plant plant = TestPlant.plant();
    final PlantClock plantClock = new PlantClock(plant.timeZone(), plant.horizon().from());
    final Store store;
    final AccessStore access;
    final Execution execution;
    final Server server;
    private final Map<Role, Http> tokens = new EnumMap<>(Role.class);

    TestServer(Path folder) {
        this(folder, Configuration.loopback(0, "test").with(ROOMY));
    }

    TestServer(Path folder, Configuration configuration) {
        this(folder, Database.SQLITE, configuration);
    }

    TestServer(Path folder, Database database, Configuration configuration) {
        this(database, database.place(folder), folder, configuration);
    }

    private TestServer(Database database, String place, Path folder, Configuration configuration) {
        this(
                Database.open(place),
                clock ->
                        database == Database.SQLITE
                                ? AccessStore.sqlite(folder.resolve("access.db"), clock)
                                : AccessStore.postgresql(place, "lineoff", "", clock),
                configuration);
    }

    interface Opening {
        AccessStore open(InstantSource clock);
    }

    TestServer(Store store, Opening opening, Configuration configuration) {
        now = new AtomicLong(Instant.parse("2026-05-04T00:00:00Z").toEpochMilli());
        InstantSource clock = () -> Instant.ofEpochMilli(now.get());
        this.store = store;
        access = opening.open(clock);
        execution = new Execution(store, TestPlant.RULES, () -> plantClock.at(clock.instant()));
        try {
            server = Server.start(configuration, plant, TestPlant.RULES, execution, access, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The plant's time, now. */
    long time() {
        return plantClock.at(Instant.ofEpochMilli(now.get()));
    }

    Http anonymous() {
        return new Http(server.address(), Map.of());
    }

    /** With a token of one role; of an administrator, who is always a person, with a session. */
    Http as(Role role) {
        return tokens.computeIfAbsent(
                role,
                _ -> {
                    if (role == Role.ADMINISTRATOR) {
                        return person("admin-" + tokens.size(), Set.of(role));
                    }
                    List<String> places =
                            role == Role.STATION ? List.of(TestPlant.ASSEMBLE) : List.of();
                    return token("t-" + role.id(), Set.of(role), places);
                });
    }

    Http token(String name, Set<Role> roles, List<String> places) {
        String token = access.tokens().make(name, roles, places, NOBODY, "").orElseThrow();
        return anonymous().with("Authorization", "Bearer " + token);
    }

    /** Somebody who has just signed in. */
    Http person(String name, Set<Role> roles) {
        access.people().make(name, PASSWORD, roles, NOBODY, "");
        return signIn(name, PASSWORD);
    }

    Http signIn(String name, String password) {
        Http.Got got =
                anonymous()
                        .post(
                                "/api/session",
                                "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password));
        if (got.status() != 200) {
            throw new IllegalStateException(got.toString());
        }
        return session(got);
    }

    /** As the browser that got this answer. */
    Http session(Http.Got signedIn) {
        return anonymous()
                .with("Cookie", signedIn.header("set-cookie").split(";", 2)[0])
                .with("X-CSRF-Token", signedIn.json().get("csrf").stringValue());
    }

    /** Brings a car into the build sequence. */
    void sequence(long car) {
        Http planner = as(Role.PLANNER);
        String list = "[" + String.join(",", TestPlant.sequenced(car, time())) + "]";
        Http.Got got = planner.post("/api/events", list);
        if (got.text().contains("reasons")) {
            throw new IllegalStateException(got.toString());
        }
    }

    @Override
    public void close() {
        server.close();
        execution.close();
        access.close();
        store.close();
    }
}
