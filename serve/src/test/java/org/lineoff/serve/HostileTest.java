package org.lineoff.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.model.random.Choices;
import org.lineoff.serve.access.Role;

/**
 * Requests that nobody of good will would send: always an answer, never a mistake of ours, nothing
 * told of the inside, nothing stored. {@code -Dhostile=100000} sends as many.
 */
@Tag("slow")
class HostileTest {
    private static final int REQUESTS = Integer.getInteger("hostile", 2000);
    private static final long SEED = Long.getLong("seed", 20_211_127);

    private static final List<String> NASTY =
            List.of(
                    "' or 1=1 --",
                    "\"; drop table event; --",
                    "<script>alert(1)</script>",
                    "../../../../etc/passwd",
                    "..%2f..%2f..%2fetc%2fpasswd",
                    "%00",
                    "\\u0000",
                    "\\ud800",
                    "${jndi:ldap://127.0.0.1/x}",
                    "{{7*7}}",
                    "\u202Egnp.exe",
                    "%s%s%s%n",
                    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
                    "车辆",
                    "A".repeat(5000),
                    "-1",
                    "1e999",
                    "9223372036854775808",
                    "NaN",
                    "null",
                    "");

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "-0",
                    "1e400",
                    "1e-400",
                    "123456789012345678901234567890",
                    "0.1",
                    "[]",
                    "{}",
                    "[[[[[[]]]]]]",
                    "\"\"",
                    "-9223372036854775809",
                    "{\"id\":{\"id\":1}}");

    private static final List<String> FIELDS =
            List.of(
                    "id",
                    "what",
                    "time",
                    "place",
                    "car",
                    "visit",
                    "part",
                    "cause",
                    "value",
                    "serial",
                    "lot",
                    "person",
                    "note",
                    "name",
                    "password",
                    "roles",
                    "places",
                    "token",
                    "link",
                    "order",
                    "model",
                    "options",
                    "due",
                    "disabled",
                    "old",
                    "__proto__");

    private final Choices choices = new Choices(SEED, 0);

    private int pick(int bound) {
        return choices.below(bound);
    }

    private <T> T one(List<T> of) {
        return of.get(pick(of.size()));
    }

    private String value() {
        return switch (pick(3)) {
            case 0 -> one(VALUES);
            case 1 -> "\"" + one(NASTY).replace("\"", "\\\"") + "\"";
            default -> Integer.toString(pick(1000) - 500);
        };
    }

    private String object() {
        StringBuilder object = new StringBuilder("{");
        int fields = pick(8);
        for (int i = 0; i < fields; i++) {
            object.append(i == 0 ? "" : ",");
            object.append('"').append(one(FIELDS)).append("\":").append(value());
        }
        return object.append('}').toString();
    }

    /** A body that is JSON, nearly JSON, or nothing of the kind; never a good report. */
    private String body() {
        String body =
                switch (pick(7)) {
                    case 0 -> "[" + object() + "," + object() + "]";
                    case 1 -> "[".repeat(pick(3000));
                    case 2 -> "{\"a\":".repeat(pick(3000));
                    case 3 -> one(NASTY);
                    case 4 -> "[" + "{},".repeat(pick(2000)) + "{}]";
                    default -> object();
                };
        if (pick(4) == 0 && !body.isEmpty()) {
            int at = pick(body.length());
            body = body.substring(0, at) + (char) pick(0x300) + body.substring(at);
        }
        return body;
    }

    private String path(List<Route> routes) {
        String path = one(routes).path();
        path =
                path.replaceAll(
                        "\\{\\w+}", java.util.regex.Matcher.quoteReplacement(raw(one(NASTY))));
        return switch (pick(6)) {
            case 0 -> "/" + raw(one(NASTY));
            case 1 -> path + "?" + raw(one(FIELDS)) + "=" + raw(one(NASTY));
            case 2 -> path + "/" + raw(one(NASTY)) + "/..;/" + raw(one(NASTY));
            case 3 -> path + "?limit=" + raw(one(NASTY)) + "&after=" + raw(one(NASTY));
            case 4 -> "/assets/../" + raw(one(NASTY));
            default -> path;
        };
    }

    private static String told(int number, String head, String body, String answer) {
        return "request %d of seed %d: %s%s%n%s"
                .formatted(number, SEED, head, cut(body), cut(answer));
    }

    private static String cut(String text) {
        return text.length() > 1500 ? text.substring(0, 1500) + "…" : text;
    }

    /** What may stand in the first line of a request without ending it. */
    private static String raw(String text) {
        StringBuilder raw = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            raw.append(b > 32 && b < 127 ? "" + (char) b : "%%%02X".formatted(b & 0xFF));
        }
        return raw.length() > 2000 ? raw.substring(0, 2000) : raw.toString();
    }

    @Test
    void whatever_comes_is_answered_and_nothing_of_it_is_kept(@TempDir Path folder)
            throws IOException {
        try (TestServer plant = new TestServer(folder)) {
            List<String> callers = new ArrayList<>(List.of(""));
            for (Role role : EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR))) {
                String token =
                        plant.access
                                .tokens()
                                .make(
                                        "t " + role,
                                        EnumSet.of(role),
                                        List.of(),
                                        TestServer.NOBODY,
                                        "")
                                .orElseThrow();
                callers.add("Authorization: Bearer " + token + "\r\n");
            }
            long people = plant.access.people().all().size();
            long tokens = plant.access.tokens().all().size();
            List<Route> routes = plant.server.routes();
            List<String> methods = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "FOO");
            try (Raw raw = new Raw(plant.server.port())) {
                for (int i = 0; i < REQUESTS; i++) {
                    String method = pick(8) == 0 ? one(methods) : "POST";
                    String path =
                            pick(3) == 0
                                    ? path(routes)
                                    : one(
                                            List.of(
                                                    "/api/events",
                                                    "/api/orders",
                                                    "/api/session",
                                                    "/api/setup",
                                                    "/api/tokens"));
                    String type =
                            pick(20) == 0
                                    ? one(NASTY).replaceAll("[^ -~]", "?")
                                    : "application/json";
                    String body = body();
                    String head =
                            method
                                    + " "
                                    + path
                                    + " HTTP/1.1\r\nHost: x\r\n"
                                    + one(callers)
                                    + "Content-Type: "
                                    + type
                                    + "\r\n";
                    String answer = raw.ask(head, body.getBytes(StandardCharsets.UTF_8));
                    String told = told(i, head, body, answer);
                    assertThat(answer).as(told).startsWith("HTTP/1.1 ");
                    assertThat(answer.charAt(9)).as(told).isNotEqualTo('5');
                    assertThat(answer)
                            .as(told)
                            .doesNotContain(
                                    "Exception", "\tat ", "org.lineoff", "root:x", "sqlite");
                }
            }
            assertThat(plant.server.mistakes()).isZero();
            assertThat(plant.execution.records().page(0, 1000)).isEmpty();
            assertThat(plant.access.people().all()).hasSize((int) people);
            assertThat(plant.access.tokens().all()).hasSize((int) tokens);
            assertThat(plant.access.trail().check(0, 1_000_000).broken()).isZero();
            // Still there for people of good will.
            assertThat(plant.anonymous().get("/health").status()).isEqualTo(200);
            plant.sequence(17);
            assertThat(plant.execution.records().page(0, 1000)).hasSize(5);
        }
    }

    @Test
    void a_body_that_does_not_end_or_lies_about_its_length_is_given_up(@TempDir Path folder)
            throws IOException {
        try (TestServer plant = new TestServer(folder);
                Raw raw = new Raw(plant.server.port())) {
            String planner =
                    plant.access
                            .tokens()
                            .make("p", EnumSet.of(Role.PLANNER), List.of(), TestServer.NOBODY, "")
                            .orElseThrow();
            String head =
                    "POST /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + planner
                            + "\r\nContent-Type: application/json\r\n";
            assertThat(raw.send(head + "Content-Length: 99999999999\r\n\r\n[")).contains(" 413 ");
            String chunk = "8000\r\n" + " ".repeat(0x8000) + "\r\n";
            assertThat(raw.send(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(40)))
                    .contains(" 413 ");
            assertThat(raw.send(head + "Content-Length: x\r\n\r\n{}")).contains(" 400 ");
            assertThat(raw.send("GET / HTTP/9.9\r\n\r\n")).doesNotContain(" 500 ");
            assertThat(raw.send("\u0016\u0003\u0001\u0000\r\n\r\n")).doesNotContain(" 500 ");
            assertThat(
                            raw.send(
                                    "GET /health HTTP/1.1\r\nHost: x\r\nA: "
                                            + "b".repeat(40_000)
                                            + "\r\n\r\n"))
                    .contains(" 431 ");
            assertThat(plant.anonymous().get("/health").status()).isEqualTo(200);
            assertThat(plant.server.mistakes()).isZero();
        }
    }

    /** Whoever sends all before they read hears why it was refused, and may go on asking. */
    @Test
    void a_large_body_that_is_refused_does_not_cost_the_answer_nor_the_connection(
            @TempDir Path folder) throws IOException {
        try (TestServer plant = new TestServer(folder)) {
            String viewer =
                    "Authorization: Bearer "
                            + plant.access
                                    .tokens()
                                    .make(
                                            "v",
                                            EnumSet.of(Role.VIEWER),
                                            List.of(),
                                            TestServer.NOBODY,
                                            "")
                                    .orElseThrow()
                            + "\r\n";
            String planner = viewer.replaceFirst("lineoff_.*(?=\\r)", plannerToken(plant));
            String json = "Content-Type: application/json\r\n";
            // As large as the server would read; far more than lies in the buffers of a socket.
            byte[] large = new byte[4 * TestServer.ROOMY.bodyBytes()];
            java.util.Arrays.fill(large, (byte) ' ');
            record Case(String line, String headers, int status) {}
            for (Case one :
                    List.of(
                            new Case("POST /api/events", json, 401),
                            new Case(
                                    "POST /api/events",
                                    json + "Authorization: Bearer lineoff_x\r\n",
                                    401),
                            new Case("POST /api/events", json + viewer, 403),
                            new Case("POST /api/events", planner, 415),
                            new Case("POST /api/events", json + planner, 413),
                            new Case("GET /api/cars?status=RELEASED", json + viewer, 200),
                            new Case("POST /api/nothing", json + viewer, 404),
                            new Case("PUT /api/events", json + viewer, 405))) {
                try (Raw raw = new Raw(plant.server.port())) {
                    String head = one.line() + " HTTP/1.1\r\nHost: x\r\n" + one.headers();
                    assertThat(raw.once(head, large))
                            .as(one.toString())
                            .contains(" " + one.status() + " ");
                    assertThat(raw.once("GET /health HTTP/1.1\r\nHost: x\r\n", new byte[0]))
                            .as("the same connection after " + one)
                            .contains(" 200 ");
                }
            }
        }
    }

    /** Who asks first whether to send is told not to, and is not asked for the body. */
    @Test
    void whoever_asks_whether_to_send_is_refused_without_sending(@TempDir Path folder)
            throws IOException {
        try (TestServer plant = new TestServer(folder);
                Raw raw = new Raw(plant.server.port())) {
            String rest = "Content-Type: application/json\r\nContent-Length: 500000\r\n\r\n";
            String answer =
                    raw.send(
                            "POST /api/events HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                                    + rest);
            assertThat(answer).startsWith("HTTP/1.1 401 ");
        }
    }

    private static String plannerToken(TestServer plant) {
        return plant.access
                .tokens()
                .make("p", EnumSet.of(Role.PLANNER), List.of(), TestServer.NOBODY, "")
                .orElseThrow();
    }

    /** Bytes on a socket; a client library would put right what is meant to be wrong. */
    private static final class Raw implements AutoCloseable {
        private final int port;
        private Socket socket;

        Raw(int port) {
            this.port = port;
        }

        /** On a connection that is kept as long as the server keeps it. */
        String ask(String head, byte[] body) throws IOException {
            for (int tries = 0; ; tries++) {
                try {
                    if (socket == null || socket.isClosed()) {
                        socket = open();
                    }
                    OutputStream out = socket.getOutputStream();
                    out.write(
                            (head + "Content-Length: " + body.length + "\r\n\r\n")
                                    .getBytes(StandardCharsets.ISO_8859_1));
                    out.write(body);
                    out.flush();
                    String answer = read(socket.getInputStream());
                    if (!answer.isEmpty()) {
                        return answer;
                    }
                } catch (IOException e) {
                    if (tries == 2) {
                        throw e;
                    }
                }
                close();
                if (tries == 2) {
                    return "";
                }
            }
        }

        /** The same without trying again: all is sent before anything is read. */
        String once(String head, byte[] body) throws IOException {
            if (socket == null) {
                socket = open();
            }
            OutputStream out = socket.getOutputStream();
            String length = body.length == 0 ? "" : "Content-Length: " + body.length + "\r\n";
            out.write((head + length + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return read(socket.getInputStream());
        }

        private Socket open() throws IOException {
            Socket opened = new Socket(InetAddress.getLoopbackAddress(), port);
            opened.setSoTimeout(10_000);
            opened.setTcpNoDelay(true);
            return opened;
        }

        /** One answer; closes the connection where the server says so. */
        private String read(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    close();
                    return head.toString();
                }
                head.append((char) next);
            }
            String lower = head.toString().toLowerCase(java.util.Locale.ROOT);
            int at = lower.indexOf("content-length: ");
            int length =
                    at < 0
                            ? 0
                            : Integer.parseInt(lower.substring(at + 16, lower.indexOf('\r', at)));
            head.append(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            if (lower.contains("connection: close")) {
                close();
            }
            return head.toString();
        }

        /** On a connection of its own, until the server ends it. */
        String send(String request) throws IOException {
            try (Socket own = open()) {
                own.setSoTimeout(3000);
                try {
                    own.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                    own.getOutputStream().flush();
                } catch (IOException _) {
                    // It has answered and hung up before it heard all.
                }
                StringBuilder answer = new StringBuilder();
                try {
                    int next;
                    while ((next = own.getInputStream().read()) >= 0) {
                        answer.append((char) next);
                    }
                } catch (IOException _) {
                    // Kept open, or hung up hard: what was said until then counts.
                }
                return answer.toString();
            }
        }

        @Override
        public void close() throws IOException {
            if (socket != null) {
                socket.close();
                socket = null;
            }
        }
    }
}
