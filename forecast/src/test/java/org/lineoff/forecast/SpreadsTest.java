package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Distribution;
import org.lineoff.model.Factor;
import org.lineoff.model.Gate;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Plant;
import org.lineoff.model.Programme;
import org.lineoff.model.Promise;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;
import org.lineoff.model.Text;

class SpreadsTest {
    private static final Known<Duration> BUILD = days("build", 5, 10, 15);
    private static final Known<Duration> WORK = seconds("trim", 57, 60, 63);
    private static final Known<Duration> SURE_BUILD = TinyPlant.fact("build", Duration.ofDays(10));
    private static final Known<Duration> SURE_WORK = TinyPlant.fact("trim", Duration.ofSeconds(60));

    private static Known<Duration> days(String name, int low, int likely, int high) {
        return Known.between(
                "tiny#" + name,
                Duration.ofDays(low),
                Duration.ofDays(likely),
                Duration.ofDays(high),
                TinyPlant.GUESS);
    }

    private static Known<Duration> seconds(String name, int low, int likely, int high) {
        return Known.between(
                "tiny#" + name,
                Duration.ofSeconds(low),
                Duration.ofSeconds(likely),
                Duration.ofSeconds(high),
                TinyPlant.GUESS);
    }

    /** Phase 1 runs a fifth faster from April on, with a chance of one half. */
    private static Lever lever() {
        return new Lever(
                "faster",
                Text.of("Faster"),
                List.of("p1"),
                Known.of("levers.yaml#faster.from", LocalDate.of(2024, 4, 1), TinyPlant.GUESS),
                null,
                Known.of("levers.yaml#faster.chance", 0.5, TinyPlant.GUESS),
                null,
                Factor.TAKT,
                Known.of("levers.yaml#faster.by", 1.2, TinyPlant.GUESS),
                null);
    }

    private static Plant plant(
            Known<Duration> build,
            Known<Duration> work,
            boolean luck,
            List<Lever> levers,
            int walks) {
        Plant p = TinyPlant.with(levers, promise());
        Shop shop = p.shops().getFirst();
        Section s = shop.sections().getFirst();
        List<Station> stations =
                s.stations().stream()
                        .map(
                                t ->
                                        new Station(
                                                t.id(),
                                                t.name(),
                                                1,
                                                t.id().equals("trim")
                                                        ? new Station.Work(
                                                                Distribution.of(
                                                                        work,
                                                                        Distribution.Kind.CONSTANT,
                                                                        null),
                                                                t.work().byModel(),
                                                                t.work().addByOption())
                                                        : t.work(),
                                                null,
                                                t.buffer(),
                                                null,
                                                1,
                                                null,
                                                luck ? t.failures() : List.of(),
                                                luck ? t.defects() : List.of(),
                                                null))
                        .toList();
        @org.jspecify.annotations.Nullable Gate gate = luck ? s.gate() : null;
        Section cars =
                new Section(
                        s.id(), s.name(), s.kind(), null, null, false, true, stations, List.of(),
                        gate, null, null, List.of());
        Shop body =
                new Shop(
                        shop.id(),
                        shop.name(),
                        shop.lines(),
                        null,
                        List.of(cars),
                        shop.junctions(),
                        List.of());
        List<Programme.Activity> activities =
                p.programme().activities().stream()
                        .map(
                                a ->
                                        a.duration() == null
                                                ? a
                                                : new Programme.Activity(
                                                        a.id(),
                                                        a.name(),
                                                        a.owner(),
                                                        a.line(),
                                                        build,
                                                        a.calendar(),
                                                        a.after(),
                                                        a.uses(),
                                                        null,
                                                        null,
                                                        null))
                        .toList();
        return new Plant(
                p.title(),
                p.note(),
                p.timeZone(),
                p.horizon(),
                p.asOf(),
                p.currency(),
                new Plant.Runs(4, 100, 1, 0, 0, walks),
                p.judgement(),
                p.sources(),
                p.calendars(),
                p.products(),
                p.demand(),
                p.lines(),
                List.of(body),
                p.levers(),
                p.policies(),
                new Programme(
                        p.programme().signed(),
                        List.of(),
                        activities,
                        List.of("sop"),
                        p.programme().promises()),
                p.actuals(),
                p.backtest());
    }

    private static Promise promise() {
        return new Promise.Volume(
                "volume",
                Text.of("20,000 cars"),
                TinyPlant.clause(),
                LocalDate.of(2024, 3, 31),
                null,
                List.of("p1"),
                20_000,
                365);
    }

    private static Forecast.Spread spread(Plant plant, int replications, int draws, int threads) {
        return Forecaster.forecast(
                        plant,
                        new Settings(plant.asOf(), replications, draws, 1, threads, "test"),
                        Progress.none())
                .spread();
    }

