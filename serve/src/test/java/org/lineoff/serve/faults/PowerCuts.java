package org.lineoff.serve.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lineoff.execute.Chance;
import org.lineoff.execute.Database;
import org.lineoff.serve.faults.PowerCut.Loss;

/**
 * A server under load, with its database on a {@link FaultyDisk}, whose power is cut at many
 * instants: each time the disk is put into a state in which it could be found, the database opened
 * on it, and the record held against what was acknowledged by that instant. It goes on with the
 * last of these states.
 */
final class PowerCuts implements AutoCloseable {
    private static final int LOAD_MS = 700;

    private final Path scratch;
    private final Installation plant;
    private final Chance chance;
    private final Path journal;
    private final Ledger ledger = new Ledger();
    private final Stations stations;
    private int rounds;

    PowerCuts(Path scratch, Database database, long seed) throws Exception {
        this.scratch = scratch;
        plant = new Installation(scratch, database, Installation.Log.SMALL);
        chance = new Chance(seed);
        journal = plant.beside("journal");
        stations = new Stations(ledger, plant.tokens(), this::position);
    }

    /** What the clients go by: how much the disk had done. */
    private long position() {
        try {
            return Files.size(journal);
        } catch (IOException _) {
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
        List<String> wrong = new ArrayList<>();
        try (PowerCut cut = begin()) {
            long end;
            try (ServerProcess process = work()) {
                end = position();
                process.kill();
            } finally {
                stations.stop();
            }
            plant.crashDatabase();
            long at = end;
            for (int i = 0; i < losses.size(); i++) {
                // It goes on from the last one: not from too long ago.
                at = i == losses.size() - 1 ? end : chance.below((int) end);
                cut.leave(DiskJournal.read(journal, at), losses.get(i), chance);
                String about =
                        "round %d, at %d of %d, %s lost: "
                                .formatted(rounds, at, end, losses.get(i));
                open(at).forEach(one -> wrong.add(about + one));
            }
            ledger.backTo(losses.getLast() == Loss.LIES ? 0 : at);
        }
        stations.again();
        end();
        return wrong;
    }

    /** The same with a stop as it should be; gives what the journal has missed. */
    List<String> missed() throws Exception {
        List<String> missed;
        try (PowerCut cut = begin()) {
            try (ServerProcess process = work()) {
                process.stop();
            } finally {
                stations.stop();
            }
            plant.stopDatabase();
            missed = cut.differences(DiskJournal.read(journal, Long.MAX_VALUE));
        }
        end();
        return missed;
    }

    /** How many reports were acknowledged, and not cut off by going on from before them. */
    int acknowledged() {
        return ledger.size();
    }

    private PowerCut begin() throws Exception {
        return new PowerCut(plant.files, scratch.resolve("before"));
    }

    /** Under load, and for a while. */
    private ServerProcess work() throws Exception {
        Map<String, String> recorded = plant.disk.recorded(plant.files, journal);
        plant.startDatabase(recorded);
        ServerProcess process = plant.serve(recorded);
        stations.work(process.address());
        stations.awaitAnswer();
        Thread.sleep(LOAD_MS);
        return process;
    }

    /** Opens what is left, as a start after the power came back would. */
    private List<String> open(long until) {
        try {
            plant.startDatabaseAgain();
            List<String> complaints = plant.complaints(ledger, until);
            plant.stopDatabase();
            return complaints;
        } catch (RuntimeException e) {
            return List.of("it does not open: " + e);
        }
    }

    private void end() throws IOException {
        ledger.settle();
        Files.delete(journal);
        rounds++;
    }

    @Override
    public void close() {
        plant.close();
    }
}
