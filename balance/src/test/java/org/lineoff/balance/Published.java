package org.lineoff.balance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * Published instances, from the folder {@code assembly-line-balancing} of the data folder: system
 * property {@code lineoff.data}, else environment variable {@code LINEOFF_DATA}, else {@code
 * ../shared/data} beside the repository.
 */
final class Published {
    private final Path folder;

    private Published(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where the instances are not there. */
    static Published orSkip() {
        Path folder = data().resolve("assembly-line-balancing");
        assumeTrue(
                Files.isDirectory(folder),
                "no instances at " + folder.toAbsolutePath() + "; set LINEOFF_DATA");
        return new Published(folder);
    }

    BalancingProblem graph(String file) throws IOException {
        return BalancingFile.read(folder.resolve("scholl1993").resolve(file))
                .problem()
                .orElseThrow();
    }

    /** Rows of a table without its heading. */
    List<String[]> table(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    BalancingProblem otto(int size, int number) throws IOException {
        String name = "instance_n=%d_%d.alb".formatted(size, number);
        try (ZipFile zip =
                new ZipFile(folder.resolve("otto2013/n%d.zip".formatted(size)).toFile())) {
            String text =
                    new String(
                            zip.getInputStream(zip.getEntry(name)).readAllBytes(),
                            java.nio.charset.StandardCharsets.ISO_8859_1);
            return AlbForm.read(name, name, text).problem().orElseThrow();
        }
    }

    private static Path data() {
        String stated = System.getProperty("lineoff.data", System.getenv("LINEOFF_DATA"));
        if (stated != null) {
            return Path.of(stated);
        }
        Path here = Path.of("").toAbsolutePath();
        while (here.getParent() != null && !Files.exists(here.resolve("mvnw"))) {
            here = here.getParent();
        }
        return here.resolveSibling("shared").resolve("data");
    }
}
