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

/** The order of the cars, as a person or a program asks for it. */
class SequenceTest {
    private static final String CLASSES =
            """
            10 5 6
            1 2 1 2 1
            2 3 3 5 5
            0 1 1 0 1 1 0
            1 1 0 0 0 1 0
            2 2 0 1 0 0 1
            3 2 0 1 0 1 0
            4 2 1 0 1 0 0
            5 2 1 1 0 0 0
            """;

    @TempDir Path dir;

    private static Command.Result run(Path path, Object... more) {
        List<Object> args = new ArrayList<>(List.of("sequence", path));
        args.addAll(List.of(more));
        return new Command().run(args.toArray());
    }

    private static JsonNode json(Command.Result result) {
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        return JsonMapper.builder().build().readTree(result.out());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(dir.resolve("example.txt"), text);
    }

    /** A tiny day: the last of three dates' cars stays first in its colour. */
    private Path folder() throws IOException {
        Path folder = Files.createDirectories(dir.resolve("day"));
        Files.writeString(
                folder.resolve("vehicles.txt"),
                """
                Date;SeqRank;Ident;Paint Color;HPRC1;LPRC1;
                2003 38 3;7;past;1;1;0;
                2003 38 4;1;a;1;1;0;
                2003 38 4;2;b;2;0;1;
                2003 38 4;3;c;1;0;1;
                2003 38 4;4;d;2;1;0;
                """);
        Files.writeString(
                folder.resolve("ratios.txt"), "Ratio;Prio;Ident;\n1/2;1;HPRC1;\n1/2;0;LPRC1;\n");
        Files.writeString(
                folder.resolve("optimization_objectives.txt"),
                """
                rank;objective name;
                1;high_priority_level_and_easy_to_satisfy_ratio_constraints;
                2;paint_color_batches;
                3;low_priority_level_ratio_constraints;
                """);
        Files.writeString(folder.resolve("paint_batch_limit.txt"), "limitation;\n2;\n");
        return folder;
    }

    @Test
    void theExampleOfCspLibHasAnOrderWithoutViolations() throws IOException {
        JsonNode answer = json(run(file(CLASSES), "--json", "--iterations", 100_000));
        assertThat(answer.propertyNames())
                .containsExactly("instance", "violatedWindows", "sequence");
        assertThat(answer.get("instance").asString()).isEqualTo("example");
        assertThat(answer.get("violatedWindows").asInt()).isZero();
        List<Integer> order = new ArrayList<>();
        answer.get("sequence").forEach(one -> order.add(one.asInt()));
        assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    }

    @Test
    void aDayOfRenaultIsOrderedAsTheChallengeCounts() throws IOException {
        JsonNode answer = json(run(folder(), "--json", "--iterations", 20_000));
        assertThat(answer.propertyNames())
                .containsExactly("instance", "objectives", "cost", "feasible", "sequence");
        assertThat(answer.get("instance").asString()).isEqualTo("day");
        // c or b first, then the two that HPRC1 counts apart; the best of all 24 by hand:
        // c a b d: HPRC1 kept, one change of colour, LPRC1 kept.
        assertThat(answer.get("cost").asInt()).isEqualTo(1000);
        assertThat(answer.at("/objectives/paintChanges").asInt()).isEqualTo(1);
        assertThat(answer.get("feasible").asBoolean()).isTrue();
        assertThat(answer.get("sequence").toString()).isEqualTo("[\"c\",\"a\",\"b\",\"d\"]");
    }

    @Test
    void theThreadsDoNotChangeTheOrder() throws IOException {
        Path file = file(CLASSES);
        String one = run(file, "--json", "--iterations", 3000, "--threads", 1, "--seed", 5).out();
        String two = run(file, "--json", "--iterations", 3000, "--threads", 2, "--seed", 5).out();
        assertThat(two).isEqualTo(one);
    }

    @Test
    void peopleReadItInBothLanguages() throws IOException {
        assertThat(run(folder(), "--time-limit", "50ms").out())
                .contains("paint changes: 1", "as planned", "Order");
        assertThat(run(folder(), "--time-limit", "50ms", "--lang", "zh").out()).contains("换色次数：1");
        assertThat(run(file(CLASSES), "--time-limit", "2s").out()).contains("violated windows: 0");
    }

    @Test
    void ofSeveralInstancesOneIsChosen() throws IOException {
        Path file = file("# first\n" + CLASSES + "# second one\n" + CLASSES);
        Command.Result none = run(file);
        assertThat(none.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(none.err()).contains("2 instances", "first, second one");
        Object[] few = {"--json", "--iterations", 1000, "--instance"};
        for (String name : List.of("2", "second one")) {
            JsonNode answer = json(run(file, few[0], few[1], few[2], few[3], name));
            assertThat(answer.get("instance").asString()).isEqualTo("second one");
        }
        assertThat(run(file, "--instance", "third").err()).contains("third");
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() throws IOException {
        wrong(file(CLASSES.replace("2 2 0 1 0 0 1", "2 2 0 1 x 0 1")), ":6:9: ", "\"x\"");
        wrong(file(CLASSES.replace("2 2 0 1 0 0 1", "2 2 0 1 0 0")), ":6:1: ", "6 values");
        wrong(file(CLASSES.replace("10 5 6", "11 5 6")), ":1:1: ", "11 cars", "10");
        wrong(file(CLASSES.replace("10 5 6", "10 5 7")), ":1:1: ", "behind the end");
        wrong(file(CLASSES.replace("10 5 6", "999999999 5 6")), ":1:1: ", "50000");
        wrong(file(""), "example.txt: ", "empty");
        wrong(file("nothing\n"), ":1:1: ", "no instance");
        wrong(dir.resolve("none"), "missing");
        Path folder = folder();
        Path ratios = folder.resolve("ratios.txt");
        Files.writeString(ratios, "Ratio;Prio;Ident;\n1-2;1;HPRC1;\n1/2;2;LPRC1;\n1/0;0;HPRC1;\n");
        wrong(folder, "ratios.txt:2:1: ", "ratios.txt:3:5: ", "ratios.txt:4:1: ", "1/3");
        folder();
        Files.delete(ratios);
        wrong(folder, "ratios.txt: ", "missing");
        Path empty = Files.createDirectory(dir.resolve("empty"));
        wrong(empty, "vehicles.txt: ", "paint_batch_limit.txt: ");
    }

    private static void wrong(Path path, String... words) {
        Command.Result result = run(path, "--iterations", 100);
        assertThat(result.status()).as(result.out()).isEqualTo(Main.WRONG_INPUT);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(words);
    }

    @Test
    void wrongUsageIsSaidInOneLine() throws IOException {
        Path file = file(CLASSES);
        usage(file, "one of them", "--time-limit", "1s", "--iterations", 5);
        usage(file, "60s", "--time-limit", "60");
        usage(file, "60s", "--time-limit", "0s");
        usage(file, "at least 1", "--iterations", 0);
        usage(file, "at least 1", "--threads", 0);
        usage(folder(), "folder", "--instance", "1");
    }

    private static void usage(Path path, String words, Object... more) {
        Command.Result result = run(path, more);
        assertThat(result.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(result.err()).contains(words).startsWith("lineoff: ");
    }
}
