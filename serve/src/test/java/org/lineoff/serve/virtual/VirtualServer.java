package org.lineoff.serve.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lineoff.events.Cause;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.execute.Database;
import org.lineoff.execute.Execution;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Store;
import org.lineoff.model.Plant;
import org.lineoff.model.time.PlantClock;
import org.lineoff.serve.Configuration;
import org.lineoff.serve.Server;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.access.Caller;
import org.lineoff.serve.access.Role;
import tools.jackson.databind.JsonNode;

/** A server with its usual limits, whose world has the clock of a virtual plant. */
final class VirtualServer implements AutoCloseable {
    private static final Caller TEST = new Caller(Caller.Kind.PERSON, "test", Set.of(), List.of());
    private static final String[] TYPES = new String[EventType.values().length];
    private static final String[] CAUSES = new String[Cause.values().length];

    static {
        for (EventType type : EventType.values()) {
            TYPES[type.ordinal()] = camel(type);
        }
        for (Cause cause : Cause.values()) {
            CAUSES[cause.ordinal()] = camel(cause);
        }
    }

    final Store store;
    final AccessStore access;
    final Execution execution;
    final Server server;
    private final HttpClient http;

    VirtualServer(Path folder, Plant plant, PlantRules rules, InstantSource world) {
        this(
                folder.resolve("plant.db").toString(),
                AccessStore.sqlite(folder.resolve("access.db"), InstantSource.system()),
                Configuration.loopback(0, "test"),
                plant,
                rules,
                world);
    }

    /**
     * @param place of the record, as {@link Database} gives it
     */
    VirtualServer(
            String place,
            AccessStore access,
            Configuration configuration,
            Plant plant,
            PlantRules rules,
            InstantSource world) {
        PlantClock clock = new PlantClock(plant.timeZone(), plant.horizon().from());
        InstantSource real = InstantSource.system();
        this.access = access;
        store = Database.open(place);
        execution = new Execution(store, rules, () -> clock.at(world.instant()));
        try {
            server = Server.start(configuration, plant, rules, execution, access, real, world);
            http = server.client();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PlantClient as(String name, Role role, String... places) {
        String token =
                access.tokens().make(name, Set.of(role), List.of(places), TEST, "").orElseThrow();
        return new PlantClient(http, server.address(), token);
    }

    /** The whole record, as it comes over HTTP: the reports in the order of capture. */
    List<JsonNode> record(PlantClient reader) throws InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        for (long after = 0; ; ) {
            JsonNode page = reader.get("/api/events?limit=1000&after=" + after);
            for (JsonNode entry : page.path("entries")) {
                all.add(entry.path("report"));
            }
            if (page.path("next").asLong() == after) {
                return all;
            }
            after = page.path("next").asLong();
        }
    }

    /** A report as the event that it is; its running number is 0. */
    static Event event(JsonNode report) {
        return new Event(
                0,
                EventType.values()[index(TYPES, report.path("what").asString())],
                report.path("time").asLong(),
                report.path("place").asString(),
                report.path("car").asLong(),
                report.path("visit").asInt(),
                report.path("part").asString(),
                Cause.values()[index(CAUSES, report.path("cause").asString())],
                report.path("value").asDouble());
    }

    static boolean isEvent(JsonNode report) {
        return List.of(TYPES).contains(report.path("what").asString());
    }

    private static int index(String[] names, String name) {
        int index = List.of(names).indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(name);
        }
        return index;
    }

    private static String camel(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0)))
                    .append(words[i], 1, words[i].length());
        }
        return name.toString();
    }

    @Override
    public void close() {
        server.close();
        execution.close();
        access.close();
        store.close();
        http.close();
    }
}
