package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cars and lots looked up in the record of a virtual plant. */
class TraceTest {
    private static final Path PLANT = Command.example("yizhuang");
    private static final String BATTERIES = "battery-20240403";
    private static final String WINDSCREENS = "windscreen-20240403";

    @TempDir static Path dir;
    @TempDir Path own;

    /** Build numbers by part and lot, told by another verb: what the confirmations say is used. */
    private static final Map<String, Set<Long>> used = new HashMap<>();

    @BeforeAll
    static void threeDaysOnRecord() throws IOException {
        Path csv = dir.resolve("used.csv");
        Serving.threeDays(dir.resolve("log"), dir.resolve("data"));
        run("orders", PLANT, "--data", dir.resolve("data"), "--confirmations", csv);
        for (String line : Files.readAllLines(csv).stream().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            Set<Long> cars =
                    cells[10].isEmpty()
                            ? new TreeSet<>()
                            : used.computeIfAbsent(
                                    cells[7] + " " + cells[10], _ -> new TreeSet<>());
            switch (cells[1]) {
                case "consumption" -> cars.add(Long.parseLong(cells[4]));
                case "return" -> cars.remove(Long.parseLong(cells[4]));
                default -> {}
            }
        }
    }

    private static Command.Result run(Object... args) {
        Command.Result result = new Command().run(args);
        assertThat(result.status()).as(result.out() + result.err()).isZero();
        return result;
    }

    private Command.Result verb(String verb, Object... more) {
        return verb(new Command(), verb, more);
    }

    private Command.Result verb(Command command, String verb, Object... more) {
        List<Object> args = new ArrayList<>(List.of(verb, PLANT, "--data", dir.resolve("data")));
        args.addAll(List.of(more));
        return command.run(args.toArray());
    }

    @Test
    void aCarIsFoundByVinNumberOrOrder() {
        String byNumber = verb("trace", "3").out();
        String vin = byNumber.lines().findFirst().orElseThrow();

        assertThat(vin).matches("LZZSU7[AU]1.SY[0-9]{6}|LZZSU7[AU]1.RY[0-9]{6}|LZZSU7.*");
        assertThat(verb("trace", vin).out()).isEqualTo(byNumber);
        assertThat(verb("trace", "V-3").out()).isEqualTo(byNumber);
        assertThat(byNumber).contains("Traction battery", "Insulation resistance", "End of line");
        assertThat(verb("trace", "nothing").status()).isEqualTo(Main.WRONG_INPUT);
    }

    @Test
    void aNarrowTerminalAndAChineseOneAreKeptTo() {
        for (String columns : List.of("40", "60", "120")) {
            for (String language : List.of("en", "zh")) {
                Command narrow = new Command().with("LINEOFF_COLUMNS", columns);
                String text = verb(narrow, "trace", "3", "--lang", language).out();
                assertThat(text.lines())
                        .allSatisfy(
                                line ->
                                        assertThat(cells(line))
                                                .as(line)
                                                .isLessThanOrEqualTo(Integer.parseInt(columns)));
            }
        }
        assertThat(verb("trace", "3", "--lang", "zh").out()).contains("动力电池包", "绝缘电阻");
    }

    private static int cells(String line) {
        return line.codePoints().map(c -> c >= 0x2e80 && c < 0x10000 ? 2 : 1).sum();
    }

    @Test
    void aLotIsFoundWithEveryCarThatCarriesItAsOfAnyTime() {
        for (Map.Entry<String, Set<Long>> of : used.entrySet()) {
            String[] name = of.getKey().split(" ", -1);
            assertThat(carriers("--part", name[0], "--lot", name[1])).isEqualTo(of.getValue());
        }
        assertThat(used).containsKeys("battery " + BATTERIES, "windscreen " + WINDSCREENS);

        Set<Long> all = used.get("battery " + BATTERIES);
        Set<Long> noon =
                carriers("--part", "battery", "--lot", BATTERIES, "--as-of", "2024-04-03T12:00");
        assertThat(all).containsAll(noon).hasSizeGreaterThan(noon.size());
        assertThat(noon).isNotEmpty();
        assertThat(carriers("--part", "battery", "--lot", BATTERIES, "--as-of", "2024-04-02"))
                .isEmpty();
        int cars = used.get("software-vehicle 2024.4").size();
        assertThat(verb("trace", "--software", "2024.4").out()).contains("Cars: " + cars + ";");
        assertThat(carriers("--part", "rear-motor", "--serial", "rear-motor-0000003"))
                .containsExactly(3L);
    }

