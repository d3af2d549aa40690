package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lineoff.events.Cause;
import org.lineoff.events.Places;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;
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
                p.judgement(),
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

    /** Whatever is among the largest causes of this plant has its worth. */
    @Test
    void eachOfTheLargestCausesIsPriced() {
        Plant tiny = TinyPlant.withPromises();
        List<Forecast.HeldBackBy> causes = causes(runs(tiny, tiny.shops(), 3), 4, 1);

        assertThat(causes.stream().limit(5)).allMatch(c -> c.worth() != null, "has a worth");
        assertThat(causes).anyMatch(c -> c.cause().equals("programme") && c.worth() != null);
    }

    /** More orders than can be built are worth nothing; where they are short, each is a car. */
    @Test
    void ordersAreWorthWhatTheyAreShort() {
        Plant tiny = TinyPlant.withPromises();
        Plant full = runs(tiny, tiny.shops(), 3);
        Plant empty = runs(Scarce.orders(tiny, 700), tiny.shops(), 3);
        Forecast.Worth ofFull = of(full, "p1/body/release", Cause.ORDERS);
        Forecast.Worth ofEmpty = of(empty, "p1/body/release", Cause.ORDERS);

        assertThat(ofFull.value()).isZero();
        assertThat(ofEmpty.per()).isEqualTo("percent_of_orders");
        // 7 a week are a hundredth of 700; the days from the first car on are scaled to a year.
        assertThat(ofEmpty.value()).isCloseTo(7 * 365 / 7.0, within(10.0));
        assertThat(of(Scarce.parts(full, 700), "p1/body/release", Cause.SUPPLY).value())
                .isCloseTo(7 * 365 / 7.0, within(10.0));
    }

    /** A planned stop of five days in May: each day of it is a day's cars. */
    @Test
    void aDayOfAPlannedStopIsADaysCars() {
        Plant tiny = TinyPlant.withPromises();
        Plant stopped = runs(Scarce.stopped(tiny), Scarce.sure(tiny).shops(), 3);
        Forecast.Worth worth = of(stopped, "p1/body/cars", Cause.PLANNED_STOP);

        long days = TinyPlant.TO.toEpochDay() - TinyPlant.FROM.plusDays(10).toEpochDay() + 1;
        assertThat(worth.per()).isEqualTo("day_of_planned_stop");
        assertThat(worth.value()).isCloseTo(480 * 365.0 / days, within(5.0));
    }

    private static Forecast.Worth of(Plant plant, String place, Cause cause) {
        PairedRuns runs = new PairedRuns(plant, 3, 1);
        return runs.worth(
                new Alterations(plant, plant.asOf())
                        .at(runs.place(place), cause)
                        .orElseThrow(() -> new AssertionError(cause)));
    }

    /** Two activities side by side: a day of the longer one is a day, of the other none. */
    @Test
    void aDayOfTheActivityThatIsWaitedForIsADay() {
        Plant tiny = TinyPlant.withPromises();
        List<Forecast.AlsoWorth> also =
                Forecaster.forecast(
                                runs(tiny, tiny.shops(), 3),
                                new Settings(tiny.asOf(), 3, 50, 1, 1, "test"),
                                Progress.none())
                        .alsoWorth();
        Forecast.AlsoWorth build =
                also.stream().filter(a -> a.kind().equals("activity")).findFirst().orElseThrow();

        assertThat(build.place()).isEqualTo("build");
        assertThat(build.result().en()).isEqualTo("sop");
        assertThat(build.worth().value()).isEqualTo(1);
        assertThat(build.worth().unit()).isEqualTo("days_of/sop");
    }

    /** Weld is blocked by a trim that fails, and trim starves when weld cannot make that good. */
    @Test
    void theBufferBetweenTwoStationsIsPriced() {
        Plant tiny = TinyPlant.withPromises();
        List<Forecast.AlsoWorth> also =
                Forecaster.forecast(
                                runs(Scarce.failingWeld(tiny), Scarce.failingWeld(tiny).shops(), 3),
                                new Settings(tiny.asOf(), 3, 10, 1, 2, "test"),
                                Progress.none())
                        .alsoWorth();
        Forecast.AlsoWorth buffer =
                also.stream().filter(a -> a.kind().equals("buffer")).findFirst().orElseThrow();

        assertThat(buffer.place()).isEqualTo("p1/body/cars/trim");
        assertThat(buffer.worth().per()).isEqualTo("buffer_place");
        assertThat(buffer.worth().value()).isPositive();
    }
}
