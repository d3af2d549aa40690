package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;

/**
 * The example at station grain is the coarse example but for three shops, whose stations multiply
 * out to the figures of the coarse ones: each figure at its value and at both ends of its range.
 */
class StationGrainTest {
    private static final Plant COARSE = Examples.read("yizhuang");
    private static final Plant FINE = Examples.read("yizhuang-stations");

    /** A station of the coarse example and the sections that stand for it at station grain. */
    record Stretch(
            String shop, String section, String station, int failing, List<String> sections) {
        Station coarse() {
            return sectionOf(COARSE, shop, section).stations().stream()
                    .filter(s -> s.id().equals(station))
                    .findFirst()
                    .orElseThrow();
        }

        List<Station> fine() {
            return sections.stream()
                    .flatMap(s -> sectionOf(FINE, shop, s).stations().stream())
                    .flatMap(s -> Stream.generate(() -> s).limit(s.repeat()))
                    .toList();
        }

        @Override
        public String toString() {
            return shop + "/" + station;
        }
    }

    static List<Stretch> stretches() {
        return List.of(
                new Stretch("body", "underbody", "weld", 16, List.of("frontFloor", "underbody")),
                new Stretch("body", "main", "framing", 16, List.of("framing")),
                new Stretch("body", "main", "closures", 16, List.of("closures")),
                new Stretch("paint", "coating", "ecoat", 16, List.of("pretreatment")),
                new Stretch("paint", "coating", "sealing", 16, List.of("sealing")),
                new Stretch("paint", "coating", "topcoat", 16, List.of("topcoat")),
                new Stretch(
                        "assembly",
                        "trim",
                        "trim",
                        16,
                        List.of("trim1", "trim2", "trim3", "trim4")),
                new Stretch("assembly", "final", "marriage", 16, List.of("final")),
                new Stretch("assembly", "final", "chassis", 16, List.of("chassis")),
                new Stretch("assembly", "final", "finish", 16, List.of("finish")),
                new Stretch("assembly", "test", "test", 4, List.of("test")));
    }

    @Test
    void allButThreeShopsIsTheCoarseExample() {
        assertThat(FINE.programme()).isEqualTo(COARSE.programme());
        assertThat(FINE.demand()).isEqualTo(COARSE.demand());
        assertThat(FINE.products()).isEqualTo(COARSE.products());
        assertThat(FINE.calendars()).isEqualTo(COARSE.calendars());
        assertThat(FINE.actuals()).isEqualTo(COARSE.actuals());
        assertThat(FINE.backtest()).isEqualTo(COARSE.backtest());
        assertThat(FINE.judgement()).isEqualTo(COARSE.judgement());
        assertThat(FINE.levers()).hasSameSizeAs(COARSE.levers());
        assertThat(FINE.levers().stream().map(l -> l.from()).toList())
                .isEqualTo(COARSE.levers().stream().map(l -> l.from()).toList());
        assertThat(FINE.policies().stream().map(p -> p.backlogWeeks()).toList())
                .isEqualTo(COARSE.policies().stream().map(p -> p.backlogWeeks()).toList());
        assertThat(FINE.shops()).extracting(Shop::id).isEqualTo(ids(COARSE.shops()));
        assertThat(FINE.title()).isNotEqualTo(COARSE.title());
    }

    @Test
    void theBodyShopHasTheRobotStationsThatTheFactsImplyAndSubLines() {
        assertThat(stations("body", "frontFloor", "underbody", "framing", "closures"))
                .isEqualTo(48);
        assertThat(stations("body", "rearFloor", "sideLeft", "sideRight", "doorsAndLids"))
                .isEqualTo(40);
    }

    @Test
    void thePaintShopHasSixteenStationsInEachOfThreeStretches() {
        assertThat(stations("paint", "pretreatment")).isEqualTo(16);
        assertThat(stations("paint", "sealing")).isEqualTo(16);
        assertThat(stations("paint", "topcoat")).isEqualTo(16);
    }

