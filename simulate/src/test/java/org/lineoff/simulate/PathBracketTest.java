package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The critical path on generated plants: how often something is on it brackets its effect. */
class PathBracketTest {
    @Test
    void countsOnThePathBracketTheEffectOfAMillisecondWithDecisionsFrozen() {
        everyBracketHolds(0, 40);
    }

    @Test
    @Tag("slow")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void theyDoOnManyPlants() {
        everyBracketHolds(40, 340);
    }

    private static void everyBracketHolds(int from, int to) {
        PathBracket.Tally tally = PathBracket.Tally.NONE;
        for (int seed = from; seed < to; seed++) {
            int luck = seed;
            tally =
                    tally.plus(
                            Generated.held(
                                    seed,
                                    GeneratedPlants.plant(seed),
                                    plant -> PathBracket.check(plant, luck)));
        }
        assertThat(tally.brackets()).isGreaterThan(500L * (to - from));
        assertThat(tally.wide()).as("ties, in which the bounds differ").isPositive();
    }
}
