package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lineoff.forecast.Forecast;

class ReportFolderTest {
    private final Forecast forecast = YizhuangForecast.forecast();
    @TempDir Path folder;

    @Test
    void the_page_the_json_and_the_tables_are_written_and_nothing_else() throws IOException {
        Path target = folder.resolve("产量/报告");
        Path page = ReportFolder.write(forecast, target, "zh");
        assertThat(page).isEqualTo(target.resolve("report.html")).isRegularFile();
        assertThat(names(target))
                .containsExactly(
                        "activities.csv",
                        "also-worth.csv",
                        "assumptions.csv",
                        "bridge.csv",
                        "forecast.json",
                        "held-back-by.csv",
                        "measure-next.csv",
                        "promises.csv",
                        "quarters.csv",
                        "report.html",
                        "spread.csv",
                        "states.csv");
        assertThat(target.resolve("forecast.json")).hasContent(JsonReport.json(forecast, "zh"));
        assertThat(page).hasContent(HtmlReport.html(forecast, "zh"));
    }

    @Test
    void an_earlier_backtest_of_the_same_plant_is_shown_and_no_other() throws IOException {
        Path target = folder.resolve("2024-04-01");
        Path beside = Files.createDirectories(folder.resolve("backtest")).resolve("backtest.json");
        String same =
                "{\"title\": {\"en\": \"%s\"}, \"forecast\": {\"days\": []}}"
                        .formatted(forecast.title().en());
        Files.writeString(beside, same);
        assertThat(ReportFolder.write(forecast, target, "en"))
                .hasContent(HtmlReport.html(forecast, "en", same));
        for (String other : List.of("{\"title\": {\"en\": \"Other\"}}", "[", "3")) {
            Files.writeString(beside, other);
            assertThat(ReportFolder.write(forecast, target, "en"))
                    .hasContent(HtmlReport.html(forecast, "en"));
        }
    }

    @Test
    void a_second_report_replaces_the_first_and_leaves_other_files_alone() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve("report.html"), "old");
        ReportFolder.write(forecast, folder, "en");
        assertThat(folder.resolve("report.html")).hasContent(HtmlReport.html(forecast, "en"));
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void a_failure_halfway_leaves_the_old_files_and_no_new_ones() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "old");
        assertThatThrownBy(
                        () -> {
                            try (WholeFiles files = new WholeFiles()) {
                                files.add(folder.resolve("a.txt"), "new");
                                files.add(folder.resolve("a.txt/b.txt"), "cannot be");
                                files.finish();
                            }
                        })
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("a.txt")).hasContent("old");
        assertThat(names(folder)).containsExactly("a.txt");
    }

    @Test
    void an_interrupted_program_leaves_the_old_files_and_no_half_written_ones() throws Exception {
        Files.writeString(folder.resolve("report.html"), "old");
        Process program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                InterruptedWriting.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        try (var said = program.inputReader()) {
            assertThat(said.readLine()).isEqualTo("begun");
            assertThat(names(folder)).as("written beside").hasSize(2);
            // As Ctrl-C does: the program is asked to end and runs its shutdown hooks.
            program.destroy();
            program.waitFor();
        }
        assertThat(names(folder)).containsExactly("report.html");
        assertThat(folder.resolve("report.html")).hasContent("old");
    }

    @Test
    void one_page_alone_can_be_written() throws IOException {
        HtmlReport.write(forecast, folder.resolve("one.html"), "en");
        assertThat(names(folder)).containsExactly("one.html");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
