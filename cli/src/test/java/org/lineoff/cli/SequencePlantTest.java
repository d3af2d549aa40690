package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plant's orders, as a planner hands them in and gets them back. */
class SequencePlantTest {
    private static final int CARS_A_DAY = 30;

    @TempDir Path dir;
    private Path plant = Path.of("");

    /** The example with a line of thirty cars a day. */
    @BeforeEach
    void small() throws IOException {
        plant = Command.copy(Command.example("yizhuang"), dir.resolve("plant"));
        Command.edit(
                plant.resolve("sequencing.yaml"),
                "frozen: 60",
                "carsPerDay: " + CARS_A_DAY + "\nfrozen: 4");
    }

    private Command.Result run(Object... more) {
        List<Object> args =
                new ArrayList<>(
                        List.of("sequence", plant, "--as-of", "2025-10-12", "--threads", 1));
        args.addAll(List.of(more));
        return new Command().run(args.toArray());
    }

    /** A week that is planned in a moment; the same every time. */
    private Command.Result planned(Path orders, Object... more) {
        List<Object> args =
                new ArrayList<>(List.of("--orders", orders, "--from", "2025-10-13", "--days", 3));
        args.addAll(List.of("--iterations", 20_000));
        args.addAll(List.of(more));
        return run(args.toArray());
    }

    private Path generated(int number) {
        Path file = dir.resolve("orders.csv");
        Command.Result result =
                run(
                        "--generate-orders",
                        number,
                        "--from",
                        "2025-10-13",
                        "--days",
                        3,
                        "--out",
                        file);
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains(number + " orders", "2025-10-13", "90 cars");
        return file;
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    private static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.forEach(one -> strings.add(one.asString()));
        return strings;
    }

    private static List<String> column(Path file, String heading) throws IOException {
        List<String> lines = Files.readAllLines(file);
        int at = List.of(lines.getFirst().replace("\uFEFF", "").split(",")).indexOf(heading);
        assertThat(at).as(heading + " in " + lines.getFirst()).isNotNegative();
        return lines.stream().skip(1).map(line -> line.split(",", -1)[at]).toList();
    }

