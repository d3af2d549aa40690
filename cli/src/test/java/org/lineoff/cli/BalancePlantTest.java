package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code lineoff balance DIR}: the tasks of a section of a plant. */
class BalancePlantTest {
    private static final Path EXAMPLE = Command.example("yizhuang-process");

    @TempDir Path dir;

    @Test
    void theExampleIsWhatItsGeneratorWrites() throws IOException {
        assertThat(Files.readString(EXAMPLE.resolve("process.yaml")))
                .isEqualTo(ProcessExample.text());
    }

    @Test
    void withoutABalanceThePlantSaysHowToMakeOneAndWithItThePlantIsWhole() throws IOException {
        Path plant = Command.copy(EXAMPLE, dir.resolve("plant"));
        Files.delete(plant.resolve("balances/trim.csv"));
        Command.Result before = new Command().run("check", plant);
        assertThat(before.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(before.err()).contains("lineoff balance " + plant + " --section assembly/trim");

        Command.Result made =
                new Command()
                        .run("balance", plant, "--section", "trim", "--time-limit", "1s", "--json");
        assertThat(made.err()).contains("trim.csv");
        assertThat(made.status()).isEqualTo(Main.DONE);
        JsonNode json = JsonMapper.shared().readTree(made.out());
        assertThat(json.get("tasks").asInt()).isEqualTo(480);
        assertThat(json.get("cycleSeconds").asDouble()).isEqualTo(83.7);
        assertThat(json.get("stations").asInt()).isBetween(json.get("lowerBound").asInt(), 146);
        assertThat(assignment(plant.resolve("balances/trim.csv"))).hasSize(480);
        assertThat(new Command().run("check", plant).status()).isEqualTo(Main.DONE);
    }

    @Test
    void theMovesOfTheRampLeadFromOneBalanceToTheNext() throws IOException {
        Path plant = Command.copy(EXAMPLE, dir.resolve("plant"));
        Command.Result made =
                new Command().run("balance", plant, "--takts", "90s,85s", "--time-limit", "500ms");
        assertThat(made.status()).as(made.err()).isEqualTo(Main.DONE);
        assertThat(made.out()).contains("Takt 90s", "Takt 85s", "h of learning");
        Map<String, Integer> at = assignment(plant.resolve("balances/trim-90s.csv"));
        List<String> moves = Files.readAllLines(plant.resolve("balances/trim-moves.csv"));
        assertThat(moves.getFirst()).isEqualTo("takt,task,from,to,learningHours");
        for (String move : moves.subList(1, moves.size())) {
            String[] cells = move.split(",", -1);
            assertThat(cells[0]).isEqualTo("85s");
            assertThat(at.put(cells[1], Integer.valueOf(cells[3])))
                    .isEqualTo(Integer.valueOf(cells[2]));
            assertThat(cells[4]).isEqualTo("8");
        }
        assertThat(at).isEqualTo(assignment(plant.resolve("balances/trim-85s.csv")));
    }

    @Test
    void wrongUsageIsToldWithARemedy() {
        assertThat(new Command().run("balance", EXAMPLE, "--section", "trimm").err())
                .contains("assembly/trim");
        assertThat(new Command().run("balance", EXAMPLE, "--cycle", "60").status())
                .isEqualTo(Main.WRONG_USAGE);
        assertThat(new Command().run("balance", EXAMPLE, "--mix", "p7=60").err())
                .contains("P7=60,P5=40");
        assertThat(new Command().run("balance", EXAMPLE, "--ramp").err()).contains("--takts");
        assertThat(new Command().run("balance", Command.example("one-line")).err())
                .contains("states tasks");
    }

    private static Map<String, Integer> assignment(Path file) throws IOException {
        Map<String, Integer> at = new HashMap<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            at.put(cells[0], Integer.valueOf(cells[1]));
        }
        return at;
    }
}
