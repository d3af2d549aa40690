package org.lineoff.serve;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is sent back: its status, the type of its body (empty: it has none), body and headers. */
record Reply(int status, String type, Bytes body, Map<String, String> headers) {
    static final String JSON = "application/json";
    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String PROBLEM = "application/problem+json";

    static Reply json(int status, JsonNode body) {
        return new Reply(status, JSON, new Bytes(Json.bytes(body)), Map.of());
    }

    static Reply ok(JsonNode body) {
        return json(200, body);
    }

    static Reply text(int status, String type, String text) {
        return new Reply(status, type, new Bytes(text.getBytes(StandardCharsets.UTF_8)), Map.of());
    }

    static Reply file(String type, byte[] bytes) {
        return new Reply(200, type, new Bytes(bytes), Map.of());
    }

    static Reply nothing() {
        return new Reply(204, "", new Bytes(new byte[0]), Map.of());
    }

    /** Sends a browser elsewhere. */
    static Reply goTo(String address) {
        return new Reply(303, "", new Bytes(new byte[0]), Map.of("Location", address));
    }

    /** Problem details after RFC 9457; the first fault gives the status. */
    static Reply problem(List<Fault> faults) {
        Fault first = faults.getFirst();
        ObjectNode body = Json.object();
        String code = first.trouble().name();
        body.put("type", "urn:lineoff:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
        body.put("title", first.text().en());
        body.put("status", first.trouble().status());
        body.put("code", code);
        var reasons = body.putArray("reasons");
        for (Fault fault : faults) {
            reasons.add(reason(fault));
        }
        Reply reply =
                new Reply(first.trouble().status(), PROBLEM, new Bytes(Json.bytes(body)), Map.of());
        // Never Basic: browsers would ask for the password in a window of their own.
        return first.trouble().status() == 401
                ? reply.with("WWW-Authenticate", "Bearer realm=\"lineoff\"")
                : reply;
    }

    static ObjectNode reason(Fault fault) {
        ObjectNode reason = Json.object();
        reason.put("code", fault.trouble().name());
        if (!fault.field().isEmpty()) {
            reason.put("field", fault.field());
        }
        reason.put("en", fault.text().en());
        reason.put("zh", fault.text().zh());
        return reason;
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, body, more);
    }
}