    @Test
    void ordersGetADayAndAPlaceAndTheFilesSayTheSameAsTheAnswer() throws IOException {
        Path orders = generated(80);
        Path out = dir.resolve("out");
        Command.Result result = planned(orders, "--json", "--out", out);
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).isEqualTo(Files.readString(out.resolve("sequence.json")));
        JsonNode answer = json(result.out());
        assertThat(answer.get("feasible").asBoolean()).isTrue();
        assertThat(answer.get("placed").asInt()).isEqualTo(80);
        assertThat(answer.get("refused")).isEmpty();
        List<String> sequence = new ArrayList<>();
        for (JsonNode period : answer.get("periods")) {
            List<String> cars = strings(period.get("sequence"));
            sequence.addAll(cars);
            assertThat(cars).hasSizeLessThanOrEqualTo(CARS_A_DAY);
            assertThat(strings(period.at("/bodies/sequence")))
                    .containsExactlyInAnyOrderElementsOf(cars);
            assertThat(period.at("/colourChanges/after").asInt())
                    .isLessThan(period.at("/colourChanges/before").asInt());
            for (JsonNode rule : period.get("rules")) {
                boolean hard = rule.get("level").asInt() == 0;
                assertThat(hard && rule.get("after").asLong() > 0).isFalse();
            }
        }
        assertThat(column(out.resolve("orders.csv"), "Order")).isEqualTo(sequence);
        assertThat(column(out.resolve("orders.csv"), "Place")).contains("1", "26");
        assertThat(column(out.resolve("orders.csv"), "Body number")).doesNotContain("");
        assertThat(column(out.resolve("callOffs.csv"), "Order")).isEqualTo(sequence.subList(0, 4));
        assertThat(column(out.resolve("callOffs.csv"), "Start").getFirst())
                .isEqualTo("2025-10-13 08:00");
        assertThat(result.err()).contains("orders.csv", "sequence.json", "callOffs.csv");
    }

    @Test
    void whatIsNotKnownHereIsKept() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(generated(20))) {
            lines.add(
                    lines.isEmpty() ? line + ",Dealer" : line + ",\"No. " + lines.size() + ", a\"");
        }
        Path orders = Files.write(dir.resolve("dealers.csv"), lines);
        Path out = dir.resolve("out");
        assertThat(planned(orders, "--out", out).status()).isZero();
        List<String> written = Files.readAllLines(out.resolve("orders.csv"));
        assertThat(written.getFirst()).startsWith(lines.getFirst() + ",Day,Place,Body number");
        Set<String> begin = new HashSet<>();
        written.forEach(line -> begin.add(line.replaceFirst(",2025-10-1[0-9],[0-9]+,[0-9]+$", "")));
        assertThat(begin).containsAll(lines.subList(1, lines.size()));
    }

    @Test
    void aWorkbookComesBackAsOne() throws IOException {
        Path book = dir.resolve("orders.xlsx");
        assertThat(run("--generate-orders", 12, "--from", "2025-10-13", "--out", book).status())
                .isZero();
        Path out = dir.resolve("out");
        assertThat(planned(book, "--out", out).status()).isZero();
        // Planned again from what was written: the first cars keep their places.
        JsonNode again = json(planned(out.resolve("orders.xlsx"), "--json").out());
        assertThat(again.at("/periods/0/frozen").asInt()).isPositive();
    }

    @Test
    void aRefusedOrderIsNamedAndTheRestGoesOn() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(generated(20)));
        lines.set(3, lines.get(3).replaceFirst(",(yu7|su7|su7ultra),", ",su9,"));
        lines.set(5, lines.get(5).replaceFirst("wheels[0-9]+", "wheels21"));
        lines.set(7, lines.get(7).replaceFirst("2025-10-1[0-9]", "soon"));
        Path orders = Files.write(dir.resolve("wrong.csv"), lines);
        Command.Result result = planned(orders, "--json");
        assertThat(result.status()).isZero();
        assertThat(result.err())
                .contains("B4", "su9", "F6", "wheels21", "H8", "soon", "3 problems");
        JsonNode answer = json(result.out());
        assertThat(answer.get("placed").asInt()).isEqualTo(17);
        assertThat(answer.get("refused")).hasSize(3);
        assertThat(answer.at("/refused/0/row").asInt()).isEqualTo(4);
        assertThat(answer.at("/refused/0/column").asInt()).isEqualTo(2);
        assertThat(planned(orders, "--strict").status()).isEqualTo(Main.NOT_MET);
        assertThat(planned(orders).out()).contains("3 refused");
    }

    @Test
    void aCombinationThatTheProductForbidsIsRefusedWithTheRule() throws IOException {
        Command.edit(
                plant.resolve("products.yaml"),
                "\nmarkets:",
                """

                rules:
                  - id: purple-19
                    name: {en: Purple on small wheels, zh: 紫色小轮毂}
                    why: {en: it was never approved, zh: 未获认可}
                    cars: {choices: [duskPurple]}
                    excludes: [wheels19]

                markets:\
                """);
        Path orders = generated(90);
        long forbidden =
                Files.readAllLines(orders).stream()
                        .filter(line -> line.contains("duskPurple") && line.contains("wheels19"))
                        .count();
        assertThat(forbidden).isPositive();
        Command.Result result = planned(orders, "--json");
        assertThat(result.err()).contains("cannot be built", "Purple on small wheels");
        JsonNode answer = json(result.out());
        assertThat(answer.get("refused")).hasSize((int) forbidden);
        assertThat(answer.get("placed").asInt()).isEqualTo(90 - (int) forbidden);
    }

    @Test
    void peopleReadItInBothLanguagesAndOnNarrowTerminals() {
        Path orders = generated(95);
        Command.Result english = planned(orders);
        assertThat(english.out())
                .contains(
                        "90 orders placed; days: 3",
                        "5 left over",
                        "in the order of the file",
                        "The days are full",
                        "At their limit");
        List<Object> args = new ArrayList<>(List.of("sequence", plant, "--as-of", "2025-10-12"));
        args.addAll(List.of("--orders", orders, "--from", "2025-10-13", "--days", 3));
        args.addAll(List.of("--iterations", 2000, "--lang", "zh"));
        Command.Result chinese = new Command().with("LINEOFF_COLUMNS", "60").run(args.toArray());
        assertThat(chinese.out()).contains("90 张订单排入 3 天", "各日已满", "同色连续");
        assertThat(chinese.out().lines())
                .allMatch(line -> line.codePoints().map(c -> c > 0x2E80 ? 2 : 1).sum() <= 60);
    }

    @Test
    void theSameSeedAndIterationsGiveTheSameBytesOnOneAndTwoThreads() throws IOException {
        Path orders = generated(60);
        Path one = dir.resolve("one");
        Path two = dir.resolve("two");
        planned(orders, "--seed", 7, "--out", one);
        Command.Result result =
                new Command()
                        .run(
                                "sequence",
                                plant,
                                "--as-of",
                                "2025-10-12",
                                "--orders",
                                orders,
                                "--from",
                                "2025-10-13",
                                "--days",
                                3,
                                "--iterations",
                                20_000,
                                "--seed",
                                7,
                                "--threads",
                                2,
                                "--out",
                                two);
        assertThat(result.status()).as(result.err()).isZero();
        for (String name : List.of("orders.csv", "sequence.json", "callOffs.csv")) {
            assertThat(Files.readAllBytes(two.resolve(name)))
                    .as(name)
                    .isEqualTo(Files.readAllBytes(one.resolve(name)));
        }
    }

    @Test
    void aRepairMovesFewCarsAndSaysWhich() throws IOException {
        Path out = dir.resolve("out");
        assertThat(planned(generated(60), "--out", out).status()).isZero();
        List<String> lines = new ArrayList<>(Files.readAllLines(out.resolve("orders.csv")));
        String heading = lines.getFirst() + ",State,Blocked until";
        lines.replaceAll(line -> line + ",,");
        lines.set(0, heading);
        for (int row = 1; row <= 3; row++) {
            lines.set(row, lines.get(row).replaceFirst(",,$", ",built,"));
        }
        lines.set(6, lines.get(6).replaceFirst(",,$", ",blocked,2025-10-13 14:00"));
        Path now = Files.write(dir.resolve("now.csv"), lines);
        JsonNode answer = json(planned(now, "--json", "--repair", "--budget", 3).out());
        JsonNode monday = answer.at("/periods/0");
        assertThat(monday.get("built").asInt()).isEqualTo(3);
        assertThat(monday.get("firstPlace").asInt()).isEqualTo(4);
        assertThat(answer.get("feasible").asBoolean()).isTrue();
        String blocked = lines.get(6).split(",", -1)[0];
        List<String> moved = new ArrayList<>();
        monday.get("moved").forEach(one -> moved.add(one.get("order").asString()));
        assertThat(moved).contains(blocked).hasSizeLessThanOrEqualTo(3);
        assertThat(monday.get("conflictSearch").isNull()).isTrue();
        assertThat(planned(now, "--repair").out()).contains("Moved", "→");
        // Where no car may move the blocked one stays too early, though some order would do.
        Command.Result stuck = planned(now, "--repair", "--budget", 0);
        assertThat(stuck.out()).contains("There is an order that keeps all hard rules");
        JsonNode kept = json(planned(now, "--json", "--repair", "--budget", 0).out());
        assertThat(kept.at("/periods/0/conflict").isNull()).isTrue();
        assertThat(kept.at("/periods/0/conflictSearch").asString()).isEqualTo("finished");
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        Path orders = generated(10);
        wrong(planned(dir.resolve("none.csv")), "none.csv");
        Path empty = Files.writeString(dir.resolve("empty.csv"), "");
        wrong(planned(empty), "empty.csv");
        Path headings = dir.resolve("headings.csv");
        Files.writeString(headings, Files.readAllLines(orders).getFirst() + "\n");
        wrong(planned(headings), "no order");
        Path noModel = Files.writeString(dir.resolve("noModel.csv"), "Order,Colour,State\n1,a,\n");
        wrong(planned(noModel), "Model");
        wrong(run("--orders", orders, "--from", "2025-10-02", "--days", 2), "does not work");
        Path broken = plant.resolve("sequencing.yaml");
        Command.edit(broken, "cars: \\[max\\]", "cars: [maxx]");
        wrong(planned(orders), "sequencing.yaml", "maxx");
    }

    private static void wrong(Command.Result result, String... words) {
        assertThat(result.status()).as(result.out()).isEqualTo(Main.WRONG_INPUT);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(words).doesNotContain("\tat ");
    }

    @Test
    void wrongUsageIsSaidInOneLine() throws IOException {
        Path orders = generated(10);
        usage(run(), "--orders", "--generate-orders");
        usage(run("--orders", orders, "--generate-orders", 5), "one of --orders");
        usage(run("--generate-orders", 5), "--out");
        usage(run("--generate-orders", 0, "--out", orders), "at least 1");
        usage(run("--orders", orders, "--day", "2025-10-13", "--days", 2), "--day");
        usage(run("--orders", orders, "--days", 0), "at least 1");
        usage(run("--orders", orders, "--budget", 2), "--repair");
        usage(run("--orders", orders, "--repair", "--budget", -1), "at least 0");
        usage(run("--orders", orders, "--from", "monday"), "no date");
        usage(run("--orders", orders, "--instance", "1"), "folder");
        Path other = Files.createDirectory(dir.resolve("other"));
        Command.Result none = new Command().run("sequence", other, "--orders", orders);
        usage(none, "--orders", "no plant.yaml");
        usage(new Command().run("sequence", other, "--out", dir), "--out", "no plant.yaml");
        Command.Result neither = new Command().run("sequence", other);
        assertThat(neither.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(neither.err()).contains("no plant.yaml", "vehicles.txt");
    }

    private static void usage(Command.Result result, String... words) {
        assertThat(result.status()).as(result.err()).isEqualTo(Main.WRONG_USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("lineoff: ").contains(words);
    }

    @Test
    void anInterruptedWriteLeavesNothingHalf() throws IOException {
        Path out = dir.resolve("out");
        planned(generated(10), "--out", out);
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder(
                            "orders.csv", "sequence.json", "callOffs.csv", "sequence.html");
        }
    }

    @Test
    void theChainIsComparedWithWhatCame() throws IOException {
        Path orders = generated(90);
        Path out = dir.resolve("out");
        assertThat(planned(orders, "--out", out).status()).isZero();
        Path plan = out.resolve("orders.csv");
        List<String> ids = new ArrayList<>();
        for (String line : Files.readAllLines(plan).subList(1, 91)) {
            ids.add(line.substring(0, line.indexOf(',')));
        }
        Path came = dir.resolve("came.csv");
        Files.write(came, Stream.concat(Stream.of("Order"), ids.stream()).toList());
        JsonNode kept = json(run("--orders", plan, "--came", came, "--json").out());
        assertThat(kept.get("cars").asInt()).isEqualTo(90);
        assertThat(kept.get("inPlace").asDouble()).isEqualTo(1);
        String last = ids.removeFirst();
        ids.add(last);
        ids.add("nobody");
        Files.write(came, ids);
        JsonNode late = json(run("--orders", plan, "--came", came, "--json").out());
        assertThat(late.get("inPlace").asDouble()).isZero();
        assertThat(late.get("within").asDouble()).isEqualTo(89 / 90.0);
        assertThat(late.get("inSequence").asDouble()).isEqualTo(89 / 90.0);
        assertThat(late.get("latest").asInt()).isEqualTo(89);
        assertThat(late.get("unknown").toString()).isEqualTo("[\"nobody\"]");
        assertThat(run("--orders", plan, "--came", came, "--lang", "zh").out()).contains("珍珠链");
        Files.write(came, List.of("Order", "x"));
        assertThat(run("--orders", plan, "--came", came).status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(run("--orders", plan, "--came", dir.resolve("no.csv")).status())
                .isEqualTo(Main.WRONG_USAGE);
    }
}
