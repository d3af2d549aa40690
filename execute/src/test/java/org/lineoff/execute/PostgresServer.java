package org.lineoff.execute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL server of its own for the tests: in a scratch folder, on the loopback and a
 * free port, durable as a plant's would be. Started once for all tests, stopped when they end; a
 * test that does things to its disk starts one for itself. The server refuses to run as root: then
 * it runs as the user {@code postgres} that its package brings.
 */
public final class PostgresServer implements AutoCloseable {
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
            running = make();
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            running.start();
        }
        return running;
    }

    /** One of its own, with an empty folder of data, that does not run yet. */
    public static PostgresServer make(String... options) {
        Path programs = programs();
        Assumptions.assumeTrue(
                programs != null,
                "no PostgreSQL server in " + INSTALLED + ": apt-get install postgresql");
        try {
            return new PostgresServer(programs, List.of(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private PostgresServer(Path programs, List<String> options) throws IOException {
        this.programs = programs;
        folder = Files.createTempDirectory("lineoff-postgres");
        boolean root = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        asUser = root ? List.of("runuser", "-u", "postgres", "--") : List.of();
        if (root) {
            var users = folder.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(folder, users.lookupPrincipalByName("postgres"));
        }
        port = freePort();
        List<String> initdb = new ArrayList<>(List.of("-D", data().toString(), "-U", "lineoff"));
        initdb.addAll(List.of("-A", "trust", "-E", "UTF8", "--no-sync"));
        initdb.addAll(options);
        run("initdb", initdb, Map.of());
    }

    /**
     * A port below those that the system gives to connections: a server that is started again and
     * again must find its own free each time.
     */
    private static int freePort() throws IOException {
        int first = 20_000 + (int) (ProcessHandle.current().pid() * 37 % 10_000);
        for (int port = first; port < 32_000; port++) {
            try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException _) {
                // The next one, then.
            }
        }
        throw new IOException("no free port from " + first + " on");
    }

    /** The folder of its data. */
    public Path data() {
        return folder.resolve("data");
    }

    public void start() {
        start(List.of(), Map.of());
    }

    /**
     * @param settings each {@code name=value}
     * @param environment of its processes
     */
    public void start(List<String> settings, Map<String, String> environment) {
        StringBuilder options = new StringBuilder();
        options.append("-p ").append(port).append(" -c listen_addresses=127.0.0.1");
        options.append(" -c unix_socket_directories=").append(folder);
        settings.forEach(setting -> options.append(" -c ").append(setting));
        String log = folder.resolve("log").toString();
        control(environment, "-w", "-t", "180", "-l", log, "-o", options.toString(), "start");
    }

    /**
     * After a loss of power no process of before is there. The one that was ended here may still
     * have its number, if nobody has asked yet how it ended, and a new server would wait for it.
     */
    public void forgetProcess() {
        try {
            Files.deleteIfExists(data().resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server at once, as a loss of power would. */
    public void crash() {
        control(Map.of(), "-w", "-m", "immediate", "stop");
    }

    /** Ends the server as it should be ended. */
    public void stop() {
        control(Map.of(), "-w", "-m", "fast", "stop");
    }

    private void control(Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-D", data().toString()));
        all.addAll(List.of(arguments));
        run("pg_ctl", all, environment);
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

    @Override
    public void close() {
        if (Files.exists(data().resolve("postmaster.pid"))) {
            crash();
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server has said last. */
    private String endOfLog() throws IOException {
        Path log = folder.resolve("log");
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    private void run(String program, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(asUser);
        command.add(programs.resolve(program).toString());
        command.addAll(arguments);
        try {
            Path output = folder.resolveSibling(folder.getFileName() + "." + program);
            ProcessBuilder process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            process.environment().putAll(environment);
            int status = process.start().waitFor();
            String said = Files.readString(output);
            Files.delete(output);
            if (status != 0) {
                throw new IllegalStateException(
                        command + " ended with " + status + ":\n" + said + endOfLog());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
