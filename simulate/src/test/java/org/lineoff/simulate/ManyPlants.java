package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.lineoff.model.random.Draws;

/**
 * Every law of the plant on thousands of generated plants. Not one of the tests (its name keeps it
 * out): {@code bench/run plants} starts it, says by system properties how much, and has the table
 * in {@code docs/reliability.md} written. Batches that are done are kept, so that it goes on where
 * it stopped.
 */
class ManyPlants {
    private static final int BATCH = 100;
    private static final Path DONE = Path.of("target", "bench", "plants");
    private static final Path PAGE = Path.of("..", "docs", "reliability.md");

    /** Of the processor, so that a busy machine does not look like a slow engine. */
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final int from = Integer.getInteger("bench.from", 0);
    private final int count = Integer.getInteger("bench.count", 1000);
    private final int threads =
            Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors());
    private final String sources = System.getProperty("bench.sources", "unknown");

    @Test
    void everyLawHoldsOnEveryPlant() throws IOException, InterruptedException {
        Files.createDirectories(DONE);
        List<Future<PlantsTally>> batches = new ArrayList<>();
        PlantsTally sum = PlantsTally.NONE;
        int done = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int first = from; first < from + count; first += BATCH) {
                int start = first;
                int end = Math.min(first + BATCH, from + count);
                batches.add(pool.submit(() -> batch(start, end)));
            }
            for (Future<PlantsTally> batch : batches) {
                sum = sum.plus(batch.get());
                done = Math.min(done + BATCH, count);
                System.out.printf(
                        "bench: %,d of %,d plants, %d failures%n", done, count, sum.failures());
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
        ReliabilityPage.rewrite(PAGE, sum, from);
        assertThat(sum.failures()).as("plants that break a law (see above)").isZero();
    }

    /** A batch from a file, or done now and kept in one if no law was broken. */
    private PlantsTally batch(int start, int end) throws IOException {
        Path file = DONE.resolve("%s-%d-%d".formatted(sources, start, end));
        if (Files.exists(file)) {
            return PlantsTally.read(Files.readString(file));
        }
        long began = CLOCK.getCurrentThreadCpuTime();
        PlantsTally tally = PlantsTally.NONE;
        for (int seed = start; seed < end; seed++) {
            tally = tally.plus(one(seed));
        }
        tally = tally.with((CLOCK.getCurrentThreadCpuTime() - began) / 1_000_000);
        if (tally.failures() == 0) {
            Path part = Files.createTempFile(DONE, "part", "");
            Files.writeString(part, tally.text());
            Files.move(part, file);
        }
        return tally;
    }

    private static PlantsTally one(int seed) {
        GeneratedPlants.Made made = GeneratedPlants.make(seed, ingredient -> true);
        try {
            return Generated.held(
                    seed,
                    made.plant(),
                    plant -> {
                        String as = "seed " + seed;
                        Ran ran = Ran.of(plant, seed);
                        PlantLaws.check(ran, as);
                        if (plant.policies().isEmpty()) {
                            EntryLaw.check(ran, seed, as);
                        }
                        if (made.isFull()) {
                            new DrawnWork(ran, new Draws(seed, 0), as).check();
                        }
                        Sums.pathAddsUp(ran, as);
                        Sums.statesAddUp(plant, seed);
                        BothWays.agree(plant, seed, false);
                        return PlantsTally.of(ran, made.ingredients());
                    });
        } catch (AssertionError e) {
            System.out.println("bench: " + e.getMessage());
            return PlantsTally.failed(made.ingredients());
        }
    }
}
