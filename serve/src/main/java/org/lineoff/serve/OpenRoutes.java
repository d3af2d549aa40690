package org.lineoff.serve;

import java.util.List;
import java.util.function.Supplier;
import org.lineoff.execute.Execution;
import org.lineoff.serve.access.AccessStore;
import tools.jackson.databind.node.ObjectNode;

/** What everybody may ask: whether the server works, what it counts, what can be asked of it. */
final class OpenRoutes {
    private static final Access EVERYBODY = new Access.Everybody();

    private final Execution plant;
    private final AccessStore access;
    private final Metrics metrics;
    private final String version;
    private final Supplier<ObjectNode> openApi;

    OpenRoutes(
            Execution plant,
            AccessStore access,
            Metrics metrics,
            String version,
            Supplier<ObjectNode> openApi) {
        this.plant = plant;
        this.access = access;
        this.metrics = metrics;
        this.version = version;
        this.openApi = openApi;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/health", "health", EVERYBODY, this::health)
                        .does("Says whether the server and its databases work.")
                        .answers(200, "Health", "They do."),
                Route.get("/metrics", "metrics", EVERYBODY, this::metrics)
                        .does("Counts since the start, in the text format of Prometheus.")
                        .answers(200, new Route.Response("The counts.", Metrics.type(), "")),
                Route.get("/openapi.json", "openapi", EVERYBODY, _ -> Reply.ok(openApi.get()))
                        .does("This document.")
                        .answers(200, "", "An OpenAPI 3.1 document."));
    }

    private Reply health(Call call) {
        // Reads a little of both databases, and asks whether the last report could be written; if
        // not, it is answered with 503 at the door.
        plant.records().car(0);
        plant.capture().check();
        access.people().find("");
        return Reply.ok(Json.object().put("status", "up").put("version", version));
    }

    private Reply metrics(Call call) {
        return Reply.text(200, Metrics.type(), metrics.text());
    }
}
