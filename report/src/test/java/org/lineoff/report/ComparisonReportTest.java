package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lineoff.forecast.Comparison;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A comparison on the terminal, as JSON, as tables and in its folder. */
class ComparisonReportTest {
    private static String console(Comparison comparison, String language, int width) {
        return ConsoleComparison.text(comparison, language, width, false, Path.of("compare.html"));
    }

    @ParameterizedTest
    @CsvSource({"en,60", "en,80", "en,200", "zh,60", "zh,100"})
    void no_line_is_wider_than_the_terminal(String language, int width) {
        assertThat(console(MadeUpComparison.of(3), language, width).lines())
                .allSatisfy(
                        line ->
                                assertThat(Cells.width(line))
                                        .isLessThanOrEqualTo(Math.min(width, 100)));
    }

    @Test
    void the_largest_differences_stand_first_and_in_words() {
        assertThat(ComparisonWords.in("en").headline(MadeUpComparison.of(2), 1))
                .isEqualTo(
                        "A second shift, step 1: 1,100 more cars are delivered in 2024 (+800 to"
                                + " +1,400); \"Volume in 2024\" becomes likelier, 70% instead of"
                                + " 50%: +20 points (+10 to +30); \"Start of production\" comes 9"
                                + " days earlier (−11 to −7).");
        assertThat(ComparisonWords.in("zh").sentence(MadeUpComparison.of(2), 1))
                .startsWith("2024 年多交付 1,100 辆（+800 至 +1,400）；“2024年量产”的概率由 50% 升至 70%")
                .endsWith("提前 9 天（−11 至 −7）。");
    }

    @Test
    void what_does_not_differ_is_said_in_one_line_and_what_may_be_chance_is_said_to_be() {
        assertThat(console(MadeUpComparison.of(2), "en", 100))
                .contains("The same in every run: Start in 2024")
                .contains("The same in every run: First car")
                .contains("A 50% · B 70% · +20 points (+10 to +30)")
                .contains("−20 days (−50 to +10) · no difference seen")
                .containsPattern(
                        "2024-Q2 +10,000 +11,000 +\\+1,100 \\(−900 to \\+3,100\\) +no diff")
                .contains("2024*", "* the horizon begins or ends inside it")
                .contains("levers.yaml#levers.saturday\n    new: saturday")
                .contains("takt · only in p1\n    76s → 74s (70s–78s)")
                .contains("and 2 more: compare-changes.csv")
                .contains("Luck is the same only where names are");
    }

    @Test
    void a_single_pair_has_no_interval() {
        assertThat(console(MadeUpComparison.ofOnePair(), "en", 100))
                .contains("no difference is seen in any promise, date or year")
                .containsPattern("2024 +1 +501 +\\+500 +one pair of runs: no interval");
        assertThat(
                        json(MadeUpComparison.ofOnePair())
                                .at("/years/0/lineOff/1/difference/low")
                                .isNull())
                .isTrue();
    }

    private static JsonNode json(Comparison comparison) {
        return JsonMapper.shared().readTree(JsonReport.json(comparison, "en"));
    }

    @Test
    void the_json_holds_a_side_for_each_variant() {
        JsonNode json = json(MadeUpComparison.of(3));

        assertThat(json.get("variants").size()).isEqualTo(3);
        for (JsonNode row : json.get("promises")) {
            assertThat(row.get("sides").size()).isEqualTo(3);
            assertThat(row.at("/sides/0/likelier").isNull()).isTrue();
        }
        assertThat(json.at("/quarters/0/deliveries/2/difference/mean").asDouble()).isEqualTo(2200);
    }

    @Test
    void the_folder_holds_page_json_and_tables(@TempDir Path folder) throws IOException {
        Path page = ReportFolder.write(MadeUpComparison.of(2), folder, "zh");

        assertThat(page).exists().hasFileName("compare.html");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "compare.html",
                            "comparison.json",
                            "compare-promises.csv",
                            "compare-dates.csv",
                            "compare-periods.csv",
                            "compare-changes.csv");
        }
        assertThat(Files.readString(folder.resolve("compare-changes.csv")))
                .contains(
                        "B,changed,shops/assembly.yaml#sections.final.takt,p1,76s,74s (70s–78s),rate,")
                .contains("'=HYPERLINK");
        assertThat(Files.readString(folder.resolve("compare-periods.csv")))
                .contains("A,2025-Q1,true,deliveries,28000,35000,45500,35000,,,,,")
                .contains(
                        "B,2025-Q1,true,deliveries,28000,36000,45500,36100,1100,800,1400,12,true");
    }
}
