package org.lineoff.serve.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.lineoff.execute.Chance;
import org.lineoff.execute.Database;
import org.lineoff.execute.PostgresServer;
import org.lineoff.execute.Store;

/** A server that is killed under load again and again, and what its clients know of it. */
final class KilledServer {
    private static final int SHORTEST_MS = 20;
    private static final int LONGEST_MS = 400;
    private static final int DATABASE_TOO = 4;

    private KilledServer() {}

    /**
     * Kills it so often, each time in the middle of whatever it is doing then, then stops it as a
     * person would, and holds the record against what was acknowledged.
     *
     * @return how many reports were acknowledged
     */
    static int kill(Database database, Path folder, int times, long seed) throws Exception {
        String place = database.place(folder);
        Map<String, String> tokens = new HashMap<>();
        Ledger ledger = new Ledger();
        Stations stations = new Stations(ledger, tokens, () -> 0);
        Chance chance = new Chance(seed);
        for (int kill = 0; kill <= times; kill++) {
            try (ServerProcess server = ServerProcess.start(place, tokens, Map.of())) {
                stations.work(server.address());
                stations.awaitAnswer();
                Thread.sleep(SHORTEST_MS + chance.below(LONGEST_MS - SHORTEST_MS));
                if (kill == times) {
                    server.stop();
                } else {
                    server.kill();
                    if (database == Database.POSTGRESQL && chance.oneIn(DATABASE_TOO)) {
                        PostgresServer.get().crash();
                        PostgresServer.get().start();
                    }
                }
            } finally {
                stations.stop();
            }
        }
        try (Store store = Database.open(place)) {
            assertThat(ledger.complaints(store, 0)).as("%s, seed %d", database, seed).isEmpty();
        }
        return ledger.size();
    }
}
