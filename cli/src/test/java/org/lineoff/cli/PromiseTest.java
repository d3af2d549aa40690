package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.files.PlantFolder;
import org.lineoff.forecast.Progress;
import org.lineoff.forecast.ReadyDates;
import org.lineoff.forecast.Settings;
import org.lineoff.model.Plant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ready dates on the command line, with a record and without. */
class PromiseTest {
    private static final Path PLANT = Command.example("one-line");

    @TempDir Path dir;

    private static JsonNode json(Command.Result result) {
        assertThat(result.status()).as(result.err()).isZero();
        return JsonMapper.shared().readTree(result.out());
    }

    @Test
    void withoutARecordItIsToldHowManyAreAheadAndSaysWhatTheReplicationsSay() {
        JsonNode got =
                json(
                        new Command()
                                .run(
                                        "promise",
                                        PLANT,
                                        "--ahead",
                                        "900",
                                        "--as-of",
                                        "2026-05-04",
                                        "--replications",
                                        "6",
                                        "--chance",
                                        "70",
                                        "--by",
                                        "2026-05-18",
                                        "--json"));
        Plant plant = PlantFolder.read(PLANT).plant().orElseThrow();
        ReadyDates oracle =
                ReadyDates.of(
                        plant,
                        new Settings(LocalDate.of(2026, 5, 4), 6, 1, plant.runs().seed(), 1, "t"),
                        900,
                        Progress.none());
        JsonNode promise = got.get("promises").get(0);
        assertThat(promise.get("dates").get(0).get("day").stringValue())
                .isEqualTo(oracle.day(900, 0.7).orElseThrow().toString());
        assertThat(promise.get("chance").doubleValue())
                .isEqualTo(oracle.chance(900, LocalDate.of(2026, 5, 18)));
        assertThat(got.get("fewRuns").booleanValue()).isTrue();
    }

    @Test
    void theRecordIsWhereTheFileOnServingSays() throws Exception {
        Path orders = dir.resolve("orders.csv");
        Files.writeString(orders, "Order,Model,Colour\nA-1,car,red\nA-2,car,white\n");
        Path config = dir.resolve("serve.yaml");
        Files.writeString(config, "formatVersion: 1\ndata: kept\n");
        new Command().run("orders", PLANT, "--config", config, "--in", orders);
        assertThat(dir.resolve("kept/plant.db")).exists();
        JsonNode got =
                json(
                        new Command()
                                .run(
                                        "promise",
                                        PLANT,
                                        "--config",
                                        config,
                                        "--as-of",
                                        "2026-05-04",
                                        "--replications",
                                        "2",
                                        "--json"));
        assertThat(got.get("waiting").intValue()).isEqualTo(2);
        Files.writeString(config, "formatVersion: 1\ndatta: kept\n");
        Command.Result wrong = new Command().run("promise", PLANT, "--config", config);
        assertThat(wrong.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(wrong.err()).contains("serve.yaml:2:1").contains("data");
    }

    @Test
    void ofTheRecordItKnowsWhereAnOrderStands() throws Exception {
        Path orders = dir.resolve("orders.csv");
        Files.writeString(orders, "Order,Model,Colour\nA-1,car,red\nA-2,car,white\nA-3,car,red\n");
        Path data = dir.resolve("data");
        new Command().run("orders", PLANT, "--data", data, "--in", orders, "--as-of", "2026-05-04");
        Command.Result text =
                new Command()
                        .run(
                                "promise",
                                PLANT,
                                "--data",
                                data,
                                "--as-of",
                                "2026-05-04",
                                "--replications",
                                "2",
                                "--order",
                                "A-3",
                                "--order",
                                "A-1");
        assertThat(text.status()).as(text.err()).isZero();
        assertThat(text.out()).containsPattern("A-3 +checked +2 +2026-").contains("50%", "80%");
        assertThat(text.out()).containsPattern("A-1 +checked +0 +2026-");
        JsonNode next =
                json(
                        new Command()
                                .run(
                                        "promise",
                                        PLANT,
                                        "--data",
                                        data,
                                        "--as-of",
                                        "2026-05-04",
                                        "--replications",
                                        "2",
                                        "--json"));
        assertThat(next.get("promises").get(0).get("ahead").intValue()).isEqualTo(3);
        Command.Result nobody =
                new Command().run("promise", PLANT, "--data", data, "--order", "A-9");
        assertThat(nobody.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(nobody.err()).contains("A-9");
    }

    @Test
    void whatCannotBeAnsweredIsSaidWithARemedy() {
        Command.Result none = new Command().run("promise", PLANT, "--data", dir.resolve("no"));
        assertThat(none.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(none.err()).contains("--ahead");
        assertThat(new Command().run("promise", PLANT, "--scored").err()).contains("waits");
        assertThat(new Command().run("promise", PLANT, "--chance", "100").status())
                .isEqualTo(Main.WRONG_USAGE);
        assertThat(new Command().run("promise", PLANT, "--ahead", "-1").status())
                .isEqualTo(Main.WRONG_USAGE);
        assertThat(new Command().run("promise", PLANT, "--scored", "--ahead", "3").status())
                .isEqualTo(Main.WRONG_USAGE);
        assertThat(
                        new Command()
                                .run("promise", PLANT, "--ahead", "3", "--as-of", "2026-12-31")
                                .status())
                .isEqualTo(Main.WRONG_USAGE);
    }
}
