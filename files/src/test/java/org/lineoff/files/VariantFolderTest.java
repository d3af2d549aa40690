package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Plant;
import org.lineoff.model.Problem;
import org.lineoff.model.Text;

/** A variant reads as the plant it names, edited so; its files stand in for the plant's. */
class VariantFolderTest {
    private static final String HEAD = "formatVersion: 1\nof: ../plant\ntitle: Variant\n";

    private static final String SAME_BASIS =
            "basis: {assumption: Invented for the tests., known: 2022-01-01}\n";

    @TempDir Path folder;

    @BeforeEach
    void thePlantItIsAVariantOf() {
        SmallFolder.valid().writeTo(folder.resolve("plant"));
    }

    private Path write(String file, String text) {
        Path variant = folder.resolve("variant");
        SmallFolder.write(variant.resolve(file), text.getBytes(StandardCharsets.UTF_8));
        return variant;
    }

    private static Plant plant(Path variant) {
        ReadResult read = PlantFolder.read(variant);
        assertThat(read.problems()).isEmpty();
        return read.plant().orElseThrow();
    }

    private Plant edited(SmallFolder edited) {
        String title =
                edited.text("plant.yaml")
                        .lines()
                        .filter(l -> l.startsWith("title:"))
                        .findFirst()
                        .orElseThrow();
        return plant(
                edited.change("plant.yaml", title, "title: Variant")
                        .writeTo(folder.resolve("edited")));
    }

    // ---- what it does ----

    @Test
    void aVariantThatChangesNothingIsThePlantUnderAnotherTitle() {
        Plant variant = plant(write("variant.yaml", HEAD));

        assertThat(variant.title()).isEqualTo(Text.of("Variant"));
        assertThat(variant).isEqualTo(edited(SmallFolder.valid()));
    }

    @Test
    void whatItSetsIsSetAsIfTheFolderHadBeenEdited() {
        Plant variant =
                plant(
                        write(
                                "variant.yaml",
                                HEAD
                                        + SAME_BASIS
                                        + "set: {levers/faster.from: 2024-02-01,"
                                        + " shops/body.yaml#sections.main.stations.weld.repeat: 2}\n"));

        assertThat(variant)
                .isEqualTo(
                        edited(
                                SmallFolder.valid()
                                        .change(
                                                "levers.yaml",
                                                "from: 2023-10-01",
                                                "from: 2024-02-01")
                                        .change("shops/body.yaml", "repeat: 3", "repeat: 2")));
    }

    @Test
    void aFileOfItsOwnStandsInForThePlants() {
        String body =
                SmallFolder.valid()
                        .change("shops/body.yaml", "repeat: 3", "repeat: 5")
                        .text("shops/body.yaml");
        write("shops/body.yaml", body);

        Plant variant = plant(write("variant.yaml", HEAD));

        assertThat(variant)
                .isEqualTo(
                        edited(
                                SmallFolder.valid()
                                        .change("shops/body.yaml", "repeat: 3", "repeat: 5")));
    }

    @Test
    void aShopMoreIsNamedByTheListOfShops() {
        String body = SmallFolder.valid().text("shops/body.yaml");
        write("stations/body.yaml", body);

        Plant variant =
                plant(
                        write(
                                "variant.yaml",
                                HEAD
                                        + "set:\n  plant.yaml#shops: [stations/body.yaml,"
                                        + " shops/assembly.yaml, shops/battery.yaml]\n"));

        assertThat(variant.shops()).hasSize(3);
    }

    @Test
    void aVariantCanBeChangedFurther() {
        Path variant = write("variant.yaml", HEAD + "set: {levers/faster.from: 2024-02-01}\n");
        Path change = folder.resolve("change.yaml");
        SmallFolder.write(
                change,
                "formatVersion: 1\ntitle: More\nset: {shops/body.yaml#sections.main.stations.hem.work: 65s}\n"
                        .getBytes(StandardCharsets.UTF_8));

        ChangedPlant changed = ChangedPlant.read(variant, PlantFolder.read(variant), change);

        assertThat(changed.read().problems()).isEmpty();
        Plant plant = changed.read().plant().orElseThrow();
        assertThat(plant.levers())
                .filteredOn(l -> l.id().equals("faster"))
                .singleElement()
                .satisfies(
                        l ->
                                assertThat(l.from().versions().getFirst().value())
                                        .hasToString("2024-02-01"));
        assertThat(Examples.figures(plant.shops()).stream().flatMap(f -> f.versions().stream()))
                .anyMatch(v -> v.value().equals(Duration.ofSeconds(65)));
    }

