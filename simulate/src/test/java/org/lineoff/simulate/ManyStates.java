package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Runs of generated plants, split at random instants and gone on from the states in between, held
 * against the uninterrupted runs. Not one of the tests (its name keeps it out): {@code bench/run
 * state} starts it and has the table in {@code docs/reliability.md} written.
 */
class ManyStates {
    private static final int BATCH = 50;
    private static final Path PAGE = Path.of("..", "docs", "reliability.md");

    private final int from = Integer.getInteger("bench.from", 0);
    private final int count = Integer.getInteger("bench.count", 1000);
    private final int threads =
            Integer.getInteger("bench.threads", Runtime.getRuntime().availableProcessors());

    private record Tally(long inside, List<String> failures) {}

    @Test
    void aRunGoesOnFromItsStateOnEveryPlant() throws IOException, InterruptedException {
        long inside = 0;
        List<String> failures = new ArrayList<>();
        List<Future<Tally>> batches = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int first = from; first < from + count; first += BATCH) {
                int start = first;
                batches.add(pool.submit(() -> batch(start, Math.min(start + BATCH, from + count))));
            }
            for (Future<Tally> batch : batches) {
                inside += batch.get().inside();
                failures.addAll(batch.get().failures());
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
        failures.forEach(failure -> System.out.println("bench: " + failure));
        StringBuilder table = new StringBuilder("\n| | |\n| --- | --- |\n");
        ReliabilityPage.row(table, "date", System.getProperty("bench.date", "unknown"));
        ReliabilityPage.row(table, "seeds", "%d to %d".formatted(from, from + count - 1));
        ReliabilityPage.row(table, "plants", "%,d".formatted(count));
        ReliabilityPage.row(
                table, "states", "%,d at most".formatted((long) count * SplitRun.SPLITS));
        ReliabilityPage.row(table, "cars and parts in them", "%,d".formatted(inside));
        ReliabilityPage.row(
                table, "plants that went on otherwise", "%,d".formatted(failures.size()));
        ReliabilityPage.rewrite(PAGE, "bench/run state", table.append('\n').toString());
        assertThat(failures).as("plants that went on otherwise").isEmpty();
    }

    private static Tally batch(int start, int end) {
        long inside = 0;
        List<String> failures = new ArrayList<>();
        for (int seed = start; seed < end; seed++) {
            int luck = seed;
            try {
                inside +=
                        Generated.held(
                                seed,
                                GeneratedPlants.plant(seed),
                                plant -> SplitRun.check(plant, luck, SplitRun::throughText));
            } catch (AssertionError e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        return new Tally(inside, failures);
    }
}
