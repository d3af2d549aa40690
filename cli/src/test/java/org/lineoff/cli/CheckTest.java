package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"2021-11-27", "2024-04-01", "2024-07-01", "2025-01-01", "2026-11-22"})
    void theExampleHasNoFaultsAsOfAnyDay(String asOf) {
        Command.Result result =
                new Command().run("check", Command.example("yizhuang"), "--as-of", asOf);

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @Test
    void everyFaultOfEveryFileIsShownAtOnceWithItsPlaceAndARemedy(@TempDir Path dir)
            throws IOException {
        Path plant = copy(Command.example("one-line"), dir);
        Path file = plant.resolve("plant.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst("(?m)^currency:", "curency:"));
        Path calendars = plant.resolve("calendars.yaml");
        Files.writeString(calendars, Files.readString(calendars).replaceFirst("Mon", "Mun"));

        Command.Result english = new Command().run("check", plant);
        Command.Result chinese = new Command().run("check", plant, "--lang", "zh");

        assertThat(english.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(english.err())
                .containsPattern("plant\\.yaml:\\d+:1: ")
                .contains("curency", "currency")
                .containsPattern("calendars\\.yaml:\\d+:\\d+: ")
                .contains("Mun");
        assertThat(chinese.err()).contains("处问题");
    }

    private static Path copy(Path folder, Path into) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path from : (Iterable<Path>) files::iterator) {
                Path to = into.resolve(folder.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to);
                }
            }
        }
        return into;
    }
}
