package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lineoff.events.Cause;
import org.lineoff.forecast.Alterations.Altered;
import org.lineoff.model.Plant;

/**
 * A worth from few pairs agrees with brute force: the 90 % interval of {@value #PAIRS} pairs covers
 * the mean of a hundred times as many, of another seed, for about nine of ten seeds. If it is
 * right, fewer than {@value #LEAST} of {@value #SEEDS} are covered once in 200 tests.
 */
@Tag("slow")
class WorthCoverageTest {
    private static final int PAIRS = 4;
    private static final int SEEDS = 40;
    private static final int LEAST = 31;
    private static final long FAR_SEED = 1_000_003;

    /** What a plant is altered by, and whether that must be seen. */
    private record Result(int covered, double value, double width) {}

    private static Result covered(Plant plant, Function<PairedRuns, Altered> alteration) {
        PairedRuns far = new PairedRuns(plant, 100 * PAIRS, FAR_SEED);
        double truth = far.worth(alteration.apply(far)).value();
        int covered = 0;
        double[] widths = new double[SEEDS];
        for (int seed = 1; seed <= SEEDS; seed++) {
            PairedRuns few = new PairedRuns(plant, PAIRS, seed);
            Forecast.Worth worth = few.worth(alteration.apply(few));
            covered += worth.low() <= truth && truth <= worth.high() ? 1 : 0;
            widths[seed - 1] = worth.high() - worth.low();
        }
        Arrays.sort(widths);
        System.Logger log = System.getLogger(WorthCoverageTest.class.getName());
        log.log(
                System.Logger.Level.INFO,
                "{0} of {1} intervals cover {2}; median width {3}",
                covered,
                SEEDS,
                truth,
                widths[SEEDS / 2]);
        return new Result(covered, truth, widths[SEEDS / 2]);
    }

    private static Function<PairedRuns, Altered> at(Plant plant, String place, Cause cause) {
        return runs ->
                new Alterations(plant, plant.asOf()).at(runs.place(place), cause).orElseThrow();
    }

    @Test
    void aMinuteOfRepair() {
        Plant plant = TinyPlant.withPromises();
        Result result = covered(plant, at(plant, "p1/body/cars/trim", Cause.FAILURE));

        assertThat(result.value()).isPositive();
        assertThat(result.width()).isLessThan(result.value());
        assertThat(result.covered()).isBetween(LEAST, SEEDS);
    }

    @Test
    void aBufferPlace() {
        Plant plant = Scarce.failingWeld(TinyPlant.withPromises());
        Result result =
                covered(
                        plant,
                        runs ->
                                new Altered(
                                        "place",
                                        new PlantEdit(plant)
                                                .section(
                                                        "p1",
                                                        "body",
                                                        "cars",
                                                        s ->
                                                                PlantEdit.station(
                                                                        s,
                                                                        "trim",
                                                                        t ->
                                                                                PlantEdit.buffer(
                                                                                        t, 1))),
                                        1,
                                        "buffer_place"));

        assertThat(result.value()).isPositive();
        assertThat(result.covered()).isBetween(LEAST, SEEDS);
    }

    @Test
    void aCarrier() {
        Plant plant = Scarce.skids(TinyPlant.withPromises());
        Result result = covered(plant, at(plant, "p1/body/skids", Cause.JUNCTION));

        assertThat(result.value()).isPositive();
        assertThat(result.covered()).isBetween(LEAST, SEEDS);
    }

    @Test
    void partsOfWhichOnlyARangeIsKnown() {
        Plant plant = Scarce.parts(TinyPlant.withPromises(), 900, 1_500);
        Result result = covered(plant, at(plant, "p1/body/release", Cause.SUPPLY));

        assertThat(result.value()).isPositive();
        assertThat(result.covered()).isBetween(LEAST, SEEDS);
    }
}
