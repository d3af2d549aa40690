package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lineoff.forecast.Comparison.CountSide;
import org.lineoff.forecast.Comparison.Difference;
import org.lineoff.forecast.Comparison.PeriodRow;
import org.lineoff.model.Plant;
import org.lineoff.model.Promise;
import org.lineoff.model.Station;
import org.lineoff.model.Text;

/** Variants of the tiny plant under the same luck. */
class ComparerTest {
    private static final Plant LUCKY =
            TinyPlant.withPromises(
                    new Promise.Date(
                            "start",
                            Text.of("Start"),
                            TinyPlant.clause(),
                            LocalDate.of(2024, 2, 1),
                            null,
                            "sop"),
                    new Promise.Volume(
                            "volume",
                            Text.of("Volume"),
                            TinyPlant.clause(),
                            TinyPlant.TO,
                            null,
                            List.of("p1"),
                            49_300,
                            200));

    private static Comparison compare(int threads, Plant... plants) {
        List<Comparer.Variant> variants =
                IntStream.range(0, plants.length)
                        .mapToObj(
                                i ->
                                        new Comparer.Variant(
                                                "plant-" + i, Text.of("V" + i), null, plants[i]))
                        .toList();
        return Comparer.compare(
                variants, new Settings(TinyPlant.FROM, 3, 50, 3, threads, "test"), Progress.none());
    }

    private static Plant slower(Plant plant, long millis) {
        return new PlantEdit(plant)
                .section(
                        "p1",
                        "body",
                        "cars",
                        s -> PlantEdit.station(s, "trim", t -> PlantEdit.work(t, millis)));
    }

