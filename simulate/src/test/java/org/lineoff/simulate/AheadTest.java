package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lineoff.events.EventType;

/** Sections that compute ahead make the same plant as the plain event-driven ones. */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class AheadTest {
    private static final int PLANTS = 500;

    @Test
    void eventsAndCausesAndTimesAreTheSame() {
        long finished = 0;
        for (int seed = 0; seed < PLANTS; seed++) {
            int luck = seed;
            finished +=
                    Generated.held(
                            seed,
                            GeneratedPlants.plant(seed),
                            plant ->
                                    BothWays.agree(plant, luck, luck % 7 == 0).stream()
                                            .filter(e -> e.type() == EventType.LINE_OFF)
                                            .count());
        }
        assertThat(finished).isGreaterThan(20L * PLANTS);
    }

    /** Plants in which they once differed: rare coincidences in one instant. */
    @Test
    void nothingThatWasMendedIsBrokenAgain() {
        for (int seed : new int[] {521, 661, 2210, 5789, 9292}) {
            assertThat(BothWays.agree(GeneratedPlants.plant(seed), seed, false)).isNotEmpty();
        }
    }
}
