package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cars and lots looked up in a record that a simulated plant has played. */
class TraceTest {
    private static final Path PLANT = Command.example("yizhuang");

    @TempDir static Path dir;
    @TempDir Path own;

    @BeforeAll
    static void aDayOnRecord() {
        run(
                "sequence",
                PLANT,
                "--generate-orders",
                "12",
                "--out",
                dir.resolve("o.csv"),
                "--from",
                "2024-12-02",
                "--as-of",
                "2024-12-01");
        run(
                "simulate",
                PLANT,
                "--start",
                "p1=2024-04-02",
                "--start",
                "p2=2026-11-01",
                "--replications",
                "1",
                "--until",
                "2024-04-03T20:00",
                "--events",
                dir.resolve("e.jsonl"));
        run(
                "record",
                "play",
                PLANT,
                "--data",
                dir.resolve("data"),
                "--events",
                dir.resolve("e.jsonl"),
                "--orders",
                dir.resolve("o.csv"));
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
        assertThat(verb("trace", "20241202-00003").out()).isEqualTo(byNumber);
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
        JsonNode now = json("--part", "battery", "--lot", "L1");
        assertThat(now.get("carriers")).hasSize(12);
        JsonNode before = json("--part", "battery", "--lot", "L1", "--as-of", "2024-04-02T16:00");
        assertThat(before.get("carriers").size()).isBetween(1, 11);
        assertThat(
                        json("--part", "battery", "--lot", "L1", "--as-of", "2024-04-01")
                                .get("carriers"))
                .isEmpty();
        assertThat(verb("trace", "--software", "1.0.0").out()).contains("12 cars");
        JsonNode piece = json("--part", "rear-motor", "--serial", "REAR-MOTOR-000003");
        assertThat(piece.get("carriers").get(0).get("car").asLong()).isEqualTo(3);
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
        assertThat(verb("trace", "--lot", "L1", "--contain").status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(
                        verb(
                                        "trace",
                                        "--part",
                                        "windscreen",
                                        "--lot",
                                        "L1",
                                        "--contain",
                                        "--person",
                                        "Li")
                                .status())
                .isEqualTo(Main.WRONG_USAGE);
        Command.Result held =
                verb(
                        "trace",
                        "--part",
                        "windscreen",
                        "--lot",
                        "L1",
                        "--contain",
                        "--person",
                        "Li",
                        "--reason",
                        "bubbles");
        assertThat(held.out()).contains("Contained since", "Li: bubbles", "12 cars");
        assertThat(verb("trace", "3").out())
                .contains("Held: contained windscreen L1 (bubbles, Li)");
        assertThat(
                        verb(
                                        "trace",
                                        "--part",
                                        "windscreen",
                                        "--lot",
                                        "L1",
                                        "--uncontain",
                                        "--person",
                                        "Li")
                                .out())
                .doesNotContain("Contained since");
        assertThat(verb("trace", "3").out()).doesNotContain("Held");
        assertThat(verb("trace", "3", "--lot", "L1").status()).isEqualTo(Main.WRONG_USAGE);
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
        for (int i = 40; i < text.length(); i += 997) {
            if (Character.isDigit(text.charAt(i))) {
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
