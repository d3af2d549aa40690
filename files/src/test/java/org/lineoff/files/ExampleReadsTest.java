package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.model.Basis;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Plant;
import org.lineoff.model.Programme.Activity;
import org.lineoff.model.Promise;

/** The examples are right, and the reconstruction knows on each day what was known on that day. */
class ExampleReadsTest {
    @ParameterizedTest
    @ValueSource(strings = {"yizhuang", "yizhuang-stations", "yizhuang-process", "one-line"})
    void everyExampleReadsWithoutProblems(String name) {
        assertThat(PlantFolder.read(Examples.folder(name)).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-11-27", "2024-04-01", "2024-07-01", "2025-01-01", "2025-10-01"})
    void onEveryDayEnoughIsKnownToForecast(LocalDate asOf) {
        Plant plant = Examples.read("yizhuang");

        assertThat(plant.programme().activities())
                .filteredOn(a -> a.duration() != null && !isKnown(a.finished(), asOf))
                .allSatisfy(a -> assertThat(isKnown(a.duration(), asOf)).as(a.id()).isTrue());
        assertThat(plant.products().models()).anyMatch(m -> isKnown(m.from(), asOf));
        assertThat(plant.products().models())
                .filteredOn(m -> isKnown(m.from(), asOf))
                .allSatisfy(m -> assertThat(Examples.figures(m)).allMatch(f -> isKnown(f, asOf)));
        assertThat(plant.levers())
                .filteredOn(l -> isKnown(l.from(), asOf))
                .allSatisfy(
                        l ->
                                assertThat(Examples.figures(l))
                                        .as(l.id())
                                        .allMatch(f -> isKnown(f, asOf)));
        assertThat(Examples.figures(plant.lines())).allMatch(f -> isKnown(f, asOf));
    }

    @Test
    void aForecastBeforeTheFirstDeliveriesDoesNotKnowWhatCameLater() {
        Plant plant = Examples.read("yizhuang");
        LocalDate asOf = LocalDate.parse("2024-04-01");

        assertThat(plant.asOf()).isEqualTo(asOf);
        assertThat(isKnown(activity(plant, "p1-sop").finished(), asOf)).isTrue();
        assertThat(isKnown(activity(plant, "first-delivery").finished(), asOf)).isFalse();
        assertThat(isKnown(activity(plant, "p2-land").finished(), asOf)).isFalse();
        assertThat(plant.products().models().stream().filter(m -> isKnown(m.from(), asOf)))
                .extracting(m -> m.id())
                .containsExactly("su7");
        assertThat(isKnown(lever(plant, "tuning-2024").from(), asOf)).isFalse();
        assertThat(plant.actuals().quarters()).noneMatch(q -> isKnown(q.deliveries(), asOf));
    }

    @Test
    void theSecondShiftIsForeseenByAPolicyUntilItIsDecided() {
        Plant plant = Examples.read("yizhuang");
        Known<LocalDate> from = lever(plant, "second-shift-p1").from();

        assertThat(from.at(LocalDate.parse("2024-04-01"))).isEmpty();
        assertThat(from.at(LocalDate.parse("2024-07-01")).orElseThrow().hasRange()).isFalse();
        assertThat(plant.policies())
                .filteredOn(p -> p.unless().equals(List.of("second-shift-p1")))
                .singleElement()
                .matches(p -> isKnown(p.backlogWeeks(), LocalDate.parse("2021-11-27")));
    }

    /** Of the promises; a forecast may know a date of the programme and yet owe the rest. */
    @Test
    void atLeastFivePromisesAreOpenOnTheExamplesOwnDay() {
        Plant plant = Examples.read("yizhuang");

        assertThat(plant.programme().promises())
                .filteredOn(p -> !isKnown(p.kept(), plant.asOf()))
                .hasSizeGreaterThanOrEqualTo(5);
        assertThat(plant.programme().promises())
                .extracting(p -> p.clause().strength())
                .contains(Promise.Strength.SIGNED, Promise.Strength.OURS);
    }

    /**
     * A reason that names a quarter rests on it, so it cannot be older than the quarter's report.
     */
    @Test
    void nothingIsFittedToAQuarterBeforeItWasPublished() {
        Plant plant = Examples.read("yizhuang");
        Map<String, LocalDate> published = new HashMap<>();
        plant.actuals()
                .quarters()
                .forEach(
                        q ->
                                published.put(
                                        q.quarter(),
                                        q.deliveries().versions().getFirst().basis().known()));

        List<Basis> fitted =
                Examples.figures(List.of(plant.lines(), plant.levers(), plant.shops())).stream()
                        .flatMap(f -> f.versions().stream())
                        .map(Known.Version::basis)
                        .filter(b -> b.isAssumed() && !quarters(b).isEmpty())
                        .toList();
        assertThat(fitted).isNotEmpty();
        assertThat(fitted)
                .allSatisfy(
                        b ->
                                assertThat(quarters(b))
                                        .as(b.assumption())
                                        .allSatisfy(
                                                q ->
                                                        assertThat(published.get(q))
                                                                .as(q)
                                                                .isBeforeOrEqualTo(b.known())));
    }

    @Test
    void everyShopServesBothPhases() {
        assertThat(Examples.read("yizhuang").shops())
                .hasSize(6)
                .allSatisfy(s -> assertThat(s.lines()).containsExactly("p1", "p2"));
    }

    private static final Pattern QUARTER = Pattern.compile("20\\d\\d-Q[1-4]");

    private static List<String> quarters(Basis basis) {
        return QUARTER.matcher(basis.assumption()).results().map(MatchResult::group).toList();
    }

    private static boolean isKnown(Known<?> figure, LocalDate asOf) {
        return figure != null && figure.at(asOf).isPresent();
    }

    private static Activity activity(Plant plant, String id) {
        return plant.activity(id).orElseThrow();
    }

    private static Lever lever(Plant plant, String id) {
        return plant.levers().stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
    }
}
