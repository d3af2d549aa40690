package org.lineoff.programme;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Instances of PSPLIB (Kolisch and Sprecher, EJOR 96, 1996) with the makespans known for them, read
 * from the folder {@code rcpsp-psplib} of the data folder: system property {@code lineoff.data},
 * else environment variable {@code LINEOFF_DATA}, else {@code ../shared/data} beside the
 * repository.
 */
final class Psplib {
    private final Path folder;

    private Psplib(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where the instances are not there. */
    static Psplib orSkip() {
        Path folder = data().resolve("rcpsp-psplib");
        assumeTrue(
                Files.isDirectory(folder),
                "PSPLIB is not at " + folder.toAbsolutePath() + "; set LINEOFF_DATA");
        return new Psplib(folder);
    }

    /** The best known lower and upper bound of each instance of a set, by its name. */
    Map<String, int[]> bounds(int set) throws IOException {
        Map<String, int[]> bounds = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("best_known.csv"))) {
            String[] cell = line.split(",", -1);
            if (cell[1].equals(Integer.toString(set))) {
                bounds.put(
                        cell[0], new int[] {Integer.parseInt(cell[4]), Integer.parseInt(cell[5])});
            }
        }
        return bounds;
    }

    /** The instance as a programme with the objective "end"; its makespan is the day of "end". */
    ProgrammeBuilder programme(int set, String instance) throws IOException {
        try (ZipFile zip = new ZipFile(folder.resolve("j" + set + ".sm.zip").toFile());
                InputStream in = zip.getInputStream(zip.getEntry(instance + ".sm"))) {
            return parse(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    private static ProgrammeBuilder parse(String text) {
        List<int[]> successors = numbers(text, "PRECEDENCE RELATIONS");
        List<int[]> jobs = numbers(text, "REQUESTS/DURATIONS");
        int[] capacity = numbers(text, "RESOURCEAVAILABILITIES").getFirst();
        ProgrammeBuilder p = new ProgrammeBuilder().objective("end");
        for (int r = 0; r < capacity.length; r++) {
            p.resource("r" + r, capacity[r]);
        }
        List<ProgrammeBuilder.ActivityBuilder> activities = new ArrayList<>();
        for (int[] job : jobs) {
            boolean last = job[0] == jobs.size();
            ProgrammeBuilder.ActivityBuilder a =
                    last
                            ? p.milestone("end")
                            : job[2] == 0
                                    ? p.milestone(id(job[0]))
                                    : p.activity(id(job[0]), job[2]);
            for (int r = 0; r < capacity.length; r++) {
                if (job[3 + r] > 0) {
                    a.uses("r" + r, job[3 + r]);
                }
            }
            activities.add(a);
        }
        for (int[] row : successors) {
            for (int k = 3; k < row.length; k++) {
                activities.get(row[k] - 1).after(id(row[0]));
            }
        }
        return p;
    }

    /** The rows of numbers of a section; rows of words between are left out. */
    private static List<int[]> numbers(String text, String section) {
        List<int[]> rows = new ArrayList<>();
        String body = text.substring(text.indexOf(section));
        for (String line : body.lines().skip(1).toList()) {
            if (line.startsWith("*")) {
                break;
            }
            String[] cells = line.trim().split("\\s+");
            if (Arrays.stream(cells).allMatch(c -> c.matches("\\d+"))) {
                rows.add(Arrays.stream(cells).mapToInt(Integer::parseInt).toArray());
            }
        }
        return rows;
    }

    private static String id(int job) {
        return "job%03d".formatted(job);
    }

    private static Path data() {
        @Nullable String stated = System.getProperty("lineoff.data", System.getenv("LINEOFF_DATA"));
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
