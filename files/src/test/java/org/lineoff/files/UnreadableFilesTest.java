package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.files.Broken.by;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lineoff.model.Problem;
import org.lineoff.model.Problem.BadValue;
import org.lineoff.model.Problem.Cycle;
import org.lineoff.model.Problem.Inconsistent;
import org.lineoff.model.Problem.MissingFile;
import org.lineoff.model.Problem.Unreadable;

/** Whatever lies in the folder, the answer is a list of problems, and soon. */
class UnreadableFilesTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void notYaml(Broken broken, @TempDir Path folder) {
        broken.check(folder);
    }

    static Stream<Broken> notYaml() {
        String l = "levers.yaml";
        return Stream.of(
                by(
                                "a tab in the indentation",
                                l,
                                "    places: [p2]",
                                "▸\tplaces: [p2]",
                                Unreadable.class)
                        .saying("not with tabs"),
                by(
                                "a colon inside a value",
                                l,
                                "name: Flood",
                                "name: Flood▸: of the river",
                                Unreadable.class)
                        .saying("a colon cannot stand here"),
                by("a quote without end", l, "name: Flood", "name: \"Flood", Unreadable.class)
                        .and(l, "stop: 36h\n", "stop: 36h\n▸")
                        .saying("a quoted text is not closed"),
                by("a bracket without end", l, "[p1/body]\n", "[p1/body\n", Unreadable.class)
                        .and(l, "    from: 2023-07-10", "    from▸: 2023-07-10"),
                by(
                                "a line indented like nothing before",
                                l,
                                "    places: [p2]",
                                "   ▸places: [p2]",
                                Unreadable.class)
                        .saying("indented like nothing before it"),
                by(
                                "a value that begins with a sign of YAML",
                                l,
                                "name: Flood",
                                "name: ▸@Flood",
                                Unreadable.class)
                        .saying("put it into quotes"),
                by("a wide colon", l, "    places: [p2]", "    places▸：[p2]", Unreadable.class)
                        .saying("wide colon of a Chinese keyboard"),
                by(
                        "a wide colon in braces",
                        "calendars.yaml",
                        "{from: 2023-05-01}",
                        "{from: 2023-05-01, ▸to：2023-05-02}",
                        Unreadable.class),
                by("a control character", l, "name: Flood", "name: Flo▸\u0007od", Unreadable.class)
                        .saying("U+0007"),
                by("a second document", l, "levers:", "▸---\nlevers:", Unreadable.class),
                by(
                                "an alias inside its anchor",
                                l,
                                "    places: [p2]",
                                "    places: &p [p2, ▸*p]",
                                Cycle.class)
                        .saying("would contain itself"));
    }

    @Test
    void aFolderThatIsNotThereIsAMissingFile(@TempDir Path folder) {
        assertThat(PlantFolder.read(folder.resolve("nowhere")).problems())
                .singleElement()
                .isInstanceOf(MissingFile.class);
    }

    @Test
    void aFileIsNoFolder(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("plant"), "formatVersion: 1");

        assertThat(PlantFolder.read(file).problems())
                .singleElement()
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void anEmptyFolderLacksTheFiveFilesThatEveryPlantHas(@TempDir Path folder) {
        List<Problem> problems = PlantFolder.read(folder).problems();

        assertThat(problems).allMatch(p -> p instanceof MissingFile);
        assertThat(problems)
                .extracting(p -> p.where().file())
                .containsExactly(
                        "calendars.yaml",
                        "demand.yaml",
                        "plant.yaml",
                        "products.yaml",
                        "programme.yaml");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requiredFiles")
    void aMissingFileIsTheOnlyComplaint(String name, @TempDir Path folder) {
        assertThat(problemsWithout(name, folder))
                .singleElement()
                .isInstanceOf(MissingFile.class)
                .extracting(p -> p.where().file())
                .isEqualTo(name);
    }

    static List<String> requiredFiles() {
        return List.of(
                "plant.yaml", "calendars.yaml", "products.yaml", "demand.yaml", "programme.yaml");
    }

    private static List<Problem> problemsWithout(String name, Path folder) {
        return PlantFolder.read(SmallFolder.valid().remove(name).writeTo(folder)).problems();
    }

    @Test
    void leversAndActualsMayBeLeftOut(@TempDir Path folder) {
        SmallFolder small =
                SmallFolder.valid()
                        .remove("levers.yaml")
                        .remove("policies.yaml")
                        .remove("actuals.yaml");

        assertThat(PlantFolder.read(small.writeTo(folder)).problems()).isEmpty();
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty(@TempDir Path folder) {
        assertThat(problemsWith("levers.yaml", new byte[0], folder))
                .singleElement()
                .isEqualTo(new Unreadable(at("levers.yaml", 1, 1), "unreadable.empty"));
    }

    @Test
    void aFileOfCommentsIsEmpty(@TempDir Path folder) {
        assertThat(
                        problemsWith(
                                "levers.yaml",
                                "# later\n".getBytes(StandardCharsets.UTF_8),
                                folder))
                .singleElement()
                .isEqualTo(new Unreadable(at("levers.yaml", 1, 1), "unreadable.empty"));
    }

    @Test
    void aPictureIsNoText(@TempDir Path folder) {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};

        assertThat(problemsWith("levers.yaml", png, folder))
                .singleElement()
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void chineseTextInGbkIsNamedWhereItBegins(@TempDir Path folder) {
        byte[] gbk = "formatVersion: 1\nlevers:\n  - id: 下线\n".getBytes(Charset.forName("GBK"));

        assertThat(problemsWith("levers.yaml", gbk, folder))
                .singleElement()
                .isEqualTo(new Unreadable(at("levers.yaml", 3, 9), "unreadable.notUtf8"));
    }

    @Test
    void aFileInUtf16IsNamedAsSuch(@TempDir Path folder) {
        byte[] utf16 = "formatVersion: 1".getBytes(StandardCharsets.UTF_16);

        assertThat(problemsWith("levers.yaml", utf16, folder))
                .singleElement()
                .isEqualTo(new Unreadable(at("levers.yaml", 1, 1), "unreadable.utf16"));
    }

    @Test
    void aFileOfManyMegabytesIsNotRead(@TempDir Path folder) {
        assertThat(problemsWith("levers.yaml", new byte[SourceText.MAX_BYTES + 1], folder))
                .singleElement()
                .isEqualTo(new Unreadable(at("levers.yaml", 0, 0), "unreadable.tooLarge|4"));
    }

    @Test
    void aFolderInPlaceOfAFileIsNoFile(@TempDir Path folder) throws IOException {
        SmallFolder.valid().remove("levers.yaml").writeTo(folder);
        Files.createDirectory(folder.resolve("levers.yaml"));

        assertThat(PlantFolder.read(folder).problems())
                .singleElement()
                .isEqualTo(new Unreadable(at("levers.yaml", 0, 0), "unreadable.notAFile"));
    }

    @Test
    void aFileThatMayNotBeReadSaysSo(@TempDir Path folder) throws IOException {
        SmallFolder.valid().writeTo(folder);
        Path file = folder.resolve("levers.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(file), "root may read everything");

        assertThat(PlantFolder.read(folder).problems())
                .singleElement()
                .isEqualTo(new Unreadable(at("levers.yaml", 0, 0), "unreadable.noPermission"));
    }

    @Test
    void byteOrderMarkAndForeignLineEndsMakeNoDifference(@TempDir Path folder) {
        SmallFolder small = SmallFolder.valid();
        for (String name : SmallFolder.NAMES) {
            small.put(name, "\uFEFF" + small.text(name).replace("\n", "\r\n"));
        }

        assertThat(PlantFolder.read(small.writeTo(folder)).problems()).isEmpty();
    }

    @Test
    void placesAreRightWithForeignLineEnds(@TempDir Path folder) {
        SmallFolder small = SmallFolder.valid().change("levers.yaml", "stop: 36h", "stop: 36");
        small.put("levers.yaml", "\uFEFF" + small.text("levers.yaml").replace("\n", "\r\n"));

        assertThat(PlantFolder.read(small.writeTo(folder)).problems())
                .singleElement()
                .satisfies(p -> assertThat(p.where()).isEqualTo(at("levers.yaml", 21, 11)));
    }

    @Test
    void aShopFileOutsideTheFolderIsNotRead(@TempDir Path folder) {
        SmallFolder small =
                SmallFolder.valid().change("plant.yaml", "shops/battery.yaml", "../battery.yaml");

        assertThat(PlantFolder.read(small.writeTo(folder.resolve("plant"))).problems())
                .singleElement()
                .isInstanceOf(BadValue.class);
    }

    @Test
    void aliasesThatMultiplyAreStoppedEarly(@TempDir Path folder) {
        StringBuilder laughs =
                new StringBuilder("formatVersion: 1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String before = "*a" + (i - 1);
            laughs.append(
                    "a%d: &a%d [%s]\n"
                            .formatted(
                                    i,
                                    i,
                                    String.join(", ", java.util.Collections.nCopies(10, before))));
        }

        List<Problem> problems =
                soon(folder, SmallFolder.valid().put("levers.yaml", laughs.toString()));

        assertThat(problems)
                .filteredOn(p -> p instanceof Unreadable)
                .singleElement()
                .satisfies(p -> assertThat(((Unreadable) p).reason()).startsWith("yaml.tooMuch"));
    }

    @Test
    void bracketsThatNestForEverAreStoppedEarly(@TempDir Path folder) {
        assertThat(
                        soon(
                                folder,
                                SmallFolder.valid()
                                        .put("levers.yaml", "levers: " + "[".repeat(100_000))))
                .singleElement()
                .satisfies(p -> assertThat(((Unreadable) p).reason()).startsWith("yaml.tooDeep"));
    }

    @Test
    void aNumberOfAMillionDigitsIsNoNumber(@TempDir Path folder) {
        SmallFolder small =
                SmallFolder.valid().change("levers.yaml", "36h", "9".repeat(1_000_000) + "h");

        assertThat(soon(folder, small)).singleElement().isInstanceOf(BadValue.class);
    }

    @Test
    void aChainOfManyActivitiesEndsWithoutOverflow(@TempDir Path folder) {
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            chain.append(
                    "  - {id: a%d, name: A, owner: maker, after: [a%d]}\n"
                            .formatted(i, (i + 1) % 5_000));
        }
        SmallFolder small =
                SmallFolder.valid().change("programme.yaml", "objective:", chain + "objective:");

        assertThat(soon(folder, small)).singleElement().isInstanceOf(Cycle.class);
    }

    @Test
    void tooManyStationsAreCountedBeforeTheyAreMade(@TempDir Path folder) {
        SmallFolder small =
                SmallFolder.valid()
                        .change(
                                "shops/body.yaml",
                                "repeat: 3",
                                "repeat: 10000\n        parallel: 1000");

        assertThat(soon(folder, small)).singleElement().isInstanceOf(Inconsistent.class);
    }

    private static List<Problem> soon(Path folder, SmallFolder small) {
        small.writeTo(folder);
        return Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> PlantFolder.read(folder).problems());
    }

    private static List<Problem> problemsWith(String name, byte[] bytes, Path folder) {
        SmallFolder.valid().writeTo(folder);
        SmallFolder.write(folder.resolve(name), bytes);
        return PlantFolder.read(folder).problems();
    }

    private static org.lineoff.model.Where at(String file, int line, int column) {
        return new org.lineoff.model.Where(file, line, column);
    }
}