    private static Forecast.SpreadOf of(Forecast.Spread spread, String kind, String id) {
        return spread.results().stream()
                .filter(r -> r.kind().equals(kind) && r.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static final Forecast.SpreadShare NOTHING = new Forecast.SpreadShare(0, 0, 0);

    @Test
    void aPlantWithoutLuckHasNoneInItsSpread() {
        Forecast.Spread spread = spread(plant(BUILD, WORK, false, List.of(lever()), 4), 8, 200, 2);

        assertThat(spread.walks()).isEqualTo(4);
        for (Forecast.SpreadOf result : spread.results()) {
            assertThat(result.luck()).as(result.id()).isEqualTo(NOTHING);
        }
        assertThat(of(spread, "year", "2024").assumptions().share()).isPositive();
        assertThat(of(spread, "year", "2024").programme().share()).isPositive();
        assertThat(of(spread, "quarter", "2024-Q2").policies().share()).isPositive();
        assertThat(of(spread, "quarter", "2024-Q1").policies()).isEqualTo(NOTHING);
    }

    @Test
    void aCertainProgrammeHasNoShare() {
        Forecast.Spread spread = spread(plant(SURE_BUILD, WORK, true, List.of(), 3), 6, 200, 2);

        assertThat(of(spread, "year", "2024").programme()).isEqualTo(NOTHING);
        assertThat(of(spread, "year", "2024").policies()).isEqualTo(NOTHING);
        assertThat(of(spread, "year", "2024").luck().share()).isPositive();
        assertThat(spread.results()).noneMatch(r -> r.kind().equals("start"));
    }

    @Test
    void whereOnlyLuckIsLeftItHasAll() {
        Forecast.Spread spread =
                spread(plant(SURE_BUILD, SURE_WORK, true, List.of(), 3), 6, 200, 2);

        assertThat(of(spread, "year", "2024").luck()).isEqualTo(new Forecast.SpreadShare(1, 1, 1));
        assertThat(spread.measureNext()).isEmpty();
    }

    /**
     * Cars are working days over seconds a car: the variance of each factor by its first
     * derivative.
     */
    @Test
    void theSplitIsThatOfTheFormula() {
        Forecast.Spread spread = spread(plant(BUILD, WORK, false, List.of(), 24), 48, 2_000, 2);

        LocalDate first = TinyPlant.FROM.plusDays(10);
        double calendarDays = TinyPlant.TO.toEpochDay() - first.toEpochDay() + 1;
        double start = of(spread, "start", "sop").deviation() / calendarDays;
        double work = Math.sqrt(3 * 3 / 6.0) / 60; // triangular, 57 to 63
        double expected = start * start / (start * start + work * work);
        Forecast.SpreadOf year = of(spread, "year", "2024");
        assertThat(year.programme().share()).isCloseTo(expected, within(0.17));
        assertThat(year.assumptions().share()).isCloseTo(1 - expected, within(0.17));
        assertThat(expected).isBetween(year.programme().low(), year.programme().high());
        assertThat(
                        year.programme().share()
                                + year.assumptions().share()
                                + year.policies().share()
                                + year.luck().share())
                .isEqualTo(1);
        assertThat(spread.measureNext())
                .anySatisfy(
                        m -> {
                            assertThat(m.id()).isEqualTo("2024");
                            assertThat(m.figure()).isEqualTo("tiny#trim");
                            assertThat(m.group()).isEqualTo("assumptions");
                        })
                .anySatisfy(
                        m -> {
                            assertThat(m.kind()).isEqualTo("start");
                            assertThat(m.figure()).isEqualTo("tiny#build");
                            assertThat(m.share()).isGreaterThan(0.97);
                        });
    }

    @Test
    void threadsMakeNoDifference() {
        Plant plant = plant(BUILD, WORK, true, List.of(lever()), 3);

        assertThat(spread(plant, 6, 300, 1)).isEqualTo(spread(plant, 6, 300, 3));
    }

    @Test
    void nobodyAskedForIt() {
        Forecast.Spread spread = spread(plant(BUILD, WORK, true, List.of(), 0), 3, 300, 1);

        assertThat(spread).isEqualTo(new Forecast.Spread(0, List.of(), List.of()));
    }

    @Test
    void twoReplicationsAllowOneWalk() {
        assertThat(spread(plant(BUILD, WORK, true, List.of(), 9), 2, 300, 1).walks()).isEqualTo(1);
        assertThat(spread(plant(BUILD, WORK, true, List.of(), 9), 1, 300, 1).results())
                .allMatch(r -> r.kind().equals("start"));
    }
}
