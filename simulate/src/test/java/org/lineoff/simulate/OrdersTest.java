package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.simulate.PlantBuilder.FIRST_DAY;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventType;
import org.lineoff.model.Basis;
import org.lineoff.model.Demand;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Products;
import org.lineoff.model.Text;

/** When orders come in, and what they are for. */
class OrdersTest {
    private static final long DAY = 86_400_000;

    private static Orders orders(PlantBuilder plant) {
        Plant built = plant.build();
        return Orders.of(built, Ran.scenario(built, 1).drawn(), "orders");
    }

    private static PlantBuilder days(int days, Demand.Wave... waves) {
        return PlantBuilder.days(days).sequence("orders", waves);
    }

    @Test
    void aWaveOfOneDayComesInAtOnce() {
        Orders orders = orders(days(10, Waves.at(3, 2)));
        assertThat(orders.dateOf(1)).isEqualTo(3 * DAY);
        assertThat(orders.dateOf(2)).isEqualTo(3 * DAY);
        assertThat(orders.dateOf(3)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void otherWavesComeInEvenlyEachInTheMiddleOfItsShare() {
        Orders orders = orders(days(10, Waves.over(2, 3, 4)));
        assertThat(orders.dateOf(1)).isEqualTo(2 * DAY + DAY / 4);
        assertThat(orders.dateOf(2)).isEqualTo(2 * DAY + 3 * DAY / 4);
        assertThat(orders.dateOf(4)).isEqualTo(3 * DAY + 3 * DAY / 4);
        assertThat(orders.dateOf(5)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void wavesThatOverlapAddUp() {
        Orders orders = orders(days(10, Waves.over(0, 3, 4), Waves.at(1, 1), Waves.over(2, 3, 2)));
        assertThat(orders.dateOf(1)).as("half of the first day").isEqualTo(DAY / 2);
        assertThat(orders.dateOf(2)).as("one so far, one at once").isEqualTo(DAY);
        assertThat(orders.dateOf(3)).isEqualTo(DAY + DAY / 2);
        assertThat(orders.dateOf(4)).as("three so far, two a day").isEqualTo(2 * DAY + DAY / 4);
        assertThat(orders.dateOf(7)).isEqualTo(3 * DAY + 3 * DAY / 4);
        assertThat(orders.dateOf(8)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aWeeklyRateGoesOnToTheEndOfTheHorizonAndHalvesAreRounded() {
        Demand.Wave weekly =
                new Demand.Wave(
                        null,
                        PlantBuilder.known(FIRST_DAY.minusDays(7)),
                        null,
                        null,
                        PlantBuilder.known(7.0));
        Orders orders = orders(days(10, weekly));
        assertThat(orders.dateOf(1)).as("before the epoch").isEqualTo(-7 * DAY + DAY / 2);
        assertThat(orders.dateOf(17)).isEqualTo(9 * DAY + DAY / 2);
        assertThat(orders.dateOf(18)).isEqualTo(Long.MAX_VALUE);
        assertThat(orders(days(1, Waves.at(0, 1.4))).dateOf(2)).isEqualTo(Long.MAX_VALUE);
        assertThat(orders(days(1, Waves.at(0, 1.5))).dateOf(2)).isZero();
    }

    @Test
    void datesNeverGoBackHoweverTheWavesLie() {
        java.util.Random random = new java.util.Random(5);
        for (int i = 0; i < 200; i++) {
            Demand.Wave[] waves = new Demand.Wave[1 + random.nextInt(6)];
            double sum = 0;
            for (int w = 0; w < waves.length; w++) {
                int first = random.nextInt(50);
                double count = random.nextInt(4) == 0 ? 0 : 300 * random.nextDouble();
                sum += count;
                waves[w] = Waves.over(first, first + random.nextInt(20), count);
            }
            Orders orders = orders(days(80, waves));
            long last = Long.MIN_VALUE;
            long n = 1;
            for (; orders.dateOf(n) != Long.MAX_VALUE; n++) {
                assertThat(orders.dateOf(n)).isGreaterThanOrEqualTo(last);
                last = orders.dateOf(n);
            }
            assertThat((double) (n - 1))
                    .isCloseTo(sum, org.assertj.core.data.Offset.offset(0.5001));
        }
    }

    @Test
    void ordersAreForModelsOnSaleOnTheirDayByWeight() {
        Basis basis = Basis.assumption("test", FIRST_DAY.minusYears(9));
        Plant plant =
                days(10, Waves.at(2, 10_000), Waves.at(7, 10_000))
                        .model("old", 1)
                        .option("colour", Map.of("blue", 1.0, "red", 3.0))
                        .build();
        Products.Model young =
                new Products.Model(
                        "young",
                        Text.of("young"),
                        Known.of("from", FIRST_DAY.plusDays(5), basis),
                        PlantBuilder.known(3.0),
                        PlantBuilder.known(50_000.0));
        plant =
                new Plant(
                        plant.title(),
                        null,
                        plant.timeZone(),
                        plant.horizon(),
                        plant.asOf(),
                        "CNY",
                        plant.runs(),
                        plant.judgement(),
                        plant.sources(),
                        plant.calendars(),
                        new Products(
                                java.util.List.of(plant.products().models().getFirst(), young),
                                plant.products().options(),
                                java.util.List.of()),
                        plant.demand(),
                        plant.lines(),
                        plant.shops(),
                        plant.levers(),
                        plant.policies(),
                        plant.programme(),
                        plant.actuals(),
                        plant.backtest());
        Orders orders = Orders.of(plant, Ran.scenario(plant, 1).drawn(), "orders");
        int youngOnes = 0;
        int red = 0;
        for (long n = 1; n <= 20_000; n++) {
            if (n <= 10_000) {
                assertThat(orders.model(n)).isZero();
            }
            youngOnes += orders.model(n);
            red += orders.choice(n, 0);
            assertThat(orders.price(n)).isEqualTo(orders.model(n) == 0 ? 100_000.0 : 50_000.0);
            assertThat(orders.market(n)).isEqualTo(-1);
        }
        assertThat(youngOnes).isBetween(7_350, 7_650);
        assertThat(red).isBetween(14_800, 15_200);
    }

    @Test
    void sourcesThatShareASequenceTakeItsHeadInTurn() {
        Ran ran =
                Ran.of(
                        days(1, Waves.at(0, 5))
                                .shop(
                                        s ->
                                                s.section("x", m -> m.station("a", "30s"))
                                                        .section("y", m -> m.station("b", "20s"))
                                                        .source("one", "x")
                                                        .source("two", "y")
                                                        .sink("out1", "x")
                                                        .sink("out2", "y")));
        assertThat(ran.lines(EventType.RELEASED))
                .containsExactly(
                        "0 one released 1",
                        "0 two released 2",
                        "20 two released 3",
                        "30 one released 4",
                        "40 two released 5");
    }
}
