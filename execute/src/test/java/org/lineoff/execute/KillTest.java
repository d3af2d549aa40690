package org.lineoff.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lineoff.execute.Records.Entry;

/** Kills the process that captures, under load, and looks for what it had acknowledged. */
class KillTest {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void nothingAcknowledgedIsLostNorDoubled(Database database) throws Exception {
        kill(database, Integer.getInteger("lineoff.kills", 2));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("slow")
    void norInTwentyKills(Database database) throws Exception {
        kill(database, 20);
    }

    private void kill(Database database, int times) throws Exception {
        assertThat(kill(database.place(folder), times, times)).isGreaterThan(100);
    }

    /** Kills it so often, and gives the number of reports that were acknowledged. */
    static int kill(String place, int times, long seed) throws Exception {
        List<Long> cars = new ArrayList<>();
        for (long station = 0; station < Victim.STATIONS; station++) {
            cars.add(1 + station * 1_000_000);
        }
        Map<String, Long> acknowledged = new HashMap<>();
        Chance chance = new Chance(seed);
        for (int kill = 0; kill < times; kill++) {
            // After a few answers, or after many; in the middle of whatever is done then.
            run(place, cars, acknowledged, 1 + chance.below(1500), chance.below(20));
            verify(place, acknowledged, "kill " + kill);
        }
        return acknowledged.size();
    }

    private static void run(
            String place, List<Long> cars, Map<String, Long> acknowledged, int lines, int delay)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                Victim.class.getName(),
                                place));
        cars.forEach(car -> command.add(Long.toString(car)));
        Process victim =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            String line = out.readLine();
            while (line != null) {
                String next = out.readLine();
                // The last line may have been cut off in the middle.
                if (next != null) {
                    seen++;
                    acknowledge(line.split(" ", 3), cars, acknowledged);
                }
                if (seen == lines) {
                    Thread.sleep(delay);
                    // A process would close its streams, and what it had said would be lost.
                    victim.toHandle().destroyForcibly();
                }
                line = next;
            }
        } finally {
            victim.destroyForcibly();
        }
        assertThat(victim.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(victim.exitValue()).isEqualTo(128 + 9);
    }

    private static void acknowledge(
            String[] words, List<Long> cars, Map<String, Long> acknowledged) {
        assertThat(words[0]).isNotEqualTo("rejected");
        long car = Long.parseLong(words[0]);
        int station = (int) (car / 1_000_000);
        cars.set(station, Math.max(cars.get(station), car));
        Long before = acknowledged.put(words[2], Long.parseLong(words[1]));
        // The same report is the same entry, before the kill and after it.
        assertThat(before == null || before == Long.parseLong(words[1])).isTrue();
    }

    private static void verify(String place, Map<String, Long> acknowledged, String about)
            throws InterruptedException {
        try (Store store = Database.open(place);
                Execution plant = open(store)) {
            Map<String, Long> found = new HashMap<>();
            List<Entry> entries = new ArrayList<>();
            plant.records().read(0, entries::add);
            long last = 0;
            for (Entry e : entries) {
                assertThat(e.seq()).as(about).isEqualTo(++last);
                assertThat(found.put(e.report().id(), e.seq())).as(about).isNull();
            }
            acknowledged.forEach(
                    (id, seq) -> assertThat(found.get(id)).as("%s %s", about, id).isEqualTo(seq));
            assertThat(plant.projections().differences()).as(about).isEmpty();
            assertThat(plant.records().aside()).as(about).isEmpty();
        }
    }

    /** A PostgreSQL server needs a moment to see that the other side is gone. */
    private static Execution open(Store store) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                return new Execution(store, SmallPlant.RULES, () -> Victim.NOW);
            } catch (StoreException e) {
                if (attempt == 100) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }
}
