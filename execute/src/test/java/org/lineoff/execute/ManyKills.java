package org.lineoff.execute;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process that captures, killed many times on each database. Not one of the tests (its name
 * keeps it out): {@code bench/run reliability} starts it, says by system properties how often, and
 * has the table in {@code docs/reliability.md} written. Rounds that are done are kept, so that it
 * goes on where it stopped.
 */
class ManyKills {
    private static final Path PAGE = Path.of("..", "docs", "reliability.md");

    /** Kills in one store; the next round begins with an empty one. */
    private static final int ROUND = 20;

    private final int kills = Integer.getInteger("bench.kills", 2 * ROUND);
    private final Path kept =
            Path.of("target", "bench", "kills", System.getProperty("bench.sources", "unknown"));

    @Test
    void nothingAcknowledgedIsLostNorDoubled(@TempDir Path folder) throws Exception {
        Files.createDirectories(kept);
        StringBuilder table = new StringBuilder();
        table.append("\nMeasured on ").append(System.getProperty("bench.date", "unknown"));
        table.append(", ").append(System.getProperty("bench.processor", "unknown"));
        table.append(".\n\n| database | kills | acknowledged | lost | doubled |");
        table.append(" tables unlike their rebuild |\n");
        table.append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
        for (Database database : Database.values()) {
            long acknowledged = 0;
            for (int round = 0; round * ROUND < kills; round++) {
                acknowledged += round(database, round, folder);
            }
            // A round in which anything was lost fails, and ends this.
            table.append(
                    "| %s | %,d | %,d | 0 | 0 | 0 |\n"
                            .formatted(database.title, kills, acknowledged));
        }
        CapturePage.rewrite(PAGE, "bench/run reliability", table.append('\n').toString());
    }

    private long round(Database database, int round, Path folder) throws Exception {
        Path file = kept.resolve(database + "-" + round);
        if (!Files.exists(file)) {
            Path own = Files.createDirectories(folder.resolve(database + "-" + round));
            long acknowledged = KillTest.kill(database.place(own), ROUND, round);
            Path part = kept.resolve(file.getFileName() + ".part");
            Files.writeString(part, Long.toString(acknowledged));
            Files.move(part, file);
        }
        System.out.printf("bench: %s, %d kills%n", database, (round + 1) * ROUND);
        return Long.parseLong(Files.readString(file));
    }
}
