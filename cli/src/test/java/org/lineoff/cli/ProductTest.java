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

/** Which cars can be built, as asked on the command line. */
class ProductTest {
    @TempDir Path dir;

    private static Command.Result run(Path plant, Object... more) {
        List<Object> args = new ArrayList<>(List.of("product", plant));
        args.addAll(List.of(more));
        return new Command().run(args.toArray());
    }

    private static JsonNode json(Path plant, Object... more) {
        List<Object> args = new ArrayList<>(List.of(more));
        args.add("--json");
        Command.Result result = run(plant, args.toArray());
        assertThat(result.status()).as(result.err()).isZero();
        return JsonMapper.shared().readTree(result.out());
    }

    /** The example with a rule more: the Max has 20 inch wheels. */
    private Path ruled() throws IOException {
        Path plant = Command.copy(Command.example("yizhuang"), dir.resolve("plant"));
        Path file = plant.resolve("products.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        + """

                          rules:
                            - id: max-wheels
                              name: {en: Wheels of the Max, zh: Max 的轮毂}
                              why: {en: The brakes do not fit inside others., zh: 制动器装不进。}
                              cars: {models: [su7], choices: [max]}
                              requires: [wheels20]
                              from: 2024-06-01
                          """);
        return plant;
    }

    @Test
    void everyCombinationOfTheExampleIsCounted() {
        JsonNode all = json(Command.example("yizhuang"), "--as-of", "2025-10-01");
        List<Integer> cars = new ArrayList<>();
        all.get("models").forEach(model -> cars.add(model.get("cars").asInt()));
        // Trims × colours × wheels; the Ultra has no trims.
        assertThat(cars).containsExactly(3 * 6 * 2, 6 * 2, 3 * 6 * 2);
    }

    @Test
    void theChangeOverIsShownWithItsPublicCountsOnceTheyWereKnown() {
        Path example = Command.example("yizhuang");
        assertThat(json(example, "--as-of", "2024-04-01").get("engineeringChanges")).isEmpty();
        assertThat(run(example, "--as-of", "2025-02-01").out())
                .contains("BJ7000MBEV, XMA7000MBEV", "18,410 before the change, 12,521 after it")
                .doesNotContain("18,425");
        assertThat(run(example, "--as-of", "2025-10-01", "--lang", "zh").out())
                .contains("公告型号", "变更前 18,425 辆，变更后 98,462 辆");
    }

    @Test
    void withoutAnApprovalNothingIsBuilt() {
        Command.Result result =
                run(
                        Command.example("yizhuang"),
                        "--as-of",
                        "2024-04-01",
                        "--on",
                        "2023-11-01",
                        "--choose",
                        "su7",
                        "--strict");
        assertThat(result.status()).isEqualTo(Main.NOT_MET);
        assertThat(result.out())
                .contains("needs a type approval, and none is valid on 2023-11-01")
                .contains("Something else can be built from: 2023-11-15");
    }

    @Test
    void aRuleIsNamedWithTheChoicesAgainstItFromItsFirstDay() throws IOException {
        Path plant = ruled();
        JsonNode before = json(plant, "--as-of", "2024-05-31", "--choose", "su7,max,wheels19,west");
        assertThat(before.get("chosen").get("buildable").asBoolean()).isTrue();
        JsonNode after = json(plant, "--as-of", "2024-06-01", "--choose", "max,wheels19,su7");
        JsonNode chosen = after.get("chosen");
        assertThat(chosen.get("buildable").asBoolean()).isFalse();
        assertThat(chosen.get("reasons")).hasSize(1);
        assertThat(chosen.get("reasons").get(0).get("id").asString()).isEqualTo("max-wheels");
        assertThat(chosen.get("because").toString()).contains("max", "wheels19");
        assertThat(after.get("models").get(0).get("cars").asInt()).isEqualTo(36 - 6);
    }

    @Test
    void whatCanStillBeChosenIsShown() throws IOException {
        JsonNode open =
                json(ruled(), "--as-of", "2024-06-01", "--choose", "su7,wheels19")
                        .get("chosen")
                        .get("open");
        JsonNode trim = null;
        for (JsonNode one : open) {
            trim = one.get("id").asString().equals("trim") ? one : trim;
        }
        assertThat(trim).isNotNull();
        assertThat(trim.get("possible").toString()).isEqualTo("[\"std\",\"pro\"]");
        assertThat(trim.get("impossible").toString()).isEqualTo("[\"max\"]");
    }

    @Test
    void ordersAreToldByRowAndCountedByChange() throws IOException {
        Path orders = dir.resolve("orders.csv");
        Files.writeString(
                orders,
                """
                Order,Model,Trim,Trim of the YU7,Colour,Wheels,Market,Wanted
                1,su7,max,,aquaBlue,wheels19,west,2024-09-01
                2,su7,max,,aquaBlue,wheels20,west,2024-09-01
                3,su7,std,,aquaBlue,wheels19,west,2024-09-16
                """);
        Command.Result result =
                run(ruled(), "--as-of", "2025-02-01", "--on", "2024-09-30", "--orders", orders);
        assertThat(result.status()).isZero();
        assertThat(result.err()).contains("orders.csv, cell B2", "Wheels of the Max");
        assertThat(result.out())
                .contains("Orders: 2 can be built, 1 cannot.")
                .contains("Of the orders: 1 before it, 1 after it, 0 open.");
    }

    @Test
    void wrongIdsAreNamed() {
        Path example = Command.example("yizhuang");
        Command.Result unknown = run(example, "--choose", "su8,std");
        assertThat(unknown.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(unknown.err()).contains("--choose su8", "su7ultra");
        Command.Result twice = run(example, "--choose", "std,max");
        assertThat(twice.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(twice.err()).contains("max", "already");
    }
}
