package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 70000|--port is from 0 to 65535, not 70000",
                "--port eighty|--port",
                "--host 0.0.0.0|--insecure",
                "--tls-keystore keys.p12|LINEOFF_TLS_PASSWORD",
                "--tls-password-file p|goes with --tls-keystore",
                "--database mysql://x|jdbc:postgresql:",
                "--json|JSON",
                "--prot 1|--port"
            })
    void wrongUsageIsSaidPrecisely(String options, String said) {
        Object[] words =
                ("serve " + Command.example("one-line") + " " + options).split(" ");
        Command.Result result = new Command().run(words);
        assertThat(result.status()).as(result.err()).isEqualTo(Main.WRONG_USAGE);
        assertThat(result.err()).contains(said).doesNotContain("\tat ");
    }

    @Test
    void everyFaultOfTheCompanysSignInIsSaidAtOnce() throws IOException {
        Path file = folder.resolve("oidc.properties");
        Files.writeString(
                file, "issuer=http://id.example.com\nrole.staff=boss\nsecret=x\nhere=https://p\n");
        Command.Result result =
                new Command()
                        .run("serve", Command.example("one-line"), "--oidc", file, "--data", folder);
        assertThat(result.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(result.err())
                .contains("there is no key secret")
                .contains("role.staff=boss names no role")
                .contains("client is missing")
                .contains("issuer=http://id.example.com is no address");
    }

    @Test
    void itServesUntilItIsStoppedAndPrintsTheFirstLinkOnce() throws Exception {
        Path data = folder.resolve("data");
        String said = serve(data, true);
        assertThat(said).contains("/setup#").contains("Stopped; everything acknowledged is kept.");
        assertThat(serve(data, false)).doesNotContain("/setup#");
    }

    /** Runs it in a thread, asks it something, and interrupts it as Ctrl-C would. */
    private String serve(Path data, boolean setsUp) throws Exception {
        Path log = folder.resolve("log");
        try (PrintStream err =
                new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
            Terminal terminal = Terminal.of(err, err, Map.of("LANG", "C.UTF-8"));
            Thread thread =
                    new Thread(
                            () ->
                                    Main.run(
                                            terminal,
                                            "serve",
                                            Command.example("one-line").toString(),
                                            "--port",
                                            "0",
                                            "--data",
                                            data.toString()));
            thread.start();
            String address = "";
            for (int i = 0; i < 600 && address.isEmpty(); i++) {
                Thread.sleep(50);
                Matcher found =
                        Pattern.compile("is at (http://\\S+)\\R").matcher(Files.readString(log));
                address = found.find() ? found.group(1) : "";
            }
            assertThat(ask(address + "/health", null)).contains("\"up\"");
            if (setsUp) {
                Matcher link =
                        Pattern.compile("/setup#(\\S+)").matcher(Files.readString(log));
                assertThat(link.find()).isTrue();
                String body =
                        "{\"link\":\"%s\",\"name\":\"ada\",\"password\":\"correct horse battery\"}"
                                .formatted(link.group(1));
                assertThat(ask(address + "/api/setup", body)).contains("administrator");
            }
            thread.interrupt();
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
        }
        return Files.readString(log);
    }

    private static String ask(String address, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
