package org.lineoff.execute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL server of its own for the tests: in a scratch folder, on the loopback and a
 * free port, durable as a plant's would be. Started once for all tests, stopped when they end. The
 * server refuses to run as root: then it runs as the user {@code postgres} that its package brings.
 * Other modules' tests use it, too.
 */
public final class PostgresServer {
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static PostgresServer running;

    private final Path folder;
    private final Path programs;
    private final int port;
    private final List<String> asUser;

    /** The running server; the test is skipped, and says why, where PostgreSQL is not installed. */
    public static synchronized PostgresServer get() {
        if (running == null) {
            Path programs = programs();
            Assumptions.assumeTrue(
                    programs != null,
                    "no PostgreSQL server in " + INSTALLED + ": apt-get install postgresql");
            try {
                running = new PostgresServer(programs);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return running;
    }

    private static Path programs() {
        if (!Files.isDirectory(INSTALLED)) {
            return null;
        }
        try (var versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PostgresServer(Path programs) throws IOException {
        this.programs = programs;
        folder = Files.createTempDirectory("lineoff-postgres");
        boolean root = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        asUser = root ? List.of("runuser", "-u", "postgres", "--") : List.of();
        if (root) {
            var users = folder.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(folder, users.lookupPrincipalByName("postgres"));
        }
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        run("initdb", "-D", data(), "-U", "lineoff", "-A", "trust", "-E", "UTF8", "--no-sync");
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        start();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    void start() {
        String options =
                "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s"
                        .formatted(port, folder);
        run(
                "pg_ctl",
                "-D",
                data(),
                "-w",
                "-t",
                "180",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                options,
                "start");
    }

    /** Ends the server at once, as a loss of power would. */
    void crash() {
        run("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
    }

    /** A new, empty database. */
    public String database() {
        String name = "plant" + DATABASES.incrementAndGet() + "_" + ProcessHandle.current().pid();
        try (var connection = DriverManager.getConnection(url("postgres"), "lineoff", "");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private void stop() {
        crash();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>(asUser);
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        try {
            Path output = folder.resolveSibling(folder.getFileName() + "." + program);
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            int status = process.waitFor();
            String said = Files.readString(output);
            Files.delete(output);
            if (status != 0) {
                throw new IllegalStateException(command + " ended with " + status + ":\n" + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
