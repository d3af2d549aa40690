package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that goes on from its state is the uninterrupted run. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SplitRunTest {
    private static final int PLANTS = 300;

    @Test
    void aRunGoesOnFromItsStateAsIfItHadNeverStopped() {
        long inside = 0;
        for (int seed = 0; seed < PLANTS; seed++) {
            int luck = seed;
            inside +=
                    Generated.held(
                            seed,
                            GeneratedPlants.plant(seed),
                            plant -> SplitRun.check(plant, luck, state -> state));
        }
        assertThat(inside).as("cars and parts in all states").isGreaterThan(5L * PLANTS);
    }
}
