package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

class AsOfCheckTest {
    @TempDir Path folder;

    @Test
    void theSmallPlantKnowsEnoughFromItsFirstDay() {
        assertThat(problems(SmallFolder.valid(), "2022-01-01")).isEmpty();
        assertThat(problems(SmallFolder.valid(), "2030-01-01")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-11-27", "2024-04-01", "2025-01-01", "2026-01-01"})
    void theExampleKnowsEnoughOnEveryDayOfItsStory(String asOf) {
        ReadResult result = PlantFolder.read(Examples.folder("yizhuang"));

        assertThat(AsOfCheck.problems(result.plant().orElseThrow(), LocalDate.parse(asOf), result))
                .isEmpty();
    }

    @Test
    void aFigureThatWasNotKnownYetIsNamedWithItsPlaceAndItsDay() {
        SmallFolder small =
                SmallFolder.valid()
                        .change(
                                "shops/assembly.yaml",
                                "takt: 90s",
                                "takt: ▸{value: 90s, known: 2023-03-01}");

        List<Problem> problems = problems(small, "2023-02-28");

        assertThat(problems).extracting(Problem::where).isEqualTo(small.marks());
        assertThat(ProblemTexts.text(problems.getFirst(), "en"))
                .contains(
                        "nothing was known of this figure on 2023-02-28; it became known on 2023-03-01");
        assertThat(problems(small, "2023-03-01")).isEmpty();
    }

    @Test
    void onTheDayBeforeAnythingWasKnownEverythingIsMissing() {
        assertThat(problems(SmallFolder.valid(), "2021-12-31")).hasSizeGreaterThan(40);
    }

    /**
     * A model, a wave, a lever or a planned stop of whose first day nothing is known is not there.
     */
    @ParameterizedTest
    @CsvSource({
        "products.yaml, from: 2023-01-01, 'from: {value: 2023-01-01, known: 2024-01-01}'",
        "demand.yaml, from: 2022-07-01, 'from: {value: 2022-07-01, known: 2024-01-01}'",
        "levers.yaml, from: 2023-10-01, 'from: {value: 2023-10-01, known: 2024-01-01}'",
        "products.yaml, 'wagon, name: Wagon, from: 2023-01-01', 'wagon, name: Wagon, from: {value: 2023-01-01, known: 2024-01-01}'",
        "calendars.yaml, from: 2023-08-01, 'from: {value: 2023-08-01, known: 2024-01-01}'",
        "programme.yaml, 'known: 2022-07-01', 'known: 2024-01-01'",
        "programme.yaml, 'known: 2022-11-15', 'known: 2024-01-01'",
        "levers.yaml, until: 2024-12-31, 'until: {value: 2024-12-31, known: 2024-01-01}'",
        "levers.yaml, chance: 80%, 'chance: {value: 80%, known: 2024-01-01}'",
        "policies.yaml, chance: 80%, 'chance: {value: 80%, known: 2024-01-01}'",
        "policies.yaml, backlogWeeks: 13, 'backlogWeeks: {value: 13, known: 2024-01-01}'",
        "policies.yaml, from: 2023-03-01, 'from: {value: 2023-03-01, known: 2024-01-01}'",
        "policies.yaml, atMost: 3, 'atMost: {value: 3, known: 2024-01-01}'",
        "actuals.yaml, reached: 2022-12-20, 'reached: {value: 2022-12-20, known: 2024-03-01}'",
        "programme.yaml, 'duration: {value: 120d, low: 100d, high: 180d}', 'duration: {value: 120d, known: 2024-01-01}'",
    })
    void whatMayBeUnknownIsNoProblem(String file, String old, String later) {
        assertThat(problems(SmallFolder.valid().change(file, old, later), "2023-06-01")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "levers.yaml, 'by: {value: 1.1, low: 1.05, high: 1.2}', 'by: ▸{value: 1.1, known: 2024-01-01}'",
        "levers.yaml, stop: 36h, 'stop: ▸{value: 36h, known: 2024-01-01}'",
        "policies.yaml, lead: 26w, 'lead: ▸{value: 26w, known: 2024-01-01}'",
        "policies.yaml, by: 1.05, 'by: ▸{value: 1.05, known: 2024-01-01}'",
        "demand.yaml, count: 5000, 'count: ▸{value: 5000, known: 2024-01-01}'",
        "programme.yaml, duration: 90d, 'duration: ▸{value: 90d, known: 2024-01-01}'",
        "programme.yaml, capacity: 2, 'capacity: ▸{value: 2, known: 2024-01-01}'",
        "products.yaml, price: 200000, 'price: ▸{value: 200000, known: 2024-01-01}'",
        "shops/body.yaml, 'work: {value: 70s, low: 60s, high: 80s}', 'work: ▸{value: 70s, known: 2024-01-01}'",
        "shops/body.yaml, '{mean: 6min,', '{mean: ▸{value: 6min, known: 2024-01-01},'",
    })
    void whatMustBeKnownIsAProblem(String file, String old, String later) {
        SmallFolder small = SmallFolder.valid().change(file, old, later);

        assertThat(problems(small, "2023-06-01"))
                .extracting(Problem::where)
                .isEqualTo(small.marks());
    }

    @Test
    void whatIsSaidOnlyOfAModelNotYetKnownIsNotNeeded() {
        String later = "{value: 80s, known: 2024-01-01}";
        SmallFolder small =
                SmallFolder.valid()
                        .change(
                                "products.yaml",
                                "from: 2023-01-01",
                                "from: {value: 2023-01-01, known: 2024-01-01}")
                        .change(
                                "products.yaml",
                                "takeRate: 2}",
                                "takeRate: {value: 2, known: 2024-01-01}}")
                        .change("shops/body.yaml", "{wagon: 80s}", "{wagon: " + later + "}")
                        .change("shops/body.yaml", "{glass: 5s}", "{glass: " + later + "}");

        assertThat(problems(small, "2023-06-01")).isEmpty();
    }

    @Test
    void aPlantOfWhichNoModelWasKnownHasNothingToBuild() {
        SmallFolder small = SmallFolder.valid();
        small.put(
                "products.yaml",
                small.text("products.yaml")
                        .replace("from: 2022-01-01", "from: {value: 2022-01-01, known: 2023-01-01}")
                        .replace(
                                "from: 2023-01-01",
                                "from: {value: 2023-01-01, known: 2023-01-01}"));

        assertThat(problems(small, "2022-06-01"))
                .extracting(Problem::where)
                .containsExactly(new Where("products.yaml", 4, 36));
    }

    private List<Problem> problems(SmallFolder small, String asOf) {
        ReadResult result = PlantFolder.read(small.writeTo(folder));
        assertThat(result.problems()).isEmpty();
        return AsOfCheck.problems(result.plant().orElseThrow(), LocalDate.parse(asOf), result);
    }
}
