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
