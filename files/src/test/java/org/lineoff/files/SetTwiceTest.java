package org.lineoff.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lineoff.model.Where;

/** One change that sets one thing twice: the last would win, and nobody would see it. */
class SetTwiceTest {
    @TempDir Path folder;

    private ChangedPlant read(String first, String second) {
        String change = "formatVersion: 1\ntitle: T\nset:\n  %s\n  %s\n".formatted(first, second);
        Path plant = SmallFolder.valid().writeTo(folder.resolve("plant"));
        Path file = folder.resolve("change.yaml");
        SmallFolder.write(file, change.getBytes(StandardCharsets.UTF_8));
        return ChangedPlant.read(plant, PlantFolder.read(plant), file);
    }

    private static String text(ChangedPlant changed, String language) {
        return String.join(
                "\n",
                changed.read().problems().stream()
                        .map(p -> ProblemTexts.text(p, language, changed.read()))
                        .toList());
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    p2.jobsPerHour: 45                    | plant.yaml#lines.p2.jobsPerHour: 46
                    levers/faster.from: 2024-01-01        | levers.yaml#levers.faster.from: 2024-02-01
                    levers/faster.by.value: 1.2           | levers/faster.by: 1.1
                    levers/faster.by: 1.2                 | levers/faster.by.low: 1.1
                    p1/body/main/weld.work: 70s           | p1/body/main/weld.work.mean: 71s
                    p1/body/main/weld.work.mean: 70s      | p1/body/main/weld.work: 71s
                    p1/body/main/hem.work: 70s            | p1/body/main/hem.work.mean: 71s
                    p1/body/main/hem.work.mean: 70s       | p1/body/main/hem.work: 71s
                    p1/body/main/hem.work.mean: 70s       | p1/body/main/hem.work.value: 71s
                    p1/body/main/weld.failures.robot.availability: 98% | p1/body/main/weld.failures: []
                    calendars/two.shifts.2.to: "23:30"    | calendars.yaml#calendars.two.shifts.2.to: "22:30"
                    """)
    void isComplainedAboutWithBothPlaces(String first, String second) {
        ChangedPlant changed = read(first, second);

        String file = folder.resolve("change.yaml").toString();
        assertThat(changed.read().problems().stream().map(p -> p.where()))
                .as(() -> text(changed, "en"))
                .isEqualTo(List.of(new Where(file, 5, 3)));
        assertThat(text(changed, "en"))
                .contains(
                        "\"%s\" sets what \"%s\" has set before (at %s)"
                                .formatted(key(second), key(first), new Where(file, 4, 3)));
        assertThat(text(changed, "zh")).contains(key(first), key(second), file + ":4:3");
        assertThat(changed.read().plant()).isEmpty();
    }

    private static String key(String entry) {
        return entry.substring(0, entry.indexOf(": "));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    shops/body.yaml#sections.main.stations.hem.work: 70s | p1/body/main/hem.work: 71s
                    p1/body/main/hem.work: 71s                | shops/body.yaml#sections.main.stations.hem.work: 70s
                    p1/body/main/hem.work: 70s                | p2/body/main/hem.work: 71s
                    p1/body/main/weld.work.cv: 0.2            | p1/body/main/weld.work.mean: 71s
                    p1/body/main/weld.work.mean: 71s          | p1/body/main/weld.work.cv: 0.2
                    calendars/day.holidays: []                | calendars/two.holidays: [{from: 2024-01-01}]
                    calendars/two.holidays: []                | calendars/day.holidays: [{from: 2024-01-01}]
                    levers/faster.by: 1.2                     | levers/faster.from: 2024-01-01
                    """)
    void twoThingsAreNot(String first, String second) {
        ChangedPlant changed = read(first, second);

        assertThat(changed.read().problems()).as(() -> text(changed, "en")).isEmpty();
    }

    @Test
    void theSameWordsTwiceAreAKeyThatStandsTwice() {
        ChangedPlant changed = read("p2.jobsPerHour: 45", "p2.jobsPerHour: 46");

        assertThat(text(changed, "en")).contains("stands twice", "change.yaml:4:3");
    }
}
