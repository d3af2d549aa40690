package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.events.Event;
import org.lineoff.events.EventLines;
import org.lineoff.events.EventType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plant alone, as a person or a program asks for it. */
class SimulateTest {
    @TempDir Path dir;

    private static Command.Result run(Object... more) {
        List<Object> args = new ArrayList<>(List.of("simulate", Command.example("one-line")));
        args.addAll(List.of(more));
        return new Command().run(args.toArray());
    }

    @Test
    void itSaysWhatAPlannerAsksInBothLanguages() {
        Command.Result en = run("--replications", 2, "--until", "2026-06-30");
        assertThat(en.status()).as(en.err()).isZero();
        assertThat(en.out())
                .contains("Cars off the line", "2026-Q2", "Starved", "median of the programme");
        Command.Result zh = run("--replications", 2, "--until", "2026-06-30", "--lang", "zh");
        assertThat(zh.out()).contains("下线产量", "2026-Q2", "待料");
    }

    @Test
    void oneAndTwoThreadsGiveTheSameBytesAndTheSameEvents() throws IOException {
        List<String> results = new ArrayList<>();
        List<String> events = new ArrayList<>();
        for (int threads : new int[] {1, 2}) {
            Path file = dir.resolve("events-" + threads + ".jsonl");
            Command.Result result =
                    run(
                            "--json",
                            "--replications",
                            3,
                            "--start",
                            "main=2026-01-05",
                            "--until",
                            "2026-02-28",
                            "--events",
                            file,
                            "--threads",
                            threads);
            assertThat(result.status()).as(result.err()).isZero();
            results.add(result.out());
            events.add(Files.readString(file));
        }
        assertThat(results.get(1)).isEqualTo(results.get(0));
        assertThat(events.get(1)).isEqualTo(events.get(0));
        try (Stream<Path> files = Files.list(dir)) {
            assertThat(files).as("nothing half is left").hasSize(2);
        }
    }

    @Test
    void theEventsOfTheFirstReplicationAreWrittenWholeInEitherForm() throws IOException {
        Path lines = dir.resolve("events.jsonl");
        Path table = dir.resolve("events.csv");
        Object[] asked = {"--replications", 1, "--json", "--until", "2026-05-31", "--events"};
        JsonNode result = json(run(and(asked, lines)));
        run(and(asked, table));

        List<Event> events = new ArrayList<>();
        try (var in = Files.newBufferedReader(lines)) {
            assertThat(EventLines.read("events.jsonl", in, events::add)).isEmpty();
        }
        double cars = 0;
        for (JsonNode period : result.get("output")) {
            cars += period.get("kind").asString().equals("month") ? period.get("p50").asInt() : 0;
        }
        assertThat(events.stream().filter(e -> e.type() == EventType.LINE_OFF).count())
                .isPositive()
                .isEqualTo((long) cars);
        assertThat(Files.readString(table, StandardCharsets.UTF_8).lines().count())
                .isEqualTo(events.size() + 1L);
    }

    private static Object[] and(Object[] some, Object more) {
        List<Object> all = new ArrayList<>(List.of(some));
        all.add(more);
        return all.toArray();
    }

    private static JsonNode json(Command.Result result) {
        assertThat(result.status()).as(result.err()).isZero();
        return JsonMapper.builder().build().readTree(result.out());
    }

    @Test
    void theSharesInTheJsonAddUp() {
        JsonNode result = json(run("--json", "--replications", 2, "--until", "2026-06-30"));
        for (JsonNode place : result.get("places")) {
            double sum = 0;
            for (String share : List.of("working", "blocked", "starved", "failed", "plannedStop")) {
                sum += place.get(share).asDouble();
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
        assertThat(result.at("/starts/0/given").asBoolean()).isFalse();
    }

    @Test
    void strictEndsInThreeWhereTheLineStaysBelowItsRate() throws IOException {
        Path slow = Command.copy(Command.example("one-line"), dir.resolve("slow"));
        Command.edit(slow.resolve("plant.yaml"), "jobsPerHour: 30", "jobsPerHour: 90");
        Object[] more = {"--replications", 1, "--until", "2026-06-30"};
        assertThat(status(slow, more)).isEqualTo(Main.DONE);
        assertThat(status(slow, and(more, "--strict"))).isEqualTo(Main.NOT_MET);
        Path easy = Command.copy(Command.example("one-line"), dir.resolve("easy"));
        Command.edit(easy.resolve("plant.yaml"), "jobsPerHour: 30", "jobsPerHour: 3");
        assertThat(status(easy, and(more, "--strict"))).isEqualTo(Main.DONE);
    }

    private static int status(Path folder, Object... more) {
        List<Object> args = new ArrayList<>(List.of("simulate", folder));
        args.addAll(List.of(more));
        return new Command().run(args.toArray()).status();
    }

    @Test
    void wrongUsageIsSaidInOneLineWithARemedy() {
        wrong("Lines here: main", "--start", "trim=2026-01-01");
        wrong("main=2024-06-01", "--start", "main");
        wrong("main=2024-06-01", "--start", "main=soon");
        wrong("twice", "--start", "main=2026-01-01", "--start", "main=2026-01-02");
        wrong("outside the horizon", "--until", "2027-01-01");
        wrong("outside the horizon", "--until", "2025-12-31");
        wrong("after the last day", "--as-of", "2027-01-01");
        wrong("at least 1", "--replications", 0);
        wrong("at least 1", "--threads", 0);
        wrong("no date", "--until", "June");
    }

    private static void wrong(String words, Object... more) {
        Command.Result result = run(more);
        assertThat(result.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(words).startsWith("lineoff: ");
    }

    @Test
    void aFaultInTheFolderIsSaidAsByTheOtherVerbsAndLeavesTheEventsAlone() throws IOException {
        Path broken = Command.copy(Command.example("one-line"), dir.resolve("broken"));
        Command.edit(broken.resolve("plant.yaml"), "calendar: day", "calendar: nihgt");
        Path events = Files.writeString(dir.resolve("events.csv"), "as before");
        Command.Result result = new Command().run("simulate", broken, "--events", events);
        assertThat(result.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(result.err()).contains("plant.yaml:", "nihgt");
        assertThat(events).hasContent("as before");
    }

    @Test
    void aPlantWithoutPromisesIsSimulated() throws IOException {
        Path folder = Command.copy(Command.example("one-line"), dir.resolve("plain"));
        Path programme = folder.resolve("programme.yaml");
        String text = Files.readString(programme);
        Files.writeString(programme, text.substring(0, text.indexOf("\npromises:") + 1));
        assertThat(new Command().run("check", folder).status()).isZero();
        assertThat(status(folder, "--replications", 1, "--until", "2026-05-31")).isZero();
    }
}
