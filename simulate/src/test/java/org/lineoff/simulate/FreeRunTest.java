package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lineoff.model.Plant;
import org.lineoff.model.Station;

/**
 * Where nothing is decided, a run with its decisions frozen and something longer is what the plant
 * does: that holds the terms which the engine states against its own times, so that none is missing
 * and none is too many.
 */
class FreeRunTest {
    /** What decides nothing, and knows no hours. */
    private static final Set<String> UNDECIDED =
            Set.of(
                    "stores",
                    "skid loops",
                    "paced sections",
                    "transport",
                    "repeated stations",
                    "work by model",
                    "line stops");

    /**
     * With set-ups, or with parallel units; with both, which unit a car takes decides the set-up.
     * Units have luck of their own, so parallel ones work without. Not to wait for a car would be a
     * decision.
     */
    private static Plant plant(int seed) {
        String one = seed % 2 == 0 ? "set-ups" : "parallel units";
        Plant plant =
                GeneratedPlants.plant(
                        seed, i -> i.name().equals(one) || UNDECIDED.contains(i.name()));
        Station.Work constant = new Station.Work(PlantBuilder.constant("70s"), Map.of(), Map.of());
        plant = Edit.stations(plant, s -> s.parallel() == 1 ? s : Edit.with(s, "work", constant));
        return Edit.sections(plant, s -> Edit.with(s, "emptyPitches", false));
    }

    @Test
    void aPlantInWhichNothingIsDecidedDoesWhatItWouldWithDecisionsFrozen() {
        frozenIsFree(0, 16);
    }

    @Test
    @Tag("slow")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void soDoManyPlants() {
        frozenIsFree(16, 120);
    }

    private static void frozenIsFree(int from, int to) {
        long changed = 0;
        for (int seed = from; seed < to; seed++) {
            int luck = seed;
            changed += Generated.held(seed, plant(seed), plant -> changed(plant, luck));
        }
        assertThat(changed)
                .as("runs in which that changed something")
                .isGreaterThan(10L * (to - from));
    }

    private static long changed(Plant plant, int seed) {
        FreeRun.Base base = FreeRun.Base.of(plant, seed);
        long changed = 0;
        for (Longer what : Longer.all(plant)) {
            for (long millis : new long[] {-1000, -1, 1, 60_000}) {
                FreeRun run = base.with(what, millis);
                assertThat(run.stuck() || run.same())
                        .as("%s by %d ms: %s", what, millis, run)
                        .isTrue();
                changed += run.free() == 0 ? 0 : 1;
            }
        }
        return changed;
    }
}
