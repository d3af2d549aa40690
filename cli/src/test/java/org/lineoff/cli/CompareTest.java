package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Variants of the smallest example, as a person or a program compares them. */
class CompareTest {
    private static final Path ONE_LINE = Command.example("one-line");
    private static final Path QUICKER = ONE_LINE.resolve("changes/quicker-assembly.yaml");

    @TempDir Path dir;

    private Command.Result compare(Object... more) {
        List<Object> args = new ArrayList<>(List.of("compare"));
        args.addAll(List.of(more));
        args.addAll(List.of("--out", dir.resolve("out"), "--replications", 3, "--draws", 100));
        return new Command().run(args.toArray());
    }

    private static JsonNode json(Command.Result result) {
        assertThat(result.status()).as(result.err()).isZero();
        return JsonMapper.builder().build().readTree(result.out());
    }

    private Path change(String text) throws IOException {
        Path file = dir.resolve("change.yaml");
        Files.writeString(file, "formatVersion: 1\ntitle: T\n" + text + "\n");
        return file;
    }

    @Test
    void itSaysWhatChangesAndWhereThePageIs() {
        Command.Result result = compare(ONE_LINE, "--with", QUICKER);

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "Quicker assembly: ", "105s (98s–115s) → 100s (95s–108s)", "compare.html");
        assertThat(dir.resolve("out/compare.html")).isNotEmptyFile();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aCopyOfAFolderDiffersInNothing() throws IOException {
        Path copy = Command.copy(ONE_LINE, dir.resolve("copy"));

        JsonNode json = json(compare(ONE_LINE, copy, "--json"));

        assertThat(json.at("/variants/1/title/en").asString()).isEqualTo("copy");
        assertThat(json.at("/variants/1/changes").size()).isZero();
        for (JsonNode quarter : json.get("quarters")) {
            assertThat(quarter.at("/lineOff/1/difference/mean").asDouble()).isZero();
            assertThat(quarter.at("/lineOff/1/difference/differing").asInt()).isZero();
        }
    }

    @Test
    void anEditedFolderAndAChangeThatSaysTheSameHaveTheSameDifferences() throws IOException {
        Path copy = Command.copy(ONE_LINE, dir.resolve("copy"));
        Command.edit(copy.resolve("shops/line.yaml"), "work: 100s", "work: 96s");
        Path change = change("set: {main/line/cars/weld.work: 96s}");

        JsonNode json = json(compare(ONE_LINE, copy, "--with", change, "--json"));

        assertThat(json.get("variants").size()).isEqualTo(3);
        for (String rows : List.of("promises", "dates")) {
            for (JsonNode row : json.get(rows)) {
                assertThat(row.at("/sides/1")).isEqualTo(row.at("/sides/2"));
            }
        }
        for (JsonNode row : json.get("quarters")) {
            assertThat(row.at("/lineOff/1")).isEqualTo(row.at("/lineOff/2"));
        }
        assertThat(json.at("/variants/1/changes/0/name"))
                .isEqualTo(json.at("/variants/2/changes/0/name"));
    }

    @Test
    void theSameBytesWithAnyNumberOfThreads() {
        String one = compare(ONE_LINE, "--with", QUICKER, "--json", "--threads", 1).out();

        assertThat(compare(ONE_LINE, "--with", QUICKER, "--json", "--threads", 3).out())
                .isEqualTo(one)
                .isNotEmpty();
    }

    @Test
    void whatIsWrongWithAChangeIsSaidWithItsPlace() throws IOException {
        Path change = change("set:\n  main/line/cars/wedl.work: 96s\n  main.jobsPerHour: -1");

        Command.Result result = compare(ONE_LINE, "--with", change);

        assertThat(result.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(change + ":4:3: ", "Maybe you meant \"main/line/cars/weld.work\"")
                .contains("4 |   main/line/cars/wedl.work: 96s");
        assertThat(dir.resolve("out")).doesNotExist();
    }

    @Test
    void onePlantAloneIsWrongUsage() {
        Command.Result result = compare(ONE_LINE);

        assertThat(result.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(result.err()).contains("--with change.yaml").hasLineCount(1);
    }

    @Test
    void chineseWordsForChineseReaders() {
        Command.Result result = compare(ONE_LINE, "--with", QUICKER, "--lang", "zh");

        assertThat(result.out()).contains("装配加快：", "改了什么", "逐季对比");
    }
}
