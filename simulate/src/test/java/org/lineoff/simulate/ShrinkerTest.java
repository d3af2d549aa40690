package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.events.EventType;
import org.lineoff.files.PlantFolder;
import org.lineoff.files.ReadResult;
import org.lineoff.model.Junction;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;

class ShrinkerTest {
    @TempDir Path folder;

    @Test
    void aPlantedFaultIsFoundInThePlantThatHoldsNothingElse() {
        int shrunk = 0;
        for (int seed = 0; shrunk < 2; seed++) {
            Plant plant = GeneratedPlants.plant(seed);
            if (!hasTheFault(plant)) {
                continue;
            }
            Plant smallest = Shrinker.shrink(plant, ShrinkerTest::hasTheFault);
            shrunk++;

            assertThat(Shrinker.read(smallest).problems()).isEmpty();
            assertThat(smallest.horizon().to()).isEqualTo(smallest.horizon().from());
            assertThat(smallest.levers()).isEmpty();
            assertThat(smallest.policies()).isEmpty();
            assertThat(smallest.demand().supplies()).isEmpty();
            assertThat(smallest.products().options()).isEmpty();
            assertThat(smallest.products().models()).hasSize(1);
            assertThat(smallest.calendars()).hasSize(1);
            assertThat(smallest.lines().getFirst().ramp()).isEmpty();
            Shop shop = smallest.shops().getFirst();
            assertThat(shop.junctions())
                    .hasSize(3)
                    .hasAtLeastOneElementOfType(Junction.Source.class)
                    .hasAtLeastOneElementOfType(Junction.Store.class)
                    .hasAtLeastOneElementOfType(Junction.Sink.class);
            assertThat(shop.skidLoops()).isEmpty();
            assertThat(shop.sections())
                    .hasSize(2)
                    .allSatisfy(
                            s -> {
                                assertThat(s.gate()).isNull();
                                assertThat(s.ramp()).isEmpty();
                                assertThat(s.stations()).hasSize(1).allSatisfy(ShrinkerTest::plain);
                            });
        }
    }

    @Test
    void everyKindOfJunctionIsLeftWithNothingButItsEnds() {
        alone(Junction.Parallel.class, 2, 3);
        alone(Junction.LotSource.class, 2, 4); // with the join that takes from it
        alone(Junction.Split.class, 4, 5); // with the merge behind it, or a loop
    }

    /** Shrinks the first plant that has such a junction to what cannot do without. */
    private static void alone(Class<? extends Junction> kind, int sections, int junctions) {
        Predicate<Plant> has =
                plant -> plant.shops().getFirst().junctions().stream().anyMatch(kind::isInstance);
        int seed = 0;
        while (!has.test(GeneratedPlants.plant(seed))) {
            seed++;
        }
        Plant smallest = Shrinker.shrink(GeneratedPlants.plant(seed), has);
        Shop shop = smallest.shops().getFirst();
        assertThat(shop.sections()).as("%s", kind).hasSizeLessThanOrEqualTo(sections);
        assertThat(shop.junctions()).as("%s", kind).hasSizeLessThanOrEqualTo(junctions);
        assertThat(shop.sections()).allMatch(s -> s.stations().size() == 1);
        assertThat(Shrinker.read(smallest).problems()).isEmpty();
    }

    private static void plain(Station station) {
        assertThat(station.repeat()).isOne();
        assertThat(station.parallel()).isOne();
        assertThat(station.buffer()).isNull();
        assertThat(station.transport()).isNull();
        assertThat(station.lineStop()).isNull();
        assertThat(station.failures()).isEmpty();
        assertThat(station.defects()).isEmpty();
        assertThat(station.work().byModel()).isEmpty();
        assertThat(station.work().addByOption()).isEmpty();
    }

    private static boolean hasTheFault(Plant plant) {
        Shop shop = plant.shops().getFirst();
        return shop.junctions().stream()
                .anyMatch(
                        j ->
                                j instanceof Junction.Store store
                                        && store.capacity().versions().getFirst().value() == 1
                                        && isPaced(shop, store.to()));
    }

    private static boolean isPaced(Shop shop, String section) {
        return shop.sections().stream()
                .anyMatch(s -> s.id().equals(section) && s.kind() == Section.Kind.PACED);
    }

    @Test
    void aPlantThatCannotGetSmallerIsLeftAsItIs() {
        Plant plant = GeneratedPlants.plant(3);
        assertThat(Shrinker.shrink(plant, smaller -> false)).isSameAs(plant);
    }

    @Test
    void everyStepIsTriedOnlyOnValidPlants() {
        List<Plant> tried = new ArrayList<>();
        Predicate<Plant> never =
                plant -> {
                    tried.add(plant);
                    return false;
                };
        Shrinker.shrink(GeneratedPlants.plant(17), never);
        assertThat(tried).hasSizeGreaterThan(10);
        assertThat(tried).allMatch(Shrinker::isValid);
    }

    @Test
    void aBrokenLawSaysWhereTheSmallestPlantIsAndHowToRunIt() {
        int seed = 0;
        while (!repairsOverlap(GeneratedPlants.plant(seed), seed)) {
            seed++;
        }
        int luck = seed;
        Throwable broken =
                catchThrowable(
                        () ->
                                Generated.held(
                                        luck,
                                        GeneratedPlants.plant(luck),
                                        plant -> {
                                            assertThat(repairsOverlap(plant, luck)).isFalse();
                                            return plant;
                                        },
                                        folder));

        Path written = folder.resolve(Integer.toString(seed));
        assertThat(broken)
                .hasMessageContaining("seed " + seed)
                .hasMessageContaining(written.toString())
                .hasMessageContaining("./lineoff simulate " + written + " --seed " + seed);
        ReadResult read = PlantFolder.read(written);
        assertThat(read.problems()).isEmpty();
        assertThat(repairsOverlap(read.plant().orElseThrow(), seed)).isTrue();
    }

    /** Stands for a fault of the engine: that it is one needs a run to be seen. */
    private static boolean repairsOverlap(Plant plant, int seed) {
        Ran ran = Ran.of(plant, seed);
        return ran.count(EventType.FAILED) > ran.count(EventType.REPAIRED);
    }
}
