package org.lineoff.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ten thousand draws of sixty activities on one core, chains included. */
@Tag("slow")
class SpeedTest {

    @Test
    void tenThousandDrawsOfSixtyActivitiesTakeLessThanTwoSeconds() {
        for (int resources = 0; resources <= 3; resources += 3) {
            GeneratedProgrammes.Kinds kinds =
                    new GeneratedProgrammes.Kinds(60, true, resources, true);
            Network net = Network.of(new GeneratedProgrammes(7).programme(kinds, 60).asOf(60));
            Policy policy = Scheduler.policy(net, Optional::empty);
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                long began = System.nanoTime();
                new Sampler(policy, i, 10_000, n -> {}).run(1);
                best = Math.min(best, System.nanoTime() - began);
            }
            System.out.printf("%d resources: %d ms%n", resources, best / 1_000_000);
            assertThat(best).isLessThan(2_000_000_000L);
        }
    }
}