    // ---- what is wrong with it ----

    record Fault(String name, String variant, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultIsToldWhereItWasWritten(Fault fault) {
        Path variant = write("variant.yaml", fault.variant());

        List<Problem> problems = PlantFolder.read(variant).problems();

        assertThat(problems).extracting(p -> ProblemTexts.text(p, "en")).hasSize(1);
        assertThat(ProblemTexts.text(problems.getFirst(), "en")).startsWith(fault.expected());
        assertThat(ProblemTexts.text(problems.getFirst(), "zh")).matches("(?s).*\\p{IsHan}.*");
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault(
                        "no plant there",
                        "formatVersion: 1\nof: ../plan\ntitle: Variant\n",
                        "variant.yaml:2:5: of: \"../plan\""),
                new Fault(
                        "a name that no file can have",
                        "formatVersion: 1\nof: \"a\\0b\"\ntitle: Variant\n",
                        "variant.yaml:2:"),
                new Fault(
                        "a variant of itself",
                        "formatVersion: 1\nof: .\ntitle: Variant\n",
                        "variant.yaml:2:5: the variant names \".\", which is a variant itself"),
                new Fault(
                        "of nothing",
                        "formatVersion: 1\ntitle: Variant\n",
                        "variant.yaml:1:1: key \"of\" is missing"),
                new Fault(
                        "a misspelt key",
                        HEAD + "sett: {levers/faster.from: 2024-02-01}\n",
                        "variant.yaml:4:1: unknown key \"sett\"\n  Maybe you meant \"set\"."),
                new Fault(
                        "a misspelt lever",
                        HEAD + "set: {levers/fasterr.from: 2024-02-01}\n",
                        "variant.yaml:4:7: set: there is no figure, key or place \"levers/fasterr.from\""),
                new Fault(
                        "itself among the files",
                        HEAD + "set: {variant.yaml#title: No}\n",
                        "variant.yaml:4:7: set: there is no"),
                new Fault(
                        "a value of the wrong form",
                        HEAD + "set: {levers/faster.from: soon}\n",
                        "variant.yaml:4:27: "));
    }

    @Test
    void ofAPlantThatHasFaultsItSaysOnlySo() {
        SmallFolder.valid()
                .change("plant.yaml", "asOf: 2023-06-01", "asOf: June")
                .writeTo(folder.resolve("plant"));

        List<Problem> problems = PlantFolder.read(write("variant.yaml", HEAD)).problems();

        assertThat(problems)
                .extracting(p -> ProblemTexts.text(p, "en"))
                .singleElement()
                .asString()
                .contains("\"../plant\"", "(1)", "lineoff check");
    }

    @Test
    void aFaultInItsOwnShopIsToldThere() {
        write("shops/body.yaml", SmallFolder.valid().text("shops/body.yaml") + "sectionss: []\n");

        List<Problem> problems = PlantFolder.read(write("variant.yaml", HEAD)).problems();

        assertThat(problems).singleElement().isInstanceOf(Problem.UnknownKey.class);
        assertThat(problems.getFirst().where().file()).isEqualTo("shops/body.yaml");
    }

    /** The lever is right in the plant and wrong only with the variant's shop. */
    @Test
    void aFaultInAFileOfThePlantSaysWhereThatLies() {
        String shop =
                SmallFolder.valid()
                        .text("shops/battery.yaml")
                        .replace("lines: [p1, p2]", "lines: [p1]");
        write("shops/battery.yaml", shop);

        ReadResult read = PlantFolder.read(write("variant.yaml", HEAD));

        assertThat(read.problems())
                .anySatisfy(
                        p -> {
                            assertThat(p.where().file()).isEqualTo("../plant/levers.yaml");
                            assertThat(ProblemTexts.text(p, "en", read)).contains("p2/battery");
                            assertThat(read.excerpt(p.where())).contains("p2/battery");
                        });
    }

    /** Names are those of the plant, or a changed variant would draw other luck. */
    @Test
    void figuresOfThePlantKeepTheirNames() {
        ReadResult plain = PlantFolder.read(folder.resolve("plant"));
        ReadResult variant = PlantFolder.read(write("variant.yaml", HEAD));

        assertThat(plain.names().keySet())
                .filteredOn(name -> !name.equals("plant.yaml#title"))
                .isSubsetOf(variant.names().keySet());
        assertThat(variant.where("levers.yaml#levers.faster").orElseThrow().file())
                .isEqualTo("../plant/levers.yaml");
    }
}
