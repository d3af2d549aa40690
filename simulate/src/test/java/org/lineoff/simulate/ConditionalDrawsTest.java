package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.lineoff.events.EventSink;
import org.lineoff.events.EventType;
import org.lineoff.model.Distribution;
import org.lineoff.model.Drawn;
import org.lineoff.model.Plant;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Exponential;
import org.lineoff.model.random.Lognormal;
import org.lineoff.model.random.Shape;
import org.lineoff.model.random.Uniform;
import org.lineoff.model.state.PlantState;

/**
 * A run that goes on without luck, as that of a real plant: what is left of work, repairs and up
 * times is distributed as it must be, given what is over. Compared by Kolmogorov and Smirnov with
 * the conditional distribution, at a level of 0.1 % (the draws of a test are always the same); and
 * refused, so that the test can tell, if compared with the unconditional one.
 */
class ConditionalDrawsTest {
    private static final int RUNS = 2_000;
    private static final double MINUTE = 60_000;

    /** Above it with a probability of 0.1 %: sqrt(−ln(0.0005) / 2) ÷ sqrt(n). */
    private static final double CRITICAL = 1.9495 / Math.sqrt(RUNS);

    @Test
    void workOfAUniformLaw() {
        Distribution law = PlantBuilder.uniform("60min", 0.4);
        compare(new Uniform(0.4), work(law), 45, left(work(law), 45, EventType.WORK_FINISHED));
    }

    @Test
    void workOfALognormalLaw() {
        Distribution law = PlantBuilder.lognormal("60min", 0.6);
        compare(new Lognormal(0.6), work(law), 50, left(work(law), 50, EventType.WORK_FINISHED));
    }

    @Test
    void aRepairThatHasGoneOnForAWhile() {
        Plant plant =
                plant(
                        s ->
                                s.work("60min")
                                        .failure(
                                                "jam",
                                                PlantBuilder.constant("10min"),
                                                PlantBuilder.lognormal("60min", 0.6)));
        double[] left = left(plant, 10 + 40, EventType.REPAIRED);
        compare(new Lognormal(0.6), plant, 40, left);
    }

    @Test
    void aCalendarDependentDownThatHasGoneOnForAWhile() {
        Plant plant =
                plant(
                        s ->
                                s.work("60min")
                                        .calendarFailure(
                                                "frost",
                                                PlantBuilder.constant("10min"),
                                                PlantBuilder.uniform("60min", 0.4)));
        compare(new Uniform(0.4), plant, 45, left(plant, 10 + 45, EventType.REPAIRED));
    }

    @Test
    void anUpTimeThatHasGoneOnForAWhile() {
        Plant plant =
                plant(
                        s ->
                                s.work("24h")
                                        .failure(
                                                "jam",
                                                PlantBuilder.lognormal("60min", 0.6),
                                                PlantBuilder.constant("1h")));
        compare(new Lognormal(0.6), plant, 50, left(plant, 50, EventType.FAILED));
    }

    @Test
    void exponentialUpTimesHaveNoMemory() {
        Plant plant =
                plant(
                        s ->
                                s.work("24h")
                                        .failure(
                                                "jam",
                                                PlantBuilder.exponential("60min"),
                                                PlantBuilder.constant("1h")));
        double[] left = left(plant, 50, EventType.FAILED);
        assertThat(distance(left, new Exponential()::cdf)).isLessThan(CRITICAL);
    }

    @Test
    void theWorkThatIsLeftIsDividedByTheRateThatTheVisitHeld() {
        Plant plant =
                PlantBuilder.days(3)
                        .line(
                                "p",
                                "always",
                                PlantBuilder.rampOverAge(
                                        org.lineoff.model.Factor.PEOPLE, 0.5, 1, "1d"))
                        .model("a", 1)
                        .orders(PlantBuilder.ORDERS, 0, 1)
                        .shop(shop(s -> s.work(PlantBuilder.uniform("60min", 0.4))))
                        .build();
        double[] left = left(plant, 90, EventType.WORK_FINISHED); // of a mean of 120
        Arrays.setAll(left, i -> left[i] / 2);
        assertThat(distance(left, given(new Uniform(0.4), 45 / 60.0))).isLessThan(CRITICAL);
    }

    private static void compare(Shape shape, Plant plant, double elapsed, double[] left) {
        double over = elapsed / 60;
        assertThat(distance(left, given(shape, over))).as(plant.title().en()).isLessThan(CRITICAL);
        assertThat(distance(left, shape::cdf)).isGreaterThan(2 * CRITICAL);
    }

    /** Of what is left, in hours, when that much of a mean of one hour is over. */
    private static DoubleUnaryOperator given(Shape shape, double over) {
        return x -> 1 - shape.survival(over + x) / shape.survival(over);
    }

    /** The greatest distance between what was drawn, in minutes, and a distribution over hours. */
    private static double distance(double[] minutes, DoubleUnaryOperator cdf) {
        double[] sorted = minutes.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            double f = cdf.applyAsDouble(sorted[i] / 60);
            distance = Math.max(distance, Math.max(f - i / (double) RUNS, (i + 1.0) / RUNS - f));
        }
        return distance;
    }

    private static Plant work(Distribution law) {
        return plant(s -> s.work(law));
    }

    private static Plant plant(UnaryOperator<ShopBuilder.StationBuilder> station) {
        return PlantBuilder.days(3)
                .line("p", "always")
                .model("a", 1)
                .orders(PlantBuilder.ORDERS, 0, 1)
                .shop(shop(station))
                .build();
    }

    private static UnaryOperator<ShopBuilder> shop(
            UnaryOperator<ShopBuilder.StationBuilder> station) {
        return s ->
                s.source("source", "x")
                        .section("x", x -> x.station("weld", station))
                        .sink("sink", "x");
    }

    /**
     * From the instant at which so many minutes are over, in each of many replications: how many
     * minutes pass until the next event of a type.
     */
    private static double[] left(Plant plant, double minutes, EventType type) {
        Simulator simulator = Simulator.of(plant);
        long instant = (long) (minutes * MINUTE);
        PlantState state = stateBefore(simulator, plant, instant, type);
        double[] left = new double[RUNS];
        for (int r = 0; r < RUNS; r++) {
            long[] at = {-1};
            EventSink sink =
                    (what, time, place, car, visit, part, cause, value) ->
                            at[0] = what == type && at[0] < 0 ? time : at[0];
            simulator.run(scenario(plant, 4711, r), state, sink);
            assertThat(at[0]).as("run %d", r).isGreaterThanOrEqualTo(instant);
            left[r] = (at[0] - instant) / MINUTE;
        }
        return left;
    }

    /** Of the first seed in which the event has not happened by then. */
    private static PlantState stateBefore(
            Simulator simulator, Plant plant, long instant, EventType type) {
        for (long seed = 0; ; seed++) {
            boolean[] over = {false};
            PlantState state =
                    simulator
                            .runTo(
                                    scenario(plant, seed, 0),
                                    null,
                                    instant,
                                    (what, time, place, car, visit, part, cause, value) ->
                                            over[0] |= what == type)
                            .state();
            if (!over[0]) {
                return state.withoutLuck();
            }
        }
    }

    private static Scenario scenario(Plant plant, long seed, int replication) {
        Scenario first = Ran.scenario(plant, seed);
        return new Scenario(
                new Drawn(new Draws(seed, replication), plant.asOf()),
                first.startOfProduction(),
                false,
                first.pathFrom());
    }
}