    private static Plant withoutLuck(Plant plant) {
        return new PlantEdit(plant)
                .section(
                        "p1",
                        "body",
                        "cars",
                        s ->
                                PlantEdit.station(
                                        s,
                                        "trim",
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
                                                        null)));
    }

    private static CountSide side(List<PeriodRow> rows, int row, int variant) {
        CountSide side = rows.get(row).lineOff().get(variant);
        assertThat(side).isNotNull();
        return side;
    }

    @Test
    void thePlantBesideItselfDiffersInNothing() {
        Comparison same = compare(2, LUCKY, LUCKY);

        assertThat(same.variants()).allSatisfy(v -> assertThat(v.changes()).isEmpty());
        assertThat(differences(same, 1))
                .hasSizeGreaterThan(8)
                .allSatisfy(
                        d -> {
                            assertThat(d.mean()).isZero();
                            assertThat(d.low()).isZero();
                            assertThat(d.high()).isZero();
                            assertThat(d.differing()).isZero();
                            assertThat(d.seen()).isFalse();
                        });
    }

    /** Every difference of a variant. */
    private static List<Difference> differences(Comparison c, int v) {
        List<Difference> all = new java.util.ArrayList<>();
        c.promises().stream()
                .map(p -> p.sides().get(v))
                .forEach(
                        s -> {
                            all.add(s.likelier());
                            if (s.days() != null) {
                                all.add(s.days());
                            }
                        });
        c.dates().forEach(d -> all.add(d.sides().get(v).days()));
        for (List<PeriodRow> rows : List.of(c.years(), c.quarters())) {
            rows.forEach(r -> all.add(r.lineOff().get(v).difference()));
            rows.forEach(r -> all.add(r.deliveries().get(v).difference()));
        }
        return all;
    }

    /**
     * Without luck the first car is off after 50 s and the work at the bottleneck, each next one
     * after that work: the cars of the hours that are open, to the car.
     */
    @Test
    void aSecondMoreAtTheBottleneckOfAPlantWithoutLuckCostsTheCarsThatArithmeticSays() {
        Plant plant = withoutLuck(LUCKY);
        Comparison c = compare(1, plant, slower(plant, 1_000));

        LocalDate start = c.dates().getFirst().sides().getFirst().p50();
        assertThat(start).isNotNull();
        long open =
                start.datesUntil(TinyPlant.TO.plusDays(1))
                                .filter(d -> d.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                                .count()
                        * 8
                        * 3_600;
        long before = (open - 50 - 60) / 60 + 1;
        long after = (open - 50 - 61) / 61 + 1;
        assertThat(side(c.years(), 0, 0).mean()).isEqualTo(before);
        assertThat(side(c.years(), 0, 1).mean()).isEqualTo(after);
        Difference less = side(c.years(), 0, 1).difference();
        assertThat(less.mean()).isEqualTo(after - before);
        assertThat(less.low()).isEqualTo(less.high()).isEqualTo(less.mean());
        assertThat(less.seen()).isTrue();
        assertThat(less.differing()).isEqualTo(less.pairs()).isEqualTo(3);
        assertThat(c.variants().get(1).changes())
                .singleElement()
                .isEqualTo(
                        new Comparison.Change(
                                "changed",
                                "tiny#trim",
                                null,
                                "1min",
                                "61s",
                                "https://example.org",
                                "https://example.org"));
    }

    @Test
    void quartersAddUpToTheYear() {
        Comparison c = compare(1, LUCKY, slower(LUCKY, 2_000));

        double sum =
                IntStream.range(0, c.quarters().size())
                        .mapToDouble(q -> side(c.quarters(), q, 1).difference().mean())
                        .sum();
        assertThat(sum).isEqualTo(side(c.years(), 0, 1).difference().mean(), within(1e-9));
        assertThat(c.years().getFirst().whole()).isFalse();
        assertThat(c.quarters()).allMatch(PeriodRow::whole);
    }

    @Test
    void swappedPlantsDifferByTheNegative() {
        Plant other = slower(LUCKY, 3_000);
        List<Difference> there = differences(compare(1, LUCKY, other), 1);
        List<Difference> back = differences(compare(1, other, LUCKY), 1);

        assertThat(there).hasSameSizeAs(back).anyMatch(Difference::seen);
        for (int i = 0; i < there.size(); i++) {
            assertThat(back.get(i).mean()).isEqualTo(-there.get(i).mean(), within(1e-9));
            assertThat(back.get(i).low()).isEqualTo(-there.get(i).high(), within(1e-9));
            assertThat(back.get(i).seen()).isEqualTo(there.get(i).seen());
        }
    }

    @Test
    void theFirstOfAPairIsWhatAnOutlookSays() {
        Settings settings = new Settings(TinyPlant.FROM, 3, 50, 3, 1, "test");
        Forecaster.Outlook alone = Forecaster.outlook(LUCKY, settings, Progress.none());
        Comparison c = compare(2, LUCKY, slower(LUCKY, 1_000));

        for (int p = 0; p < alone.promises().size(); p++) {
            Comparison.PromiseSide side = c.promises().get(p).sides().getFirst();
            assertThat(side).isNotNull();
            assertThat(side.probability()).isEqualTo(alone.promises().get(p).probability());
            assertThat(side.p50()).isEqualTo(alone.promises().get(p).p50());
        }
        assertThat(c.quarters().stream().map(PeriodRow::period))
                .containsExactlyElementsOf(
                        alone.quarters().stream().map(Forecast.QuarterResult::quarter).toList());
        for (int q = 0; q < alone.quarters().size(); q++) {
            assertThat(side(c.quarters(), q, 0).p50())
                    .isEqualTo(alone.quarters().get(q).lineOff().p50());
        }
    }

    @Test
    void threadsDoNotMatter() {
        Plant other = slower(LUCKY, 1_000);

        assertThat(compare(3, LUCKY, other)).isEqualTo(compare(1, LUCKY, other));
    }

    @Test
    void everyVariantIsComparedWithTheFirst() {
        Plant other = slower(LUCKY, 2_000);
        Comparison three = compare(1, LUCKY, slower(LUCKY, 1_000), other);
        Comparison two = compare(1, LUCKY, other);

        assertThat(differences(three, 2)).isEqualTo(differences(two, 1));
        assertThat(three.variants().get(2).changes()).isEqualTo(two.variants().get(1).changes());
    }

    @Test
    void aPromiseThatOnlyOneOfThemHasStandsAlone() {
        Plant fewer = TinyPlant.withPromises(LUCKY.programme().promises().getLast());
        Comparison c = compare(1, LUCKY, fewer);

        assertThat(c.promises().getFirst().sides().getLast()).isNull();
        assertThat(c.promises().getLast().sides()).doesNotContainNull();
        assertThat(c.variants().get(1).changes())
                .singleElement()
                .satisfies(
                        change -> {
                            assertThat(change.kind()).isEqualTo("removed");
                            assertThat(change.name()).isEqualTo("programme.yaml#promises.start");
                        });
        assertThat(c.variants().get(1).otherStructure()).isTrue();
    }

    @Test
    void anEarlierStartComesEarlierByItsDaysInEveryDraw() {
        Plant earlier = new PlantEdit(LUCKY).activity("build", java.time.Duration.ofDays(-4));
        Comparison c = compare(1, LUCKY, earlier);

        Difference start = c.dates().getFirst().sides().get(1).days();
        assertThat(start).isNotNull();
        assertThat(start.mean()).isEqualTo(-4);
        assertThat(start.pairs()).isEqualTo(50);
        assertThat(start.seen()).isTrue();
    }
}
