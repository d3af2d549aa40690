package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Plant;

/**
 * The critical path on generated plants: with decisions frozen every bracket holds; and how often a
 * plant in which something is longer does, with decisions free, what the path says. Not one of the
 * tests (its name keeps it out): {@code bench/run path} starts it and has the table in {@code
 * docs/reliability.md} written. Batches that are done are kept, so that it goes on where it
 * stopped.
 */
class ManyPaths {
    private static final int BATCH = 50;
    private static final Path DONE = Path.of("target", "bench", "path");
    private static final Path PAGE = Path.of("..", "docs", "reliability.md");

    private final int from = Integer.getInteger("bench.from", 0);
    private final int count = Integer.getInteger("bench.count", 1000);
    private final int threads =
            Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors());
    private final String sources = System.getProperty("bench.sources", "unknown");

    @Test
    void thePathIsWorthWhatItSaysOnEveryPlant() throws IOException, InterruptedException {
        Files.createDirectories(DONE);
        List<Future<PathTally>> batches = new ArrayList<>();
        PathTally sum = PathTally.NONE;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int first = from; first < from + count; first += BATCH) {
                int start = first;
                int end = Math.min(first + BATCH, from + count);
                batches.add(pool.submit(() -> batch(start, end)));
            }
            for (Future<PathTally> batch : batches) {
                sum = sum.plus(batch.get());
                System.out.printf(
                        "bench: %,d of %,d plants, %d failures%n",
                        sum.plants(), count, sum.failures());
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
        ReliabilityPage.rewrite(PAGE, "bench/run path", table(sum));
        assertThat(sum.failures()).as("plants in which a bracket does not hold").isZero();
    }

    private PathTally batch(int start, int end) throws IOException {
        Path file = DONE.resolve("%s-%d-%d".formatted(sources, start, end));
        if (Files.exists(file)) {
            return PathTally.read(Files.readString(file));
        }
        PathTally tally = PathTally.NONE;
        for (int seed = start; seed < end; seed++) {
            tally = tally.plus(one(seed));
        }
        if (tally.failures() == 0) {
            Path part = Files.createTempFile(DONE, "part", "");
            Files.writeString(part, tally.text());
            Files.move(part, file);
        }
        return tally;
    }

    private static PathTally one(int seed) {
        try {
            PathBracket.Tally bracket =
                    Generated.held(
                            seed,
                            GeneratedPlants.plant(seed),
                            plant -> PathBracket.check(plant, seed));
            List<PathTally.Free> free = free(seed);
            return new PathTally(1, bracket, 0, free.getFirst().runs() > 0 ? 1 : 0, free);
        } catch (AssertionError e) {
            System.out.println("bench: " + e.getMessage());
            return PathTally.failed();
        }
    }

    /**
     * Re-runs with the duration that is most often on the path and, by chance, another. At the full
     * rate, so that a second in the files is a second at the station.
     */
    private static List<PathTally.Free> free(int seed) {
        Plant plant = GeneratedPlants.plantAtFullRate(seed);
        FreeRun.Base base = FreeRun.Base.of(plant, seed);
        List<PathTally.Free> free = new ArrayList<>(PathTally.NONE.free());
        for (Longer what : base.mostOnPathAndAnother(new Dice(seed, "path"))) {
            for (int i = 0; i < PathTally.CHANGES.length; i++) {
                FreeRun run = base.with(what, PathTally.CHANGES[i]);
                if (!run.stuck()) {
                    free.set(i, free.get(i).plus(PathTally.Free.of(run)));
                }
            }
        }
        return free;
    }

    private String table(PathTally t) {
        StringBuilder table = new StringBuilder("\n| | |\n| --- | --- |\n");
        ReliabilityPage.row(table, "date", System.getProperty("bench.date", "unknown"));
        ReliabilityPage.row(table, "seeds", "%d to %d".formatted(from, from + count - 1));
        ReliabilityPage.row(table, "plants", "%,d".formatted(t.plants()));
        ReliabilityPage.row(
                table, "lengths (a cause at a place)", "%,d".formatted(t.bracket().kinds()));
        ReliabilityPage.row(
                table, "brackets (a length, a line-off)", "%,d".formatted(t.bracket().brackets()));
        ReliabilityPage.row(
                table,
                "of them not sharp: another path was as long",
                "%,d".formatted(t.bracket().wide()));
        ReliabilityPage.row(
                table, "plants in which one did not hold", "%,d".formatted(t.failures()));
        ReliabilityPage.row(table, "plants simulated again", "%,d".formatted(t.changed()));
        table.append(
                        "\n| each occurrence longer by | runs | each line-off as with decisions frozen ")
                .append("| change as on the path ± 10 % | same direction | no change |\n")
                .append("| ---: | ---: | ---: | ---: | ---: | ---: |\n");
        for (int i = 0; i < PathTally.CHANGES.length; i++) {
            PathTally.Free f = t.free().get(i);
            table.append(
                    "| %+,d ms | %,d | %s | %s | %s | %s |%n"
                            .formatted(
                                    PathTally.CHANGES[i],
                                    f.runs(),
                                    share(f.same(), f.runs()),
                                    share(f.close(), f.runs()),
                                    share(f.direction(), f.runs()),
                                    share(f.none(), f.runs())));
        }
        return table.append('\n').toString();
    }

    private static String share(long of, long all) {
        return all == 0 ? "–" : "%.1f %%".formatted(100.0 * of / all);
    }
}
