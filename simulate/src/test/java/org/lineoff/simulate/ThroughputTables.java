package org.lineoff.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Exact throughputs of small lines, computed from their Markov chains: the folder {@code
 * serial-line-throughput} of the data folder (system property {@code lineoff.data}, else
 * environment variable {@code LINEOFF_DATA}, else {@code ../shared/data} beside the repository).
 * Tests that need them are skipped where the folder is missing.
 */
final class ThroughputTables {
    private ThroughputTables() {}

    /** The rows of a table, header left out, each as its cells. */
    static List<List<String>> rows(String file) {
        Path table = folder().resolve("serial-line-throughput").resolve(file);
        Assumptions.assumeTrue(
                Files.exists(table),
                "the throughput tables are not at "
                        + table.toAbsolutePath()
                        + "; set LINEOFF_DATA");
        try {
            return Files.readAllLines(table).stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> Arrays.asList(line.split(",", -1)))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + table, e);
        }
    }

    private static Path folder() {
        @Nullable String stated = System.getProperty("lineoff.data", System.getenv("LINEOFF_DATA"));
        if (stated != null) {
            return Path.of(stated);
        }
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root.resolveSibling("shared").resolve("data");
    }
}
