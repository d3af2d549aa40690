package org.lineoff.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"2021-11-27", "2024-04-01", "2024-07-01", "2025-01-01", "2026-11-22"})
    void theExampleHasNoFaultsAsOfAnyDayAtEitherGrain(String asOf) {
        for (String example : new String[] {"yizhuang", "yizhuang-stations"}) {
            Command.Result result =
                    new Command().run("check", Command.example(example), "--as-of", asOf);

            assertThat(result.err()).isEmpty();
            assertThat(result.status()).isZero();
        }
    }

    @Test
    void everyFaultOfEveryFileIsShownAtOnceWithItsPlaceAndARemedy(@TempDir Path dir)
            throws IOException {
        Path plant = Command.copy(Command.example("one-line"), dir);
        Command.edit(plant.resolve("plant.yaml"), "(?m)^currency:", "curency:");
        Command.edit(plant.resolve("calendars.yaml"), "Mon", "Mun");

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
}
