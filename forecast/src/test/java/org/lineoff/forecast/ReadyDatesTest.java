package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.events.Accumulator;
import org.lineoff.events.Cause;
import org.lineoff.events.EventType;
import org.lineoff.events.Longs;
import org.lineoff.model.Actuals;
import org.lineoff.model.Backtest;
import org.lineoff.model.Basis;
import org.lineoff.model.Drawn;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;
import org.lineoff.model.random.Choices;
import org.lineoff.model.random.Draws;
import org.lineoff.model.time.PlantClock;
import org.lineoff.programme.ProgrammeForecast;
import org.lineoff.simulate.Scenario;
import org.lineoff.simulate.Simulator;

class ReadyDatesTest {
    private static final LocalDate AS_OF = LocalDate.of(2024, 2, 14);

    private static Settings settings(int replications, int threads) {
        return new Settings(AS_OF, replications, 1, 7, threads, "t");
    }

    // ---- dates of given replications ----

    /** Days, from 1, on which the cars of a replication are released, one entry a car. */
    private static List<Integer> generated(Choices choices, int days) {
        List<Integer> cars = new ArrayList<>();
        int rate = 1 + choices.below(20);
        for (int day = 1; day <= days; day++) {
            int cars1 = choices.below(4) == 0 ? 0 : choices.below(rate + 1);
            for (int i = 0; i < cars1; i++) {
                cars.add(day);
            }
        }
        return cars;
    }

