package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lineoff.forecast.Rivals.Quarter;
import org.lineoff.model.Actuals;
import org.lineoff.model.Backtest;
import org.lineoff.model.Basis;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;

class BacktesterTest {
    private static final LocalDate FIRST = TinyPlant.FROM;

    private static <T> Known<T> known(T value) {
        return Known.of("figure", value, Basis.source("s", LocalDate.EPOCH));
    }

    private static <T> Known<T> known(T first, LocalDate until, T then) {
        return new Known<>(
                "figure",
                List.of(
                        new Known.Version<>(first, null, null, Basis.source("s", LocalDate.EPOCH)),
                        new Known.Version<>(then, null, null, Basis.source("s", until))));
    }

    private static Plant with(Plant p, List<Lever> levers, Actuals actuals, Backtest backtest) {
        return new Plant(
                p.title(),
                p.note(),
                p.timeZone(),
                p.horizon(),
                p.asOf(),
                p.currency(),
                p.runs(),
                p.judgement(),
                p.sources(),
                p.calendars(),
                p.products(),
                p.demand(),
                p.lines(),
                p.shops(),
                levers,
                p.policies(),
                p.programme(),
                actuals,
                backtest);
    }

    private static Actuals.Quarter quarter(String name, int cars) {
        return new Actuals.Quarter(name, known(cars), null);
    }

    @Test
    void pinballLossOnPaper() {
        // Below all three: 0.1, 0.5 and 0.9 of what is missing.
        assertThat(Backtester.pinball(new double[] {10, 20, 30}, 40))
                .isCloseTo((0.1 * 30 + 0.5 * 20 + 0.9 * 10) / 3, within(1e-12));
        // Above all three: 0.9, 0.5 and 0.1 of what is too much.
        assertThat(Backtester.pinball(new double[] {10, 20, 30}, 0))
                .isCloseTo((0.9 * 10 + 0.5 * 20 + 0.1 * 30) / 3, within(1e-12));
        assertThat(Backtester.pinball(new double[] {7, 7, 7}, 7)).isZero();
    }

    @Test
    void rivalsOnPaper() {
        Backtest backtest =
                new Backtest(
                        List.of(),
                        List.of(),
                        List.of(
                                new Backtest.Nameplate(
                                        known(9_000.0), known(LocalDate.of(2024, 1, 1))),
                                new Backtest.Nameplate(
                                        known(920.0),
                                        known(
                                                LocalDate.of(2030, 1, 1),
                                                LocalDate.of(2024, 6, 1),
                                                LocalDate.of(2024, 8, 1)))),
                        List.of(
                                new Backtest.Target(
                                        "2024", known(1_000, LocalDate.of(2024, 5, 1), 1_600))),
                        new Backtest.Peer(
                                Text.of("peer"),
                                known(LocalDate.of(2024, 2, 15)),
                                List.of(known(5), known(6), known(7))),
                        List.of());
        Actuals actuals =
                new Actuals(
                        List.of(
                                quarter("2024-Q1", 100),
                                quarter("2024-Q2", 300),
                                quarter("2024-Q3", 500),
                                quarter("2025-Q1", 700)),
                        List.of(),
                        List.of());
        Rivals rivals = new Rivals(with(TinyPlant.withPromises(), List.of(), actuals, backtest));
        LocalDate april = LocalDate.of(2024, 4, 1);
        LocalDate july = LocalDate.of(2024, 7, 1);

        assertThat(rivals.after(april)).hasToString("[2024-Q2, 2024-Q3, 2025-Q1]");
        assertThat(rivals.after(LocalDate.of(2024, 4, 2))).hasToString("[2024-Q3, 2025-Q1]");

        assertThat(rivals.point("nameplate", april, Quarter.of("2024-Q3"))).isEqualTo(9_000);
        // From 1 August on: 61 of the 92 days of the quarter.
        assertThat(rivals.point("nameplate", july, Quarter.of("2024-Q3"))).isEqualTo(9_610);
        assertThat(rivals.point("last_quarter", april, Quarter.of("2024-Q4"))).isEqualTo(100);
        assertThat(rivals.point("last_quarter", july, Quarter.of("2024-Q4"))).isEqualTo(300);
        // 1,000 less 100 over three quarters; 1,600 less 400 over two, and so on after the year.
        assertThat(rivals.point("targets", april, Quarter.of("2024-Q2"))).isEqualTo(300);
        assertThat(rivals.point("targets", july, Quarter.of("2024-Q4"))).isEqualTo(600);
        assertThat(rivals.point("targets", july, Quarter.of("2025-Q3"))).isEqualTo(600);
        assertThat(rivals.point("targets", LocalDate.of(2025, 1, 1), Quarter.of("2025-Q1")))
                .isNull();
        assertThat(rivals.point("peer", april, Quarter.of("2023-Q4"))).isZero();
        assertThat(rivals.point("peer", april, Quarter.of("2024-Q2"))).isEqualTo(6);
        assertThat(rivals.point("peer", april, Quarter.of("2025-Q4"))).isEqualTo(7);
    }

