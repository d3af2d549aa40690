package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job on the examples, as a person or a program starts it. */
class RunTest {
    @TempDir Path dir;

    private Command.Result run(Object... more) {
        List<Object> args = new ArrayList<>(List.of("run"));
        args.addAll(List.of(more));
        args.addAll(List.of("--out", dir));
        return new Command().run(args.toArray());
    }

    private static JsonNode json(Command.Result result) {
        return JsonMapper.builder().build().readTree(result.out());
    }

    @Test
    void itSaysWhatAManagerAsksAndWhereTheReportIs() {
        Command.Result result =
                run(Command.example("one-line"), "--replications", 3, "--draws", 200);

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("P50", "report.html", "Assumptions:");
        assertThat(dir.resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void theSameSeedGivesTheSameBytesWithOneAndWithTwoThreads() {
        Object[] common = {
            Command.example("one-line"), "--json", "--replications", 4, "--draws", 500
        };

        String once = withThreads(common, 1);
        String again = withThreads(common, 1);
        String inParallel = withThreads(common, 2);

        assertThat(again).isEqualTo(once);
        assertThat(inParallel).isEqualTo(once);
    }

    private String withThreads(Object[] common, int threads) {
        List<Object> args = new ArrayList<>(List.of(common));
        args.addAll(List.of("--threads", threads));
        Command.Result result = run(args.toArray());
        assertThat(result.status()).as(result.err()).isZero();
        return result.out();
    }

    @Test
    @Tag("slow")
    void theYizhuangForecastIsWholeAndConsistent() throws IOException {
        Command.Result result =
                run(
                        Command.example("yizhuang"),
                        "--json",
                        "--replications",
                        2,
                        "--as-of",
                        "2024-04-01");
        assertThat(result.status()).as(result.err()).isZero();
        JsonNode forecast = json(result);

        assertThat(forecast.get("promises").size()).isGreaterThanOrEqualTo(5);
        for (JsonNode promise : forecast.get("promises")) {
            for (String field :
                    new String[] {
                        "id",
                        "kind",
                        "clause",
                        "by",
                        "settled",
                        "probability",
                        "low",
                        "high",
                        "p10",
                        "p50",
                        "p90"
                    }) {
                assertThat(promise.has(field)).as("%s of %s", field, promise).isTrue();
            }
            double probability = promise.get("probability").asDouble();
            assertThat(promise.get("low").asDouble()).isLessThanOrEqualTo(probability);
            assertThat(promise.get("high").asDouble()).isGreaterThanOrEqualTo(probability);
            if (promise.get("settled").asBoolean()) {
                assertThat(probability).isIn(0.0, 1.0);
            }
        }
        assertThat(forecast.at("/firstCar/actual").asString()).isEqualTo("2024-02-06");
        assertThat(forecast.at("/firstCar/promised").asString()).isEqualTo("2024-12-31");
        // Settled: what was known on the day, and no spread.
        assertThat(forecast.at("/firstCar/p10")).isEqualTo(forecast.at("/firstCar/p90"));
        double shares = 0;
        for (JsonNode cause : forecast.get("heldBackBy")) {
            shares += cause.get("share").asDouble();
        }
        assertThat(shares).isCloseTo(1, within(1e-3));
        JsonNode first = forecast.get("quarters").get(0);
        assertThat(first.has("lineOff")).isTrue();
        assertThat(forecast.at("/assumptions/count").asInt())
                .isPositive()
                .isLessThan(forecast.at("/assumptions/of").asInt());
        assertThat(forecast.get("replications").asInt()).isEqualTo(2);
        assertThat(forecast.get("fewRuns").asBoolean()).isTrue();
        assertThat(forecast.get("seed").asLong()).isEqualTo(20211127);
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .contains("report.html", "forecast.json", "promises.csv", "quarters.csv")
                    .noneMatch(name -> name.endsWith(".tmp") || name.startsWith("."));
        }
    }

    @Test
    @Tag("slow")
    void aFactThatBecameKnownLaterChangesNothing() {
        // As of two days between which nothing became known, only the as-of day itself may differ.
        JsonNode early = json(run(Command.example("one-line"), "--json", "--as-of", "2024-01-10"));
        JsonNode late = json(run(Command.example("one-line"), "--json", "--as-of", "2024-01-11"));

        assertThat(late.get("assumptions")).isEqualTo(early.get("assumptions"));
    }

    @Test
    void strictEndsInThreeOnlyWhenADatedPromiseIsMoreLikelyMissed() throws IOException {
        Path easy = Command.copy(Command.example("one-line"), dir.resolve("easy"));
        Command.edit(easy.resolve("programme.yaml"), "by: 2026-\\d\\d-\\d\\d", "by: 2026-12-31");
        Command.edit(easy.resolve("programme.yaml"), "count: \\d+", "count: 10");
        Path hard = Command.copy(easy, dir.resolve("hard"));
        Command.edit(hard.resolve("programme.yaml"), "by: 2026-12-31", "by: 2026-01-20");
        Object[] strict = {"--strict", "--replications", 2, "--draws", 100};

        assertThat(withFolder(easy, strict).status()).isEqualTo(Main.DONE);
        assertThat(withFolder(hard, strict).status()).isEqualTo(Main.NOT_MET);
        assertThat(withFolder(hard, "--replications", 2, "--draws", 100).status())
                .isEqualTo(Main.DONE);
    }

    private Command.Result withFolder(Path folder, Object... more) {
        List<Object> args = new ArrayList<>(List.of(folder));
        args.addAll(List.of(more));
        return run(args.toArray());
    }
}
