package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lineoff.events.Cause;
import org.lineoff.events.Places;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;
import org.lineoff.model.Text;
import org.lineoff.programme.ProgrammeForecast;
import org.lineoff.simulate.Simulator;

class WorthsTest {
    private static Plant runs(Plant p, List<Shop> shops, int pairs) {
        return new Plant(
                p.title(),
                p.note(),
                p.timeZone(),
                p.horizon(),
                p.asOf(),
                p.currency(),
                new Plant.Runs(4, 100, 1, 5, pairs, 0),
                p.sources(),
                p.calendars(),
                p.products(),
                p.demand(),
                p.lines(),
                shops,
                p.levers(),
                p.policies(),
                p.programme(),
                p.actuals(),
                p.backtest());
    }

    private static List<Forecast.HeldBackBy> causes(Plant plant, int replications, long seed) {
        return Forecaster.forecast(
                        plant,
                        new Settings(plant.asOf(), replications, replications, seed, 2, "test"),
                        Progress.none())
                .heldBackBy();
    }

    private static Forecast.Worth of(List<Forecast.HeldBackBy> causes, String place, String cause) {
        return causes.stream()
                .filter(c -> c.place().equals(place) && c.cause().equals(cause))
                .findFirst()
                .orElseThrow()
                .worth();
    }

    /** A line without luck: the bottleneck's second is worth what arithmetic says. */
    @Test
    void aSecondAtTheBottleneckOfALineWithoutLuck() {
        Plant tiny = TinyPlant.withPromises();
        Shop shop = tiny.shops().getFirst();
        Section s = shop.sections().getFirst();
        List<Station> stations =
                s.stations().stream()
                        .map(
                                t ->
                                        new Station(
                                                t.id(),
                                                t.name(),
                                                1,
                                                t.work(),
                                                null,
                                                t.buffer(),
                                                null,
                                                1,
                                                null,
                                                List.of(),
                                                List.of(),
                                                null))
                        .toList();
        Section plain =
                new Section(
                        s.id(), s.name(), s.kind(), null, null, false, true, stations, List.of(),
                        null, null, null, List.of());
        Shop line =
                new Shop(
                        shop.id(),
                        shop.name(),
                        shop.lines(),
                        null,
                        List.of(plain),
                        shop.junctions(),
                        List.of());
        List<Forecast.HeldBackBy> causes = causes(runs(tiny, List.of(line), 3), 3, 1);

        Forecast.Worth worth = of(causes, "p1/body/cars/trim", "work");

        // 60 s become 59 s on every working day from the first car on.
        LocalDate first = TinyPlant.FROM.plusDays(10);
        LocalDate last = TinyPlant.TO;
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        long workDays =
                first.datesUntil(last.plusDays(1))
                        .filter(d -> d.getDayOfWeek().getValue() < 6)
                        .count();
        double expected = (workDays * 8 * 3600.0) * (1 / 59.0 - 1 / 60.0) * 365 / days;
        assertThat(worth.value()).isCloseTo(expected, within(0.02 * expected));
        assertThat(worth.unit()).isEqualTo("cars_a_year");
        assertThat(worth.per()).isEqualTo("second_of_work");
        assertThat(worth.pairs()).isEqualTo(3);
        assertThat(worth.high() - worth.low()).isLessThan(0.05 * expected);
    }

    /** Off the bottleneck a second is worth nothing. */
    @Test
    void aSecondElsewhereIsWorthNothing() {
        Plant tiny = TinyPlant.withPromises();
        Places places = Simulator.of(tiny).places();
        Alterations.Altered altered =
                new Alterations(tiny, tiny.asOf())
                        .at(places.get(places.indexOf("p1/body/cars/weld")), Cause.WORK)
                        .orElseThrow();

        assertThat(altered.units()).isEqualTo(1);
        List<Forecast.QuarterResult> before = quarters(tiny);
        List<Forecast.QuarterResult> after = quarters(altered.plant());
        for (int q = 0; q < before.size(); q++) {
            assertThat(after.get(q).lineOff().p50())
                    .isCloseTo(before.get(q).lineOff().p50(), within(3.0));
        }
    }

    private static List<Forecast.QuarterResult> quarters(Plant plant) {
        return Forecaster.forecast(
                        plant, new Settings(plant.asOf(), 3, 3, 1, 1, "test"), Progress.none())
                .quarters();
    }

    /** A few pairs and a hundred times as many agree within the interval of the few. */
    @Test
    @Tag("slow")
    void fewPairsAgreeWithAHundredTimesAsMany() {
        Forecast.Worth many = ofRepairs(400, 7);
        int inside = 0;
        for (long seed = 1; seed <= 10; seed++) {
            Forecast.Worth few = ofRepairs(4, seed);
            inside += few.low() <= many.value() && many.value() <= few.high() ? 1 : 0;
        }

        assertThat(many.value()).isPositive();
        assertThat(many.per()).isEqualTo("minute_of_repair");
        assertThat(many.high() - many.low()).isLessThan(0.2 * many.value());
        assertThat(inside).isGreaterThanOrEqualTo(7); // 9 expected; fewer than 7 in 1 of 80 tests
    }

    /** The worth of a minute of repair at the station that fails, by so many pairs. */
    private static Forecast.Worth ofRepairs(int pairs, long seed) {
        Plant tiny = TinyPlant.withPromises();
        Plant plant = runs(tiny, tiny.shops(), pairs);
        Settings settings = new Settings(plant.asOf(), pairs, pairs, seed, 2, "test");
        ProgrammeForecast programme =
                ProgrammeForecast.of(plant, plant.asOf(), seed, pairs, 1, done -> {});
        Simulator simulator = Simulator.of(plant);
        PlantRun run = new PlantRun(plant, settings, programme, simulator);
        Parallel parallel = new Parallel(2);
        return new Worths(plant, settings, programme, simulator.places(), parallel)
                .of(
                        List.of(
                                new Forecast.HeldBackBy(
                                        "p1/body/cars/trim",
                                        Text.of("trim"),
                                        "failure",
                                        1,
                                        true,
                                        null)),
                        parallel.run(pairs, run::outlook, done -> {}),
                        Progress.none())
                .getFirst()
                .worth();
    }

    /** Altering a shop that stands in two lines alters it in one. */
    @Test
    void onlyThePlaceItselfIsAltered() {
        Plant tiny = TinyPlant.withPromises();
        Plant altered =
                new PlantEdit(tiny)
                        .section(
                                "p1",
                                "body",
                                "cars",
                                s -> PlantEdit.station(s, "trim", t -> PlantEdit.work(t, -1_000)));

        Station trim = altered.shops().getFirst().sections().getFirst().stations().get(1);
        Station weld = altered.shops().getFirst().sections().getFirst().stations().getFirst();
        assertThat(trim.work().time().mean().versions().getFirst().value())
                .isEqualTo(Duration.ofSeconds(59));
        assertThat(trim.work().time().mean().name())
                .isEqualTo(
                        tiny.shops()
                                .getFirst()
                                .sections()
                                .getFirst()
                                .stations()
                                .get(1)
                                .work()
                                .time()
                                .mean()
                                .name());
        assertThat(weld)
                .isEqualTo(tiny.shops().getFirst().sections().getFirst().stations().getFirst());
        assertThat(Simulator.of(altered).places().all())
                .isEqualTo(Simulator.of(tiny).places().all());
    }
}