    private static ReadyRun run(List<Integer> cars, int days, long waiting) {
        long[] by = new long[days];
        for (int day = 1; day <= days; day++) {
            int until = day;
            by[day - 1] = cars.stream().filter(d -> d <= until).count();
        }
        return new ReadyRun(waiting, Longs.copyOf(by));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void quantiles_are_those_of_brute_force_and_never_fall_along_the_queue(int seed) {
        Choices choices = new Choices(seed, 0);
        int days = 1 + choices.below(60);
        int n = 1 + choices.below(30);
        List<List<Integer>> plants = new ArrayList<>();
        List<ReadyRun> runs = new ArrayList<>();
        for (int r = 0; r < n; r++) {
            plants.add(generated(choices, days));
            runs.add(run(plants.getLast(), days, choices.below(50)));
        }
        ReadyDates dates = new ReadyDates(AS_OF, AS_OF.plusDays(days), runs);
        for (double chance : new double[] {0.05, 0.1, 0.5, 0.8, 0.9, 0.99}) {
            int before = 0;
            for (int ahead = 0; ahead < 400; ahead += 1 + choices.below(9)) {
                int place = ahead;
                int[] each =
                        plants.stream()
                                .mapToInt(
                                        cars ->
                                                place < cars.size()
                                                        ? cars.get(place)
                                                        : Integer.MAX_VALUE)
                                .sorted()
                                .toArray();
                int wanted = 1; // smallest count of replications that makes the chance
                while ((double) wanted / n < chance - 1e-12) {
                    wanted++;
                }
                int day = each[wanted - 1];
                Optional<LocalDate> said = dates.day(ahead, chance);
                assertThat(said)
                        .isEqualTo(
                                day == Integer.MAX_VALUE
                                        ? Optional.empty()
                                        : Optional.of(AS_OF.plusDays(day)));
                assertThat(day).isGreaterThanOrEqualTo(before);
                before = day;
                said.ifPresent(
                        by -> {
                            assertThat(dates.chance(place, by)).isGreaterThan(chance - 1e-9);
                            assertThat(dates.chance(place, by.minusDays(1)))
                                    .isLessThan(chance + 1e-9);
                        });
            }
        }
        int[] own = runs.stream().mapToInt(r -> r.daysUntil(r.waiting())).sorted().toArray();
        assertThat(dates.dayOfNext(0.5).map(d -> d.toEpochDay() - AS_OF.toEpochDay()))
                .isEqualTo(
                        own[(n + 1) / 2 - 1] == ReadyRun.NEVER
                                ? Optional.empty()
                                : Optional.of((long) own[(n + 1) / 2 - 1]));
    }

    @Test
    void a_chance_is_more_than_none_and_less_than_all() {
        ReadyDates dates =
                new ReadyDates(AS_OF, AS_OF.plusDays(1), List.of(new ReadyRun(0, Longs.copyOf(3))));
        for (double chance : new double[] {0, 1, -0.5, 80, Double.NaN}) {
            assertThatThrownBy(() -> dates.day(0, chance))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(dates.day(2, 0.5)).contains(AS_OF.plusDays(1));
        assertThat(dates.day(3, 0.5)).isEmpty();
        assertThat(dates.chance(3, AS_OF.plusYears(9))).isZero();
    }

    // ---- replications of a plant ----

    /** The instant of every line-off, as the events tell it. */
    private static final class LineOffs implements Accumulator<List<Long>> {
        private final List<Long> times = new ArrayList<>();

        @Override
        public Set<EventType> takes() {
            return EnumSet.of(EventType.LINE_OFF);
        }

        @Override
        public void accept(
                EventType type,
                long time,
                int place,
                long car,
                int visit,
                int part,
                Cause cause,
                double value) {
            if (type == EventType.LINE_OFF) {
                times.add(time);
            }
        }

        @Override
        public List<Long> end(long horizon) {
            return times;
        }
    }

    private static List<Long> lineOffs(Plant plant, int replication) {
        ProgrammeForecast programme = ProgrammeForecast.of(plant, AS_OF, 7, 4, 1, done -> {});
        LineOffs all = new LineOffs();
        Map<String, LocalDate> starts = new HashMap<>();
        starts.put("p1", programme.finish(replication, "sop"));
        Simulator.of(plant)
                .run(
                        new Scenario(
                                new Drawn(new Draws(7, replication), AS_OF, plant.judgement()),
                                starts,
                                false,
                                AS_OF),
                        all);
        return all.end(0);
    }

    @Test
    void a_replication_releases_what_its_events_bring_off_the_line_a_day_later() {
        Plant plant = TinyPlant.withPromises();
        PlantClock clock = new PlantClock(plant.timeZone(), plant.horizon().from());
        ReadyRuns runs = ReadyRuns.of(plant, settings(4, 1), 0);
        for (int r = 0; r < 4; r++) {
            List<Long> offs = lineOffs(plant, r);
            ReadyRun run = runs.run(r);
            assertThat(run.releasedBy().size()).isEqualTo(137); // to the end of June
            for (int day = 1; day <= run.releasedBy().size(); day++) {
                long from = clock.midnight(AS_OF.plusDays(1));
                long to = clock.midnight(AS_OF.plusDays(day + 1));
                long oracle =
                        offs.stream()
                                .filter(t -> t + 86_400_000 >= from && t + 86_400_000 < to)
                                .count();
                assertThat(run.releasedBy().get(day - 1)).as("day " + day).isEqualTo(oracle);
            }
        }
    }

    @Test
    void orders_that_wait_really_are_built_also_where_the_simulated_plant_has_run_out_of_them() {
        Plant plant = Scarce.orders(TinyPlant.withPromises(), 100);
        ReadyDates poor = ReadyDates.of(plant, settings(4, 1), 0, Progress.none());
        ReadyDates rich = ReadyDates.of(plant, settings(4, 1), 3000, Progress.none());
        // 100 orders a week from 9 January on bring the 1,501st in April; from 26 February on, when
        // the line starts, the plant could build 2,200 a week.
        LocalDate starts = LocalDate.of(2024, 2, 26);
        assertThat(poor.day(1500, 0.5).orElseThrow()).isAfter(LocalDate.of(2024, 4, 20));
        assertThat(rich.day(1500, 0.5).orElseThrow()).isBefore(starts.plusWeeks(2));
        assertThat(rich.day(2999, 0.5).orElseThrow()).isBefore(starts.plusWeeks(3));
        assertThat(rich.waiting()).isEqualTo(3000);
        assertThat(rich.runs()).allMatch(run -> run.waiting() == 3000);
    }

    @Test
    void the_dates_do_not_depend_on_threads_and_later_orders_are_not_ready_sooner() {
        Plant plant = ColourPlant.withLuck();
        LocalDate day = plant.horizon().from().plusDays(20);
        Settings one = new Settings(day, 6, 1, 3, 1, "t");
        Settings three = new Settings(day, 6, 1, 3, 3, "t");
        ReadyDates dates = ReadyDates.of(plant, one, 50, Progress.none());
        assertThat(ReadyDates.of(plant, three, 50, Progress.none())).isEqualTo(dates);
        LocalDate before = day;
        for (int ahead = 0; dates.day(ahead, 0.8).isPresent(); ahead += 25) {
            LocalDate ready = dates.day(ahead, 0.8).orElseThrow();
            assertThat(ready).isAfterOrEqualTo(before);
            assertThat(ready).isAfterOrEqualTo(dates.day(ahead, 0.5).orElseThrow());
            before = ready;
        }
        assertThat(before).isAfter(day);
    }

    @Test
    void a_day_without_a_day_after_it_is_refused() {
        Plant plant = TinyPlant.withPromises();
        Settings last = new Settings(TinyPlant.TO, 1, 1, 7, 1, "t");
        assertThatThrownBy(() -> ReadyRuns.of(plant, last, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2024-06-30");
    }

    // ---- what came true ----

    private static Actuals.Count count(int cars, String day) {
        return new Actuals.Count(
                Actuals.Measure.DELIVERIES,
                cars,
                Known.of("c", LocalDate.parse(day), Basis.source("s", LocalDate.parse(day))));
    }

    @Test
    void what_came_true_lies_between_the_published_counts() {
        Actuals actuals =
                new Actuals(
                        List.of(),
                        List.of(
                                count(2000, "2024-03-11"),
                                count(1000, "2024-03-01"),
                                new Actuals.Count(
                                        Actuals.Measure.LINE_OFF,
                                        1500,
                                        Known.of(
                                                "l",
                                                LocalDate.of(2024, 3, 2),
                                                Basis.source("s", AS_OF)))),
                        List.of());
        assertThat(WaitScores.delivered(actuals, 1000)).contains(LocalDate.of(2024, 3, 1));
        assertThat(WaitScores.delivered(actuals, 1001)).contains(LocalDate.of(2024, 3, 2));
        assertThat(WaitScores.delivered(actuals, 1500)).contains(LocalDate.of(2024, 3, 6));
        assertThat(WaitScores.delivered(actuals, 2000)).contains(LocalDate.of(2024, 3, 11));
        assertThat(WaitScores.delivered(actuals, 999)).isEmpty();
        assertThat(WaitScores.delivered(actuals, 2001)).isEmpty();
    }

    @Test
    void a_scored_day_is_promised_as_it_would_have_been_then_and_has_what_was_quoted_beside_it() {
        Basis fact = Basis.source("press", AS_OF);
        Plant tiny = Scarce.orders(TinyPlant.withPromises(), 300);
        Backtest.Quote quote =
                new Backtest.Quote(Text.of("Sedan"), Known.between("w", 3.0, 4.0, 5.0, fact));
        Plant plant =
                Copy.with(
                        Copy.with(
                                tiny,
                                "backtest",
                                Copy.with(
                                        Backtest.none(),
                                        "waits",
                                        List.of(
                                                new Backtest.Wait(
                                                        AS_OF,
                                                        Known.of("o", 4000, fact),
                                                        Known.of("d", 1000, fact),
                                                        List.of(quote)),
                                                new Backtest.Wait(
                                                        AS_OF,
                                                        Known.of(
                                                                "o",
                                                                4000,
                                                                Basis.source(
                                                                        "later",
                                                                        AS_OF.plusDays(1))),
                                                        Known.of("d", 1000, fact),
                                                        List.of())))),
                        "actuals",
                        new Actuals(
                                List.of(),
                                List.of(count(1001, "2024-02-14"), count(4001, "2024-03-13")),
                                List.of()));
        List<WaitScores.Score> scores = WaitScores.of(plant, settings(4, 2), Progress.none());

        ReadyDates counted = ReadyDates.of(plant, settings(4, 1), 3000, Progress.none());
        WaitScores.Score first = scores.getFirst();
        assertThat(first.counted()).isTrue();
        assertThat(first.ahead()).isEqualTo(3000);
        assertThat(first.half()).isEqualTo(weeks(counted.day(3000, 0.5)));
        assertThat(first.likely()).isEqualTo(weeks(counted.day(3000, 0.8)));
        assertThat(first.cameTrue()).isEqualTo(4.0);
        assertThat(first.quotes())
                .containsExactly(new WaitScores.Quote(Text.of("Sedan"), 3, 5, "press"));

        // What became known a day later is not used: the plant's own orders say how many wait.
        ReadyDates own = ReadyDates.of(plant, settings(4, 1), 0, Progress.none());
        WaitScores.Score second = scores.getLast();
        assertThat(second.counted()).isFalse();
        assertThat(second.ahead()).isEqualTo(own.waiting()).isLessThan(3000);
        assertThat(second.half()).isEqualTo(weeks(own.dayOfNext(0.5)));
        assertThat(second.cameTrue()).isNull();
    }

    private static Double weeks(Optional<LocalDate> day) {
        return (day.orElseThrow().toEpochDay() - AS_OF.toEpochDay()) / 7.0;
    }
}
