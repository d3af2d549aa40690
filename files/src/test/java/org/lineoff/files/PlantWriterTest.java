package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.model.Basis;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;

/** What was written is what is read. */
class PlantWriterTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"yizhuang", "yizhuang-stations", "yizhuang-process", "one-line"})
    void anExampleThatIsWrittenAndReadAgainIsTheSamePlantWithTheSameNames(String example)
            throws IOException {
        Plant plant = read(Path.of("..", "examples", example));
        Path copy = folder.resolve("copy");
        PlantWriter.write(plant, copy);
        assertThat(read(copy)).isEqualTo(plant);
        assertThat(PlantWriter.texts(read(copy))).isEqualTo(PlantWriter.texts(plant));
    }

    @Test
    void theSmallFolderOfTheTestsWithEverythingInItIsTheSame() throws IOException {
        Plant plant = read(SmallFolder.valid().writeTo(folder.resolve("small")));
        PlantWriter.write(plant, folder.resolve("copy"));
        assertThat(read(folder.resolve("copy"))).isEqualTo(plant);
    }

    @Test
    void theFilesAreNoLongerThanWhatPeopleWrite() throws IOException {
        Plant plant = read(Path.of("..", "examples", "yizhuang"));
        long written = PlantWriter.texts(plant).values().stream().mapToLong(String::length).sum();
        long original = 0;
        try (var files = Files.walk(Path.of("..", "examples", "yizhuang"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                original += Files.readString(file).length();
            }
        }
        assertThat(written).isLessThan(original * 5 / 4);
    }

    @Test
    void anythingThatMayStandInAWordComesBack() throws IOException {
        Plant plant = read(Path.of("..", "examples", "one-line"));
        Random random = new Random(7);
        String letters = "a: #'\"\\{}[]-&*!|>%@`,?~\n\t\u0007\u0085\u2028\ufeff节拍é\ud83d\ude97 0";
        int[] points = letters.codePoints().toArray();
        List<Plant.SourceDocument> documents = new ArrayList<>(plant.sources());
        List<String> titles =
                new ArrayList<>(
                        List.of("true", "null", "~", "12", "2024-01-01", "no", "-", "a #b"));
        for (int i = 0; i < 300; i++) {
            StringBuilder title = new StringBuilder("x");
            for (int n = random.nextInt(12); n > 0; n--) {
                title.appendCodePoint(points[random.nextInt(points.length)]);
            }
            titles.add(title + "x");
            titles.add(title.delete(0, 1) + "x");
        }
        for (String title : titles) {
            String stripped = title.strip();
            documents.add(new Plant.SourceDocument("d" + documents.size(), stripped, null, null));
        }
        Plant changed = with(plant, documents);
        PlantWriter.write(changed, folder.resolve("copy"));
        assertThat(read(folder.resolve("copy"))).isEqualTo(changed);
    }

    @Test
    void aBasisSharedByMostFiguresIsStatedOnceAndTheOthersStateTheirOwn() {
        Basis common = Basis.assumption("as ever", LocalDate.of(2020, 1, 1));
        Basis other = Basis.source("https://example.org", LocalDate.of(2021, 2, 3));
        record Three(Known<Duration> a, Known<Duration> b, Known<Double> c) {}
        Three three =
                new Three(
                        Known.of("f.yaml#a", Duration.ofMinutes(90), common),
                        Known.of("f.yaml#b", Duration.ofMillis(1500), common),
                        Known.between("f.yaml#c", 0.5, 1.0, 1e-7 + 1, other));
        assertThat(Yaml.text(RecordWriter.file("f.yaml", three)))
                .isEqualTo(
                        """
                        formatVersion: 1
                        basis: {assumption: "as ever", known: 2020-01-01}
                        a: 90min
                        b: 1500ms
                        c: {value: 1, low: 0.5, high: 1.0000001, source: "https://example.org", known: 2021-02-03}
                        """);
    }

    @Test
    void aFigureInSeveralPlacesIsWrittenOnce() {
        Basis basis = Basis.assumption("as ever", LocalDate.of(2020, 1, 1));
        record Two(Known<Double> a, Known<Double> b) {}
        Known<Double> figure = Known.between("f.yaml#a", 1.0, 2.0, 3.0, basis);
        assertThat(Yaml.text(RecordWriter.file("f.yaml", new Two(figure, figure))))
                .isEqualTo(
                        """
                        formatVersion: 1
                        basis: {assumption: "as ever", known: 2020-01-01}
                        a: &figure1 {value: 2, low: 1, high: 3}
                        b: *figure1
                        """);
    }

    @Test
    void aFolderInWhichThereIsSomethingIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        Plant plant = read(Path.of("..", "examples", "one-line"));
        assertThatThrownBy(() -> PlantWriter.write(plant, folder))
                .isInstanceOf(FileAlreadyExistsException.class);
        try (var files = Files.list(folder)) {
            assertThat(files.toList()).hasSize(1);
        }
    }

    private static Plant with(Plant p, List<Plant.SourceDocument> sources) {
        return new Plant(
                p.title(),
                p.note(),
                p.timeZone(),
                p.horizon(),
                p.asOf(),
                p.currency(),
                p.runs(),
                p.judgement(),
                sources,
                p.calendars(),
                p.products(),
                p.demand(),
                p.lines(),
                p.shops(),
                p.levers(),
                p.policies(),
                p.programme(),
                p.actuals(),
                p.backtest());
    }

    private static Plant read(Path folder) {
        ReadResult result = PlantFolder.read(folder);
        assertThat(result.problems().stream().map(p -> ProblemTexts.text(p, "en", result)))
                .isEmpty();
        return result.plant().orElseThrow();
    }
}
