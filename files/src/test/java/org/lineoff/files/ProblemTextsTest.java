package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

class ProblemTextsTest {
    private static final Where HERE = new Where("shops/body.yaml", 12, 9);

    @Test
    void aProblemSaysWhereWhatAndWhatToDo() {
        Problem p = new Problem.UnknownKey(HERE, "taktt", "takt", List.of("takt"));

        assertThat(ProblemTexts.text(p, "en"))
                .isEqualTo(
                        "shops/body.yaml:12:9: unknown key \"taktt\"\n  Maybe you meant \"takt\".");
        assertThat(ProblemTexts.text(p, "zh"))
                .isEqualTo("shops/body.yaml:12:9: 未知的键“taktt”\n  也许应为“takt”。");
    }

    @Test
    void theMeaningOfAMissingKeyIsToldInBothLanguages() {
        Problem p = new Problem.MissingKey(HERE, "takt", "Takt of a paced section.");

        assertThat(ProblemTexts.text(p, "en")).contains("It says: Takt of a paced section.");
        assertThat(ProblemTexts.text(p, "zh")).contains("节拍式区段的节拍。");
    }

    @Test
    void plainWordsOfOtherRoomsAreShownAsTheyAre() {
        Problem p = new Problem.Inconsistent(HERE, "The lane is full.", "Wait | and see.");

        assertThat(ProblemTexts.text(p, "zh"))
                .isEqualTo("shops/body.yaml:12:9: The lane is full.\n  Wait | and see.");
        assertThat(ProblemTexts.text(new Problem.Deadlock(HERE, "12:00", List.of("a", "b")), "en"))
                .contains("12:00", "a → b");
    }

    @Test
    void bracesOfAFileAreNotTakenForPlaceholders() {
        Problem p = new Problem.UnknownKey(HERE, "{1}{0}", null, List.of("a"));

        assertThat(ProblemTexts.text(p, "en")).contains("unknown key \"{1}{0}\"");
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() {
        Properties en = Catalogue.of("en").patterns();
        Properties zh = Catalogue.of("zh").patterns();

        assertThat(new TreeSet<>(zh.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(en.stringPropertyNames()));
        for (String key : en.stringPropertyNames()) {
            assertThat(placeholders(zh.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(en.getProperty(key)));
        }
    }

    private static Set<String> placeholders(String pattern) {
        return new TreeSet<>(
                Pattern.compile("\\{[0-9]}")
                        .matcher(pattern)
                        .results()
                        .map(r -> r.group())
                        .toList());
    }

    @Test
    void everythingThatKeysMeanIsSaidInChinese() {
        List<String> english =
                Shapes.all().stream()
                        .flatMap(r -> RecordShape.of(r).parts().stream())
                        .map(p -> p.slot().meaning())
                        .toList();

        assertThat(english).doesNotContain("");
        assertThat(Catalogue.of("zh").meanings().keySet())
                .containsAll(english)
                .contains(Figures.VALUE, Figures.LOW, Figures.HIGH, Binder.FORMAT_VERSION);
    }

    @Test
    void catalogueAndSourcesNameTheSameMessages() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/lineoff/files"))) {
            for (Path file : files.sorted().toList()) {
                sources.append(Files.readString(file));
            }
        }
        Set<String> keys = Catalogue.of("en").patterns().stringPropertyNames();

        Pattern.compile("\"((?:unreadable|yaml|expected|file)\\.[a-zA-Z]+)\"")
                .matcher(sources)
                .results()
                .forEach(r -> assertThat(keys).contains(r.group(1)));
        for (Ids.Kind kind : Ids.Kind.values()) {
            assertThat(keys).contains(kind.word());
        }
        Set<String> composed = Set.of("noEntry", "noExit", "twoEntry", "twoExit");
        assertThat(keys)
                .filteredOn(key -> key.startsWith("what.") || key.startsWith("yaml."))
                .map(key -> key.startsWith("what.") ? key.substring("what.".length()) : key)
                .filteredOn(key -> !composed.contains(key))
                .allSatisfy(key -> assertThat(sources).contains("\"" + key + "\""));
    }

    @Test
    void theCaretStandsUnderTheColumn() {
        assertThat(Excerpt.of("a: 1\n  takt: 90\n", 2, 9))
                .isEqualTo("  2 |   takt: 90\n    |         ^");
    }

    @Test
    void theCaretStandsRightBehindChineseAndTabs() {
        assertThat(Excerpt.of("name: 焊装\tx: 1", 1, 10))
                .isEqualTo("  1 | name: 焊装\tx: 1\n    |           \t^");
        assertThat(Excerpt.of("\t\tx", 1, 3)).isEqualTo("  1 | \t\tx\n    | \t\t^");
        assertThat(Excerpt.of("焊装: x", 1, 5)).isEqualTo("  1 | 焊装: x\n    |       ^");
    }

    @Test
    void aLongLineIsCutAroundTheColumn() {
        String excerpt = Excerpt.of("x".repeat(500) + "HERE" + "y".repeat(500), 1, 501);

        assertThat(excerpt.lines()).allMatch(line -> line.length() < 130);
        List<String> lines = excerpt.lines().toList();
        assertThat(lines.get(0).substring(lines.get(1).indexOf('^'))).startsWith("HERE");
    }

    @Test
    void whatCouldDisturbATerminalIsNotShown() {
        assertThat(Excerpt.of("a: \u001b[2Jx", 1, 1)).contains("a: �[2Jx");
        assertThat(Show.text("a\u001b\nb\u202e")).isEqualTo("a�⏎b�");
        assertThat(Show.text("x".repeat(100))).hasSize(61).endsWith("…");
    }

    @Test
    void thereIsNoExcerptOfWhatIsNoLine(@TempDir Path folder) {
        ReadResult result = PlantFolder.read(SmallFolder.valid().writeTo(folder));

        assertThat(result.excerpt(new Where("plant.yaml", 0, 0))).isEmpty();
        assertThat(result.excerpt(new Where("plant.yaml", 999, 1))).isEmpty();
        assertThat(result.excerpt(new Where("nowhere.yaml", 1, 1))).isEmpty();
        assertThat(result.excerpt(new Where("plant.yaml", 2, 99))).contains("formatVersion: 1");
    }
}
