package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plant stopped at an instant and gone on from, as a person does it. */
class StateTest {
    private static final String SPLIT = "2026-02-10T14:30";

    @TempDir Path dir;
    private Path state;

    @BeforeEach
    void stateAtAnInstant() {
        state = dir.resolve("state.json");
    }

    private static Command.Result run(Object... more) {
        List<Object> args = new ArrayList<>(List.of("simulate", Command.example("one-line")));
        args.addAll(List.of("--replications", 1, "--start", "main=2026-01-05"));
        args.addAll(List.of(more));
        return new Command().run(args.toArray());
    }

    private Command.Result write() {
        return run("--until", SPLIT, "--state-out", state, "--events", dir.resolve("1.jsonl"));
    }

    @Test
    void twoPartsAreTheWhole() throws IOException {
        Command.Result first = write();
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.err()).contains(state.toString());
        Command.Result second =
                run(
                        "--state-in",
                        state,
                        "--until",
                        "2026-03-31",
                        "--events",
                        dir.resolve("2.jsonl"));
        assertThat(second.status()).as(second.err()).isZero();
        run("--until", "2026-03-31", "--events", dir.resolve("3.jsonl"));

        List<String> parts = events("1.jsonl");
        assertThat(parts).hasSizeGreaterThan(10_000);
        parts.addAll(events("2.jsonl"));
        assertThat(parts).isEqualTo(events("3.jsonl"));
    }

    /** Without their running numbers. */
    private List<String> events(String file) throws IOException {
        List<String> events = new ArrayList<>();
        for (String line : Files.readAllLines(dir.resolve(file))) {
            events.add(line.substring(line.indexOf(',')));
        }
        return events;
    }

    @Test
    void theFiguresOfTwoPartsAddUpToThoseOfTheWhole() {
        JsonNode first = json(run("--until", SPLIT, "--state-out", state, "--json"));
        JsonNode second = json(run("--state-in", state, "--until", "2026-03-31", "--json"));
        JsonNode whole = json(run("--until", "2026-03-31", "--json"));

        assertThat(second.get("from").asString()).isEqualTo("2026-02-10");
        for (String figure : List.of("cars", "workedHours")) {
            double parts = line(first, figure) + line(second, figure);
            assertThat(parts).as(figure).isEqualTo(line(whole, figure), within(1e-6));
        }
        assertThat(line(second, "workInProgressAtEnd"))
                .isEqualTo(line(whole, "workInProgressAtEnd"));
    }

    private static double line(JsonNode result, String figure) {
        return result.get("lines").get(0).get(figure).asDouble();
    }

    private static JsonNode json(Command.Result result) {
        assertThat(result.status()).as(result.err()).isZero();
        return new JsonMapper().readTree(result.out());
    }

    @Test
    void aStateThatDoesNotFitIsRefusedWhereItDoesNot() throws IOException {
        write();
        String text = Files.readString(state);
        Matcher station =
                Pattern.compile("\"stations\": \\[\\s*\\{\\s*\"place\": \"([^\"]+)\"")
                        .matcher(text);
        assertThat(station.find()).isTrue();
        String name = station.group(1);
        String slip = name.substring(0, name.length() - 1) + "§";
        Files.writeString(
                state, text.substring(0, station.start(1)) + slip + text.substring(station.end(1)));

        Command.Result en = run("--state-in", state);
        assertThat(en.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(en.err())
                .containsPattern("state\\.json:[0-9]+:[0-9]+: place: there is no station \"" + slip)
                .contains("Maybe you meant \"" + name + "\"")
                .contains("^")
                .contains("1 problem in");
        Command.Result zh = run("--state-in", state, "--lang", "zh");
        assertThat(zh.err()).contains("工位").doesNotContain("Maybe");
    }

    @Test
    void aStateOfAnotherHorizonIsRefused() throws IOException {
        write();
        String text = Files.readString(state);
        Files.writeString(state, text.replace("\"epoch\": \"2026", "\"epoch\": \"2025"));
        assertThat(run("--state-in", state).err()).contains("epoch").contains("2026-01-01");
    }

    @Test
    void whatIsNoStateIsRefused() throws IOException {
        assertThat(run("--state-in", dir.resolve("none.json")).status())
                .isEqualTo(Main.WRONG_INPUT);
        Files.writeString(state, "{\"formatVersion\": 1, \"tme\": 3}");
        Command.Result result = run("--state-in", state);
        assertThat(result.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(result.err()).contains("state.json:1:", "unknown key \"tme\"", "epoch");
    }

    @Test
    void theInstantMustMakeSense() {
        write();
        assertThat(run("--until", "soon").err()).contains("2026-06-30T14:00");
        assertThat(run("--until", "2126-01-01T10:00").status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(run("--state-out", dir.resolve("x")).err()).contains("--until");
        Command.Result before = run("--state-in", state, "--until", "2026-02-10T14:30");
        assertThat(before.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(before.err()).contains("2026-02-10T14:30");
        assertThat(run("--until", "bald", "--lang", "zh").err()).contains("不是日期");
    }
}
