package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
                "--database jdbc:postgresql://h/plant?password=x|LINEOFF_DATABASE_PASSWORD",
                "--database jdbc:postgresql://me:x@h/plant|LINEOFF_DATABASE_PASSWORD",
                "--json|JSON",
                "--speed 10|go with --virtual",
                "--virtual --speed fast|nor max",
                "--virtual --speed 0|nor max",
                "--virtual --virtual-days 0|--virtual-days",
                "--virtual --virtual-from soon|--virtual-from",
                "--virtual --start south=2026-02-02|south",
                "--prot 1|no such word here: --prot"
            })
    void wrongUsageIsSaidPrecisely(String options, String said) {
        Object[] words = ("serve " + Command.example("one-line") + " " + options).split(" ");
        Command.Result result = new Command().run(words);
        assertThat(result.status()).as(result.err()).isEqualTo(Main.WRONG_USAGE);
        assertThat(result.err()).contains(said).doesNotContain("\tat ");
    }

    @Test
    void whatStandsInTheWayOfServingIsSaidWithARemedyInBothLanguages() throws Exception {
        Path plant = Command.example("one-line");
        Path keys = folder.resolve("keys.p12");
        Files.writeString(keys, "no keys");
        Command.Result tls =
                new Command()
                        .with("LINEOFF_TLS_PASSWORD", "secret")
                        .run("serve", plant, "--data", folder, "--tls-keystore", keys);
        assertThat(tls.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(tls.err()).contains("PKCS #12").doesNotContain("\tat ", "secret");

        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            for (String language : List.of("en", "zh")) {
                Command.Result busy =
                        new Command()
                                .run(
                                        "serve", plant, "--data", folder, "--port", port, "--lang",
                                        language);
                assertThat(busy.status()).as(busy.err()).isEqualTo(Main.WRONG_INPUT);
                assertThat(busy.err())
                        .contains("--port 8081", language.equals("en") ? "another program" : "另一程序")
                        .doesNotContain("\tat ");
            }
            Command.Result away =
                    new Command()
                            .run(
                                    "orders",
                                    plant,
                                    "--database",
                                    "jdbc:postgresql://127.0.0.1:" + port + "/plant?loginTimeout=2",
                                    "--confirmations",
                                    folder.resolve("c.csv"));
            assertThat(away.status()).isEqualTo(Main.WRONG_INPUT);
            assertThat(away.err()).contains("Is the server running").doesNotContain("\tat ");
        }
        Path file = folder.resolve("plant.db");
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve("access.db"))))
                    .isEqualTo("rw-------");
        }
        Command.Result restored =
                new Command()
                        .run("record", "restore", plant, keys, "--data", folder.resolve("new"));
        assertThat(restored.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(restored.err()).contains("no backup of a record");
        assertThat(folder.resolve("new")).doesNotExist();
        Files.write(keys, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Command.Result verified =
                new Command().run("asbuilt", plant, "--verify", keys, "--key", keys);
        assertThat(verified.err() + verified.out()).doesNotContain("Input length");
    }

    @Test
    void everyFaultOfTheCompanysSignInIsSaidAtOnce() throws IOException {
        Path file = folder.resolve("oidc.properties");
        Files.writeString(
                file, "issuer=http://id.example.com\nrole.staff=boss\nsecret=x\nhere=https://p\n");
        Command.Result result =
                new Command()
                        .run(
                                "serve",
                                Command.example("one-line"),
                                "--oidc",
                                file,
                                "--data",
                                folder);
        assertThat(result.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(result.err())
                .contains("there is no key secret")
                .contains("role.staff=boss names no role")
                .contains("client is missing")
                .contains("issuer=http://id.example.com is no address");
    }

    /** What stands in the file holds, the command line goes before it. */
    @Test
    void whatTheCommandLineSaysCanStandInAFile() throws Exception {
        Path config = folder.resolve("conf/serve.yaml");
        Files.createDirectories(config.getParent());
        Files.writeString(
                config,
                """
                formatVersion: 1
                port: 70
                data: ../kept
                limits:
                  batch: 20
                virtual:
                  speed: max
                  from: 2026-03-02
                  days: 1
                  start:
                    main: 2026-02-02
                """);
        String said =
                serve(
                        null,
                        false,
                        "The virtual plant has ended at 2026-03-02",
                        "--config",
                        config.toString());
        assertThat(said).contains("refused: 0;");
        assertThat(folder.resolve("kept/plant.db")).exists();
        Command.Result verified =
                new Command()
                        .run("record", "verify", Command.example("one-line"), "--config", config);
        assertThat(verified.status()).as(verified.err()).isEqualTo(Main.DONE);

        Path other = folder.resolve("other");
        said = serve(other, false, "", "--config", config.toString(), "--no-virtual");
        assertThat(said).doesNotContain("virtual plant begins");
        assertThat(other.resolve("plant.db")).exists();
    }

    @Test
    void everyFaultOfTheFileIsSaidWithItsPlace() throws IOException {
        Path config = folder.resolve("serve.yaml");
        Files.writeString(
                config,
                """
                formatVersion: 1
                prot: 80
                host: 0.0.0.0
                database:
                  url: jdbc:postgresql://db/plant
                  password: hunter2
                """);
        Command.Result result =
                new Command().run("serve", Command.example("one-line"), "--config", config);
        assertThat(result.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(result.err())
                .contains("serve.yaml:2:1: unknown key \"prot\"")
                .contains("Maybe you meant \"port\".")
                .contains("serve.yaml:6:3: database.password")
                .contains("LINEOFF_DATABASE_PASSWORD")
                .doesNotContain("hunter2");

        Files.writeString(config, "formatVersion: 1\nhost: 0.0.0.0\n");
        result = new Command().run("serve", Command.example("one-line"), "--config", config);
        assertThat(result.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(result.err()).contains("0.0.0.0").contains("--insecure");
    }

    @Test
    void itServesUntilItIsStoppedAndPrintsTheFirstLinkOnce() throws Exception {
        Path data = folder.resolve("data");
        String said = serve(data, true);
        assertThat(said).contains("/setup#").contains("Stopped; everything acknowledged is kept.");
        assertThat(serve(data, false)).doesNotContain("/setup#");
    }

    @Test
    void aVirtualPlantTellsHowFarItCameAndItsRecordIsNotForARealOne() throws Exception {
        Path data = folder.resolve("virtual");
        String said =
                serve(
                        data,
                        false,
                        "The virtual plant has ended at 2026-03-02",
                        "--virtual",
                        "--speed",
                        "max",
                        "--start",
                        "main=2026-02-02",
                        "--virtual-from",
                        "2026-03-02",
                        "--virtual-days",
                        "1");
        assertThat(said)
                .contains("The virtual plant begins on 2026-03-02")
                .contains("refused: 0;")
                .contains("Stopped; everything acknowledged is kept.");
        Command.Result real =
                new Command()
                        .run("serve", Command.example("one-line"), "--data", data, "--port", 0);
        assertThat(real.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(real.err()).contains("that of a virtual plant");
    }

    /** Runs it in a thread, asks it something, and interrupts it as Ctrl-C would. */
    private String serve(Path data, boolean setsUp) throws Exception {
        return serve(data, setsUp, "");
    }

    /**
     * Runs it in a thread, asks it something, and interrupts it as Ctrl-C would.
     *
     * @param data null: it is said elsewhere
     * @param awaited what it has to say before
     */
    private String serve(Path data, boolean setsUp, String awaited, String... options)
            throws Exception {
        Path log = folder.resolve("log");
        try (Serving serving = new Serving(log, Command.example("one-line"), data, options)) {
            String address = serving.await("is at (http://\\S+)\\R").group(1);
            assertThat(ask(address + "/health", null)).contains("\"up\"");
            if (setsUp) {
                String body =
                        "{\"link\":\"%s\",\"name\":\"ada\",\"password\":\"correct horse battery\"}"
                                .formatted(serving.await("/setup#(\\S+)").group(1));
                assertThat(ask(address + "/api/setup", body)).contains("administrator");
            }
            serving.await(awaited);
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
