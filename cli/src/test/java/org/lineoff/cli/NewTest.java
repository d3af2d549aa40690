package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class NewTest {
    private final Command lineoff = new Command();

    @ParameterizedTest
    @CsvSource({"en,The sheet's own number", "zh,表格自身的数"})
    void theFilledTemplateBecomesAPlantThatRunsAndTheBridgeBeginsAtItsNumbers(
            String language, String words, @TempDir Path dir) throws IOException {
        Path sheet = Command.example("spreadsheet").resolve("plant-" + language + ".xlsx");
        Path plant = dir.resolve("plant");

        Command.Result made = lineoff.run("new", plant, "--from", sheet, "--lang", language);

        assertThat(made.err()).isEmpty();
        assertThat(made.status()).isZero();
        assertThat(made.out()).contains(words, "151,087", "177,750", "lineoff run " + plant);
        assertThat(Files.readString(plant.resolve("README.md"))).contains(words, "151,087");
        assertThat(lineoff.run("check", plant).status()).isZero();

        Command.Result run =
                lineoff.run(
                        "run",
                        plant,
                        "--json",
                        "--replications",
                        "2",
                        "--draws",
                        "50",
                        "--out",
                        dir.resolve("report"));
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode bridges = new ObjectMapper().readTree(run.out()).get("bridge");
        Map<String, Long> planned =
                Map.of(
                        "casting", 225_000L,
                        "stamping", 270_000L,
                        "body", 198_750L,
                        "paint", 198_750L,
                        "battery", 217_500L,
                        "assembly", 177_750L);
        planned.forEach(
                (shop, cars) -> {
                    JsonNode bridge = bridge(bridges, shop, 2027);
                    assertThat(bridge.get("planned").asLong()).as(shop).isEqualTo(cars);
                    long sum = cars;
                    for (JsonNode step : bridge.get("steps")) {
                        sum += step.get("cars").asLong();
                    }
                    assertThat(bridge.get("output").asLong()).as(shop).isEqualTo(sum);
                });
        // By itself each shop loses what its availability says; waiting for each other costs more.
        long output = bridge(bridges, "assembly", 2027).get("output").asLong();
        assertThat(output).isBetween(120_000L, 151_087L);
    }

    private static JsonNode bridge(JsonNode bridges, String shop, int year) {
        for (JsonNode bridge : bridges) {
            if (bridge.get("shop").asString().equals(shop) && bridge.get("year").asInt() == year) {
                return bridge;
            }
        }
        throw new AssertionError("no bridge of " + shop + " in " + bridges);
    }

    @Test
    void aWrongSheetMakesNothingAndIsComplainedAboutAtItsCells(@TempDir Path dir)
            throws IOException {
        Path sheet =
                Files.writeString(
                        dir.resolve("plant.csv"),
                        "Shop,JPH,Hours,Availability,FTT,Buffer,Colour\nPaint,forty,15,95,150,0,red\n");

        Command.Result english = lineoff.run("new", dir.resolve("p"), "--from", sheet);
        Command.Result chinese =
                lineoff.run("new", dir.resolve("p"), "--from", sheet, "--lang", "zh");

        assertThat(english.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(english.err())
                .contains("plant.csv, cell B2: ", "plant.csv, cell E2: ", "2 problems")
                .contains("plant.csv, cell G1: column \"Colour\" is not known")
                .doesNotContain("\tat ");
        assertThat(chinese.err()).contains("plant.csv，单元格 B2: ", "单元格 E2");
        assertThat(dir.resolve("p")).doesNotExist();
    }

    @Test
    void whatIsThereIsNeverOverwritten(@TempDir Path dir) throws IOException {
        Path plant = Files.createDirectory(dir.resolve("plant"));
        Path mine = Files.writeString(plant.resolve("plant.yaml"), "mine");

        for (List<Object> line :
                List.<List<Object>>of(
                        List.of("new", plant),
                        List.of("new", mine),
                        List.of("new", "--template", mine))) {
            Command.Result result = lineoff.run(line.toArray());

            assertThat(result.status()).isEqualTo(Main.WRONG_USAGE);
            assertThat(result.err()).contains("another name").doesNotContain("\tat ");
        }
        assertThat(mine).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "new a --template b", "new --template b --from c"})
    void aCommandThatAsksForNothingOrTooMuchIsWrongUsage(String line) {
        assertThat(lineoff.run((Object[]) line.split(" ")).status()).isEqualTo(Main.WRONG_USAGE);
    }

    @Test
    void theTemplateIsWrittenInBothLanguages(@TempDir Path dir) {
        for (String language : List.of("en", "zh")) {
            Path file = dir.resolve("sub").resolve(language + ".xlsx");

            Command.Result result = lineoff.run("new", "--template", file, "--lang", language);

            assertThat(result.status()).as(result.err()).isZero();
            assertThat(lineoff.run("new", dir.resolve(language), "--from", file).status()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void withoutASheetItMakesASmallCommentedPlantThatRuns(String language, @TempDir Path dir)
            throws IOException {
        Path plant = dir.resolve("mine");

        Command.Result made = lineoff.run("new", plant, "--lang", language);

        assertThat(made.status()).as(made.err()).isZero();
        assertThat(lineoff.run("check", plant).status()).isZero();
        Command.Result run =
                lineoff.run(
                        "run",
                        plant,
                        "--replications",
                        "1",
                        "--draws",
                        "20",
                        "--out",
                        dir.resolve("report"));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(said(plant))
                .as("the starter says what examples/one-line says, in the other language too")
                .isEqualTo(said(Command.example("one-line")));
    }

    /**
     * All lines without comments and without the one sentence that is in one language; changes of
     * the example are not part of the plant.
     */
    private static String said(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml"))
                            .filter(f -> !f.getParent().endsWith("changes"))
                            .sorted()
                            .toList()) {
                Files.readString(file)
                        .replaceAll("assumption: \"[^\"]*\"", "assumption")
                        .replaceAll("(?m)\\s*#.*$", "")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .forEach(line -> all.append(line).append('\n'));
            }
        }
        return all.toString();
    }
}
