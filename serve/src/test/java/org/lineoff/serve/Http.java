package org.lineoff.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a server, as somebody. */
public final class Http {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    /** What came back. */
    public record Got(int status, String type, String text, Map<String, String> headers) {
        public JsonNode json() {
            return JSON.readTree(text);
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private final String address;
    private final Map<String, String> headers;

    public Http(String address, Map<String, String> headers) {
        this.address = address;
        this.headers = Map.copyOf(headers);
    }

    public Http with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Http(address, more);
    }

    public Http without(String header) {
        Map<String, String> less = new HashMap<>(headers);
        less.remove(header);
        return new Http(address, less);
    }

    public Got get(String path) {
        return send("GET", path, Optional.empty());
    }

    public Got post(String path, String body) {
        return send("POST", path, Optional.of(body));
    }

    public Got put(String path, String body) {
        return send("PUT", path, Optional.of(body));
    }

    public Got delete(String path) {
        return send("DELETE", path, Optional.empty());
    }

    public Got send(String method, String path, Optional<String> body) {
        return send(
                method, path, body.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(null));
    }

    public Got send(String method, String path, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
        headers.forEach(request::header);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(body));
        try {
            HttpResponse<String> got =
                    CLIENT.send(
                            request.build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Map<String, String> seen = new HashMap<>();
            got.headers().map().forEach((name, values) -> seen.put(name, values.getFirst()));
            String type = seen.getOrDefault("content-type", "");
            return new Got(got.statusCode(), type, got.body(), seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
