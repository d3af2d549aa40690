package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lineoff.files.ReadResult;
import org.lineoff.model.Plant;

/** A generated plant is one that a person could have written. */
class WrittenPlantsTest {
    @Test
    void aGeneratedPlantThatIsWrittenAndReadAgainRunsToTheSameEvents() {
        sameEvents(0, 30);
    }

    @Test
    @Tag("slow")
    void soDoManyMore() {
        sameEvents(30, 200);
    }

    private static void sameEvents(int from, int to) {
        long events = 0;
        for (int seed = from; seed < to; seed++) {
            Plant plant = GeneratedPlants.plant(seed);
            ReadResult read = Shrinker.read(plant);
            assertThat(read.problems()).as("seed %d", seed).isEmpty();
            Plant again = read.plant().orElseThrow();
            // What the command takes from the folder when nothing else is asked for.
            assertThat(again.runs()).isEqualTo(new Plant.Runs(1, 1, seed));
            Ran ran = Ran.of(plant, seed);
            assertThat(Ran.of(again, again.runs().seed()).events())
                    .as("seed %d", seed)
                    .isEqualTo(ran.events());
            events += ran.events().size();
        }
        assertThat(events).isGreaterThan(1000L * (to - from));
    }
}
