package org.lineoff.serve;

import java.util.List;
import java.util.Locale;
import org.lineoff.serve.access.Role;
import tools.jackson.databind.node.ObjectNode;

/** The routes as an OpenAPI 3.1 document. */
final class OpenApi {
    private OpenApi() {}

    static ObjectNode document(List<Route> routes, String version) {
        ObjectNode document = Json.object().put("openapi", "3.1.1");
        ObjectNode info = document.putObject("info");
        info.put("title", "Lineoff: the live plant");
        info.put("version", version);
        info.put(
                "description",
                "What happens in a plant goes in, what is known of it comes out. Times are"
                        + " milliseconds since the plant's epoch unless it says otherwise.");
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            if (route.path().startsWith("/assets/")) {
                continue;
            }
            ObjectNode path =
                    paths.get(route.path()) instanceof ObjectNode known
                            ? known
                            : paths.putObject(route.path());
            path.set(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        ObjectNode components = document.putObject("components");
        ObjectNode schemas = components.putObject("schemas");
        Schemas.all().forEach(schemas::set);
        ObjectNode security = components.putObject("securitySchemes");
        security.putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "A token of a station or a program.");
        security.putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", Door.COOKIE)
                .put(
                        "description",
                        "A browser that is signed in. What changes something also needs the header "
                                + Door.CSRF
                                + ".");
        return document;
    }

    private static ObjectNode operation(Route route) {
        ObjectNode operation = Json.object();
        operation.put("operationId", route.id().replace(' ', '-'));
        operation.put("summary", route.summary());
        if (route.access() instanceof Access.Roles roles) {
            operation.set("x-roles", Json.strings(Role.ids(roles.any())));
            var security = operation.putArray("security");
            security.addObject().putArray("token");
            security.addObject().putArray("session");
        } else {
            operation.putArray("security");
        }
        if (!route.parameters().isEmpty()) {
            var parameters = operation.putArray("parameters");
            for (Route.Parameter parameter : route.parameters()) {
                ObjectNode one = parameters.addObject();
                one.put("name", parameter.name());
                one.put("in", parameter.inPath() ? "path" : "query");
                one.put("required", parameter.inPath() || parameter.needed());
                one.put("description", parameter.about());
                one.set("schema", Schemas.ref(parameter.schema()));
            }
        }
        if (route.hasBody()) {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            ObjectNode content = body.putObject("content");
            content.putObject(Reply.JSON).set("schema", Schemas.ref(route.request()));
            route.files().forEach(content::putObject);
        }
        ObjectNode responses = operation.putObject("responses");
        route.all()
                .forEach(
                        (status, response) -> {
                            ObjectNode one = responses.putObject(Integer.toString(status));
                            one.put("description", response.about());
                            if (!response.type().isEmpty()) {
                                ObjectNode contents = one.putObject("content");
                                ObjectNode content = contents.putObject(response.type());
                                if (!response.schema().isEmpty()) {
                                    content.set("schema", Schemas.ref(response.schema()));
                                }
                                response.others().forEach(contents::putObject);
                            }
                        });
        return operation;
    }
}
