package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Plant;

/** The bridge of every shop adds up to the car. */
class ShopBridgesTest {
    private static final Plant PLANT = TinyPlant.withPromises();
    private static final Forecast FORECAST =
            Forecaster.forecast(
                    PLANT, new Settings(PLANT.asOf(), 3, 20, 1, 1, "test"), Progress.none());

    @Test
    void theStepsLeadFromThePlanToTheOutput() {
        assertThat(FORECAST.bridge()).isNotEmpty();
        for (Forecast.Bridge b : FORECAST.bridge()) {
            long steps = b.steps().stream().mapToLong(Forecast.BridgeStep::cars).sum();
            assertThat(b.planned() + steps).isEqualTo(b.output());
            assertThat(b.planned()).isEqualTo(Math.round(b.jobsPerHour() * b.hours()));
            assertThat(b.steps())
                    .extracting(Forecast.BridgeStep::kind)
                    .isEqualTo(Forecast.Bridge.KINDS);
            assertThat(b.p10()).isLessThanOrEqualTo(b.p90());
        }
    }

    @Test
    void theSlowestStationPacesTheShop() {
        Forecast.Bridge bridge = FORECAST.bridge().getLast();

        assertThat(bridge.station()).isEqualTo("p1/body/cars/trim"); // 60 s beside 50 s
        assertThat(bridge.jobsPerHour()).isEqualTo(60);
        assertThat(bridge.step("rated_pace")).isZero(); // 60 an hour is 60 s a car
        assertThat(bridge.step("breakdowns")).isNegative();
        assertThat(bridge.step("planned_stops")).isZero();
        assertThat(bridge.step("repeats")).isZero();
    }

    @RepeatedTest(200)
    void roundingKeepsTheSum(RepetitionInfo info) {
        Random random = new Random(info.getCurrentRepetition());
        double[] exact = random.doubles(1 + random.nextInt(9), -50, 50).toArray();
        long sum = Math.round(Arrays.stream(exact).sum()) + random.nextInt(3) - 1;

        long[] whole = ShopBridges.roundedTo(sum, exact);

        assertThat(Arrays.stream(whole).sum()).isEqualTo(sum);
        for (int i = 0; i < whole.length; i++) {
            assertThat(Math.abs(whole[i] - exact[i])).isLessThan(2 + 2.0 / exact.length);
        }
    }
}
