package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A planned sequence in the plant, and on its page. */
class SequenceSimulateTest {
    private static final int CARS_A_DAY = 40;
    private static final int SET_UPS = 2;

    @TempDir Path dir;
    private Path plant = Path.of("");
    private Path orders = Path.of("");

    /** The example with a line of forty cars a day, in its third month. */
    @BeforeEach
    void small() throws IOException {
        plant = Command.copy(Command.example("yizhuang"), dir.resolve("plant"));
        Command.edit(
                plant.resolve("sequencing.yaml"),
                "frozen: 60",
                "carsPerDay: " + CARS_A_DAY + "\nfrozen: 4");
        orders = dir.resolve("orders.csv");
        Command.Result made = run("2024-04-08", 2, "--generate-orders", 80, "--out", orders);
        assertThat(made.status()).as(made.err()).isZero();
    }

    private Command.Result run(String from, int days, Object... more) {
        List<Object> args = new ArrayList<>(List.of("sequence", plant, "--as-of", "2024-04-01"));
        args.addAll(List.of("--from", from, "--days", days, "--threads", 1));
        args.addAll(List.of(more));
        return new Command().run(args.toArray());
    }

    private Command.Result planned(int days, Object... more) {
        List<Object> args = new ArrayList<>(List.of("--orders", orders, "--iterations", 20_000));
        args.addAll(List.of(more));
        return run("2024-04-08", days, args.toArray());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private Path change() {
        return plant.resolve("changes").resolve("colour-set-ups.yaml");
    }

    @Test
    void thePlannedOrderIsTriedBesideOthersAndFewerColourChangesAreFewerSetUps() {
        Command.Result result =
                planned(5, "--simulate", "--replications", 2, "--with", change(), "--json");
        assertThat(result.status()).as(result.err()).isZero();
        JsonNode trial = json(result.out()).get("trial");
        List<String> names = new ArrayList<>();
        trial.get("sequences").forEach(s -> names.add(s.at("/name/en").stringValue()));
        assertThat(names)
                .containsExactly(
                        "planned",
                        "planned, bodies in the order for paint",
                        "first come",
                        "random");
        assertThat(trial.get("cars").asInt()).isEqualTo(80);
        double planned = trial.at("/sequences/0/figures/" + SET_UPS + "/mean").asDouble();
        for (int s = 2; s < 4; s++) {
            JsonNode setUps = trial.at("/sequences/" + s + "/figures/" + SET_UPS);
            assertThat(setUps.get("mean").asDouble()).isGreaterThan(planned + 5);
            assertThat(setUps.at("/less/mean").asDouble())
                    .isEqualTo(setUps.get("mean").asDouble() - planned);
        }
    }

    @Test
    void thePageHoldsTheOrdersInTheirNewOrderAndThePenaltiesOfTheAnswer() throws IOException {
        Path out = dir.resolve("out");
        Command.Result result = planned(2, "--json", "--out", out);
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).contains("sequence.html");
        JsonNode answer = json(result.out());
        assertThat(answer.get("trial").isNull()).isTrue();
        JsonNode sheet = sheet(out.resolve("sequence.html"));

        List<String> lines = Files.readAllLines(orders);
        List<String> heads = List.of(lines.getFirst().replace("\uFEFF", "").split(",", -1));
        Map<String, String> text = new HashMap<>();
        lines.forEach(line -> text.put(line.split(",", 2)[0], line));
        assertThat(heads.getFirst()).isEqualTo("Order");
        JsonNode colours = sheet.at("/strips/0/values");
        for (int p = 0; p < 2; p++) {
            JsonNode after = sheet.at("/periods/" + p + "/after");
            List<String> ids = new ArrayList<>();
            after.get("cars").forEach(id -> ids.add(id.stringValue()));
            assertThat(ids).hasSize(CARS_A_DAY).doesNotHaveDuplicates();
            for (int i = 0; i < ids.size(); i++) {
                int value = Character.digit(after.at("/cells/0").stringValue().charAt(i), 36);
                assertThat(text.get(ids.get(i)))
                        .contains("," + colours.get(value).get("id").stringValue() + ",");
            }
        }
        Map<String, Long> before = new HashMap<>();
        Map<String, Long> now = new HashMap<>();
        for (JsonNode period : answer.get("periods")) {
            for (JsonNode rule : period.get("rules")) {
                String name = rule.at("/name/en").stringValue();
                before.merge(name, rule.get("before").asLong(), Long::sum);
                now.merge(name, rule.get("after").asLong(), Long::sum);
            }
        }
        assertThat(sheet.get("rules")).isNotEmpty();
        for (JsonNode rule : sheet.get("rules")) {
            String name = rule.at("/name/en").stringValue();
            assertThat(rule.get("before").asLong()).as(name).isEqualTo(before.get(name));
            assertThat(rule.get("after").asLong()).as(name).isEqualTo(now.get(name));
        }
    }

    private static JsonNode sheet(Path page) throws IOException {
        String html = Files.readString(page);
        String opening = "<script type=\"application/json\" id=\"forecast\">";
        int from = html.indexOf(opening) + opening.length();
        return json(html.substring(from, html.indexOf("</script>", from)));
    }

    @Test
    void everySequenceTriedHoldsTheSameOrdersAndTheTerminalShowsEach() {
        Command.Result one = planned(2, "--simulate", "--replications", 1);
        Command.Result again = planned(2, "--simulate", "--replications", 1);
        assertThat(one.status()).as(one.err()).isZero();
        assertThat(one.out())
                .contains("In the plant", "first come", "random", "Cars off the line")
                .isEqualTo(again.out());
    }

    @Test
    void whatCannotBeTriedIsSaid() {
        Path file = dir.resolve("x.csv");
        assertThat(run("2024-04-08", 2, "--generate-orders", 5, "--out", file, "--simulate").err())
                .contains("--simulate goes with --orders");
        assertThat(planned(2, "--replications", 3).err()).contains("--replications goes with");
        Command.Result late = run("2026-12-31", 3, "--orders", orders, "--simulate");
        assertThat(late.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(late.err()).contains("2027-01-02", "2026-12-31");
        Command.Result noFile = planned(2, "--with", dir.resolve("nothing.yaml"));
        assertThat(noFile.status()).isEqualTo(Main.WRONG_INPUT);
    }
}