    /** An empty answer would be taken for a good one. */
    @Test
    void whatWasNeverHeardOfIsNoEmptyAnswer() {
        Command.Result part = verb("trace", "--part", "batery", "--lot", BATTERIES);
        assertThat(part.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(part.err()).contains("no part batery", "battery");
        for (List<String> of :
                List.of(
                        List.of("--part", "battery", "--lot", "L-0815"),
                        List.of("--lot", "L-0815"),
                        List.of("--software", "1999.1"),
                        List.of("--part", "rear-motor", "--serial", "rear-motor-9"))) {
            Command.Result never = verb("trace", of.toArray());
            assertThat(never.status()).as("%s", of).isEqualTo(Main.WRONG_INPUT);
            assertThat(never.err()).as("%s", of).contains("never fitted");
        }
    }

    @Test
    void aCarAsOfATimeStandsWhereItStoodThen() {
        JsonNode now = json("3");
        String shipped = now.get("status").asString();
        List<JsonNode> steps = new ArrayList<>();
        now.get("steps").forEach(steps::add);
        assertThat(steps).hasSizeGreaterThan(8);
        for (JsonNode step : steps) {
            String minute = step.get("time").asString().substring(0, 16);
            if (minute.compareTo("2024-04-02T00:00") > 0) {
                JsonNode then = json("3", "--as-of", minute);
                assertThat(then.get("status").asString())
                        .as(minute)
                        .isIn(steps.stream().map(s -> s.get("status").asString()).toList());
                then.get("parts")
                        .forEach(
                                fitted ->
                                        assertThat(fitted.get("fitted").asString().substring(0, 16))
                                                .isLessThanOrEqualTo(minute));
            }
        }
        String assembly =
                steps.stream()
                        .filter(s -> s.get("status").asString().equals("IN_ASSEMBLY"))
                        .findFirst()
                        .orElseThrow()
                        .get("time")
                        .asString()
                        .substring(0, 16);
        assertThat(json("3", "--as-of", assembly).get("status").asString()).isNotEqualTo(shipped);
        assertThat(verb("trace", "3", "--as-of", assembly).out()).startsWith("As of ");
        assertThat(verb("trace", "3", "--as-of", "2024-03-01").err()).contains("was not ordered");

        Object[] lot = {"--part", "battery", "--lot", BATTERIES};
        assertThat(statuses(lot)).contains("SHIPPED");
        assertThat(statuses(with(lot, "--as-of", "2024-04-03T12:00")))
                .contains("IN_ASSEMBLY")
                .doesNotContain("SHIPPED");
    }

    private List<String> statuses(Object... more) {
        List<String> all = new ArrayList<>();
        json(more).get("carriers").forEach(carrier -> all.add(carrier.get("status").asString()));
        return all;
    }

    private Set<Long> carriers(Object... more) {
        Set<Long> cars = new TreeSet<>();
        json(more).get("carriers").forEach(carrier -> cars.add(carrier.get("car").asLong()));
        return cars;
    }

    private JsonNode json(Object... more) {
        List<Object> args = new ArrayList<>(List.of(more));
        args.add("--json");
        Command.Result result = verb("trace", args.toArray());
        assertThat(result.status()).as(result.err()).isZero();
        return JsonMapper.shared().readTree(result.out());
    }

    @Test
    void aContainmentNeedsANameAndAReasonAndHoldsTheCars() {
        Object[] lot = {"--part", "windscreen", "--lot", WINDSCREENS};
        assertThat(verb("trace", "--lot", WINDSCREENS, "--contain").status())
                .isEqualTo(Main.WRONG_USAGE);
        assertThat(verb("trace", with(lot, "--contain", "--person", "Li")).status())
                .isEqualTo(Main.WRONG_USAGE);
        Set<Long> inside = new TreeSet<>();
        Set<Long> left = new TreeSet<>();
        json(lot)
                .get("carriers")
                .forEach(
                        c ->
                                (c.get("status").asString().equals("SHIPPED") ? left : inside)
                                        .add(c.get("car").asLong()));
        assertThat(inside).isNotEmpty();
        assertThat(left).isNotEmpty();

        Command.Result held =
                verb("trace", with(lot, "--contain", "--person", "Li", "--reason", "bubbles"));
        assertThat(held.out())
                .contains("Contained since", "Li: bubbles")
                .contains(
                        "Cars: %d; still in the plant: %d."
                                .formatted(inside.size() + left.size(), inside.size()));
        String hold = "Held: contained windscreen " + WINDSCREENS + " (bubbles, Li)";
        for (long car : inside) {
            assertThat(verb("trace", car).out()).contains(hold);
        }
        for (long car : left) {
            assertThat(verb("trace", car).out()).doesNotContain("Held");
        }
        assertThat(verb("trace", with(lot, "--uncontain", "--person", "Li")).out())
                .doesNotContain("Contained since");
        for (long car : inside) {
            assertThat(verb("trace", car).out()).doesNotContain("Held");
        }
        assertThat(verb("trace", "3", "--lot", "L1").status()).isEqualTo(Main.WRONG_USAGE);
    }

    private static Object[] with(Object[] some, Object... more) {
        List<Object> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray();
    }

    @Test
    void anAsBuiltRecordIsSignedAndAChangeOfItIsFound() throws IOException {
        Path file = own.resolve("car.json");
        assertThat(verb("asbuilt", "3", "--out", file).status()).isZero();
        Path key = dir.resolve("data").resolve("as-built.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(verb("asbuilt", "--verify", file).out()).contains("genuine");

        // The same record in another order and with blanks is the same record.
        String pretty =
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(JsonMapper.shared().readTree(Files.readString(file)));
        Files.writeString(own.resolve("pretty.json"), pretty);
        assertThat(verb("asbuilt", "--verify", own.resolve("pretty.json")).status()).isZero();

        String text = Files.readString(file);
        int changed = 0;
        for (int from = 40; from < text.length(); from += 997) {
            int i = from;
            while (i < text.length() && !Character.isDigit(text.charAt(i))) {
                i++;
            }
            if (i < text.length()) {
                char other = text.charAt(i) == '9' ? '8' : '9';
                Files.writeString(
                        own.resolve("bad.json"),
                        text.substring(0, i) + other + text.substring(i + 1));
                Command.Result bad = verb("asbuilt", "--verify", own.resolve("bad.json"));
                assertThat(bad.status()).as(bad.out()).isEqualTo(Main.NOT_MET);
                changed++;
            }
        }
        assertThat(changed).isGreaterThan(2);
        Files.writeString(own.resolve("not.json"), "{}");
        assertThat(verb("asbuilt", "--verify", own.resolve("not.json")).out())
                .contains("not a signed");
    }

    @Test
    void pagesOfACarAreInBothLanguages() throws IOException {
        for (String language : List.of("en", "zh")) {
            Path page = own.resolve("page-" + language + ".html");
            Path sheet = own.resolve("sheet-" + language + ".html");
            assertThat(
                            verb(
                                            "asbuilt", "3", "--html", page, "--sheet", sheet,
                                            "--lang", language)
                                    .status())
                    .isZero();
            boolean chinese = language.equals("zh");
            assertThat(Files.readString(page))
                    .contains(chinese ? "整车电子档案" : "As-built record", "<svg class=\"code\"")
                    .contains(chinese ? "绝缘电阻" : "Insulation resistance")
                    .doesNotContain("null");
            assertThat(Files.readString(sheet))
                    .contains(chinese ? "随车单" : "Build sheet", "p1/assembly/final/marriage")
                    .doesNotContain("p2/");
        }
    }

    @Test
    void aBackupIsRestoredElsewhereAndTellsTheSame() {
        Path backup = own.resolve("backup.db");
        run("record", "backup", PLANT, backup, "--data", dir.resolve("data"));
        Command.Result again =
                new Command().run("record", "backup", PLANT, backup, "--data", dir.resolve("data"));
        assertThat(again.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(again.err()).doesNotContain("\tat ");
        run("record", "restore", PLANT, backup, "--data", own.resolve("restored"));
        run("record", "verify", PLANT, "--data", own.resolve("restored"));
        run("record", "rebuild", PLANT, "--data", own.resolve("restored"));
        assertThat(new Command().run("trace", PLANT, "5", "--data", own.resolve("restored")).out())
                .isEqualTo(verb("trace", "5").out());
    }
}
