package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;

/**
 * A few generated plants, so that the fast tests see one break; {@link GeneratedPlantsTest} has
 * more.
 */
class SomePlantsTest {
    private static final int PLANTS = 40;

    @Test
    void everyLawHoldsAndBothWaysAgree() {
        long finished = 0;
        for (int seed = 0; seed < PLANTS; seed++) {
            int luck = seed;
            Ran held =
                    Generated.held(
                            seed,
                            GeneratedPlants.plant(seed),
                            plant -> {
                                Ran ran = Ran.of(plant, luck);
                                PlantLaws.check(ran, "seed " + luck);
                                BothWays.agree(plant, luck, false);
                                return ran;
                            });
            finished += held.count(EventType.LINE_OFF);
        }
        assertThat(finished).isGreaterThan(20L * PLANTS);
    }
}
