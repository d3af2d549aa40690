package org.lineoff.serve.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.execute.Database;
import org.lineoff.execute.PostgresServer;
import org.lineoff.execute.Store;

/** A server and its database, whose files lie on a {@link FaultyDisk}. */
final class Installation implements AutoCloseable {
    /** How large the files of PostgreSQL's log are, and what follows from it. */
    enum Log {
        /** Small ones are used again soon. */
        SMALL("1", "max_wal_size=4MB min_wal_size=2MB checkpoint_timeout=30s"),
        /** There is always room in one: when a new one cannot be made the server ends. */
        USUAL("16", "checkpoint_timeout=5min");

        final String megabytes;
        private final String settings;

        Log(String megabytes, String settings) {
            this.megabytes = megabytes;
            this.settings = settings;
        }

        List<String> settings() {
            return List.of(settings.split(" ", -1));
        }
    }

    final FaultyDisk disk;

    /** The folder of the database's files, alone. */
    final Path files;

    private final PostgresServer server;
    private final Log log;
    private final String place;
    private final Map<String, String> tokens = new HashMap<>();

    /** Makes the store, its tables and the stations' tokens; nothing runs afterwards. */
    Installation(Path scratch, Database database, Log log)
            throws IOException, InterruptedException {
        this.log = log;
        server =
                database == Database.POSTGRESQL
                        ? PostgresServer.make("--wal-segsize=" + log.megabytes)
                        : null;
        files = server == null ? Files.createDirectory(scratch.resolve("files")) : server.data();
        disk = FaultyDisk.compile(Files.createDirectory(beside("disk")));
        if (server == null) {
            place = files.resolve("plant.db").toString();
        } else {
            startDatabase(disk.environment(files));
            place = server.database();
        }
        try (ServerProcess first = serve(disk.environment(files))) {
            first.stop();
        }
        stopDatabase();
    }

    /** A file beside those of the database, which its processes may write. */
    Path beside(String name) {
        return files.resolveSibling(name);
    }

    Map<String, String> tokens() {
        return tokens;
    }

    /** Starts the database, where it is a server; else it is part of the other one. */
    void startDatabase(Map<String, String> environment) {
        if (server != null) {
            server.start(log.settings(), environment);
        }
    }

    /** Starts it on a machine that has lost its power since, and with that all processes. */
    void startDatabaseAgain() {
        if (server != null) {
            server.forgetProcess();
        }
        startDatabase(disk.environment(files));
    }

    void stopDatabase() {
        if (server != null) {
            server.stop();
        }
    }

    void crashDatabase() {
        if (server != null) {
            server.crash();
        }
    }

    /**
     * Starts the server.
     *
     * @param environment of the process that writes the files, if that is this one
     */
    ServerProcess serve(Map<String, String> environment) throws IOException, InterruptedException {
        return ServerProcess.start(place, tokens, server == null ? environment : Map.of());
    }

    /** Holds the record against what was acknowledged; its database runs. */
    List<String> complaints(Ledger ledger, long until) {
        try (Store store = Database.open(place)) {
            return ledger.complaints(store, until);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
