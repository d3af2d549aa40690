package org.lineoff.serve.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.execute.CapturePage;
import org.lineoff.execute.Chance;
import org.lineoff.execute.Database;
import org.lineoff.serve.faults.PowerCut.Loss;

/**
 * The server killed, and its power cut, many times on each database. Not one of the tests (its name
 * keeps it out): {@code bench/run reliability} starts it, says by system properties how often, and
 * has the table in {@code docs/reliability.md} written. Rounds that are done are kept, so that it
 * goes on where it stopped; one in which anything is wrong fails, and ends this.
 */
class ManyFaults {
    private static final Path PAGE = Path.of("..", "docs", "reliability.md");

    /** Kills, or cuts, of one store; the next round begins with an empty one. */
    private static final int ROUND = 20;

    /** Cuts of what the server did in one go. */
    private static final int TOGETHER = 5;

    private static final List<Loss> LOSSES =
            List.of(Loss.ALL, Loss.ALL, Loss.SOME, Loss.SOME, Loss.TORN, Loss.TORN, Loss.LAST);

    private final int kills = Integer.getInteger("bench.kills", ROUND);
    private final int cuts = Integer.getInteger("bench.cuts", ROUND);
    private final Path kept =
            Path.of("target", "bench", "faults", System.getProperty("bench.sources", "unknown"));

    /** Gives the number of reports that were acknowledged. */
    private interface Round {
        int run(Database database, Path folder, int seed) throws Exception;
    }

    @Test
    void nothingAcknowledgedIsLostNorDoubled(@TempDir Path folder) throws Exception {
        Files.createDirectories(kept);
        StringBuilder table = new StringBuilder();
        table.append("\nMeasured on ").append(System.getProperty("bench.date", "unknown"));
        table.append(", ").append(System.getProperty("bench.processor", "unknown"));
        table.append(".\n\n| what | database | times | reports acknowledged | lost | doubled |");
        table.append(" tables unlike their rebuild |\n");
        table.append("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        // Side by side: each waits for disks and for processes that start most of its time.
        try (ExecutorService all = Executors.newFixedThreadPool(Database.values().length)) {
            List<Future<String>> rows = new ArrayList<>();
            for (Database database : Database.values()) {
                rows.add(
                        all.submit(
                                () ->
                                        row(
                                                "server killed",
                                                "kills",
                                                database,
                                                kills,
                                                folder,
                                                ManyFaults::kill)));
            }
            for (Database database : Database.values()) {
                rows.add(
                        all.submit(
                                () ->
                                        row(
                                                "power cut",
                                                "cuts",
                                                database,
                                                cuts,
                                                folder,
                                                ManyFaults::cut)));
            }
            for (Future<String> row : rows) {
                table.append(row.get());
            }
        }
        CapturePage.rewrite(PAGE, "bench/run reliability", table.append('\n').toString());
    }

    private String row(
            String what, String name, Database database, int times, Path folder, Round round)
            throws Exception {
        long acknowledged = 0;
        int done = 0;
        for (int seed = 0; done < times; seed++) {
            Path file = kept.resolve(name + "-" + database + "-" + seed);
            if (!Files.exists(file)) {
                Path own = Files.createDirectories(folder.resolve(file.getFileName()));
                int count = round.run(database, own, seed);
                Path part = kept.resolve(file.getFileName() + ".part");
                Files.writeString(part, Integer.toString(count));
                Files.move(part, file);
            }
            acknowledged += Long.parseLong(Files.readString(file));
            done += ROUND;
            System.out.printf("bench: %s, %d %s%n", database, done, name);
        }
        return "| %s | %s | %,d | %,d | 0 | 0 | 0 |\n"
                .formatted(what, database.title, done, acknowledged);
    }

    private static int kill(Database database, Path folder, int seed) throws Exception {
        return KilledServer.kill(database, folder, ROUND, seed);
    }

    private static int cut(Database database, Path folder, int seed) throws Exception {
        Chance chance = new Chance(seed);
        try (PowerCuts cuts = new PowerCuts(folder, database, seed)) {
            for (int done = 0; done < ROUND; done += TOGETHER) {
                List<Loss> losses = new ArrayList<>();
                for (int i = 0; i < TOGETHER; i++) {
                    losses.add(chance.of(LOSSES));
                }
                assertThat(cuts.round(losses)).as("%s, seed %d", database, seed).isEmpty();
            }
            return cuts.acknowledged();
        }
    }
}
