package org.lineoff.serve.virtual;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.lineoff.events.Cause;
import org.lineoff.execute.Report;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Speaks to a server as docs/serve.md says, with one token. What gets no answer, or is told to come
 * again later, is sent again under the same ids.
 */
final class PlantClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TRIES = 10;
    private static final int TOO_OFTEN = 429;
    private static final int AWAY = 503;

    /**
     * The answer to one report.
     *
     * @param codes why it was refused; none: it was accepted
     * @param repeated whether it was in the record before
     * @param said the reasons in words
     */
    record Answer(boolean repeated, List<String> codes, List<String> said) {
        Answer {
            codes = List.copyOf(codes);
            said = List.copyOf(said);
        }

        boolean isAccepted() {
            return codes.isEmpty();
        }
    }

    private final HttpClient http;
    private final String address;
    private final String token;

    PlantClient(HttpClient http, String address, String token) {
        this.http = http;
        this.address = address;
        this.token = token;
    }

    PlantClient as(String otherToken) {
        return new PlantClient(http, address, otherToken);
    }

    /** Hands in a list of reports; the answers are in the same order. */
    List<Answer> report(List<Report> reports) throws InterruptedException {
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        reports.forEach(report -> body.add(json(report)));
        JsonNode answers = ask("POST", "/api/events", body);
        List<Answer> all = new ArrayList<>();
        for (JsonNode answer : answers) {
            List<String> codes = new ArrayList<>();
            List<String> said = new ArrayList<>();
            for (JsonNode reason : answer.path("reasons")) {
                codes.add(reason.path("code").asString());
                said.add(reason.path("en").asString());
            }
            all.add(new Answer(answer.path("repeated").asBoolean(false), codes, said));
        }
        if (all.size() != reports.size()) {
            throw new IllegalStateException(
                    reports.size() + " reports have " + all.size() + " answers");
        }
        return all;
    }

    private static ObjectNode json(Report r) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", r.id()).put("what", r.what().id()).put("time", r.time());
        text(node, "place", r.place());
        if (r.car() != 0) {
            node.put("car", r.car());
        }
        if (r.visit() != 0) {
            node.put("visit", r.visit());
        }
        text(node, "part", r.part());
        if (r.cause() != Cause.NONE) {
            node.put("cause", camel(r.cause()));
        }
        if (r.value() != 0) {
            node.put("value", r.value());
        }
        text(node, "serial", r.serial());
        text(node, "lot", r.lot());
        text(node, "person", r.person());
        text(node, "note", r.note());
        return node;
    }

    private static void text(ObjectNode node, String name, String text) {
        if (!text.isEmpty()) {
            node.put(name, text);
        }
    }

    private static String camel(Cause cause) {
        StringBuilder name = new StringBuilder();
        for (String word : cause.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(
                    name.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    JsonNode get(String path) throws InterruptedException {
        return ask("GET", path, null);
    }

    JsonNode post(String path, JsonNode body) throws InterruptedException {
        return ask("POST", path, body);
    }

    void delete(String path) throws InterruptedException {
        ask("DELETE", path, null);
    }

    private JsonNode ask(String method, String path, @Nullable JsonNode body)
            throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofByteArray(
                                                JSON.writeValueAsBytes(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        HttpRequest asked = request.build();
        String last = "";
        for (int i = 0; i < TRIES; i++) {
            long wait = i;
            try {
                HttpResponse<byte[]> got =
                        http.send(asked, HttpResponse.BodyHandlers.ofByteArray());
                int status = got.statusCode();
                if (status >= 200 && status < 300) {
                    return got.body().length == 0
                            ? JsonNodeFactory.instance.objectNode()
                            : JSON.readTree(got.body());
                }
                last = status + " " + new String(got.body(), StandardCharsets.UTF_8);
                if (status != TOO_OFTEN && status != AWAY) {
                    break;
                }
                wait = got.headers().firstValueAsLong("Retry-After").orElse(1);
            } catch (IOException e) {
                last = e.toString();
            }
            TimeUnit.SECONDS.sleep(wait);
        }
        String what = method + " " + path + ": " + last;
        throw new VirtualPlantException(
                "The virtual plant was refused by the server: " + what, "服务器拒绝了虚拟工厂：" + what);
    }
}