    /** Fewer than the textbook's 281, which has an engine and an exhaust to fit. */
    @Test
    void assemblyHasTwoHundredStationsMostOfThemOnMovingLines() {
        List<Section> moving =
                shop(FINE, "assembly").sections().stream()
                        .filter(s -> s.kind() == Section.Kind.PACED)
                        .toList();

        assertThat(moving.stream().mapToInt(StationGrainTest::count).sum()).isEqualTo(64 + 108);
        assertThat(
                        shop(FINE, "assembly").sections().stream()
                                .mapToInt(StationGrainTest::count)
                                .sum())
                .isEqualTo(209);
    }

    @Test
    void everyStationAndSectionHasAName() {
        for (String id : List.of("body", "paint", "assembly")) {
            for (Section section : shop(FINE, id).sections()) {
                assertThat(section.name()).as(section.id()).isNotNull();
                assertThat(section.stations())
                        .allSatisfy(
                                s -> {
                                    assertThat(s.name()).as(s.id()).isNotNull();
                                    assertThat(s.name().en()).isNotEqualTo(s.name().zh());
                                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("stretches")
    void availabilitiesMultiplyOut(Stretch stretch) {
        List<Known<Double>> fine = availabilities(stretch.fine());
        Known<Double> coarse = availabilities(List.of(stretch.coarse())).getFirst();

        assertThat(fine).hasSize(stretch.failing());
        for (ToDoubleFunction<Known.Version<Double>> end : ENDS) {
            assertThat(product(fine, end, p -> p)).isCloseTo(end(coarse, end), within(0.001));
        }
    }

    @ParameterizedTest
    @MethodSource("stretches")
    void repairsAreAsLong(Stretch stretch) {
        assertThat(stretch.fine().stream().flatMap(s -> s.failures().stream()))
                .allSatisfy(
                        f ->
                                assertThat(value(f.repair().mean()))
                                        .isEqualTo(
                                                value(
                                                        stretch.coarse()
                                                                .failures()
                                                                .getFirst()
                                                                .repair()
                                                                .mean())));
    }

    @ParameterizedTest
    @MethodSource("stretches")
    void defectsAddUp(Stretch stretch) {
        List<Known<Double>> fine = defects(stretch.fine());
        List<Known<Double>> coarse = defects(List.of(stretch.coarse()));

        assertThat(fine).hasSize(8 * coarse.size());
        for (ToDoubleFunction<Known.Version<Double>> end : ENDS) {
            assertThat(product(fine, end, p -> 1 - p))
                    .isCloseTo(product(coarse, end, p -> 1 - p), within(0.001));
        }
    }

    @ParameterizedTest
    @MethodSource("stretches")
    void lineStopsAddUp(Stretch stretch) {
        List<Known<Double>> fine = lineStops(stretch.fine());
        List<Known<Double>> coarse = lineStops(List.of(stretch.coarse()));

        assertThat(fine).hasSize(36 * coarse.size());
        for (ToDoubleFunction<Known.Version<Double>> end : ENDS) {
            assertThat(product(fine, end, p -> 1 - p))
                    .isCloseTo(product(coarse, end, p -> 1 - p), within(0.001));
        }
    }

    /** No station needs more than the one that stood for the stretch, but the pace is kept. */
    @ParameterizedTest
    @MethodSource("stretches")
    void theSlowestStationSetsThePaceOfTheCoarseOne(Stretch stretch) {
        double units = stretch.coarse().parallel();
        boolean trim = stretch.station().equals("trim"); // paced by a takt of that length
        double slowest =
                stretch.fine().stream()
                        .mapToDouble(s -> seconds(s.work().time().mean()))
                        .max()
                        .orElseThrow();
        double pace = trim ? seconds(sectionOf(FINE, "assembly", "trim1").takt()) : slowest;

        assertThat(pace).isEqualTo(seconds(stretch.coarse().work().time().mean()) / units);
    }

    /** Cars on the way and the time they need are those of the coarse stretch, within 4 %. */
    @ParameterizedTest
    @MethodSource("paint")
    void conveyorsHoldAndTakeAsMuch(Stretch stretch) {
        double places = stretch.fine().stream().mapToDouble(s -> 1 + buffer(s)).sum();
        double time =
                stretch.fine().stream()
                        .mapToDouble(s -> seconds(s.transport()) + seconds(s.work().time().mean()))
                        .sum();
        Station coarse = stretch.coarse();
        double coarseTime = seconds(coarse.transport()) + seconds(coarse.work().time().mean());

        assertThat(places / (1 + buffer(coarse))).isBetween(0.96, 1.04);
        assertThat(time / coarseTime).isBetween(0.96, 1.04);
    }

    static List<Stretch> paint() {
        return stretches().stream().filter(s -> s.shop().equals("paint")).toList();
    }

    @Test
    void rampsOfTheLinesAreTheRoots() {
        for (int line = 0; line < 2; line++) {
            for (int[] root : new int[][] {{1, 16}, {2, 8}}) {
                Known<Double> coarse = COARSE.lines().get(line).ramp().get(root[0]).from();
                Known<Double> fine = FINE.lines().get(line).ramp().get(root[0]).from();
                for (ToDoubleFunction<Known.Version<Double>> end : ENDS) {
                    assertThat(Math.pow(end(fine, end), root[1]))
                            .isCloseTo(end(coarse, end), within(0.001));
                }
            }
        }
    }

    /** What a first engine by recurrence may not yet do, so that the example shows its speed. */
    @Test
    void nothingInTheShopsNeedsAnEventList() {
        for (Shop shop : FINE.shops()) {
            for (Section section : shop.sections()) {
                assertThat(section.runEmpty()).isNull();
                assertThat(section.manning()).isNull();
                assertThat(section.crews()).isEmpty();
                assertThat(section.stations().stream().flatMap(s -> s.failures().stream()))
                        .allMatch(f -> f.counts() == Station.FailureMode.Counts.OPERATION);
            }
        }
    }

    // ---- figures ----

    private static final List<ToDoubleFunction<Known.Version<Double>>> ENDS =
            List.of(Known.Version::value, Known.Version::low, Known.Version::high);

    private static double end(Known<Double> of, ToDoubleFunction<Known.Version<Double>> end) {
        return end.applyAsDouble(of.versions().getFirst());
    }

    private static double product(
            List<Known<Double>> of,
            ToDoubleFunction<Known.Version<Double>> end,
            DoubleUnaryOperator each) {
        return of.stream()
                .mapToDouble(k -> each.applyAsDouble(end(k, end)))
                .reduce(1, (a, b) -> a * b);
    }

    private static List<Known<Double>> availabilities(List<Station> of) {
        return each(of, s -> s.failures().stream().map(f -> f.availability()).toList());
    }

    private static List<Known<Double>> defects(List<Station> of) {
        return each(of, s -> s.defects().stream().map(d -> d.probability()).toList());
    }

    private static List<Known<Double>> lineStops(List<Station> of) {
        return each(
                of, s -> s.lineStop() == null ? List.of() : List.of(s.lineStop().probability()));
    }

    private static List<Known<Double>> each(
            List<Station> of, Function<Station, List<Known<Double>>> what) {
        List<Known<Double>> all = new ArrayList<>();
        of.forEach(s -> all.addAll(what.apply(s)));
        return all;
    }

    private static <T> T value(Known<T> of) {
        return of.versions().getFirst().value();
    }

    private static double seconds(Known<Duration> of) {
        return of == null ? 0 : value(of).toMillis() / 1000.0;
    }

    private static int buffer(Station of) {
        return of.buffer() == null ? 0 : value(of.buffer());
    }

    private static int stations(String shop, String... sections) {
        return Arrays.stream(sections).mapToInt(s -> count(sectionOf(FINE, shop, s))).sum();
    }

    private static int count(Section section) {
        return section.stations().stream().mapToInt(s -> s.repeat() * s.parallel()).sum();
    }

    private static List<String> ids(List<Shop> shops) {
        return shops.stream().map(Shop::id).toList();
    }

    private static Shop shop(Plant plant, String id) {
        return plant.shops().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    private static Section sectionOf(Plant plant, String shop, String id) {
        return shop(plant, shop).sections().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