    /** The forecasts are those of run; what becomes known later changes none of them. */
    @Test
    void aForecastSeesNothingOfLater() {
        LocalDate later = FIRST.plusDays(30);
        Plant plain = TinyPlant.withPromises();
        Lever unseen =
                lever(List.of(new Known.Version<>(FIRST, null, null, Basis.source("s", later))));
        Backtest backtest =
                new Backtest(List.of(FIRST), List.of(), List.of(), List.of(), null, List.of());
        String next =
                Quarter.of(FIRST).first().isBefore(FIRST)
                        ? Quarter.of(FIRST).plus(1).toString()
                        : Quarter.of(FIRST).toString();
        Actuals actuals = new Actuals(List.of(quarter(next, 1_000)), List.of(), List.of());
        Settings settings = new Settings(FIRST, 2, 20, 1, 1, "test");

        BacktestResult without =
                Backtester.backtest(
                        with(plain, List.of(), actuals, backtest), settings, Progress.none());
        BacktestResult with =
                Backtester.backtest(
                        with(plain, List.of(unseen), actuals, backtest), settings, Progress.none());

        assertThat(with.forecast()).isEqualTo(without.forecast());
        assertThat(with.plantCheck().days()).isEmpty();
        Forecast forecast = Forecaster.forecast(plain, settings, Progress.none());
        without.forecast()
                .days()
                .getFirst()
                .quarters()
                .forEach(
                        pair ->
                                assertThat(forecast.quarters())
                                        .filteredOn(q -> q.quarter().equals(pair.quarter()))
                                        .allMatch(q -> q.p50() == pair.p50()));

        BacktestResult given =
                Backtester.backtest(
                        with(
                                plain,
                                List.of(unseen),
                                actuals,
                                new Backtest(
                                        List.of(FIRST),
                                        List.of("stop"),
                                        List.of(),
                                        List.of(),
                                        null,
                                        List.of())),
                        settings,
                        Progress.none());
        assertThat(given.forecast()).isEqualTo(without.forecast());
        assertThat(given.plantCheck()).isNotEqualTo(without.forecast());
    }

    /** Of a given lever the latest version with a source, never one that was fitted. */
    @Test
    void aGivenLeverIsNotAFittedOne() {
        Lever lever =
                lever(
                        List.of(
                                version(FIRST.plusDays(90), Basis.assumption("guess", FIRST)),
                                version(
                                        FIRST.plusDays(60),
                                        Basis.source("press", FIRST.plusDays(70))),
                                version(
                                        FIRST.plusDays(55),
                                        Basis.assumption("view", FIRST.plusDays(75))),
                                version(
                                        FIRST.plusDays(50),
                                        new Basis(
                                                null,
                                                "fits",
                                                FIRST.plusDays(80),
                                                List.of("2024-Q3")))));
        Plant plant =
                GivenLevers.plant(
                        with(
                                TinyPlant.withPromises(),
                                List.of(lever),
                                Actuals.none(),
                                Backtest.none()),
                        List.of("stop"));

        assertThat(plant.levers().getFirst().from().at(FIRST).orElseThrow().value())
                .isEqualTo(FIRST.plusDays(60));
    }

    private static Known.Version<LocalDate> version(LocalDate day, Basis basis) {
        return new Known.Version<>(day, null, null, basis);
    }

    private static Lever lever(List<Known.Version<LocalDate>> from) {
        return new Lever(
                "stop",
                Text.of("stop"),
                List.of("p1"),
                new Known<>("levers.yaml#levers.stop.from", from),
                null,
                null,
                null,
                null,
                null,
                known(java.time.Duration.ofDays(400)));
    }
}
