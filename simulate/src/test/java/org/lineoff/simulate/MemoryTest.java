package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lineoff.events.LineOffCounts;
import org.lineoff.events.Periods;
import org.lineoff.files.PlantFolder;
import org.lineoff.model.Drawn;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.random.Draws;

/**
 * The example over its whole horizon, all its lines from the first day on, with the critical path,
 * in a Java that gets little memory. {@code bench/run memory} measures what it needs.
 */
@Tag("slow")
class MemoryTest {
    private static final String HEAP = "-Xmx128m";

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theExampleRunsWithTheCriticalPathInLittleMemory()
            throws IOException, InterruptedException {
        Process run =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                HEAP,
                                "-cp",
                                System.getProperty("java.class.path"),
                                InLittleMemory.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said).contains("visits");
    }

    /** What runs there. */
    static final class InLittleMemory {
        private InLittleMemory() {}

        public static void main(String[] args) {
            Plant plant =
                    PlantFolder.read(Path.of("..", "examples", "yizhuang")).plant().orElseThrow();
            Map<String, LocalDate> starts = new HashMap<>();
            for (Line line : plant.lines()) {
                starts.put(line.id(), plant.horizon().from());
            }
            Scenario scenario =
                    new Scenario(
                            new Drawn(new Draws(1, 0), plant.asOf(), plant.judgement()),
                            starts,
                            true,
                            plant.horizon().from());
            Simulator simulator = Simulator.of(plant);
            Periods horizon = Periods.of(new long[] {0, simulator.horizonEnd()});
            Outcome outcome =
                    simulator.run(scenario, new LineOffCounts(simulator.places(), horizon, false));
            if (outcome.visits() < 5_000_000 || outcome.path().isEmpty()) {
                throw new IllegalStateException("no whole run: " + outcome.visits());
            }
            System.out.printf("%,d visits%n", outcome.visits());
        }
    }
}
