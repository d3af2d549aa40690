package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lineoff.forecast.SequenceTrial.Figure;
import org.lineoff.forecast.SequenceTrials.Setup;
import org.lineoff.forecast.SequenceTrials.Tried;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;
import org.lineoff.model.state.PlantState.OrderState;

/**
 * Sequences tried in plants where a set-up between two colours costs 30 s of a station that works
 * 60 s on each car, eight hours a day. Until the sequence begins every car is white.
 */
class SequenceTrialsTest {
    private static final LocalDate TUESDAY = LocalDate.of(2024, 1, 23);

    /** A day of 28,800 s. */
    private static final double DAY = 28_800;

    private static Setup setup(int days, int replications, int threads) {
        return new Setup(
                TinyPlant.FROM,
                "orders",
                TUESDAY,
                days,
                replications,
                1,
                threads,
                Map.of("p1/paint/line", 90_000.0),
                Map.of());
    }

    private static Tried tried(String name, String colours) {
        List<OrderState> orders = new ArrayList<>();
        for (int i = 0; i < colours.length(); i++) {
            String choice = colours.charAt(i) == 'w' ? "white" : "red";
            orders.add(new OrderState("car", Map.of("colour", choice), null));
        }
        return new Tried(Text.of(name), orders, Map.of());
    }

    private static SequenceTrial run(Plant plant, Setup setup, Tried... tried) {
        return SequenceTrials.run(plant, setup, List.of(tried), Progress.none());
    }

    private static double mean(SequenceTrial trial, int sequence, Figure figure) {
        return trial.sequences().get(sequence).get(figure).mean();
    }

    @Test
    void batches_of_a_colour_make_what_the_set_ups_they_save_leave_time_for() {
        Plant plant = ColourPlant.withoutLuck();
        SequenceTrial trial =
                run(
                        plant,
                        setup(1, 2, 1),
                        tried("batches", "w".repeat(20) + "r".repeat(20)),
                        tried("alternating", "wr".repeat(20)));

        // The set-up back to white is that of a car behind the sequence; it takes its time too.
        assertThat(mean(trial, 0, Figure.SET_UPS)).isEqualTo(1);
        assertThat(mean(trial, 1, Figure.SET_UPS)).isEqualTo(39);
        assertThat(mean(trial, 0, Figure.SET_UP_MINUTES)).isEqualTo(0.5);
        assertThat(mean(trial, 1, Figure.SET_UP_MINUTES)).isEqualTo(19.5);
        assertThat(mean(trial, 0, Figure.CARS_OFF_LINE)).isEqualTo((DAY - 2 * 30) / 60);
        assertThat(mean(trial, 1, Figure.CARS_OFF_LINE)).isEqualTo((DAY - 40 * 30) / 60);
        assertThat(mean(trial, 0, Figure.ORDERS_DONE)).isEqualTo(40);
        assertThat(mean(trial, 1, Figure.ORDERS_DONE)).isEqualTo(40);
        assertThat(mean(trial, 0, Figure.LINE_STOPS)).isZero();

        Comparison.Difference less = trial.sequences().get(1).get(Figure.CARS_OFF_LINE).less();
        assertThat(less).isEqualTo(new Comparison.Difference(-19, -19, -19, 2, 2, true));
        assertThat(trial.sequences().getFirst().figures())
                .allMatch(measured -> measured.less() == null);
    }

    @Test
    void the_same_sequence_twice_differs_by_nothing_in_any_run() {
        String colours = "wrrwrwwrwwrr".repeat(10);
        SequenceTrial trial =
                run(
                        ColourPlant.withLuck(),
                        setup(2, 4, 2),
                        tried("one", colours),
                        tried("the same", colours));
        for (Figure figure : Figure.values()) {
            assertThat(trial.sequences().get(1).get(figure).less())
                    .as(figure.name())
                    .isEqualTo(new Comparison.Difference(0, 0, 0, 4, 0, false));
            assertThat(mean(trial, 1, figure)).isEqualTo(mean(trial, 0, figure));
        }
    }

