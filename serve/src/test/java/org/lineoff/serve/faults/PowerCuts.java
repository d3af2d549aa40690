package org.lineoff.serve.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.execute.Chance;
import org.lineoff.execute.Database;
import org.lineoff.execute.PostgresServer;
import org.lineoff.execute.Store;
import org.lineoff.serve.faults.PowerCut.Loss;

/**
 * A server under load, with its database on a {@link FaultyDisk}, whose power is cut at many
 * instants: each time the disk is put into a state in which it could be found, the database opened
 * on it, and the record held against what was acknowledged by that instant. It goes on with the
 * last of these states.
 */
final class PowerCuts implements AutoCloseable {
    private static final int LOAD_MS = 700;

    /** Small files of the log, so that they are used again soon, and what follows from it. */
    private static final String[] SMALL_LOG = {"--wal-segsize=1"};

    private static final List<String> SETTINGS =
            List.of("max_wal_size=4MB", "min_wal_size=2MB", "checkpoint_timeout=30s");

    private final Path scratch;
    private final FaultyDisk disk;
    private final Chance chance;
    private final Path files;
    private final Path journal;
    private final PostgresServer server;
    private final String place;
    private final Map<String, String> tokens = new HashMap<>();
    private final Ledger ledger = new Ledger();
    private final Stations stations = new Stations(ledger, tokens, this::position);
    private int rounds;

    PowerCuts(Path scratch, Database database, long seed) throws Exception {
        this.scratch = scratch;
        chance = new Chance(seed);
        server = database == Database.POSTGRESQL ? PostgresServer.make(SMALL_LOG) : null;
        files = server == null ? Files.createDirectory(scratch.resolve("files")) : server.data();
        disk = FaultyDisk.compile(Files.createDirectory(files.resolveSibling("disk")));
        if (server == null) {
            place = files.resolve("plant.db").toString();
        } else {
            server.start(SETTINGS, disk.environment(files));
            place = server.database();
        }
        journal = files.resolveSibling("journal");
        // What the tables and tokens are made of is not what is tried.
        try (ServerProcess first =
                ServerProcess.start(place, tokens, disk.environment(files))) {
            first.stop();
        }
        if (server != null) {
            server.stop();
        }
    }

    /** What the clients go by: how much the disk had done. */
    private long position() {
        try {
            return Files.size(journal);
        } catch (java.io.IOException _) {
            return 0;
        }
    }

    /**
     * Lets the server work for a while, then cuts its power.
     *
     * @param losses what becomes of what was not synced, one of each cut
     * @return what was found wrong, with the cut at which it was
     */
    List<String> round(List<Loss> losses) throws Exception {
        PowerCut cut = begin();
        long end;
        try (ServerProcess process = serve()) {
            stations.work(process.address());
            stations.awaitAnswer();
            Thread.sleep(LOAD_MS);
            end = position();
            process.kill();
        } finally {
            stations.stop();
        }
        if (server != null) {
            server.crash();
        }
        List<String> wrong = new ArrayList<>();
        long at = end;
        for (int i = 0; i < losses.size(); i++) {
            // The last, from which it goes on, late: else it would hardly get on.
            at = i == losses.size() - 1 ? end : chance.below((int) end);
            cut.leave(DiskJournal.read(journal, at), losses.get(i), chance);
            String about = "round %d, cut %d at %d of %d, %s".formatted(rounds, i, at, end, losses.get(i));
            try {
                open(at).forEach(one -> wrong.add(about + ": " + one));
            } catch (RuntimeException e) {
                throw new AssertionError(about, e);
            }
        }
        ledger.backTo(at);
        stations.again();
        end(cut);
        return wrong;
    }

    /** The same with a stop as it should be; gives what the journal has missed. */
    List<String> missed() throws Exception {
        PowerCut cut = begin();
        try (ServerProcess process = serve()) {
            stations.work(process.address());
            stations.awaitAnswer();
            Thread.sleep(LOAD_MS);
            process.stop();
        } finally {
            stations.stop();
        }
        if (server != null) {
            server.stop();
        }
        List<String> missed = cut.differences(DiskJournal.read(journal, Long.MAX_VALUE));
        end(cut);
        return missed;
    }

    private void end(PowerCut cut) throws Exception {
        cut.close();
        ledger.settle();
        Files.delete(journal);
        rounds++;
    }

    int acknowledged() {
        return ledger.size();
    }

    private PowerCut begin() throws Exception {
        return new PowerCut(files, scratch.resolve("before" + rounds));
    }

    private ServerProcess serve() throws Exception {
        Map<String, String> recorded = disk.recorded(files, journal);
        if (server == null) {
            return ServerProcess.start(place, tokens, recorded);
        }
        server.start(SETTINGS, recorded);
        return ServerProcess.start(place, tokens, Map.of());
    }

    /** Opens what is left, as a start after the power came back would. */
    private List<String> open(long until) {
        if (server != null) {
            server.start(SETTINGS, disk.environment(files));
        }
        try (Store store = Database.open(place)) {
            return ledger.complaints(store, until);
        } finally {
            if (server != null) {
                server.stop();
            }
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
