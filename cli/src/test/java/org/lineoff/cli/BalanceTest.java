package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.files.TableText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A balance as a page and a table, and held against an earlier one. */
class BalanceTest {
    @TempDir Path dir;
    private Path tasks = Path.of("");

    @BeforeEach
    void line() throws IOException {
        tasks =
                Files.writeString(
                        dir.resolve("trim.csv"),
                        """
                        #cycle,10
                        task,time,after
                        wiring,6,
                        carpet,4,wiring
                        cockpit,7,carpet
                        wheel,3,cockpit
                        seats,8,cockpit
                        """);
    }

    private static Command.Result run(Path file, Object... more) {
        List<Object> args = new ArrayList<>(List.of("balance", file));
        args.addAll(List.of(more));
        return new Command().run(args.toArray());
    }

    private Path table(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }

    @Test
    void theFolderGetsThePageAndTheTable() throws IOException {
        Path out = dir.resolve("out");
        Command.Result result = run(tasks, "--out", out);
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("3 stations at a cycle of 10").doesNotContain("→");
        assertThat(result.err()).contains("balance.html", "balance.csv");
        assertThat(Files.readString(out.resolve("balance.html")))
                .contains("<html lang=\"en\">", "Which station does which task? trim");
        assertThat(Files.readAllLines(out.resolve("balance.csv")))
                .containsExactly(
                        "\uFEFFtask,station,worker,time",
                        "wiring,1,1,6",
                        "carpet,1,1,4",
                        "cockpit,2,1,7",
                        "wheel,2,1,3",
                        "seats,3,1,8");

        run(tasks, "--out", out, "--lang", "zh");
        assertThat(Files.readString(out.resolve("balance.html")))
                .contains("<html lang=\"zh\">", "哪个工位做哪些任务？trim");
    }

    @Test
    void aTableThatWasWrittenIsReadAgainAndNothingMoves() {
        Path out = dir.resolve("out");
        run(tasks, "--out", out);
        Path before = out.resolve("balance.csv");
        assertThat(run(tasks, "--from", before).out()).contains("No task changes its station.");
        JsonNode json = JsonMapper.shared().readTree(run(tasks, "--from", before, "--json").out());
        assertThat(json.get("moves")).isEmpty();
        assertThat(JsonMapper.shared().readTree(run(tasks, "--json").out()).has("moves")).isFalse();
    }

    @Test
    void workbooksAreReadAndWrittenAsTablesAre() throws IOException {
        Path book = dir.resolve("trim.xlsx");
        Files.write(book, TableText.xlsx("Tasks", Files.readString(tasks)));
        Path out = dir.resolve("out");
        Command.Result result = run(book, "--out", out);
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("trim: 3 stations at a cycle of 10");
        assertThat(TableText.read(out.resolve("balance.xlsx")).text())
                .isEqualTo(TableText.read(out.resolve("balance.csv")).text());
        assertThat(run(tasks, "--from", out.resolve("balance.xlsx")).out())
                .contains("No task changes its station.");
        Files.write(book, TableText.xlsx("Tasks", "task,time\na,6\nb,-1\n"));
        assertThat(run(book, "--cycle", 10).err()).contains("trim.xlsx, cell B3");
    }

    @Test
    void everyRuleOfATableIsKeptAndContradictionsAreNamed() throws IOException {
        Path line =
                table(
                        "sides.csv",
                        """
                        #cycle,10
                        #sides,2
                        task,time:P7=60%,time:P5=40%,side,crew,with,apart
                        seal,6,4,left,1,,a
                        glass,5,7,right,1,,a
                        roof,4,4,either,2,r,
                        light,3,2,left,1,r,
                        """);
        JsonNode json = JsonMapper.shared().readTree(run(line, "--json").out());
        assertThat(json.get("stations").asInt()).isEqualTo(2);
        assertThat(json.get("proven").asBoolean()).isTrue();
        assertThat(json.get("assignment").get(0)).isNotEqualTo(json.get("assignment").get(1));
        assertThat(json.get("assignment").get(2)).isEqualTo(json.get("assignment").get(3));
        Path never = table("never.csv", "task,time,with,apart\na,3,g,x\nb,3,g,x\n");
        Command.Result result = run(never, "--cycle", 10);
        assertThat(result.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(result.err()).contains("cell D3: \"a\" and \"b\" must share a station");
    }

    @Test
    void smoothMakesStationsEvener() throws IOException {
        Path line = table("even.csv", "#cycle,10\ntask,time\na,5\nb,5\nc,4\nd,1\ne,1\nf,1\ng,1\n");
        JsonNode rough = JsonMapper.shared().readTree(run(line, "--json").out());
        JsonNode even =
                JsonMapper.shared()
                        .readTree(run(line, "--smooth", "--time-limit", "1s", "--json").out());
        assertThat(even.get("stations")).isEqualTo(rough.get("stations"));
        assertThat(even.get("smoothness").asDouble()).isZero();
    }

    @Test
    void theMovesAreListedInBothLanguagesAndAsJson() throws IOException {
        Path before =
                table(
                        "before.csv",
                        "station,task\n1,wiring\n1,carpet\n2,cockpit\n3,wheel\n4,seats\n");
        Path out = dir.resolve("moved");
        assertThat(run(tasks, "--from", before, "--out", out).out())
                .containsIgnoringNewLines(
                        "2 of 5 tasks change their station:  wheel: 3 → 2  seats: 4 → 3");
        assertThat(run(tasks, "--from", before, "--lang", "zh").out())
                .contains("5 个任务中有 2 个换工位：", "wheel：3 → 2");
        JsonNode json = JsonMapper.shared().readTree(run(tasks, "--from", before, "--json").out());
        assertThat(json.get("moves").toString())
                .isEqualTo(
                        "[{\"task\":\"wheel\",\"from\":3,\"to\":2},"
                                + "{\"task\":\"seats\",\"from\":4,\"to\":3}]");
        assertThat(Files.readString(out.resolve("balance.html")))
                .contains("\"moves\":[{\"task\":3,\"from\":3,\"to\":2},{\"task\":4");
    }

    @Test
    void whatIsWrongWithAnEarlierTableIsNamedWithItsPlace() throws IOException {
        Path unknown =
                table(
                        "unknown.csv",
                        "task,station\nwiring,1\nroof,1\ncarpet,0\ncockpit,2\nwheel,x\nseats,3\n");
        Command.Result result = run(tasks, "--from", unknown, "--out", dir.resolve("none"));
        assertThat(result.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(
                        "roof",
                        "unknown.csv, cell A3",
                        "unknown.csv, cell B4",
                        "unknown.csv, cell B6")
                .contains("3 problems");
        assertThat(dir.resolve("none")).doesNotExist();

        Path fewer = table("fewer.csv", "task,station\nwiring,1\ncarpet,1\ncockpit,2\nwheel,2\n");
        assertThat(run(tasks, "--from", fewer).err()).contains("task \"seats\" has no row");
        assertThat(run(tasks, "--from", fewer, "--lang", "zh").err()).contains("任务“seats”没有对应的行");

        assertThat(run(tasks, "--from", tasks).err()).contains("station");
        Command.Result missing = run(tasks, "--from", dir.resolve("nothing.csv"));
        assertThat(missing.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(missing.err()).contains("nothing.csv");
    }
}