    /** Set-ups against a plain recount: one station, no overtaking, the car before is white. */
    @Test
    void set_ups_are_the_changes_of_colour_of_any_sequence() {
        Random random = new Random(7);
        List<Tried> all = new ArrayList<>();
        List<Integer> changes = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            StringBuilder colours = new StringBuilder();
            double red = random.nextDouble();
            for (int i = 0; i < 60; i++) {
                colours.append(random.nextDouble() < red ? 'r' : 'w');
            }
            all.add(tried("random " + n, colours.toString()));
            changes.add(changes("w" + colours));
        }
        SequenceTrial trial =
                run(ColourPlant.withLuck(), setup(3, 2, 2), all.toArray(Tried[]::new));
        for (int n = 0; n < all.size(); n++) {
            assertThat(mean(trial, n, Figure.ORDERS_DONE)).isEqualTo(60);
            assertThat(mean(trial, n, Figure.SET_UPS))
                    .as("%d", n)
                    .isEqualTo((double) changes.get(n));
            assertThat(mean(trial, n, Figure.SET_UP_MINUTES))
                    .isCloseTo(changes.get(n) / 2.0, within(1e-9));
        }
    }

    private static int changes(String colours) {
        return (int)
                IntStream.range(1, colours.length())
                        .filter(i -> colours.charAt(i) != colours.charAt(i - 1))
                        .count();
    }

    /**
     * Under one luck the failures cancel out: the interval of the difference is far narrower than
     * what either sequence varies by from run to run.
     */
    @Test
    void luck_is_shared_and_more_replications_narrow_the_interval() {
        Plant plant = ColourPlant.withLuck();
        Tried batches = tried("batches", "w".repeat(60) + "r".repeat(60));
        Tried alternating = tried("alternating", "wr".repeat(60));
        List<Double> made = new ArrayList<>();
        for (int seed = 1; seed <= 8; seed++) {
            Setup one =
                    new Setup(TinyPlant.FROM, "orders", TUESDAY, 1, 1, seed, 1, Map.of(), Map.of());
            SequenceTrial trial = run(plant, one, batches, alternating);
            Comparison.Difference less = less(trial, Figure.CARS_OFF_LINE);
            assertThat(less.low()).as("one pair has no interval").isNaN();
            assertThat(less.seen()).isFalse();
            made.add(mean(trial, 0, Figure.CARS_OFF_LINE));
        }
        double spread = Collections.max(made) - Collections.min(made);
        Comparison.Difference eight =
                less(run(plant, setup(1, 8, 2), batches, alternating), Figure.CARS_OFF_LINE);
        Comparison.Difference most =
                less(run(plant, setup(1, 32, 2), batches, alternating), Figure.CARS_OFF_LINE);
        assertThat(spread).isGreaterThan(10);
        assertThat(eight.high() - eight.low()).isLessThan(spread);
        assertThat(most.high() - most.low()).isLessThan(eight.high() - eight.low());
        assertThat(most.seen()).isTrue();
        // 118 set-ups more, of which those that fall into a stop of the line behind cost nothing.
        assertThat(most.mean()).isBetween(-60.0, -20.0);
    }

    private static Comparison.Difference less(SequenceTrial trial, Figure figure) {
        Comparison.Difference less = trial.sequences().get(1).get(figure).less();
        assertThat(less).isNotNull();
        return Objects.requireNonNull(less);
    }

    @Test
    void any_number_of_threads_gives_the_same() {
        Tried[] both = {tried("one", "wr".repeat(50)), tried("other", "wwrr".repeat(25))};
        assertThat(run(ColourPlant.withLuck(), setup(1, 5, 1), both))
                .isEqualTo(run(ColourPlant.withLuck(), setup(1, 5, 3), both));
    }

    @Test
    void few_replications_are_said_to_be_few() {
        Tried one = tried("one", "wr");
        assertThat(run(ColourPlant.withoutLuck(), setup(1, 2, 1), one).fewRuns()).isTrue();
        assertThat(run(ColourPlant.withoutLuck(), setup(1, Forecaster.FEW_RUNS, 1), one).fewRuns())
                .isFalse();
    }

    @Test
    void orders_not_done_in_the_days_are_not_counted_as_done() {
        SequenceTrial trial =
                run(ColourPlant.withoutLuck(), setup(1, 1, 1), tried("much", "w".repeat(600)));
        // One car stood in the station in the morning and one before it.
        assertThat(mean(trial, 0, Figure.CARS_OFF_LINE)).isEqualTo(DAY / 60);
        assertThat(mean(trial, 0, Figure.ORDERS_DONE)).isEqualTo(DAY / 60 - 2);
        // Released when the one before begins to be worked on.
        assertThat(mean(trial, 0, Figure.LEAD_TIME_HOURS))
                .isCloseTo(Duration.ofMinutes(2).toSeconds() / 3600.0, within(1e-9));
    }

    /** The tiny plant's cars cost 100. */
    @Test
    void what_is_not_done_is_valued_at_the_prices_of_the_plant() {
        SequenceTrial trial =
                run(
                        ColourPlant.withoutLuck(),
                        setup(1, 1, 1),
                        tried("batches", "w".repeat(300) + "r".repeat(300)),
                        tried("alternating", "wr".repeat(300)));
        for (int s = 0; s < 2; s++) {
            double open = 600 - mean(trial, s, Figure.ORDERS_DONE);
            assertThat(open).isPositive();
            assertThat(mean(trial, s, Figure.VALUE_OPEN)).isCloseTo(open * 100 / 1e6, within(1e-9));
        }
        assertThat(less(trial, Figure.VALUE_OPEN).mean()).isPositive();
        Tried drawnLater =
                new Tried(
                        Text.of("model as drawn"),
                        List.of(new OrderState(null, Map.of(), null)),
                        Map.of());
        assertThat(
                        mean(
                                run(ColourPlant.withoutLuck(), setup(1, 1, 1), drawnLater),
                                0,
                                Figure.VALUE_OPEN))
                .isNaN();
    }

    /** Every red car takes the moving line 15 s beyond its takt of 90 s. */
    @Test
    void work_beyond_the_takt_is_overload_in_minutes() {
        SequenceTrial trial =
                run(
                        ColourPlant.withMovingLine(),
                        setup(1, 1, 1),
                        tried("white", "w".repeat(100)),
                        tried("40 red", "wwwrr".repeat(20)),
                        tried("80 red", "wrrrr".repeat(20)));
        assertThat(mean(trial, 0, Figure.OVERLOAD_MINUTES)).isZero();
        assertThat(mean(trial, 1, Figure.OVERLOAD_MINUTES)).isCloseTo(40 / 4.0, within(1e-9));
        assertThat(mean(trial, 2, Figure.OVERLOAD_MINUTES)).isCloseTo(80 / 4.0, within(1e-9));
        assertThat(less(trial, Figure.CARS_OFF_LINE).mean()).isNegative();
    }

    /** A white car takes 80 s of the takt of 90 s and a red one 105 s. */
    @Test
    void drift_is_what_runs_of_heavy_cars_add_up_to() {
        SequenceTrial trial =
                run(
                        ColourPlant.withMovingLine(),
                        setup(1, 1, 1),
                        tried("white", "w".repeat(60)),
                        tried("one by one", "wwr".repeat(20)),
                        tried("six in a row", "wwwwwwwwwwwwwwrrrrrr".repeat(3)));
        assertThat(mean(trial, 0, Figure.DRIFT_SECONDS)).isZero();
        assertThat(mean(trial, 1, Figure.DRIFT_SECONDS)).isCloseTo(15, within(1e-9));
        assertThat(mean(trial, 2, Figure.DRIFT_SECONDS)).isCloseTo(6 * 15, within(1e-9));
    }

    @Test
    void sequences_of_two_lengths_or_outside_the_horizon_are_our_own_mistake() {
        Plant plant = ColourPlant.withoutLuck();
        assertThatThrownBy(() -> run(plant, setup(1, 1, 1), tried("a", "w"), tried("b", "ww")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> run(plant, setup(1000, 1, 1), tried("a", "w")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
